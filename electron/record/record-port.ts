import type { Applied } from '../../shared/applied.ts';
import type { Attempt } from '../../shared/attempt.ts';
import type { AttemptLabels } from '../../shared/attempt-kind.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import type { SetupError } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';
import type { arrivedOutcomes } from '../../shared/setup-events.ts';
import type { RecordEvent } from './record-event.ts';

/** An event as a run tells it; which program is at it, and of which version, the record knows. */
export type NewEvent = RecordEvent extends infer Event
  ? Event extends { readonly type: 'started' }
    ? Omit<Event, 'program' | 'kind' | 'appVersion' | 'offsetMinutes'> & Pick<AttemptLabels, 'kind'>
    : Event
  : never;

/** The final row of an attempt, on its way to hooks, each told by a hash of what it is. */
export interface RowOfHooks {
  readonly attemptId: string;
  readonly hooks: readonly string[];
  /** As it goes out, in JSON; null: its device is about to pass, and it is not told yet. */
  readonly row: string | null;
}

/** What one hook has not taken, as it goes out. */
export interface OwedRow extends Pick<RowOfHooks, 'attemptId'> {
  readonly hook: string;
  readonly row: string;
}

/** What a later line has to know of an attempt that brought its device where it was to be. */
export interface ArrivedAttempt
  extends Pick<Attempt, 'forWhom' | 'cloudUrl' | 'deviceId' | 'kind' | 'serial' | 'preset' | 'batch'>,
    Pick<Applied, 'required'> {
  readonly outcome: (typeof arrivedOutcomes)[number];
}

export type ArrivedOf =
  | { readonly deviceId: DeviceId }
  | { readonly preset: string }
  | { readonly serial: string }
  | { readonly with: 'serial' }
  | { readonly with: 'golden' };

/** What happened to every device: every attempt from its beginning to its end, over kills and power cuts. */
export interface AttemptRecord {
  /** The clock by which it is measured how long something took, in milliseconds. */
  monotonic(): number;
  /** An id for an attempt that begins now, which sorts by its time. */
  newAttemptId(): string;
  /**
   * Success: on the disk, flushed. Never throws, and never holds a run up for longer than two seconds, or ten where the
   * record must be opened first: what an unwritable disk refuses is noted later, if this program is still there then, and the run goes on.
   * `record-disk-full`, `record-not-opened`, `record-newer`; `ledger-not-written` for anything else. Noted, too, but told once with
   * `record-gone`, where the file is gone with all that was in it: what this program has under way is in the new one from its beginning.
   * Of an attempt that is in no record nothing is noted.
   */
  write(event: NewEvent): Promise<Result<void>>;
  /**
   * A device that was set up here has another name by now: its newest attempt that came to its proof says so. Nothing, where
   * there is none; fails as `write` does.
   */
  noteName(deviceId: DeviceId, name: string, at: number): Promise<Result<void>>;
  /** The newest attempts, at most so many, oldest first. */
  attempts(most: number): Promise<readonly Attempt[]>;
  /**
   * All attempts that brought a device where it was to be, oldest first, however long ago. `of`: that device or serial number alone, those by
   * that preset, those that gave a serial number, or those of devices that have been golden. Fails with
   * `record-newer`, and with `record-not-read` while the record cannot be read.
   */
  arrived(of: ArrivedOf): Promise<Result<readonly ArrivedAttempt[]>>;
  /** Networks through which a device came online, each once. */
  networksJoined(): Promise<readonly string[]>;
  /** Whether the device of an attempt passed or failed in production by the same preset before it, here or at another station. False, where nobody knows; bounds are those of `write`. */
  isTriedBefore(attemptId: string): Promise<boolean>;
  /** Whether any device was ever proven to be set up. */
  hasProven(): Promise<boolean>;
  /**
   * Attempts without an end whose program is gone, newest first; without those whose device a later attempt has brought
   * where it was to be. None while the record cannot be read.
   */
  interrupted(): Promise<readonly Attempt[]>;
  /** Until `rowTaken`, each of these hooks is owed the row, if the attempt is in the record. Bounds and failures are those of `write`. */
  oweRow(owed: RowOfHooks): Promise<Result<void>>;
  rowTaken(attemptId: string, hook: string): Promise<Result<void>>;
  /**
   * What is owed to these hooks on this computer and no other program passes on, a thousand for each at most, oldest first. A row that was never
   * told is what the record knows of its PASS, with `fromRecord`. None while the record cannot be read.
   */
  rowsOwed(hooks: readonly string[]): Promise<readonly OwedRow[]>;
  /**
   * Why the record cannot be read, as long as it cannot, and what is listed is less than there may be: `record-newer`,
   * `record-not-opened`, or `journal-unreadable` where it is the file of an older version. Once each: `record-damaged`
   * after the file was set aside, `journal-damaged` after a line of an older version's file was torn.
   */
  takeProblem(): Promise<SetupError | undefined>;
  /** Lets go of the file. */
  close(): Promise<void>;
}
