import { describe, expect, it } from 'vitest';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { nothingToRestore } from '../../../electron/journal/no-journal.ts';
import type { LeaseJournal } from '../../../electron/setup/journal-port.ts';
import {
  holdOn,
  joinLimitMs,
  keepPlace,
  type Lease,
  onPhotonNetwork,
  recoverLease,
} from '../../../electron/setup/lease.ts';
import type { SetupWorld } from '../../../electron/setup/setup-world.ts';
import { retriesOn, type Step, type UntimedEvent } from '../../../electron/setup/step.ts';
import type { Homecoming, RememberedNetwork, Whereabouts } from '../../../electron/wifi/wifi-port.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { type ErrorCode, setupError } from '../../../shared/errors.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const ours = '3b0021001747353236343033' as DeviceId;
const another = '3b0021001747353236343099' as DeviceId;
const remembered: RememberedNetwork = {
  networkName: 'HomeNet',
  handle: 'handle',
  adapter: 'wlan0',
  keepsInternet: false,
};
const fails = (code: ErrorCode) => failure(setupError(code));

/** A computer whose place and whose joins are fields, and a Photon that answers with an id. */
function bench(change: { readonly deviceId?: DeviceId } = {}) {
  const clock = virtualClock();
  const told: UntimedEvent[] = [];
  const state = {
    place: 'photon' as Whereabouts,
    joins: [] as Result<void>[],
    joined: 0,
    joinTakesMs: 0,
    needsHands: false,
    answers: success({ id: ours, claimedBefore: false }) as Result<{ id: DeviceId; claimedBefore: boolean }>,
  };
  const wifi: Partial<SetupWorld['wifi']> = {
    mode: 'automatic',
    whereabouts: async () => state.place,
    async joinPhoton(ssid, _remembered, needHands, signal) {
      state.joined += 1;
      expect(ssid).toBe('Photon-A2B3');
      if (state.needsHands) needHands({ kind: 'join-photon', ssid: 'Photon-A2B3' });
      if (state.joinTakesMs > 0) await clock.sleep(state.joinTakesMs, signal);
      if (signal.aborted) return fails('cancelled');
      const result = state.joins.shift() ?? success(undefined);
      if (result.ok) state.place = 'photon';
      return result;
    },
  };
  const world = { clock, wifi, photon: { deviceId: async () => state.answers } } as unknown as SetupWorld;
  const lease: Lease = { remembered, note: nothingToRestore, ssid: 'Photon-A2B3', deviceId: change.deviceId };
  return { clock, state, world, lease, told, report: (untimed: UntimedEvent) => void told.push(untimed) };
}

const left: readonly UntimedEvent[] = [
  { type: 'noticed', notice: { code: 'photon-network-left' } },
  { type: 'place-changed', place: 'between' },
];
const back: readonly UntimedEvent[] = [{ type: 'hand-done' }, { type: 'place-changed', place: 'photon' }];

describe('holding on to the Photon’s network', () => {
  it.each(['photon', 'unknown'] as const)(
    'is done at once, and without a word, where the computer is %s',
    async (place) => {
      const { world, lease, state, told, report } = bench({ deviceId: another });
      state.place = place;
      expect(await holdOn(world, lease, false, neverAborted(), report)).toEqual(success(undefined));
      expect([told, state.joined]).toEqual([[], 0]);
    },
  );

  it('goes back from elsewhere and says so', async () => {
    const { world, lease, state, told, report } = bench({ deviceId: ours });
    state.place = 'elsewhere';
    state.needsHands = true;
    expect(await holdOn(world, lease, false, neverAborted(), report)).toEqual(success(undefined));
    const hands = { type: 'hand-needed', task: { kind: 'join-photon', ssid: 'Photon-A2B3' } };
    expect(told).toEqual([...left, hands, ...back]);
  });

  it('says only once that it is away, and that it is back also when it came by itself', async () => {
    const { world, lease, state, told, report } = bench();
    state.place = 'elsewhere';
    state.joins = [fails('photon-network-not-joined'), fails('photon-network-not-joined')];
    for (const _look of [1, 2]) await holdOn(world, lease, false, neverAborted(), report);
    expect(told).toEqual(left);
    state.place = 'photon';
    for (const _look of [1, 2]) await holdOn(world, lease, false, neverAborted(), report);
    expect(told).toEqual([...left, ...back]);
  });

  it('joins anew after touch was lost, although the computer counts as there', async () => {
    const { world, lease, state, told, report } = bench();
    expect(await holdOn(world, lease, true, neverAborted(), report)).toEqual(success(undefined));
    expect([told, state.joined]).toEqual([back, 1]);
  });

  it('refuses another Photon in the place of ours, names both, and takes silence for what it is', async () => {
    const { world, lease, state, report } = bench({ deviceId: ours });
    state.place = 'elsewhere';
    state.answers = success({ id: another, claimedBefore: true });
    expect(await holdOn(world, lease, false, neverAborted(), report)).toEqual(
      failure({ code: 'different-photon', details: { expected: ours, found: another } }),
    );
    state.place = 'elsewhere';
    state.answers = fails('photon-timed-out');
    expect(await holdOn(world, lease, false, neverAborted(), report)).toEqual(fails('photon-timed-out'));
  });

  it('takes whoever is there before an id is known', async () => {
    const { world, lease, state, report } = bench();
    state.place = 'elsewhere';
    state.answers = success({ id: another, claimedBefore: true });
    expect((await holdOn(world, lease, false, neverAborted(), report)).ok).toBe(true);
  });

  it('ends without a word when it is cancelled', async () => {
    const { world, lease, state, told, report } = bench();
    state.place = 'elsewhere';
    expect(await holdOn(world, lease, true, AbortSignal.abort(), report)).toEqual(fails('cancelled'));
    expect([told, state.joined]).toEqual([[], 0]);
  });
});

describe('a step on the Photon’s network', () => {
  /** A step that ends in one way after the other. */
  const stepOf = (...results: readonly Result<number>[]): Step<number> & { readonly tries: () => number } => {
    const rest = [...results];
    let tries = 0;
    return {
      id: 'read-device-id',
      timeLimitMs: 20_000,
      timeoutCode: 'photon-timed-out',
      attempts: 3,
      pauseMs: 0,
      run: async () => {
        tries += 1;
        return rest.shift() ?? success(7);
      },
      tries: () => tries,
    };
  };

  it('has the time of the way back more, and everything else of the step', () => {
    const { world, lease } = bench();
    const inner = stepOf();
    const step = onPhotonNetwork(world, lease, inner);
    expect(step).toMatchObject({ id: inner.id, attempts: 3, timeoutCode: 'photon-timed-out' });
    expect(step.timeLimitMs).toBe(20_000 + joinLimitMs('automatic'));
  });

  it.each(['photon-not-reachable', 'photon-timed-out', 'photon-connection-lost', 'not-a-photon'] as const)(
    'goes back in any case after %s, and on',
    async (code) => {
      const { world, lease, state, report } = bench({ deviceId: ours });
      const step = onPhotonNetwork(world, lease, stepOf(fails(code)));
      expect(await step.run(neverAborted(), report)).toEqual(fails(code));
      expect(state.joined).toBe(0);
      expect(await step.run(neverAborted(), report)).toEqual(success(7));
      expect(state.joined).toBe(1);
      expect(await step.run(neverAborted(), report)).toEqual(success(7));
      expect(state.joined).toBe(1);
    },
  );

  it('stays where it is after what the Photon itself said', async () => {
    const { world, lease, state, report } = bench({ deviceId: ours });
    const step = onPhotonNetwork(world, lease, stepOf(fails('photon-request-refused')));
    await step.run(neverAborted(), report);
    await step.run(neverAborted(), report);
    expect(state.joined).toBe(0);
  });

  it('tells the first trouble when nobody is there to go back to, and tries no more', async () => {
    const { world, lease, state, report } = bench({ deviceId: ours });
    const inner = stepOf(fails('photon-connection-lost'));
    const step = onPhotonNetwork(world, lease, inner);
    await step.run(neverAborted(), report);
    expect(retriesOn(step)('photon-connection-lost')).toBe(true);
    state.joins = [fails('photon-network-not-joined')];
    expect(await step.run(neverAborted(), report)).toEqual(fails('photon-connection-lost'));
    expect([inner.tries(), retriesOn(step)('photon-connection-lost')]).toEqual([1, false]);
  });

  it('tells why it could not come there in the first place', async () => {
    const { world, lease, state, report } = bench();
    state.place = 'elsewhere';
    state.joins = [fails('photon-gave-no-address')];
    const inner = stepOf();
    expect(await onPhotonNetwork(world, lease, inner).run(neverAborted(), report)).toEqual(
      fails('photon-gave-no-address'),
    );
    expect(inner.tries()).toBe(0);
  });

  it('never talks to another Photon', async () => {
    const { world, lease, state, report } = bench({ deviceId: ours });
    state.place = 'elsewhere';
    state.answers = success({ id: another, claimedBefore: false });
    const inner = stepOf();
    expect(await onPhotonNetwork(world, lease, inner).run(neverAborted(), report)).toMatchObject({
      error: { code: 'different-photon' },
    });
    expect(inner.tries()).toBe(0);
  });
});

describe('while a person reads', () => {
  it('the computer is looked after every three seconds, brought back, and let go at the end', async () => {
    const { clock, world, lease, state, told, report } = bench({ deviceId: ours });
    const over = new AbortController();
    const keeping = keepPlace(world, lease, over.signal, report);
    await clock.advance(30_000);
    expect([told, state.joined]).toEqual([[], 0]);
    state.place = 'elsewhere';
    await clock.advance(3_000);
    expect(told).toEqual([...left, ...back]);
    state.place = 'elsewhere';
    state.joins = [fails('photon-network-not-joined')];
    await clock.advance(3_000);
    expect(state.place).toBe('elsewhere');
    await clock.advance(3_000);
    expect([state.place, state.joined]).toEqual(['photon', 3]);
    over.abort();
    await keeping;
    expect(clock.sleepers()).toBe(0);
  });

  it('a join under way ends with the reading', async () => {
    const { clock, world, lease, state, report } = bench();
    Object.assign(state, { place: 'elsewhere', joinTakesMs: 30_000 });
    const over = new AbortController();
    const keeping = keepPlace(world, lease, over.signal, report);
    await clock.advance(5_000);
    expect(state.joined).toBe(1);
    over.abort();
    await keeping;
    expect([state.place, clock.sleepers()]).toEqual(['elsewhere', 0]);
  });
});

describe('a lease that an earlier program left open', () => {
  async function later(leftOpen: RememberedNetwork | undefined, back: Result<Homecoming>) {
    const happened: unknown[] = [];
    const journal: LeaseJournal = {
      begin: async () => success(nothingToRestore),
      async recover(bringHome) {
        const told = leftOpen === undefined ? undefined : await bringHome(leftOpen);
        if (told !== undefined) happened.push(told.ok ? 'note closed' : 'note open');
        return told;
      },
    };
    await recoverLease(
      { journal, recovery: { recover: async () => back } },
      {
        begins: ({ networkName }) => happened.push(`begins for ${networkName}`),
        ends: (_remembered, end) => happened.push(end.ok ? end.value : end.error.code),
      },
      neverAborted(),
    );
    return happened;
  }

  it('is none: nothing happens', async () => {
    expect(await later(undefined, success('home'))).toEqual([]);
  });

  it('is told, brought home and closed, or closed because its adapter is gone', async () => {
    expect(await later(remembered, success('home'))).toEqual(['begins for HomeNet', 'home', 'note closed']);
    expect(await later(remembered, success('adapter-gone'))).toContain('note closed');
  });

  it('stays open when the computer did not come home, and not for what the system refuses to forget', async () => {
    const told = await later(remembered, fails('home-network-not-back'));
    expect(told).toEqual(['begins for HomeNet', 'home-network-not-back', 'note open']);
    expect(await later(remembered, fails('photon-network-kept'))).toContain('note closed');
  });
});
