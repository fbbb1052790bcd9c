import { success } from '../../shared/result.ts';
import type { LeaseJournal, LeaseNote } from '../setup/journal-port.ts';

/** For worlds whose computer is not a real one: nothing to restore. */
export const noJournal: LeaseJournal = {
  begin: async () => success(nothingToRestore),
  recover: async () => undefined,
};

/** The person's own hands move the computer, or nobody does. */
export const nothingToRestore: LeaseNote = { written: true, close: async () => undefined };
