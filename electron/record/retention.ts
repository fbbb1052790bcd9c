import { type Result, success } from '../../shared/result.ts';
import type { History, HistorySource } from './history.ts';
import type { RetentionTable } from './schema.ts';

/** How much of the record is kept; 0: all of it. */
export interface Retention {
  readonly days: number;
  /** Of attempts, the newest. */
  readonly count: number;
}

const dayMs = 24 * 60 * 60 * 1000;

/**
 * How much is kept, as it was last said; what is `said` now is noted for all programs that use this record. Undefined:
 * nothing was ever noted. Fails as `RecordFile.use` does.
 */
export function retentionOf(
  record: Pick<HistorySource, 'use'>,
  said?: Retention,
): Promise<Result<RetentionTable | undefined>> {
  return record.use(async ({ database }) => {
    const known = await database.selectFrom('retention').selectAll().executeTakeFirst();
    const before: RetentionTable = known ?? { days: 0, count: 0, foundOldAt: null };
    if (said === undefined || (before.days === said.days && before.count === said.count)) return before;
    const row = { ...before, ...said };
    await database.transaction().execute(async (transaction) => {
      await transaction.deleteFrom('retention').execute();
      await transaction.insertInto('retention').values(row).execute();
    });
    return row;
  });
}

/**
 * Deletes what is to be kept no longer, by where the record is shared now (`expect`, without which nothing is deleted), and returns how many attempts that were; fails as `History.forget` does. What the
 * shared record does not have stays: one row that it refuses for good keeps no other.
 *
 * By its days an attempt is deleted once it has been found too old on two looks that a day lies between: a clock that was
 * set years ahead makes all of them old at once, and is set right by then. A look that finds the clock behind the one
 * before begins anew. So it does not matter how seldom anything is set up.
 */
export async function keepNewest(
  record: Pick<HistorySource, 'use'>,
  history: Pick<History, 'count' | 'forget'>,
  {
    now,
    signal,
    expect,
  }: { readonly now: number; readonly signal: AbortSignal; readonly expect: () => Promise<Result<unknown>> },
): Promise<Result<number>> {
  const noted = await retentionOf(record);
  if (!noted.ok) return noted;
  if (noted.value === undefined) return success(0);
  const { days, count, foundOldAt } = noted.value;
  if (days === 0 && count === 0) return success(0);
  const expected = await expect();
  if (!expected.ok) return expected;
  let gone = 0;
  if (days > 0) {
    const ageMs = days * dayMs;
    const isSure = foundOldAt !== null && now >= foundOldAt + dayMs;
    if (isSure) {
      const forgotten = await history.forget({ until: foundOldAt - ageMs }, { signal, unshared: 'stays' });
      if (!forgotten.ok) return forgotten;
      gone += forgotten.value;
    }
    if (foundOldAt === null || isSure || now < foundOldAt) {
      const old = await history.count({ until: now - ageMs }, { deletable: true, signal });
      if (!old.ok) return old;
      const next = old.value.count === 0 ? null : now;
      const looked = await record.use(({ database }) =>
        database.updateTable('retention').set({ foundOldAt: next }).execute(),
      );
      if (!looked.ok) return looked;
    }
  }
  if (count > 0) {
    const forgotten = await history.forget({}, { kept: count, signal, unshared: 'stays' });
    if (!forgotten.ok) return forgotten;
    gone += forgotten.value;
  }
  return success(gone);
}
