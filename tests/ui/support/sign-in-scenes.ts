import type { Page } from '@playwright/test';
import { setupError } from '../../../shared/errors.ts';
import { signedOut, snapshot } from '../../support/window-states.ts';
import type { Scene } from './scene.ts';

const askedByProxy = { proxy: 'proxy.example.com:3128', status: 'asked', refused: false } as const;
const atProxy = (page: Page) => page.locator('dialog[open] form').waitFor();

export const signInScenes: readonly Scene[] = [
  {
    name: 'sign-in-memory-only',
    world: { snapshot: { ...snapshot, secrets: { place: 'memory', problem: setupError('secret-store-missing') } } },
    act: (page) => page.locator('.tile-title').first().click(),
  },
  { name: 'sign-in', world: {}, act: (page) => page.locator('.tile-title').first().click() },
  {
    name: 'sign-in-empty-fields',
    world: { snapshot: { ...snapshot, session: { ...signedOut, failedSignIns: 7 } } },
    act: async (page) => {
      await page.locator('.tile-title').first().click();
      await page.locator('button.primary').click();
    },
  },
  { name: 'proxy-asks', world: { snapshot: { ...snapshot, proxy: askedByProxy } }, act: atProxy },
  {
    name: 'proxy-refuses',
    world: { snapshot: { ...snapshot, proxy: { ...askedByProxy, refused: true } } },
    act: atProxy,
  },
  {
    name: 'proxy-tries',
    world: { snapshot: { ...snapshot, proxy: { ...askedByProxy, status: 'trying' } } },
    act: atProxy,
  },
  {
    name: 'one-time-code',
    world: { snapshot: { ...snapshot, session: { ...signedOut, status: 'one-time-code-needed' } } },
    act: (page) => page.locator('.tile-title').first().click(),
  },
  {
    name: 'access-token',
    world: {},
    act: async (page) => {
      await page.locator('.tile-title').first().click();
      await page.locator('form button.link').click();
    },
  },
];
