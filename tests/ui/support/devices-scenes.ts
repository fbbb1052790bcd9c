import type { Page } from '@playwright/test';
import type { DeviceId } from '../../../shared/device-id.ts';
import type { DeviceFacts, DeviceJobEvent } from '../../../shared/device-jobs.ts';
import { setupError } from '../../../shared/errors.ts';
import { now, signedIn, snapshot } from '../../support/window-states.ts';
import { others, plugged } from './cable-scenes.ts';
import { say } from './fake-bridge.ts';
import { email, facts, inProduct, offlineFacts } from './product-worlds.ts';
import type { Scene } from './scene.ts';

export const both = { ...inProduct, session: signedIn };
export const mineFacts: DeviceFacts = {
  ...facts,
  id: '1f0039000447343337373738' as DeviceId,
  name: 'مختبر',
  owner: { kind: 'me' },
  inProduct: false,
  firmwareVersion: undefined,
};
export const strangeFacts: DeviceFacts = {
  ...offlineFacts,
  id: '2b0039000447343337373739' as DeviceId,
  name: '<b>porch</b>',
  owner: { kind: 'somebody-else' },
  inProduct: false,
  otherProductId: 9_876,
};
const notFound = ['ffffffffffffffffffffffff', 'eeeeeeeeeeeeeeeeeeeeeeee'];

export const found = (devices: readonly DeviceFacts[], missing: readonly string[] = []) => ({
  findDevices: [{ ok: true, value: { devices, notFound: missing, more: false } }] as const,
});

export const throughDevicesTile = (page: Page) => page.getByRole('button', { name: 'Manage devices' }).click();

export async function lookForIds(page: Page): Promise<void> {
  await throughDevicesTile(page);
  await page.locator('textarea').fill('2e0039000147343233323032');
  await page.locator('form button.primary').click();
  await page.locator('.device-list').waitFor();
}

export async function chooseAll(page: Page): Promise<void> {
  await lookForIds(page);
  await page.locator('.device-list').press('Control+a');
  await page.locator('.action-bar button.primary').click();
}

/** The first action that applies. */
export async function confirmFirst(page: Page): Promise<void> {
  await chooseAll(page);
  await page.locator('.job-choice button[aria-disabled=false]').first().click();
}

const at = <Event extends Omit<DeviceJobEvent, 'at'>>(event: Event): DeviceJobEvent =>
  ({ ...event, at: now }) as unknown as DeviceJobEvent;
export const workSoFar = (...rest: readonly Parameters<typeof at>[0][]): readonly DeviceJobEvent[] =>
  [
    {
      type: 'work-started',
      workId: 'work-1',
      deviceIds: [facts.id, offlineFacts.id],
      actions: ['unclaim', 'remove-from-product', 'add-to-account', 'flash-tinker', 'release'],
      hands: ['clear-networks'],
      continues: false,
    },
    { type: 'action-started', deviceId: facts.id, action: 'unclaim' },
    ...rest,
  ].map((event) => at(event as Parameters<typeof at>[0]));
const result = (deviceId: DeviceId, action: string, status: object) =>
  ({ type: 'action-finished', deviceId, action, result: status }) as unknown as Parameters<typeof at>[0];

export const underWay = workSoFar(
  result(facts.id, 'unclaim', { status: 'done' }),
  result(facts.id, 'remove-from-product', { status: 'not-needed' }),
  { type: 'action-started', deviceId: facts.id, action: 'add-to-account' } as Parameters<typeof at>[0],
  { type: 'waiting-for-device', deviceId: facts.id, untilMs: now + 90_000 } as Parameters<typeof at>[0],
);
export const ended = workSoFar(
  ...(['unclaim', 'remove-from-product', 'add-to-account'] as const).map((action) =>
    result(facts.id, action, { status: 'done' }),
  ),
  result(facts.id, 'flash-tinker', { status: 'failed', error: setupError('tinker-refused', { saw: 'Unknown app' }) }),
  result(offlineFacts.id, 'unclaim', { status: 'done' }),
  result(offlineFacts.id, 'remove-from-product', { status: 'done' }),
  result(offlineFacts.id, 'add-to-account', { status: 'failed', error: setupError('device-offline') }),
  result(offlineFacts.id, 'flash-tinker', { status: 'not-tried' }),
  ...[facts.id, offlineFacts.id].map((id) => result(id, 'release', { status: 'not-tried' })),
  { type: 'device-finished', deviceId: facts.id, facts } as Parameters<typeof at>[0],
  { type: 'device-finished', deviceId: offlineFacts.id, facts: undefined } as Parameters<typeof at>[0],
  { type: 'work-finished', workId: 'work-1', stopped: false } as Parameters<typeof at>[0],
);

/** All that the cloud can do is done for both; what is left is for the person's hands. */
export const forTheHands = workSoFar(
  ...[facts.id, offlineFacts.id].flatMap((id) => [
    ...(['unclaim', 'remove-from-product', 'add-to-account', 'flash-tinker', 'release'] as const).map((action) =>
      result(id, action, { status: 'done' }),
    ),
    { type: 'device-finished', deviceId: id, facts: undefined } as Parameters<typeof at>[0],
  ]),
  { type: 'work-finished', workId: 'work-1', stopped: false } as Parameters<typeof at>[0],
);
export const ticked = (deviceId: DeviceId, done = true): DeviceJobEvent =>
  ({ type: 'hand-ticked', at: now, deviceId, hand: 'clear-networks', done }) as const;

const follow = (events: readonly DeviceJobEvent[]) => async (page: Page) => {
  await throughDevicesTile(page);
  for (const event of events) await say(page, 'deviceJobEvent', event);
  await page.locator('.job-devices').waitFor();
};

const world = { snapshot: both, replies: found([facts, offlineFacts, mineFacts, strangeFacts], notFound) };
const one = { snapshot: both, replies: found([facts]) };

export const devicesScenes: readonly Scene[] = [
  { name: 'devices-signed-out', world: { snapshot }, act: throughDevicesTile },
  { name: 'devices-find', world: { snapshot: both }, act: throughDevicesTile },
  { name: 'devices-found', world, act: lookForIds },
  {
    name: 'devices-found-one',
    world: { ...one, replies: { ...one.replies, pingDevice: [{ ok: true, value: { online: false } }] } },
    act: async (page) => {
      await lookForIds(page);
      for (const button of await page.locator('.device-checks button').all()) await button.click();
      await page.locator('.device-checks').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'devices-not-found',
    world: {
      snapshot: both,
      replies: { findDevices: [{ ok: false, error: setupError('device-not-found', { saw: email }) }] },
    },
    act: async (page) => {
      await throughDevicesTile(page);
      await page.locator('textarea').fill('2e0039000147343233323032');
      await page.locator('form button.primary').click();
      await page.locator('.notice.bad').waitFor();
    },
  },
  {
    name: 'devices-serial-number',
    world: {
      snapshot: both,
      replies: { lookUpSerialNumber: [{ ok: false, error: setupError('serial-number-unknown') }] },
    },
    act: async (page) => {
      await throughDevicesTile(page);
      await page.locator('textarea').fill('PHHMAB123456789');
      await page.locator('form button.primary').click();
      await page.locator('form button.secondary').click();
      await page.locator('.notice.bad').waitFor();
    },
  },
  { name: 'devices-actions', world, act: chooseAll },
  { name: 'devices-one', world: one, act: chooseAll },
  { name: 'devices-confirm', world, act: confirmFirst },
  {
    name: 'devices-move',
    world: one,
    act: async (page) => {
      await chooseAll(page);
      await page.locator('.job-choice button').nth(6).click();
    },
  },
  {
    name: 'devices-move-offline',
    world: { snapshot: both, replies: found([{ ...facts, online: false }]) },
    act: async (page) => {
      await chooseAll(page);
      await page.locator('.job-choice button').nth(6).click();
    },
  },
  {
    name: 'devices-move-confirm',
    world: { snapshot: both, replies: found([{ ...facts, online: true }]) },
    act: async (page) => {
      await chooseAll(page);
      await page.locator('.job-choice button').nth(6).click();
      await page.locator('input[type=email]').fill('bob@example.com');
      await page.keyboard.press('Enter');
    },
  },
  {
    name: 'devices-manual',
    world: one,
    act: async (page) => {
      await chooseAll(page);
      await page.locator('.job-choice button').last().click();
    },
  },
  {
    name: 'devices-plugged-obstacles',
    world: {
      snapshot: { ...both, plugged: [{ ...plugged, obstacle: setupError('cable-unavailable') }, ...others] },
    },
    act: throughDevicesTile,
  },
  {
    name: 'devices-plugged',
    world: { snapshot: { ...both, plugged: [plugged] } },
    act: async (page) => {
      await throughDevicesTile(page);
      await page.locator('.notice .inline-actions button').last().waitFor();
    },
  },
  { name: 'devices-working', world, act: follow(underWay) },
  { name: 'devices-results', world, act: follow(ended) },
  { name: 'devices-manual-left', world, act: follow([...forTheHands, ticked(facts.id)]) },
  {
    name: 'devices-not-all',
    world: {
      snapshot: both,
      replies: {
        findDevices: [
          {
            ok: true,
            value: {
              devices: [mineFacts],
              notFound: [],
              more: true,
            },
            lack: { trouble: setupError('cloud-timed-out'), unread: notFound, skipped: 2, more: true },
          },
        ],
      },
    },
    act: lookForIds,
  },
];
