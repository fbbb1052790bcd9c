import { setImmediate as othersTurn } from 'node:timers/promises';
import { sql, type Transaction } from 'kysely';
import * as v from 'valibot';
import { plainText } from '../../../shared/plain-text.ts';
import { sharedRecordLimits } from '../../../shared/time-limits.ts';
import { eventOf } from '../event-as-read.ts';
import { furthestTime } from '../record-event.ts';
import { noteOthersEvent, type RecordDatabase } from '../record-store.ts';
import { allStations, otherComputers, type RecordTables } from '../schema.ts';
import { knownVersion } from './make-schema.ts';
import type { SharedConnection } from './postgres-connection.ts';
import { schemaName, schemaVersions } from './schema-versions.ts';
import { refusedType } from './shared-tables.ts';

/** Rows of one transaction here, some 20 ms: who sets up, and the window, wait for no more. */
const sliceRows = 25;
/** Rows of one look, over all stations. */
const lookRows = 1_000;
/** More often than anybody sets a clock: what a hostile station tells of its own is bounded. */
const mostSteps = 1_000;
/** More stations than any factory has: what a hostile one may make of them is bounded, and hides none that is known. */
const mostStations = 1_000;

const word = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
/** PostgreSQL hands its large whole numbers out as texts. */
const whole = v.pipe(v.union([v.number(), v.pipe(v.string(), v.maxLength(20), v.transform(Number))]), v.safeInteger());
const place = v.pipe(whole, v.minValue(0));
const time = v.pipe(whole, v.minValue(-furthestTime), v.maxValue(furthestTime));

const rowPlace = v.object({
  stationId: word,
  sequence: place,
  afterSequence: place,
  /** By the server's clock, in milliseconds since 1970. */
  receivedAt: time,
  /** Everything that was under way when it was written is over: what is missing before it never comes. */
  isSettled: v.boolean(),
});
type RowPlace = v.InferOutput<typeof rowPlace>;

/** A row as another station wrote it, which nobody has looked at. */
const sharedRow = v.object({
  ...rowPlace.entries,
  attemptId: v.pipe(v.string(), v.maxLength(64)),
  type: v.pipe(v.string(), v.maxLength(64)),
  at: time,
  sentAt: time,
  body: v.pipe(v.string(), v.maxLength(32_768)),
});
export type SharedRow = v.InferOutput<typeof sharedRow>;

/** Undefined: no row of the shared record. */
export function readSharedRow(columns: unknown): SharedRow | undefined {
  const parsed = v.safeParse(sharedRow, columns);
  return parsed.success ? parsed.output : undefined;
}

/** `told`: undefined where nothing but its place can be read, behind which others stand. */
interface PlacedRow extends RowPlace {
  readonly told: SharedRow | undefined;
}

export function placed(columns: unknown): readonly PlacedRow[] {
  const told = readSharedRow(columns);
  if (told !== undefined) return [{ ...told, told }];
  const parsed = v.safeParse(rowPlace, columns);
  return parsed.success ? [{ ...parsed.output, told }] : [];
}

/**
 * What may be taken of a station's rows, which come in the order of its sequence: those that follow what is known, up to
 * the first gap in which a row may still be on its way.
 */
function takeInOrder(rows: readonly PlacedRow[], from: number): readonly PlacedRow[] {
  let known = from;
  const taken: PlacedRow[] = [];
  for (const row of rows) {
    if (row.sequence <= known) continue;
    // The first that is known of a station may follow what its server does not keep any more.
    if (row.afterSequence !== known && row.sequence !== known + 1 && !row.isSettled) break;
    taken.push(row);
    known = row.sequence;
  }
  return taken;
}

export interface OtherStationsParts {
  readonly local: <Value>(work: (database: RecordDatabase) => Promise<Value>) => Promise<Value>;
  readonly shared: SharedConnection;
  readonly target: string;
  /** The id of this computer's own station now. */
  readonly stationId: string;
  readonly versions?: readonly string[];
}

/**
 * Takes over what other stations wrote since the last look, each station from where it was read to. Returns how many
 * rows there were; with none, all is known.
 */
export async function readOthers(parts: OtherStationsParts): Promise<number> {
  const { local, shared, target, stationId, versions = schemaVersions } = parts;
  const known = await local(async (database) => {
    const cursors = await database.selectFrom('otherStation').selectAll().where('target', '=', target).execute();
    const names = await database.selectFrom('station').select(['id', 'name']).execute();
    return {
      cursors: new Map(cursors.map((one) => [one.stationId, one])),
      names: new Map(names.map(({ id, name }) => [id, name])),
    };
  });
  const told = await shared.call(async (database) => {
    await knownVersion(database, versions.length);
    const stations = await sql<{ id: unknown; name: unknown }>`
      select id, name from (
        select distinct on (id) id, name, seen_at from ${sql.id(schemaName, 'station')}
        where id <> ${stationId} order by id, seen_at desc
      ) one order by id = any(${[...known.cursors.keys()]}::text[]) desc, seen_at desc, id limit ${mostStations}`.execute(
      database,
    );
    const names = stations.rows.flatMap(({ id, name }) => stationOf(id, name) ?? []);
    const from = names.map(({ id }) => known.cursors.get(id)?.sequence ?? 0);
    // For each station a few, so that a busy one does not keep the others waiting.
    const rows = await sql<Record<string, unknown>>`
      select e.station_id, e.sequence, e.after_sequence, e.attempt_id, e.type, e.at, e.sent_at, e.body,
        floor(extract(epoch from e.received_at) * 1000)::bigint as received_at,
        e.transaction < pg_snapshot_xmin(pg_current_snapshot()) as is_settled
      from unnest(${names.map(({ id }) => id)}::text[], ${from}::bigint[]) as c(station_id, known)
      cross join lateral (
        select * from ${sql.id(schemaName, 'event')} one
        where one.station_id = c.station_id and one.sequence > c.known
        order by one.sequence limit ${Math.max(1, Math.floor(lookRows / Math.max(1, names.length)))}
      ) e order by e.station_id, e.sequence`.execute(database);
    return { names, rows: rows.rows.flatMap(placed) };
  });
  const byStation = group(told.rows);
  let read = 0;
  for (const { id, name } of told.names) {
    const from = known.cursors.get(id)?.sequence ?? 0;
    const rows = takeInOrder(byStation.get(id) ?? [], from);
    if (rows.length === 0 && known.names.get(id) === name) continue;
    read += rows.length;
    for (let from = 0; from === 0 || from < rows.length; from += sliceRows) {
      const slice = rows.slice(from, from + sliceRows);
      await local((database) =>
        database.transaction().execute((transaction) => noteAll(transaction, { target, id, name, rows: slice })),
      );
      await othersTurn();
    }
  }
  return read;
}

/** Bounded, and with nothing in it that does not stand for itself; undefined: no station. */
function stationOf(id: unknown, name: unknown): { readonly id: string; readonly name: string } | undefined {
  if (typeof id !== 'string' || id === '' || id.length > 64 || plainText(id, 64) !== id) return undefined;
  const shown = typeof name === 'string' ? plainText(name, 64) : '';
  return { id, name: shown === '' ? id : shown };
}

function group(rows: readonly PlacedRow[]): ReadonlyMap<string, readonly PlacedRow[]> {
  const groups = new Map<string, PlacedRow[]>();
  for (const row of rows) {
    const known = groups.get(row.stationId);
    if (known === undefined) groups.set(row.stationId, [row]);
    else known.push(row);
  }
  return groups;
}

/** Takes over such rows of one station, in their order, and how far it was read. */
export async function noteAll(
  transaction: Transaction<RecordTables>,
  { target, id, name, rows }: { target: string; id: string; name: string; rows: readonly PlacedRow[] },
): Promise<void> {
  const there = await transaction.selectFrom('station').select('computer').where('id', '=', id).executeTakeFirst();
  if (there === undefined) {
    await transaction
      .insertInto('station')
      .values({ id, computer: `${otherComputers}${id}`, name, nextSequence: 1 })
      .execute();
  } else {
    await transaction.updateTable('station').set({ name }).where('id', '=', id).execute();
  }
  // Before what it tells, whose times are told by them.
  const sent = rows.map(({ sequence, told, receivedAt }) => ({ sequence, sentAt: told?.sentAt, receivedAt }));
  await noteOffsets(transaction, target, id, sent);
  let passedOver = 0;
  for (const row of rows) {
    if (row.told?.type === refusedType) continue;
    const event = row.told && eventOf(row.told);
    const isKnown = await transaction
      .selectFrom('event')
      .select('sequence')
      .where('stationId', '=', id)
      .where('sequence', '=', row.sequence)
      .executeTakeFirst();
    if (isKnown !== undefined) continue;
    const { sequence, receivedAt } = row;
    const isIts =
      event !== undefined && (await noteOthersEvent(transaction, { stationId: id, sequence }, event, receivedAt));
    if (!isIts) passedOver += 1;
  }
  const last = rows.at(-1);
  if (last === undefined) return;
  const before = await transaction
    .selectFrom('otherStation')
    .select('passedOver')
    .where('target', '=', target)
    .where('stationId', '=', id)
    .executeTakeFirst();
  const cursor = {
    sequence: last.sequence,
    receivedAt: last.receivedAt,
    passedOver: (before?.passedOver ?? 0) + passedOver,
  };
  await transaction
    .insertInto('otherStation')
    .values({ target, stationId: id, ...cursor })
    .onConflict((conflict) => conflict.columns(['target', 'stationId']).doUpdateSet(cursor))
    .execute();
  // Of one that this computer was once: what came from there does not wait to be sent there.
  await transaction
    .updateTable('forwarded')
    .set({ sequence: last.sequence })
    .where('target', '=', target)
    .where('stationId', '=', id)
    .where('sequence', '<', last.sequence)
    .execute();
}

/** At that time, by the server's clock, nothing was left to read. Now and then: each time it is written, and flushed. */
export async function noteAllRead(database: RecordDatabase, target: string, receivedAt: number): Promise<void> {
  const known = await database
    .selectFrom('otherStation')
    .select('receivedAt')
    .where('target', '=', target)
    .where('stationId', '=', allStations)
    .executeTakeFirst();
  // Also where the server's clock was set back.
  if (known !== undefined && Math.abs(receivedAt - known.receivedAt) < sharedRecordLimits.allReadMs) return;
  await database
    .insertInto('otherStation')
    .values({ target, stationId: allStations, sequence: 0, receivedAt, passedOver: 0 })
    .onConflict((conflict) => conflict.columns(['target', 'stationId']).doUpdateSet({ receivedAt }))
    .execute();
}

/** When a station sent an event, by its own clock, and when the server had it. */
interface Sent extends Pick<RowPlace, 'sequence' | 'receivedAt'> {
  readonly sentAt: number | undefined;
}

/** How far its clock was off, where that is another than before: of each batch the first, which waited for none of the others. */
export async function noteOffsets(
  database: RecordDatabase,
  target: string,
  stationId: string,
  rows: readonly Sent[],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const steps = database.selectFrom('clockOffset').where('target', '=', target).where('stationId', '=', stationId);
  const before = await steps
    .select('offsetMs')
    .where('fromSequence', '<=', first.sequence)
    .orderBy('fromSequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  let known = before?.offsetMs;
  let batch: number | undefined;
  for (const { sequence: fromSequence, sentAt, receivedAt } of rows) {
    if (sentAt === undefined || sentAt === batch) continue;
    batch = sentAt;
    const offsetMs = receivedAt - sentAt;
    if (known !== undefined && Math.abs(offsetMs - known) < sharedRecordLimits.clockStepMs) continue;
    known = offsetMs;
    const { noted } = await steps.select(({ fn }) => fn.countAll<number>().as('noted')).executeTakeFirstOrThrow();
    if (Number(noted) >= mostSteps) await forgetOldest(database, target, stationId);
    await database
      .insertInto('clockOffset')
      .values({ target, stationId, fromSequence, offsetMs, receivedAt })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** Of many steps the newest tell most: what is set up now is asked about. */
async function forgetOldest(database: RecordDatabase, target: string, stationId: string): Promise<void> {
  await database
    .deleteFrom('clockOffset')
    .where('target', '=', target)
    .where('stationId', '=', stationId)
    .where('fromSequence', '=', ({ selectFrom }) =>
      selectFrom('clockOffset as oldest')
        .select(({ fn }) => fn.min('oldest.fromSequence').as('sequence'))
        .where('oldest.target', '=', target)
        .where('oldest.stationId', '=', stationId),
    )
    .execute();
}
