import { readOldLedger } from './old-ledger.ts';
import { appendEvent, NewerRecord, openStore, type RecordStore, type Station } from './record-store.ts';
import { saveFrom, setAside } from './salvage.ts';
import { sqliteTrouble } from './sqlite-file.ts';

export interface RecordFiles {
  readonly file: string;
  /** Where an older version kept its attempts. */
  readonly oldLedger: string;
  readonly station: Station;
}

/** What an error of this room is, for whoever decides what to do about it. */
export function troubleOf(error: unknown): ReturnType<typeof sqliteTrouble> | 'newer' {
  return error instanceof NewerRecord ? 'newer' : sqliteTrouble(error);
}

/**
 * The record as a store, with what an older version left taken over. `oldUnreadable`: that could not be read
 * now (errno), and is taken over when it can. Rejects as the driver does, or with `NewerRecord`.
 */
export async function openRecord(
  files: RecordFiles,
): Promise<{ readonly store: RecordStore; readonly oldUnreadable: string | undefined }> {
  const store = await openStore(files.file, files.station);
  try {
    return { store, oldUnreadable: await takeOver(store, files.oldLedger) };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/**
 * Sets a damaged file aside and begins a new one with what can be read of it. The notice of it stands in the new file
 * until the person was told.
 */
export async function replaceDamaged(files: RecordFiles, stamp: string): Promise<void> {
  const aside = await setAside(files.file, stamp);
  const store = await openStore(files.file, files.station);
  try {
    const saved = await saveFrom(aside, store);
    await store.database.insertInto('notice').values({ code: 'record-damaged', count: saved, place: aside }).execute();
  } finally {
    await store.close();
  }
}

/** In one transaction: attempts that are not there yet, and ends that came since of those that are. */
async function takeOver(store: RecordStore, oldLedger: string): Promise<string | undefined> {
  const old = await readOldLedger(oldLedger);
  if ('unreadable' in old) return old.unreadable;
  const { events, corrupted } = old;
  if (events.length > 0 || corrupted) {
    await store.database.transaction().execute(async (transaction) => {
      const known = new Set<string>();
      const ended = new Set<string>();
      for (const { attemptId } of events.filter(({ type }) => type === 'started')) {
        const row = await transaction
          .selectFrom('attempt')
          .select(['attemptId', 'outcome'])
          .where('attemptId', '=', attemptId)
          .executeTakeFirst();
        if (row === undefined) continue;
        known.add(attemptId);
        if (row.outcome !== null) ended.add(attemptId);
      }
      for (const event of events) {
        const { attemptId, type } = event;
        if (known.has(attemptId) && (type !== 'finished' || ended.has(attemptId))) continue;
        await appendEvent(transaction, store.stationId, event);
      }
      if (corrupted) {
        await transaction
          .insertInto('notice')
          .values({ code: 'journal-damaged', count: 0, place: oldLedger })
          .execute();
      }
    });
  }
  // Only now: what was not committed is still there.
  await old.putAway();
  return undefined;
}
