import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import { type ComputerLock, computerLock } from '../computer-lock/computer-lock.ts';
import type { Clock } from '../ground/clock-port.ts';
import { newId } from '../ground/new-id.ts';
import { systemClock } from '../ground/system-clock.ts';
import { journalFile } from '../journal/journal-file.ts';
import { journalPath } from '../journal/journal-path.ts';
import { type ProgramPresence, type RecordFile, type RecordParts, recordFile } from '../record/record-file.ts';
import type { Station } from '../record/record-store.ts';
import type { LeaseJournal } from '../setup/journal-port.ts';

export interface UsersFiles {
  /** Notes of leases of the computer's Wi-Fi, and where they are. */
  readonly journal: LeaseJournal;
  readonly journalFile: string;
  /** Every attempt, and where they are. */
  readonly record: RecordFile;
  readonly recordFile: string;
  /** Who this computer is among several that share a record, and where that is said. */
  readonly station: Station;
  readonly sharedRecordFile: string;
  /** Presets that were made in the window. */
  readonly presetsFolder: string;
}

/** How the programs of one computer know of each other; the system's own way, unless a test has several in one process. */
export interface OtherPrograms {
  readonly lock: ComputerLock;
  readonly presence: ProgramPresence;
}

export interface UsersFilesOptions {
  readonly clock?: Clock;
  readonly programs?: OtherPrograms;
  /** Of this program, as the record notes it. */
  readonly appVersion?: string | undefined;
  readonly newAttemptId?: () => string;
  readonly loadEngine?: RecordParts['load'];
}

/** What all programs of this user share on the disk: in one place, or in a folder given for this start. */
export function usersFiles(
  folder: string | undefined,
  { clock = systemClock, programs, appVersion, newAttemptId = uuidv7, loadEngine }: UsersFilesOptions = {},
): UsersFiles {
  const leases = journalPath(folder);
  const beside = (name: string) => path.join(path.dirname(leases), name);
  // The name that older versions gave to their attempts: theirs and ours know each other by it.
  const oldLedger = beside('attempts.ledger');
  const file = beside('attempts.db');
  const station = { computer: thisComputer(), name: hostname(), newId: uuidv7 };
  return {
    journal: journalFile(leases, programs?.lock ?? computerLock(leases, process.platform)),
    journalFile: leases,
    record: recordFile({
      file,
      oldLedger,
      clock,
      program: programs?.presence ?? thisProgram(oldLedger),
      station,
      appVersion,
      offsetMinutes: (at) => -new Date(at).getTimezoneOffset(),
      newAttemptId,
      ...(loadEngine === undefined ? {} : { load: loadEngine }),
    }),
    recordFile: file,
    station,
    sharedRecordFile: beside('shared-record.json'),
    presetsFolder: beside('presets'),
  };
}

/** The same as long as it is this computer, and nothing that tells anybody which one it is. */
function thisComputer(): string {
  let id = '';
  try {
    // machine-id(5); other systems are told apart by their name alone.
    id = readFileSync('/etc/machine-id', 'utf8').trim();
  } catch {
    // No such file there.
  }
  return createHash('sha256').update(`${hostname()} ${id}`).digest('hex').slice(0, 32);
}

/** A program is there as long as the lock of its own name is held, which the system lets go of however it ends. */
export function thisProgram(file: string): ProgramPresence {
  const id = newId();
  const lockOf = (name: string) => computerLock(`${file}-${name}`, process.platform);
  const own = lockOf(id);
  let announced: Promise<unknown> | undefined;
  return {
    id,
    async announce() {
      announced ??= own.take();
      await announced;
    },
    async isGone(other) {
      const letGo = await lockOf(other).take();
      letGo?.();
      return letGo !== undefined;
    },
    async alone(work) {
      const letGo = await lockOf('room').take();
      if (letGo === undefined) return;
      try {
        await work();
      } finally {
        letGo();
      }
    },
  };
}
