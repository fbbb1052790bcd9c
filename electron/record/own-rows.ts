import { type Kysely, sql } from 'kysely';
import { otherComputers, type RecordTables } from './schema.ts';

/**
 * Whether an attempt is another computer's: of a station that was only read, or of one that this file counted once and
 * another computer goes on writing, from where that one went on.
 */
export const isOthersRow = sql<boolean>`exists (
  select 1 from station where station.id = attempt.station_id
  and (station.computer like ${`${otherComputers}%`} or attempt.first_sequence >= station.next_sequence))`;

/**
 * Whether an attempt is met for the first time by whoever reads from the newest on. What this computer noted and some place
 * where it is shared does not have yet comes down when that one has it, perhaps in the middle of the reading. A station is
 * named by its id or its row id.
 */
export async function firstMeeting(
  database: Kysely<RecordTables>,
): Promise<(station: string | number, sequence: number) => boolean> {
  const { rows } = await sql<{ id: string; place: number; sent: number }>`
    select id, rowid as place, coalesce((select min(sequence) from forwarded where station_id = station.id), 0) as sent
    from station where computer not like ${`${otherComputers}%`}`.execute(database);
  const sent = new Map(
    rows.flatMap(({ id, place, sent }): (readonly [string | number, number])[] => [
      [id, sent],
      [place, sent],
    ]),
  );
  const met = new Set<string>();
  return (station, sequence) => {
    if (sequence <= (sent.get(station) ?? Number.POSITIVE_INFINITY)) return true;
    const before = met.size;
    return met.add(`${station} ${sequence}`).size > before;
  };
}
