import { describe, expect, it } from 'vitest';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { homeGate } from '../../../electron/station/home-gate.ts';
import { type Hook, type PassOn, rowHooks } from '../../../electron/station/row-hooks.ts';
import { stationLimits } from '../../../shared/time-limits.ts';
import { jumpingClock } from '../../support/jumping-clock.ts';

const folder: Hook = { kind: 'folder', path: 'a' };
const web: Hook = { kind: 'web', url: 'https://example.com' };

async function pass(passOn: PassOn, rows: readonly object[], hooks: readonly Hook[] = [folder, web], awayMs = 0) {
  const clock = jumpingClock();
  const gate = homeGate(clock);
  if (awayMs > 0) {
    gate.close();
    void clock
      .hand()
      .sleep(awayMs)
      .then(() => gate.open());
  }
  const problems: unknown[] = [];
  const made = rowHooks(hooks, passOn, clock, ({ code, details }) => problems.push([code, details?.hook]), gate);
  for (const row of rows) made.pass(JSON.stringify(row));
  await clock.run(made.end(neverAborted()), 10 * 60_000);
  return { problems, tookMs: clock.monotonic() };
}

describe('final rows on their way out', () => {
  it('are said to be taken by each hook that has them, for which the end waits', async () => {
    const clock = jumpingClock();
    const taken: string[] = [];
    const made = rowHooks(
      [folder, web],
      async ({ kind }) => kind === 'folder',
      clock,
      () => undefined,
      homeGate(clock),
    );
    made.pass('1', async ({ kind }) => {
      await clock.sleep(40_000);
      taken.push(kind);
    });
    await clock.run(made.end(neverAborted()), 10 * 60_000);
    expect([taken, clock.monotonic()]).toEqual([['folder'], 40_000]);
  });

  it('let each other pass where a hook refuses one of them, which costs the end one more try', async () => {
    const clock = jumpingClock();
    const told: string[] = [];
    const passOn: PassOn = async (_hook, row) => {
      told.push(row);
      return row !== 'bad';
    };
    const problems: unknown[] = [];
    const made = rowHooks([web], passOn, clock, (error) => problems.push(error), homeGate(clock));
    made.pass('bad');
    made.pass('a');
    await clock.run(clock.hand().sleep(20_000), 60_000);
    made.pass('b');
    await clock.run(clock.hand().sleep(20_000), 60_000);
    expect(told.filter((row) => row !== 'bad')).toEqual(['a', 'b']);
    expect([told.slice(0, 4), problems.length]).toEqual([['bad', 'bad', 'bad', 'a'], 1]);
    const [tries, from] = [told.length, clock.monotonic()];
    await clock.run(made.end(neverAborted()), 60_000);
    expect([told.slice(tries), clock.monotonic() - from]).toEqual([['bad'], 0]);
  });

  it('go before what earlier lines owe to the hook, for which no end waits', async () => {
    const clock = jumpingClock();
    const told: string[] = [];
    const slow: PassOn = async ({ kind }, row, signal) => {
      await clock.sleep(9_000, signal);
      if (!signal.aborted) told.push(`${kind} ${row}`);
      return !signal.aborted;
    };
    const taken: string[] = [];
    const made = rowHooks([folder, web], slow, clock, () => undefined, homeGate(clock));
    for (let n = 0; n < 100; n += 1) made.passOwed(web, `old ${n}`, async () => void taken.push(`old ${n}`));
    await clock.run(clock.hand().sleep(1_000), 2_000);
    made.pass('new');
    await clock.run(made.end(neverAborted()), 10 * 60_000);
    expect([told.filter((one) => one.startsWith('web')), taken]).toEqual([['web old 0', 'web new'], ['old 0']]);
    expect([told.filter((one) => one.startsWith('folder')), clock.monotonic()]).toEqual([['folder new'], 18_000]);
  });

  it('go while one that an earlier line owes is refused each time', async () => {
    const clock = jumpingClock();
    const told: string[] = [];
    const passOn: PassOn = async (_hook, row) => {
      told.push(row);
      return row !== 'bad';
    };
    const made = rowHooks([web], passOn, clock, () => undefined, homeGate(clock));
    for (const row of ['bad', 'old 1', 'old 2']) made.passOwed(web, row, async () => undefined);
    made.pass('new');
    await clock.run(clock.hand().sleep(10_000), 60_000);
    expect(told.filter((row) => row !== 'bad')).toEqual(['new', 'old 1', 'old 2']);
  });

  it('go to each hook in their order', async () => {
    const told: string[] = [];
    const { problems } = await pass(
      async ({ kind }, row) => {
        told.push(`${kind} ${row}`);
        return true;
      },
      [{ n: 1 }, { n: 2 }],
    );
    const of = (kind: string) => told.filter((one) => one.startsWith(kind));
    expect([of('folder'), of('web'), problems]).toEqual([
      ['folder {"n":1}', 'folder {"n":2}'],
      ['web {"n":1}', 'web {"n":2}'],
      [],
    ]);
  });

  it('are tried again, and a hook that does not take them is told once', async () => {
    let tries = 0;
    const failing: PassOn = async ({ kind }) => {
      if (kind === 'folder') return true;
      tries += 1;
      if (tries % 2 === 0) throw new Error('no way');
      return false;
    };
    const never = await pass(failing, [{ n: 1 }, { n: 2 }]);
    expect([never.problems, never.tookMs]).toEqual([[['hook-failed', 'web 2']], stationLimits.hooksEndMs]);
    // After 2, 4, 8 and 16 s.
    expect(tries).toBe(4);
    let first = true;
    const mended: PassOn = async () => {
      const isTaken = !first;
      first = false;
      return isTaken;
    };
    const { problems, tookMs } = await pass(mended, [{ n: 1 }], [web]);
    expect([problems, tookMs]).toEqual([[], stationLimits.hookAgainMs]);
  });

  it('go over the internet only when the computer is home, and a hook has failed by nothing before', async () => {
    const told: string[] = [];
    const { problems, tookMs } = await pass(
      async ({ kind }) => {
        told.push(kind);
        return true;
      },
      [{ n: 1 }],
      [web, folder],
      25_000,
    );
    expect([told, problems, tookMs]).toEqual([['folder', 'web'], [], 25_000]);
    const away = await pass(async () => true, [{ n: 1 }], [web], 60_000);
    expect([away.problems, away.tookMs]).toEqual([[['hook-failed', 'web 1']], stationLimits.hooksEndMs]);
  });

  it('hold nobody up for longer than their bound', async () => {
    const silent: PassOn = () => new Promise(() => undefined);
    const { problems, tookMs } = await pass(silent, [{ n: 1 }, { n: 2 }, { n: 3 }], [web]);
    expect([problems, tookMs]).toEqual([[['hook-failed', 'web 1']], stationLimits.hooksEndMs]);
  });

  it('all go at the end where a slow hook was cut off whenever the computer left', async () => {
    const clock = jumpingClock();
    const gate = homeGate(clock);
    const told: string[] = [];
    const slow: PassOn = async (_hook, row, signal) => {
      await clock.sleep(8_000, signal);
      if (!signal.aborted) told.push(row);
      return !signal.aborted;
    };
    const problems: unknown[] = [];
    const made = rowHooks([web], slow, clock, (error) => problems.push(error), gate);
    const rows = Array.from({ length: 12 }, (_, n) => ({ n }));
    for (const row of rows) {
      made.pass(JSON.stringify(row));
      // Home for five seconds between two Photons.
      gate.close();
      await clock.run(clock.hand().sleep(20_000), 60_000);
      gate.open();
      await clock.run(clock.hand().sleep(5_000), 60_000);
    }
    expect(told).toEqual([]);
    await clock.run(made.end(neverAborted()), 10 * 60_000);
    expect([told, problems]).toEqual([rows.map((row) => JSON.stringify(row)), []]);
  });

  it('are tried at once at the end, and not after a pause that outlasts it', async () => {
    const clock = jumpingClock();
    const gate = homeGate(clock);
    let works = false;
    const problems: unknown[] = [];
    const made = rowHooks(
      [web],
      async () => works,
      clock,
      (error) => problems.push(error),
      gate,
    );
    made.pass('{"n":1}');
    await clock.run(clock.hand().sleep(40_000), 60_000);
    works = true;
    const from = clock.monotonic();
    await clock.run(made.end(neverAborted()), 60_000);
    // Told once, after three tries in vain.
    expect([clock.monotonic() - from, problems.length]).toEqual([0, 1]);
  });

  it('end after a while where a hook takes one after the other for ever', async () => {
    const clock = jumpingClock();
    const gate = homeGate(clock);
    const slow: PassOn = async (_hook, _row, signal) => {
      await clock.sleep(9_000, signal);
      return !signal.aborted;
    };
    const made = rowHooks([web], slow, clock, () => undefined, gate);
    for (let n = 0; n < 200; n += 1) made.pass(`{"n":${n}}`);
    await clock.run(made.end(neverAborted()), 60 * 60_000);
    expect(clock.monotonic()).toBe(stationLimits.hooksEndLongestMs);
  });

  it.each([
    ['from the beginning', 0, stationLimits.hooksEndMs],
    ['in the middle', 20_000, stationLimits.hooksEndMs],
    ['after the time of one', 45_000, 45_000],
  ])('keep nobody who hurries, %s, for longer than one may take', async (_when, hurriesAt, endsAt) => {
    const clock = jumpingClock();
    const gate = homeGate(clock);
    const slow: PassOn = async (_hook, _row, signal) => {
      await clock.sleep(9_000, signal);
      return !signal.aborted;
    };
    const made = rowHooks([web], slow, clock, () => undefined, gate);
    for (let n = 0; n < 200; n += 1) made.pass(`{"n":${n}}`);
    const hurry = new AbortController();
    void clock.sleep(hurriesAt).then(() => hurry.abort());
    await clock.run(made.end(hurry.signal), 60 * 60_000);
    expect(clock.monotonic()).toBe(endsAt);
  });

  it('hold no join up, and go again from home when the computer left in the middle', async () => {
    const clock = jumpingClock();
    const gate = homeGate(clock);
    const sent: AbortSignal[] = [];
    const passOn: PassOn = (_hook, _row, signal) => {
      sent.push(signal);
      return sent.length === 1 ? new Promise(() => undefined) : Promise.resolve(true);
    };
    const problems: unknown[] = [];
    const made = rowHooks([web], passOn, clock, (error) => problems.push(error), gate);
    made.pass('{"n":1}');
    await clock.run(clock.hand().sleep(1), 100);
    await clock.run(gate.settled(stationLimits.settledMs, new AbortController().signal), 10_000);
    const settledAfter = clock.monotonic();
    gate.close();
    await clock.run(clock.hand().sleep(1000), 2000);
    expect([settledAfter, sent.map((signal) => signal.aborted)]).toEqual([1, [true]]);
    gate.open();
    await clock.run(made.end(neverAborted()), 60_000);
    expect([sent.length, problems]).toEqual([2, []]);
  });
});
