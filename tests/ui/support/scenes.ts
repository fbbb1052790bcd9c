import type { Page } from '@playwright/test';
import { setupError } from '../../../shared/errors.ts';
import type { FakeWorld } from './fake-bridge.ts';
import {
  ask,
  atChoose,
  atCommit,
  atGiveBack,
  atJoin,
  atProve,
  chooseQuestion,
  claimed,
  device,
  end,
  enter,
  happened,
  practiceRoom,
  signedIn,
  signedOut,
  snapshot,
  started,
  step,
} from './worlds.ts';

/** One picture of the window: the world behind it and what a person did in it. Labels are found in every language. */
export interface Scene {
  readonly name: string;
  readonly world: Partial<FakeWorld>;
  readonly act?: (page: Page) => Promise<void>;
}

const running = { ...snapshot, session: signedIn, running: true };
const practising = { ...running, practice: practiceRoom, wifi: 'simulated' } as const;
const handTask = (task: { kind: 'join-photon' } | { kind: 'return-to-own-network' }) =>
  ({ type: 'hand-needed', task }) as const;
const failed = (error: ReturnType<typeof setupError>) => end({ outcome: 'failed', error, deviceId: device.id });

export const scenes: readonly Scene[] = [
  { name: 'doors', world: {} },
  { name: 'doors-signed-in', world: { snapshot: { ...snapshot, session: signedIn } } },
  { name: 'sign-in', world: {}, act: (page) => page.locator('.door-title').first().click() },
  {
    name: 'sign-in-empty-fields',
    world: { snapshot: { ...snapshot, session: { ...signedOut, failedSignIns: 7 } } },
    act: async (page) => {
      await page.locator('.door-title').first().click();
      await page.locator('button.primary').click();
    },
  },
  {
    name: 'sign-in-advanced',
    world: {},
    act: async (page) => {
      await page.locator('.door-title').first().click();
      await page.locator('summary').click();
    },
  },
  {
    name: 'one-time-code',
    world: { snapshot: { ...snapshot, session: { ...signedOut, status: 'one-time-code-needed' } } },
    act: (page) => page.locator('.door-title').first().click(),
  },
  {
    name: 'access-token',
    world: {},
    act: async (page) => {
      await page.locator('.door-title').first().click();
      await page.locator('form button.link').click();
    },
  },
  { name: 'find-preparing', world: { snapshot: practising, events: happened(started, enter('prepare')) } },
  { name: 'find-looking', world: { snapshot: running, events: happened(...atJoin, step('find-photon')) } },
  {
    name: 'find-several',
    world: {
      snapshot: running,
      events: happened(
        ...atJoin,
        ask({
          id: 'q-photon',
          kind: 'choose-photon',
          photons: [
            { ssid: 'Photon-K4WQ', rssi: -42 },
            { ssid: 'Photon-8QYT2H', rssi: -67 },
            { ssid: 'Photon-ZK3B', rssi: -84 },
          ],
        }),
      ),
    },
  },
  ...(['linux', 'windows', 'macos'] as const).map((platform) => ({
    name: `find-by-hand-${platform}`,
    world: {
      snapshot: { ...running, system: { ...snapshot.system, platform } },
      events: happened(...atJoin, handTask({ kind: 'join-photon' })),
    },
  })),
  {
    name: 'find-connecting',
    world: {
      snapshot: running,
      events: happened(
        ...atJoin,
        { type: 'photons-seen', photons: [{ ssid: 'Photon-K4WQ', rssi: -42 }] },
        { type: 'place-changed', place: 'photon' },
        step('read-device-id'),
      ),
    },
  },
  {
    name: 'ownership',
    world: {
      snapshot: running,
      events: happened(
        ...atJoin,
        ask({ id: 'q-owner', kind: 'confirm-ownership', device: { ...device, setUpBefore: true } }),
      ),
    },
  },
  { name: 'choose', world: { snapshot: practising, events: happened(...atChoose, ask(chooseQuestion)) } },
  {
    name: 'choose-password',
    world: { snapshot: practising, events: happened(...atChoose, ask(chooseQuestion)) },
    act: async (page) => {
      await page.getByRole('radio', { name: 'HomeNet' }).check();
      await page.locator('input[type=password]').fill('short');
      await page.locator('button.primary').click();
    },
  },
  {
    name: 'choose-kept-password',
    world: {
      snapshot: running,
      events: happened(
        ...atChoose,
        ask({
          ...chooseQuestion,
          previous: { ssid: 'HomeNet', security: chooseQuestion.networks[0]?.security ?? 0, passwordKept: true },
        }),
      ),
    },
  },
  {
    name: 'choose-open',
    world: { snapshot: running, events: happened(...atChoose, ask(chooseQuestion)) },
    act: (page) => page.getByRole('radio', { name: 'Guests' }).check(),
  },
  {
    name: 'choose-other',
    world: { snapshot: running, events: happened(...atChoose, ask(chooseQuestion)) },
    act: (page) => page.locator('.network-row.other input').check(),
  },
  {
    name: 'choose-enterprise',
    world: { snapshot: running, events: happened(...atChoose, ask(chooseQuestion)) },
    act: (page) => page.getByRole('radio', { name: 'eduroam' }).check(),
  },
  {
    name: 'choose-certificate',
    world: { snapshot: running, events: happened(...atChoose, ask(chooseQuestion)) },
    act: async (page) => {
      await page.getByRole('radio', { name: 'eduroam' }).check();
      await page.locator('.methods input').last().check();
    },
  },
  {
    name: 'progress-handing-over',
    world: { snapshot: practising, events: happened(...atCommit, step('configure-network', 2)) },
  },
  { name: 'progress-returning', world: { snapshot: running, events: happened(...atGiveBack) } },
  {
    name: 'progress-returning-by-hand',
    world: { snapshot: running, events: happened(...atGiveBack, handTask({ kind: 'return-to-own-network' })) },
  },
  {
    name: 'progress-proving',
    world: {
      snapshot: running,
      events: happened(...atProve, {
        type: 'noticed',
        notice: setupError('network-signal-weak', { details: { rssi: -79 } }),
      }),
    },
  },
  {
    name: 'stopping',
    world: { snapshot: running, events: happened(...atCommit), unanswered: ['cancelSetup'] },
    act: (page) => page.locator('.action-bar button').click(),
  },
  { name: 'success', world: { snapshot: practising, events: happened(...atProve, end(claimed)) } },
  {
    name: 'success-variables',
    world: {
      snapshot: { ...snapshot, session: signedIn },
      events: happened(...atProve, end(claimed)),
      replies: {
        readVariables: [
          {
            ok: true,
            value: [
              { name: 'temperature', type: 'double', reading: { ok: true, value: 21.5 } },
              { name: 'status', type: 'string', reading: { ok: true, value: 'watering the tomatoes since 07:30' } },
              { name: 'pump', type: 'bool', reading: { ok: false, error: setupError('device-not-answering') } },
            ],
          },
        ],
      },
    },
    act: async (page) => {
      await page.locator('.panel').last().locator('button').first().click();
      await page.locator('.panel').last().locator('button').last().click();
      await page.locator('table').waitFor();
    },
  },
  {
    name: 'failure-wrong-password',
    world: {
      snapshot: practising,
      events: happened(...atProve, failed(setupError('network-details-wrong', { details: { network: 'HomeNet' } }))),
    },
  },
  {
    name: 'failure-not-online',
    world: {
      snapshot: { ...snapshot, session: signedIn },
      events: happened(...atProve, failed(setupError('photon-not-online', { details: { network: 'HomeNet' } }))),
      replies: { checkAgain: [{ ok: true, value: { online: false, mine: true } }] },
    },
    act: async (page) => {
      await page.locator('.light-choice input').nth(3).check();
      await page.locator('.action-bar button.secondary').last().click();
    },
  },
  {
    name: 'failure-details',
    world: {
      snapshot: { ...snapshot, session: signedIn },
      events: happened(
        ...atJoin,
        step('read-device-id'),
        failed(setupError('not-a-photon', { saw: 'HTTP/1.1 401 Unauthorized · FRITZ!Box' })),
      ),
    },
    act: (page) => page.locator('summary').click(),
  },
  {
    name: 'failure-timed-out',
    world: {
      snapshot: { ...snapshot, session: signedIn },
      events: happened(...atJoin, step('read-device-id'), failed(setupError('photon-timed-out'))),
    },
  },
  {
    name: 'stopped',
    world: {
      snapshot: { ...snapshot, session: signedIn },
      events: happened(...atCommit, failed(setupError('cancelled'))),
    },
  },
  { name: 'light-help', world: {}, act: (page) => page.locator('.app-header button').click() },
];
