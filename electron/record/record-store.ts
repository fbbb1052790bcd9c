import { type Kysely, Migrator, sql, type Transaction } from 'kysely';
import { labelVerified } from '../../shared/history-attempt.ts';
import { sharedRecordLimits } from '../../shared/time-limits.ts';
import { placeOf } from './attempt-place.ts';
import { type AttemptRow, foldEvent, type Place } from './attempt-row.ts';
import { saysTheSame } from './event-as-read.ts';
import { migrations, migrationsFor, migrationTable } from './migrations.ts';
import { isOthersRow } from './own-rows.ts';
import type { RecordEvent } from './record-event.ts';
import { columnsOf, eventColumns, readEvent, readRow, type StoredRow } from './row-codec.ts';
import { isFormerSelf, otherComputers, type RecordTables } from './schema.ts';
import { openSqlite } from './sqlite-file.ts';
import { isSaidBeside, rowsTold, rowTold } from './tellings.ts';
import type { WritingTurns } from './writing-turns.ts';

export type RecordDatabase = Kysely<RecordTables>;

/** A set-up has some 30 events, and a few more where a line measures. */
const mostOthersEvents = 1_000;

/** Nobody checks one label more often. */
const mostSaidBeside = 100;

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
  /**
   * The same as it is now, for whoever reads it piece by piece while all that is noted, by whatever program, goes on; nothing is noted
   * by it. To be closed, because until then the log of the file grows (sqlite.org/wal.html).
   */
  standing(): Promise<RecordStore>;
  /**
   * Empties the log, which has the pages as they were before something was deleted. Where somebody still reads what stood there it
   * is not emptied yet: {@link owesEmptyLog} until it is.
   */
  emptyLog(): Promise<void>;
  owesEmptyLog(): boolean;
  close(): Promise<void>;
}

/** Opens the file, made or brought to this version's form where that is needed. Rejects as the driver does, or with {@link NewerRecord}. */
export async function openStore(file: string, station: Station, turns?: WritingTurns): Promise<RecordStore> {
  const database = openSqlite(file, { turns });
  try {
    await bringUpToDate(database);
    const stationId = await ownStation(database, station);
    return storeOf(database, stationId, { file, computer: station.computer });
  } catch (error) {
    await database.destroy();
    throw error;
  }
}

function storeOf(
  database: RecordDatabase,
  stationId: string,
  of: { readonly file: string; readonly computer: string },
): RecordStore {
  let owesEmptyLog = false;
  return {
    database,
    stationId,
    async emptyLog() {
      owesEmptyLog = true;
      const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(database);
      owesEmptyLog = rows[0]?.busy !== 0;
    },
    owesEmptyLog: () => owesEmptyLog,
    append: (events) =>
      database.transaction().execute(async (transaction) => {
        // Another program may have gone on under another id meanwhile.
        const id = (await stationHere(transaction, of.computer)) ?? stationId;
        for (const event of events) await appendEvent(transaction, id, event);
      }),
    row: (attemptId) => rowOf(database, attemptId),
    async running() {
      const found = await database
        .selectFrom('attempt')
        .selectAll()
        .where('outcome', 'is', null)
        .where((row) => row.not(isOthersRow))
        .orderBy('rowId')
        .execute();
      return found.flatMap((columns) => readRow(columns) ?? []);
    },
    async standing() {
      const reader = openSqlite(of.file, { readOnly: true });
      try {
        await sql`begin deferred`.execute(reader);
        // What it reads stands still from its first look on (sqlite.org/lang_transaction.html).
        await sql`select 1 from station limit 1`.execute(reader);
        return storeOf(reader, stationId, of);
      } catch (error) {
        await reader.destroy();
        throw error;
      }
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
  let before = await rowOf(transaction, event.attemptId);
  if (before !== undefined && before.stationId !== stationId) {
    if (await isOthers(transaction, before.attemptId)) {
      // Nobody tells of another station's attempt.
      if (!isSaidBeside(event)) return;
      const sequence = await nextOf(transaction, stationId, 1);
      return insertEvent(transaction, { stationId, sequence }, event, null);
    }
    // Here as well, and it came to its end before.
    if (await hasBegun(transaction, { stationId }, before.attemptId))
      return noteBeside(transaction, stationId, event, before);
    await tellAgain(transaction, before, stationId);
    before = await rowOf(transaction, event.attemptId);
  }
  // The end before may have been shown in the place of another station's.
  if (event.type === 'finished' && typeof before?.outcome === 'string')
    return noteBeside(transaction, stationId, event, before);
  const sequence = await nextOf(transaction, stationId, 1);
  await noteEvent(transaction, { stationId, sequence }, event, before);
}

/** What all tellings of its attempt say together is shown. */
async function noteBeside(
  transaction: Transaction<RecordTables>,
  stationId: string,
  event: RecordEvent,
  before: StoredRow,
): Promise<void> {
  await insertEvent(transaction, { stationId, sequence: await nextOf(transaction, stationId, 1) }, event, null);
  return showTold(transaction, before);
}

/** The row as all that is known of its attempt tells it. */
async function showTold(
  transaction: Transaction<RecordTables>,
  before: StoredRow | undefined,
  attemptId = before?.attemptId ?? '',
): Promise<void> {
  const known = await transaction
    .selectFrom('event')
    .selectAll()
    .where('attemptId', '=', attemptId)
    .orderBy(sql`rowid`)
    .execute();
  const row = rowTold(known);
  if (row !== undefined) await noteRow(transaction, before, row);
}

/** The first of so many numbers of a station, which are given now. */
async function nextOf(transaction: Transaction<RecordTables>, stationId: string, count: number): Promise<number> {
  const { nextSequence } = await transaction
    .updateTable('station')
    .set((row) => ({ nextSequence: row('nextSequence', '+', count) }))
    .where('id', '=', stationId)
    .returning('nextSequence')
    .executeTakeFirstOrThrow();
  return nextSequence - count;
}

async function isOthers(database: RecordDatabase, attemptId: string): Promise<boolean> {
  const found = await database
    .selectFrom('attempt')
    .select('rowId')
    .where('attemptId', '=', attemptId)
    .where(isOthersRow)
    .executeTakeFirst();
  return found !== undefined;
}

/** The attempt goes on as of this station: who reads that one alone is told all of it. */
async function tellAgain(
  transaction: Transaction<RecordTables>,
  { attemptId, stationId: before }: AttemptRow,
  stationId: string,
): Promise<void> {
  const events = await transaction
    .selectFrom('event')
    .select(['stationId', 'sequence'])
    .where('attemptId', '=', attemptId)
    .where('stationId', '<>', stationId)
    // What others said beside it stays theirs.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('station')
            .select('id')
            .whereRef('station.id', '=', 'event.stationId')
            .where('computer', 'like', `${otherComputers}%`),
        ),
      ),
    )
    .orderBy('stationId')
    .orderBy('sequence')
    .execute();
  const firstSequence = await nextOf(transaction, stationId, events.length);
  for (const [place, from] of events.entries()) {
    const to = { stationId, sequence: firstSequence + place };
    for (const table of ['event', 'measurement'] as const) {
      await transaction
        .updateTable(table)
        .set(to)
        .where('stationId', '=', from.stationId)
        .where('sequence', '=', from.sequence)
        .execute();
    }
    // Whatever a server said of it there, it is asked again.
    await transaction
      .deleteFrom('setAside')
      .where('stationId', '=', from.stationId)
      .where('sequence', '=', from.sequence)
      .execute();
  }
  await transaction
    .updateTable('attempt')
    .set({ stationId, firstSequence, lastSequence: firstSequence + events.length - 1 })
    .where('attemptId', '=', attemptId)
    .where('stationId', '=', before)
    .execute();
}

/** An event that has its place already, and its attempt as it stands after it; `before`: as it stood. */
async function noteEvent(
  transaction: Transaction<RecordTables>,
  place: Place,
  event: RecordEvent,
  before: StoredRow | undefined,
  receivedAt: number | null = null,
): Promise<void> {
  await insertEvent(transaction, place, event, receivedAt);
  // What is folded is what was written, to the last figure.
  const row = foldEvent(before, readEvent(eventColumns(event)) ?? event, place);
  if (row !== undefined) await noteRow(transaction, before, row);
}

/**
 * The same of an event of another station, which the server had at `receivedAt`: whether it belongs to what that one may
 * tell. What was deleted here stays so. Of any attempt it may say that its label was checked there (`isSaidBeside`), so often, and be that not
 * known yet. Of an attempt of this computer another one may tell nothing; of one of yet another station it
 * has a telling of its own (`tellings.ts`), and of one that goes on here whoever this computer was when it began. Of none it may tell without
 * end.
 */
export async function noteOthersEvent(
  transaction: Transaction<RecordTables>,
  place: Place,
  event: RecordEvent,
  receivedAt: number | null = null,
): Promise<boolean> {
  const { attemptId, type } = event;
  const before = await rowOf(transaction, attemptId);
  if (before === undefined && (await isForgotten(transaction, attemptId))) return true;
  if (
    isSaidBeside(event) &&
    before?.stationId !== place.stationId &&
    !(await hasBegun(transaction, place, attemptId))
  ) {
    if (await isSaidEnough(transaction, attemptId)) return false;
    await insertEvent(transaction, place, event, receivedAt);
    return true;
  }
  const isIts = before === undefined || before.stationId === place.stationId;
  const isGoingOn = type !== 'started' && (before === undefined || !isIts);
  if (isGoingOn && !(await hasBegun(transaction, place, attemptId))) return false;
  if (before !== undefined && (await isTooMuch(transaction, place, before))) return false;
  // What a damaged file has lost comes back behind what followed it.
  const isLate = before === undefined || place.sequence < before.lastSequence;
  if (isIts && !isLate) {
    await noteEvent(transaction, place, event, before, receivedAt);
    return true;
  }
  const isOwn = !isIts && !(await isOthers(transaction, attemptId));
  if (isOwn && !(await wasOwn(transaction, place))) return false;
  const isShown =
    isIts || (isOwn ? type === 'finished' : await mayBeShown(transaction, place, before, event, receivedAt));
  await insertEvent(transaction, place, event, receivedAt);
  if (isShown) await showTold(transaction, before, attemptId);
  return true;
}

/**
 * Whether a station was this computer's, as in a file that was damaged: what the server had of an attempt then, it tells of one that goes on
 * here by now. One that another computer goes on writing is not, and of one by another name nobody knows.
 */
async function wasOwn(database: RecordDatabase, { stationId }: Place): Promise<boolean> {
  const found = await database
    .selectFrom('station')
    .select('id')
    .where('id', '=', stationId)
    .where(isFormerSelf)
    .executeTakeFirst();
  return found !== undefined;
}

/**
 * Whether an event of a telling beside the one that is shown may make another row of the attempt (`rowTold`). Each time the
 * whole of it is read again, so that who tells one end after the other must not bring that about.
 */
async function mayBeShown(
  database: RecordDatabase,
  { stationId }: Place,
  { attemptId, stationId: shown, outcome }: StoredRow,
  event: RecordEvent,
  receivedAt: number | null,
): Promise<boolean> {
  // Until it comes to its end, it changes nothing.
  if (event.type !== 'started' && event.type !== 'finished') return false;
  const begun = await beginningOf(database, attemptId, stationId);
  if (event.type === 'started' && begun !== undefined) return false;
  const beside = begun ?? { ...eventColumns(event), receivedAt };
  const own = await beginningOf(database, attemptId, shown);
  const [one, other] = [beside.receivedAt ?? 0, own?.receivedAt ?? 0];
  if (own === undefined || one < other || (one === other && stationId < shown)) return true;
  return event.type === 'finished' && outcome === null && saysTheSame(beside, own);
}

/** With a sign, so that the index of the attempt is taken, and not that of all that its station told. */
const ofStation = sql<string>`+station_id`;

const beginningOf = (database: RecordDatabase, attemptId: string, stationId: string) =>
  database
    .selectFrom('event')
    .select(['attemptId', 'type', 'at', 'body', 'receivedAt'])
    .where('attemptId', '=', attemptId)
    .where(ofStation, '=', stationId)
    .where('type', '=', 'started')
    .orderBy(sql`+sequence`)
    .limit(1)
    .executeTakeFirst();

/**
 * Whether others have told so much of an attempt that no more of it is kept: of its own station, and of all those together
 * that tell of it beside that one.
 */
async function isTooMuch(
  database: RecordDatabase,
  { stationId, sequence }: Place,
  { attemptId, stationId: own, firstSequence }: StoredRow,
): Promise<boolean> {
  const isOwn = stationId === own;
  // A station that has given fewer numbers since has told no more.
  if (isOwn && sequence - firstSequence < mostOthersEvents) return false;
  const { known } = await database
    .selectFrom('event')
    .select(({ fn }) => fn.countAll<number>().as('known'))
    .where('attemptId', '=', attemptId)
    .where(ofStation, isOwn ? '=' : '<>', own)
    .executeTakeFirstOrThrow();
  return Number(known) >= mostOthersEvents;
}

async function isSaidEnough(database: RecordDatabase, attemptId: string): Promise<boolean> {
  const { said } = await database
    .selectFrom('measurement')
    .select(({ fn }) => fn.countAll<number>().as('said'))
    .where('attemptId', '=', attemptId)
    .where('name', '=', labelVerified)
    .executeTakeFirstOrThrow();
  return Number(said) >= mostSaidBeside;
}

/** Whether a station has told the beginning of an attempt, without which nothing else that it tells of it counts. */
async function hasBegun(
  database: RecordDatabase,
  { stationId }: Pick<Place, 'stationId'>,
  attemptId: string,
): Promise<boolean> {
  const found = await database
    .selectFrom('event')
    .select('sequence')
    .where('attemptId', '=', attemptId)
    .where(ofStation, '=', stationId)
    .where('type', '=', 'started')
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

async function isForgotten(database: RecordDatabase, attemptId: string): Promise<boolean> {
  const found = await database
    .selectFrom('forgotten')
    .select('attemptId')
    .where('attemptId', '=', attemptId)
    .executeTakeFirst();
  return found !== undefined;
}

async function insertEvent(
  transaction: Transaction<RecordTables>,
  { stationId, sequence }: Place,
  event: RecordEvent,
  receivedAt: number | null,
): Promise<void> {
  const columns = { ...eventColumns(event), stationId, sequence, receivedAt };
  await transaction.insertInto('event').values(columns).execute();
  if (event.type === 'measurement') {
    const { attemptId, name, value, unit, low = null, high = null, outcome = null, marginal } = event;
    const judged = { low, high, outcome, marginal: marginal === undefined ? null : Number(marginal) };
    await transaction
      .insertInto('measurement')
      .values({ stationId, sequence, attemptId, name, value, unit, ...judged, at: columns.at })
      .execute();
  }
}

async function noteRow(
  transaction: Transaction<RecordTables>,
  before: StoredRow | undefined,
  after: AttemptRow,
): Promise<void> {
  if (before === undefined) {
    const columns = columnsOf(after);
    await transaction
      .insertInto('attempt')
      .values({ ...columns, rowId: await placeOf(transaction, after) })
      // A row that makes no sense is there, and is none.
      .onConflict((conflict) => conflict.column('attemptId').doUpdateSet(columns))
      .execute();
    return;
  }
  const changes = changesOf(columnsOf(before), columnsOf(after));
  if (Object.keys(changes).length === 0) return;
  // Whoever told of it first said when: of its own station all that follows would count on from there.
  const rowId = before.stationId === after.stationId ? before.rowId : await placeOf(transaction, after);
  const moved = Math.abs(rowId - before.rowId) > sharedRecordLimits.clockStepMs ? { rowId } : {};
  await transaction
    .updateTable('attempt')
    .set({ ...changes, ...moved })
    .where('attemptId', '=', before.attemptId)
    .execute();
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
  const events = await database.selectFrom('event').selectAll().orderBy(sql`rowid`).execute();
  return new Map([...rowsTold(events)].map((row) => [row.attemptId, row]));
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
  if (known !== undefined) {
    await countBeyond(database, known);
    return known;
  }
  return database.transaction().execute(async (transaction) => {
    // Another program may have been here meanwhile; as a writer this one is alone now.
    const found = await stationHere(transaction, computer);
    if (found !== undefined) return found;
    const id = newId();
    await transaction.insertInto('station').values({ id, computer, name, nextSequence: 1 }).execute();
    return id;
  });
}

/**
 * A file that was at another computer meanwhile, and comes back, may hold more of this station than it has counted: what
 * was noted here since the copy was made, and read there from the shared record.
 */
async function countBeyond(database: RecordDatabase, id: string): Promise<void> {
  const beyond = await database
    .selectFrom('event')
    .innerJoin('station', 'station.id', 'event.stationId')
    .select('sequence')
    .where('station.id', '=', id)
    .whereRef('sequence', '>=', 'nextSequence')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (beyond === undefined) return;
  const next = beyond.sequence + 1;
  await database
    .updateTable('station')
    .set({ nextSequence: next })
    .where('id', '=', id)
    .where('nextSequence', '<', next)
    .execute();
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
