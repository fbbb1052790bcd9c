import { type Expression, type SqlBool, sql } from 'kysely';
import * as v from 'valibot';
import type { SummedAttempt } from '../../shared/history-summary.ts';
import { shownOutcome, verdicts } from './attempt-row.ts';
import type { HistoryQuery } from './history-query.ts';
import { ends, textLimit } from './record-event.ts';
import type { RecordDatabase } from './record-store.ts';

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
  { most, isLeft, take }: Summing,
): Promise<{ readonly value: undefined; readonly stoppedAt: number | undefined }> {
  const some = query
    .select(['attempt.rowId', 'attempt.deviceId', 'attempt.kind', 'attempt.verdict', 'attempt.outcome'])
    .select(['attempt.code', 'attempt.tookMs', 'attempt.stageMs', 'attempt.startedAt'])
    .select(sql`iif(${isLeft}, 1, '')`.as('isLeft'))
    .limit(most)
    .as('some');
  // What others wrote may hold the ends of columns and lines: a code is quoted, and any other such row is none of ours.
  const found = await database
    .selectFrom(some)
    .select([
      sql`count(*)`.as('rows'),
      sql`min(row_id)`.as('last'),
      sql`group_concat(concat_ws(${columnEnd}, row_id, coalesce(device_id, ''), kind, coalesce(verdict, ''),
        coalesce(outcome, ''), iif(code is null, '', json_quote(code)), coalesce(took_ms, ''), started_at,
        is_left, iif(instr(stage_ms, ${lineEnd}) = 0, stage_ms, '')), ${lineEnd})`.as('lines'),
    ])
    .executeTakeFirstOrThrow();
  const { rows, last, lines } = v.parse(slice, found);
  for (const line of (lines ?? '').split(lineEnd)) {
    const row = readSummedLine(line);
    if (row !== undefined) take(row);
  }
  return { value: undefined, stoppedAt: rows < most ? undefined : (last ?? undefined) };
}

interface Summing {
  readonly most: number;
  readonly isLeft: Expression<SqlBool>;
  readonly take: (attempt: SummedAttempt) => void;
}

/** A line of them. Undefined: it is no row of ours. */
export function readSummedLine(line: string): SummedAttempt | undefined {
  const columns = line.split(columnEnd);
  if (columns.length !== 10) return undefined;
  const [rowId = '', id = '', kind = '', verdict = '', end = '', code = '', took = '', started = '', left = ''] =
    columns;
  const outcome = end === '' ? null : ends.find((one) => one === end);
  const stageMs = timesOf(columns[9] ?? '');
  if (
    outcome === undefined ||
    stageMs === undefined ||
    !isWhole(rowId) ||
    !isWhole(started) ||
    (took !== '' && !isWhole(took)) ||
    (id !== '' && !/^[0-9a-f]{24}$/.test(id)) ||
    (verdict !== '' && !verdicts.some((one) => one === verdict))
  )
    return undefined;
  return {
    order: Number(rowId),
    deviceId: id === '' ? null : id,
    kind,
    verdict: verdict === '' ? null : verdict,
    outcome: shownOutcome(outcome, left !== ''),
    code: code === '' ? null : quoted(code),
    tookMs: took === '' ? null : Number(took),
    startedAt: Number(started),
    stageMs,
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
