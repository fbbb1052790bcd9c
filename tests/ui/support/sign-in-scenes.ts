import type { Page } from '@playwright/test';
import { setupError } from '../../../shared/errors.ts';
import type { Scene } from './scene.ts';
import { signedOut, snapshot } from './worlds.ts';

const atAdvanced = async (page: Page) => {
  await page.locator('.tile-title').first().click();
  await page.locator('summary').click();
};
const askedByProxy = { proxy: 'proxy.example.com:3128', status: 'asked', refused: false } as const;
const atProxy = (page: Page) => page.locator('dialog[open] form').waitFor();

export const signInScenes: readonly Scene[] = [
  {
    name: 'advanced-locked',
    world: {
      snapshot: {
        ...snapshot,
        policy: { values: {}, locked: ['cloudUrl', 'clientId', 'photonPrefix', 'joinBy'], problem: undefined },
      },
    },
    act: atAdvanced,
  },
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
  { name: 'sign-in-advanced', world: {}, act: atAdvanced },
  {
    name: 'sign-in-advanced-kept',
    world: {
      replies: {
        listKept: [
          {
            ok: true,
            value: [
              { what: 'product', names: ['Weather station'] },
              { what: 'oauth-client', names: ['setup-1234'] },
              { what: 'proxies', names: ['proxy.example.com:3128'] },
            ],
          },
        ],
      },
    },
    act: async (page) => {
      await atAdvanced(page);
      await page.locator('.kept-secrets button').first().click();
      await page.locator('.kept-secrets ul').scrollIntoViewIfNeeded();
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
    name: 'sign-in-advanced-adapters',
    world: {
      replies: {
        listWifiAdapters: [
          {
            ok: true,
            value: [
              { id: 'wlan0', name: 'Intel Wi-Fi 6 AX201', carriesInternet: true },
              { id: 'wlan1', name: 'wlan1', carriesInternet: false },
            ],
          },
        ],
      },
    },
    act: async (page) => {
      await atAdvanced(page);
      await page.locator('.advanced button').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'sign-in-advanced-no-adapter',
    world: { replies: { listWifiAdapters: [{ ok: false, error: setupError('wifi-service-not-running') }] } },
    act: async (page) => {
      await atAdvanced(page);
      await page.locator('.advanced button').scrollIntoViewIfNeeded();
    },
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
