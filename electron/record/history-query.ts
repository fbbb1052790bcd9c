import { type SelectQueryBuilder, sql } from 'kysely';
import type { HistoryFilter } from '../../shared/history-filter.ts';
import { arrivedOutcomes } from '../../shared/setup-events.ts';
import type { RecordDatabase } from './record-store.ts';
import { searchable } from './row-codec.ts';
import type { RecordTables } from './schema.ts';

export type HistoryQuery = SelectQueryBuilder<RecordTables, 'attempt' | 'attemptSearch', object>;

/** What a filter comes to in this file, as it is now. */
export interface Asked {
  readonly filter: HistoryFilter;
  /** All that fits has row ids from `low` up to one before `high`. */
  readonly low: number;
  readonly high: number;
  /** No index finds what is looked for. */
  readonly isScan: boolean;
  /** Of the station that was named; undefined: none was. */
  readonly stationIds: readonly string[] | undefined;
  /** That began an attempt without an end: those that have ended since, and those that are at it. */
  readonly gone: readonly string[];
  readonly there: readonly string[];
}

/** So many letters a part must have for the index to find it. */
const indexedLetters = 3;

/** Where in the file to look, and what a look has to know of it besides. */
export async function lookAhead(database: RecordDatabase, filter: HistoryFilter) {
  const { since, until, station } = filter;
  const stations =
    station === undefined
      ? undefined
      : await database.selectFrom('station').select('id').where('name', '=', station).execute();
  const running = await database
    .selectFrom('attempt')
    .select('program')
    .distinct()
    .where('outcome', 'is', null)
    .execute();
  // Each by itself: SQLite looks up the least and the greatest of a column, and reads all of it for both at once.
  let edges = sql<{ low: number | null; high: number | null }>`select
    (select min(row_id) from attempt) as low, (select max(row_id) from attempt) as high`;
  if (since !== undefined || until !== undefined) {
    // Clocks step back, so that the days need not be in order; where they are found the index of their beginnings says.
    edges = sql`select min(row_id) as low, max(row_id) as high from attempt
      where started_at >= ${since ?? Number.MIN_SAFE_INTEGER} and started_at < ${until ?? Number.MAX_SAFE_INTEGER}`;
  }
  const [edge] = (await edges.execute(database)).rows;
  return {
    low: Number(edge?.low ?? 0),
    high: edge?.high == null ? 0 : Number(edge.high) + 1,
    stationIds: stations?.map(({ id }) => id),
    programs: running.map(({ program }) => program),
  };
}

/** The attempts that fit and have row ids from `low` up to one before `high`. */
export function attemptsThatFit(database: RecordDatabase, asked: Asked, low: number, high: number): HistoryQuery {
  const { filter, stationIds, gone, there } = asked;
  const { search = '', outcome, since, until, product, preset } = filter;
  const part = searchable(search.trim());
  const isIndexed = hasIndex(filter);
  const place = sql.raw(isIndexed ? 'attempt_search.rowid' : 'attempt.row_id');
  let query = (
    isIndexed
      ? database
          .selectFrom('attemptSearch')
          .innerJoin('attempt', (join) => join.on(sql`attempt.row_id`, '=', sql`attempt_search.rowid`))
          .where(sql<boolean>`attempt_search match ${trigramsOf(part)}`)
      : database.selectFrom('attempt')
  ) as HistoryQuery;
  query = query.where(sql<boolean>`${place} >= ${low}`).where(sql<boolean>`${place} < ${high}`);
  // The index knows which parts of three letters are there, and not that they follow each other.
  if (part !== '') query = query.where(sql<boolean>`attempt.search_text like ${likeOf(part)} escape '\\'`);
  // With a sign, so that no index of the days is taken in place of the row ids.
  if (since !== undefined) query = query.where(sql<boolean>`+attempt.started_at >= ${since}`);
  if (until !== undefined) query = query.where(sql<boolean>`+attempt.started_at < ${until}`);
  if (preset !== undefined) query = query.where('attempt.preset', '=', preset);
  if (product !== undefined) {
    const number = /^\d{1,15}$/.test(product) ? Number(product) : -1;
    query = query.where(({ or, eb }) =>
      or([eb('attempt.product', '=', product), eb('attempt.productId', '=', number)]),
    );
  }
  if (stationIds !== undefined) query = query.where('attempt.stationId', 'in', ['', ...stationIds]);
  if (outcome === 'interrupted' || outcome === 'under-way') {
    const running = outcome === 'interrupted' ? gone : there;
    query = query.where(({ or, and, eb }) =>
      or([
        and([eb('attempt.outcome', 'is', null), eb('attempt.program', 'in', ['', ...running])]),
        ...(outcome === 'interrupted' ? [eb('attempt.outcome', 'in', ['forgotten', 'started-again'])] : []),
      ]),
    );
  } else if (outcome !== undefined) query = query.where('attempt.outcome', '=', outcome);
  return query;
}

/** The index of the search hands its rows out in this order, so that the newest are found without the rest. */
export function newestFirst(query: HistoryQuery, filter: HistoryFilter): HistoryQuery {
  return query.orderBy(sql.raw(hasIndex(filter) ? 'attempt_search.rowid desc' : 'attempt.row_id desc'));
}

/** Of an attempt that is not known yet in one of the places where it is to be shared. */
export const isWaiting = sql<boolean>`exists (
  select 1 from (select distinct target from forwarded) as place where attempt.last_sequence > coalesce((
    select sequence from forwarded
    where forwarded.target = place.target and forwarded.station_id = attempt.station_id), 0))`;

/** No later attempt has brought the same device where it was to be. */
export const isOffered = sql<boolean>`not exists (
  select 1 from attempt as later where later.device_id = attempt.device_id and later.row_id > attempt.row_id
  and later.outcome in (${sql.join(arrivedOutcomes)}))`;

const hasIndex = ({ search = '' }: HistoryFilter) => [...searchable(search.trim())].length >= indexedLetters;

export const isScan = (filter: HistoryFilter) => (filter.search ?? '').trim() !== '' && !hasIndex(filter);

/** All parts of three letters, each of which must be there (sqlite.org/fts5.html#the_trigram_tokenizer). */
function trigramsOf(part: string): string {
  const letters = [...part];
  const parts = letters
    .slice(0, 1 - indexedLetters)
    .map((_, place) => letters.slice(place, place + indexedLetters).join(''));
  return [...new Set(parts)].map((one) => `"${one.replaceAll('"', '""')}"`).join(' AND ');
}

const likeOf = (part: string) => `%${part.replace(/[\\%_]/g, '\\$&')}%`;
