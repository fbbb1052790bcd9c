import * as v from 'valibot';
import { setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { appendOnlyLog } from '../append-only-log/append-only-log.ts';
import type { ComputerLock } from '../computer-lock/computer-lock.ts';
import type { LeaseJournal } from '../setup/journal-port.ts';
import type { RememberedNetwork } from '../wifi/wifi-port.ts';
import { nothingToRestore } from './no-journal.ts';

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
 * The lease journal as a file of checked lines (`append-only-log.ts`). The file goes when the last lease in it ends. Whoever
 * holds the lock may touch it; a lease that is open then was left by a program that is no more.
 */
export function journalFile(file: string, lock: ComputerLock): LeaseJournal {
  const journal = appendOnlyLog(file, entry);
  let lastWrite: Promise<unknown> = Promise.resolve();

  /** Taken and not ended, oldest first. A failed way home stays open beside a later lease, until one of them got there. */
  async function openLeases() {
    const { lines, corrupted, unreadable } = await journal.read();
    let leases: RememberedNetwork[] = [];
    for (const line of lines) {
      const handle = line.type === 'lease-taken' ? line.remembered.handle : line.handle;
      leases = leases.filter((lease) => lease.handle !== handle);
      if (line.type === 'lease-taken') {
        const { networkName, adapter, keepsInternet } = line.remembered;
        leases.push({ networkName, handle, adapter, keepsInternet });
      }
    }
    return { leases, corrupted, unreadable };
  }

  const end = (handle: string) =>
    inTurn(async () => {
      const { leases, unreadable } = await openLeases();
      if (unreadable === undefined && !leases.some((lease) => lease.handle === handle)) return;
      await journal.append({ type: 'lease-ended', handle }).catch(() => undefined);
      // Removed or marked: either alone is enough, and a disk that refuses one may allow the other.
      if (leases.length === 1) await journal.remove().catch(() => undefined);
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
        journal.append(line).then(
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

    async recover(bringHome, note = () => undefined) {
      const letGo = await lock.take();
      if (letGo === undefined) return undefined;
      try {
        const found = await openLeases();
        if (found.unreadable !== undefined) {
          const error = setupError('journal-unreadable', { saw: found.unreadable });
          note(error);
          return failure(error);
        }
        if (found.corrupted) {
          note(setupError('journal-damaged'));
          const told = found.leases.length === 0 ? journal.remove() : journal.markCorruptionReported();
          await told.catch(() => undefined);
        }
        let worst: Result<void> | undefined;
        for (const lease of found.leases) {
          if (lease.handle === undefined) continue;
          const back = await bringHome(lease);
          if (back.ok) await end(lease.handle);
          if (worst === undefined || worst.ok) worst = back;
        }
        return worst;
      } finally {
        letGo();
      }
    },
  };
}
