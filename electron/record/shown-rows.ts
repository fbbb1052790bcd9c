import type { HistoryAttempt, HistoryMeasurement, HistoryNote } from '../../shared/history-attempt.ts';
import { type HistoryRow, type ShownRow, timeWithOffset } from '../../shared/history-row.ts';
import { type Result, success } from '../../shared/result.ts';
import { shownOutcome } from './attempt-row.ts';
import { type Asked, isLeft, isUnheard, lastHeard } from './history-query.ts';
import type { RecordEvent } from './record-event.ts';
import type { RecordFile } from './record-file.ts';
import type { RecordDatabase } from './record-store.ts';
import { readEvent, readRow, type StoredRow } from './row-codec.ts';

/** What others wrote and makes no sense is no row; those around it are. */
export const readRows = (found: readonly unknown[]) => found.flatMap((columns) => readRow(columns) ?? []);

/** As they are shown, in their order. `gone`: the programs that are there no more. */
export async function shownRows(
  record: Pick<RecordFile, 'use'>,
  rows: readonly StoredRow[],
  asked: Pick<Asked, 'gone'>,
): Promise<Result<readonly HistoryRow[]>> {
  const names = await record.use(({ database }) => database.selectFrom('station').select(['id', 'name']).execute());
  if (!names.ok) return names;
  const known = new Map(names.value?.map(({ id, name }) => [id, name]));
  const left = await record.use(({ database }) => leftOf(database, rows, asked));
  if (!left.ok) return left;
  const notes = await record.use(({ database }) => notesOf(database, rows));
  if (!notes.ok) return notes;
  return success(
    rows.map((row) =>
      historyRow(row, {
        station: known.get(row.stationId) ?? null,
        isLeft: left.value?.has(row.attemptId) ?? false,
        notes: notes.value?.get(row.attemptId) ?? [],
      }),
    ),
  );
}

/** The same with what is known where no end was received. */
export async function listedRows(
  record: Pick<RecordFile, 'use'>,
  rows: readonly StoredRow[],
  asked: Pick<Asked, 'gone' | 'heardBefore'>,
): Promise<Result<readonly ShownRow[]>> {
  const shown = await shownRows(record, rows, asked);
  if (!shown.ok) return shown;
  const open = openOf(rows);
  if (open.length === 0) return shown;
  const found = await record.use(({ database }) =>
    database
      .selectFrom('attempt')
      .select(['attemptId', lastHeard.as('at')])
      .where('attemptId', 'in', open)
      .where(isUnheard(asked))
      .execute(),
  );
  if (!found.ok) return found;
  const heard = new Map(found.value?.map(({ attemptId, at }) => [attemptId, Number(at)]));
  return success(
    shown.value.map((row) => {
      const unheardSince = heard.get(row.attemptId);
      return unheardSince === undefined ? row : { ...row, unheardSince };
    }),
  );
}

const openOf = (rows: readonly Pick<StoredRow, 'attemptId' | 'outcome'>[]) =>
  rows.flatMap(({ attemptId, outcome }) => (outcome === null ? [attemptId] : []));

/** Those of these attempts that nobody is at any more. */
async function leftOf(
  database: RecordDatabase,
  rows: readonly Pick<StoredRow, 'attemptId' | 'outcome'>[],
  asked: Pick<Asked, 'gone'>,
): Promise<ReadonlySet<string>> {
  const open = openOf(rows);
  if (open.length === 0) return new Set();
  const found = await database
    .selectFrom('attempt')
    .select('attemptId')
    .where('attemptId', 'in', open)
    .where(isLeft(asked))
    .execute();
  return new Set(found.map(({ attemptId }) => attemptId));
}

/** Of these attempts, in order, as the station of each tells it. */
async function notesOf(
  database: RecordDatabase,
  rows: readonly Pick<StoredRow, 'attemptId' | 'stationId'>[],
): Promise<ReadonlyMap<string, readonly HistoryNote[]>> {
  if (rows.length === 0) return new Map();
  const ids = rows.map(({ attemptId }) => attemptId);
  const found = await database
    .selectFrom('event')
    .selectAll()
    .where('attemptId', 'in', ids)
    .where('type', '=', 'note')
    .orderBy('sequence')
    .execute();
  const stations = new Map(rows.map(({ attemptId, stationId }) => [attemptId, stationId]));
  const notes = new Map<string, HistoryNote[]>();
  for (const columns of found) {
    const { attemptId, stationId } = columns;
    const event = stations.get(attemptId) === stationId ? readEvent(columns) : undefined;
    if (event === undefined) continue;
    const known = notes.get(attemptId) ?? [];
    notes.set(attemptId, known);
    known.push(...notesIn([event]));
  }
  return notes;
}

/** More than people write: what another station tells of them fits a list, and a cell. */
const mostNotes = 32;

const notesIn = (events: readonly RecordEvent[]): readonly HistoryNote[] =>
  events.flatMap((event) =>
    event.type === 'note' ? [{ at: event.at, text: event.text ?? null, setAside: event.setAside ?? false }] : [],
  );

interface Around {
  readonly station: string | null;
  readonly isLeft: boolean;
  readonly notes: readonly HistoryNote[];
}

function historyRow(row: StoredRow, { station, isLeft, notes }: Around): HistoryRow {
  const texts = notes.flatMap(({ text }) => text ?? []).slice(-mostNotes);
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
    outcome: shownOutcome(row.outcome, isLeft),
    code: row.code,
    stage: row.step ?? row.stage,
    stageMs: row.stageMs,
    retries: row.retries,
    startedAt: timeWithOffset(row.startedAt, offsetMinutes),
    endedAt: row.endedAt === null ? null : timeWithOffset(row.endedAt, offsetMinutes),
    appVersion: row.appVersion,
    setAside: notes.some(({ setAside }) => setAside),
    note: texts.length === 0 ? null : texts.join('\n'),
    failedStage: row.failedStage,
    failedStageMs: row.failedStageMs,
    verdict: row.verdict,
    kind: row.kind,
    batch: row.batch,
    part: row.part,
    revision: row.revision,
  };
}

/** One attempt by itself, with all that its events tell beside its row. */
export function attemptShown(
  row: StoredRow,
  shownRow: ShownRow,
  events: readonly RecordEvent[],
  /** What stations, called so, said beside it. */
  beside: readonly { readonly station: string; readonly event: RecordEvent }[],
): HistoryAttempt {
  const { forWhom, productId, previousAttemptId, networkName, tookMs } = row;
  const begun = events.find((event) => event.type === 'started');
  const end = events.findLast((event) => event.type === 'finished');
  return {
    row: shownRow,
    forWhom,
    productId,
    previousAttemptId,
    networkName,
    presetRevision: begun?.presetRevision ?? null,
    presetHash: begun?.presetHash ?? null,
    listHash: begun?.listHash ?? null,
    required: row.required,
    label: begun?.label ?? null,
    onlineProof: end?.onlineProof ?? null,
    tookMs,
    failedStageRetries: end?.failedStageRetries ?? null,
    stages: events.flatMap((event) =>
      event.type === 'stage' && event.stage !== undefined
        ? [{ stage: event.stage, at: event.at, ms: event.ms ?? null, retries: event.retries ?? null }]
        : [],
    ),
    measurements: beside
      .flatMap(({ event, station }) => measurementIn(event, station))
      // Its own stay in the order in which they came, whatever its clock did.
      .reduce(
        (all, one) => all.toSpliced(all.findLastIndex(({ at }) => at <= one.at) + 1, 0, one),
        events.flatMap((event) => measurementIn(event, null)),
      ),
    notes: notesIn(events),
  };
}

function measurementIn(event: RecordEvent, station: string | null): readonly HistoryMeasurement[] {
  if (event.type !== 'measurement') return [];
  const { name, at, value, unit, low = null, high = null, outcome = null, marginal = null } = event;
  const { saw = null, expected = null } = event;
  return [{ name, at, value, unit, low, high, outcome, marginal, saw, expected, station }];
}
