import { type Expression, type SqlBool, sql } from 'kysely';
import * as v from 'valibot';
import { verdicts } from '../../shared/history-outcome.ts';
import type { SummedAttempt } from '../../shared/history-summary.ts';
import { shownOutcome } from './attempt-row.ts';
import type { HistoryQuery } from './history-query.ts';
import { ends, textLimit } from './record-event.ts';
import type { RecordDatabase } from './record-store.ts';
import { hasEarlierVerdict } from './tried-before.ts';

/** Between the columns of a line, and between lines: no column has them. */
const [columnEnd, lineEnd] = ['\t', '\n'];

const slice = v.object({
  rows: v.number(),
  last: v.nullable(v.number()),
  lines: v.nullable(v.string()),
});

/**
 * Hands at most so many rows of a query, which has an order, to `take`, and says where it stopped having as many. `isLeft`:
 * whether nobody is at an attempt any more. They come as one text: to hand hundreds of thousands of rows out by
 * column takes four times as long as to read them.
 */
export async function readSummed(
  database: RecordDatabase,
  query: HistoryQuery,
  { most, isLeft, asksBefore, offsetOf, take }: Summing,
): Promise<{ readonly value: undefined; readonly stoppedAt: number | undefined }> {
  const some = query
    .select(['attempt.rowId', 'attempt.deviceId', 'attempt.kind', 'attempt.verdict', 'attempt.outcome'])
    .select(['attempt.code', 'attempt.tookMs', 'attempt.stageMs', 'attempt.startedAt', 'attempt.firstSequence'])
    .select('attempt.failedStage')
    .select(sql`(select rowid from station where station.id = attempt.station_id)`.as('station'))
    .select(sql`iif(${isLeft}, 1, '')`.as('isLeft'))
    .select((asksBefore ? wasTriedBefore : sql`''`).as('isTriedBefore'))
    .limit(most)
    .as('some');
  // What others wrote may hold the ends of columns and lines: codes and names are quoted, and any other such row is none of ours.
  const found = await database
    .selectFrom(some)
    .select([
      sql`count(*)`.as('rows'),
      sql`min(row_id)`.as('last'),
      sql`group_concat(concat_ws(${columnEnd}, coalesce(device_id, ''), kind, coalesce(verdict, ''),
        coalesce(outcome, ''), iif(code is null, '', json_quote(code)), coalesce(took_ms, ''), started_at,
        coalesce(station, 0), first_sequence, row_id, is_left, is_tried_before,
        iif(failed_stage is null, '', json_quote(failed_stage)), iif(instr(stage_ms, ${lineEnd}) = 0, stage_ms, '')), ${lineEnd})`.as(
        'lines',
      ),
    ])
    .executeTakeFirstOrThrow();
  const { rows, last, lines } = v.parse(slice, found);
  for (const line of (lines ?? '').split(lineEnd)) {
    const row = readSummedLine(line);
    if (row === undefined) continue;
    const { sequence, ...attempt } = row;
    take({ ...attempt, begunAt: row.startedAt + offsetOf({ station: row.station, sequence }) });
  }
  return { value: undefined, stoppedAt: rows < most ? undefined : (last ?? undefined) };
}

const wasTriedBefore = sql`iif(attempt.verdict in ('PASS', 'FAIL') and attempt.kind = 'production' and ${hasEarlierVerdict}, 1, '')`;

interface Summing {
  readonly most: number;
  readonly isLeft: Expression<SqlBool>;
  /** Whether earlier tries of their devices may be left out of the query. */
  readonly asksBefore: boolean;
  /** The clock of all less that of the station, when it noted something: {@link clockOffsets}. */
  readonly offsetOf: ClockOffset;
  readonly take: (attempt: SummedAttempt) => void;
}

type ClockOffset = (of: Pick<SummedRow, 'station' | 'sequence'>) => number;

/**
 * How far the clocks of the stations were off that of the server that the record is shared with, or was at last, in
 * milliseconds; 0 for those of which it never said it. What was noted before it was first said counts as then.
 */
export async function clockOffsets(database: RecordDatabase): Promise<ClockOffset> {
  const steps = await database
    .selectFrom('clockOffset')
    .innerJoin('station', 'station.id', 'clockOffset.stationId')
    .select([sql<number>`station.rowid`.as('station'), 'fromSequence', 'offsetMs'])
    // Each look at others moves how far they were read; a clock that goes right adds no step.
    .where('target', '=', ({ selectFrom, fn }) =>
      fn.coalesce(
        selectFrom('forwarded').select('forwarded.target').limit(1),
        selectFrom('otherStation').select('otherStation.target').orderBy('otherStation.receivedAt', 'desc').limit(1),
        selectFrom('clockOffset as newest').select('newest.target').orderBy('newest.receivedAt', 'desc').limit(1),
      ),
    )
    .orderBy('fromSequence')
    .execute();
  const ofStation = new Map<number, typeof steps>();
  for (const one of steps) {
    const known = ofStation.get(one.station);
    if (known === undefined) ofStation.set(one.station, [one]);
    else known.push(one);
  }
  return ({ station, sequence }) => {
    const own = ofStation.get(station) ?? [];
    // The last that is not after it, by halves.
    let [from, end] = [0, own.length];
    while (end - from > 1) {
      const middle = (from + end) >> 1;
      if ((own[middle]?.fromSequence ?? 0) <= sequence) from = middle;
      else end = middle;
    }
    return own[from]?.offsetMs ?? 0;
  };
}

interface SummedRow extends Omit<SummedAttempt, 'begunAt'> {
  /** Under which its station tells its beginning: one that goes on later as another station is told there anew. */
  readonly sequence: number;
}

/** A line of them. Undefined: it is no row of ours. */
export function readSummedLine(line: string): SummedRow | undefined {
  const columns = line.split(columnEnd);
  if (columns.length !== 14) return undefined;
  const [id = '', kind = '', verdict = '', end = '', code = '', took = '', started = '', ...others] = columns;
  const [station = '', sequence = '', place = '', left = '', before = '', failedStage = '', stages = ''] = others;
  const outcome = end === '' ? null : ends.find((one) => one === end);
  const stageMs = timesOf(stages);
  if (
    outcome === undefined ||
    stageMs === undefined ||
    !isWhole(station) ||
    !isWhole(sequence) ||
    !isWhole(place) ||
    !isWhole(started) ||
    (took !== '' && !isWhole(took)) ||
    (id !== '' && !/^[0-9a-f]{24}$/.test(id)) ||
    (verdict !== '' && !verdicts.some((one) => one === verdict))
  )
    return undefined;
  return {
    station: Number(station),
    sequence: Number(sequence),
    place: Number(place),
    deviceId: id === '' ? null : id,
    kind,
    verdict: verdict === '' ? null : verdict,
    outcome: shownOutcome(outcome, left !== ''),
    isTriedBefore: before !== '',
    code: code === '' ? null : quoted(code),
    tookMs: took === '' ? null : Number(took),
    startedAt: Number(started),
    stageMs,
    failedStage: failedStage === '' ? null : quoted(failedStage),
  };
}

const isWhole = (text: string) => /^-?\d{1,16}$/.test(text);

function quoted(code: string): string {
  if (/^"[a-z0-9-]{1,64}"$/.test(code)) return code.slice(1, -1);
  const text = parsed(code);
  return typeof text === 'string' ? text.slice(0, textLimit) : '';
}

function timesOf(text: string): Readonly<Record<string, number>> | undefined {
  if (text === '{}') return {};
  if (text.length > 16_384) return undefined;
  const read = parsed(text);
  if (typeof read !== 'object' || read === null || Array.isArray(read)) return undefined;
  for (const [name, ms] of Object.entries(read)) {
    if (name.length > 64 || typeof ms !== 'number' || !Number.isFinite(ms) || ms < 0) return undefined;
  }
  return read as Record<string, number>;
}

/** Undefined: it is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
