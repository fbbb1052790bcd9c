import { afterEach, describe, expect, it } from 'vitest';
import type { AccessToken } from '../../electron/cloud/cloud-port.ts';
import { defaultOAuthClient, particleCloud } from '../../electron/cloud/particle-cloud.ts';
import { type DeviceAccess, readFacts } from '../../electron/devices/device-facts.ts';
import { runDeviceJobs } from '../../electron/devices/device-jobs.ts';
import { type DeviceQuery, findDevices } from '../../electron/devices/find-devices.ts';
import { neverAborted } from '../../electron/ground/never-aborted.ts';
import { systemClock } from '../../electron/ground/system-clock.ts';
import type { FaultName } from '../../electron/simulator/faults.ts';
import type { SimulatedWorld, WorldOptions } from '../../electron/simulator/simulated-world.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import { foldDeviceJob, idleDeviceJob } from '../../shared/device-job-state.ts';
import {
  type ActionResult,
  type DeviceFacts,
  type DeviceJobAction,
  type DeviceJobEvent,
  likeNewPlan,
} from '../../shared/device-jobs.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import { fastWorld, openProduct, runFlow } from '../support/run-flow.ts';

const ann = 'ann@example.com';
const worlds: SimulatedWorld[] = [];
afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.close()));
});

async function open(
  options: Partial<WorldOptions> = {},
): Promise<{ world: SimulatedWorld; access: Required<Omit<DeviceAccess, 'customer'>> }> {
  const world = await fastWorld(options);
  worlds.push(world);
  const cloud = particleCloud({ baseUrl: world.ready.cloud.url, fetch, clock: systemClock }, defaultOAuthClient);
  const { product } = await openProduct(world, 'somebody@example.com');
  return {
    world,
    access: { account: cloud.account(world.ready.account.accessToken as AccessToken), product: product.cloud },
  };
}

/** A Photon that is online for ann. */
async function annsDevice(options: Partial<WorldOptions> = {}) {
  const opened = await open({ inProduct: true, ...options });
  const run = await runFlow(opened.world, { customer: ann });
  expect(run.outcome.outcome).toBe('claimed');
  return opened;
}

/** A clock on which waits take a hundredth of their time, so that what the cloud does not show is given up soon. */
const hasty = {
  now: () => systemClock.now() * 100,
  monotonic: () => systemClock.monotonic() * 100,
  sleep: (ms: number, signal: AbortSignal) => systemClock.sleep(ms / 100, signal),
};

async function runJob(
  access: DeviceAccess,
  deviceIds: readonly DeviceId[],
  actions: readonly DeviceJobAction[],
  watch: (event: DeviceJobEvent) => void = () => undefined,
  signal = neverAborted(),
) {
  let state = idleDeviceJob;
  const finished: string[] = [];
  for await (const event of runDeviceJobs(access, { workId: 'work', deviceIds, actions }, hasty, signal)) {
    state = foldDeviceJob(state, event);
    if (event.type === 'action-finished') finished.push(`${event.deviceId} ${event.action}`);
    watch(event);
  }
  expect(new Set(finished).size).toBe(finished.length);
  return state;
}

const resultsOf = (state: typeof idleDeviceJob, id: DeviceId) =>
  Object.fromEntries(
    Object.entries(state.devices.get(id)?.results ?? {}).map(([action, result]) => [action, words(result)]),
  );
const words = (result: ActionResult) => (result.status === 'failed' ? result.error.code : result.status);
async function facts(access: DeviceAccess, id: DeviceId): Promise<DeviceFacts> {
  const read = await readFacts(access, id, neverAborted());
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

describe('making a customer’s device like new', () => {
  it('takes it back, out of the product, with Tinker, and gives it up, each step read back', async () => {
    const { world, access } = await annsDevice();
    const { id } = world.device;
    const plan = likeNewPlan(await facts(access, id), { account: true, product: true });
    expect(plan.actions).toEqual(['unclaim', 'remove-from-product', 'add-to-account', 'flash-tinker', 'release']);
    const state = await runJob(access, [id], plan.actions);
    expect(resultsOf(state, id)).toEqual({
      unclaim: 'done',
      'remove-from-product': 'done',
      'add-to-account': 'done',
      'flash-tinker': 'done',
      release: 'done',
    });
    expect(state.devices.get(id)?.facts).toMatchObject({ owner: { kind: 'not-told' }, inProduct: false });
    expect(world.cloud).toMatchObject({ owner: 'nobody', productId: undefined });
    // Whether it was released nobody can see: the same again passes it through the account, and ends the same.
    const again = resultsOf(await runJob(access, [id], plan.actions), id);
    expect(again).toMatchObject({ 'flash-tinker': 'not-needed', release: 'done' });
    expect(world.cloud).toMatchObject({ owner: 'nobody', productId: undefined });
  });

  it.each(['unclaim', 'remove-from-product', 'add-to-account', 'flash-tinker'] as const)(
    'goes on where it was stopped, after %s',
    async (last) => {
      const { world, access } = await annsDevice();
      const { id } = world.device;
      const stop = new AbortController();
      const actions: DeviceJobAction[] = [
        'unclaim',
        'remove-from-product',
        'add-to-account',
        'flash-tinker',
        'release',
      ];
      const half = await runJob(
        access,
        [id],
        actions,
        (event) => {
          if (event.type === 'action-finished' && event.action === last) stop.abort();
        },
        stop.signal,
      );
      expect(half).toMatchObject({ running: false, stopped: true });
      expect(Object.keys(resultsOf(half, id))).toEqual(actions);
      expect(resultsOf(half, id).release).toBe('not-tried');
      const left = likeNewPlan(await facts(access, id), { account: true, product: true }).actions;
      await runJob(access, [id], left);
      expect(world.cloud).toMatchObject({ owner: 'nobody', productId: undefined });
    },
  );

  it('of a device that is away waits for it, then says so, and leaves the rest untried', async () => {
    const { world, access } = await open({ owner: `customer:${ann}` });
    const { id } = world.device;
    const waits: DeviceJobEvent[] = [];
    const state = await runJob(
      access,
      [id],
      ['unclaim', 'remove-from-product', 'add-to-account', 'flash-tinker'],
      (event) => {
        if (event.type === 'waiting-for-device') waits.push(event);
      },
    );
    expect(resultsOf(state, id)).toEqual({
      unclaim: 'done',
      'remove-from-product': 'done',
      'add-to-account': 'device-offline',
      'flash-tinker': 'not-tried',
    });
    expect(waits).toHaveLength(1);
  }, 20_000);
});

describe('giving an online device to another customer without SoftAP', () => {
  const bob = 'bob@example.com';
  const customerOf = async (world: SimulatedWorld, email: string) => (await openProduct(world, email)).account;

  it('moves it in the cloud alone: it stays online, and the old customer sees it no more', async () => {
    const { world, access } = await annsDevice();
    const { id } = world.device;
    const before = world.events.length;
    const theirs = await customerOf(world, bob);
    const state = await runJob({ ...access, customer: theirs }, [id], ['unclaim', 'give-to-customer']);
    expect(resultsOf(state, id)).toEqual({ unclaim: 'done', 'give-to-customer': 'done' });
    expect(state.devices.get(id)?.facts).toMatchObject({
      owner: { kind: 'customer', email: bob },
      inProduct: true,
      online: true,
    });
    expect((await theirs.getDevice(id, neverAborted())).ok).toBe(true);
    expect(await (await customerOf(world, ann)).getDevice(id, neverAborted())).toMatchObject({
      error: { code: 'device-not-in-account' },
    });
    expect(world.events.slice(before).filter(({ type }) => type !== 'cloud-asked')).toEqual([]);
    const again = await runJob({ ...access, customer: theirs }, [id], ['unclaim', 'give-to-customer']);
    expect(resultsOf(again, id)).toEqual({ unclaim: 'not-needed', 'give-to-customer': 'not-needed' });
  });

  it('is refused by the cloud while another customer has it, and by us before anything is sent', async () => {
    const { world, access } = await annsDevice();
    const { id } = world.device;
    const theirs = await customerOf(world, bob);
    expect(await theirs.claimDevice(id, neverAborted())).toMatchObject({
      error: { code: 'device-owned-by-somebody-else' },
    });
    const state = await runJob({ ...access, customer: theirs }, [id], ['give-to-customer']);
    expect(resultsOf(state, id)).toEqual({ 'give-to-customer': 'device-owned-by-somebody-else' });
    expect(await facts(access, id)).toMatchObject({ owner: { kind: 'customer', email: ann } });
  });
});

describe('runJob', () => {
  it('never touches what somebody else owns', async () => {
    const { world, access } = await open({ owner: 'somebody-else' });
    const before = world.events.length;
    const state = await runJob(access, [world.device.id], ['unclaim']);
    expect(resultsOf(state, world.device.id)).toEqual({ unclaim: 'device-owned-by-somebody-else' });
    const claim = await runJob(access, [world.device.id], ['add-to-account']);
    expect(resultsOf(claim, world.device.id)).toEqual({ 'add-to-account': 'device-owned-by-somebody-else' });
    expect(world.cloud.owner).toBe('somebody-else');
    const asked = world.events.slice(before).flatMap((event) => (event.type === 'cloud-asked' ? [event.method] : []));
    expect(asked.filter((method) => method === 'DELETE' || method === 'PUT')).toEqual([]);
  });

  it.each<[DeviceJobAction, ErrorCode, keyof DeviceAccess]>([
    ['mark-development', 'work-needs-product', 'product'],
    ['remove-from-product', 'work-needs-product', 'product'],
    ['deny', 'work-needs-product', 'product'],
    ['add-to-account', 'work-needs-account', 'account'],
    ['flash-tinker', 'work-needs-account', 'account'],
  ])('%s without it fails with %s', async (action, code, missing) => {
    const { world, access } = await open({ owner: 'me' });
    const state = await runJob({ ...access, [missing]: undefined }, [world.device.id], [action]);
    expect(resultsOf(state, world.device.id)).toEqual({ [action]: code });
  });

  it.each<readonly FaultName[]>([[], ['denied-stay-listed']])(
    'marks for development, and denies, faults %j',
    async (...faults) => {
      const { world, access } = await open({ inProduct: true, faults: faults as FaultName[] });
      const { id } = world.device;
      expect(resultsOf(await runJob(access, [id], ['mark-development']), id)).toEqual({ 'mark-development': 'done' });
      expect(await facts(access, id)).toMatchObject({ development: true });
      expect(resultsOf(await runJob(access, [id], ['remove-from-product', 'deny']), id)).toEqual({ deny: 'done' });
      expect(world.cloud.products[0]?.denied.has(id)).toBe(true);
    },
  );

  it('of several goes on with the others after one failed, and reports each', async () => {
    const { world, access } = await open({ inProduct: true });
    const strange = `${world.ready.madeIdPrefix}000000000009` as DeviceId;
    const state = await runJob(
      access,
      [strange, world.device.id, strange],
      ['mark-development', 'remove-from-product'],
    );
    expect([...state.devices.keys()]).toEqual([strange, world.device.id]);
    expect(resultsOf(state, strange)).toEqual({
      'mark-development': 'device-not-in-product',
      'remove-from-product': 'not-tried',
    });
    expect(resultsOf(state, world.device.id)).toEqual({ 'mark-development': 'done', 'remove-from-product': 'done' });
  });

  it('says when this cloud does not know Tinker', async () => {
    const { world, access } = await open({ faults: ['tinker-unknown'] });
    await runFlow(world);
    const state = await runJob(access, [world.device.id], ['flash-tinker']);
    expect(resultsOf(state, world.device.id)).toEqual({ 'flash-tinker': 'tinker-refused' });
  });

  it('says when the cloud fails for good', async () => {
    const { world, access } = await open({ owner: 'me' });
    world.setFault('cloud-500', true);
    const state = await runJob(access, [world.device.id], ['unclaim']);
    expect(resultsOf(state, world.device.id)).toEqual({ unclaim: 'cloud-server-error' });
  });
});

describe('finding', () => {
  const find = async (access: DeviceAccess, query: DeviceQuery) => findDevices(access, query, neverAborted());
  const ids = (found: Awaited<ReturnType<typeof findDevices>>) =>
    found.ok ? found.value.devices.map(({ id }) => id) : found.error.code;

  it('by id, by name, customer, product and account', async () => {
    const { world, access } = await annsDevice();
    const { id } = world.device;
    const stranger = `${world.ready.madeIdPrefix}000000000007` as DeviceId;
    expect(await find(access, { by: 'ids', ids: [id, stranger, id] })).toMatchObject({
      value: { devices: [{ id, owner: { kind: 'customer', email: ann }, inProduct: true }], notFound: [stranger] },
    });
    expect(ids(await find(access, { by: 'customer', email: 'Ann@example.com' }))).toEqual([id]);
    expect(ids(await find(access, { by: 'product' }))).toEqual([id]);
    expect(ids(await find(access, { by: 'account' }))).toEqual([]);
    expect(ids(await find(access, { by: 'name', text: id.slice(4, 12).toUpperCase() }))).toEqual([id]);
  });

  it('says why there is nothing', async () => {
    const { world, access } = await open();
    expect(ids(await find(access, { by: 'ids', ids: [] }))).toBe('invalid-input');
    expect(ids(await find(access, { by: 'ids', ids: [`${world.ready.madeIdPrefix}000000000001` as DeviceId] }))).toBe(
      'device-not-found',
    );
    expect(ids(await find(access, { by: 'name', text: 'porch' }))).toBe('device-not-found');
    expect(ids(await find(access, { by: 'customer', email: 'nobody@example.com' }))).toBe('customer-not-found');
    expect(ids(await find({ ...access, product: undefined }, { by: 'customer', email: ann }))).toBe(
      'work-needs-product',
    );
    expect(ids(await find({ account: undefined, product: undefined }, { by: 'product' }))).toBe('not-signed-in');
  });

  it('reads a large product page by page', async () => {
    const { world, access } = await open();
    const made = Array.from(
      { length: 230 },
      (_, index) => `${world.ready.madeIdPrefix}${index.toString(16).padStart(12, '0')}` as DeviceId,
    );
    await access.product?.importDevices(made, neverAborted());
    const found = await find(access, { by: 'product' });
    expect(found).toMatchObject({ value: { more: false } });
    // In the order of the cloud.
    expect(ids(found)).toEqual(made.toReversed());
  });
});
