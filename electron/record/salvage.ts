import { existsSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import type { RecordDatabase, RecordStore } from './record-store.ts';
import { columnsOf, readEvent } from './row-codec.ts';
import { type EventTable, otherComputers, type StationTable, savedComputer } from './schema.ts';
import { keptName } from './set-aside.ts';
import { openSqlite } from './sqlite-file.ts';
import { rowsTold } from './tellings.ts';

/** Some 10 ms of work: 20 000 attempts took six seconds on an idle machine, in which a window would stand still. */
const rowsOfTurn = 100;

/**
 * What can be read of a damaged file, copied with its stations and numbers into a store that others may write into
 * meanwhile: from the beginning up to the first damage, and from the end back to the last. All of it at once, with the
 * notice of how many attempts that are, or nothing.
 */
export async function saveFrom(aside: string, store: RecordStore): Promise<void> {
  const events = await readableEvents(aside);
  const stations = await stationsOf(aside, events, await nameOf(store));
  const targets = await readableTargets(aside);
  const forgotten = await readable(aside, (database) => database.selectFrom('forgotten').selectAll().execute());
  const refused = await readable(aside, (database) => database.selectFrom('setAside').selectAll().execute());
  const place = keptName(aside);
  await store.database.transaction().execute(async (transaction) => {
    // Another program may have done it meanwhile.
    if (!existsSync(aside)) return;
    for (const [place, columns] of events.entries()) {
      if (place % rowsOfTurn === 0) await othersTurn();
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
    for (const [place, one] of forgotten.entries()) {
      if (place % rowsOfTurn === 0) await othersTurn();
      await transaction
        .insertInto('forgotten')
        .values(one)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    const places = new Set(events.map(({ stationId, sequence }) => `${stationId} ${sequence}`));
    for (const one of refused) {
      if (!places.has(`${one.stationId} ${one.sequence}`)) continue;
      await transaction
        .insertInto('setAside')
        .values(one)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    let saved = 0;
    for (const row of rowsTold(events)) {
      if (saved % rowsOfTurn === 0) await othersTurn();
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

/**
 * Whose its rows are. Where the table of that cannot be read it is told by what was shared: what was to be sent is this
 * computer's, and what was read alone another one's. Where nothing tells it, it is this computer's, whose set-ups that are
 * not over can still be finished, and which are sent where nobody has them: what is there already is sent to nobody.
 */
async function stationsOf(
  aside: string,
  events: readonly EventTable[],
  name: string,
): Promise<readonly StationTable[]> {
  const stations = await readable(aside, (database) => database.selectFrom('station').selectAll().execute());
  const sent = await readable(aside, (database) => database.selectFrom('forwarded').select('stationId').execute());
  const read = await readable(aside, (database) => database.selectFrom('otherStation').select('stationId').execute());
  const has = (ids: readonly { readonly stationId: string }[], id: string) => ids.some((one) => one.stationId === id);
  const last = new Map<string, number>();
  for (const { stationId, sequence } of events) last.set(stationId, Math.max(sequence, last.get(stationId) ?? 0));
  const untold = [...last].filter(([id]) => !stations.some((one) => one.id === id));
  return [
    ...stations,
    ...untold.map(([id, sequence]) => {
      const isOther = sent.length > 0 ? !has(sent, id) : has(read, id);
      const nextSequence = sequence + 1;
      return isOther
        ? { id, computer: `${otherComputers}${id}`, name: id, nextSequence }
        : { id, computer: id, name, nextSequence };
    }),
  ];
}

async function nameOf({ database, stationId }: RecordStore): Promise<string> {
  const { name } = await database
    .selectFrom('station')
    .select('name')
    .where('id', '=', stationId)
    .executeTakeFirstOrThrow();
  return name;
}

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
            select rowid as place, * from event
            ${last === undefined ? sql`` : order === 'asc' ? sql`where rowid > ${last}` : sql`where rowid < ${last}`}
            order by rowid ${sql.raw(order)} limit 1`.execute(database);
          const [row] = next.rows;
          if (row === undefined || found.has(row.place)) break;
          const { place, stationId, sequence, attemptId, type, at, body, receivedAt = null } = row;
          if (found.size % rowsOfTurn === 0) await othersTurn();
          found.set(place, { stationId, sequence, attemptId, type, at, body, receivedAt });
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
