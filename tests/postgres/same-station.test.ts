import { copyFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { describe, expect, it, vi } from 'vitest';
import { historyOf } from '../../electron/record/history.ts';
import { foldAll } from '../../electron/record/record-store.ts';
import { readRow } from '../../electron/record/row-codec.ts';
import { outboxOf } from '../../electron/record/shared-record/outbox.ts';
import { connectShared } from '../../electron/record/shared-record/postgres-connection.ts';
import { success } from '../../shared/result.ts';
import { connected, counts, hallOfTest, soon } from './hall.ts';
import {
  addressOf,
  device,
  differences,
  eventsOf,
  openStation,
  quickClock,
  stationPassword,
  type TestStation,
} from './stations.ts';

const hall = hallOfTest();
const signal = new AbortController().signal;

async function fileOf({ store }: TestStation): Promise<string> {
  const { rows } = await sql<{ file: string }>`pragma database_list`.execute(store.database);
  return rows[0]?.file ?? '';
}

/** A copy of its file, opened at another computer under this name, while it goes on itself. */
async function atAnotherComputer(one: TestStation, address: ReturnType<typeof addressOf>, name: string) {
  const file = await fileOf(one);
  await sql`pragma wal_checkpoint(truncate)`.execute(one.store.database);
  await copyFile(file, `${file}.copy`);
  const copy = await openStation(`${file}.copy`, address, name, { computer: 'another' });
  return { file, copy: hall.ending(copy, (open) => open.close()) };
}

describe('a station that is somebody else now, or somewhere else', () => {
  it('goes on under a new id, losing nothing, where it signs in as another user', async () => {
    const name = await hall.database();
    const one = await hall.station(addressOf(hall.server.port, name, { user: 'bench_1' }), 'Bench 1');
    const other = await hall.station(addressOf(hall.server.port, name, { user: 'bench_2' }), 'Bench 2');
    await one.note(3);
    await connected(one);
    await hall.server.sql('alter role bench_1 nologin');
    const moved = hall.ending(
      await one.restart({ address: addressOf(hall.server.port, name, { user: 'bench_2' }) }),
      (open) => open.close(),
    );
    await moved.note(3);
    await vi.waitFor(async () => expect(await differences(hall.server, name, [moved, other])).toEqual([]), soon);
    await hall.server.sql('alter role bench_1 login');
    const writers = await hall.server.sql('select written_by from photon_setup.writer order by since', name);
    expect(writers.map(({ written_by: by }) => by).sort()).toEqual(['bench_1', 'bench_2', 'bench_2']);
    // What it was before is no other station to it, by its name or by what it did.
    await connected(moved);
    expect(moved.shared.status().nameIsTaken).toBe(false);
    expect(await moved.shared.reserve(device, 'again', signal)).toMatchObject({ isSure: true, elsewhere: undefined });
  });

  it('is held by the user that was said last, where two programs of one computer sign in as two', async () => {
    const name = await hall.database();
    const as = (user: string) => addressOf(hall.server.port, name, { user });
    let said = 'bench_1';
    const sharesAs = (user: string) => ({ address: as(user), isStillSaid: async () => said === user });
    const first = await hall.station(as('bench_1'), 'Bench 1', sharesAs('bench_1'));
    await first.note(2);
    await connected(first);
    said = 'bench_2';
    const refused = { state: 'away', trouble: { code: 'shared-record-sign-in-refused' } };
    first.shared.wake();
    await vi.waitFor(() => expect(first.shared.status()).toMatchObject(refused), soon);
    const { computer } = first.parts;
    const second = hall.ending(
      await openStation(await fileOf(first), as('bench_2'), 'Bench 1', { computer, ...sharesAs('bench_2') }),
      (open) => open.close(),
    );
    await second.note(1);
    await connected(second);
    // What either of them notes goes out once, by the one; and neither goes on under one id after the other.
    for (let look = 1; look <= 5; look += 1) {
      await first.note(1);
      second.shared.wake();
      await connected(second);
    }
    await second.shared.settle(soon.timeout);
    expect(first.shared.status()).toMatchObject(refused);
    expect(await differences(hall.server, name, [second])).toEqual([]);
    const writers = await hall.server.sql('select written_by from photon_setup.writer order by since', name);
    expect(writers).toEqual([{ written_by: 'bench_1' }, { written_by: 'bench_2' }]);
  });

  it('brings what it was in the middle of to its end at the other stations, too, once, as another user', async () => {
    const name = await hall.database();
    const as = (user: string) => addressOf(hall.server.port, name, { user });
    const one = await hall.station(as('bench_1'), 'Bench 1');
    const other = await hall.station(as('bench_1'), 'Bench 2');
    await one.note(1);
    // One is under way and known so far, of one the end waits, and one began with nothing that is known.
    const [begun, waits, late] = ['begun', 'waits', 'late'].map((id) => eventsOf(id));
    if (begun === undefined || waits === undefined || late === undefined) throw new Error('three attempts');
    await one.store.append([...begun.slice(0, 2), ...waits.slice(0, 3)]);
    one.shared.wake();
    await connected(one);
    await vi.waitFor(async () => expect(await counts(other)).toEqual({ events: 9, attempts: 3 }), soon);
    await one.shared.close();
    await one.store.append([...waits.slice(3), ...late]);
    const moved = hall.ending(await one.restart({ address: as('bench_2') }), (open) => open.close());
    await connected(moved);
    await moved.store.append(begun.slice(2));
    moved.shared.wake();
    await connected(moved);
    const attempts = async ({ store }: TestStation) => {
      const rows = await store.database
        .selectFrom('attempt')
        .selectAll()
        .where('attemptId', 'in', ['begun', 'waits', 'late'])
        .orderBy('attemptId')
        .execute();
      return rows.map(({ rowId: _, ...row }) => row);
    };
    await vi.waitFor(async () => expect(await attempts(other)).toEqual(await attempts(moved)), soon);
    expect((await attempts(other)).map(({ outcome }) => outcome)).toEqual(['claimed', 'claimed', 'claimed']);
    // What the server had before it has twice, and comes back from there; whoever looks at an attempt sees one of them.
    await vi.waitFor(async () => expect(await counts(moved)).toEqual({ events: 21, attempts: 4 }), soon);
    for (const { store } of [moved, other]) {
      const history = historyOf({
        use: async (work) => success(await work(store)),
        isGone: async () => false,
        now: Date.now,
      });
      const shown = await history.show('begun');
      expect(shown.ok && shown.value?.events.map(({ type }) => type)).toEqual([
        'started',
        'stage',
        'measurement',
        'finished',
      ]);
    }
    expect(
      await hall.server.sql("select count(*)::int as events from photon_setup.event where attempt_id = 'begun'", name),
    ).toEqual([{ events: 6 }]);
    const fresh = await hall.station(as('bench_2'), 'Bench 3');
    await vi.waitFor(async () => expect(await attempts(fresh)).toEqual(await attempts(moved)), soon);
    for (const { store } of [moved, other, fresh]) {
      const rows = await store.database.selectFrom('attempt').selectAll().execute();
      const folded = await foldAll(store.database);
      expect(rows.map((row) => readRow(row))).toEqual(
        rows.map(({ rowId, attemptId }) => ({ ...folded.get(attemptId), rowId })),
      );
    }
  });

  it('hands all that it was before over to another server, once, also what another computer goes on writing', async () => {
    const [here, there] = [await hall.database(), await hall.database()];
    const at = (name: string, user: string) => ({ address: addressOf(hall.server.port, name, { user }) });
    const one = await hall.station(at(here, 'bench_1').address, 'Bench 1');
    await one.note(2);
    await connected(one);
    // A second computer with a copy of its file, which is this one by its name and goes on writing.
    const file = await fileOf(one);
    await one.close();
    await copyFile(file, `${file}.copy`);
    const copy = hall.ending(
      await openStation(`${file}.copy`, at(here, 'bench_1').address, 'Bench 1', { computer: one.parts.computer }),
      (open) => open.close(),
    );
    await copy.note(1);
    await connected(copy);
    let station = await openStation(file, at(here, 'bench_1').address, 'Bench 1', { computer: one.parts.computer });
    await station.note(2);
    await connected(station);
    // Another user of the server from now on.
    station = await station.restart(at(here, 'bench_2'));
    await station.note(2);
    await connected(station);
    const computers = await station.store.database.selectFrom('station').select('computer').execute();
    expect(computers.map(({ computer }) => computer.replace(/:.*/s, ''))).toEqual(
      expect.arrayContaining(['left', 'former']),
    );
    station = hall.ending(await station.restart(at(there, 'bench_2')), (open) => open.close());
    await vi.waitFor(() => expect(station.shared.status()).toMatchObject({ state: 'connected', waiting: 0 }), soon);
    const own = await station.store.database
      .selectFrom('event')
      .innerJoin('station', 'station.id', 'event.stationId')
      .select('attemptId')
      .where('computer', 'not like', 'shared:%')
      .execute();
    // What the other computer wrote after its copy was made came back by the hall.server.
    expect(own).toHaveLength(28);
    const known = 'select distinct attempt_id from photon_setup.event order by 1';
    const sent = await hall.server.sql(known, there);
    expect(sent.map(({ attempt_id: id }) => id)).toEqual([...new Set(own.map(({ attemptId }) => attemptId))].sort());
    expect(await hall.server.sql('select count(*)::int as events from photon_setup.event', there)).toEqual([
      { events: 28 },
    ]);
    // Whoever comes there reads all of it; the other computer, as another user, goes on with what is its own alone.
    const other = await hall.station(at(there, 'bench_1').address, 'Bench 2');
    const copied = hall.ending(await copy.restart(at(there, 'bench_1')), (open) => open.close());
    await vi.waitFor(async () => expect(await counts(other)).toEqual({ events: 28, attempts: 7 }), soon);
    await vi.waitFor(() => expect(copied.shared.status()).toMatchObject({ state: 'connected', waiting: 0 }), soon);
    expect(await hall.server.sql('select count(*)::int as events from photon_setup.event', there)).toEqual([
      { events: 28 },
    ]);
  });

  it('hands over what its computer noted by another name, which is no other station to it', async () => {
    const name = await hall.database();
    const one = await hall.station(addressOf(hall.server.port, name), 'Bench 1');
    const other = await hall.station(addressOf(hall.server.port, name), 'Bench 2');
    await one.note(1);
    await connected(one);
    await one.shared.close();
    // Long enough after it: where two stations begin at once, how long each batch was on its way decides which stands first.
    const begun = eventsOf('begun', 'f'.repeat(24) as typeof device, Date.now() + 60_000).slice(0, 2);
    await one.store.append([...eventsOf('waited', device, Date.now() - 60_000), ...begun]);
    const renamed = await one.restart({ computer: 'by another name', name: 'Bench 1', address: addressOf(1, name) });
    await vi.waitFor(() => expect(renamed.shared.status()).toMatchObject({ state: 'away', waiting: 10 }), soon);
    const now = hall.ending(await renamed.restart({ address: addressOf(hall.server.port, name) }), (open) =>
      open.close(),
    );
    await connected(now);
    expect(now.shared.status().nameIsTaken).toBe(false);
    expect(await now.shared.reserve(device, 'again', signal)).toMatchObject({ isSure: true, elsewhere: undefined });
    await now.store.append([{ type: 'finished', attemptId: 'begun', at: Date.now(), outcome: 'forgotten' }]);
    now.shared.wake();
    const outcomes = async ({ store }: TestStation) =>
      (await store.database.selectFrom('attempt').select('outcome').orderBy('rowId').execute()).map(
        ({ outcome }) => outcome,
      );
    await vi.waitFor(async () => expect(await outcomes(other)).toEqual(['claimed', 'claimed', 'forgotten']), soon);
    expect(await outcomes(now)).toEqual(['claimed', 'claimed', 'forgotten']);
  });

  it('does not take another computer, from which its file came and which goes on, for itself', async () => {
    const name = await hall.database();
    const one = await hall.station(addressOf(hall.server.port, name), 'Bench 1');
    await one.note(1);
    await connected(one);
    const { copy } = await atAnotherComputer(one, addressOf(hall.server.port, name), 'Bench 1');
    await connected(copy);
    await one.note(1);
    await vi.waitFor(async () => expect(await counts(copy)).toEqual({ events: 8, attempts: 2 }), soon);
    // What came from the server does not wait to be sent there.
    await copy.shared.settle(soon.timeout);
    expect(copy.shared.status()).toMatchObject({ state: 'connected', waiting: 0, waitingSince: undefined });
    await vi.waitFor(() => expect(copy.shared.status().nameIsTaken).toBe(true), soon);
    expect(await copy.shared.reserve(device, 'again', signal)).toMatchObject({ elsewhere: { station: 'Bench 1' } });
  });

  it('counts on, as the same, where its file was at another computer meanwhile and comes back', async () => {
    const name = await hall.database();
    const one = await hall.station(addressOf(hall.server.port, name), 'Bench 1');
    await one.note(1);
    await connected(one);
    const { file, copy } = await atAnotherComputer(one, addressOf(hall.server.port, name), 'Bench 2');
    // Whoever reads this has it without what does not stand for itself.
    const odd = eventsOf('odd').map((event) =>
      event.type === 'stage' ? { ...event, networkName: 'Caf\u0007e' } : event,
    );
    await one.store.append(odd);
    one.shared.wake();
    await vi.waitFor(async () => expect(await counts(copy)).toEqual({ events: 8, attempts: 2 }), soon);
    await one.close();
    await sql`pragma wal_checkpoint(truncate)`.execute(copy.store.database);
    await copy.close();
    await copyFile(`${file}.copy`, file);
    const { computer } = one.parts;
    const back = hall.ending(
      await openStation(file, addressOf(hall.server.port, name), 'Bench 1', { computer }),
      (open) => open.close(),
    );
    await back.note(1);
    await connected(back);
    await back.shared.settle(soon.timeout);
    const there = await hall.server.sql(
      'select station_id, count(*)::int as events, max(sequence)::int as last from photon_setup.event group by 1',
      name,
    );
    expect(there).toEqual([{ station_id: back.store.stationId, events: 12, last: 12 }]);
    expect(await counts(back)).toEqual({ events: 12, attempts: 3 });
  });

  it('has what an earlier one noted by a clock that was ahead where the server had it, once it is told that it has it', async () => {
    const name = await hall.database();
    const { store } = await hall.station(addressOf(1, name), 'Bench 1');
    const { database: file, stationId } = store;
    const year2090 = Date.UTC(2090, 0, 1);
    await store.append([...eventsOf('one', device, year2090), ...eventsOf('two', device, year2090)]);
    const at = addressOf(hall.server.port, name, { user: 'bench_1' });
    const shared = hall.ending(await connectShared(at, stationPassword, quickClock, signal), (open) => open.close());
    const outbox = outboxOf({ local: (work) => work(file), shared, target: 't', stationId, now: quickClock.now });
    await outbox.sendAll((await outbox.settleEarlier()) ?? 99);
    // As in a damaged file: how much of it is there nobody knows.
    await file.updateTable('forwarded').set({ sequence: 0 }).execute();
    await sql`update attempt set row_id = ${year2090} + first_sequence`.execute(file);
    expect(await outbox.settleEarlier()).toBeUndefined();
    const rows = await file.selectFrom('attempt').select(['attemptId', 'rowId']).orderBy('rowId').execute();
    expect(rows.map(({ attemptId }) => attemptId)).toEqual(['one', 'two']);
    expect(rows[1]?.rowId).toBeLessThan(quickClock.now() + 60_000);
  });

  it('sends nothing of an earlier one behind what another computer sent under it meanwhile', async () => {
    const name = await hall.database();
    const { store } = await hall.station(addressOf(1, name), 'Bench 1');
    await store.append([...eventsOf('one'), ...eventsOf('two')]);
    const at = addressOf(hall.server.port, name, { user: 'bench_1' });
    const shared = hall.ending(await connectShared(at, stationPassword, quickClock, signal), (open) => open.close());
    const { database: file, stationId } = store;
    const outbox = outboxOf({ local: (work) => work(file), shared, target: 't', stationId, now: quickClock.now });
    const sent = await outbox.settleEarlier();
    await hall.server.sql(
      `insert into photon_setup.event (station_id, sequence, after_sequence, attempt_id, type, at, sent_at, body)
       select '${stationId}', n, n - 1, 'theirs', 'stage', 1, 1, '{}' from generate_series(1, 5) n`,
      name,
    );
    await expect(outbox.sendAll(sent ?? 99)).rejects.toMatchObject({ common: 0, by: 'twice' });
    expect(await hall.server.sql('select distinct attempt_id from photon_setup.event', name)).toEqual([
      { attempt_id: 'theirs' },
    ]);
  });
});
