import { describe, expect, it } from 'vitest';
import type { RunMemory } from '../../electron/setup/setup-world.ts';
import { defaultNetworks } from '../../electron/simulator/air/air.ts';
import type { SimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import type { Answer } from '../../shared/answer.ts';
import type { NetworkChoice } from '../../shared/network-choice.ts';
import { securityByName } from '../../shared/security-type.ts';
import type { Question } from '../../shared/setup-events.ts';
import { foldAll } from '../../shared/setup-state.ts';
import { openWorld } from '../support/flow-worlds.ts';
import { airVerdictLimitMs, type FlowOptions, type FlowRun, runFlow } from '../support/run-flow.ts';
import { inEnglish } from '../support/texts.ts';

/** A network of the simulated air, or with another password. */
function give(ssid: string, change: Partial<NetworkChoice> & { readonly andAnother?: boolean } = {}): Answer {
  const { andAnother, ...rest } = change;
  const heard = defaultNetworks.find((network) => network.ssid === ssid);
  const { security = securityByName['wpa2-aes'], password = '' } = heard ?? {};
  return {
    kind: 'choose-network',
    choice: { ssid, security, password, ...rest },
    ...(andAnother ? { andAnother } : {}),
  };
}

const more = { andAnother: true };

type NetworkQuestion = Extract<Question, { kind: 'choose-network' }>;

/** A run that answers in turn, and what it was asked. */
async function inTurn(world: SimulatedWorld, answers: readonly Answer[], options: FlowOptions = {}) {
  const left = [...answers];
  const asked: NetworkQuestion[] = [];
  const run = await runFlow(world, {
    ...options,
    answer(question) {
      if (question.kind === 'choose-network') asked.push(question);
      return question.kind === 'confirm-ownership' ? { kind: 'confirm-ownership', confirmed: true } : left.shift();
    },
  });
  expect(left).toEqual([]);
  expect(world.computer.network).toBe('HomeNet');
  return { run, asked, given: asked.map(({ given = [] }) => given.map(({ ssid }) => ssid)) };
}

const endOf = ({ outcome }: FlowRun) => (outcome.outcome === 'failed' ? outcome.error.code : outcome.outcome);
const storedOn = ({ device }: SimulatedWorld) => device.storedNetworks.map(({ ssid }) => ssid);
const joinedBy = ({ events }: SimulatedWorld) =>
  events.flatMap((event) => (event.type === 'network-joined' ? [event.ssid] : []));

describe('several networks in one visit', () => {
  it.each(['0.6.4', '2.3.1'] as const)(
    'are all stored by firmware %s, and the first is tried first',
    async (firmware) => {
      const world = await openWorld({ firmware });
      const answers = [give('Orchard', more), give('HomeNet', more), give('Guest')];
      const { run, asked, given } = await inTurn(world, answers);
      expect(endOf(run)).toBe('claimed');
      expect(storedOn(world)).toEqual(['Orchard', 'HomeNet', 'Guest']);
      expect(joinedBy(world)).toEqual(['Orchard']);
      expect(given).toEqual([[], ['Orchard'], ['Orchard', 'HomeNet']]);
      expect(asked.flatMap((question) => question.given ?? []).every(({ stored }) => !stored)).toBe(true);
      expect(foldAll(run.events).stored).toEqual(['Orchard', 'HomeNet', 'Guest']);
      expect(JSON.stringify(run)).not.toMatch(/apple pear plum|kitchen-window-7/);
    },
  );

  it('are enough when one of them is right, and which one it was is not remembered as known', async () => {
    const world = await openWorld();
    const memory: RunMemory = { choice: undefined };
    const answers = [give('HomeNet', { ...more, password: 'not its password' }), give('Orchard')];
    expect(endOf((await inTurn(world, answers, { memory })).run)).toBe('claimed');
    expect(joinedBy(world)).toEqual(['Orchard']);
    expect(memory).toMatchObject({ choice: undefined, others: undefined });
    expect(memory.joined).toBeUndefined();
  });

  it('stay when one of them is refused: it can be mended, or left out', async () => {
    const world = await openWorld();
    const nobody = give('Nobody hears me', { ...more, password: 'long enough' });
    const { run, asked } = await inTurn(world, [give('Guest', more), nobody, give('Orchard'), give('HomeNet')]);
    expect(endOf(run)).toBe('claimed');
    expect(asked[3]).toMatchObject({
      problem: { code: 'network-not-heard' },
      previous: { ssid: 'Nobody hears me', passwordKept: true },
      given: [
        { ssid: 'Guest', stored: false },
        { ssid: 'Orchard', stored: true },
      ],
    });
    expect(storedOn(world)).toEqual(['Guest', 'HomeNet', 'Orchard']);

    const other = await openWorld();
    const left = await inTurn(other, [nobody, give('Orchard'), { kind: 'no-more-networks' }]);
    expect(endOf(left.run)).toBe('claimed');
    expect(storedOn(other)).toEqual(['Orchard']);
    expect(foldAll(left.run.events).stored).toEqual(['Orchard']);
  });

  it('keep their place when one of them is sent anew', async () => {
    const world = await openWorld();
    const nobody = give('Nobody hears me', { ...more, password: 'long enough' });
    const { run } = await inTurn(world, [nobody, give('Orchard', more), give('HomeNet'), give('HomeNet')]);
    expect(endOf(run)).toBe('claimed');
    expect(storedOn(world)).toEqual(['Orchard', 'HomeNet']);
    expect(foldAll(run.events).stored).toEqual(['Orchard', 'HomeNet']);
  });

  it('can be taken back before anything is sent; one name is one network', async () => {
    const world = await openWorld();
    const { run, given } = await inTurn(world, [
      { kind: 'no-more-networks' },
      give('HomeNet', { ...more, password: 'a first guess' }),
      give('Orchard', more),
      give('HomeNet', more),
      { kind: 'remove-network', ssid: 'Orchard' },
      { kind: 'no-more-networks' },
    ]);
    expect(endOf(run)).toBe('claimed');
    expect(given.at(-1)).toEqual(['HomeNet']);
    expect(world.device.storedNetworks).toEqual([expect.objectContaining({ password: 'kitchen-window-7' })]);
    expect(joinedBy(world)).toEqual(['HomeNet']);
  });

  it('are five at most, and one with a user name: that is said before anything is sent', async () => {
    const world = await openWorld();
    const open5 = ['a', 'b', 'c', 'd', 'e'].map((ssid) => give(ssid, { ...more, security: 0 }));
    const full = await inTurn(world, [...open5, give('Guest'), { kind: 'remove-network', ssid: 'a' }, give('Guest')]);
    expect(full.asked[6]).toMatchObject({ problem: { code: 'networks-too-many', details: { limit: 5 } } });
    expect(endOf(full.run)).toBe('claimed');
    expect(storedOn(world)).toEqual(['b', 'c', 'd', 'e', 'Guest']);

    const office = await openWorld();
    const enterprise = { kind: 'peap', userName: 'visitor', password: 'front-desk-4' } as const;
    const { run, asked } = await inTurn(office, [
      give('Staff', { ...more, enterprise }),
      give('Staff 2', { security: securityByName['wpa2-enterprise-aes'], enterprise }),
      { kind: 'no-more-networks' },
    ]);
    expect(asked[2]?.problem).toMatchObject({ code: 'network-second-enterprise', details: { network: 'Staff' } });
    expect(endOf(run)).toBe('claimed');
    expect(storedOn(office)).toEqual(['Staff']);
  });

  it('are named together when none of them was joined, and kept for the next try', async () => {
    const world = await openWorld({ faults: ['wrong-password'] });
    const memory: RunMemory = { choice: undefined };
    const { run } = await inTurn(world, [give('HomeNet', more), give('Orchard')], { memory });
    const { outcome } = run;
    if (outcome.outcome !== 'failed') throw new Error(outcome.outcome);
    expect(outcome.error).toMatchObject({ code: 'networks-not-joined', details: { networks: ['HomeNet', 'Orchard'] } });
    expect(inEnglish(outcome.error).happened).toContain('couldn’t join HomeNet or Orchard.');
    expect(memory).toMatchObject({ choice: { ssid: 'Orchard' }, others: [{ password: 'kitchen-window-7' }] });

    world.setFault('wrong-password', false);
    if (!world.device.listening) world.pressSetup();
    const { password: _, ...orchard } = memory.choice ?? { ssid: '', security: 0 };
    const again = await inTurn(world, [{ kind: 'choose-network', choice: orchard, usePreviousPassword: true }], {
      memory,
    });
    expect(again.asked[0]).toMatchObject({
      previous: { ssid: 'Orchard' },
      given: [{ ssid: 'HomeNet', stored: false }],
    });
    expect(endOf(again.run)).toBe('claimed');
    expect(storedOn(world)).toEqual(['HomeNet', 'Orchard']);
  });

  it(
    'have the benefit of the doubt when one of them is known to be right',
    async () => {
      const world = await openWorld({ faults: ['wrong-password'] });
      const memory: RunMemory = { choice: undefined };
      const options = { memory, options: { joinedBefore: ['Orchard'] } };
      const first = await inTurn(world, [give('HomeNet', more), give('Orchard')], options);
      expect(endOf(first.run)).toBe('photon-came-back-once');
      if (!world.device.listening) world.pressSetup();
      const second = await inTurn(world, [give('Orchard')], options);
      expect(endOf(second.run)).toBe('networks-not-joined');
    },
    airVerdictLimitMs,
  );

  it('are kept in mind when the run is canceled between two of them', async () => {
    const world = await openWorld();
    const memory: RunMemory = { choice: undefined };
    const stop = new AbortController();
    const { run } = await inTurn(world, [give('HomeNet', more), give('Orchard')], {
      memory,
      signal: stop.signal,
      onEvent: (event) => event.type === 'network-stored' && stop.abort(),
    });
    expect(endOf(run)).toBe('cancelled');
    expect(storedOn(world)).toEqual(['Orchard']);
    expect(foldAll(run.events)).toMatchObject({ stored: ['Orchard'], progress: 'partly-set-up' });
    expect(memory).toMatchObject({ choice: { ssid: 'Orchard' }, others: [{ ssid: 'HomeNet' }] });
  });
});
