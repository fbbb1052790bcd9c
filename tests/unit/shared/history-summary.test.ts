import { describe, expect, it } from 'vitest';
import { type SummedAttempt, summing } from '../../../shared/history-summary.ts';
import { stages } from '../../../shared/setup-events.ts';

const device = (number: number) => `2e00390001473432333230${String(number).padStart(2, '0')}`;
const upTo = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, 1_000]));
function attempt(order: number, id: number, more: Partial<SummedAttempt>): SummedAttempt {
  return {
    station: 1,
    place: order,
    begunAt: order,
    deviceId: device(id),
    kind: 'production',
    verdict: 'PASS',
    outcome: 'claimed',
    code: null,
    tookMs: 1,
    stageMs: {},
    failedStage: null,
    startedAt: order,
    ...more,
  };
}
const failed = { verdict: 'FAIL', outcome: 'failed', code: 'photon-not-online' } as const;

describe('the yield', () => {
  const attempts = [
    // Came to its proof, and passed at its second try.
    attempt(1, 1, { ...failed, stageMs: upTo('prepare', 'join', 'inspect', 'choose', 'commit', 'give-back') }),
    attempt(2, 1, { stageMs: upTo(...stages) }),
    attempt(3, 2, { stageMs: upTo(...stages) }),
    // Could not be joined.
    attempt(4, 3, { ...failed, stageMs: upTo('prepare') }),
    attempt(5, 4, { kind: 'trial', ...failed }),
    attempt(6, 5, { verdict: 'ERROR', outcome: 'failed', code: 'cloud-unreachable' }),
  ];
  const summed = (some: readonly SummedAttempt[], filter: Parameters<typeof summing>[0] = {}) => {
    const sums = summing(filter);
    for (const one of some) sums.add(one);
    return sums.sum();
  };

  it('is that of each stage at the first try of a device, in whatever order they come', () => {
    for (const some of [attempts, attempts.toReversed()]) {
      expect(summed(some)).toMatchObject({
        devices: 3,
        firstPass: 1,
        finalPass: 2,
        stageYields: {
          prepare: { devices: 3, firstPass: 3 },
          join: { devices: 3, firstPass: 2 },
          inspect: { devices: 2, firstPass: 2 },
          choose: { devices: 2, firstPass: 2 },
          commit: { devices: 2, firstPass: 2 },
          'give-back': { devices: 2, firstPass: 2 },
          prove: { devices: 2, firstPass: 1 },
        },
      });
    }
  });

  const byCable = ['prepare', 'inspect', 'choose', 'commit'] as const;
  it('has over a cable no stage that is not there', () => {
    const some = [
      attempt(1, 1, { stageMs: upTo(...byCable, 'prove') }),
      attempt(2, 2, { ...failed, stageMs: upTo(...byCable) }),
    ];
    const passed = { devices: 2, firstPass: 2 };
    const known = { prepare: passed, inspect: passed, choose: passed, commit: passed };
    expect(summed(some).stageYields).toEqual({ ...known, prove: { devices: 2, firstPass: 1 } });
  });

  it('has of each stage the devices that got to it, whichever way each of them went', () => {
    const some = [
      attempt(1, 1, { stageMs: upTo(...byCable, 'prove') }),
      attempt(2, 2, { stageMs: upTo(...stages) }),
      // With the networks that it has, it failed in its visit.
      attempt(3, 3, { ...failed, stageMs: upTo('prepare', 'join', 'inspect'), failedStage: 'commit' }),
      // Asked again for its network, it could not be proven the second time either.
      attempt(4, 4, { ...failed, stageMs: upTo(...byCable, 'prove'), failedStage: 'prove' }),
      // What was proven went through its proof, though nobody was at it then who noted that.
      attempt(5, 5, { stageMs: upTo('prepare', 'join') }),
    ];
    const all = (devices: number) => ({ devices, firstPass: devices });
    expect(summed(some).stageYields).toEqual({
      prepare: all(5),
      join: all(3),
      inspect: all(4),
      choose: all(3),
      commit: { devices: 4, firstPass: 3 },
      'give-back': all(1),
      prove: { devices: 4, firstPass: 3 },
    });
  });

  it('takes what failed after all stages as not proven, and a stage of another version as none', () => {
    const some = [
      attempt(1, 1, { ...failed, stageMs: upTo(...stages) }),
      attempt(2, 2, { ...failed, stageMs: upTo('prepare'), failedStage: '__proto__' }),
    ];
    expect(summed(some).stageYields).toMatchObject({
      prepare: { devices: 2, firstPass: 2 },
      join: { devices: 1, firstPass: 1 },
      prove: { devices: 1, firstPass: 0 },
    });
  });

  it('has the order of a station whatever its clock did, and that of the clock between stations', () => {
    const once = [
      // Its clock stepped back between the two.
      attempt(1, 1, { ...failed, begunAt: 3_600 }),
      attempt(2, 1, { begunAt: 1_800 }),
      attempt(3, 2, { begunAt: 900 }),
      attempt(1, 2, { station: 2, ...failed, begunAt: 800 }),
      attempt(2, 3, { station: 2, begunAt: 1_000 }),
      attempt(4, 3, { ...failed, begunAt: 1_100 }),
    ];
    for (const some of [once, once.toReversed()])
      expect(summed(some)).toMatchObject({ devices: 3, firstPass: 1, finalPass: 3 });
  });

  it('is not known of tries among which some were left out by what became of them', () => {
    const unknown = { devices: 3, firstTried: null, firstPass: null, finalPass: null, stageYields: {} };
    expect(summed(attempts, { outcome: 'failed' })).toMatchObject(unknown);
    expect(summed(attempts, { search: '2e' })).toMatchObject(unknown);
    expect(summed(attempts, { search: ' ' }).firstPass).toBe(1);
  });

  it('and all else leaves out what shows that a bench is good, unless that is asked for', () => {
    const golden = [
      attempt(7, 9, { kind: 'golden', stageMs: upTo('prove') }),
      attempt(8, 9, { kind: 'golden', ...failed }),
    ];
    expect(summed([...attempts, ...golden])).toEqual(summed(attempts));
    expect(summed(golden, { kind: 'golden' })).toMatchObject({ attempts: 2, devices: 0, took: { count: 1 } });
  });
});

it('the times of a summary have their median between the two in the middle, and the hours of UTC beside their quarters', () => {
  const minuteMs = 60_000;
  const summed = (...took: readonly number[]) => {
    const sums = summing({});
    for (const [place, tookMs] of took.entries())
      sums.add(attempt(place + 1, place, { tookMs, startedAt: place * 20 * minuteMs, stageMs: { join: tookMs } }));
    return sums.sum();
  };
  expect(summed(20_000, 40_000)).toMatchObject({
    took: { count: 2, medianMs: 30_000, p95Ms: 40_000 },
    stages: { join: { medianMs: 30_000 } },
  });
  expect(summed(40_000, 20_000, 21_000).took?.medianMs).toBe(21_000);
  expect(summed(7).took).toEqual({ count: 1, medianMs: 7, p95Ms: 7 });
  const { hours, quarters } = summed(1, 1, 1, 1);
  expect([hours, quarters].map((all) => all.map(({ from, attempts }) => [from / minuteMs, attempts]))).toEqual([
    [
      [0, 3],
      [60, 1],
    ],
    [
      [0, 1],
      [15, 1],
      [30, 1],
      [60, 1],
    ],
  ]);
});

it('the stages of a summary are those of a run, and so many that a screen can show of those that others name', () => {
  const sums = summing({});
  for (let one = 1; one <= 1_000; one += 1) sums.add(attempt(one, 1, { stageMs: upTo(`strange-${one}`) }));
  sums.add(attempt(1_001, 1, { stageMs: upTo('prepare', 'prove') }));
  const { stages } = sums.sum();
  expect(Object.keys(stages).length).toBeLessThan(50);
  expect(Object.keys(stages)).toEqual(expect.arrayContaining(['strange-1', 'prepare', 'prove']));
});
