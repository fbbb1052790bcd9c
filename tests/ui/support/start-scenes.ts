import type { Page } from '@playwright/test';
import { setupError } from '../../../shared/errors.ts';
import { signedIn, snapshot, unfinished } from '../../support/window-states.ts';
import { say } from './fake-bridge.ts';
import { named, type Scene } from './scene.ts';

const atAbout = async (page: Page) => {
  await page.locator('.app-header button').last().click();
  await page.locator('.licences li').first().waitFor();
};
/** What a start says of the one before is a part of its own, which comes a moment later. */
const openGuide = async (page: Page) => {
  await page.locator('.app-header button').nth(-3).click();
  await page.locator('.light-list').waitFor();
};

const startTold = (page: Page) => page.locator('.recovery .notice').first().waitFor();

export const startScenes: readonly Scene[] = [
  { name: 'start', world: {} },
  { name: 'start-signed-in', world: { snapshot: { ...snapshot, session: signedIn } } },
  {
    name: 'start-not-signed-out',
    world: {
      snapshot: { ...snapshot, session: signedIn },
      replies: { signOut: [{ ok: false, error: setupError('sign-out-not-done', { saw: 'Internal error' }) }] },
    },
    act: async (page) => {
      await page.locator('.signed-in button').click();
      const language = (await page.locator('h1').textContent())?.startsWith('[') ? 'pseudo' : 'en';
      await say(page, 'snapshotChanged', { ...snapshot, language });
      await page.locator('.notice').waitFor();
    },
  },
  { name: 'about', world: {}, act: atAbout },
  {
    name: 'about-licences',
    world: {},
    act: async (page) => {
      await atAbout(page);
      await page.locator('.licences summary').first().click();
      await page.locator('dialog').evaluate((dialog) => dialog.scrollTo(0, dialog.scrollHeight));
    },
  },
  {
    name: 'about-update-problem',
    world: {
      snapshot: {
        ...snapshot,
        update: { status: 'current', checkedAt: 0, problem: setupError('update-server-unreachable') },
      },
    },
    act: atAbout,
  },
  {
    name: 'start-update-fetching',
    world: {
      snapshot: { ...snapshot, update: { status: 'downloading', version: '0.2.0', received: 31e6, size: 84e6 } },
    },
    act: async (page) => page.locator('progress').waitFor(),
  },
  {
    name: 'start-update-ready',
    world: { snapshot: { ...snapshot, update: { status: 'ready', version: '0.2.0', problem: undefined } } },
    act: async (page) => page.locator('.notice').waitFor(),
  },
  {
    name: 'start-nothing-kept',
    world: { snapshot: { ...snapshot, startProblem: setupError('profile-not-writable') } },
  },
  {
    name: 'start-policy-broken',
    world: {
      snapshot: {
        ...snapshot,
        policy: {
          values: { doors: ['practise'], updates: 'off' },
          locked: [],
          problem: setupError('policy-unreadable', {
            saw: 'cloudUrl: not an address that may be used',
            details: { file: '/etc/photon-setup/policy.json' },
          }),
        },
      },
    },
  },
  {
    name: 'start-kept-sign-in-ended',
    world: {
      snapshot: { ...snapshot, secrets: { place: 'encrypted', problem: setupError('kept-sign-in-ended') } },
    },
    act: (page) => page.locator('.notice').waitFor(),
  },
  {
    name: 'start-keyring-locked',
    world: { snapshot: { ...snapshot, secrets: { place: 'memory', problem: setupError('secret-store-locked') } } },
    act: (page) => page.locator('.notice').waitFor(),
  },
  ...(['under-way', 'home', 'stays', 'adapter-gone', 'failed'] as const).map((status) => ({
    name: `start-recovery-${status}`,
    world: { snapshot: { ...snapshot, recovery: { status, networkName: 'HomeNet', adapter: 'wlan1' } } },
    act: startTold,
  })),
  ...(['home-network-asks-password', 'photon-network-kept', 'wifi-service-not-running'] as const).map((code) => ({
    name: `start-recovery-${code}`,
    world: {
      snapshot: { ...snapshot, recovery: { status: 'failed', networkName: 'HomeNet', error: named(code) } as const },
    },
    act: startTold,
  })),
  { name: 'start-unfinished-told', world: { snapshot: { ...snapshot, unfinished } }, act: startTold },
  {
    name: 'start-unfinished-line',
    world: { snapshot: { ...snapshot, unfinished: { ...unfinished, preset: 'Lamps, second shift' } } },
    act: startTold,
  },
  {
    name: 'start-unfinished-customer',
    world: {
      snapshot: {
        ...snapshot,
        recovery: { status: 'under-way', networkName: 'HomeNet' },
        unfinished: {
          ...unfinished,
          forWhom: { for: 'customer', email: 'ann+1@example.com', productId: 1319 },
          connectedAt: undefined,
        },
        recordProblem: setupError('journal-damaged'),
      },
    },
    act: startTold,
  },
  {
    name: 'start-unfinished-nobody',
    world: {
      snapshot: {
        ...snapshot,
        session: signedIn,
        recovery: { status: 'home', networkName: 'HomeNet' },
        unfinished: { ...unfinished, deviceId: undefined, connectedAt: undefined },
      },
    },
    act: startTold,
  },
  {
    name: 'report',
    world: {
      replies: {
        readReport: [
          {
            ok: true,
            value: ['Photon Setup: report of a problem', '', '[log]', ...Array(40).fill('asked signIn: done')].join(
              '\n',
            ),
          },
        ],
      },
    },
    act: async (page) => {
      await page.locator('.app-header button').last().click();
      await page.locator('.about .link', { hasText: /report/i }).click();
      await page.locator('.report pre').waitFor();
    },
  },
  { name: 'light-guide', world: {}, act: openGuide },
  {
    name: 'light-guide-flashes',
    world: {},
    act: async (page) => {
      await openGuide(page);
      await page.locator('.light-filter').last().locator('input').nth(3).check();
    },
  },
  {
    name: 'light-guide-none',
    world: {},
    act: async (page) => {
      await openGuide(page);
      await page.locator('.light-filter').first().locator('input').nth(8).check();
      await page.locator('.light-filter').last().locator('input').nth(4).check();
      await page.locator('.light-none').waitFor();
    },
  },
  {
    name: 'shortcuts',
    world: {},
    act: async (page) => {
      await atAbout(page);
      await page.locator('.about-links button').last().click();
      await page.locator('.shortcut-list').first().waitFor();
    },
  },
  { name: 'closing', world: { snapshot: { ...snapshot, closing: true } } },
  {
    name: 'start-record-unreadable',
    world: { snapshot: { ...snapshot, recordProblem: setupError('journal-unreadable') } },
    act: startTold,
  },
];
