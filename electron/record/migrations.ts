import { type Kysely, type Migration, sql } from 'kysely';
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
    let attempt = schema
      .createTable('attempt')
      .addColumn('row_id', engine === 'postgres' ? 'bigserial' : 'integer', (column) =>
        engine === 'postgres' ? column.primaryKey() : column.primaryKey().autoIncrement(),
      )
      .addColumn('attempt_id', 'text', (column) => column.notNull().unique());
    const needed = ['station_id', 'program', 'kind', 'for_whom', 'status', 'stage_ms', 'search_text'] as const;
    for (const name of needed) attempt = attempt.addColumn(name, 'text', (column) => column.notNull());
    const perhaps = [
      ...['previous_attempt_id', 'user_name', 'customer', 'product', 'cloud_url', 'device_id', 'serial', 'name'],
      ...['preset', 'operator', 'transport', 'firmware', 'network_name', 'other_networks', 'plan', 'step', 'stage'],
      ...['verdict', 'outcome', 'code', 'app_version'],
    ];
    for (const name of perhaps) attempt = attempt.addColumn(name, 'text');
    for (const name of ['first_sequence', 'last_sequence', 'started_at']) {
      attempt = attempt.addColumn(name, big, (column) => column.notNull());
    }
    for (const name of ['connected_at', 'ended_at', 'took_ms', 'product_id']) attempt = attempt.addColumn(name, big);
    for (const name of ['retries', 'marginal', 'offset_minutes']) attempt = attempt.addColumn(name, 'integer');
    await attempt.execute();
    const index = (name: string, ...columns: string[]) =>
      schema.createIndex(name).on('attempt').columns(columns).execute();
    await index('attempt_of_device', 'device_id', 'row_id');
    await index('attempt_by_outcome', 'outcome', 'row_id');
    await index('attempt_by_product', 'product', 'row_id');
    await index('attempt_by_product_id', 'product_id', 'row_id');
    await index('attempt_by_preset', 'preset', 'row_id');
    await index('attempt_of_station', 'station_id', 'row_id');
    await index('attempt_by_start', 'started_at');
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
    const forget = sql.raw(
      "insert into attempt_search(attempt_search, rowid, search_text) values ('delete', old.row_id, old.search_text);",
    );
    const note = sql.raw('insert into attempt_search(rowid, search_text) values (new.row_id, new.search_text);');
    await sql`create trigger attempt_noted after insert on attempt begin ${note} end`.execute(database);
    await sql`create trigger attempt_forgotten after delete on attempt begin ${forget} end`.execute(database);
    await sql`create trigger attempt_changed after update of search_text on attempt
      when old.search_text <> new.search_text begin ${forget} ${note} end`.execute(database);
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
    await schema.alterTable('attempt').addColumn('failed_stage', 'text').execute();
    const big = engine === 'postgres' ? 'bigint' : 'integer';
    await schema.alterTable('attempt').addColumn('failed_stage_ms', big).execute();
  },
};

export const migrationTable = 'record_migration';

/** As kysely's migrator takes them. */
export function migrationsFor(engine: Engine): Record<string, Migration> {
  return Object.fromEntries(
    Object.entries(migrations).map(([name, up]) => [name, { up: (database) => up(database, engine) }]),
  );
}
