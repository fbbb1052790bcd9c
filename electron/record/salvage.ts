import { rename } from 'node:fs/promises';
import { sql } from 'kysely';
import { foldEvent } from './attempt-row.ts';
import type { RecordStore } from './record-store.ts';
import { columnsOf, readEvent } from './row-codec.ts';
import type { EventTable } from './schema.ts';
import { openSqlite } from './sqlite-file.ts';

/** The files that are one database together (sqlite.org/wal.html). */
const parts = ['', '-wal', '-shm'];

/** The damaged file under another name, with what belongs to it. Rejects as the file system does. */
export async function setAside(file: string, stamp: string): Promise<string> {
  const aside = `${file}.damaged-${stamp}`;
  await rename(file, aside);
  for (const part of parts.slice(1)) await rename(`${file}${part}`, `${aside}${part}`).catch(() => undefined);
  return aside;
}

/**
 * What can be read of a damaged file, copied with its stations and numbers: from the beginning up to the first damage, and
 * from the end back to the last. Returns the number of attempts that were saved.
 */
export async function saveFrom(aside: string, store: RecordStore): Promise<number> {
  const events = await readableEvents(aside);
  await store.database.transaction().execute(async (transaction) => {
    const rows = new Map<string, ReturnType<typeof foldEvent>>();
    for (const columns of events) {
      const event = readEvent(columns);
      if (event === undefined) continue;
      await transaction
        .insertInto('event')
        .values(columns)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      rows.set(event.attemptId, foldEvent(rows.get(event.attemptId), event, columns));
      if (event.type !== 'measurement') continue;
      const { attemptId, name, value, unit, low = null, high = null, outcome = null, marginal } = event;
      const { stationId, sequence, at } = columns;
      const judged = { low, high, outcome, marginal: marginal === undefined ? null : Number(marginal) };
      await transaction
        .insertInto('measurement')
        .values({ stationId, sequence, attemptId, name, value, unit, ...judged, at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    for (const row of rows.values()) {
      if (row === undefined) continue;
      await transaction
        .insertInto('attempt')
        .values(columnsOf(row))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  });
  const { count } = await store.database
    .selectFrom('attempt')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function readableEvents(aside: string): Promise<readonly EventTable[]> {
  const found = new Map<number, EventTable>();
  for (const order of ['asc', 'desc'] as const) {
    try {
      const database = openSqlite(aside, true);
      try {
        let last: number | undefined;
        for (;;) {
          // One at a time: whoever asks for many loses those before the damage with those behind it.
          const next = await sql<EventTable & { readonly place: number }>`
            select rowid as place, station_id, sequence, attempt_id, type, at, body from event
            ${last === undefined ? sql`` : order === 'asc' ? sql`where rowid > ${last}` : sql`where rowid < ${last}`}
            order by rowid ${sql.raw(order)} limit 1`.execute(database);
          const [row] = next.rows;
          if (row === undefined || found.has(row.place)) break;
          const { place, ...columns } = row;
          found.set(place, columns);
          last = place;
        }
      } finally {
        await database.destroy();
      }
    } catch {
      // What is behind the damage is tried from the other end.
    }
  }
  return [...found].sort(([a], [b]) => a - b).map(([, columns]) => columns);
}
