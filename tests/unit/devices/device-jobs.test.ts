import { describe, expect, it } from 'vitest';
import type { CloudAccount, CloudDevice } from '../../../electron/cloud/cloud-port.ts';
import type { CustomerAccount, ProductCloud, ProductDevice } from '../../../electron/cloud/product-port.ts';
import type { DeviceAccess } from '../../../electron/devices/device-facts.ts';
import { runDeviceJobs } from '../../../electron/devices/device-jobs.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import {
  actionsLeft,
  type DeviceFacts,
  type DeviceJobAction,
  type DeviceJobEvent,
  deviceJobActions,
  foldDeviceJob,
  handsLeft,
  idleDeviceJob,
  likeNewPlan,
} from '../../../shared/device-jobs.ts';
import { type ErrorCode, setupError } from '../../../shared/errors.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const id = '1a2b3c4d5e6f708192a3b4c5' as DeviceId;
const other = '00112233445566778899aabb' as DeviceId;
const tinker = ['digitalread', 'digitalwrite', 'analogread', 'analogwrite'];
const likeNew: DeviceJobAction[] = ['unclaim', 'remove-from-product', 'add-to-account', 'flash-tinker', 'release'];

interface FakeDevice {
  owner: 'nobody' | 'me' | 'somebody-else' | `customer:${string}`;
  inProduct: boolean;
  online: boolean;
  development: boolean;
  denied: boolean;
  tinker: boolean;
}

/** A cloud of one account and one product, as plain as can be. `trouble` may answer in place of a call. */
function fakeCloud(devices: Readonly<Record<string, Partial<FakeDevice>>>) {
  const clock = virtualClock();
  const orders: string[] = [];
  const state = new Map<string, FakeDevice>(
    Object.entries(devices).map(([deviceId, device]) => [
      deviceId,
      { owner: 'nobody', inProduct: false, online: true, development: false, denied: false, tinker: false, ...device },
    ]),
  );
  const fake = {
    /** Instead of an order; `after`: it is carried out, and its answer lost. */
    trouble: undefined as
      | ((order: string, count: number) => { code: ErrorCode; saw?: string; after: boolean } | undefined)
      | undefined,
    /** How long an order takes; as with fetch, an abort ends the waiting alone. */
    answerMs: 0,
    bug: undefined as string | undefined,
    /** Orders that are answered with "ok" and forgotten. */
    forgets: false,
  };

  function record(deviceId: DeviceId, device: FakeDevice): ProductDevice {
    return {
      id: deviceId,
      name: undefined,
      online: device.online,
      lastHandshakeAt: undefined,
      lastHeardAt: undefined,
      variables: {},
      functions: device.tinker && device.online ? tinker : [],
      firmware: undefined,
      productId: device.inProduct ? 12 : undefined,
      platformId: 6,
      owner: device.owner.startsWith('customer:') ? device.owner.slice('customer:'.length) : undefined,
      firmwareVersion: undefined,
      development: device.development,
      quarantined: false,
      denied: device.denied,
    };
  }
  async function order(
    name: string,
    deviceId: DeviceId,
    signal: AbortSignal,
    carryOut: (device: FakeDevice) => ErrorCode | undefined,
  ): Promise<Result<void>> {
    if (fake.bug === name) throw new Error('a bug');
    if (fake.answerMs > 0) {
      await clock.sleep(fake.answerMs, signal);
      if (signal.aborted) return failure(setupError('cancelled'));
    }
    orders.push(`${name} ${deviceId}`);
    const trouble = fake.trouble?.(name, orders.filter((one) => one === `${name} ${deviceId}`).length);
    if (trouble !== undefined && !trouble.after) return failure(setupError(trouble.code, { saw: trouble.saw }));
    const device = state.get(deviceId);
    const refused = device === undefined ? 'device-not-in-account' : fake.forgets ? undefined : carryOut(device);
    if (trouble !== undefined) return failure(setupError(trouble.code));
    return refused === undefined ? success(undefined) : failure(setupError(refused));
  }
  const member = (device: FakeDevice | undefined) => device !== undefined && (device.inProduct || device.denied);

  const account = {
    async getDevice(deviceId: DeviceId): Promise<Result<CloudDevice>> {
      const device = state.get(deviceId);
      return device?.owner === 'me' ? success(record(deviceId, device)) : failure(setupError('device-not-in-account'));
    },
    claimDevice: (deviceId: DeviceId, signal: AbortSignal) =>
      order('claim', deviceId, signal, (device) => {
        if (device.owner !== 'nobody' && device.owner !== 'me') return 'device-owned-by-somebody-else';
        if (!device.online) return 'device-offline';
        device.owner = 'me';
        return undefined;
      }),
    releaseDevice: (deviceId: DeviceId, signal: AbortSignal) =>
      order('release', deviceId, signal, (device) => {
        if (device.owner !== 'me') return 'device-not-in-account';
        device.owner = 'nobody';
        return undefined;
      }),
    flashTinker: (deviceId: DeviceId, signal: AbortSignal) =>
      order('flash', deviceId, signal, (device) => {
        if (!device.online) return 'device-offline';
        device.online = false;
        device.tinker = true;
        void clock.sleep(60_000).then(() => {
          device.online = true;
        });
        return undefined;
      }),
  };
  const product = {
    async getDevice(deviceId: DeviceId): Promise<Result<ProductDevice>> {
      const device = state.get(deviceId);
      return device !== undefined && member(device)
        ? success(record(deviceId, device))
        : failure(setupError('device-not-in-product'));
    },
    unclaimDevice: (deviceId: DeviceId, signal: AbortSignal) =>
      order('unclaim', deviceId, signal, (device) => {
        if (!device.owner.startsWith('customer:')) return 'device-not-in-account';
        device.owner = 'nobody';
        return undefined;
      }),
    removeDevice: (deviceId: DeviceId, { deny }: { readonly deny: boolean }, signal: AbortSignal) =>
      order(deny ? 'deny' : 'remove', deviceId, signal, (device) => {
        if (!device.inProduct) return 'device-not-in-product';
        device.inProduct = false;
        device.denied = deny;
        return undefined;
      }),
    markAsDevelopment: (deviceId: DeviceId, _on: boolean, signal: AbortSignal) =>
      order('development', deviceId, signal, (device) => {
        device.development = true;
        return undefined;
      }),
  };
  const customerOf = (email: string) =>
    ({
      email,
      claimDevice: (deviceId: DeviceId, signal: AbortSignal) =>
        order('give', deviceId, signal, (device) => {
          if (device.owner !== 'nobody') return 'cloud-forbidden';
          device.owner = `customer:${email}`;
          return undefined;
        }),
    }) as unknown as CustomerAccount;
  const access: DeviceAccess = {
    account: account as unknown as CloudAccount,
    product: product as unknown as ProductCloud,
  };

  async function runJob(
    actions: readonly DeviceJobAction[],
    {
      deviceIds = [id],
      stop = new AbortController(),
      onEvent = (_event: DeviceJobEvent, _stop: AbortController): void => {},
      customer = undefined as string | undefined,
    } = {},
  ) {
    const events: DeviceJobEvent[] = [];
    let over = false;
    const following = (async () => {
      const who = customer === undefined ? access : { ...access, customer: customerOf(customer) };
      for await (const event of runDeviceJobs(who, { workId: 'work', deviceIds, actions }, clock, stop.signal)) {
        events.push(event);
        onEvent(event, stop);
      }
      over = true;
    })();
    for (let turn = 0; !over && turn < 2_000; turn += 1) await clock.advance(1_000);
    await following;
    const end = events.reduce(foldDeviceJob, idleDeviceJob);
    // Whatever happened: each action of each device ends once, and the work ends last.
    for (const deviceId of deviceIds) {
      const ended = events.flatMap((event) =>
        event.type === 'action-finished' && event.deviceId === deviceId ? [event.action] : [],
      );
      expect(ended).toEqual(end.actions);
    }
    expect(events.at(-1)?.type).toBe('work-finished');
    const results = Object.fromEntries(
      Object.entries(end.devices.get(id)?.results ?? {}).map(([action, result]) => [
        action,
        result.status === 'failed' ? result.error.code : result.status,
      ]),
    );
    return { events, end, results };
  }
  return { fake, clock, orders, state, access, runJob };
}

/** Stops the work a moment after its first action began. */
const stopIn =
  (ms: number, clock: { sleep(ms: number): Promise<void> }) => (event: DeviceJobEvent, stop: AbortController) => {
    if (event.type === 'action-started') void clock.sleep(ms).then(() => stop.abort());
  };

const annsDevice = { owner: 'customer:ann@example.com', inProduct: true } as const;

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

describe('what makes a device like new', () => {
  const facts = (device: Partial<DeviceFacts>) => ({
    owner: { kind: 'nobody' } as const,
    inProduct: false,
    online: true,
    functions: [],
    ...device,
  });
  const both = { account: true, product: true };

  it.each<[string, Partial<DeviceFacts>, typeof both, readonly DeviceJobAction[]]>([
    ['a customer’s', { owner: { kind: 'customer', email: 'a@b.c' }, inProduct: true }, both, likeNew],
    ['of a product, nobody’s', { inProduct: true }, both, likeNew.slice(1)],
    ['of a product, with Tinker', { inProduct: true, functions: tinker }, both, ['remove-from-product']],
    ['mine with another program', { owner: { kind: 'me' } }, both, ['flash-tinker', 'release']],
    ['mine with Tinker', { owner: { kind: 'me' }, functions: tinker }, both, ['release']],
    ['mine and away', { owner: { kind: 'me' }, online: false, functions: tinker }, both, ['flash-tinker', 'release']],
    ['not told', { owner: { kind: 'not-told' } }, both, ['add-to-account', 'flash-tinker', 'release']],
    [
      'a customer’s, without an account',
      { owner: { kind: 'customer', email: 'a@b.c' }, inProduct: true },
      { account: false, product: true },
      ['unclaim', 'remove-from-product'],
    ],
  ])('%s', (_, device, signedIn, actions) => {
    const plan = likeNewPlan(facts(device), signedIn);
    expect(plan).toEqual({ actions, hands: ['clear-networks'], ownedBySomebodyElse: false });
    expect(deviceJobActions.filter((action) => actions.includes(action))).toEqual(actions);
  });

  it('nothing, of a device that is somebody else’s', () => {
    expect(likeNewPlan(facts({ owner: { kind: 'somebody-else' } }), both)).toEqual({
      actions: [],
      hands: [],
      ownedBySomebodyElse: true,
    });
  });
});

describe('giving a device to a customer in the cloud', () => {
  const move: DeviceJobAction[] = ['unclaim', 'give-to-customer'];

  it('takes it from the present one first, and claims it by its id for the new one', async () => {
    const cloud = fakeCloud({ [id]: annsDevice });
    const { results, end } = await cloud.runJob(move, { customer: 'bob@example.com' });
    expect(results).toEqual({ unclaim: 'done', 'give-to-customer': 'done' });
    expect(end.customer).toBe('bob@example.com');
    expect(cloud.state.get(id)).toMatchObject({ owner: 'customer:bob@example.com', inProduct: true });
    expect(cloud.orders).toEqual([`unclaim ${id}`, `give ${id}`]);
  });

  it('does nothing to one that the customer has already', async () => {
    const cloud = fakeCloud({ [id]: annsDevice });
    const { results } = await cloud.runJob(move, { customer: 'ann@example.com' });
    expect(results).toEqual({ unclaim: 'not-needed', 'give-to-customer': 'not-needed' });
    expect(cloud.orders).toEqual([]);
  });

  it('goes on where it was stopped, with the device nobody’s', async () => {
    const cloud = fakeCloud({ [id]: annsDevice });
    const half = await cloud.runJob(move, {
      customer: 'bob@example.com',
      onEvent: (event, stop) => {
        if (event.type === 'action-finished') stop.abort();
      },
    });
    expect(half.results).toEqual({ unclaim: 'done', 'give-to-customer': 'not-tried' });
    const again = await cloud.runJob(move, { customer: 'bob@example.com' });
    expect(again.results).toEqual({ unclaim: 'not-needed', 'give-to-customer': 'done' });
  });

  it('that answers nothing more is told once the cloud shows the new owner', async () => {
    const cloud = fakeCloud({ [id]: { inProduct: true } });
    cloud.fake.trouble = (_, count) => (count === 1 ? { code: 'cloud-timed-out', after: true } : undefined);
    expect((await cloud.runJob(move, { customer: 'bob@example.com' })).results['give-to-customer']).toBe('done');
    expect(cloud.orders).toEqual([`give ${id}`]);
    const forgetful = fakeCloud({ [id]: { inProduct: true } });
    forgetful.fake.forgets = true;
    const { results } = await forgetful.runJob(move, { customer: 'bob@example.com' });
    expect(results['give-to-customer']).toBe('change-not-seen');
  });

  it.each<[string, Partial<FakeDevice>, ErrorCode]>([
    ['in no product', { owner: 'nobody' }, 'device-not-in-product'],
    ['shut out', { denied: true }, 'device-denied'],
    ['still another’s', annsDevice, 'device-owned-by-somebody-else'],
  ])('sends nothing for one that is %s', async (_, device, code) => {
    const cloud = fakeCloud({ [id]: device });
    const { results } = await cloud.runJob(['give-to-customer'], { customer: 'bob@example.com' });
    expect(results).toEqual({ 'give-to-customer': code });
    expect(cloud.orders).toEqual([]);
  });
});
