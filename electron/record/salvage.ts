import { existsSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import type { RecordDatabase, RecordStore } from './record-store.ts';
import { columnsOf, readEvent } from './row-codec.ts';
import { type EventTable, otherComputers, type StationTable, savedComputer } from './schema.ts';
import { keptName } from './set-aside.ts';
import { openSqlite } from './sqlite-file.ts';
import { rowsTold } from './tellings.ts';

/**
 * What can be read of a damaged file, copied with its stations and numbers into a store that others may write into
 * meanwhile: from the beginning up to the first damage, and from the end back to the last. All of it at once, with the
 * notice of how many attempts that are, or nothing.
 */
export async function saveFrom(aside: string, store: RecordStore): Promise<void> {
  const [events, stations] = [await readableEvents(aside), await readableStations(aside)];
  const targets = await readableTargets(aside);
  const place = keptName(aside);
  await store.database.transaction().execute(async (transaction) => {
    // Another program may have done it meanwhile.
    if (!existsSync(aside)) return;
    for (const columns of events) {
      const event = readEvent(columns);
      if (event === undefined) continue;
      await transaction
        .insertInto('event')
        .values(columns)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
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
    for (const station of stations) {
      const { id, computer } = station;
      // By its name alone: how far this computer had counted in the damaged file nobody knows, so that it counts on as another.
      const isOther = computer.startsWith(otherComputers);
      await transaction
        .insertInto('station')
        .values({ ...station, computer: isOther ? computer : savedComputer(id, path.basename(place)) })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      if (isOther) continue;
      // What was to be shared still is: how much of it is there the server will say.
      for (const target of targets) {
        await transaction
          .insertInto('forwarded')
          .values({ target, stationId: id, sequence: 0 })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }
    }
    let saved = 0;
    for (const row of rowsTold(events).values()) {
      saved += 1;
      await transaction
        .insertInto('attempt')
        .values(columnsOf(row))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    const told = { code: 'record-damaged', count: saved, place };
    const known = await transaction.selectFrom('notice').select('code').where('place', '=', place).execute();
    if (known.length === 0) await transaction.insertInto('notice').values(told).execute();
  });
}

/** Where they cannot be read, it is not known any more whose its rows are. */
const readableStations = (aside: string): Promise<readonly StationTable[]> =>
  readable(aside, (database) => database.selectFrom('station').selectAll().execute());

/** Where its rows were to be shared. */
const readableTargets = async (aside: string): Promise<readonly string[]> => {
  const found = await readable(aside, (database) =>
    database.selectFrom('forwarded').select('target').distinct().execute(),
  );
  return found.map(({ target }) => target);
};

async function readable<Row>(
  aside: string,
  read: (database: RecordDatabase) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  try {
    const database = openSqlite(aside, true);
    try {
      return await read(database);
    } finally {
      await database.destroy();
    }
  } catch {
    return [];
  }
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
