import { describe, expect, it } from 'vitest';
import type { ProductDevice } from '../../electron/cloud/product-port.ts';
import { neverAborted } from '../../electron/ground/never-aborted.ts';
import type { KeptMembers } from '../../electron/setup/setup-world.ts';
import type { SimulatedWorld, WorldOptions } from '../../electron/simulator/simulated-world.ts';
import type { LineWorld } from '../../electron/station/line-world.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import { success } from '../../shared/result.ts';
import { asked, failureOf, hops, startedSteps } from '../support/flow-worlds.ts';
import { openLine } from '../support/line-tests.ts';
import { type FlowOptions, openProduct, practiceProduct, withoutOwner } from '../support/run-flow.ts';
import { slowOnes } from '../support/run-line.ts';
import { ann, bob, forAnn, plans } from './product-plans.ts';

describe('a line whose product has 1000 devices', () => {
  const pages = 10;
  const inAir = 12;

  /** A line of 12 Photons, and what the cloud is asked meanwhile. */
  async function lineOf(whose: 'a customer’s' | 'nobody’s', areMembers: boolean) {
    const made = await openLine(slowOnes(inAir - 1));
    const { simulation, clock } = made;
    const { ready } = simulation;
    const hand = clock.hand();
    const isNobodys = whose === 'nobody’s';
    const recipient = isNobodys
      ? await clock.run(withoutOwner(simulation, hand), 60_000)
      : await clock.run(openProduct(simulation, ann, hand), 60_000);
    const { cloud } = recipient.product;
    const inIt = Array.from({ length: pages * 100 - inAir }, (_, index) => {
      return `${ready.madeIdPrefix}${index.toString(16).padStart(12, '0')}` as DeviceId;
    });
    const ids = [ready.device, ...ready.others].map(({ id }) => id);
    if (areMembers) inIt.push(...ids);
    for (let at = 0; at < inIt.length; at += 250) {
      await clock.run(cloud.importDevices(inIt.slice(at, at + 250), neverAborted()), 60_000);
    }
    const calls: string[] = [];
    simulation.subscribe((event) => {
      if (event.type === 'cloud-asked') calls.push(`${event.method} ${event.path}`);
    });
    const customer = isNobodys ? { rule: 'none' } : { rule: 'fixed', email: ann };
    const end = await made.run({
      world: recipient as LineWorld,
      preset: { product: cloud.product.slug, customer },
    });
    return { end, calls, ids, cloud, clock };
  }

  it.each([
    ['a customer’s', true],
    ['nobody’s', false],
  ] as const)(
    'asks the cloud twelve times for each device at most (they are to be %s, members: %s)',
    async (whose, areMembers) => {
      const { end, calls, ids, cloud, clock } = await lineOf(whose, areMembers);
      expect(end).toMatchObject({ passed: inAir, failed: 0, others: 0 });
      expect(calls.length / inAir).toBeLessThanOrEqual(12);
      for (const id of ids) {
        const device = await clock.run(cloud.getDevice(id, neverAborted()), 60_000);
        expect(device).toMatchObject({ ok: true, value: { owner: whose === 'nobody’s' ? undefined : ann } });
      }
    },
    120_000,
  );
});

describe('a run by a list of the product that is old', () => {
  /** What was in it then, and what the product said since of those that were asked about alone. */
  function oldList(...entries: readonly ProductDevice[]) {
    const told: boolean[] = [];
    const list = new Map(entries.map((entry) => [entry.id, entry]));
    const members: KeptMembers = {
      known: async () => success(list),
      asked: (isMember) => told.push(isMember),
    };
    return { members, told, list };
  }

  /** A Photon in the product, as far as `options` do not say otherwise, and the list as it is now. */
  async function member(options: Partial<WorldOptions> = {}) {
    const { simulation: world, clock } = await openLine([], { inProduct: true, ...options });
    const hand = clock.hand();
    const inTime = <Value>(work: Promise<Value>) => clock.run(work, 3_600_000);
    const cloud = await inTime(practiceProduct(world, hand));
    const device = await inTime(cloud.getDevice(world.device.id, neverAborted()));
    if (!device.ok) throw new Error(device.error.code);
    return {
      world,
      device: device.value,
      ...oldList(device.value),
      run: (flow: FlowOptions) => inTime(forAnn(world, { clock: hand, ...flow })),
      remove: (deny: boolean) => inTime(cloud.removeDevice(world.device.id, { deny }, neverAborted())),
      pass: (ms: number) => clock.pass(ms),
    };
  }

  const imports = (world: SimulatedWorld) =>
    world.events.filter(
      (event) => event.type === 'cloud-asked' && event.method === 'POST' && /devices$/.test(event.path),
    ).length;

  it('visits a device once that is on it, and asks the product when it is home', async () => {
    const { world, members, told, list, run: setUp } = await member();
    const run = await setUp({ members });
    expect(plans(run)).toEqual(['already-in-product']);
    expect(run.outcome).toMatchObject({ outcome: 'claimed', customer: { email: ann } });
    expect([hops(world), told, imports(world)]).toEqual([2, [true], 0]);
    // Whoever meets it again asks the product first.
    expect(list.size).toBe(0);
  });

  it.each<[string, FlowOptions]>([
    ['proven', {}],
    ['handed over', { prove: false }],
  ])(
    'puts a device that was taken out of the product meanwhile into it again, before it is claimed (%s)',
    async (_how, flow) => {
      const { world, members, told, run: setUp, remove, pass } = await member();
      expect(await remove(false)).toMatchObject({ ok: true });
      const run = await setUp({ members, ...flow });
      expect(failureOf(run)).toBeUndefined();
      expect([hops(world), told]).toEqual([2, [false]]);
      await pass(60_000);
      expect(world.cloud.owner).toBe(`customer:${ann}`);
      expect(world.cloud.productId).toBe(world.ready.product.id);
    },
  );

  it('names the customer whose a device became meanwhile, in the place of a PASS', async () => {
    const { world, device, members, run: setUp } = await member({ owner: `customer:${bob}`, setUpBefore: false });
    const then = oldList({ ...device, owner: undefined });
    const run = await setUp({ members: then.members });
    expect(asked(run)).not.toContain('confirm-ownership');
    expect(run.outcome).toMatchObject({ error: { code: 'device-has-owner', details: { owner: bob } } });
    expect(world.computer.place).toBe('own-network');
    // As the list is now a person is asked.
    world.pressSetup();
    expect(asked(await setUp({ members }))).toContain('confirm-ownership');
  });

  it('lets a device not pass that the team has denied meanwhile', async () => {
    const { world, members, run: setUp, remove } = await member({ faults: ['denied-stay-listed'] });
    await remove(true);
    const run = await setUp({ members });
    expect(failureOf(run)).toBe('device-denied');
    expect(imports(world)).toBe(0);
  });

  it('does not approve a device that is in quarantine since', async () => {
    const { world, run: setUp } = await member({ keptOut: 'quarantined' });
    const { members, told } = oldList();
    const run = await setUp({ members });
    expect(failureOf(run)).toBe('device-quarantined');
    expect([plans(run), told, imports(world)]).toEqual([['two-visits'], [true], 0]);
    expect(world.device.claimCodeStored).toBe(false);
  });

  it('asks at the Photon where the internet stays', async () => {
    const { world, members, told, run: setUp, remove } = await member({ separateNetworks: false });
    await remove(false);
    const run = await setUp({ members, keepsInternet: true });
    expect(run.outcome).toMatchObject({ outcome: 'claimed' });
    expect([hops(world), told, imports(world)]).toEqual([2, [false], 1]);
    const steps = startedSteps(run);
    expect(steps.indexOf('add-to-product')).toBeLessThan(steps.indexOf('set-claim-code'));
  });

  it('hands nothing over that the product does not confirm', async () => {
    const { world, members, run: setUp } = await member();
    const run = await setUp({
      members,
      prove: false,
      onEvent: (event) =>
        event.type === 'stage-started' && event.stage === 'give-back' && world.setFault('cloud-500', true),
    });
    expect(failureOf(run)).toBe('cloud-server-error');
    expect(world.computer.place).toBe('own-network');
  });

  it('leaves the word to the proof where the cloud says nothing for a moment', async () => {
    const { world, members, run: setUp } = await member();
    const run = await setUp({
      members,
      onEvent: (event) => {
        if (event.type === 'stage-started') world.setFault('cloud-500', event.stage === 'give-back');
      },
    });
    expect(run.outcome).toMatchObject({ outcome: 'claimed', customer: { email: ann } });
  });
});
