import { arrivedOutcomes } from '../../shared/setup-events.ts';
import type { OwedRow, RowOfHooks } from './record-port.ts';
import type { RecordDatabase } from './record-store.ts';
import { readRow, type StoredRow } from './row-codec.ts';

/** So many rows of one hook are read for a line; what is beyond them has its turn in a later one. */
const mostOwed = 1_000;

/** Of an attempt that is in the history, and in the place of what was noted of its row before. */
export async function noteOwed(database: RecordDatabase, program: string, owed: RowOfHooks): Promise<void> {
  const { attemptId, hooks, row } = owed;
  await database.transaction().execute(async (transaction) => {
    const known = transaction.selectFrom('attempt').select('rowId').where('attemptId', '=', attemptId);
    if ((await known.executeTakeFirst()) === undefined) return;
    for (const hook of new Set(hooks)) {
      await transaction
        .insertInto('hookRow')
        .values({ hook, attemptId, program, row })
        .onConflict((conflict) => conflict.columns(['hook', 'attemptId']).doUpdateSet({ program, row }))
        .execute();
    }
  });
}

export async function noteTaken(database: RecordDatabase, attemptId: string, hook: string): Promise<void> {
  await database.deleteFrom('hookRow').where('hook', '=', hook).where('attemptId', '=', attemptId).execute();
}

/** Oldest first for each hook. From now on they are this program's, and no other one passes them on as long as it is there. */
export async function takeOwed(
  database: RecordDatabase,
  hooks: readonly string[],
  program: string,
  isGone: (program: string) => Promise<boolean>,
): Promise<readonly OwedRow[]> {
  const found = await database.selectFrom('hookRow').select('program').distinct().where('hook', 'in', hooks).execute();
  const nobodys = [program];
  for (const { program: other } of found) if (other !== program && (await isGone(other))) nobodys.push(other);
  return database.transaction().execute(async (transaction) => {
    const owed: OwedRow[] = [];
    for (const hook of new Set(hooks)) {
      const rows = await transaction
        .selectFrom('hookRow')
        .innerJoin('attempt', 'attempt.attemptId', 'hookRow.attemptId')
        .selectAll('attempt')
        .select(['hookRow.id as owedId', 'hookRow.row as told'])
        .where('hook', '=', hook)
        .where('hookRow.program', 'in', nobodys)
        .where(({ eb, or }) => or([eb('hookRow.row', 'is not', null), eb('outcome', 'in', arrivedOutcomes)]))
        .orderBy('hookRow.id')
        .limit(mostOwed)
        .execute();
      for (const { owedId, told, ...columns } of rows) {
        const { attemptId } = columns;
        const attempt = told === null ? readRow(columns) : undefined;
        const row = told ?? (attempt && JSON.stringify(passedByRecord(attempt)));
        if (row === undefined) continue;
        await transaction.updateTable('hookRow').set({ program }).where('id', '=', owedId).execute();
        owed.push({ hook, attemptId, row });
      }
    }
    return owed;
  });
}

/** Of a device that passed when its program was killed before it told its row: less than that, and nothing else. */
function passedByRecord({ endedAt, startedAt, preset, operator, batch, part, revision, attemptId, ...row }: StoredRow) {
  const { deviceId, name, serial, customer } = row;
  const kind = row.kind === 'production' ? null : row.kind;
  const made = { preset, part, revision, batch, kind, operator };
  const known = { ...made, attemptId, deviceId, outcome: 'PASS', name, serial, customer };
  const told = Object.entries(known).filter(([, value]) => value !== null);
  return { at: endedAt ?? startedAt, ...Object.fromEntries(told), fromRecord: true };
}
