import type { HistoryFilter } from './history-filter.ts';

/** What a summary needs of an attempt. `null`: not known. */
export interface SummedAttempt {
  readonly deviceId: string | null;
  /** Only `production` counts for a yield. */
  readonly kind: string;
  /** FAIL is the device's. Nothing but PASS and FAIL says anything of a device. */
  readonly verdict: string | null;
  readonly outcome: string;
  readonly code: string | null;
  readonly tookMs: number | null;
  readonly stageMs: Readonly<Record<string, number>>;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
}

export interface Spread {
  readonly count: number;
  readonly medianMs: number;
  readonly p95Ms: number;
}

export interface HistorySummary {
  readonly attempts: number;
  readonly outcomes: Readonly<Record<string, number>>;
  /** Devices of production that passed or failed, each once. */
  readonly devices: number;
  /**
   * Of them, those that passed at their first try of those that were asked for, and those that passed in the end. `null`:
   * what was asked for leaves out tries of the same device, as an outcome does.
   */
  readonly firstPass: number | null;
  readonly finalPass: number | null;
  /** Of attempts that passed. */
  readonly took: Spread | undefined;
  readonly stages: Readonly<Record<string, Spread>>;
  /** Codes of failures, the most frequent first, at most ten. */
  readonly codes: readonly { readonly code: string; readonly count: number }[];
  /** Attempts in each hour in which there was one, by its beginning in milliseconds since 1970, in order. */
  readonly hours: readonly { readonly from: number; readonly attempts: number }[];
}

const hourMs = 60 * 60 * 1000;
const shownCodes = 10;

/** Sums attempts up, one after the other, newest first: which try of a device was the first is known at the end. */
export function summing({ outcome: asked, search }: Pick<HistoryFilter, 'outcome' | 'search'>): {
  add(attempt: SummedAttempt): void;
  sum(): HistorySummary;
} {
  const hasAllTries = asked === undefined && (search ?? '').trim() === '';
  let attempts = 0;
  const outcomes = new Map<string, number>();
  const codes = new Map<string, number>();
  const hours = new Map<number, number>();
  const devices = new Map<string, { readonly first: boolean; readonly passed: boolean }>();
  const took: Times = new Map();
  const stages = new Map<string, Times>();
  const count = <Key>(counts: Map<Key, number>, key: Key) => counts.set(key, (counts.get(key) ?? 0) + 1);

  return {
    add({ deviceId, kind, verdict, outcome, code, tookMs, stageMs, startedAt }) {
      attempts += 1;
      count(outcomes, outcome);
      if (code !== null) count(codes, code);
      count(hours, Math.floor(startedAt / hourMs) * hourMs);
      const passed = verdict === 'PASS';
      if (kind === 'production' && deviceId !== null && (passed || verdict === 'FAIL')) {
        devices.set(deviceId, { first: passed, passed: passed || (devices.get(deviceId)?.passed ?? false) });
      }
      if (!passed) return;
      if (tookMs !== null) count(took, tookMs);
      for (const [stage, ms] of Object.entries(stageMs)) {
        const known: Times = stages.get(stage) ?? new Map();
        count(known, ms);
        stages.set(stage, known);
      }
    },
    sum: () => ({
      attempts,
      outcomes: Object.fromEntries(outcomes),
      devices: devices.size,
      firstPass: hasAllTries ? [...devices.values()].filter(({ first }) => first).length : null,
      finalPass: hasAllTries ? [...devices.values()].filter(({ passed }) => passed).length : null,
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
      hours: [...hours].sort(([a], [b]) => a - b).map(([from, times]) => ({ from, attempts: times })),
    }),
  };
}

/** How many took so long, in whole milliseconds: of a million attempts there are not a million different ones. */
type Times = Map<number, number>;

/** By the nearest rank, which is one of the values themselves. */
function spreadOf(times: Times): Spread | undefined {
  const sorted = [...times].sort(([a], [b]) => a - b);
  const count = sorted.reduce((sum, [, many]) => sum + many, 0);
  if (count === 0) return undefined;
  const at = (part: number): number => {
    let left = Math.ceil(part * count);
    for (const [ms, many] of sorted) {
      left -= many;
      if (left <= 0) return ms;
    }
    return 0;
  };
  return { count, medianMs: at(0.5), p95Ms: at(0.95) };
}
