import type { Page } from '@playwright/test';
import { setupError } from '../../../shared/errors.ts';
import { lockableSettings } from '../../../shared/policy.ts';
import { sharedAway, signedIn, snapshot } from '../../support/window-states.ts';
import { product } from './product-worlds.ts';
import type { Scene } from './scene.ts';

const atSettings = async (page: Page) => {
  await page.locator('h1').waitFor();
  await page.keyboard.press('Control+,');
  await page.locator('dialog.settings[open]').waitFor();
};
const atSection = (number: number) => async (page: Page) => {
  await atSettings(page);
  const section = page.locator('dialog.settings > section').nth(number);
  await section.evaluate((one) => one.scrollIntoView());
};
const kept = {
  listKept: [
    {
      ok: true,
      value: [
        { what: 'product', names: ['Weather station'] },
        { what: 'oauth-client', names: ['setup-1234'] },
        { what: 'proxies', names: ['proxy.example.com:3128'] },
        { what: 'presets', names: ['Lamps, hall 2', 'Porch'] },
      ],
    },
  ],
} as const;

export const settingsScenes: readonly Scene[] = [
  { name: 'settings', world: {}, act: atSettings },
  { name: 'settings-cloud', world: {}, act: atSection(1) },
  {
    name: 'settings-cloud-not-applied',
    world: {},
    act: async (page) => {
      await atSection(1)(page);
      await page.locator('dialog input[type=url]').fill('https://cloud.example.com');
      await page.keyboard.press('Escape');
      await page.locator('dialog .notice').waitFor();
    },
  },
  {
    name: 'settings-wifi',
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
      await atSection(2)(page);
      await page.locator('dialog select').last().waitFor();
    },
  },
  {
    name: 'settings-wifi-no-adapter',
    world: { replies: { listWifiAdapters: [{ ok: false, error: setupError('wifi-service-not-running') }] } },
    act: atSection(2),
  },
  { name: 'settings-end', world: {}, act: atSection(3) },
  {
    name: 'settings-history',
    world: {
      snapshot: { ...snapshot, settings: { ...snapshot.settings, historyCount: 500 } },
      replies: { countHistory: [{ ok: true, value: { count: 1_234 } }] },
    },
    act: async (page) => {
      await atSection(4)(page);
      await page.locator('dialog .field-hint', { hasText: '734' }).waitFor();
    },
  },
  {
    name: 'settings-sharing',
    world: { snapshot: { ...snapshot, sharing: sharedAway } },
    act: async (page) => {
      await atSection(5)(page);
      await page.locator('dialog .notice').waitFor();
    },
  },
  {
    name: 'settings-sharing-new',
    world: { snapshot: { ...snapshot, secrets: { place: 'memory', problem: setupError('secret-store-missing') } } },
    act: async (page) => {
      await atSection(5)(page);
      await page.locator('dialog .notice').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'settings-sharing-not-saved',
    world: {},
    act: async (page) => {
      await atSection(5)(page);
      await page.locator('dialog section').nth(5).locator('input').first().fill('db.example.com');
      await page.keyboard.press('Escape');
      await page.locator('dialog .notice').waitFor();
    },
  },
  {
    name: 'settings-sharing-held',
    world: {
      snapshot: {
        ...snapshot,
        policy: { values: {}, locked: ['sharedRecord'], problem: undefined },
        sharing: { ...sharedAway, state: 'connected', awaySince: undefined, trouble: undefined, nameIsTaken: true },
      },
    },
    act: async (page) => {
      await atSection(5)(page);
      await page.locator('dialog section').nth(5).locator('button').last().scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'settings-kept',
    world: {
      snapshot: { ...snapshot, session: signedIn, rememberedWifi: ['HomeNet'], knownProducts: [product] },
      replies: kept,
    },
    act: async (page) => {
      await atSection(7)(page);
      await page.locator('.kept-secrets button').first().click();
      await page.locator('.kept-secrets ul').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'settings-locked',
    world: {
      snapshot: {
        ...snapshot,
        policy: { values: { doors: ['set-up'] }, locked: lockableSettings, problem: undefined },
      },
    },
    act: atSection(8),
  },
];
