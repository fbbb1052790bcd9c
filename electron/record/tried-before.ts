import { sql } from 'kysely';
import type { RecordDatabase } from './record-store.ts';

/**
 * That the device of an `attempt` passed or failed in production before by the same preset, here or at another station: what one
 * preset tests and the next one ships is tried once by each. By the index of each device's attempts, named because SQLite takes
 * that of all verdicts by itself, and reads most of the file for each row.
 */
export const hasEarlierVerdict = sql`exists (
  select 1 from attempt as earlier indexed by attempt_of_device
  where earlier.device_id = attempt.device_id and earlier.row_id < attempt.row_id
  and earlier.preset is attempt.preset and earlier.kind = 'production' and earlier.verdict in ('PASS', 'FAIL'))`;

/** Whether that of this attempt did; false, where nothing is noted of it. */
export async function isTriedBefore(database: RecordDatabase, attemptId: string): Promise<boolean> {
  const found = await database
    .selectFrom('attempt')
    .select(hasEarlierVerdict.as('isTriedBefore'))
    .where('attemptId', '=', attemptId)
    .executeTakeFirst();
  return found?.isTriedBefore === 1;
}
