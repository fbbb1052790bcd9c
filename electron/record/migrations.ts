import { setImmediate as othersTurn } from 'node:timers/promises';
import { type Kysely, type Migration, type RawBuilder, sql } from 'kysely';
import { searchEnd } from './row-codec.ts';
import { otherComputers, type RecordTables, wasShared } from './schema.ts';

/** The two engines that the same record is kept in: here, and where several stations share it. */
export type Engine = 'sqlite' | 'postgres';

/**
 * Every form that the record has had, oldest first, by names that sort. A migration that was released is never changed.
 * What differs between the engines is the search by any part of a text alone.
 */
export const migrations: Readonly<Record<string, (database: Kysely<RecordTables>, engine: Engine) => Promise<void>>> = {
  async '001-events-and-attempts'(database, engine) {
    const { schema } = database;
    const big = engine === 'postgres' ? 'bigint' : 'integer';
    await schema
      .createTable('station')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('computer', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('next_sequence', big, (column) => column.notNull())
      .execute();
    await schema
      .createTable('event')
      .addColumn('station_id', 'text', (column) => column.notNull())
      .addColumn('sequence', big, (column) => column.notNull())
      .addColumn('attempt_id', 'text', (column) => column.notNull())
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('at', big, (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('event_place', ['station_id', 'sequence'])
      .execute();
    await schema.createIndex('event_of_attempt').on('event').column('attempt_id').execute();
    await makeAttempts(schema, 'attempt', engine);
    await indexAttempts(schema);
    await schema
      .createTable('measurement')
      .addColumn('station_id', 'text', (column) => column.notNull())
      .addColumn('sequence', big, (column) => column.notNull())
      .addColumn('attempt_id', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('value', 'double precision', (column) => column.notNull())
      .addColumn('unit', 'text', (column) => column.notNull())
      .addColumn('low', 'double precision')
      .addColumn('high', 'double precision')
      .addColumn('outcome', 'text')
      .addColumn('marginal', 'integer')
      .addColumn('at', big, (column) => column.notNull())
      .addPrimaryKeyConstraint('measurement_place', ['station_id', 'sequence'])
      .execute();
    await schema.createIndex('measurement_of_attempt').on('measurement').column('attempt_id').execute();
    await schema
      .createTable('forwarded')
      .addColumn('target', 'text', (column) => column.notNull())
      .addColumn('station_id', 'text', (column) => column.notNull())
      .addColumn('sequence', big, (column) => column.notNull())
      .addPrimaryKeyConstraint('forwarded_of_station', ['target', 'station_id'])
      .execute();
    await schema
      .createTable('notice')
      .addColumn('code', 'text', (column) => column.notNull())
      .addColumn('count', 'integer', (column) => column.notNull())
      .addColumn('place', 'text', (column) => column.notNull())
      .execute();
    if (engine === 'postgres') {
      await sql`create extension if not exists pg_trgm`.execute(database);
      await sql`create index attempt_search on attempt using gin (search_text gin_trgm_ops)`.execute(database);
      return;
    }
    // Parts of three letters, and which rows have them: looking through 200 000 rows takes a fifth of a second.
    await sql`create virtual table attempt_search using fts5(
      search_text, content='attempt', content_rowid='row_id', tokenize='trigram', detail='none')`.execute(database);
    await followInSearch(database);
  },
  async '002-retention'({ schema }, engine) {
    // What is kept on a computer is its own affair.
    if (engine === 'postgres') return;
    await schema
      .createTable('retention')
      .addColumn('days', 'integer', (column) => column.notNull())
      .addColumn('count', 'integer', (column) => column.notNull())
      .addColumn('found_old_at', 'integer')
      .execute();
  },
  async '003-ends-of-search-texts'(database, engine) {
    // A part of two letters at the end of a text begins no part of three.
    if (engine === 'postgres') return;
    await sql`update attempt set search_text = search_text || ${searchEnd}
      where search_text <> '' and search_text not like ${`%${searchEnd}`}`.execute(database);
  },
  /** What the shared record of several stations needs here. */
  async '004-shared-record'({ schema }, engine) {
    const big = engine === 'postgres' ? 'bigint' : 'integer';
    await schema
      .createTable('other_station')
      .addColumn('target', 'text', (column) => column.notNull())
      .addColumn('station_id', 'text', (column) => column.notNull())
      .addColumn('sequence', big, (column) => column.notNull())
      .addColumn('clock_offset_ms', big, (column) => column.notNull())
      .addColumn('received_at', big, (column) => column.notNull())
      .addColumn('passed_over', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('other_station_of_target', ['target', 'station_id'])
      .execute();
    await schema
      .createTable('set_aside')
      .addColumn('target', 'text', (column) => column.notNull())
      .addColumn('station_id', 'text', (column) => column.notNull())
      .addColumn('sequence', big, (column) => column.notNull())
      .addColumn('saw', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('set_aside_place', ['target', 'station_id', 'sequence'])
      .execute();
  },
  /** Few of a line's attempts are anything but production: each row would be read to find them. */
  async '005-kinds'({ schema }) {
    await schema.createIndex('attempt_by_kind').on('attempt').columns(['kind', 'row_id']).execute();
  },
  /** A clock that is set tells nothing of what was sent before. */
  async '006-clock-offsets'(database, engine) {
    const { schema } = database;
    const big = engine === 'postgres' ? 'bigint' : 'integer';
    await schema
      .createTable('clock_offset')
      .addColumn('target', 'text', (column) => column.notNull())
      .addColumn('station_id', 'text', (column) => column.notNull())
      .addColumn('from_sequence', big, (column) => column.notNull())
      .addColumn('offset_ms', big, (column) => column.notNull())
      .addColumn('received_at', big, (column) => column.notNull())
      .addPrimaryKeyConstraint('clock_offset_place', ['target', 'station_id', 'from_sequence'])
      .execute();
    await sql`insert into clock_offset (target, station_id, from_sequence, offset_ms, received_at)
      select target, station_id, 1, clock_offset_ms, received_at from other_station`.execute(database);
    await schema.alterTable('other_station').dropColumn('clock_offset_ms').execute();
  },
  /** The server keeps what is deleted on a computer. */
  async '007-forgotten'({ schema }) {
    await schema
      .createTable('forgotten')
      .addColumn('attempt_id', 'text', (column) => column.primaryKey())
      .execute();
  },
  /** Who first told of an attempt only the server knows alike for all who read it. */
  async '008-received'(database, engine) {
    await database.schema
      .alterTable('event')
      .addColumn('received_at', engine === 'postgres' ? 'bigint' : 'integer')
      .execute();
    if (engine === 'postgres') return;
    await sql`insert or ignore into forgotten (attempt_id) select ${wasShared}
      where exists (select 1 from forwarded) or exists (select 1 from other_station)`.execute(database);
    // Of what was read before it is not known: it is read again.
    for (const table of ['event', 'measurement', 'attempt'])
      await sql`delete from ${sql.table(table)} where station_id in (
        select id from station where computer like ${`${otherComputers}%`})`.execute(database);
    await sql`delete from other_station`.execute(database);
  },
  /** Which stage an attempt failed in; of what was noted before it is not known. */
  async '010-failed-stages'({ schema }, engine) {
    await addFailedStage(schema, 'attempt', engine);
  },
  /** Others' attempts are learned of weeks late: a row's id is where it belongs, so that each index has that order, too. */
  async '011-places'(database, engine) {
    if (engine === 'postgres') return;
    const { schema } = database;
    // As `attempt-place.ts` has it. Of this computer's own nobody knows when a server had them: none began after now, by
    // its own clock or the last that a server said, whichever is later.
    await sql`create temp table begun (former integer primary key, station_id text, first_sequence integer, at integer)`.execute(
      database,
    );
    for (let after = -1; ; ) {
      await othersTurn();
      await sql`insert into temp.begun
        select row_id, station_id, first_sequence, max(0, min(
          started_at + coalesce((
            select offset_ms from clock_offset
            where clock_offset.station_id = attempt.station_id and from_sequence <= first_sequence
            order by received_at desc, from_sequence desc limit 1), 0),
          coalesce((
            select received_at from event
            where event.attempt_id = attempt.attempt_id and event.station_id = attempt.station_id
            and type = 'started' limit 1),
            (select max(received_at) from (
              select unixepoch() * 1000 as received_at union all select received_at from clock_offset
              union all select received_at from other_station)))))
        from attempt where row_id > ${after} order by row_id limit ${rowsOfTurn}`.execute(database);
      const [read] = (await sql<{ last: number | null }>`select max(former) as last from temp.begun`.execute(database))
        .rows;
      if (read?.last == null || read.last === after) break;
      after = read.last;
    }
    await othersTurn();
    await sql`create temp table place (number integer primary key, former integer, row_id integer)`.execute(database);
    await sql`insert into temp.place
      with in_order as (
        select former, first_sequence, max(at) over (partition by station_id order by first_sequence, former) as at
        from temp.begun
      ), numbered as (
        select former, at, row_number() over (order by at, first_sequence, former) as number from in_order
      )
      select number, former, number + max(at - number) over (order by number) from numbered`.execute(database);
    const [last] = (
      await sql<{ number: number | null }>`select max(number) as number from temp.place`.execute(database)
    ).rows;
    /** Some at a time: 200 000 attempts take six seconds, in which a window would stand still. */
    async function forSome(work: (these: RawBuilder<boolean>) => Promise<unknown>): Promise<void> {
      for (let from = 0; from < (last?.number ?? 0); from += rowsOfTurn) {
        await othersTurn();
        await work(sql<boolean>`place.number > ${from} and place.number <= ${from + rowsOfTurn}`);
      }
    }
    await makeAttempts(schema, 'attempt_in_place', engine);
    await addFailedStage(schema, 'attempt_in_place', engine);
    const columns = sql.raw([...attemptColumns, 'failed_stage', 'failed_stage_ms'].join(', '));
    // All of it is written once, and the indexes afterwards: to move the rows one by one takes many times as long.
    await forSome((these) =>
      sql`insert into attempt_in_place (row_id, ${columns})
        select place.row_id, ${columns} from temp.place join attempt on attempt.row_id = former
        where ${these} order by place.number`.execute(database),
    );
    await schema.dropTable('attempt').execute();
    await sql`alter table attempt_in_place rename to attempt`.execute(database);
    await indexAttempts(schema);
    await schema.createIndex('attempt_by_kind').on('attempt').columns(['kind', 'row_id']).execute();
    await sql`insert into attempt_search(attempt_search) values ('delete-all')`.execute(database);
    await forSome((these) =>
      sql`insert into attempt_search (rowid, search_text)
        select attempt.row_id, search_text from temp.place join attempt on attempt.row_id = place.row_id
        where ${these} order by place.number`.execute(database),
    );
    await followInSearch(database);
    for (const done of ['begun', 'place']) await sql`drop table ${sql.table(`temp.${done}`)}`.execute(database);
  },
  /** Final rows that hooks have not taken are this computer's affair, and are forgotten with their attempts. */
  async '012-hook-rows'(database, engine) {
    if (engine === 'postgres') return;
    const { schema } = database;
    await schema
      .createTable('hook_row')
      .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('hook', 'text', (column) => column.notNull())
      .addColumn('attempt_id', 'text', (column) => column.notNull())
      .addColumn('program', 'text', (column) => column.notNull())
      .addColumn('row', 'text')
      .addUniqueConstraint('hook_row_once', ['hook', 'attempt_id'])
      .execute();
    await schema.createIndex('hook_row_of_hook').on('hook_row').columns(['hook', 'program', 'id']).execute();
    await schema.createIndex('hook_row_of_attempt').on('hook_row').column('attempt_id').execute();
    await sql`create trigger hook_row_forgotten after delete on attempt begin
      delete from hook_row where attempt_id = old.attempt_id; end`.execute(database);
  },
  /** A number that is given once is looked up for each device, and all of them when a line begins. */
  async '013-serials'({ schema }) {
    await schema
      .createIndex('attempt_by_serial')
      .on('attempt')
      .columns(['serial', 'row_id'])
      .where('serial', 'is not', null)
      .execute();
  },
  /** What was skipped or canceled is rare, and looked for beside what failed. */
  async '014-verdicts'({ schema }) {
    await schema.createIndex('attempt_by_verdict').on('attempt').columns(['verdict', 'row_id']).execute();
  },
  /** The batch or work order: most attempts have none. */
  async '015-batches'({ schema }) {
    await schema.alterTable('attempt').addColumn('batch', 'text').execute();
    await schema
      .createIndex('attempt_by_batch')
      .on('attempt')
      .columns(['batch', 'row_id'])
      .where('batch', 'is not', null)
      .execute();
  },
  /** What a device had to show; of attempts that were noted before nobody knows. */
  async '016-required'({ schema }) {
    await schema.alterTable('attempt').addColumn('required', 'text').execute();
  },
  /** What the device is to whoever makes it; an index as that of 015. */
  async '017-parts'({ schema }) {
    for (const name of ['part', 'revision']) await schema.alterTable('attempt').addColumn(name, 'text').execute();
    await schema
      .createIndex('attempt_by_part')
      .on('attempt')
      .columns(['part', 'row_id'])
      .where('part', 'is not', null)
      .execute();
  },
};

/** Some 50 ms of work. What is put in order as a whole, all places and each index, is one piece and takes longer. */
const rowsOfTurn = 5_000;

const textsOfAttempt = {
  needed: ['station_id', 'program', 'kind', 'for_whom', 'status', 'stage_ms', 'search_text'],
  perhaps: [
    ...['previous_attempt_id', 'user_name', 'customer', 'product', 'cloud_url', 'device_id', 'serial', 'name'],
    ...['preset', 'operator', 'transport', 'firmware', 'network_name', 'other_networks', 'plan', 'step', 'stage'],
    ...['verdict', 'outcome', 'code', 'app_version'],
  ],
};
const numbersOfAttempt = {
  needed: ['first_sequence', 'last_sequence', 'started_at'],
  perhaps: ['connected_at', 'ended_at', 'took_ms', 'product_id'],
  small: ['retries', 'marginal', 'offset_minutes'],
};
const attemptColumns = [
  'attempt_id',
  ...[...textsOfAttempt.needed, ...textsOfAttempt.perhaps],
  ...[...numbersOfAttempt.needed, ...numbersOfAttempt.perhaps, ...numbersOfAttempt.small],
];

/** As released: never changed. */
async function makeAttempts(schema: Kysely<RecordTables>['schema'], table: string, engine: Engine): Promise<void> {
  const big = engine === 'postgres' ? 'bigint' : 'integer';
  let attempt = schema
    .createTable(table)
    .addColumn('row_id', engine === 'postgres' ? 'bigserial' : 'integer', (column) =>
      engine === 'postgres' ? column.primaryKey() : column.primaryKey().autoIncrement(),
    )
    .addColumn('attempt_id', 'text', (column) => column.notNull().unique());
  for (const name of textsOfAttempt.needed) attempt = attempt.addColumn(name, 'text', (column) => column.notNull());
  for (const name of textsOfAttempt.perhaps) attempt = attempt.addColumn(name, 'text');
  for (const name of numbersOfAttempt.needed) attempt = attempt.addColumn(name, big, (column) => column.notNull());
  for (const name of numbersOfAttempt.perhaps) attempt = attempt.addColumn(name, big);
  for (const name of numbersOfAttempt.small) attempt = attempt.addColumn(name, 'integer');
  await attempt.execute();
}

/** As released: never changed. */
async function addFailedStage(schema: Kysely<RecordTables>['schema'], table: string, engine: Engine): Promise<void> {
  const big = engine === 'postgres' ? 'bigint' : 'integer';
  await schema.alterTable(table).addColumn('failed_stage', 'text').execute();
  await schema.alterTable(table).addColumn('failed_stage_ms', big).execute();
}

/** As released: never changed. */
async function indexAttempts(schema: Kysely<RecordTables>['schema']): Promise<void> {
  async function index(name: string, ...columns: string[]): Promise<void> {
    await othersTurn();
    await schema.createIndex(name).on('attempt').columns(columns).execute();
  }
  await index('attempt_of_device', 'device_id', 'row_id');
  await index('attempt_by_outcome', 'outcome', 'row_id');
  await index('attempt_by_product', 'product', 'row_id');
  await index('attempt_by_product_id', 'product_id', 'row_id');
  await index('attempt_by_preset', 'preset', 'row_id');
  await index('attempt_of_station', 'station_id', 'row_id');
  await index('attempt_by_start', 'started_at');
}

/** The index of the search has what the attempts have. As released, but for the row that gets another place, since 011. */
async function followInSearch(database: Kysely<RecordTables>): Promise<void> {
  const forget = sql.raw(
    "insert into attempt_search(attempt_search, rowid, search_text) values ('delete', old.row_id, old.search_text);",
  );
  const note = sql.raw('insert into attempt_search(rowid, search_text) values (new.row_id, new.search_text);');
  await sql`create trigger attempt_noted after insert on attempt begin ${note} end`.execute(database);
  await sql`create trigger attempt_forgotten after delete on attempt begin ${forget} end`.execute(database);
  await sql`create trigger attempt_changed after update of search_text, row_id on attempt
    when old.search_text <> new.search_text or old.row_id <> new.row_id begin ${forget} ${note} end`.execute(database);
}

export const migrationTable = 'record_migration';

/** As kysely's migrator takes them. */
export function migrationsFor(engine: Engine): Record<string, Migration> {
  return Object.fromEntries(
    Object.entries(migrations).map(([name, up]) => [name, { up: (database) => up(database, engine) }]),
  );
}
