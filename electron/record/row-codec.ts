import type { Insertable } from 'kysely';
import * as v from 'valibot';
import { attemptKinds } from '../../shared/attempt-kind.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import { verdicts } from '../../shared/history-outcome.ts';
import { arrivedOutcomes } from '../../shared/setup-events.ts';
import { type AttemptRow, statuses } from './attempt-row.ts';
import { ends, type RecordEvent, recordEvent, textLimit } from './record-event.ts';
import type { AttemptTable, EventTable } from './schema.ts';

const text = v.nullable(v.pipe(v.string(), v.maxLength(textLimit)));
const needed = v.pipe(v.string(), v.maxLength(textLimit));
/** PostgreSQL hands its large whole numbers out as texts. */
const whole = v.pipe(v.union([v.number(), v.pipe(v.string(), v.maxLength(20), v.transform(Number))]), v.safeInteger());
const number = v.nullable(whole);
const json = <Value>(schema: v.GenericSchema<unknown, Value>) =>
  v.pipe(
    v.string(),
    // So many texts (`storable`), with each of their letters escaped.
    v.maxLength(65_536),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      try {
        const parsed = v.safeParse(schema, JSON.parse(dataset.value));
        if (parsed.success) return parsed.output;
      } catch {
        // Said below.
      }
      addIssue({ message: 'not of its form' });
      return NEVER;
    }),
  );

/** A row as the database hands it out, which others may have written. */
const attemptColumns = v.object({
  rowId: whole,
  attemptId: needed,
  stationId: needed,
  firstSequence: whole,
  lastSequence: whole,
  program: needed,
  kind: v.picklist(attemptKinds),
  previousAttemptId: text,
  forWhom: v.picklist(['account', 'customer', 'product']),
  userName: text,
  customer: text,
  productId: number,
  product: text,
  cloudUrl: text,
  deviceId: v.nullable(v.custom<DeviceId>((value) => typeof value === 'string' && /^[0-9a-f]{24}$/.test(value))),
  serial: text,
  name: text,
  preset: text,
  operator: text,
  batch: text,
  part: text,
  revision: text,
  required: text,
  transport: text,
  firmware: text,
  networkName: text,
  otherNetworks: v.nullable(json(v.array(v.pipe(v.string(), v.maxLength(textLimit))))),
  plan: text,
  step: text,
  stage: text,
  connectedAt: number,
  status: v.picklist(statuses),
  verdict: v.nullable(v.picklist(verdicts)),
  outcome: v.nullable(v.picklist(ends)),
  code: text,
  stageMs: json(v.record(v.pipe(v.string(), v.maxLength(64)), v.pipe(v.number(), v.finite(), v.minValue(0)))),
  retries: number,
  failedStage: text,
  failedStageMs: number,
  marginal: v.nullable(
    v.pipe(
      whole,
      v.transform((value) => value !== 0),
    ),
  ),
  startedAt: whole,
  offsetMinutes: number,
  endedAt: number,
  tookMs: number,
  appVersion: text,
});

export type StoredRow = AttemptRow & { readonly rowId: number };

/** Undefined: it is no row of ours. */
export function readRow(columns: unknown): StoredRow | undefined {
  const parsed = v.safeParse(attemptColumns, columns);
  return parsed.success ? parsed.output : undefined;
}

const arrivedColumns = v.object({
  ...v.pick(attemptColumns, [
    'forWhom',
    'userName',
    'customer',
    'productId',
    'cloudUrl',
    'deviceId',
    'kind',
    'serial',
    'preset',
    'batch',
    'required',
  ]).entries,
  outcome: v.picklist(arrivedOutcomes),
});

/** The columns that a later line needs, of an attempt that brought its device where it was to be; undefined: it is no row of ours. */
export function readArrivedRow(columns: unknown): v.InferOutput<typeof arrivedColumns> | undefined {
  const parsed = v.safeParse(arrivedColumns, columns);
  return parsed.success ? parsed.output : undefined;
}

/** Without its place in the history. */
export function columnsOf(row: AttemptRow): Omit<Insertable<AttemptTable>, 'rowId'> {
  const { deviceId, serial, name, customer } = row;
  return {
    ...row,
    otherNetworks: row.otherNetworks === null ? null : JSON.stringify(row.otherNetworks),
    stageMs: JSON.stringify(row.stageMs),
    marginal: row.marginal === null ? null : Number(row.marginal),
    searchText: searchTextOf([deviceId, serial, name, customer]),
  };
}

/** After the last of them, so that each of its letters begins a part of three, as the index has them. */
export const searchEnd = '\n\n';

function searchTextOf(texts: readonly (string | null)[]): string {
  const known = texts.filter((one) => one !== null);
  return known.length === 0 ? '' : searchable(known.join('\n')) + searchEnd;
}

/** Small letters, in every alphabet, on both sides of a search. */
export const searchable = (words: string): string => words.toLowerCase();

export function readEvent({ attemptId, type, at, body }: Pick<EventTable, 'attemptId' | 'type' | 'at' | 'body'>) {
  try {
    const rest: unknown = JSON.parse(body);
    if (typeof rest !== 'object' || rest === null) return undefined;
    const parsed = v.safeParse(recordEvent, { ...rest, attemptId, type, at: Number(at) });
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}

export function eventColumns(event: RecordEvent): Pick<EventTable, 'attemptId' | 'type' | 'at' | 'body'> {
  const { attemptId, type, at, ...body } = wholeTimes(storable(event));
  return { attemptId, type, at, body: JSON.stringify(body) };
}

/** Whole milliseconds: a column of whole numbers gives back what was put in. */
function wholeTimes(event: RecordEvent): RecordEvent {
  const whole = { ...event, at: Math.round(event.at) };
  const round = (value: number | undefined) => (value === undefined ? undefined : Math.round(value));
  if (whole.type === 'stage') return { ...whole, ms: round(whole.ms), connectedAt: round(whole.connectedAt) };
  if (whole.type !== 'finished') return whole;
  return { ...whole, tookMs: round(whole.tookMs), failedStageMs: round(whole.failedStageMs) };
}

/**
 * Texts come from clouds, devices and people. One that is too long is cut, and what no database takes as text (a NUL,
 * half a letter) is replaced, so that none of them costs the row.
 */
function storable<Value>(value: Value): Value {
  if (typeof value === 'string') return value.slice(0, textLimit).replaceAll('\0', '\ufffd').toWellFormed() as Value;
  if (Array.isArray(value)) return value.slice(0, 32).map(storable) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, storable(one)])) as Value;
}
