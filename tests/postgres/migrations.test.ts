import { CamelCasePlugin, Kysely, Migrator, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrationsFor, migrationTable } from '../../electron/record/migrations.ts';
import { readRow } from '../../electron/record/row-codec.ts';
import type { RecordTables } from '../../electron/record/schema.ts';
import { type PostgresServer, startPostgres, superuser, superuserPassword } from '../support/postgres-server.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(async () => {
  await server.remove();
});

it('are the same on PostgreSQL, and keep the rows of the version before parts were known', async () => {
  await server.sql('create database forms');
  const pool = new pg.Pool({
    ...{ host: '127.0.0.1', port: server.port, database: 'forms', user: superuser, password: superuserPassword },
    max: 1,
  });
  const database = new Kysely<RecordTables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin()],
  });
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => migrationsFor('postgres') },
    migrationTableName: migrationTable,
    migrationLockTableName: `${migrationTable}_lock`,
  });
  try {
    expect((await migrator.migrateTo('016-required')).error).toBeUndefined();
    const needed = sql`insert into attempt (attempt_id, station_id, program, kind, for_whom, status, stage_ms, search_text,
      first_sequence, last_sequence, started_at, batch, serial)
      values ('old', 'here', 'a', 'production', 'account', 'final', '{}', '', 1, 2, 1, 'WO 1', 'L-1')`;
    await needed.execute(database);
    const { error, results } = await migrator.migrateToLatest();
    expect([error, results?.map(({ migrationName, status }) => [migrationName, status])]).toEqual([
      undefined,
      [['017-parts', 'Success']],
    ]);
    await sql`update attempt set part = 'LMP-100' where attempt_id = 'old' and part is null`.execute(database);
    const rows = await database.selectFrom('attempt').selectAll().execute();
    expect(rows.map(readRow)).toMatchObject([
      { attemptId: 'old', batch: 'WO 1', serial: 'L-1', part: 'LMP-100', revision: null },
    ]);
    const indexes = sql<{ indexdef: string }>`select indexdef from pg_indexes where indexname = 'attempt_by_part'`;
    expect((await indexes.execute(database)).rows[0]?.indexdef).toContain('(part, row_id) WHERE (part IS NOT NULL)');
  } finally {
    await database.destroy();
  }
});
