import type { AttemptKind } from './attempt-kind.ts';
import type { HistoryOutcome, Verdict } from './history-outcome.ts';

/** What is looked for in the history; what is absent is not asked about. */
export interface HistoryFilter {
  /** Any part of the device id, serial number, name or customer, in letters of either size. */
  readonly search?: string | undefined;
  readonly outcome?: HistoryOutcome | undefined;
  /** Of those that are over. */
  readonly verdict?: Verdict | undefined;
  /** What it was made for. */
  readonly kind?: AttemptKind | undefined;
  /** Begun at or after, and before: milliseconds since 1970. */
  readonly since?: number | undefined;
  readonly until?: number | undefined;
  /** Its name or number, the whole of it. */
  readonly product?: string | undefined;
  readonly preset?: string | undefined;
  /** The batch or work order, the whole of it. */
  readonly batch?: string | undefined;
  /** The part number, the whole of it. */
  readonly part?: string | undefined;
  /** The name of a station. */
  readonly station?: string | undefined;
  /** Only what this computer did, and no other station. */
  readonly here?: boolean | undefined;
  /** Only what the line that the window shows has done, whenever that began: a proof may go on, and a clock be set. */
  readonly line?: boolean | undefined;
}

/** What there is to choose from in the filters, in alphabetical order. */
export interface HistoryChoices {
  readonly products: readonly string[];
  readonly presets: readonly string[];
  readonly batches: readonly string[];
  readonly parts: readonly string[];
  readonly stations: readonly string[];
}
