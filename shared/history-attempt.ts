import type { AttemptFor } from './attempt.ts';
import type { ShownRow } from './history-row.ts';
import type { AppliedLabel } from './label.ts';

/** A stage that was over. */
export interface HistoryStage {
  readonly stage: string;
  /** When it was over, in milliseconds since 1970 by the clock of the station. */
  readonly at: number;
  /** Milliseconds. `null`: not known. */
  readonly ms: number | null;
  readonly retries: number | null;
}

export interface HistoryMeasurement {
  readonly name: string;
  readonly at: number;
  readonly value: number;
  readonly unit: string;
  /** The limits that it was judged by; `null`: by none. */
  readonly low: number | null;
  readonly high: number | null;
  readonly outcome: 'PASS' | 'FAIL' | null;
  readonly marginal: boolean | null;
  /** What was seen and was no number; `value` is 1 where it was what it had to be, and 0 otherwise. */
  readonly saw: string | null;
  /** The one text that it had to be, whatever was seen. */
  readonly expected: string | null;
  /** What the station is called that said it beside the one that made the attempt; `null`: that one itself. */
  readonly station: string | null;
}

/** What a person said of an attempt; `text` `null`: nothing but that its device is set aside. */
export interface HistoryNote {
  readonly at: number;
  readonly text: string | null;
  readonly setAside: boolean;
}

/** How many labels of its device a line has printed: told once as none, before the device has passed, and when there is one. */
export const labelsPrinted = 'labels-printed';

/** Its label was scanned, and then the sticker of the same device, at any station. */
export const labelVerified = 'label-verified';

/** What stands before the name of what a line asked a device for: a variable, and what a function returned. */
export const measuredKinds = ['variable:', 'function:'] as const;
export const measuredFirmware = 'firmware';

/** One attempt with what happened in it, in order. */
export interface HistoryAttempt {
  readonly row: ShownRow;
  readonly forWhom: AttemptFor['for'];
  /** `null`: of no product. */
  readonly productId: number | null;
  /** The attempt that ended in the middle and was started again with this one. */
  readonly previousAttemptId: string | null;
  /** The Wi-Fi that the device was given; of several in one visit the first. */
  readonly networkName: string | null;
  /** What was applied (`applied.ts`); `null`: not known, or it was of no line. */
  readonly presetRevision: number | null;
  readonly presetHash: string | null;
  readonly listHash: string | null;
  readonly required: string | null;
  /** `null`: none was, or it is not known by what. */
  readonly label: AppliedLabel | null;
  /** How it was seen that the device is online (`OnlineProof`). */
  readonly onlineProof: string | null;
  /** From the first step to the end, in milliseconds, without any time in which no program was at it. */
  readonly tookMs: number | null;
  /** How often steps of the stage that it failed in were tried again. */
  readonly failedStageRetries: number | null;
  readonly stages: readonly HistoryStage[];
  readonly measurements: readonly HistoryMeasurement[];
  readonly notes: readonly HistoryNote[];
}

/** Whether its line owed it a label and printed none: to a kill in between, or to the printer. */
export function lacksLabel(attempt: Pick<HistoryAttempt, 'row' | 'measurements'>): boolean {
  const last = attempt.measurements.findLast(({ name }) => name === labelsPrinted);
  return getsLabel(attempt) && last?.value === 0;
}

/**
 * Whether its device gets a label: that has passed, or a line handed it over, which is all that its preset asked for. A golden
 * one is no product of the line.
 */
export function getsLabel({ row }: Pick<HistoryAttempt, 'row'>): boolean {
  const hasPassed = row.verdict === 'PASS' || (row.outcome === 'handed-over' && row.preset !== null);
  return row.deviceId !== null && hasPassed && row.kind !== 'golden';
}
