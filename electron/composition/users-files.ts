import path from 'node:path';
import { type ComputerLock, computerLock } from '../computer-lock/computer-lock.ts';
import type { Clock } from '../ground/clock-port.ts';
import { newId } from '../ground/new-id.ts';
import { systemClock } from '../ground/system-clock.ts';
import { journalFile } from '../journal/journal-file.ts';
import { journalPath } from '../journal/journal-path.ts';
import { ledgerFile, type ProgramPresence } from '../ledger/ledger-file.ts';
import type { Ledger } from '../ledger/ledger-port.ts';
import type { LeaseJournal } from '../setup/journal-port.ts';

export interface UsersFiles {
  /** Notes of leases of the computer's Wi-Fi, and where they are. */
  readonly journal: LeaseJournal;
  readonly journalFile: string;
  /** One row per attempt, and where they are. */
  readonly ledger: Ledger;
  readonly ledgerFile: string;
}

/** How the programs of one computer know of each other; the system's own way, unless a test has several in one process. */
export interface OtherPrograms {
  readonly lock: ComputerLock;
  readonly presence: ProgramPresence;
}

/** What all programs of this user share on the disk: in one place, or in a folder given for this start. */
export function usersFiles(
  folder: string | undefined,
  { clock = systemClock, programs }: { readonly clock?: Clock; readonly programs?: OtherPrograms } = {},
): UsersFiles {
  const leases = journalPath(folder);
  const attempts = path.join(path.dirname(leases), 'attempts.ledger');
  return {
    journal: journalFile(leases, programs?.lock ?? computerLock(leases, process.platform)),
    journalFile: leases,
    ledger: ledgerFile({ file: attempts, clock, program: programs?.presence ?? thisProgram(attempts) }),
    ledgerFile: attempts,
  };
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
