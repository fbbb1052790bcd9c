import { sql } from 'kysely';
import { sharedRecordLimits } from '../../../shared/time-limits.ts';
import { schemaName, schemaVersions } from './schema-versions.ts';
import type { SharedDatabase } from './shared-tables.ts';

/** Any number that stays: who holds it is the one that changes the schema. */
const schemaLock = 5_609_080;

/** The oldest PostgreSQL with everything that is used here: 14. */
const oldestServer = 140_000;

/** Why the schema that is there does not serve; `saw` for who looks after the server. */
export class SchemaTrouble extends Error {
  readonly trouble: 'newer' | 'not-made' | 'not-fitting';
  constructor(trouble: SchemaTrouble['trouble'], saw: string) {
    super(saw);
    this.trouble = trouble;
  }
}

/**
 * Looks whether the schema is there and of this version, and makes it or brings it up to date where this user may. Of
 * several stations that start at once one does it. Rejects with {@link SchemaTrouble}, or as the driver does.
 */
export async function prepareSchema(
  database: SharedDatabase,
  versions: readonly string[] = schemaVersions,
): Promise<void> {
  if ((await lookAtSchema(database, versions)) === versions.length) return;
  try {
    await database.transaction().execute(async (transaction) => {
      // A table of years takes longer than any other call, and so does whoever waits for the station that is at it.
      const { upgradeMs } = sharedRecordLimits;
      await sql
        .raw(`set local statement_timeout = ${upgradeMs}; set local lock_timeout = ${upgradeMs}`)
        .execute(transaction);
      await sql.raw(`set local idle_in_transaction_session_timeout = ${upgradeMs}`).execute(transaction);
      await sql`select pg_advisory_xact_lock(${sql.lit(schemaLock)})`.execute(transaction);
      let version = await versionOf(transaction, versions);
      if (version === 0) await sql`create schema ${sql.id(schemaName)}`.execute(transaction);
      for (const statements of versions.slice(version)) {
        await sql.raw(statements).execute(transaction);
        version += 1;
        await sql`insert into ${sql.id(schemaName, 'schema_version')} (version) values (${version})`.execute(
          transaction,
        );
      }
    });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    // insufficient_privilege; duplicate_schema: one of that name is there, and this user sees nothing in it.
    if (code === '42501' || code === '42P06') throw new SchemaTrouble('not-made', (error as Error).message);
    throw error;
  }
}

/** The version of the schema, 0 where there is none; changes nothing. Rejects as {@link prepareSchema}. */
export async function lookAtSchema(
  database: SharedDatabase,
  versions: readonly string[] = schemaVersions,
): Promise<number> {
  const { rows } = await sql<{ version: string; encoding: string }>`
    select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding`.execute(
    database,
  );
  const [server] = rows;
  if (Number(server?.version) < oldestServer) throw new SchemaTrouble('not-fitting', 'PostgreSQL older than 14');
  if (server?.encoding !== 'UTF8') throw new SchemaTrouble('not-fitting', `encoding ${String(server?.encoding)}`);
  return versionOf(database, versions);
}

/**
 * Looks whether this user may do what a station does, changing nothing: note events and leases in a schema that is there,
 * make the schema where there is none, or bring it up to date. Rejects as {@link prepareSchema}.
 */
export async function lookAtRights(database: SharedDatabase): Promise<void> {
  const version = await lookAtSchema(database);
  const table = (name: string) => sql.lit(`${schemaName}.${name}`);
  const may =
    version === schemaVersions.length
      ? sql`has_any_column_privilege(${table('event')}, 'INSERT') and has_table_privilege(${table('event')}, 'SELECT')
          and has_any_column_privilege(${table('station')}, 'INSERT')
          and has_any_column_privilege(${table('writer')}, 'INSERT')
          and has_table_privilege(${table('lease')}, 'INSERT, UPDATE')`
      : version === 0
        ? sql`has_database_privilege(current_database(), 'CREATE')`
        : sql`(select pg_has_role(nspowner, 'USAGE') from pg_catalog.pg_namespace where nspname = ${schemaName})`;
  const { rows } = await sql<{ reads: string; may: boolean }>`
    select current_setting('transaction_read_only') as reads, ${may} as may`.execute(database);
  const [rights] = rows;
  // A standby takes no row, whoever asks.
  if (rights?.reads !== 'off') throw new SchemaTrouble('not-made', 'the server is read-only');
  if (!rights.may) throw new SchemaTrouble('not-made', `no permission, schema version ${version}`);
}

async function versionOf(database: SharedDatabase, versions: readonly string[]): Promise<number> {
  const { rows } = await sql<{ there: boolean }>`select exists (
    select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${schemaName} and c.relname = 'schema_version') as there`.execute(database);
  if (rows[0]?.there !== true) return 0;
  return knownVersion(database, versions.length).catch((error) => {
    if (error instanceof Error && 'code' in error && error.code === '42501') {
      throw new SchemaTrouble('not-made', error.message);
    }
    throw error;
  });
}

/** The version of the schema; rejects with {@link SchemaTrouble} where it is newer than `known`. */
export async function knownVersion(database: SharedDatabase, known: number): Promise<number> {
  const { version } = await database
    .withSchema(schemaName)
    .selectFrom('schemaVersion')
    .select(sql<number | null>`max(version)`.as('version'))
    .executeTakeFirstOrThrow();
  const found = Number(version ?? 0);
  if (found > known) throw new SchemaTrouble('newer', `version ${found}, known up to ${known}`);
  return found;
}
