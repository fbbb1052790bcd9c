import { type Kysely, sql } from 'kysely';
import { sharedRecordLimits } from '../../shared/time-limits.ts';
import type { AttemptRow } from './attempt-row.ts';
import { furthestTime } from './record-event.ts';
import type { RecordTables } from './schema.ts';

/**
 * So many of the newest of a station are looked at for the one that came before; what a damaged file lost is older. And so many of its
 * events for the one that followed.
 */
const newestOfStation = 64;

/**
 * Where a new row belongs in the history: when its attempt began, in milliseconds since 1970, made the only one. That is the
 * time of its station, set right by how far the clock of that one was off, and never later than the server had it: who
 * writes a time to come does not stand above all for ever. What a station noted stays in its order, whatever its clock did:
 * one that steps back counts on from the attempt before. Of two that began at once, the one that was learned of first comes
 * first; what comes late stands below what followed it. The place stays (but {@link putBeforeReceived}, and where another station turns out to have made the attempt), so
 * that whoever reads page by page misses none. `latest`: no later than that, where no server had it, and
 * nothing that followed it has its place.
 */
export async function placeOf(
  database: Kysely<RecordTables>,
  { attemptId, stationId, firstSequence, startedAt }: AttemptRow,
  latest?: number,
): Promise<number> {
  const { rows } = await sql<Record<'offsetMs' | 'receivedAt' | 'before' | 'after', number | null>>`select
    ${latest === undefined ? followedBy(stationId, firstSequence) : sql`null`} as after,
    (select max(-${furthestTime}, min(${furthestTime}, offset_ms)) from clock_offset
      where station_id = ${stationId} and from_sequence <= ${firstSequence}
      order by received_at desc, from_sequence desc limit 1) as offset_ms,
    (select received_at from event where attempt_id = ${attemptId} and +station_id = ${stationId} and type = 'started'
      limit 1) as received_at,
    (select max(row_id) from (
      select row_id, first_sequence from attempt where station_id = ${stationId}
      order by row_id desc limit ${newestOfStation}) where first_sequence < ${firstSequence}) as before`.execute(
    database,
  );
  const [known] = rows;
  const begunAt = startedAt + Number(known?.offsetMs ?? 0);
  const at = Math.max(0, Math.min(begunAt, known?.receivedAt ?? latest ?? furthestTime, furthestTime));
  const above = known?.before ?? -1;
  const place = await firstFree(database, Math.max(at, above + 1));
  if (known?.after == null || place < known.after) return place;
  const below = await lastFree(database, known.after);
  // Where there is none between them, it stands behind what followed it.
  return below > above ? below : place;
}

/** The place of the next attempt of a station that is known; null where it is none of its next events. */
const followedBy = (stationId: string, firstSequence: number) => sql<number | null>`(
  select row_id from (
    select attempt_id, sequence from event where station_id = ${stationId} and sequence > ${firstSequence}
    order by sequence limit ${newestOfStation}) next
  join attempt on attempt.attempt_id = next.attempt_id
    and attempt.station_id = ${stationId} and attempt.first_sequence = next.sequence
  order by next.sequence limit 1)`;

/** The last that is free below it, or one a little earlier; below 0 where there is none. */
async function lastFree(database: Kysely<RecordTables>, below: number): Promise<number> {
  for (let [high, width] = [below, 1]; ; high -= width, width *= 2) {
    const { first } = await database
      .selectFrom('attempt')
      .select(({ fn }) => fn.min('rowId').as('first'))
      .where('rowId', '>=', high - width)
      .where('rowId', '<', high)
      .executeTakeFirstOrThrow();
    if (first === null) return high - 1;
    if (first > high - width) return first - 1;
  }
}

/** The first that is free from there on, or one a little later: whoever fills them up keeps nobody looking. */
async function firstFree(database: Kysely<RecordTables>, from: number): Promise<number> {
  for (let [low, width] = [from, 1]; ; low += width, width *= 2) {
    const { last } = await database
      .selectFrom('attempt')
      .select(({ fn }) => fn.max('rowId').as('last'))
      .where('rowId', '>=', low)
      .where('rowId', '<', low + width)
      .executeTakeFirstOrThrow();
    if (last === null) return low;
    if (last + 1 < low + width) return last + 1;
  }
}

/**
 * Attempts of this computer up to a number, which the server had by `receivedAt`, and which its own clock put later: down
 * to then, in their order.
 */
export async function putBeforeReceived(
  database: Kysely<RecordTables>,
  stationId: string,
  { upTo, receivedAt }: { readonly upTo: number; readonly receivedAt: number },
): Promise<void> {
  const latest = receivedAt + sharedRecordLimits.clockStepMs;
  const lateOf = (one: Kysely<RecordTables>) =>
    one
      .selectFrom('attempt')
      .select('rowId')
      .where('stationId', '=', stationId)
      .where('rowId', '>', latest)
      .where('firstSequence', '<=', upTo)
      .orderBy('rowId')
      .execute();
  // Nobody waits for a writer where there is nothing to write.
  if ((await lateOf(database)).length === 0) return;
  await database.transaction().execute(async (transaction) => {
    const { before } = await transaction
      .selectFrom('attempt')
      .select(({ fn }) => fn.max('rowId').as('before'))
      .where('stationId', '=', stationId)
      .where('rowId', '<=', latest)
      .executeTakeFirstOrThrow();
    let next = Math.max(0, receivedAt, (before ?? 0) + 1);
    for (const { rowId } of await lateOf(transaction)) {
      next = await firstFree(transaction, next);
      if (next >= rowId) break;
      await transaction.updateTable('attempt').set({ rowId: next }).where('rowId', '=', rowId).execute();
      next += 1;
    }
  });
}
