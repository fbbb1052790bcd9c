import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { uptime } from 'node:os';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import * as v from 'valibot';
import { setupError } from '../../shared/errors.ts';
import { failure, success } from '../../shared/result.ts';
import type { Clock } from './clock-port.ts';
import type { LeaseJournal } from './journal-port.ts';

/** Two readings of when the computer started differ by less than this; two starts of it by more. */
const sameStartMs = 5_000;

const remembered = v.object({
  networkName: v.optional(v.string()),
  handle: v.optional(v.string()),
  adapter: v.optional(v.string()),
  keepsInternet: v.boolean(),
});
const entry = v.variant('type', [
  v.object({ type: v.literal('lease-taken'), process: v.number(), computerStartedAt: v.number(), remembered }),
  v.object({ type: v.literal('lease-ended'), handle: v.string() }),
]);
type Entry = v.InferOutput<typeof entry>;
type LeaseTaken = Extract<Entry, { type: 'lease-taken' }>;

export interface JournalSurroundings {
  readonly clock: Clock;
  readonly processId: number;
  /** Whether a process of that number runs now. */
  readonly isAlive: (processId: number) => boolean;
  /** Milliseconds since the computer started. */
  readonly uptimeMs: () => number;
}

/**
 * The lease journal as a file of lines, each a checksum and a JSON object, appended and flushed to the disk. A line that
 * was cut off by a power failure does not fit its checksum and counts as not written. The file goes when the lease ends.
 */
export function journalFile(file: string, around: JournalSurroundings): LeaseJournal {
  const { clock, processId, isAlive, uptimeMs } = around;
  let lastWrite: Promise<unknown> = Promise.resolve();

  const computerStartedAt = () => Math.round(clock.now() - uptimeMs());

  /** Taken and not ended, oldest first. A failed way home stays open beside a later lease, until one of them got there. */
  async function openLeases(): Promise<readonly LeaseTaken[]> {
    const text = await readFile(file, 'utf8').catch(() => '');
    let open: LeaseTaken[] = [];
    for (const line of text.split('\n').flatMap(readLine)) {
      const handle = line.type === 'lease-taken' ? line.remembered.handle : line.handle;
      open = open.filter((lease) => lease.remembered.handle !== handle);
      if (line.type === 'lease-taken') open.push(line);
    }
    return open;
  }

  /** Whether the program that took the lease still runs: same start of the computer, and alive. */
  function stillHeld(lease: LeaseTaken): boolean {
    const sameStart = Math.abs(lease.computerStartedAt - computerStartedAt()) < sameStartMs;
    return sameStart && lease.process !== processId && isAlive(lease.process);
  }

  async function append(line: Entry): Promise<void> {
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    const handle = await open(file, 'a', 0o600);
    try {
      await handle.write(`\n${writeLine(line)}\n`);
      await handle.datasync();
    } finally {
      await handle.close();
    }
  }

  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = lastWrite.then(work, work);
    lastWrite = turn.catch(() => undefined);
    return turn;
  }

  return {
    begin: ({ networkName, handle, adapter, keepsInternet }) =>
      inTurn(async () => {
        // The person's own hands move the computer: nothing that a program could restore.
        if (handle === undefined) return success(undefined);
        if ((await openLeases()).some(stillHeld)) return failure(setupError('setup-already-running'));
        try {
          await append({
            type: 'lease-taken',
            process: processId,
            computerStartedAt: computerStartedAt(),
            remembered: { networkName, handle, adapter, keepsInternet },
          });
          return success(undefined);
        } catch {
          return failure(setupError('journal-not-written'));
        }
      }),

    end: ({ handle }) =>
      inTurn(async () => {
        const open = await openLeases();
        const ours = open.filter((lease) => lease.remembered.handle === handle);
        if (handle === undefined || ours.length === 0 || ours.some(stillHeld)) return;
        await append({ type: 'lease-ended', handle }).catch(() => undefined);
        // Removed or marked: either alone is enough, and a disk that refuses one may allow the other.
        if (ours.length === open.length) await rm(file, { force: true }).catch(() => undefined);
      }),

    leftOpen: () =>
      inTurn(async () => {
        const lease = (await openLeases()).find((one) => !stillHeld(one));
        if (lease === undefined) return undefined;
        const { networkName, handle, adapter, keepsInternet } = lease.remembered;
        return { networkName, handle, adapter, keepsInternet };
      }),
  };
}

/** What a running program of this computer passes in. */
export const thisProcess: Omit<JournalSurroundings, 'clock'> = {
  processId: process.pid,
  isAlive(processId) {
    try {
      process.kill(processId, 0);
      return true;
    } catch (error) {
      // Somebody else's process may not be signalled, and is alive.
      return (error as NodeJS.ErrnoException).code === 'EPERM';
    }
  },
  uptimeMs: () => uptime() * 1000,
};

function writeLine(line: Entry): string {
  const json = JSON.stringify(line);
  return `${checksum(json)} ${json}`;
}

function readLine(line: string): readonly Entry[] {
  const [sum, json] = [line.slice(0, 8), line.slice(9)];
  if (json === '' || sum !== checksum(json)) return [];
  try {
    const parsed = v.safeParse(entry, JSON.parse(json));
    return parsed.success ? [parsed.output] : [];
  } catch {
    return [];
  }
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}
