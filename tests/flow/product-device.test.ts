import { describe, expect, it } from 'vitest';
import type { FaultName } from '../../electron/simulator/faults.ts';
import type { SimulatedWorld, WorldOptions } from '../../electron/simulator/simulated-world.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import { hopsOfPlan, type ProductPlan } from '../../shared/setup-events.ts';
import type { StepId } from '../../shared/setup-steps.ts';
import { asked, failureOf, hops, openWorld, startedSteps } from '../support/flow-worlds.ts';
import { type FlowOptions, fastWorld, openProduct, runFlow, usualAnswer } from '../support/run-flow.ts';
import { stepsOf } from '../support/step-order.ts';
import { ann, bob, forAnn, plans } from './product-plans.ts';

/** The second way to the internet: in this world the cloud is then reachable from everywhere. */
const beside = { separateNetworks: false };

describe('a product device', () => {
  it.each<[ProductPlan, Partial<WorldOptions>, (world: SimulatedWorld) => FlowOptions]>([
    ['id-known', {}, (world) => ({ options: { wantedId: world.device.id } })],
    ['id-known', { inProduct: true }, (world) => ({ options: { wantedId: world.device.id } })],
    ['already-in-product', { inProduct: true }, () => ({})],
    ['internet-stays', beside, () => ({ keepsInternet: true })],
    ['two-visits', {}, () => ({})],
  ])('goes to its customer by the plan %s, world %j', async (plan, options, flow) => {
    const world = await openWorld(options);
    const run = await forAnn(world, flow(world));
    expect(run.outcome).toMatchObject({
      outcome: 'claimed',
      deviceId: world.device.id,
      customer: { email: ann, listed: true },
    });
    expect(plans(run)).toEqual([plan]);
    expect(world.cloud).toMatchObject({ owner: `customer:${ann}`, productId: world.ready.product.id, online: true });
    expect(hops(world)).toBe(hopsOfPlan[plan]);
    expect(world.computer.place).toBe('own-network');
  });

  it('does the steps of the table in their order', async () => {
    const run = await forAnn(await openWorld(beside), { keepsInternet: true });
    expect(startedSteps(run)).toEqual(stepsOf('customer'));
  });

  it('of a developer takes two hops as well', async () => {
    const world = await openWorld();
    expect((await runFlow(world)).outcome.outcome).toBe('claimed');
    expect(hops(world)).toBe(2);
  });

  it('goes home after all when the second way to the internet is gone', async () => {
    const world = await openWorld();
    const run = await forAnn(world, { keepsInternet: true });
    expect(plans(run)).toEqual(['two-visits']);
    expect(run.outcome).toMatchObject({ outcome: 'claimed', customer: { email: ann } });
  });

  it.each<FaultName>(['cloud-500', 'cloud-sign-in-page', 'cloud-truncated'])(
    'goes home after all when %s is what the second way answers',
    async (fault) => {
      const world = await openWorld(beside);
      const run = await forAnn(world, {
        keepsInternet: true,
        onEvent(event) {
          if (event.type === 'step-started' && event.step === 'add-to-product' && event.attempt === 1)
            world.setFault(fault, world.computer.place === 'photon');
        },
      });
      expect(plans(run)).toEqual(['two-visits']);
      expect(run.outcome).toMatchObject({ outcome: 'claimed', customer: { email: ann } });
    },
  );

  it('another than the one whose id was given is refused, and nothing of it is changed', async () => {
    const world = await openWorld();
    const run = await forAnn(world, { options: { wantedId: `${world.ready.madeIdPrefix}000000000001` as DeviceId } });
    expect(run.outcome).toMatchObject({
      error: { code: 'different-photon', details: { found: world.device.id } },
    });
    expect(world.device.claimCodeStored).toBe(false);
    expect(world.device.storedNetworks).toEqual([]);
    expect(world.computer.place).toBe('own-network');
  });

  it.each<[ErrorCode, Partial<WorldOptions>, boolean]>([
    ['device-owned-outside-team', { owner: 'somebody-else' }, true],
    ['device-owned-outside-team', { owner: 'somebody-else' }, false],
    ['device-owned-outside-team', { faults: ['owned-by-others'] }, true],
    ['device-unknown-to-product', { setUpBefore: true, device: { id: 'ffffffffffffffffffffffff' } }, false],
    ['device-denied', { inProduct: true, faults: ['device-denied'] }, false],
    ['device-quarantined', { inProduct: true, faults: ['device-quarantined'] }, true],
    ['device-denied', { faults: ['device-denied'] }, false],
  ])('ends with %s before a claim code is given to it: world %j, id known %s', async (code, options, known) => {
    const made = options.device?.id === undefined;
    const world = await openWorld(options);
    const wantedId = made ? world.device.id : ('eeeeeeeeeeeeeeeeeeeeeeee' as DeviceId);
    const run = await forAnn(world, known || !made ? { options: { wantedId } } : {});
    expect(failureOf(run)).toBe(code);
    expect(world.device.claimCodeStored).toBe(false);
    expect(world.computer.place).toBe('own-network');
  });

  it('of another customer is asked about, and moves when the person says so', async () => {
    const world = await openWorld({ owner: `customer:${bob}`, setUpBefore: true });
    const owners: unknown[] = [];
    const refused = await forAnn(world, {
      answer(question) {
        if (question.kind === 'confirm-ownership') owners.push(question.device.owner);
        return question.kind === 'confirm-ownership'
          ? { kind: 'confirm-ownership', confirmed: false }
          : usualAnswer(question, world);
      },
    });
    expect(failureOf(refused)).toBe('ownership-not-confirmed');
    expect(owners).toEqual([bob]);
    expect(world.cloud.owner).toBe(`customer:${bob}`);
    const moved = await forAnn(world);
    expect(moved.outcome).toMatchObject({ outcome: 'claimed', customer: { email: ann } });
    expect(world.cloud.owner).toBe(`customer:${ann}`);
  });

  it('of the very customer is not asked about', async () => {
    const world = await openWorld({ owner: `customer:${ann}`, setUpBefore: true });
    const run = await forAnn(world);
    expect(asked(run)).toEqual(['choose-network']);
    expect(run.outcome).toMatchObject({ outcome: 'claimed', customer: { email: ann } });
  });

  it('that was set up before and is nobody’s now is not asked about either: the product knows', async () => {
    const world = await openWorld({ inProduct: true, setUpBefore: true });
    expect(asked(await forAnn(world))).toEqual(['choose-network']);
  });

  it('goes to a customer who has been there before', async () => {
    const world = await openWorld({ inProduct: true });
    await openProduct(world, ann);
    expect((await forAnn(world)).outcome).toMatchObject({ outcome: 'claimed', customer: { email: ann } });
  });

  it.each<readonly FaultName[]>([
    ['product-tokens-short'],
    ['product-tokens-end-early'],
    ['import-answers-as-before'],
    ['customer-exists-answers-200'],
  ])('goes to its customer under %s', async (...faults) => {
    const world = await openWorld({ faults: faults as FaultName[] });
    expect((await forAnn(world)).outcome).toMatchObject({ outcome: 'claimed', customer: { email: ann } });
  });

  it.each<StepId>(['read-product-devices', 'add-to-product', 'wait-online', 'check-owner'])(
    'goes to its customer although the token ends at %s: it renews itself',
    async (step) => {
      const world = await openWorld();
      let refused = 0;
      world.subscribe((event) => {
        if (event.type !== 'cloud-asked' || event.status !== 401) return;
        refused += 1;
        world.setFault('token-revoked', false);
      });
      const run = await forAnn(world, {
        onEvent: (event) => {
          if (event.type === 'step-started' && event.step === step) world.setFault('token-revoked', true);
        },
      });
      expect(run.outcome).toMatchObject({ outcome: 'claimed', customer: { email: ann } });
      expect(refused).toBeGreaterThan(0);
    },
  );

  it('says when the list of customers does not show them yet', async () => {
    const world = await openWorld({ inProduct: true, faults: ['customers-listed-late'] });
    const run = await forAnn(world);
    expect(run.outcome).toMatchObject({ outcome: 'claimed', customer: { email: ann, listed: false } });
    expect(run.events.some((event) => event.type === 'noticed' && event.notice.code === 'customer-not-listed')).toBe(
      true,
    );
  }, 20_000);
});

describe('a device that its product does not let in', () => {
  it.each(['device-quarantined', 'device-denied'] as const)('%s is looked at anew by the next run', async (fault) => {
    const world = await fastWorld({ inProduct: true, faults: [fault] });
    try {
      const memory = { choice: undefined };
      const customer = 'ann@example.com';
      const kept = await runFlow(world, { memory, customer });
      expect(kept.outcome).toMatchObject({ outcome: 'failed', error: { code: fault } });
      world.setFault(fault, false);
      const next = await runFlow(world, { memory, customer });
      expect(next.outcome.outcome).toBe('claimed');
    } finally {
      await world.close();
    }
  });
});
