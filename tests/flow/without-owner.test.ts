import { describe, expect, it } from 'vitest';
import { findDevices } from '../../electron/devices/find-devices.ts';
import { neverAborted } from '../../electron/ground/never-aborted.ts';
import { checkOnce } from '../../electron/setup/prove.ts';
import type { FaultName } from '../../electron/simulator/faults.ts';
import type { SimulatedWorld, WorldOptions } from '../../electron/simulator/simulated-world.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import { hopsOfPlan, type ProductPlan } from '../../shared/setup-events.ts';
import type { StepId } from '../../shared/setup-steps.ts';
import { asked, failureOf, hops, openWorld, startedSteps } from '../support/flow-worlds.ts';
import {
  airVerdictLimitMs,
  type FlowOptions,
  openProduct,
  runFlow,
  usualAnswer,
  withoutOwner,
} from '../support/run-flow.ts';
import { stepsOf } from '../support/step-order.ts';

const ann = 'ann@example.com';
const forNobody = (world: SimulatedWorld, options: FlowOptions = {}) =>
  runFlow(world, { withoutOwner: true, ...options });
const calls = (world: SimulatedWorld) =>
  world.events.flatMap((event) => (event.type === 'cloud-asked' ? [`${event.method} ${event.path}`] : []));
const unclaims = (world: SimulatedWorld) => calls(world).filter((call) => /^DELETE .*\/owner$/.test(call)).length;

describe('a product device without an owner', () => {
  it.each<[ProductPlan, Partial<WorldOptions>, (world: SimulatedWorld) => FlowOptions]>([
    ['id-known', {}, (world) => ({ options: { wantedId: world.device.id } })],
    ['already-in-product', { inProduct: true, setUpBefore: true }, () => ({})],
    ['internet-stays', { separateNetworks: false }, () => ({ keepsInternet: true })],
    ['two-visits', {}, () => ({})],
  ])('is online in its product and nobody’s by the plan %s, world %j', async (plan, options, flow) => {
    const world = await openWorld(options);
    const run = await forNobody(world, flow(world));
    expect(run.outcome).toMatchObject({
      outcome: 'online-without-owner',
      deviceId: world.device.id,
      productId: world.ready.product.id,
    });
    expect(run.events).toContainEqual(expect.objectContaining({ type: 'plan-chosen', plan }));
    expect(asked(run)).toEqual(['choose-network']);
    expect(world.cloud).toMatchObject({ owner: 'nobody', productId: world.ready.product.id, online: true });
    expect(hops(world)).toBe(hopsOfPlan[plan]);
    expect(world.computer.place).toBe('own-network');
  });

  it('does the steps of the table in their order', async () => {
    const run = await forNobody(await openWorld({ separateNetworks: false }), { keepsInternet: true });
    expect(startedSteps(run)).toEqual(stepsOf('without-owner'));
  });

  it('gets no claim code, none is made, and no customer either', async () => {
    const world = await openWorld();
    const run = await forNobody(world);
    expect(startedSteps(run)).toContain('read-cloud-time');
    expect(startedSteps(run).filter((step) => step === 'get-claim-code' || step === 'set-claim-code')).toEqual([]);
    expect(world.events.filter((event) => event.type === 'device-asked' && event.command === 'set')).toEqual([]);
    expect(calls(world).filter((call) => /device_claims|customers|POST \/v1\/devices$/.test(call))).toEqual([]);
    expect(world.device.claimCodeStored).toBe(false);
  });

  it('needs a newer handshake than connect-ap, by the cloud’s clock: one that was online before does not pass', async () => {
    const world = await openWorld({ inProduct: true, faults: ['never-online', 'clock-skew'] });
    const memory = { choice: undefined, connectedAt: undefined as number | undefined };
    const stop = new AbortController();
    const run = forNobody(world, {
      memory,
      signal: stop.signal,
      onEvent: (event) =>
        event.type === 'step-started' && event.step === 'wait-online' && setTimeout(() => stop.abort(), 3_000),
    });
    expect(failureOf(await run)).toBe('cancelled');
    expect((memory.connectedAt ?? 0) - Date.now()).toBeGreaterThan(23 * 3_600_000);
  }, 20_000);

  it.each<FaultName>(['connected-flag-lags', 'product-tokens-end-early', 'update-first', 'import-answers-as-before'])(
    'comes online under %s',
    async (fault) => {
      const run = await forNobody(await openWorld({ faults: [fault] }));
      expect(run.outcome.outcome).toBe('online-without-owner');
    },
    30_000,
  );

  it(
    'that could not join its network is told as any other',
    async () => {
      const run = await forNobody(await openWorld({ faults: ['wrong-password'] }));
      expect(failureOf(run)).toBe('network-details-wrong');
    },
    airVerdictLimitMs,
  );

  it.each<[ErrorCode, Partial<WorldOptions>]>([
    ['device-owned-outside-team', { owner: 'somebody-else' }],
    ['device-denied', { inProduct: true, faults: ['device-denied'] }],
    ['device-quarantined', { inProduct: true, faults: ['device-quarantined'] }],
  ])('ends with %s before it gets any network: world %j', async (code, options) => {
    const world = await openWorld(options);
    expect(failureOf(await forNobody(world))).toBe(code);
    expect(world.device.storedNetworks).toEqual([]);
  });

  it('that the team denies while it connects does not end well', async () => {
    const world = await openWorld();
    const run = await forNobody(world, {
      onEvent: (event) =>
        event.type === 'stage-started' && event.stage === 'prove' && world.setFault('device-denied', true),
    });
    expect(failureOf(run)).toBe('device-denied');
  });

  it('is named, read and called by its product, and is nobody’s in its list', async () => {
    const world = await openWorld();
    await forNobody(world);
    const { cloud } = (await withoutOwner(world)).product;
    const { id } = world.device;
    expect(await cloud.renameDevice(id, 'lamp 7', neverAborted())).toMatchObject({ value: { name: 'lamp_7' } });
    expect(await cloud.readVariable(id, 'temperature', neverAborted())).toEqual({ ok: true, value: 21.5 });
    expect(await cloud.readVariable(id, 'humidity', neverAborted())).toMatchObject({
      error: { code: 'variable-not-found' },
    });
    expect(await cloud.callFunction(id, 'led', 'on', neverAborted())).toEqual({ ok: true, value: 1 });
    const unknown = `${world.ready.madeIdPrefix}000000000031` as DeviceId;
    expect(await cloud.renameDevice(unknown, 'lamp', neverAborted())).toMatchObject({
      error: { code: 'device-not-in-product' },
    });
    const found = await findDevices({ account: undefined, product: cloud }, { by: 'product' }, neverAborted());
    expect(found).toMatchObject({
      value: { devices: [{ id, owner: { kind: 'nobody' }, inProduct: true, online: true }] },
    });
  });

  it('keeps the networks that it has, and gets nothing but connect-ap', async () => {
    const world = await openWorld({ inProduct: true });
    await forNobody(world);
    world.pressSetup();
    const before = world.events.length;
    const run = await forNobody(world, { options: { keepNetworks: true } });
    expect(run.outcome.outcome).toBe('online-without-owner');
    const sent = world.events.slice(before).flatMap((event) => (event.type === 'device-asked' ? [event.command] : []));
    expect(new Set(sent)).toEqual(new Set(['device-id', 'connect-ap']));
  });

  it('is found by a later look, unless it has an owner by then', async () => {
    const world = await openWorld();
    const memory = { choice: undefined, connectedAt: undefined as number | undefined };
    await forNobody(world, { memory });
    const look = async () =>
      checkOnce(await withoutOwner(world), { id: world.device.id, connectedAt: memory.connectedAt }, neverAborted());
    expect(await look()).toMatchObject({ value: { online: true, mine: true } });
    world.pressSetup();
    await runFlow(world, { customer: ann });
    expect(await look()).toMatchObject({ value: { online: true, mine: false } });
    world.setFault('device-denied', true);
    expect(await look()).toMatchObject({ error: { code: 'device-denied' } });
  });
});

describe('a device that has an owner', () => {
  const owned = { owner: `customer:${ann}`, setUpBefore: true } as const;

  it('is asked about, and stays theirs when the person says no', async () => {
    const world = await openWorld(owned);
    const run = await forNobody(world, {
      answer: (question) =>
        question.kind === 'confirm-ownership'
          ? { kind: 'confirm-ownership', confirmed: false }
          : usualAnswer(question, world),
    });
    expect(failureOf(run)).toBe('ownership-not-confirmed');
    expect(world.cloud.owner).toBe(`customer:${ann}`);
    expect(unclaims(world)).toBe(0);
  });

  it('is unclaimed once, when it is proven online and not before', async () => {
    const world = await openWorld(owned);
    const owners: [StepId, string][] = [];
    const run = await forNobody(world, {
      onEvent: (event) => event.type === 'step-started' && owners.push([event.step, world.cloud.owner]),
    });
    expect(asked(run)).toEqual(['confirm-ownership', 'choose-network']);
    expect(run.outcome.outcome).toBe('online-without-owner');
    expect(owners.at(-1)).toEqual(['check-owner', `customer:${ann}`]);
    expect(world.cloud).toMatchObject({ owner: 'nobody', productId: world.ready.product.id, online: true });
    expect(unclaims(world)).toBe(1);
  });

  it(
    'stays its owner’s when it does not come online',
    async () => {
      const world = await openWorld({ ...owned, faults: ['wrong-password'] });
      expect(failureOf(await forNobody(world))).toBe('network-details-wrong');
      expect(world.cloud.owner).toBe(`customer:${ann}`);
    },
    airVerdictLimitMs,
  );

  it('by a claim code that it still held is told, taken from nobody, and asked about the next time', async () => {
    const world = await openWorld({ inProduct: true });
    const stop = new AbortController();
    // A run for a customer that ends after its claim code was stored.
    await runFlow(world, {
      customer: ann,
      signal: stop.signal,
      onEvent: (event) => event.type === 'step-started' && event.step === 'connect' && stop.abort(),
    });
    expect(world.device.claimCodeStored).toBe(true);
    const run = await forNobody(world);
    expect(run.outcome).toMatchObject({ error: { code: 'device-has-owner', details: { owner: ann } } });
    expect(world.cloud.owner).toBe(`customer:${ann}`);
    expect(unclaims(world)).toBe(0);

    world.pressSetup();
    const again = await forNobody(world);
    expect(asked(again)).toContain('confirm-ownership');
    expect(again.outcome.outcome).toBe('online-without-owner');
  });

  it('may be a customer’s again afterwards', async () => {
    const world = await openWorld();
    await forNobody(world);
    await openProduct(world, ann);
    world.pressSetup();
    const run = await runFlow(world, { customer: ann });
    expect(run.outcome).toMatchObject({ outcome: 'claimed', customer: { email: ann } });
  });
});
