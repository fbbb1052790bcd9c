import path from 'node:path';
import { computerLock } from '../computer-lock/computer-lock.ts';
import { newId } from '../ground/new-id.ts';
import { systemClock } from '../ground/system-clock.ts';
import { journalPath } from '../journal/journal-path.ts';
import { ledgerFile, type ProgramPresence } from '../ledger/ledger-file.ts';
import type { Ledger } from '../ledger/ledger-port.ts';

/** The ledger beside the journal of the lease: one for every program of this user, or in a folder given for this start. */
export function thisUsersLedger(folder?: string): Ledger {
  const file = path.join(path.dirname(journalPath(folder)), 'attempts.ledger');
  return ledgerFile({ file, clock: systemClock, program: thisProgram(file) });
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
