import { setImmediate as othersTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import { setupError } from '../../shared/errors.ts';
import type { HistoryAttempt } from '../../shared/history-attempt.ts';
import type { HistoryChoices } from '../../shared/history-filter.ts';
import type { HistoryPage, HistoryRow } from '../../shared/history-row.ts';
import { type HistorySummary, summing } from '../../shared/history-summary.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import {
  type Asked,
  attemptsThatFit,
  type HistoryQuery,
  heardBefore,
  isKnownUpTo,
  isLeft,
  isOffered,
  isUnheard,
  isWaiting,
  type KnownUpTo,
  lookAhead,
  lowestPlace,
  newestFirst,
  placeBelow,
  type RecordFilter,
} from './history-query.ts';
import type { RecordEvent } from './record-event.ts';
import type { RecordFile } from './record-file.ts';
import type { RecordDatabase } from './record-store.ts';
import { readEvent } from './row-codec.ts';
import { wasShared } from './schema.ts';
import { attemptShown, listedRows, readRows, shownRows } from './shown-rows.ts';
import { clockOffsets, readSummed } from './summed-rows.ts';
import { saidBeside, toldBy } from './tellings.ts';

export type HistorySource = Pick<RecordFile, 'use' | 'isGone' | 'now'>;

export interface HistoryCount {
  readonly count: number;
  /** For `forget`, so that what was learned of after the count stays; undefined: nothing was counted. */
  readonly upTo: KnownUpTo | undefined;
  /** Of those that fit beside them: how many can still be finished, and are not deleted. Told with `deletable`. */
  readonly staying?: number | undefined;
}

/** At most so many rows are read at once. */
const sliceRows = 500;
/** Of the few columns that are summed up. */
const summedRows = 2_000;

/** More than anybody reads one by one. */
const mostNews = 1_000;

/** Of each filter, so many are offered to choose from. */
const mostChoices = 200;

/** How a record is read in slices. */
function readingOf(record: HistorySource) {
  async function ask(filter: RecordFilter): Promise<Result<Asked | undefined>> {
    const ahead = await record.use((store) => lookAhead(store, filter, record.now()));
    if (!ahead.ok) return ahead;
    if (ahead.value === undefined) return success(undefined);
    const { programs, ...found } = ahead.value;
    const gone: string[] = [];
    for (const program of programs) if (await record.isGone(program)) gone.push(program);
    return success({ ...found, filter, gone });
  }

  /**
   * `read` of one stretch after the other. It says where it stopped in the middle of one, having enough; `next` is where
   * to go on, undefined at the end.
   */
  async function* stretches<Value>(
    asked: Asked,
    {
      before = asked.high,
      kept,
      signal,
    }: Kept & { readonly before?: number | undefined; readonly signal?: AbortSignal | undefined },
    read: (query: HistoryQuery, database: RecordDatabase) => Promise<{ value: Value; stoppedAt?: number | undefined }>,
  ): AsyncGenerator<{ readonly value: Value; readonly next: number | undefined }, Result<void>> {
    let high = Math.min(before, asked.high);
    let least = asked.low;
    let width = asked.stretch.first;
    // Also where there is nothing to read: who asks is told of no answer that came too late.
    if (signal?.aborted) return failure(setupError('cancelled'));
    while (high > least) {
      const [highest, lowest] = [high, least];
      const slice = await record.use(async ({ database }) => {
        // Anew in each: what a clock put ahead of all others may have come down since.
        const last = kept === undefined ? highest : await placeBelow(database, Number.MAX_SAFE_INTEGER, kept + 1);
        const top = last === undefined ? lowest : Math.min(highest, last + 1);
        const low = Math.max(lowest, (await placeBelow(database, top, width)) ?? lowest);
        const { value, stoppedAt } = await read(attemptsThatFit(database, asked, low, top), database);
        const end = stoppedAt ?? low;
        // Or below all that were there.
        const edge = end > lowest ? undefined : await lowestPlace(database, asked.filter);
        return { value, end, least: Math.min(lowest, edge ?? lowest) };
      });
      if (!slice.ok) return slice;
      // The file was taken away meanwhile.
      if (slice.value === undefined) break;
      const { value } = slice.value;
      high = slice.value.end;
      least = slice.value.least;
      width = Math.min(4 * width, asked.stretch.longest);
      yield { value, next: high > least ? high : undefined };
      await othersTurn();
      if (signal?.aborted) return failure(setupError('cancelled'));
    }
    return success(undefined);
  }

  return { ask, stretches };
}

/** The same as it stands now, whatever is noted meanwhile; undefined: there is no record yet. To be closed. */
async function standingStill(
  record: HistorySource,
): Promise<Result<{ readonly source: HistorySource; close(): Promise<void> } | undefined>> {
  const opened = await record.use(async (store) => store.standing());
  if (!opened.ok || opened.value === undefined) return opened.ok ? success(undefined) : opened;
  const standing = opened.value;
  const source: HistorySource = {
    ...record,
    async use(work) {
      try {
        return success(await work(standing));
      } catch (error) {
        // As one that reads what is there now: it has its code, and a file that is damaged is replaced.
        return record.use(() => Promise.reject(error));
      }
    },
  };
  return success({ source, close: standing.close });
}

/**
 * What is in a record, for those who look at it. Whatever is asked is read in slices of some milliseconds, newest first:
 * between two of them the program notes its runs and answers its window. Fails as `RecordFile.use` does, and with
 * `cancelled`; where nothing was ever noted, nothing is found and no file is made.
 */
export function historyOf(record: HistorySource) {
  const { ask, stretches } = readingOf(record);

  const rowsOf = (asked: Asked, most: () => number) => async (query: HistoryQuery) => {
    const limit = most();
    const found = await newestFirst(query, asked).selectAll('attempt').limit(limit).execute();
    return { value: found, stoppedAt: found.length < limit ? undefined : Number(found.at(-1)?.rowId) };
  };

  async function counted(
    filter: RecordFilter,
    { signal, deletable = false, waiting = false, upTo, kept }: Counting,
  ): Promise<Result<HistoryCount>> {
    const asked = await ask(filter);
    if (!asked.ok) return asked;
    if (asked.value === undefined) return success({ count: 0, upTo: undefined });
    const which = asked.value;
    let [count, staying] = [0, 0];
    const slices = stretches(which, { signal, kept }, async (all) => {
      const query = upTo === undefined ? all : all.where(isKnownUpTo(upTo));
      const over = deletable ? isOver(query, which) : query;
      const rows = await countOf(waiting ? over.where(isWaiting) : over);
      return { value: { rows, unfinished: deletable ? await countOf(canBeFinished(query, which)) : 0 } };
    });
    const ended = await each(slices, ({ rows, unfinished }) => {
      count += rows;
      staying += unfinished;
    });
    return ended.ok ? success({ count, upTo: which.known, ...(deletable ? { staying } : {}) }) : ended;
  }

  async function forget(
    filter: RecordFilter,
    { upTo, kept, signal, unshared = false }: Forgetting = {},
  ): Promise<Result<number>> {
    if (unshared === false) {
      const waiting = await counted(filter, { deletable: true, waiting: true, upTo, kept, signal });
      if (!waiting.ok) return waiting;
      if (waiting.value.count > 0) {
        return failure(setupError('record-not-forwarded', { details: { waiting: waiting.value.count } }));
      }
    }
    const asked = await ask(filter);
    if (!asked.ok) return asked;
    if (asked.value === undefined) return success(0);
    const which = asked.value;
    let forgotten = 0;
    const slices = stretches(which, { kept, signal }, async (query, database) => {
      const over = isOver(upTo === undefined ? query : query.where(isKnownUpTo(upTo)), which);
      // What has come to its end since it was looked at may not be there yet.
      const going = await newestFirst(unshared === true ? over : over.where(sql<boolean>`not (${isWaiting})`), which)
        .select(['attempt.attemptId', 'attempt.rowId'])
        .limit(sliceRows)
        .execute();
      const ids = going.map(({ attemptId }) => attemptId);
      if (ids.length > 0) {
        await database.transaction().execute(async (transaction) => {
          // Before the events, which alone tell whose they are.
          await sql`delete from set_aside where exists (
            select 1 from event where event.station_id = set_aside.station_id and event.sequence = set_aside.sequence
            and event.attempt_id in (${sql.join(ids)}))`.execute(transaction);
          // It comes back with each station that is read anew, as after the computer was renamed.
          await sql`insert or ignore into forgotten (attempt_id) select attempt_id from attempt
            where attempt_id in (${sql.join(ids)})
            and exists (select 1 from forgotten where attempt_id = ${wasShared})`.execute(transaction);
          for (const table of ['event', 'measurement', 'attempt'] as const) {
            await transaction.deleteFrom(table).where('attemptId', 'in', ids).execute();
          }
        });
      }
      return { value: ids.length, stoppedAt: going.length < sliceRows ? undefined : Number(going.at(-1)?.rowId) };
    });
    const ended = await each(slices, (rows) => {
      forgotten += rows;
    });
    if (forgotten > 0) await record.use((store) => store.emptyLog());
    return ended.ok ? success(forgotten) : ended;
  }

  return {
    /** Newest first, at most so many. `from`: what an earlier page said. */
    async page(
      filter: RecordFilter,
      { from, most, signal }: { from?: number | undefined; most: number; signal?: AbortSignal | undefined },
    ): Promise<Result<HistoryPage>> {
      const asked = await ask(filter);
      if (!asked.ok) return asked;
      if (asked.value === undefined) return success({ rows: [], next: undefined });
      const which = asked.value;
      const found: unknown[] = [];
      let next: number | undefined;
      const slices = stretches(
        which,
        { before: from, signal },
        rowsOf(which, () => most - found.length),
      );
      for (let turn = await slices.next(); ; turn = await slices.next()) {
        if (turn.done) {
          if (!turn.value.ok) return turn.value;
          break;
        }
        found.push(...turn.value.value);
        next = turn.value.next;
        if (found.length >= most) break;
      }
      const rows = await listedRows(record, readRows(found), asked.value);
      return rows.ok ? success({ rows: rows.value, next, upTo: which.known }) : rows;
    },

    /**
     * All that fits, newest first, some at a time, as it stood when it was first asked for: none is there twice, or missing, because it got
     * another place meanwhile. To be returned from where not all of it is read.
     */
    async *all(filter: RecordFilter, signal?: AbortSignal): AsyncGenerator<readonly HistoryRow[], Result<void>> {
      const standing = await standingStill(record);
      if (!standing.ok || standing.value === undefined) return standing.ok ? success(undefined) : standing;
      const { source, close } = standing.value;
      try {
        const still = readingOf(source);
        const asked = await still.ask(filter);
        if (!asked.ok) return asked;
        if (asked.value === undefined) return success(undefined);
        const which = asked.value;
        const slices = still.stretches(
          which,
          { signal },
          rowsOf(which, () => sliceRows),
        );
        for (let turn = await slices.next(); ; turn = await slices.next()) {
          if (turn.done) return turn.value;
          const rows = await shownRows(source, readRows(turn.value.value), which);
          if (!rows.ok) return rows;
          if (rows.value.length > 0) yield rows.value;
        }
      } finally {
        await close();
      }
    },

    /** How many fit; `deletable`: of those that `forget` would delete. */
    count: (
      filter: RecordFilter,
      options: Pick<Counting, 'deletable' | 'kept' | 'signal'> = {},
    ): Promise<Result<HistoryCount>> => counted(filter, options),

    /** How many of those that fit were learned of since then; of very many the first of each station. */
    async news(filter: RecordFilter, upTo: Readonly<KnownUpTo>, signal?: AbortSignal): Promise<Result<number>> {
      const begun = await record.use(({ database }) => begunSince(database, upTo));
      if (!begun.ok) return begun;
      if (begun.value === undefined || begun.value.length === 0) return success(0);
      const among =
        filter.attemptIds === undefined ? begun.value : begun.value.filter((id) => filter.attemptIds?.includes(id));
      const found = await counted({ ...filter, attemptIds: among }, { signal });
      return found.ok ? success(found.value.count) : found;
    },

    /**
     * Differs from what it was where another program has written since: `in` which opened file, and `by` how many of its writes
     * (sqlite.org/pragma.html#pragma_data_version).
     */
    async written(): Promise<Result<{ readonly in: unknown; readonly by: number }>> {
      const found = await record.use(async (store) => {
        const { rows } = await sql<{ dataVersion: number }>`pragma data_version`.execute(store.database);
        return { in: store.database, by: rows[0]?.dataVersion ?? 0 };
      });
      return found.ok ? success(found.value ?? { in: undefined, by: 0 }) : found;
    },

    /** `undefined`: there is none of this id. */
    async show(
      attemptId: string,
    ): Promise<Result<{ readonly attempt: HistoryAttempt; readonly events: readonly RecordEvent[] } | undefined>> {
      const found = await record.use(async (store) => {
        const row = await store.row(attemptId);
        const events = await store.database
          .selectFrom('event')
          .selectAll()
          .where('attemptId', '=', attemptId)
          .orderBy('sequence')
          .execute();
        const heard = await heardBefore(store, record.now());
        if (row === undefined) return undefined;
        const told = toldBy(events, row.stationId).flatMap((columns) => readEvent(columns) ?? []);
        const stations = await store.database.selectFrom('station').select(['id', 'name']).execute();
        const nameOf = (stationId: string) => stations.find(({ id }) => id === stationId)?.name ?? stationId;
        const beside = saidBeside(events).map(({ stationId, event }) => ({ station: nameOf(stationId), event }));
        return { row, heard, events: told, beside };
      });
      if (!found.ok || found.value === undefined) return found.ok ? success(undefined) : found;
      const { row, heard, events, beside } = found.value;
      const isGone = row.outcome === null && (await record.isGone(row.program));
      const rows = await listedRows(record, [row], { gone: isGone ? [row.program] : [], heardBefore: heard });
      if (!rows.ok) return rows;
      const [shownRow] = rows.value;
      return success(shownRow && { attempt: attemptShown(row, shownRow, events, beside), events });
    },

    async summary(filter: RecordFilter, signal?: AbortSignal): Promise<Result<HistorySummary>> {
      const sums = summing(filter);
      const standing = await standingStill(record);
      if (!standing.ok || standing.value === undefined) return standing.ok ? success(sums.sum()) : standing;
      const { source, close } = standing.value;
      try {
        const still = readingOf(source);
        const asked = await still.ask(filter);
        if (!asked.ok) return asked;
        const which = asked.value;
        const offsetOf = await source.use(({ database }) => clockOffsets(database));
        if (!offsetOf.ok) return offsetOf;
        if (which === undefined || offsetOf.value === undefined) return success(sums.sum());
        const { search: _, outcome: __, verdict: ___, kind: ____, ...parts } = filter;
        const asksBefore = Object.values(parts).some((part) => part !== undefined && part !== false);
        const summed = {
          most: summedRows,
          isLeft: isLeft(which),
          asksBefore,
          offsetOf: offsetOf.value,
          take: sums.add,
        };
        const slices = still.stretches(which, { signal }, (query, database) =>
          readSummed(database, newestFirst(query, which), summed),
        );
        const ended = await each(slices, () => undefined);
        return ended.ok ? success(sums.sum()) : ended;
      } finally {
        await close();
      }
    },

    async choices(): Promise<Result<HistoryChoices>> {
      const found = await record.use(async ({ database }) => {
        const stations = await database.selectFrom('station').select('name').distinct().limit(mostChoices).execute();
        return {
          products: await distinct(database, 'product'),
          presets: await distinct(database, 'preset'),
          batches: await distinct(database, 'batch'),
          parts: await distinct(database, 'part'),
          stations: stations.map(({ name }) => name).sort(),
        };
      });
      return found.ok
        ? success(found.value ?? { products: [], presets: [], batches: [], parts: [], stations: [] })
        : found;
    },

    /**
     * Deletes what fits, with its events, and returns how many attempts that were; `upTo`: of those that were known when
     * they were counted. `record-not-forwarded` (waiting: how many) where some are not yet known where they are to be shared; then none
     * is deleted. What is under way stays, unless it is another station's that was not heard for long, and so does what can
     * still be finished, unless `interrupted` is asked for.
     */
    forget,
  };
}

export type History = ReturnType<typeof historyOf>;

interface Kept {
  /** So many of all attempts, the newest at each moment, are not among them. */
  readonly kept?: number | undefined;
}

interface Forgetting extends Kept {
  readonly upTo?: KnownUpTo | undefined;
  readonly signal?: AbortSignal;
  /** What the shared record does not have, or refuses, is deleted as well, or stays; false: then none is deleted. */
  readonly unshared?: boolean | 'stays' | undefined;
}

interface Counting extends Kept {
  readonly signal?: AbortSignal | undefined;
  readonly deletable?: boolean | undefined;
  readonly waiting?: boolean | undefined;
  readonly upTo?: KnownUpTo | undefined;
}

async function each<Value>(
  slices: AsyncGenerator<{ readonly value: Value }, Result<void>>,
  take: (value: Value) => void,
): Promise<Result<void>> {
  for (;;) {
    const turn = await slices.next();
    if (turn.done) return turn.value;
    take(turn.value.value);
  }
}

async function countOf(query: HistoryQuery): Promise<number> {
  const { rows } = await query.select(sql<number>`count(*)`.as('rows')).executeTakeFirstOrThrow();
  return Number(rows);
}

/** What came to its end, cannot be finished any more, or has not been heard of for long where it is. */
const isOver = (query: HistoryQuery, which: Which): HistoryQuery =>
  query.where(({ or, and, eb, not }) =>
    or([
      eb('attempt.outcome', 'is not', null),
      isUnheard(which),
      and([isLeft(which), ...(isNamed(which) ? [] : [not(isOffered)])]),
    ]),
  );

/** What ended in the middle is still offered to be finished: it is deleted where it is asked for by that name. */
const canBeFinished = (query: HistoryQuery, which: Which): HistoryQuery =>
  query.where(({ and }) => and([isLeft(which), isNamed(which) ? sql<boolean>`0 = 1` : isOffered]));

type Which = Pick<Asked, 'filter' | 'gone' | 'heardBefore'>;
const isNamed = ({ filter }: Which) => filter.outcome === 'interrupted';

/** By the order in which each station tells its events, so that nothing else is read. */
async function begunSince(database: RecordDatabase, upTo: Readonly<KnownUpTo>): Promise<readonly string[]> {
  const known = new Map(upTo.map(({ stationId, sequence }) => [stationId, sequence]));
  const begun: string[] = [];
  for (const { id } of await database.selectFrom('station').select('id').execute()) {
    const since = await database
      .selectFrom('event')
      .select('attemptId')
      .where('stationId', '=', id)
      .where('sequence', '>', known.get(id) ?? 0)
      .where('type', '=', 'started')
      .orderBy('sequence')
      .limit(mostNews)
      .execute();
    begun.push(...since.map(({ attemptId }) => attemptId));
  }
  return begun;
}

/** Each value of a column with an index, by one look into it: no row is read twice. */
async function distinct(
  database: RecordDatabase,
  column: 'product' | 'preset' | 'batch' | 'part',
): Promise<readonly string[]> {
  const name = sql.ref(column);
  const { rows } = await sql<{ value: string | null }>`
    with recursive each_value(value) as (
      select min(${name}) from attempt where ${name} is not null
      union all
      select (select min(${name}) from attempt where ${name} > value) from each_value where value is not null
    ) select value from each_value limit ${mostChoices}`.execute(database);
  return rows.flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
}
