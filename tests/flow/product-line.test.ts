import { describe, expect, it } from 'vitest';
import { neverAborted } from '../../electron/ground/never-aborted.ts';
import type { FaultName } from '../../electron/simulator/faults.ts';
import type { SimulatedWorld, WorldOptions } from '../../electron/simulator/simulated-world.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import type { SetupEvent } from '../../shared/setup-events.ts';
import { asked, failureOf, openWorld } from '../support/flow-worlds.ts';
import {
  airVerdictLimitMs,
  chooseHome,
  type FlowOptions,
  type FlowRun,
  openProduct,
  runFlow,
  usualAnswer,
} from '../support/run-flow.ts';
import { ann, bob, forAnn, plans } from './product-plans.ts';

const stagesOf = ({ events }: FlowRun) =>
  events.flatMap((event) => (event.type === 'stage-started' ? [event.stage] : []));

describe('the next device of a line', () => {
  it('is asked about when it is the one before, and now another customer’s', async () => {
    const world = await openWorld({ inProduct: true });
    const memory = { choice: undefined };
    expect((await runFlow(world, { memory, customer: bob })).outcome.outcome).toBe('claimed');
    world.pressSetup();
    const run = await forAnn(world, { memory });
    expect(asked(run)).toContain('confirm-ownership');
    expect(run.outcome).toMatchObject({ outcome: 'claimed', customer: { email: ann } });
  });

  it('is asked about when a colleague has given it to somebody else a moment ago', async () => {
    const world = await openWorld({ inProduct: true });
    const memory = { choice: undefined };
    const stop = new AbortController();
    await forAnn(world, {
      memory,
      signal: stop.signal,
      onEvent: (event) => event.type === 'stage-started' && event.stage === 'join' && stop.abort(),
    });
    expect((await runFlow(world, { customer: bob })).outcome.outcome).toBe('claimed');
    world.pressSetup();
    const again = await forAnn(world, {
      memory,
      answer: (question) =>
        question.kind === 'confirm-ownership'
          ? { kind: 'confirm-ownership', confirmed: false }
          : usualAnswer(question, world),
    });
    expect(asked(again)).toEqual(['confirm-ownership']);
    expect(failureOf(again)).toBe('ownership-not-confirmed');
    expect(world.cloud.owner).toBe(`customer:${bob}`);
  });

  it('is asked about as well when nobody waited for the one before', async () => {
    const world = await openWorld({ inProduct: true });
    const memory = { choice: undefined };
    const first = await runFlow(world, { memory, customer: bob, prove: false });
    expect(first.outcome.outcome).toBe('handed-over');
    await expect.poll(() => world.cloud.owner).toBe(`customer:${bob}`);
    world.pressSetup();
    expect(asked(await forAnn(world, { memory }))).toContain('confirm-ownership');
  });
});

describe('a device that was taken out of the product between two runs', () => {
  it('goes into it again before it is claimed', async () => {
    const world = await openWorld({ inProduct: true });
    const memory = { choice: undefined };
    expect(plans(await forAnn(world, { memory }))).toEqual(['already-in-product']);
    const { product } = await openProduct(world, ann);
    await product.cloud.removeDevice(world.device.id, { deny: false }, neverAborted());
    world.pressSetup();
    const run = await forAnn(world, { memory });
    expect(plans(run)).toEqual(['two-visits']);
    expect(run.outcome).toMatchObject({ outcome: 'claimed', customer: { email: ann } });
  });
});

describe('keeping the networks', () => {
  /** A Photon that knows HomeNet, listening again. */
  async function knowing(options: Partial<WorldOptions> = {}): Promise<SimulatedWorld> {
    const world = await openWorld({ inProduct: true, ...options });
    expect((await runFlow(world, { customer: bob })).outcome.outcome).toBe('claimed');
    world.pressSetup();
    return world;
  }

  it.each<[string, FlowOptions]>([
    ['asked for', { options: { keepNetworks: true } }],
    ['answered', {}],
  ])('%s sends the claim code and connect-ap only', async (_how, flow) => {
    const world = await knowing();
    const stored = world.device.storedNetworks;
    const before = world.events.length;
    const run = await forAnn(world, {
      ...flow,
      answer: (question) =>
        question.kind === 'choose-network' ? { kind: 'keep-networks' } : usualAnswer(question, world),
    });
    expect(run.outcome).toMatchObject({ outcome: 'claimed', customer: { email: ann } });
    expect(world.device.storedNetworks).toEqual(stored);
    const commands = world.events
      .slice(before)
      .flatMap((event) => (event.type === 'device-asked' ? [event.command] : []));
    expect(commands).not.toContain('configure-ap');
    expect(commands).toContain('set');
  });

  it('asked for needs no key, since no password is sent', async () => {
    const world = await knowing();
    world.setFault('key-missing', true);
    const run = await forAnn(world, { options: { keepNetworks: true } });
    expect(run.outcome).toMatchObject({ outcome: 'claimed', customer: { email: ann } });
    expect(stagesOf(run)).toEqual(['prepare', 'join', 'inspect', 'commit', 'give-back', 'prove']);
  });

  it(
    'says that they do not fit when the Photon listens again',
    async () => {
      const world = await knowing();
      world.setFault('never-online', true);
      const run = await forAnn(world, {
        options: { keepNetworks: true },
        onEvent(event) {
          if (event.type === 'step-started' && event.step === 'wait-online') world.pressSetup();
        },
      });
      expect(run.outcome).toMatchObject({ error: { code: 'kept-networks-not-joined' } });
      expect(world.computer.place).toBe('own-network');
    },
    airVerdictLimitMs,
  );
});

describe('two visits', () => {
  /** Steps of the second half of a run by two visits: what starts after the computer went home in between. */
  const secondVisit = ['add-to-product', 'join-photon', 'check-same-photon', 'set-claim-code', 'connect'] as const;

  it.each(secondVisit)('cancelled at %s brings the computer home', async (step) => {
    const world = await openWorld();
    const stop = new AbortController();
    let wentHome = false;
    const run = await forAnn(world, {
      signal: stop.signal,
      onEvent(event) {
        if (event.type === 'step-started' && event.step === 'give-network-back') wentHome = true;
        if (wentHome && event.type === 'step-started' && event.step === step) stop.abort();
      },
    });
    expect(failureOf(run)).toBe('cancelled');
    expect(world.computer.place).toBe('own-network');
  });

  it.each<[FaultName, (typeof secondVisit)[number], ErrorCode | undefined]>([
    ['wifi-join-fails', 'join-photon', 'photon-network-not-joined'],
    ['wifi-hops-back', 'check-same-photon', undefined],
    ['set-refused', 'set-claim-code', 'claim-code-not-stored'],
    ['half-answer', 'set-claim-code', 'photon-connection-lost'],
    ['connect-answer-lost', 'connect', undefined],
  ])('with %s at the second %s ends with %s, home', async (fault, step, code) => {
    const world = await openWorld();
    let wentHome = false;
    const run = await forAnn(world, {
      onEvent(event) {
        if (event.type === 'step-started' && event.step === 'give-network-back') wentHome = true;
        if (wentHome && event.type === 'step-started' && event.step === step) world.setFault(fault, true);
      },
    });
    expect(failureOf(run)).toBe(code);
    expect(plans(run)).toEqual(['two-visits']);
    expect(world.computer.place).toBe('own-network');
  });

  it.each<SetupEvent['type'] | 'second-join'>(['plan-chosen', 'second-join', 'networks-heard'])(
    'cancelled at %s brings the computer home and leaves no claim code',
    async (moment) => {
      const world = await openWorld();
      const stop = new AbortController();
      let joins = 0;
      const run = await forAnn(world, {
        signal: stop.signal,
        onEvent(event) {
          if (event.type === 'step-started' && event.step === 'join-photon') joins += 1;
          if (event.type === moment || (moment === 'second-join' && joins === 2)) stop.abort();
        },
      });
      expect(failureOf(run)).toBe('cancelled');
      expect(world.computer.place).toBe('own-network');
      expect(world.device.claimCodeStored).toBe(false);
      // Again, without cleaning anything.
      expect((await forAnn(world)).outcome.outcome).toBe('claimed');
    },
  );

  it.each<[FaultName, ErrorCode]>([
    ['cloud-500', 'cloud-server-error'],
    ['cloud-401', 'access-token-invalid'],
  ])('with %s at home ends with %s, home', async (fault, code) => {
    const world = await openWorld();
    const run = await forAnn(world, {
      onEvent: (event) => {
        if (event.type === 'plan-chosen') world.setFault(fault, true);
      },
    });
    expect(failureOf(run)).toBe(code);
    expect(world.computer.place).toBe('own-network');
    expect(world.device.claimCodeStored).toBe(false);
  });

  it('a Photon that changed meanwhile is noticed', async () => {
    const world = await openWorld();
    const run = await forAnn(world, {
      onEvent: (event) => {
        if (event.type === 'step-started' && event.step === 'add-to-product') world.setFault('different-device', true);
      },
      answer: (question) => (question.kind === 'choose-network' ? chooseHome(world) : usualAnswer(question, world)),
    });
    expect(failureOf(run)).toBe('different-photon');
    expect(
      await (await openProduct(world, ann)).product.cloud.getDevice(world.device.id, neverAborted()),
    ).toMatchObject({
      value: { owner: undefined },
    });
  });
});
