import type { HistoryFilter } from './history-filter.ts';
import { stages as inOrder, type Stage } from './setup-events.ts';

/** What a summary needs of an attempt. `null`: not known. */
export interface SummedAttempt {
  /** A number that tells stations apart. */
  readonly station: number;
  /** Where it stands among those of its station: grows with the order in which they began there, whatever its clock did. */
  readonly place: number;
  /** When it began, by the one clock that all stations can be compared by, in milliseconds since 1970. */
  readonly begunAt: number;
  readonly deviceId: string | null;
  /** Only `production` counts for a yield. */
  readonly kind: string;
  /** FAIL is the device's. Nothing but PASS and FAIL says anything of a device. */
  readonly verdict: string | null;
  readonly outcome: string;
  readonly code: string | null;
  readonly tookMs: number | null;
  readonly stageMs: Readonly<Record<string, number>>;
  /** The one that was under way when it failed. */
  readonly failedStage: string | null;
  /** In production: its device passed or failed there before by the same preset, whether that is asked for or not. */
  readonly isTriedBefore?: boolean;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
}

export interface Spread {
  readonly count: number;
  readonly medianMs: number;
  readonly p95Ms: number;
}

/** Of the devices that got to a stage at their first try, those that passed it then; over a cable there is none to join. */
export interface StageYield {
  readonly devices: number;
  readonly firstPass: number;
}

export interface HistorySummary {
  readonly attempts: number;
  readonly outcomes: Readonly<Record<string, number>>;
  /** Those of them that failed, by their verdict: FAIL is the device's, and nothing else is held against one. */
  readonly failures: Readonly<Record<string, number>>;
  /** Devices of production that passed or failed, each once. */
  readonly devices: number;
  /**
   * Of them, those whose first try is among what was asked for, of these those that passed at it, and of all those that passed in
   * the end. `null`: what was asked for leaves out tries of the same device, as an outcome does.
   */
  readonly firstTried: number | null;
  readonly firstPass: number | null;
  readonly finalPass: number | null;
  /** By stage, in the order of a run; of none where the yield is not known. */
  readonly stageYields: Readonly<Partial<Record<Stage, StageYield>>>;
  /** Of attempts that passed. */
  readonly took: Spread | undefined;
  readonly stages: Readonly<Record<string, Spread>>;
  /** Codes of what the device (FAIL) or we (ERROR) failed by, the most frequent first, at most ten. */
  readonly codes: readonly { readonly code: string; readonly count: number }[];
  /** Attempts in each hour of UTC in which there was one, by its beginning in milliseconds since 1970, in order. */
  readonly hours: readonly AttemptsFrom[];
  /** The same in each quarter of an hour: no place on earth has hours, or days, that begin in the middle of one. */
  readonly quarters: readonly AttemptsFrom[];
}

/** How many were begun from a time on, in milliseconds since 1970. */
export interface AttemptsFrom {
  readonly from: number;
  readonly attempts: number;
}

const hourMs = 60 * 60 * 1000;
const quarterMs = hourMs / 4;
/** Of names that this version does not know, as another station may tell without end, the first so many. */
const strangeStages = 32;
const strangeCodes = 10_000;
const shownCodes = 10;

/** The first try of a device at a station, of those that were asked for. */
interface FirstTry {
  readonly station: number;
  readonly place: number;
  readonly begunAt: number;
  readonly passed: boolean;
  readonly isTriedBefore: boolean;
  /** The stages that it got to, and those of them that it came through, as bits by their place in a run. */
  readonly reached: number;
  readonly through: number;
}

interface SummedDevice {
  /** One of each station that had it: mostly one. */
  tries: readonly FirstTry[];
  passed: boolean;
}

/** Sums attempts up, one after the other, in any order: which try of a device was the first is known at the end. */
export function summing({
  outcome: asked,
  verdict: judged,
  search,
  kind: askedKind,
}: Pick<HistoryFilter, 'outcome' | 'verdict' | 'search' | 'kind'>): {
  add(attempt: SummedAttempt): void;
  sum(): HistorySummary;
} {
  const hasAllTries = asked === undefined && judged === undefined && (search ?? '').trim() === '';
  let attempts = 0;
  const outcomes = new Map<string, number>();
  const failures = new Map<string, number>();
  const codes = new Map<string, number>();
  const quarters = new Map<number, number>();
  const devices = devicesById();
  const took: Times = new Map();
  const stages = new Map<string, Times>();
  const count = <Key>(counts: Map<Key, number>, key: Key) => counts.set(key, (counts.get(key) ?? 0) + 1);

  return {
    add({ station, place, begunAt, deviceId, kind, verdict, outcome, code, tookMs, stageMs, startedAt, ...more }) {
      // What shows that a bench is good is nothing that was made there.
      if (kind === 'golden' && askedKind !== 'golden') return;
      attempts += 1;
      count(outcomes, outcome);
      if (outcome === 'failed' && verdict !== null) count(failures, verdict);
      const isFailure = verdict === 'FAIL' || verdict === 'ERROR';
      if (isFailure && code !== null && (codes.has(code) || codes.size < strangeCodes)) count(codes, code);
      count(quarters, Math.floor(startedAt / quarterMs) * quarterMs);
      const passed = verdict === 'PASS';
      if (kind === 'production' && deviceId !== null && (passed || verdict === 'FAIL')) {
        const device = devices.of(deviceId);
        const stages = stagesOf(stageMs, passed ? undefined : (more.failedStage ?? failedIn(stageMs)));
        device.passed ||= passed;
        const before = device.tries.find((one) => one.station === station);
        if (before === undefined || place < before.place) {
          const others = before === undefined ? device.tries : device.tries.filter((one) => one !== before);
          const { isTriedBefore = false } = more;
          device.tries = [...others, { station, place, begunAt, passed, isTriedBefore, ...stages }];
        }
      }
      if (!passed) return;
      if (tookMs !== null) count(took, tookMs);
      for (const [stage, ms] of Object.entries(stageMs)) {
        const isNew = !stages.has(stage) && !isStage(stage);
        if (isNew && stages.size >= inOrder.length + strangeStages) continue;
        const known: Times = stages.get(stage) ?? new Map();
        count(known, ms);
        stages.set(stage, known);
      }
    },
    sum: () => ({
      attempts,
      outcomes: Object.fromEntries(outcomes),
      failures: Object.fromEntries(failures),
      devices: devices.count(),
      ...(hasAllTries ? yieldOf(devices) : { firstTried: null, firstPass: null, finalPass: null, stageYields: {} }),
      took: spreadOf(took),
      stages: Object.fromEntries(
        [...stages].flatMap(([stage, all]) => {
          const spread = spreadOf(all);
          return spread === undefined ? [] : [[stage, spread]];
        }),
      ),
      codes: [...codes]
        .map(([code, times]) => ({ code, count: times }))
        .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
        .slice(0, shownCodes),
      ...timesOf(quarters),
    }),
  };
}

const isStage = (name: string) => inOrder.some((stage) => stage === name);

/** What failed at the end has gone on after all stages, or told no stage: then it was the one after the last that was over. */
function failedIn(stageMs: SummedAttempt['stageMs']): Stage {
  const isOver = (stage: Stage) => Object.hasOwn(stageMs, stage);
  const byCable = isOver('inspect') && !isOver('join');
  const last = inOrder.findLastIndex(isOver);
  return inOrder.find((stage, place) => place > last && !(byCable && stage === 'give-back')) ?? 'prove';
}

/** `failed`: where it failed, perhaps by a name of another version; undefined: it was proven. */
function stagesOf(
  stageMs: SummedAttempt['stageMs'],
  failed: string | undefined,
): Pick<FirstTry, 'reached' | 'through'> {
  const bits = (isOne: (stage: Stage) => boolean) =>
    inOrder.reduce((sum, stage, place) => sum + (isOne(stage) ? 2 ** place : 0), 0);
  const isThrough = (stage: Stage) =>
    stage !== failed && (Object.hasOwn(stageMs, stage) || (failed === undefined && stage === 'prove'));
  return { reached: bits((stage) => stage === failed || isThrough(stage)), through: bits(isThrough) };
}

/**
 * By the two halves of their ids as numbers: a text that was cut out of a longer one keeps all of that in memory, and there
 * may be a million.
 */
function devicesById() {
  const halves = new Map<number, Map<number, SummedDevice>>();
  return {
    of(deviceId: string): SummedDevice {
      const [first, second] = [Number(`0x${deviceId.slice(0, 12)}`), Number(`0x${deviceId.slice(12)}`)];
      const half = halves.get(first) ?? new Map<number, SummedDevice>();
      if (half.size === 0) halves.set(first, half);
      const known = half.get(second);
      if (known !== undefined) return known;
      const device: SummedDevice = { tries: [], passed: false };
      half.set(second, device);
      return device;
    },
    count: () => [...halves.values()].reduce((sum, { size }) => sum + size, 0),
    *all(): Generator<SummedDevice> {
      for (const half of halves.values()) yield* half.values();
    },
  };
}

/** What a station noted stays in its order, whatever its clock did; stations are compared by the clock. */
function firstOf(tries: readonly FirstTry[]): Pick<FirstTry, 'passed' | 'isTriedBefore' | 'reached' | 'through'> {
  const none = { begunAt: Number.POSITIVE_INFINITY, passed: false, isTriedBefore: false, reached: 0, through: 0 };
  return tries.reduce<Omit<FirstTry, 'station' | 'place'>>(
    (first, one) => (one.begunAt < first.begunAt ? one : first),
    none,
  );
}

/** In one pass: there may be hundreds of thousands. */
function yieldOf(
  devices: ReturnType<typeof devicesById>,
): Pick<HistorySummary, 'firstTried' | 'firstPass' | 'finalPass' | 'stageYields'> {
  let [firstTried, firstPass, finalPass] = [0, 0, 0];
  const counts = inOrder.map((stage, place) => ({ stage, bit: 2 ** place, devices: 0, firstPass: 0 }));
  for (const { tries, passed } of devices.all()) {
    const { passed: first, isTriedBefore, reached, through } = firstOf(tries);
    if (passed) finalPass += 1;
    // Its first try, with the stages that it came through, is told elsewhere.
    if (isTriedBefore) continue;
    firstTried += 1;
    if (first) firstPass += 1;
    for (const one of counts) {
      if (reached & one.bit) one.devices += 1;
      if (through & one.bit) one.firstPass += 1;
    }
  }
  const stageYields = counts.flatMap(({ stage, devices, firstPass }) =>
    devices === 0 ? [] : [[stage, { devices, firstPass }] as const],
  );
  return { firstTried, firstPass, finalPass, stageYields: Object.fromEntries(stageYields) };
}

function timesOf(counts: ReadonlyMap<number, number>): Pick<HistorySummary, 'hours' | 'quarters'> {
  const quarters = [...counts].sort(([a], [b]) => a - b).map(([from, attempts]) => ({ from, attempts }));
  return { hours: together(quarters, (at) => Math.floor(at / hourMs) * hourMs), quarters };
}

/** Those that have the same beginning, as one; in order. */
function together(some: readonly AttemptsFrom[], beginningOf: (at: number) => number): readonly AttemptsFrom[] {
  const sums = new Map<number, number>();
  for (const { from, attempts } of some) {
    const beginning = beginningOf(from);
    sums.set(beginning, (sums.get(beginning) ?? 0) + attempts);
  }
  return [...sums].map(([from, attempts]) => ({ from, attempts }));
}

/** Hours as this computer's clock on the wall has them, which in some places begin in the middle of one of UTC. */
export const hoursHere = (quarters: readonly AttemptsFrom[]): readonly AttemptsFrom[] => together(quarters, hourHere);

/** An hour that comes twice, when summer time ends, is two. */
export function hourHere(at: number): number {
  const minute = new Date(at).getMinutes();
  return Math.floor(at / 60_000) * 60_000 - minute * 60_000;
}

/** How many took so long, in whole milliseconds: of a million attempts there are not a million different ones. */
type Times = Map<number, number>;

/** By the nearest rank, which is one of the values themselves; the median of an even number is between the two in its middle. */
function spreadOf(times: Times): Spread | undefined {
  const sorted = [...times].sort(([a], [b]) => a - b);
  const count = sorted.reduce((sum, [, many]) => sum + many, 0);
  if (count === 0) return undefined;
  const at = (rank: number): number => {
    let left = rank;
    for (const [ms, many] of sorted) {
      left -= many;
      if (left <= 0) return ms;
    }
    return 0;
  };
  const [lower, upper] = [at(Math.ceil(count / 2)), at(Math.floor(count / 2) + 1)];
  return { count, medianMs: lower + (upper - lower) / 2, p95Ms: at(Math.ceil(0.95 * count)) };
}
