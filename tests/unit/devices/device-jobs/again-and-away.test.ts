import { describe, expect, it } from 'vitest';
import { actionsLeft, foldDeviceJob, handsLeft } from '../../../../shared/device-job-state.ts';
import type { DeviceJobAction } from '../../../../shared/device-jobs.ts';
import { annsDevice, type FakeDevice, fakeCloud, id, likeNew, other } from './fake-cloud.ts';

describe('the same work again', () => {
  it.each(likeNew.slice(0, 4))('finishes what was stopped after %s', async (last) => {
    const { runJob, state, orders } = fakeCloud({ [id]: annsDevice });
    const half = await runJob(likeNew, {
      onEvent: (event, stop) => {
        if (event.type === 'action-finished' && event.action === last) stop.abort();
      },
    });
    expect(half.end.stopped).toBe(true);
    expect(half.results.release).toBe('not-tried');
    const again = await runJob(likeNew);
    expect(new Set(Object.values(again.results))).toEqual(new Set(['done', 'not-needed']));
    expect(state.get(id)).toMatchObject({ owner: 'nobody', inProduct: false, tinker: true, online: true });
    expect(orders).toEqual(['unclaim', 'remove', 'claim', 'flash', 'release'].map((name) => `${name} ${id}`));
  });

  it('when only the release is left gives it up and does nothing else', async () => {
    const { runJob, orders, state } = fakeCloud({ [id]: { owner: 'me', tinker: true } });
    const { results } = await runJob(likeNew);
    expect(results.release).toBe('done');
    expect(Object.values(results).filter((status) => status === 'not-needed')).toHaveLength(4);
    expect(orders).toEqual([`release ${id}`]);
    expect(state.get(id)?.owner).toBe('nobody');
  });

  it('takes up what is left, and keeps the devices that were done and what the person ticked off', async () => {
    const { runJob } = fakeCloud({ [id]: annsDevice, [other]: { ...annsDevice, online: false } });
    const { end } = await runJob(likeNew, { deviceIds: [id, other] });
    const work = { workId: 'next', deviceIds: [other], actions: likeNew, hands: ['clear-networks'], at: 0 } as const;
    const tick = { type: 'hand-ticked', at: 0, deviceId: id, hand: 'clear-networks', done: true } as const;
    const before = foldDeviceJob(end, tick);
    const next = foldDeviceJob(before, { ...work, type: 'work-started', continues: true });
    expect([...next.devices.keys()]).toEqual([id, other]);
    expect(next.devices.get(id)).toEqual(before.devices.get(id));
    expect(next.devices.get(other)?.results).toEqual({});
    const [first, second] = [...next.devices.values()];
    expect([first, second].map((one) => one && handsLeft(one, next))).toEqual([[], ['clear-networks']]);
    expect(first && actionsLeft(first, next)).toEqual([]);
    const fresh = foldDeviceJob(before, { ...work, type: 'work-started', continues: false });
    expect([...fresh.devices.keys()]).toEqual([other]);
  });

  it('still takes nothing that somebody else has got meanwhile', async () => {
    const { runJob, state, orders } = fakeCloud({ [id]: { owner: 'somebody-else' } });
    expect((await runJob(likeNew)).results).toMatchObject({
      'add-to-account': 'device-owned-by-somebody-else',
      'flash-tinker': 'not-tried',
    });
    expect(orders).toEqual([`claim ${id}`]);
    expect(state.get(id)?.owner).toBe('somebody-else');
  });
});

describe('a device that is away', () => {
  it('is waited for, and goes on as soon as it comes', async () => {
    const { runJob, state, clock } = fakeCloud({ [id]: { online: false } });
    void clock.sleep(45_000).then(() => {
      const device = state.get(id);
      if (device !== undefined) device.online = true;
    });
    const { events, end } = await runJob(['add-to-account']);
    const waits = events.filter((event) => event.type === 'waiting-for-device');
    expect(waits).toHaveLength(1);
    expect(end.devices.get(id)).toMatchObject({
      waitingUntil: undefined,
      results: { 'add-to-account': { status: 'done' } },
    });
  });

  it.each<[DeviceJobAction, Partial<FakeDevice>]>([
    ['add-to-account', { online: false }],
    ['flash-tinker', { owner: 'me', online: false }],
  ])('ends %s after three minutes', async (action, device) => {
    const { runJob, clock } = fakeCloud({ [id]: device });
    const startedAt = clock.now();
    const { results, events } = await runJob([action]);
    expect(results).toEqual({ [action]: 'device-offline' });
    const waiting = events.find((event) => event.type === 'waiting-for-device');
    expect(waiting?.type === 'waiting-for-device' && waiting.untilMs - startedAt).toBe(180_000);
    expect(clock.now() - startedAt).toBeLessThan(200_000);
  });

  it('can be given up', async () => {
    const { runJob, clock } = fakeCloud({ [id]: { online: false }, [other]: {} });
    const startedAt = clock.now();
    const { results, end } = await runJob(['add-to-account', 'flash-tinker'], {
      deviceIds: [id, other],
      onEvent: (event, stop) => {
        if (event.type === 'waiting-for-device') stop.abort();
      },
    });
    expect(results).toEqual({ 'add-to-account': 'not-tried', 'flash-tinker': 'not-tried' });
    expect(end).toMatchObject({ stopped: true, running: false });
    expect(clock.now() - startedAt).toBeLessThan(5_000);
    expect(clock.sleepers()).toBe(0);
  });
});
