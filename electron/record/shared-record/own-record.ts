import { sql, type Transaction } from 'kysely';
import type { DeviceId } from '../../../shared/device-id.ts';
import { plainText } from '../../../shared/plain-text.ts';
import { provenOutcomes } from '../../../shared/setup-events.ts';
import type { SharedRecordStatus } from '../../../shared/shared-record.ts';
import { type RecordDatabase, stationHere } from '../record-store.ts';
import { formerSelf, leftBehind, otherComputers, type RecordTables, wasShared } from '../schema.ts';
import type { DoneElsewhere, SharedRecordAddress } from '../shared-record-port.ts';

/** Names one shared record among several; no secret is in it. */
export const targetOf = ({ host, port, database }: SharedRecordAddress): string => `${host}:${port}/${database}`;

export async function stationOf(database: RecordDatabase, computer: string): Promise<string> {
  const id = await stationHere(database, computer);
  if (id === undefined) throw new Error('no station of this computer');
  return id;
}

/**
 * What was this computer's alone, as another station than now: in a file that was damaged, before its id was taken, or by
 * the name that it had. One that went on elsewhere, as where the file is a copy, is not.
 */
export async function formerStations(database: RecordDatabase, computer: string): Promise<readonly string[]> {
  const found = await earlier(database, computer)
    .where('computer', 'not like', `${leftBehind}%`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('event')
            .select('sequence')
            .whereRef('event.stationId', '=', 'station.id')
            .whereRef('sequence', '>=', 'nextSequence'),
        ),
      ),
    )
    .execute();
  return found.map(({ id }) => id);
}

/**
 * All that was noted in this file as another station than now. One that another computer goes on writing is among them:
 * of a server that is new to both, nobody knows whether that one ever sends it.
 */
export async function earlierStations(database: RecordDatabase, computer: string): Promise<readonly string[]> {
  const found = await earlier(database, computer).execute();
  return found.map(({ id }) => id);
}

const earlier = (database: RecordDatabase, computer: string) =>
  database
    .selectFrom('station')
    .select('id')
    .where('computer', '<>', computer)
    .where('computer', 'not like', `${otherComputers}%`)
    .orderBy('id');

export async function nameOf(database: RecordDatabase, id: string): Promise<string> {
  const { name } = await database.selectFrom('station').select('name').where('id', '=', id).executeTakeFirstOrThrow();
  return name;
}

/** From now on this target alone counts: what was on its way to another one waits no more. And the name that this station has now. */
export async function expectTarget(
  database: RecordDatabase,
  target: string,
  { computer, name }: { readonly computer: string; readonly name: string },
): Promise<void> {
  const stationId = await stationOf(database, computer);
  await database.transaction().execute(async (transaction) => {
    await forgetTargets(transaction, target);
    await sql`insert or ignore into forgotten (attempt_id) values (${wasShared})`.execute(transaction);
    for (const one of [stationId, ...(await earlierStations(transaction, computer))]) {
      await transaction
        .insertInto('forwarded')
        .values({ target, stationId: one, sequence: 0 })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    await transaction.updateTable('station').set({ name }).where('id', '=', stationId).execute();
  });
}

/**
 * Where nothing is shared any more nothing waits. How far others were read stays: a station that comes back goes on there,
 * and what the server refused of this one it still does not have.
 */
export async function forgetTargets(database: RecordDatabase, but = ''): Promise<void> {
  await database.deleteFrom('forwarded').where('target', '<>', but).execute();
}

export async function waitingIn(
  database: RecordDatabase,
  target: string,
  computer: string,
): Promise<Pick<SharedRecordStatus, 'waiting' | 'waitingSince' | 'setAside'>> {
  let waiting = 0;
  let since: number | undefined;
  for (const stationId of [await stationOf(database, computer), ...(await earlierStations(database, computer))]) {
    const sent = await database
      .selectFrom('forwarded')
      .select('sequence')
      .where('target', '=', target)
      .where('stationId', '=', stationId)
      .executeTakeFirst();
    // Two looks into an index; how old the oldest is would be asked of each of them, after each batch.
    const behind = database
      .selectFrom('event')
      .where('stationId', '=', stationId)
      .where('sequence', '>', sent?.sequence ?? 0);
    const here = await behind.select(sql<number>`count(*)`.as('waiting')).executeTakeFirstOrThrow();
    const first = await behind.select('at').orderBy('sequence').limit(1).executeTakeFirst();
    waiting += Number(here.waiting);
    if (first !== undefined) since = Math.min(since ?? first.at, first.at);
  }
  const { aside } = await database
    .selectFrom('setAside')
    .select(sql<number>`count(*)`.as('aside'))
    .where('target', '=', target)
    .executeTakeFirstOrThrow();
  return { waiting, waitingSince: since, setAside: Number(aside) };
}

/**
 * Another computer, or another user of the server, writes under this station's id: this one goes on under a new one, with
 * all that only it has, and with the whole of each attempt that such an event belongs to, or that may come to its end later.
 * The numbers stay; whoever reads the new station begins with its first.
 */
export async function moveOn(
  transaction: Transaction<RecordTables>,
  { before, as, next: id }: { readonly before: string; readonly as: string; readonly next: string },
  common: number,
  computer: string,
): Promise<void> {
  const station = await transaction
    .selectFrom('station')
    .select(['name', 'nextSequence', 'computer'])
    .where('id', '=', before)
    .executeTakeFirstOrThrow();
  const { name, nextSequence } = station;
  const isLeft = station.computer.startsWith(leftBehind);
  const isEarlier = isLeft || station.computer.startsWith(formerSelf);
  if (isEarlier) {
    const more = await transaction
      .selectFrom('event')
      .select('sequence')
      .where('stationId', '=', before)
      .where('sequence', '>', common)
      .executeTakeFirst();
    // Another program of this computer has done it meanwhile.
    if (more === undefined) return;
  }
  // What comes under it from there on is another's.
  await transaction
    .updateTable('station')
    .set({ nextSequence: Math.min(nextSequence, common + 1), ...(isLeft ? {} : { computer: `${as}${before}` }) })
    .where('id', '=', before)
    .execute();
  // This computer writes as one: as another program of it went on before, what that one left is an earlier station's.
  const goesOn = isEarlier ? `${formerSelf}${id}` : computer;
  await transaction.insertInto('station').values({ id, computer: goesOn, name, nextSequence }).execute();
  await transaction.updateTable('forwarded').set({ sequence: common }).where('stationId', '=', before).execute();
  await sql`create temp table moved as
    select attempt_id from event where station_id = ${before} and sequence > ${common}
    union select attempt_id from attempt where station_id = ${before} and outcome is null
      and first_sequence < ${nextSequence}`.execute(transaction);
  const places = sql`station_id = ${before} and attempt_id in (select attempt_id from temp.moved)`;
  await sql`update set_aside set station_id = ${id} where station_id = ${before} and sequence in (
    select sequence from event where ${places})`.execute(transaction);
  for (const table of ['measurement', 'attempt', 'event']) {
    await sql`update ${sql.table(table)} set station_id = ${id} where ${places}`.execute(transaction);
  }
  await sql`drop table temp.moved`.execute(transaction);
}

/** The number under which an attempt was told to have ended: what is noted to it later has one of its own. */
const endedAs = sql<number>`(
  select coalesce(max(+event.sequence), attempt.first_sequence) from event
  where event.attempt_id = attempt.attempt_id and event.station_id = attempt.station_id and event.type = 'finished')`;

/** Nobody sets one device up more often. */
const mostEnds = 1_000;

/**
 * Who else has finished this device last, as far as it is known here: of a station the last that it told, and between
 * stations by the server's clock. What was read last says nothing: a station that is new here may have done it years ago.
 */
export async function doneElsewhere(
  database: RecordDatabase,
  target: string,
  computer: string,
  device: DeviceId,
  now: number,
): Promise<DoneElsewhere | undefined> {
  const ends = await database
    .selectFrom('attempt')
    .innerJoin('station', 'station.id', 'attempt.stationId')
    .select(['station.name', 'station.computer', 'attempt.stationId', 'attempt.endedAt'])
    .select(endedAs.as('sequence'))
    // As its clock was when it told how this one ended.
    .select(({ selectFrom }) =>
      selectFrom('clockOffset')
        .select('offsetMs')
        .where('target', '=', target)
        .whereRef('clockOffset.stationId', '=', 'attempt.stationId')
        .where('fromSequence', '<=', endedAs)
        .orderBy('fromSequence', 'desc')
        .limit(1)
        .as('offsetMs'),
    )
    .where('attempt.deviceId', '=', device)
    .where('attempt.outcome', 'in', [...provenOutcomes, 'handed-over'])
    .where('attempt.endedAt', 'is not', null)
    .orderBy('attempt.rowId', 'desc')
    .limit(mostEnds)
    .execute();
  const endOf = ({ endedAt, offsetMs }: (typeof ends)[number]) => Number(endedAt) + Number(offsetMs ?? 0);
  // Of each station what it told last, whatever its clock did in between.
  const last = new Map<string, (typeof ends)[number]>();
  for (const one of ends.toSorted((one, other) => Number(one.sequence) - Number(other.sequence)))
    last.set(one.stationId, one);
  const [newest] = [...last.values()].sort((one, other) => endOf(other) - endOf(one));
  if (newest === undefined) return undefined;
  const ownBefore = await formerStations(database, computer);
  if (newest.computer === computer || ownBefore.includes(newest.stationId)) return undefined;
  // By the server's clock on both sides.
  const agoMs = Math.max(0, now - endOf(newest));
  return { station: plainText(newest.name, 64), agoMs };
}
