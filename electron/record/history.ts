import { type SelectQueryBuilder, sql } from 'kysely';
import { type SetupError, setupError } from '../../shared/errors.ts';
import { type HistoryOutcome, type HistoryRow, timeWithOffset } from '../../shared/history-row.ts';
import { type HistorySummary, summing } from '../../shared/history-summary.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { attemptOf } from './attempt-row.ts';
import type { RecordStore } from './record-store.ts';
import { readEvent, readRow, type StoredRow, searchable } from './row-codec.ts';
import type { AttemptTable, RecordTables } from './schema.ts';

/** What is looked for; what is absent is not asked about. */
export interface HistoryFilter {
  /** Any part of the device id, serial number, name or customer, in letters of either size. */
  readonly search?: string | undefined;
  readonly outcome?: HistoryOutcome | undefined;
  /** Begun at or after, and before: milliseconds since 1970. */
  readonly since?: number | undefined;
  readonly until?: number | undefined;
  /** Its name or number, the whole of it. */
  readonly product?: string | undefined;
  readonly preset?: string | undefined;
  /** The name of a station. */
  readonly station?: string | undefined;
}

export interface HistoryPage {
  readonly rows: readonly HistoryRow[];
  /** Where the next page begins; undefined: this was the last. */
  readonly next: number | undefined;
}

/** How many rows are read at once: some milliseconds, between which other work has its turn. */
const pageRows = 500;

/** So many letters a part must have for the index to find it. */
const indexedLetters = 3;

type Query = SelectQueryBuilder<RecordTables, 'attempt' | 'attemptSearch', object>;

/** What is in a record, for those who look at it; `isGone`: whether the program that began an attempt has ended. */
export function historyOf(store: RecordStore, isGone: (program: string) => Promise<boolean>) {
  const { database } = store;

  async function pageOf(filter: HistoryFilter, from: number | undefined, most: number): Promise<readonly StoredRow[]> {
    const query = await filtered(filter);
    const paged = from === undefined ? query : query.where('attempt.rowId', '<', from);
    // The index of the search hands its rows out in this order, so that the newest are found without the rest.
    const order = hasIndex(filter) ? sql`attempt_search.rowid desc` : sql`attempt.row_id desc`;
    const found = await paged.selectAll('attempt').orderBy(order).limit(most).execute();
    return found.flatMap((columns) => readRow(columns) ?? []);
  }

  async function filtered(filter: HistoryFilter): Promise<Query> {
    const { search = '', outcome, since, until, product, preset, station } = filter;
    const part = searchable(search.trim());
    const isIndexed = hasIndex(filter);
    let query = (
      isIndexed
        ? database
            .selectFrom('attemptSearch')
            .innerJoin('attempt', (join) => join.on(sql`attempt.row_id`, '=', sql`attempt_search.rowid`))
            .where(sql<boolean>`attempt_search match ${trigramsOf(part)}`)
        : database.selectFrom('attempt')
    ) as Query;
    // The index knows which parts of three letters are there, and not that they follow each other.
    if (part !== '') query = query.where(sql<boolean>`attempt.search_text like ${likeOf(part)} escape '\\'`);
    if (since !== undefined) query = query.where('attempt.startedAt', '>=', since);
    if (until !== undefined) query = query.where('attempt.startedAt', '<', until);
    if (preset !== undefined) query = query.where('attempt.preset', '=', preset);
    if (product !== undefined) {
      const number = /^\d{1,15}$/.test(product) ? Number(product) : -1;
      query = query.where(({ or, eb }) =>
        or([eb('attempt.product', '=', product), eb('attempt.productId', '=', number)]),
      );
    }
    if (station !== undefined) {
      const stations = await database.selectFrom('station').select('id').where('name', '=', station).execute();
      query = query.where('attempt.stationId', 'in', ['', ...stations.map(({ id }) => id)]);
    }
    if (outcome === 'interrupted' || outcome === 'under-way') {
      const { gone, there } = await programs();
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

  /** Of those that began an attempt without an end. */
  async function programs(): Promise<{ readonly gone: readonly string[]; readonly there: readonly string[] }> {
    const running = await database
      .selectFrom('attempt')
      .select('program')
      .distinct()
      .where('outcome', 'is', null)
      .execute();
    const [gone, there]: [string[], string[]] = [[], []];
    for (const { program } of running) ((await isGone(program)) ? gone : there).push(program);
    return { gone, there };
  }

  async function stationNames(): Promise<ReadonlyMap<string, string>> {
    const stations = await database.selectFrom('station').select(['id', 'name']).execute();
    return new Map(stations.map(({ id, name }) => [id, name]));
  }

  async function shown(rows: readonly StoredRow[]): Promise<readonly HistoryRow[]> {
    const names = await stationNames();
    const known = new Map<string, boolean>();
    const all: HistoryRow[] = [];
    for (const row of rows) {
      if (row.outcome === null && !known.has(row.program)) known.set(row.program, await isGone(row.program));
      all.push(historyRow(row, names.get(row.stationId) ?? null, known.get(row.program) ?? false));
    }
    return all;
  }

  async function* pages(filter: HistoryFilter): AsyncGenerator<readonly StoredRow[]> {
    let from: number | undefined;
    for (;;) {
      const rows: readonly StoredRow[] = await pageOf(filter, from, pageRows);
      if (rows.length > 0) yield rows;
      from = rows.at(-1)?.rowId;
      if (from === undefined || rows.length < pageRows) return;
    }
  }

  return {
    /** Newest first. */
    async page(filter: HistoryFilter, from: number | undefined, most: number): Promise<HistoryPage> {
      const rows = await pageOf(filter, from, most);
      return { rows: await shown(rows), next: rows.length < most ? undefined : rows.at(-1)?.rowId };
    },

    /** All that fits, newest first, some at a time. */
    async *all(filter: HistoryFilter): AsyncGenerator<readonly HistoryRow[]> {
      for await (const rows of pages(filter)) yield await shown(rows);
    },

    async count(filter: HistoryFilter): Promise<number> {
      const query = await filtered(filter);
      const { rows } = await query.select(sql<number>`count(*)`.as('rows')).executeTakeFirstOrThrow();
      return Number(rows);
    },

    /** One attempt with what happened in it, in order; undefined: there is none of this id. */
    async show(attemptId: string) {
      const row = await store.row(attemptId);
      if (row === undefined) return undefined;
      const events = await database
        .selectFrom('event')
        .selectAll()
        .where('attemptId', '=', attemptId)
        .orderBy('stationId')
        .orderBy('sequence')
        .execute();
      const [shownRow] = await shown([row]);
      return {
        row: shownRow,
        attempt: attemptOf(row),
        events: events.flatMap((columns) => readEvent(columns) ?? []),
      };
    },

    async summary(filter: HistoryFilter): Promise<HistorySummary> {
      const sums = summing();
      const all: StoredRow[] = [];
      for await (const rows of pages(filter)) all.push(...rows);
      const names = await stationNames();
      for (const row of all.reverse()) {
        const { outcome } = historyRow(
          row,
          names.get(row.stationId) ?? null,
          row.outcome === null && (await isGone(row.program)),
        );
        sums.add({ ...row, outcome });
      }
      return sums.sum();
    },

    /**
     * Deletes what fits, with its events, and returns how many attempts that were. `record-not-forwarded` (waiting: how
     * many) where some are not yet known where they are to be shared; then none is deleted. What is under way stays.
     */
    async forget(filter: HistoryFilter): Promise<Result<number>> {
      const query = await filtered(filter);
      const picked = await query
        .select([
          'attempt.attemptId',
          'attempt.stationId',
          'attempt.lastSequence',
          'attempt.outcome',
          'attempt.program',
        ])
        .execute();
      return deleteAll(picked);
    },

    /** The same of all but the newest, as many as are to be kept. */
    async keepNewest(kept: number): Promise<Result<number>> {
      const picked = await database
        .selectFrom('attempt')
        .select(['attemptId', 'stationId', 'lastSequence', 'outcome', 'program'])
        .orderBy('rowId', 'desc')
        .limit(-1)
        .offset(kept)
        .execute();
      return deleteAll(picked);
    },
  };

  async function deleteAll(
    picked: readonly Pick<AttemptTable, 'attemptId' | 'stationId' | 'lastSequence' | 'outcome' | 'program'>[],
  ): Promise<Result<number>> {
    const { there } = await programs();
    const over = picked.filter(({ outcome, program }) => outcome !== null || !there.includes(program));
    const waiting = await notForwarded(over);
    if (waiting > 0) return failure(waitingError(waiting));
    const going = over.map(({ attemptId }) => attemptId);
    await database.transaction().execute(async (transaction) => {
      for (let from = 0; from < going.length; from += pageRows) {
        const some = going.slice(from, from + pageRows);
        await transaction.deleteFrom('event').where('attemptId', 'in', some).execute();
        await transaction.deleteFrom('measurement').where('attemptId', 'in', some).execute();
        await transaction.deleteFrom('attempt').where('attemptId', 'in', some).execute();
      }
    });
    return success(going.length);
  }

  async function notForwarded(rows: readonly Pick<AttemptTable, 'stationId' | 'lastSequence'>[]): Promise<number> {
    const cursors = await database.selectFrom('forwarded').selectAll().execute();
    const targets = new Set(cursors.map(({ target }) => target));
    const isWaiting = ({ stationId, lastSequence }: (typeof rows)[number]) =>
      [...targets].some((target) => {
        const cursor = cursors.find((one) => one.target === target && one.stationId === stationId);
        return (cursor?.sequence ?? 0) < lastSequence;
      });
    return rows.filter(isWaiting).length;
  }
}

const waitingError = (waiting: number): SetupError => setupError('record-not-forwarded', { details: { waiting } });

function historyRow(row: StoredRow, station: string | null, isGone: boolean): HistoryRow {
  const { attemptId, deviceId, serial, name, customer, preset, operator, transport, firmware, offsetMinutes } = row;
  return {
    attemptId,
    deviceId,
    serial,
    name,
    product: row.product ?? (row.productId === null ? null : String(row.productId)),
    customer,
    preset,
    station,
    operator,
    transport,
    firmware,
    cloud: row.cloudUrl,
    outcome: outcomeOf(row, isGone),
    code: row.code,
    stage: row.step ?? row.stage,
    stageMs: row.stageMs,
    retries: row.retries,
    startedAt: timeWithOffset(row.startedAt, offsetMinutes),
    endedAt: row.endedAt === null ? null : timeWithOffset(row.endedAt, offsetMinutes),
    appVersion: row.appVersion,
  };
}

function outcomeOf({ outcome }: StoredRow, isGone: boolean): HistoryOutcome {
  if (outcome === null) return isGone ? 'interrupted' : 'under-way';
  return outcome === 'forgotten' || outcome === 'started-again' ? 'interrupted' : outcome;
}

const hasIndex = ({ search = '' }: HistoryFilter) => [...searchable(search.trim())].length >= indexedLetters;

/** All parts of three letters, each of which must be there (sqlite.org/fts5.html#the_trigram_tokenizer). */
function trigramsOf(part: string): string {
  const letters = [...part];
  const parts = letters
    .slice(0, 1 - indexedLetters)
    .map((_, place) => letters.slice(place, place + indexedLetters).join(''));
  return [...new Set(parts)].map((one) => `"${one.replaceAll('"', '""')}"`).join(' AND ');
}

const likeOf = (part: string) => `%${part.replace(/[\\%_]/g, '\\$&')}%`;

export type History = ReturnType<typeof historyOf>;

/** Where nothing was ever noted. */
export const noHistory: History = {
  page: async () => ({ rows: [], next: undefined }),
  async *all() {},
  count: async () => 0,
  show: async () => undefined,
  summary: async () => summing().sum(),
  forget: async () => success(0),
  keepNewest: async () => success(0),
};
