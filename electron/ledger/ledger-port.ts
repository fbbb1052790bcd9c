import type { Attempt } from '../../shared/attempt.ts';
import type { SetupError } from '../../shared/errors.ts';
import type { LedgerEntry } from './ledger-entry.ts';

/** An entry as a run writes it; which program is at it the ledger knows. */
export type NewEntry = LedgerEntry extends infer Entry
  ? Entry extends LedgerEntry
    ? Omit<Entry, 'program'>
    : never
  : never;

/** What happened to every device: one row per attempt, from its beginning to its end, over kills and power cuts. */
export interface Ledger {
  /**
   * `true`: on the disk, flushed. Never throws, and never holds a run up for longer than two seconds: what an
   * unwritable disk refuses is lost, and the run goes on.
   */
  write(entry: NewEntry): Promise<boolean>;
  /** One row per attempt, oldest first. */
  attempts(): Promise<readonly Attempt[]>;
  /**
   * Attempts without an end whose program is gone, newest first; without those whose device a later attempt has brought
   * where it was to be. None while the part of the record that would tell their ends cannot be read.
   */
  interrupted(): Promise<readonly Attempt[]>;
  /**
   * `journal-unreadable` as long as a part of the record cannot be read, and what is listed is less than there may be;
   * `journal-damaged` once after a line was torn or changed.
   */
  takeProblem(): Promise<SetupError | undefined>;
}
