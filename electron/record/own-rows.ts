import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { otherComputers, type RecordTables } from './schema.ts';

/**
 * Whether an attempt is another computer's: of a station that was only read, or of one that this file counted once and
 * another computer goes on writing, from where that one went on.
 */
export const isOthersRow = ({ exists, selectFrom }: ExpressionBuilder<RecordTables, 'attempt'>): Expression<SqlBool> =>
  exists(
    selectFrom('station')
      .select('station.id')
      .whereRef('station.id', '=', 'attempt.stationId')
      .where(({ or, eb }) =>
        or([
          eb('station.computer', 'like', `${otherComputers}%`),
          eb('attempt.firstSequence', '>=', (ref) => ref.ref('station.nextSequence')),
        ]),
      ),
  );
