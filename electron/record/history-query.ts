import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { HistoryFilter } from '../../shared/history-filter.ts';
import { arrivedOutcomes } from '../../shared/setup-events.ts';
import { sharedRecordLimits } from '../../shared/time-limits.ts';
import { isOthersRow } from './own-rows.ts';
import { textLimit } from './record-event.ts';
import type { RecordDatabase, RecordStore } from './record-store.ts';
import { searchable } from './row-codec.ts';
import { allStations, otherComputers, type RecordTables } from './schema.ts';

export type HistoryQuery = SelectQueryBuilder<RecordTables, 'attempt' | 'attemptSearch', object>;

/** What is looked for, in words of the record. */
export interface RecordFilter extends Omit<HistoryFilter, 'line'> {
  /** Only these attempts. */
  readonly attemptIds?: readonly string[] | undefined;
  /** Which attempts a line has made is known to whoever drives it. */
  readonly line?: never;
}

/** The last number that was known then, by station: none is given twice, so that what is learned of later has a higher one. */
export type KnownUpTo = { readonly stationId: string; readonly sequence: number }[];

/** What a filter comes to in this file, as it is now. */
export interface Asked {
  readonly filter: RecordFilter;
  /** All that fits has row ids, which are its places, from `low` up to one before `high`. */
  readonly low: number;
  readonly high: number;
  /** By what the rows are found; the rest is asked of each of them. Undefined: each row is read. */
  readonly driver: Driver | undefined;
  readonly known: KnownUpTo;
  /** What few rows have beside it: whether they do its index says, before they are read. */
  readonly rare: readonly Driver[];
  /** The parts of three letters that begin with a shorter one that is looked for; undefined: they are not known. */
  readonly beginnings: readonly string[] | undefined;
  /** Of the stations that were asked for; undefined: none was. */
  readonly stationIds: readonly string[] | undefined;
  /** Programs of this computer that began an attempt without an end, and have ended since. */
  readonly gone: readonly string[];
  /** Other stations that have said nothing since then, by the server's clock, need not be at an attempt any more. */
  readonly heardBefore: number;
}

/** What there is an index of. */
type Driver = 'search' | 'outcome' | 'verdict' | 'kind' | 'product' | 'preset' | 'batch' | 'part' | 'station';

/** So many letters a part must have for the index to find it. */
const indexedLetters = 3;

/** The newest rows say what is frequent: so many are looked at, and of a part that is in more than these each row is read. */
const sampledRows = 2_048;
const frequentRows = 8;
const rareRows = sampledRows / 4;
/** More beginnings than these have most of the rows. */
const mostBeginnings = 64;

/** Where in the file to look, and what a look has to know of it besides. */
export async function lookAhead(store: RecordStore, filter: RecordFilter, now: number) {
  const { database } = store;
  const stations = await stationsThatFit(database, filter);
  const running = await database
    .selectFrom('attempt')
    .select('program')
    .distinct()
    .where('outcome', 'is', null)
    // Whether a program is there its own computer alone knows.
    .where(({ not }) => not(isOthersRow))
    .execute();
  const edge = await edgesOf(database, filter);
  const known = await database
    .selectFrom('station')
    .select('id')
    .select(({ selectFrom }) =>
      selectFrom('event')
        .select(({ fn }) => fn.max('sequence').as('last'))
        .whereRef('event.stationId', '=', 'station.id')
        .as('last'),
    )
    .execute();
  const low = Number(edge?.low ?? 0);
  const high = edge?.high == null ? 0 : Number(edge.high) + 1;
  const stationIds = stations?.map(({ id }) => id);
  const way = isInNoText(partOf(filter))
    ? ({ driver: undefined, rare: [], beginnings: [] } as const)
    : await wayTo(database, filter, { low, high, stationIds });
  return {
    low,
    // Nothing begins with what is looked for.
    high: way.beginnings?.length === 0 ? low : high,
    ...way,
    known: known.flatMap(({ id, last }) => (last === null ? [] : [{ stationId: id, sequence: last }])),
    stationIds,
    heardBefore: await heardBefore(store, now),
    programs: running.map(({ program }) => program),
  };
}

/** Of all that fits by its day or its id, and of more: the least place and the greatest; null: there is none. */
export async function edgesOf(
  database: RecordDatabase,
  { since, until, attemptIds }: RecordFilter,
): Promise<{ readonly low: number | null; readonly high: number | null } | undefined> {
  // Each by itself: SQLite looks up the least and the greatest of a column, and reads all of it for both at once.
  let edges = sql<{ low: number | null; high: number | null }>`select
    (select min(row_id) from attempt) as low, (select max(row_id) from attempt) as high`;
  if (since !== undefined || until !== undefined) {
    // Clocks step back, so that the days need not be in order; where they are found the index of their beginnings says.
    edges = sql`select min(row_id) as low, max(row_id) as high from attempt
      where started_at >= ${since ?? Number.MIN_SAFE_INTEGER} and started_at < ${until ?? Number.MAX_SAFE_INTEGER}`;
  }
  if (attemptIds !== undefined) {
    edges = sql`select min(row_id) as low, max(row_id) as high from attempt where ${isOneOf(attemptIds)}`;
  }
  const [edge] = (await edges.execute(database)).rows;
  return edge;
}

/**
 * Where the record is shared, all that others told was read at some time by the server's clock: who did not read since, or
 * whose own clock is wrong, holds nothing against them. Where it is not, nobody hears of them any more, and this computer's clock counts.
 */
export async function heardBefore({ database }: RecordStore, now: number): Promise<number> {
  const sharing = await database.selectFrom('forwarded').select('target').limit(1).executeTakeFirst();
  if (sharing === undefined) return now - sharedRecordLimits.unheardMs;
  const read = await database
    .selectFrom('otherStation')
    .select('receivedAt')
    .where('target', '=', sharing.target)
    .where('stationId', '=', allStations)
    .executeTakeFirst();
  return read === undefined ? Number.MIN_SAFE_INTEGER : read.receivedAt - sharedRecordLimits.unheardMs;
}

async function stationsThatFit(database: RecordDatabase, { station, here = false }: RecordFilter) {
  if (station === undefined && !here) return undefined;
  let query = database.selectFrom('station').select('id');
  if (station !== undefined) query = query.where('name', '=', station);
  if (here) query = query.where('computer', 'not like', `${otherComputers}%`);
  return query.execute();
}

/** What has the fewest of the newest rows leads to the others, too. */
async function wayTo(
  database: RecordDatabase,
  filter: RecordFilter,
  { low, high, stationIds }: Pick<Asked, 'low' | 'high' | 'stationIds'>,
): Promise<Pick<Asked, 'driver' | 'rare' | 'beginnings'>> {
  const { outcome, verdict, kind, product, preset, batch, part: partNumber } = filter;
  const part = partOf(filter);
  const isShort = part !== '' && !isIndexed(part);
  const isEnd = outcome !== 'interrupted' && outcome !== 'under-way';
  const tests = [
    ['search', part === '' ? undefined : fitsPart(part)],
    ['outcome', outcome === undefined || !isEnd ? undefined : sql<boolean>`outcome = ${outcome}`],
    ['verdict', verdict === undefined ? undefined : sql<boolean>`verdict = ${verdict}`],
    ['kind', kind === undefined ? undefined : sql<boolean>`kind = ${kind}`],
    [
      'product',
      product === undefined ? undefined : sql<boolean>`(product = ${product} or product_id = ${numberOf(product)})`,
    ],
    ['preset', preset === undefined ? undefined : sql<boolean>`preset = ${preset}`],
    ['batch', batch === undefined ? undefined : sql<boolean>`batch = ${batch}`],
    ['part', partNumber === undefined ? undefined : sql<boolean>`part = ${partNumber}`],
    ['station', stationIds === undefined ? undefined : sql<boolean>`station_id in (${sql.join(['', ...stationIds])})`],
  ] as const;
  const asked = tests.flatMap(([name, test]) => (test === undefined ? [] : [{ name, test }]));
  const [first] = asked;
  if (first === undefined) return { driver: undefined, rare: [], beginnings: undefined };
  if (asked.length === 1 && !isShort) return { driver: first.name, rare: [], beginnings: undefined };
  const { rows } = await sql<Record<string, number | null>>`
    select ${sql.join(asked.map(({ name, test }) => sql`count(iif(${test}, 1, null)) as ${sql.ref(`of_${name}`)}`))} from (
      select * from attempt where row_id >= ${low} and row_id < ${high} order by row_id desc limit ${sampledRows}
    ) as attempt`.execute(database.withoutPlugins());
  const share = (name: Driver) => Number(rows[0]?.[`of_${name}`] ?? 0);
  const beginnings = isShort && share('search') < frequentRows ? await beginningsOf(database, part) : undefined;
  const indexed = asked.filter(({ name }) => name !== 'search' || !isShort || beginnings !== undefined);
  const [driver, ...others] = indexed.map(({ name }) => name).sort((one, other) => share(one) - share(other));
  return { driver, rare: others.filter((name) => share(name) < rareRows), beginnings };
}

/** The parts of three letters that begin with this one; undefined: too many, or not told by the index. */
async function beginningsOf(database: RecordDatabase, part: string): Promise<readonly string[] | undefined> {
  // The index folds some letters in its own way, and none of these.
  if (part.toUpperCase().toLowerCase() !== part) return undefined;
  await sql`create virtual table if not exists temp.search_part using fts5vocab(main, attempt_search, row)`.execute(
    database,
  );
  const { rows } = await sql<{ term: string }>`
    select term from temp.search_part where term >= ${part} and term < ${`${part}\u{10ffff}`}
    limit ${mostBeginnings + 1}`.execute(database);
  return rows.length > mostBeginnings ? undefined : rows.map(({ term }) => term);
}

const partOf = ({ search = '' }: RecordFilter) => searchable(search.trim());
/** Four texts are searched, whose letters become twice as many at most when they are made small; a NUL is in none of them. */
const isInNoText = (part: string) => part.length > 2 * 4 * textLimit || part.includes('\0');
const isIndexed = (part: string) => [...part].length >= indexedLetters;
const isOneOf = (attemptIds: readonly string[]) =>
  sql<boolean>`attempt.attempt_id in (select value from json_each(${JSON.stringify(attemptIds)}))`;
const numberOf = (product: string) => (/^\d{1,15}$/.test(product) ? Number(product) : -1);
const fitsPart = (part: string) => sql<boolean>`attempt.search_text like ${likeOf(part)} escape '\\'`;

/** The attempts that fit and have row ids from `low` up to one before `high`. */
export function attemptsThatFit(database: RecordDatabase, asked: Asked, low: number, high: number): HistoryQuery {
  const { filter, driver, rare, beginnings, stationIds } = asked;
  const { outcome, verdict, kind, since, until, product, preset, batch, part: partNumber } = filter;
  const part = partOf(filter);
  const bySearch = driver === 'search';
  const place = placeOf(asked);
  let query = (
    bySearch
      ? database
          .selectFrom('attemptSearch')
          .innerJoin('attempt', (join) => join.on(sql`attempt.row_id`, '=', sql`attempt_search.rowid`))
          .where(sql<boolean>`attempt_search match ${matchOf(part, beginnings)}`)
      : database.selectFrom('attempt')
  ) as HistoryQuery;
  query = query.where(sql<boolean>`${place} >= ${low}`).where(sql<boolean>`${place} < ${high}`);
  // With a sign, so that no index but that of the driver is taken.
  const column = (name: string, itsDriver?: Driver) => sql.raw(`${itsDriver === driver ? '' : '+'}attempt.${name}`);
  function has(
    name: 'outcome' | 'verdict' | 'kind' | 'preset' | 'batch' | 'part' | 'station_id',
    its: Driver,
    test: RawBuilder<unknown>,
  ): RawBuilder<boolean> {
    if (!rare.includes(its)) return sql<boolean>`${column(name, its)} ${test}`;
    return sql<boolean>`${place} in (select other.row_id from attempt as other
      where other.${sql.raw(name)} ${test} and other.row_id >= ${low} and other.row_id < ${high})`;
  }
  // The index knows which parts of three letters are there, and not that they follow each other.
  if (part !== '') query = query.where(fitsPart(part));
  if (since !== undefined) query = query.where(sql<boolean>`${column('started_at')} >= ${since}`);
  if (until !== undefined) query = query.where(sql<boolean>`${column('started_at')} < ${until}`);
  if (filter.attemptIds !== undefined) query = query.where(isOneOf(filter.attemptIds));
  if (verdict !== undefined) query = query.where(has('verdict', 'verdict', sql`= ${verdict}`));
  if (kind !== undefined) query = query.where(has('kind', 'kind', sql`= ${kind}`));
  if (preset !== undefined) query = query.where(has('preset', 'preset', sql`= ${preset}`));
  if (batch !== undefined) query = query.where(has('batch', 'batch', sql`= ${batch}`));
  if (partNumber !== undefined) query = query.where(has('part', 'part', sql`= ${partNumber}`));
  if (product !== undefined) {
    const [name, number] = [column('product', 'product'), column('product_id', 'product')];
    query = query.where(sql<boolean>`(${name} = ${product} or ${number} = ${numberOf(product)})`);
  }
  if (stationIds !== undefined) {
    query = query.where(has('station_id', 'station', sql`in (${sql.join(['', ...stationIds])})`));
  }
  if (outcome === 'interrupted' || outcome === 'under-way') {
    query = query.where(({ or, and, eb, not }) =>
      outcome === 'interrupted'
        ? or([isLeft(asked), eb('attempt.outcome', 'in', ['forgotten', 'started-again'])])
        : and([eb('attempt.outcome', 'is', null), not(isLeft(asked))]),
    );
  } else if (outcome !== undefined) query = query.where(has('outcome', 'outcome', sql`= ${outcome}`));
  return query;
}

/** The index of the search hands its rows out in this order, so that the newest are found without the rest. */
export function newestFirst(query: HistoryQuery, asked: Pick<Asked, 'driver'>): HistoryQuery {
  return query.orderBy(sql`${placeOf(asked)} desc`);
}

const placeOf = ({ driver }: Pick<Asked, 'driver'>) =>
  sql.raw(driver === 'search' ? 'attempt_search.rowid' : 'attempt.row_id');

/**
 * Below which so many rows lie up to `high`; undefined: there are not as many. By the table in which the index of the search
 * keeps the length of each text (sqlite.org/fts5.html, 9.3): a few bytes for each row, where those of the attempts
 * themselves fill the memory.
 */
export async function placeBelow(database: RecordDatabase, high: number, rows: number): Promise<number | undefined> {
  const found = await sql<{ id: number }>`
    select id from attempt_search_docsize where id < ${high} order by id desc limit 1 offset ${rows - 1}`.execute(
    database,
  );
  return found.rows[0]?.id;
}

/** An attempt of which everything was known here then: one that has come to its end since is another than was counted. */
export const isKnownUpTo = (known: KnownUpTo) =>
  sql<boolean>`attempt.last_sequence <= (
    select value ->> 'sequence' from json_each(${JSON.stringify(known)}) where value ->> 'stationId' = attempt.station_id)`;

/** Each row is read, to see whether it has what is looked for. */
export const isScan = ({ driver, filter }: Pick<Asked, 'driver' | 'filter'>) =>
  driver === undefined && partOf(filter) !== '';

/** Without an end, and nobody is at it any more; of another computer's nobody here knows. */
export const isLeft = ({ gone }: Pick<Asked, 'gone'>) =>
  sql<boolean>`(attempt.outcome is null and not ${isOthersRow}
    and attempt.program in (select value from json_each(${JSON.stringify(gone)})))`;

/** When the server had the last that is known of an attempt of another station. */
export const lastHeard = sql<number>`(
  select max(coalesce(received_at, at)) from event where event.attempt_id = attempt.attempt_id)`;

/** Of another station, without an end, and for so long without a word that nobody need be at it any more. */
export const isUnheard = ({ heardBefore }: Pick<Asked, 'heardBefore'>) =>
  sql<boolean>`(attempt.outcome is null and ${isOthersRow} and ${lastHeard} < ${heardBefore})`;

/**
 * Of an attempt of this computer that is not, or not all of it, in a place where it is to be shared. The later of its events
 * may be of another station, which this computer went on as: where the row alone does not tell, each is asked.
 */
export const isWaiting = sql<boolean>`not exists (
  select 1 from station where station.id = attempt.station_id and station.computer like ${`${otherComputers}%`}
) and exists (
  select 1 from (select distinct target from forwarded) as place where (
    attempt.last_sequence > coalesce((
      select sequence from forwarded
      where forwarded.target = place.target and forwarded.station_id = attempt.station_id), 0)
    and exists (
      select 1 from event where event.attempt_id = attempt.attempt_id and event.sequence > coalesce((
        select sequence from forwarded
        where forwarded.target = place.target and forwarded.station_id = event.station_id), 0)))
  or exists (
    select 1 from set_aside join event on event.station_id = set_aside.station_id and event.sequence = set_aside.sequence
    where set_aside.target = place.target and event.attempt_id = attempt.attempt_id))`;

/** No later attempt has brought the same device where it was to be. */
export const isOffered = sql<boolean>`not exists (
  select 1 from attempt as later where later.device_id = attempt.device_id and later.row_id > attempt.row_id
  and later.outcome in (${sql.join(arrivedOutcomes)}))`;

/** All parts of three letters, each of which must be there (sqlite.org/fts5.html#the_trigram_tokenizer). */
function matchOf(part: string, beginnings: readonly string[] | undefined): string {
  const quoted = (one: string) => `"${one.replaceAll('"', '""')}"`;
  if (beginnings !== undefined) return beginnings.map(quoted).join(' OR ');
  const letters = [...part];
  const parts = letters
    .slice(0, 1 - indexedLetters)
    .map((_, place) => letters.slice(place, place + indexedLetters).join(''));
  return [...new Set(parts)].map(quoted).join(' AND ');
}

const likeOf = (part: string) => `%${part.replace(/[\\%_]/g, '\\$&')}%`;
