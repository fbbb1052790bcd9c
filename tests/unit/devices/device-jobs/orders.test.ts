import { describe, expect, it } from 'vitest';
import type { DeviceJobAction, DeviceJobEvent } from '../../../../shared/device-jobs.ts';
import { annsDevice, type FakeDevice, fakeCloud, id, other } from './fake-cloud.ts';

/** Stops the work a moment after its first action began. */
const stopIn =
  (ms: number, clock: { sleep(ms: number): Promise<void> }) => (event: DeviceJobEvent, stop: AbortController) => {
    if (event.type === 'action-started') void clock.sleep(ms).then(() => stop.abort());
  };

describe('an order', () => {
  it.each<[DeviceJobAction, string, Partial<FakeDevice>]>([
    ['unclaim', 'unclaim', annsDevice],
    ['unclaim', 'release', { owner: 'me' }],
    ['remove-from-product', 'remove', { inProduct: true }],
    ['deny', 'deny', { inProduct: true }],
    ['mark-development', 'development', { inProduct: true }],
    ['add-to-account', 'claim', {}],
    ['release', 'release', { owner: 'me' }],
  ])('%s whose answer is lost is done all the same', async (action, name, device) => {
    const cloud = fakeCloud({ [id]: device });
    cloud.fake.trouble = (_, count) => (count === 1 ? { code: 'cloud-timed-out', after: true } : undefined);
    expect((await cloud.runJob([action])).results).toEqual({ [action]: 'done' });
    expect(cloud.orders).toEqual([`${name} ${id}`]);
  });

  it('to flash whose answer is lost is not given twice', async () => {
    const cloud = fakeCloud({ [id]: { owner: 'me' } });
    cloud.fake.trouble = () => ({ code: 'cloud-timed-out', after: true });
    expect((await cloud.runJob(['flash-tinker'])).results).toEqual({ 'flash-tinker': 'done' });
    expect(cloud.orders).toEqual([`flash ${id}`]);
  });

  it.each(['cloud-timed-out', 'cloud-server-error'] as const)(
    'to flash that ended with %s and changed nothing is left to the person',
    async (code) => {
      const cloud = fakeCloud({ [id]: { owner: 'me' } });
      cloud.fake.trouble = () => ({ code, after: false });
      expect((await cloud.runJob(['flash-tinker'])).results).toEqual({ 'flash-tinker': 'order-fate-unknown' });
      expect(cloud.orders).toEqual([`flash ${id}`]);
    },
  );

  it('to flash that was never sent is given again', async () => {
    const cloud = fakeCloud({ [id]: { owner: 'me' } });
    cloud.fake.trouble = (_, count) =>
      count < 3 ? { code: 'cloud-unreachable', saw: 'net::ERR_NAME_NOT_RESOLVED', after: false } : undefined;
    expect((await cloud.runJob(['flash-tinker'])).results).toEqual({ 'flash-tinker': 'done' });
    expect(cloud.orders).toHaveLength(3);
  });

  it.each<[DeviceJobAction, Partial<FakeDevice>]>([
    ['unclaim', annsDevice],
    ['unclaim', { owner: 'me' }],
    ['remove-from-product', { inProduct: true }],
    ['deny', { inProduct: true }],
    ['mark-development', { inProduct: true }],
    ['add-to-account', {}],
  ])('%s that is under way when the work is stopped is told as what became of it', async (action, device) => {
    const cloud = fakeCloud({ [id]: device });
    cloud.fake.answerMs = 800;
    const { results, end } = await cloud.runJob([action], { onEvent: stopIn(200, cloud.clock) });
    expect(results).toEqual({ [action]: 'done' });
    expect(end.stopped).toBe(true);
    expect(cloud.clock.sleepers()).toBe(0);
  });

  it.each<[DeviceJobAction, Partial<FakeDevice>]>([
    ['unclaim', { owner: 'me' }],
    ['flash-tinker', { owner: 'me' }],
  ])(
    '%s of which no word comes after a stop is not waited for long, and not told as stopped',
    async (action, device) => {
      const cloud = fakeCloud({ [id]: device });
      cloud.fake.answerMs = 1e9;
      const startedAt = cloud.clock.now();
      const { results } = await cloud.runJob([action], { onEvent: stopIn(200, cloud.clock) });
      expect(results).toEqual({ [action]: 'order-fate-unknown' });
      expect(cloud.clock.now() - startedAt).toBeLessThan(15_000);
      expect(cloud.clock.sleepers()).toBe(0);
    },
  );

  it('is given again after a passing trouble, a few times, then said', async () => {
    const cloud = fakeCloud({ [id]: annsDevice });
    cloud.fake.trouble = () => ({ code: 'cloud-server-error', after: false });
    const { results } = await cloud.runJob(['unclaim', 'remove-from-product']);
    expect(results).toEqual({ unclaim: 'cloud-server-error', 'remove-from-product': 'not-tried' });
    expect(cloud.orders).toHaveLength(5);
  });

  it('that the cloud takes and forgets is not believed', async () => {
    const cloud = fakeCloud({ [id]: annsDevice });
    cloud.fake.forgets = true;
    const startedAt = cloud.clock.now();
    expect((await cloud.runJob(['unclaim'])).results).toEqual({ unclaim: 'change-not-seen' });
    expect(cloud.clock.now() - startedAt).toBeLessThan(20_000);
  });

  it('that meets a bug is reported, and the next device has its turn', async () => {
    const cloud = fakeCloud({ [id]: annsDevice, [other]: { inProduct: true } });
    cloud.fake.bug = 'unclaim';
    const { end, results } = await cloud.runJob(['unclaim', 'remove-from-product'], { deviceIds: [id, other] });
    expect(results).toEqual({ unclaim: 'internal-error', 'remove-from-product': 'not-tried' });
    expect(end.devices.get(other)?.results).toEqual({
      unclaim: { status: 'not-needed' },
      'remove-from-product': { status: 'done' },
    });
  });

  it('to deny believes a list that goes on showing the device, and is not given twice', async () => {
    const { runJob, orders } = fakeCloud({ [id]: { inProduct: true } });
    expect((await runJob(['deny'])).results).toEqual({ deny: 'done' });
    expect((await runJob(['deny'])).results).toEqual({ deny: 'not-needed' });
    expect(orders).toEqual([`deny ${id}`]);
  });
});
