import { rename, stat } from 'node:fs/promises';
import type { Attempt } from '../../shared/attempt.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import { isProven } from '../../shared/setup-events.ts';
import { programLimits } from '../../shared/time-limits.ts';
import { appendOnlyLog } from '../append-only-log/append-only-log.ts';
import type { Clock } from '../ground/clock-port.ts';
import { attemptRows } from './attempt-rows.ts';
import { type LedgerEntry, ledgerEntry } from './ledger-entry.ts';
import type { Ledger } from './ledger-port.ts';

/** An attempt writes about a kilobyte: a file of this size holds two thousand of them. */
const fileLimitBytes = 2 * 1024 * 1024;

export interface LedgerParts {
  readonly file: string;
  readonly clock: Clock;
  /** This program, for the others that use the same file. */
  readonly program: ProgramPresence;
}

export interface ProgramPresence {
  readonly id: string;
  /** From now on, until this program ends however it ends, the others know that it is there. */
  announce(): Promise<void>;
  isGone(id: string): Promise<boolean>;
  /** Does `work` unless another program does the same now. */
  alone(work: () => Promise<void>): Promise<void>;
}

/**
 * The ledger as two files of checked lines: when `file` has reached its limit it takes the place of the one before it.
 * So it never grows beyond twice the limit, and at least the newest two thousand attempts are always there.
 */
export function ledgerFile({ file, clock, program }: LedgerParts): Ledger {
  const before = `${file}.before`;
  const [newer, older] = [appendOnlyLog(file, ledgerEntry), appendOnlyLog(before, ledgerEntry)];
  let lastWrite: Promise<unknown> = Promise.resolve();
  /** Writes that were given up on and have not ended. */
  let stuck = 0;

  async function makeRoom(): Promise<void> {
    const isFull = async () => ((await stat(file).catch(() => undefined))?.size ?? 0) > fileLimitBytes;
    if (!(await isFull())) return;
    // Looked at again when alone: another program may have made room meanwhile, and twice would throw away what is new.
    await program.alone(async () => {
      if (await isFull()) await rename(file, before).catch(() => undefined);
    });
  }

  async function append(entry: LedgerEntry): Promise<boolean> {
    try {
      if (entry.type === 'begun') {
        await program.announce();
        await makeRoom();
      }
      await newer.append(entry);
      return true;
    } catch {
      return false;
    }
  }

  /** `endsUnknown`: the part that ends stand in could not be read. */
  async function readRows() {
    const [old, young] = [await older.read(), await newer.read()];
    return { rows: attemptRows([...old.lines, ...young.lines]), endsUnknown: young.unreadable !== undefined };
  }

  return {
    async write(entry) {
      const turn = lastWrite.then(() => append(entry.type === 'begun' ? { ...entry, program: program.id } : entry));
      lastWrite = turn;
      // Behind a write that was given up on nobody waits again.
      if (stuck > 0) return Promise.race([turn, Promise.resolve(false)]);
      const over = new AbortController();
      const late = clock.sleep(programLimits.ledgerWriteMs, over.signal).then(() => {
        if (over.signal.aborted) return false;
        stuck += 1;
        void turn.then(() => {
          stuck -= 1;
        });
        return false;
      });
      return Promise.race([turn, late]).finally(() => over.abort());
    },

    attempts: async () => (await readRows()).rows.map(withoutProgram),

    async interrupted() {
      const { rows: all, endsUnknown } = await readRows();
      if (endsUnknown) return [];
      const found: Attempt[] = [];
      for (const [place, row] of all.entries()) {
        if (row.end !== undefined || row.program === program.id) continue;
        const { deviceId } = row;
        const broughtHome = all
          .slice(place + 1)
          .some(
            ({ end, deviceId: id }) =>
              id === deviceId && end !== undefined && (isProven(end) || end.outcome === 'handed-over'),
          );
        if (deviceId !== undefined && broughtHome) continue;
        if (await program.isGone(row.program)) found.push(withoutProgram(row));
      }
      return found.reverse();
    },

    async takeProblem() {
      let problem: SetupError | undefined;
      for (const part of [older, newer]) {
        const { corrupted, unreadable } = await part.read();
        if (unreadable !== undefined) return setupError('journal-unreadable', { saw: unreadable });
        if (!corrupted) continue;
        problem = setupError('journal-damaged');
        await part.markCorruptionReported().catch(() => undefined);
      }
      return problem;
    },
  };
}

function withoutProgram({ program: _, ...attempt }: Attempt & { readonly program: string }): Attempt {
  return attempt;
}
