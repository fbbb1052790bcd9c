import { mkdir, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import * as v from 'valibot';
import { setupError } from '../../shared/errors.ts';
import { failure, success } from '../../shared/result.ts';
import type { RememberedNetwork } from '../wifi/wifi-port.ts';
import type { ComputerLock } from './computer-lock.ts';
import { type LeaseJournal, nothingToRestore } from './journal-port.ts';

const remembered = v.object({
  networkName: v.optional(v.string()),
  handle: v.string(),
  adapter: v.optional(v.string()),
  keepsInternet: v.boolean(),
});
const entry = v.variant('type', [
  v.object({ type: v.literal('lease-taken'), remembered }),
  v.object({ type: v.literal('lease-ended'), handle: v.string() }),
]);
type Entry = v.InferOutput<typeof entry>;

/**
 * The lease journal as a file of lines, each a checksum and a JSON object, appended and flushed to the disk. A line that
 * was cut off by a power failure does not fit its checksum and counts as not written. The file goes when the last lease
 * in it ends. Whoever holds the lock may touch it; a lease that is open then was left by a program that is no more.
 */
export function journalFile(file: string, lock: ComputerLock): LeaseJournal {
  let lastWrite: Promise<unknown> = Promise.resolve();

  /** Taken and not ended, oldest first. A failed way home stays open beside a later lease, until one of them got there. */
  async function openLeases(): Promise<readonly RememberedNetwork[]> {
    const text = await readFile(file, 'utf8').catch(() => '');
    let leases: RememberedNetwork[] = [];
    for (const line of text.split('\n').flatMap(readLine)) {
      const handle = line.type === 'lease-taken' ? line.remembered.handle : line.handle;
      leases = leases.filter((lease) => lease.handle !== handle);
      if (line.type === 'lease-taken') {
        const { networkName, adapter, keepsInternet } = line.remembered;
        leases.push({ networkName, handle, adapter, keepsInternet });
      }
    }
    return leases;
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

  const end = (handle: string) =>
    inTurn(async () => {
      const leases = await openLeases();
      if (!leases.some((lease) => lease.handle === handle)) return;
      await append({ type: 'lease-ended', handle }).catch(() => undefined);
      // Removed or marked: either alone is enough, and a disk that refuses one may allow the other.
      if (leases.length === 1) await rm(file, { force: true }).catch(() => undefined);
    });

  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = lastWrite.then(work, work);
    lastWrite = turn.catch(() => undefined);
    return turn;
  }

  return {
    async begin({ networkName, handle, adapter, keepsInternet }) {
      // The person's own hands move the computer: nothing that a program could restore.
      if (handle === undefined) return success(nothingToRestore);
      const letGo = await lock.take();
      if (letGo === undefined) return failure(setupError('setup-already-running'));
      const line: Entry = { type: 'lease-taken', remembered: { networkName, handle, adapter, keepsInternet } };
      const written = await inTurn(() =>
        append(line).then(
          () => true,
          () => false,
        ),
      );
      return success({
        written,
        async close(isHome) {
          if (isHome) await end(handle);
          letGo();
        },
      });
    },

    async recover(bringHome) {
      const letGo = await lock.take();
      if (letGo === undefined) return undefined;
      try {
        const [lease] = await openLeases();
        if (lease?.handle === undefined) return undefined;
        const back = await bringHome(lease);
        if (back.ok) await end(lease.handle);
        return back;
      } finally {
        letGo();
      }
    },
  };
}

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
