import { type Kysely, Migrator, sql, type Transaction } from 'kysely';
import { type AttemptRow, foldEvent, type Place } from './attempt-row.ts';
import { migrations, migrationsFor, migrationTable } from './migrations.ts';
import type { RecordEvent } from './record-event.ts';
import { columnsOf, eventColumns, readEvent, readRow, type StoredRow } from './row-codec.ts';
import { otherComputers, type RecordTables } from './schema.ts';
import { openSqlite } from './sqlite-file.ts';

export type RecordDatabase = Kysely<RecordTables>;

/** Who writes: this computer, with a name that people know it by. */
export interface Station {
  /** What tells this computer from another one that got a copy of the file. */
  readonly computer: string;
  readonly name: string;
  /** A new id for it, where the file does not know this computer. */
  readonly newId: () => string;
}

/** The file was written by a later version, whose migration this program does not know. */
export class NewerRecord extends Error {}

/** What others are at, and what they have written, changes between two calls: nothing is remembered here. */
export interface RecordStore {
  readonly database: RecordDatabase;
  readonly stationId: string;
  /** All of them in one transaction, each with the next number of this station: on the disk when it resolves. */
  append(events: readonly RecordEvent[]): Promise<void>;
  row(attemptId: string): Promise<StoredRow | undefined>;
  /** Attempts of this computer without an end, oldest first. */
  running(): Promise<readonly StoredRow[]>;
  close(): Promise<void>;
}

/** Opens the file, made or brought to this version's form where that is needed. Rejects as the driver does, or with {@link NewerRecord}. */
export async function openStore(file: string, station: Station): Promise<RecordStore> {
  const database = openSqlite(file);
  try {
    await bringUpToDate(database);
    const stationId = await ownStation(database, station);
    return storeOf(database, stationId, station.computer);
  } catch (error) {
    await database.destroy();
    throw error;
  }
}

function storeOf(database: RecordDatabase, stationId: string, computer: string): RecordStore {
  return {
    database,
    stationId,
    append: (events) =>
      database.transaction().execute(async (transaction) => {
        // Another program may have gone on under another id meanwhile.
        const id = (await stationHere(transaction, computer)) ?? stationId;
        for (const event of events) await appendEvent(transaction, id, event);
      }),
    row: (attemptId) => rowOf(database, attemptId),
    async running() {
      const found = await database
        .selectFrom('attempt')
        .selectAll()
        .where('outcome', 'is', null)
        .where('stationId', 'not in', (others) =>
          others.selectFrom('station').select('id').where('computer', 'like', `${otherComputers}%`),
        )
        .orderBy('rowId')
        .execute();
      return found.flatMap((columns) => readRow(columns) ?? []);
    },
    close: () => database.destroy(),
  };
}

/** The event, and its attempt as it stands after it. */
export async function appendEvent(
  transaction: Transaction<RecordTables>,
  stationId: string,
  event: RecordEvent,
): Promise<void> {
  if (event.type === 'started' && event.insteadOf !== undefined) {
    const before = await rowOf(transaction, event.insteadOf);
    if (before !== undefined && before.outcome === null) {
      const { attemptId } = before;
      await appendEvent(transaction, stationId, {
        type: 'finished',
        attemptId,
        at: event.at,
        outcome: 'started-again',
      });
    }
  }
  const { nextSequence } = await transaction
    .updateTable('station')
    .set((row) => ({ nextSequence: row('nextSequence', '+', 1) }))
    .where('id', '=', stationId)
    .returning('nextSequence')
    .executeTakeFirstOrThrow();
  await noteEvent(transaction, { stationId, sequence: nextSequence - 1 }, event);
}

/** An event that has its place already, and its attempt as it stands after it. */
export async function noteEvent(
  transaction: Transaction<RecordTables>,
  { stationId, sequence }: Place,
  event: RecordEvent,
): Promise<void> {
  const columns = eventColumns(event);
  await transaction
    .insertInto('event')
    .values({ ...columns, stationId, sequence })
    .execute();
  if (event.type === 'measurement') {
    const { attemptId, name, value, unit, low = null, high = null, outcome = null, marginal } = event;
    const judged = { low, high, outcome, marginal: marginal === undefined ? null : Number(marginal) };
    await transaction
      .insertInto('measurement')
      .values({ stationId, sequence, attemptId, name, value, unit, ...judged, at: columns.at })
      .execute();
  }
  const before = await rowOf(transaction, event.attemptId);
  // What is folded is what was written, to the last figure.
  const row = foldEvent(before, readEvent(columns) ?? event, { stationId, sequence });
  if (row === undefined) return;
  if (before === undefined) await transaction.insertInto('attempt').values(columnsOf(row)).execute();
  else {
    const changes = changesOf(columnsOf(before), columnsOf(row));
    if (Object.keys(changes).length === 0) return;
    await transaction.updateTable('attempt').set(changes).where('attemptId', '=', event.attemptId).execute();
  }
}

/** Nothing but what has changed: each index of a column that is set is written anew, whether it says the same or not. */
function changesOf<Columns extends object>(before: Columns, after: Columns): Partial<Columns> {
  const columns = Object.entries(after).filter(([name, value]) => before[name as keyof Columns] !== value);
  return Object.fromEntries(columns) as Partial<Columns>;
}

async function rowOf(database: RecordDatabase, attemptId: string): Promise<StoredRow | undefined> {
  const columns = await database
    .selectFrom('attempt')
    .selectAll()
    .where('attemptId', '=', attemptId)
    .executeTakeFirst();
  return columns === undefined ? undefined : readRow(columns);
}

/** The rows as the events tell them, by attempt: what the table must hold. */
export async function foldAll(database: RecordDatabase): Promise<ReadonlyMap<string, AttemptRow>> {
  const rows = new Map<string, AttemptRow>();
  const events = await database.selectFrom('event').selectAll().orderBy('stationId').orderBy('sequence').execute();
  for (const columns of events) {
    const event = readEvent(columns);
    const row = event && foldEvent(rows.get(event.attemptId), event, columns);
    if (row !== undefined) rows.set(row.attemptId, row);
  }
  return rows;
}

/** Made, brought to this version's form, or refused: never changed where a later version has been at it. */
async function bringUpToDate(database: RecordDatabase): Promise<void> {
  const known = Object.keys(migrations);
  const { rows: tables } = await sql`select name from sqlite_master where name = ${migrationTable}`.execute(database);
  if (tables.length > 0) {
    const done = await sql<{ name: string }>`select name from ${sql.table(migrationTable)}`.execute(database);
    const names = done.rows.map(({ name }) => name);
    if (names.some((name) => !known.includes(name))) throw new NewerRecord(names.at(-1));
    if (names.length === known.length) return;
  }
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => migrationsFor('sqlite') },
    migrationTableName: migrationTable,
    migrationLockTableName: `${migrationTable}_lock`,
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

/**
 * The id that this computer numbers its events under. A file that came from another computer goes on under an id of its
 * own: two that count on from the same number would each take the other's events for known ones.
 */
async function ownStation(database: RecordDatabase, { computer, name, newId }: Station): Promise<string> {
  const known = await stationHere(database, computer);
  if (known !== undefined) return known;
  return database.transaction().execute(async (transaction) => {
    // Another program may have been here meanwhile; as a writer this one is alone now.
    const found = await stationHere(transaction, computer);
    if (found !== undefined) return found;
    const id = newId();
    await transaction.insertInto('station').values({ id, computer, name, nextSequence: 1 }).execute();
    return id;
  });
}

/** The id that a computer writes under now; undefined: it never did in this file. */
export async function stationHere(database: RecordDatabase, computer: string): Promise<string | undefined> {
  const found = await database
    .selectFrom('station')
    .select('id')
    .where('computer', '=', computer)
    .orderBy('id')
    .executeTakeFirst();
  return found?.id;
}
