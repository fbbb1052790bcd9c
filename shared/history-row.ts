import type { HistoryOutcome } from './history-outcome.ts';

/** The columns of a row, in the order in which lists and files have them; one list, so that no place lacks one. */
export const historyColumns = [
  'attemptId',
  'deviceId',
  'serial',
  'name',
  'product',
  'customer',
  'preset',
  'station',
  'operator',
  'transport',
  'firmware',
  'cloud',
  'outcome',
  'code',
  'stage',
  'stageMs',
  'retries',
  'startedAt',
  'endedAt',
  'appVersion',
  'setAside',
  'note',
  'failedStage',
  'failedStageMs',
  'verdict',
  'kind',
  'batch',
  'part',
  'revision',
] as const;

/** An attempt as it is shown and exported. `null`: not known, never a value in its place. */
export interface HistoryRow {
  readonly attemptId: string;
  readonly deviceId: string | null;
  readonly serial: string | null;
  readonly name: string | null;
  /** What people call it, or its number. */
  readonly product: string | null;
  /** Their e-mail address. */
  readonly customer: string | null;
  readonly preset: string | null;
  /** The computer it was made at, by its name. */
  readonly station: string | null;
  readonly operator: string | null;
  readonly transport: string | null;
  readonly firmware: string | null;
  /** Its address. */
  readonly cloud: string | null;
  readonly outcome: HistoryOutcome;
  /** Of a failure: an `ErrorCode`, perhaps one of a later version. */
  readonly code: string | null;
  /** How far it got: the last step begun of those that are noted, or the last stage that was over. */
  readonly stage: string | null;
  /** Milliseconds by stage, of those that were over. */
  readonly stageMs: Readonly<Record<string, number>>;
  readonly retries: number | null;
  /** ISO 8601, in the time of the place where it was made, with its offset from UTC. */
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly appVersion: string | null;
  /** Somebody took its device out of the line. */
  readonly setAside: boolean;
  /** What people wrote to it, a line each. */
  readonly note: string | null;
  /** Of a failure: the stage that was under way, and for how many milliseconds by then. */
  readonly failedStage: string | null;
  readonly failedStageMs: number | null;
  /** PASS, FAIL (the device's), ERROR (ours), ABORTED (a person's choice) or SKIPPED; `null`: it is not over, or nobody looked. */
  readonly verdict: string | null;
  /** What it was made for; only `production` counts for a yield. */
  readonly kind: string;
  /** The batch or work order that it belongs to. */
  readonly batch: string | null;
  /** Its part number, and the revision of that. */
  readonly part: string | null;
  readonly revision: string | null;
}

/** As it is looked at, beside what files have of it. */
export interface ShownRow extends HistoryRow {
  /**
   * Of another station, which has not said for long how it ended: when its last word came to the shared record, in
   * milliseconds since 1970.
   */
  readonly unheardSince?: number;
}

/** As a file of columns and a person read it: nothing for what nobody knows. */
export function cellOf(row: HistoryRow, column: (typeof historyColumns)[number]): string {
  const value = row[column];
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Some of the rows that fit, newest first. */
export interface HistoryPage {
  readonly rows: readonly ShownRow[];
  /** Where the next page begins; undefined: this was the last. */
  readonly next: number | undefined;
  /** The last number that was known of each station when it was asked for. */
  readonly upTo?: readonly { readonly stationId: string; readonly sequence: number }[] | undefined;
}

/** `at`: milliseconds since 1970. `offsetMinutes`: how far the clock on the wall is ahead of UTC; null: not known, so UTC. */
export function timeWithOffset(at: number, offsetMinutes: number | null): string {
  const offset = offsetMinutes ?? 0;
  const wall = new Date(at + offset * 60_000);
  // What no calendar has.
  if (Number.isNaN(wall.getTime())) return '';
  const text = wall.toISOString();
  if (offset === 0) return text;
  const two = (value: number) => String(Math.trunc(value)).padStart(2, '0');
  const minutes = Math.abs(offset);
  return `${text.slice(0, -1)}${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}
