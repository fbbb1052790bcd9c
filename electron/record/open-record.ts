import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { readOldLedger } from './old-ledger.ts';
import { appendEvent, NewerRecord, openStore, type RecordStore, type Station } from './record-store.ts';
import { saveFrom } from './salvage.ts';
import { noteSaved, unsavedOf } from './set-aside.ts';
import { sqliteTrouble } from './sqlite-file.ts';
import type { WritingTurns } from './writing-turns.ts';

export interface RecordFiles {
  readonly file: string;
  readonly station: Station;
  /** What can be read of a damaged file has come a piece further. */
  readonly moved?: () => void;
  readonly turns?: WritingTurns;
}

/** What an error of this room is, for whoever decides what to do about it. */
export function troubleOf(error: unknown): ReturnType<typeof sqliteTrouble> | 'newer' {
  return error instanceof NewerRecord ? 'newer' : sqliteTrouble(error);
}

/**
 * The record as a store, with what can be read of one that was set aside. Rejects as the driver does, or with
 * `NewerRecord`.
 */
export async function openRecord({ file, station, moved, turns }: RecordFiles): Promise<RecordStore> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  // Before the new one is made: of one that is being set aside, all goes together.
  const aside = await unsavedOf(file);
  // For this user alone; what SQLite puts beside it follows. Only where there is none: whoever closes a file in this
  // program lets go of all its locks on it (sqlite.org/howtocorrupt.html, 2.2).
  await open(file, 'wx', 0o600).then((made) => made.close(), passOverExisting);
  const store = await openStore(file, station, turns);
  try {
    if (aside !== undefined) {
      await saveFrom(aside, store, moved);
      await noteSaved(aside);
    }
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

function passOverExisting(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
}

/**
 * What an older version left in its file: in one transaction, attempts that are not there yet, and ends that came since of
 * those that are. Returns why it could not be read now (errno); rejects as the driver does.
 */
export async function takeOver(store: RecordStore, oldLedger: string): Promise<string | undefined> {
  const old = await readOldLedger(oldLedger);
  if ('unreadable' in old) return old.unreadable;
  const { events, corrupted } = old;
  if (events.length > 0 || corrupted) {
    await store.database.transaction().execute(async (transaction) => {
      const known = new Set<string>();
      const ended = new Set<string>();
      let added = 0;
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
        added += 1;
      }
      // Of one that cannot be put away it was told when its rows came.
      if (corrupted && (added > 0 || events.length === 0)) {
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
