import { DatabaseSync, type StatementSyncInstance } from '@photostructure/sqlite';
import {
  CamelCasePlugin,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { programLimits } from '../../shared/time-limits.ts';
import type { RecordTables } from './schema.ts';
import type { WritingTurns } from './writing-turns.ts';

/** More than this program has; what is asked with lists of different lengths would be more and more. */
const mostStatements = 100;

/** A row of SQLite's result codes (sqlite.org/rescode.html) that decides what is done. */
export type SqliteTrouble = 'busy' | 'damaged' | 'full' | 'closed-off' | 'other';

/** By the primary result code, the lower eight bits. */
const troubles: Readonly<Record<number, SqliteTrouble>> = {
  5: 'busy',
  6: 'busy',
  8: 'closed-off',
  10: 'other',
  11: 'damaged',
  13: 'full',
  14: 'closed-off',
  26: 'damaged',
};

export function sqliteTrouble(error: unknown): SqliteTrouble {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
  return troubles[code] ?? 'other';
}

/**
 * A migration in one transaction, which SQLite can do (sqlite.org/transactional.html) and kysely's own adapter does not
 * use: of two programs that start at once one makes the tables, and a kill leaves none of them half made.
 */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class TurnTakingDriver extends SqliteDriver {
  readonly #turns: WritingTurns | undefined;

  constructor(database: SqliteDatabase, turns: WritingTurns | undefined) {
    super({ database });
    this.#turns = turns;
  }
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await this.#turns?.begins();
    await super.beginTransaction(connection);
  }
  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await super.commitTransaction(connection);
    this.#turns?.ended();
  }
}

const dialectOf = (database: SqliteDatabase, turns: WritingTurns | undefined): Dialect => ({
  createAdapter: () => new TransactionalAdapter(),
  createDriver: () => new TurnTakingDriver(database, turns),
  createIntrospector: (of) => new SqliteIntrospector(of),
  createQueryCompiler: () => new SqliteQueryCompiler(),
});

/**
 * The file as kysely speaks to it. Every commit is on the disk when it returns (journal_mode WAL with synchronous FULL:
 * sqlite.org/pragma.html#pragma_synchronous), and transactions begin as writers, so that two programs never
 * wait for each other. What is deleted is overwritten in the file (sqlite.org/pragma.html#pragma_secure_delete). Throws as
 * the driver does.
 */
export function openSqlite(
  file: string,
  { readOnly = false, turns }: { readonly readOnly?: boolean; readonly turns?: WritingTurns | undefined } = {},
): Kysely<RecordTables> {
  const driver = new DatabaseSync(file, { readOnly, timeout: programLimits.recordBusyMs });
  try {
    // A first look at the file: what is no database is found here. Whoever only reads may have tables of its own beside the file,
    // which query_only would refuse (sqlite.org/pragma.html#pragma_query_only).
    if (!readOnly) driver.exec('pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on');
    // Of a file of two gigabytes these are the pages that a search needs again.
    driver.exec('pragma cache_size = -8000; pragma trusted_schema = off');
  } catch (error) {
    driver.close();
    throw error;
  }
  // Prepared once, and ended with the file: SQLite keeps a file open as long as one of its statements lives
  // (sqlite.org/c3ref/close.html).
  const statements = new Map<string, Prepared>();
  const endAll = () => {
    for (const { statement } of statements.values()) statement.close();
    statements.clear();
  };
  function statementOf(text: string): Prepared {
    const known = statements.get(text);
    if (known !== undefined) return known;
    if (statements.size >= mostStatements) endAll();
    const statement = driver.prepare(text);
    const prepared = { statement, reader: statement.columns().length > 0 };
    statements.set(text, prepared);
    return prepared;
  }
  const nothing = { changes: 0, lastInsertRowid: 0 };
  const prepare: SqliteDatabase['prepare'] = (text) => {
    // A full disk ends the transaction by itself (sqlite.org/lang_transaction.html); what is said of one that is not there
    // would be told in the place of the cause.
    if (text === 'rollback' && !driver.isTransaction) {
      return { reader: false, all: () => [], run: () => nothing, iterate: () => [][Symbol.iterator]() };
    }
    const { statement, reader } = statementOf(text === 'begin' ? 'begin immediate' : text);
    return {
      reader,
      all: (values) => statement.all(...bindable(values)),
      run: (values) => statement.run(...bindable(values)),
      iterate: (values) => statement.iterate(...bindable(values)) as IterableIterator<unknown>,
    };
  };
  const database: SqliteDatabase = {
    prepare,
    close() {
      endAll();
      driver.close();
    },
  };
  return new Kysely({ dialect: dialectOf(database, turns), plugins: [new CamelCasePlugin()] });
}

interface Prepared {
  readonly statement: StatementSyncInstance;
  /** Whether it answers with rows. */
  readonly reader: boolean;
}

type Bindable = string | number | bigint | null | Uint8Array;

const bindable = (values: readonly unknown[]): Bindable[] =>
  values.map((value) => (value === undefined ? null : (value as Bindable)));
