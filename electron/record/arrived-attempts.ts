import { setImmediate as othersTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import { forWhomOf } from './attempt-row.ts';
import type { ArrivedAttempt, ArrivedOf } from './record-port.ts';
import type { RecordDatabase } from './record-store.ts';
import { readArrivedRow } from './row-codec.ts';

/** Some 20 ms of work. */
const rowsOfTurn = 2_000;

/**
 * As `AttemptRecord.arrived`. Of as many as a factory makes, so that none of the long columns is read, and some at a time,
 * each by the index of what is asked for: which of them arrived is not asked of the database, whose index of outcomes has
 * nearly all rows in one place.
 */
export function arrivedAttempts(database: RecordDatabase, of: ArrivedOf): Promise<readonly ArrivedAttempt[]> {
  return database.connection().execute(async (connection) => {
    // What it reads stands still meanwhile, and holds up no other program's writing: a row that gets another place is read once.
    await sql`begin deferred`.execute(connection);
    try {
      const found = [];
      for (let from: Key | undefined; ; await othersTurn()) {
        const rows = await arrivedQuery(connection, of, from).execute();
        for (const row of rows) {
          const arrived = arrivedOf(row);
          if (arrived !== undefined) found.push({ rowId: row.rowId, arrived });
        }
        from = rows.at(-1);
        if (from === undefined || rows.length < rowsOfTurn) break;
      }
      return found.sort((one, other) => one.rowId - other.rowId).map(({ arrived }) => arrived);
    } finally {
      await sql`rollback`.execute(connection);
    }
  });
}

interface Key {
  readonly rowId: number;
  readonly deviceId: string | null;
  readonly serial: string | null;
}

/** The next of them in the order of their index, whatever became of them. */
function arrivedQuery(database: RecordDatabase, of: ArrivedOf, from?: Key) {
  const rows = database
    .selectFrom('attempt')
    .select(['rowId', 'forWhom', 'userName', 'customer', 'productId', 'cloudUrl', 'deviceId', 'kind', 'serial'])
    .select(['preset', 'batch', 'required', 'outcome'])
    .limit(rowsOfTurn);
  if ('with' in of) {
    const column = of.with === 'serial' ? 'serial' : 'deviceId';
    const golden = database.selectFrom('attempt').select('deviceId').where('kind', '=', 'golden');
    const some = of.with === 'serial' ? rows.where('serial', 'is not', null) : rows.where('deviceId', 'in', golden);
    const rest =
      from === undefined
        ? some
        : some.where(sql<boolean>`(${sql.ref(column)}, row_id) > (${from[column]}, ${from.rowId})`);
    return rest.orderBy(column).orderBy('rowId');
  }
  const some =
    'deviceId' in of
      ? rows.where('deviceId', '=', of.deviceId)
      : 'preset' in of
        ? rows.where('preset', '=', of.preset)
        : rows.where('serial', '=', of.serial);
  return (from === undefined ? some : some.where('rowId', '>', from.rowId)).orderBy('rowId');
}

/** Undefined: it did not bring its device where it was to be, or is no row of ours. */
function arrivedOf(columns: object): ArrivedAttempt | undefined {
  const row = readArrivedRow(columns);
  if (row === undefined) return undefined;
  const { cloudUrl, deviceId, kind, serial, preset, batch, required, outcome, ...whom } = row;
  return {
    forWhom: forWhomOf(whom),
    cloudUrl: cloudUrl ?? undefined,
    deviceId: deviceId ?? undefined,
    kind,
    serial: serial ?? undefined,
    preset: preset ?? undefined,
    batch: batch ?? undefined,
    required: required ?? undefined,
    outcome,
  };
}
