import { existsSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import * as v from 'valibot';
import { placeOf } from './attempt-place.ts';
import type { RecordDatabase, RecordStore } from './record-store.ts';
import { columnsOf, readEvent } from './row-codec.ts';
import { type EventTable, otherComputers, type StationTable, savedComputer } from './schema.ts';
import { keptName } from './set-aside.ts';
import { openSqlite } from './sqlite-file.ts';
import { rowsTold } from './tellings.ts';

const text = v.string();
/** As the server that it may be shared through takes it. */
const id = v.pipe(text, v.minLength(1), v.maxLength(64));
const whole = v.pipe(v.number(), v.safeInteger());
/** Rows as a damaged file hands them out: what stands in a page that was overwritten has any form. */
const forms = {
  event: v.object({
    ...{ place: whole, stationId: id, sequence: whole, attemptId: text, type: text, at: whole, body: text },
    // A file of an earlier version has none.
    receivedAt: v.optional(v.nullable(whole), null),
  }),
  station: v.object({ id, computer: text, name: v.pipe(text, v.minLength(1), v.maxLength(320)), nextSequence: whole }),
  forwarded: v.object({ target: text, stationId: text }),
  otherStation: v.object({ stationId: text }),
  forgotten: v.object({ attemptId: text }),
  setAside: v.object({ target: text, stationId: text, sequence: whole, saw: text }),
  hookRow: v.object({
    ...{ place: whole, hook: id, attemptId: text, program: text },
    // It goes out as it stands.
    row: v.nullable(v.pipe(text, v.check(isJsonObject))),
  }),
};

function isJsonObject(text: string): boolean {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null && !Array.isArray(read);
  } catch {
    return false;
  }
}

/** Some 10 ms of work: 20 000 attempts took six seconds on an idle machine, in which a window would stand still. */
const rowsOfTurn = 100;

/**
 * What can be read of a damaged file, copied with its stations and numbers into a store that nobody else writes into
 * meanwhile: from the beginning up to the first damage, and from the end back to the last. All of it at once, with the
 * notice of how many attempts that are, or nothing. `moved`: told with each piece of it.
 */
export async function saveFrom(aside: string, store: RecordStore, moved: () => void = () => undefined): Promise<void> {
  const turn = () => {
    moved();
    return othersTurn();
  };
  const place = keptName(aside);
  await store.database.transaction().execute(async (transaction) => {
    // Another program may have done it meanwhile. Nothing is read before that is known: a large file takes minutes.
    if (!existsSync(aside)) return;
    const events = await readableOneByOne(aside, 'event', turn);
    const own = await stationIn(transaction, store.stationId);
    const stations = await stationsOf(aside, events, own.name);
    const targets = new Set((await readable(aside, 'forwarded')).map(({ target }) => target));
    const forgotten = await readable(aside, 'forgotten');
    const refused = await readable(aside, 'setAside');
    // None began after now, by this computer's clock or the last that a server said, whichever is later.
    const clock = await sql<{ now: number }>`select unixepoch() * 1000 as now`.execute(transaction);
    let latest = clock.rows[0]?.now ?? 0;
    for (const [place, columns] of events.entries()) {
      latest = Math.max(latest, columns.receivedAt ?? 0);
      if (place % rowsOfTurn === 0) await turn();
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
      // By its name alone: how far this computer had counted in the damaged file nobody knows, so that it counts on as another. One by
      // another name may be the computer that the file was copied from, which goes on, and stays as unknown as it was.
      const isOther = computer.startsWith(otherComputers);
      const isOwn = computer === own.computer || computer === id;
      await transaction
        .insertInto('station')
        .values({ ...station, computer: isOwn ? savedComputer(id, path.basename(place)) : computer })
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
      if (place % rowsOfTurn === 0) await turn();
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
    // In the order of their stations: what came late is among them.
    for (const row of [...rowsTold(events)].sort((one, other) => one.firstSequence - other.firstSequence)) {
      if (saved % rowsOfTurn === 0) await turn();
      saved += 1;
      await transaction
        .insertInto('attempt')
        .values({ ...columnsOf(row), rowId: await placeOf(transaction, row, latest) })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    for (const [place, owed] of (await readableOneByOne(aside, 'hookRow', turn)).entries()) {
      if (place % rowsOfTurn === 0) await turn();
      const known = transaction.selectFrom('attempt').select('rowId').where('attemptId', '=', owed.attemptId);
      // Its row would wait for ever for one that is in no history.
      if ((await known.executeTakeFirst()) === undefined) continue;
      await transaction
        .insertInto('hookRow')
        .values(owed)
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
  const stations = await readable(aside, 'station');
  const sent = await readable(aside, 'forwarded');
  const read = await readable(aside, 'otherStation');
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

const stationIn = (database: RecordDatabase, stationId: string) =>
  database.selectFrom('station').select(['name', 'computer']).where('id', '=', stationId).executeTakeFirstOrThrow();

type Form = typeof forms;

const snake = { event: 'event', hookRow: 'hook_row' } as const;

/** All rows of a table that have its form; none where it cannot be read. */
async function readable<Table extends Exclude<keyof Form, 'event' | 'hookRow'>>(
  aside: string,
  table: Table,
): Promise<readonly v.InferOutput<Form[Table]>[]> {
  try {
    const database = openSqlite(aside, { readOnly: true });
    try {
      const rows: readonly unknown[] = await database
        .selectFrom(table as 'station')
        .selectAll()
        .execute();
      return rows.flatMap((row) => {
        const parsed = v.safeParse(forms[table], row);
        return parsed.success ? [parsed.output as v.InferOutput<Form[Table]>] : [];
      });
    } finally {
      await database.destroy();
    }
  } catch {
    return [];
  }
}

/** The rows in their order, from the beginning up to the first damage, and from the end back to the last. */
async function readableOneByOne<Table extends 'event' | 'hookRow'>(
  aside: string,
  table: Table,
  turn: () => Promise<unknown>,
): Promise<readonly Omit<v.InferOutput<Form[Table]>, 'place'>[]> {
  const found = new Map<number, Omit<v.InferOutput<Form[Table]>, 'place'>>();
  for (const order of ['asc', 'desc'] as const) {
    try {
      const database = openSqlite(aside, { readOnly: true });
      try {
        let last: number | undefined;
        for (let reads = 0; ; reads += 1) {
          if (reads % rowsOfTurn === 0) await turn();
          // One at a time: whoever asks for many loses those before the damage with those behind it.
          const next = await sql<{ readonly place: number }>`
            select rowid as place, * from ${sql.table(snake[table])}
            ${last === undefined ? sql`` : order === 'asc' ? sql`where rowid > ${last}` : sql`where rowid < ${last}`}
            order by rowid ${sql.raw(order)} limit 1`.execute(database);
          const [row] = next.rows;
          if (row === undefined || found.has(row.place)) break;
          // A page that was overwritten may hand out the same row again and again.
          if (last !== undefined && (order === 'asc' ? row.place <= last : row.place >= last)) break;
          last = row.place;
          const parsed = v.safeParse(forms[table], row);
          if (!parsed.success) continue;
          const { place, ...columns } = parsed.output as v.InferOutput<Form[Table]> & { readonly place: number };
          found.set(place, columns);
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
