import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { HistoryFilter } from '../../shared/history-filter.ts';
import type { HistoryOutcome } from '../../shared/history-outcome.ts';
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
  /**
   * By what the rows are found, rarest first: those that all of these indexes have are read, and the rest is asked of each of them.
   * None: each row is read.
   */
  readonly by: readonly Index[];
  /** So many rows are looked through at once, at first and later. */
  readonly stretch: Stretch;
  readonly known: KnownUpTo;
  /** The parts of three letters that begin with a shorter one that is looked for; undefined: they are not known. */
  readonly beginnings: readonly string[] | undefined;
  /** Of the stations that were asked for; undefined: none was. */
  readonly stationIds: readonly string[] | undefined;
  /** Programs of this computer that began an attempt without an end, and have ended since. */
  readonly gone: readonly string[];
  /** Other stations that have said nothing since then, by the server's clock, need not be at an attempt any more. */
  readonly heardBefore: number;
}

interface Stretch {
  readonly first: number;
  readonly longest: number;
}

/** First few, because most searches find enough among the newest. */
const usualStretch: Stretch = { first: 4_096, longest: 65_536 };
/** Where no index helps, each row is read. */
const scan: Stretch = { first: 4_096, longest: 16_384 };
/** The index of the search is asked as long for a short stretch as for all: where it has no more rows than these, there is one. */
const inOneStretch: Stretch = { first: Number.POSITIVE_INFINITY, longest: Number.POSITIVE_INFINITY };
const rowsInOneStretch = 4_000;

/** What there is an index of. */
type Index = 'search' | 'outcome' | 'verdict' | 'kind' | 'product' | 'preset' | 'batch' | 'part' | 'station';

/** An index, and what its column has to be: each is one look into it. */
interface Lookup {
  readonly index: string;
  readonly test: RawBuilder<boolean>;
}

/** So many letters a part must have for the index to find it. */
const indexedLetters = 3;

/** The newest rows say what is frequent: so many are looked at, and of a part that is in more than these each row is read. */
const sampledRows = 2_048;
const frequentRows = 8;
const rareRows = sampledRows / 4;
/** A row takes about as long to read as so many are passed over in an index. */
const passedOverPerRow = 8;
/** More beginnings than these have most of the rows. */
const mostBeginnings = 64;

/** Of more stations, whose names are anybody's, the index is asked at once: SQLite puts only 500 questions together (sqlite.org/limits.html). */
const mostStations = 64;

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
  const low = (await lowestPlace(database, filter)) ?? 0;
  const highest = await highestPlace(database, filter);
  const high = highest === undefined ? 0 : highest + 1;
  const stationIds = stations?.map(({ id }) => id);
  const way = isInNoText(partOf(filter))
    ? ({ by: [], stretch: usualStretch, beginnings: [] } as const)
    : await wayTo(database, filter, { low, high, stationIds });
  return {
    low,
    // Nothing begins with what is looked for, or no station is called that.
    high: way.beginnings?.length === 0 || stationIds?.length === 0 ? low : high,
    ...way,
    known: known.flatMap(({ id, last }) => (last === null ? [] : [{ stationId: id, sequence: last }])),
    stationIds,
    heardBefore: await heardBefore(store, now),
    programs: running.map(({ program }) => program),
  };
}

/** Of all that fits by its day or its id, and of more: the least place; undefined: there is none. */
export async function lowestPlace(database: RecordDatabase, filter: RecordFilter): Promise<number | undefined> {
  // What was before a day is nearly all that is older: the oldest of all is found at once.
  const { until: _, ...rest } = filter;
  return edgeOf(database, filter.since === undefined ? rest : filter, sql`min(row_id)`);
}

/** The same of the greatest. */
async function highestPlace(database: RecordDatabase, filter: RecordFilter): Promise<number | undefined> {
  const { since: _, ...rest } = filter;
  return edgeOf(database, filter.until === undefined ? rest : filter, sql`max(row_id)`);
}

/** Clocks step back, so that the days need not be in order; where they are found the index of their beginnings says. */
async function edgeOf(
  database: RecordDatabase,
  { since, until, attemptIds }: RecordFilter,
  edge: RawBuilder<unknown>,
): Promise<number | undefined> {
  let of = sql`attempt`;
  if (attemptIds !== undefined) of = sql`attempt where ${isOneOf(attemptIds)}`;
  else if (since !== undefined || until !== undefined) {
    of = sql`attempt indexed by attempt_by_start
      where started_at >= ${since ?? Number.MIN_SAFE_INTEGER} and started_at < ${until ?? Number.MAX_SAFE_INTEGER}`;
  }
  const [found] = (await sql<{ place: number | null }>`select ${edge} as place from ${of}`.execute(database)).rows;
  return found?.place ?? undefined;
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

/** What has the fewest of the newest rows leads to the others, with whatever else has few of them. */
async function wayTo(
  database: RecordDatabase,
  filter: RecordFilter,
  { low, high, stationIds }: Pick<Asked, 'low' | 'high' | 'stationIds'>,
): Promise<Pick<Asked, 'by' | 'stretch' | 'beginnings'>> {
  // They have an index of their own.
  if (filter.attemptIds !== undefined) return { by: [], stretch: usualStretch, beginnings: undefined };
  const part = partOf(filter);
  const isShort = part !== '' && !isIndexed(part);
  const asked: { readonly name: Index; readonly test: RawBuilder<unknown> }[] = [];
  if (part !== '') asked.push({ name: 'search', test: fitsPart(part) });
  for (const [name, lookups] of lookupsOf({ filter, stationIds })) {
    asked.push({ name, test: anyOf(lookups) });
  }
  const [first] = asked;
  if (first === undefined) return { by: [], stretch: usualStretch, beginnings: undefined };
  if (asked.length === 1 && part === '') return { by: [first.name], stretch: usualStretch, beginnings: undefined };
  const { rows } = await sql<Record<string, number | null>>`
    select ${sql.join(asked.map(({ name, test }) => sql`count(iif(${test}, 1, null)) as ${sql.ref(`of_${name}`)}`))} from (
      select * from attempt where row_id >= ${low} and row_id < ${high} order by row_id desc limit ${sampledRows}
    ) as attempt`.execute(database.withoutPlugins());
  const share = (name: Index) => Number(rows[0]?.[`of_${name}`] ?? 0);
  const beginnings = isShort && share('search') < frequentRows ? await beginningsOf(database, part) : undefined;
  const indexed = asked.filter(({ name }) => name !== 'search' || !isShort || beginnings !== undefined);
  const [driver, ...others] = indexed.map(({ name }) => name).sort((one, other) => share(one) - share(other));
  if (driver === undefined) return { by: [], stretch: scan, beginnings };
  const by = [driver];
  // Of the rows that were looked at, about so many would be read.
  let left = share(driver);
  for (const name of others) {
    // It looks up several parts for each row: the text of one that was read is looked through as fast.
    if (name === 'search' || share(name) >= Math.max(rareRows, passedOverPerRow * left)) continue;
    by.push(name);
    left *= share(name) / sampledRows;
  }
  if (driver !== 'search' || share('search') >= frequentRows || beginnings?.length === 0)
    return { by, stretch: usualStretch, beginnings };
  // What is rare among the newest rows may be frequent among the others.
  const [found] = (
    await sql<{ rows: number }>`select count(*) as rows from (
      select rowid from attempt_search where ${matches({ filter, beginnings })} and rowid >= ${low} and rowid < ${high}
      limit ${rowsInOneStretch})`.execute(database)
  ).rows;
  const isFew = found !== undefined && found.rows < rowsInOneStretch;
  // All of another index would be gone through for these few rows, which are read as fast.
  return isFew ? { by: ['search'], stretch: inOneStretch, beginnings } : { by, stretch: usualStretch, beginnings };
}

/** How what is looked for, but for a part of a text, is found in the indexes. */
function lookupsOf({
  filter,
  stationIds,
}: Pick<Asked, 'filter' | 'stationIds'>): ReadonlyMap<Index, readonly Lookup[]> {
  const { outcome, verdict, kind, product, preset, batch, part } = filter;
  const found = new Map<Index, readonly Lookup[]>();
  const look = (index: string, column: string, value: string | number) => ({
    index,
    test: sql<boolean>`${sql.ref(column)} = ${value}`,
  });
  if (outcome !== undefined) {
    const open = { index: 'attempt_by_outcome', test: sql<boolean>`outcome is null` };
    const ends = outcome === 'interrupted' ? leftEnds : outcome === 'under-way' ? [] : [outcome];
    const ended = ends.map((end) => look('attempt_by_outcome', 'outcome', end));
    found.set('outcome', isEnd(outcome) ? ended : [open, ...ended]);
  }
  if (verdict !== undefined) found.set('verdict', [look('attempt_by_verdict', 'verdict', verdict)]);
  if (kind !== undefined) found.set('kind', [look('attempt_by_kind', 'kind', kind)]);
  if (product !== undefined) {
    const byName = look('attempt_by_product', 'product', product);
    const isNumber = /^\d{1,15}$/.test(product);
    found.set('product', isNumber ? [byName, look('attempt_by_product_id', 'product_id', Number(product))] : [byName]);
  }
  if (preset !== undefined) found.set('preset', [look('attempt_by_preset', 'preset', preset)]);
  if (batch !== undefined) found.set('batch', [look('attempt_by_batch', 'batch', batch)]);
  if (part !== undefined) found.set('part', [look('attempt_by_part', 'part', part)]);
  // Of none, nothing is looked for.
  if (stationIds !== undefined && stationIds.length > 0) {
    const index = 'attempt_of_station';
    const ofAny = {
      index,
      test: sql<boolean>`station_id in (select value from json_each(${JSON.stringify(stationIds)}))`,
    };
    found.set(
      'station',
      stationIds.length > mostStations ? [ofAny] : stationIds.map((id) => look(index, 'station_id', id)),
    );
  }
  return found;
}

/** Ends of what was left in the middle. */
const leftEnds = ['forgotten', 'started-again'] as const;
const isEnd = (outcome: HistoryOutcome) => outcome !== 'interrupted' && outcome !== 'under-way';

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
const fitsPart = (part: string) => sql<boolean>`attempt.search_text like ${likeOf(part)} escape '\\'`;

/**
 * The attempts that fit and have row ids from `low` up to one before `high`. SQLite knows nothing of how many rows have what, and
 * takes whichever index it likes, that of the search once for each row of another one among them: a test has a sign where
 * none is to be taken.
 */
export function attemptsThatFit(database: RecordDatabase, asked: Asked, low: number, high: number): HistoryQuery {
  const { filter, by } = asked;
  const { outcome, since, until } = filter;
  const part = partOf(filter);
  const place = placeOf(asked);
  const range = sql<boolean>`${place} >= ${low} and ${place} < ${high}`;
  const lookups = lookupsOf(asked);
  const [only, ...others] = by.flatMap((name) => lookups.get(name) ?? []);
  let query: HistoryQuery;
  if (isBySearch(asked)) {
    query = database
      .selectFrom('attemptSearch')
      // In this order.
      .crossJoin('attempt')
      .where(sql<boolean>`attempt.row_id = attempt_search.rowid`)
      .where(matches(asked))
      .where(range) as HistoryQuery;
  } else {
    query = database.selectFrom('attempt') as HistoryQuery;
    if (by.length === 0) query = query.where(range);
    else if (by.length === 1 && only !== undefined && others.length === 0) query = query.where(range).where(only.test);
    else query = query.where(sql<boolean>`${place} in (${inAllOf(asked, low, high)})`);
  }
  for (const [name, looked] of lookups) if (!by.includes(name)) query = query.where(sql<boolean>`+${anyOf(looked)}`);
  // The index knows which parts of three letters are there, and not that they follow each other.
  if (part !== '') query = query.where(fitsPart(part));
  if (since !== undefined) query = query.where(sql<boolean>`+attempt.started_at >= ${since}`);
  if (until !== undefined) query = query.where(sql<boolean>`+attempt.started_at < ${until}`);
  if (filter.attemptIds !== undefined) query = query.where(isOneOf(filter.attemptIds));
  if (outcome === 'interrupted')
    query = query.where(({ or, eb }) => or([isLeft(asked), eb('attempt.outcome', 'in', leftEnds)]));
  else if (outcome === 'under-way') query = query.where(({ not }) => not(isLeft(asked)));
  return query;
}

/** The row ids that all of these indexes have: each is gone through once, side by side, because each has them in order. */
function inAllOf(asked: Asked, low: number, high: number): RawBuilder<unknown> {
  const lookups = lookupsOf(asked);
  const each = asked.by.map((name) => {
    if (name === 'search')
      return sql`select rowid from attempt_search where ${matches(asked)} and rowid >= ${low} and rowid < ${high}`;
    const rows = (lookups.get(name) ?? []).map(
      ({ index, test }) => sql`select row_id from attempt indexed by ${sql.ref(index)}
        where ${test} and row_id >= ${low} and row_id < ${high}`,
    );
    return rows.length === 1 ? sql`${rows[0]}` : sql`select row_id from (${sql.join(rows, sql` union `)})`;
  });
  return sql`${sql.join(each, sql` intersect `)} order by 1 desc`;
}

const anyOf = (lookups: readonly Lookup[]) =>
  sql<boolean>`(${sql.join(
    lookups.map(({ test }) => test),
    sql` or `,
  )})`;

const matches = ({ filter, beginnings }: Pick<Asked, 'filter' | 'beginnings'>) =>
  sql<boolean>`attempt_search match ${matchOf(partOf(filter), beginnings)}`;

/** The index of the search hands its rows out in this order, so that the newest are found without the rest. */
export function newestFirst(query: HistoryQuery, asked: Pick<Asked, 'by'>): HistoryQuery {
  return query.orderBy(sql`${placeOf(asked)} desc`);
}

const isBySearch = ({ by }: Pick<Asked, 'by'>) => by.length === 1 && by[0] === 'search';
const placeOf = (asked: Pick<Asked, 'by'>) => sql.raw(isBySearch(asked) ? 'attempt_search.rowid' : 'attempt.row_id');

/**
 * Below which so many rows lie up to `high`; undefined: there are not as many. By the table in which the index of the search
 * keeps the length of each text (sqlite.org/fts5.html, 9.3): a few bytes for each row, where those of the attempts
 * themselves fill the memory.
 */
export async function placeBelow(database: RecordDatabase, high: number, rows: number): Promise<number | undefined> {
  if (rows === Number.POSITIVE_INFINITY) return undefined;
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
 * Of an attempt of which something that was noted here is not in a place where it is to be shared: another station's has
 * what was said of it here, and the later events of an own one may be of the station that this computer went on as. Each is
 * asked, where the row alone does not tell.
 */
export const isWaiting = sql<boolean>`exists (
  select 1 from (select distinct target from forwarded) as place where (
    (${isOfOther('attempt')} or attempt.last_sequence > coalesce((
      select sequence from forwarded
      where forwarded.target = place.target and forwarded.station_id = attempt.station_id), 0))
    and exists (
      select 1 from event where event.attempt_id = attempt.attempt_id and event.sequence > coalesce((
        select sequence from forwarded
        where forwarded.target = place.target and forwarded.station_id = event.station_id), 0)
      and not ${isOfOther('event')}))
  or exists (
    select 1 from set_aside join event on event.station_id = set_aside.station_id and event.sequence = set_aside.sequence
    where set_aside.target = place.target and event.attempt_id = attempt.attempt_id))`;

/** Of a station whose rows came by the shared record. */
function isOfOther(table: 'attempt' | 'event') {
  return sql`exists (select 1 from station
    where station.id = ${sql.ref(`${table}.stationId`)} and station.computer like ${`${otherComputers}%`})`;
}

/** No later attempt has brought the same device where it was to be. */
export const isOffered = sql<boolean>`not exists (
  select 1 from attempt as later indexed by attempt_of_device where later.device_id = attempt.device_id and later.row_id > attempt.row_id
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
