import { sql } from 'kysely';
import { otherComputers } from './schema.ts';

/**
 * Whether an attempt is another computer's: of a station that was only read, or of one that this file counted once and
 * another computer goes on writing, from where that one went on.
 */
export const isOthersRow = sql<boolean>`exists (
  select 1 from station where station.id = attempt.station_id
  and (station.computer like ${`${otherComputers}%`} or attempt.first_sequence >= station.next_sequence))`;
