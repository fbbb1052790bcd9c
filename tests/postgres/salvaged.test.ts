import { copyFile, mkdtemp, open, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { historyOf } from '../../electron/record/history.ts';
import { openStore } from '../../electron/record/record-store.ts';
import { saveFrom } from '../../electron/record/salvage.ts';
import { forgetTargets } from '../../electron/record/shared-record/own-record.ts';
import { type SharedRecordParts, sharedRecord } from '../../electron/record/shared-record/shared-record.ts';
import { success } from '../../shared/result.ts';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import {
  addressOf,
  device,
  differences,
  eventsOf,
  newDatabase,
  openStation,
  quickClock,
  stationPassword,
  stationsOfTest,
  type TestStation,
} from './stations.ts';

const soon = { timeout: 50_000, interval: 30 };
let server: PostgresServer;
const test = stationsOfTest();
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.remove());
afterEach(() => test.end());

it('what waited in a file that was damaged is handed over from the one that it was saved into', async () => {
  await newDatabase(server, 'damaged');
  const address = addressOf(server.port, 'damaged');
  const one = await test.station(address, 'Bench 1');
  const other = await test.station(address, 'Bench 2');
  await one.note(2);
  // In the middle of one: nobody here is to finish it.
  await other.store.append(eventsOf('theirs').slice(0, 2));
  other.shared.wake();
  await vi.waitFor(async () => expect(await differences(server, 'damaged', [one, other])).toEqual([]), soon);
  await one.shared.close();
  await one.store.append(eventsOf('waited'));
  const { computer, name } = one.parts;
  const file = await damaged(one);

  await server.stop();
  const next = test.ending(await openStation(file, address, name, { computer }), (open) => open.close());
  await vi.waitFor(() => expect(next.shared.status()).toMatchObject({ state: 'away', waiting: 12 }), soon);
  await server.start();
  await next.note(1);
  await vi.waitFor(async () => expect(await differences(server, 'damaged', [next, other])).toEqual([]), soon);
  await vi.waitFor(() => expect(next.shared.status()).toMatchObject({ state: 'connected', waiting: 0 }), soon);
  // What it was before is no other station to it.
  expect(next.shared.status().nameIsTaken).toBe(false);
  const { signal } = new AbortController();
  expect(await next.shared.reserve(device, 'again', signal)).toMatchObject({ elsewhere: undefined });
});

it('what waited in a damaged file goes on under a new id where its own is another user’s of the server by now', async () => {
  await newDatabase(server, 'taken');
  for (const user of ['bench_1', 'bench_2']) {
    await server.sql(`create role ${user} login password '${stationPassword}' in role photon_setup_station`);
  }
  const as = (user: string) => addressOf(server.port, 'taken', { user });
  const one = await test.station(as('bench_1'), 'Bench 1');
  const other = await test.station(as('bench_1'), 'Bench 2');
  await one.note(2);
  await vi.waitFor(async () => expect(await differences(server, 'taken', [one, other])).toEqual([]), soon);
  await one.shared.close();
  for (const id of ['waited', 'waited too']) await one.store.append(eventsOf(id));
  const { computer, name } = one.parts;
  const file = await damaged(one);
  await server.sql('alter role bench_1 nologin');
  const next = test.ending(await openStation(file, as('bench_2'), name, { computer }), (open) => open.close());
  await next.note(1);
  const otherNow = test.ending(await other.restart({ address: as('bench_2') }), (open) => open.close());
  await vi.waitFor(async () => expect(await differences(server, 'taken', [next, otherNow])).toEqual([]), soon);
  await vi.waitFor(() => expect(next.shared.status()).toMatchObject({ state: 'connected', waiting: 0 }), soon);
  const sent = await server.sql(
    "select written_by, count(*)::int from photon_setup.event join photon_setup.writer using (station_id) where attempt_id like 'waited%' group by 1",
    'taken',
  );
  expect(sent).toEqual([{ written_by: 'bench_2', count: 8 }]);
  // What it was before is no other station to it, and a new start moves nothing again.
  expect(next.shared.status().nameIsTaken).toBe(false);
  const again = test.ending(await next.restart(), (open) => open.close());
  await again.shared.settle(soon.timeout);
  expect(await differences(server, 'taken', [again, otherNow])).toEqual([]);
});

it('what was begun in a file that was damaged comes to its end at the other stations, too', async () => {
  await newDatabase(server, 'begun');
  const address = addressOf(server.port, 'begun');
  const one = await test.station(address, 'Bench 1');
  const other = await test.station(address, 'Bench 2');
  const outcomes = async ({ store }: TestStation) =>
    (await store.database.selectFrom('attempt').select(['attemptId', 'outcome']).execute()).map(
      ({ attemptId, outcome }) => `${attemptId} ${outcome}`,
    );
  await one.store.append(eventsOf('begun').slice(0, 2));
  one.shared.wake();
  await vi.waitFor(async () => expect(await outcomes(other)).toEqual(['begun null']), soon);
  await one.shared.close();
  const { computer, name } = one.parts;
  const file = await damaged(one, ['begun']);
  const next = test.ending(await openStation(file, address, name, { computer }), (open) => open.close());
  await next.store.append([{ type: 'finished', attemptId: 'begun', at: Date.now(), outcome: 'forgotten' }]);
  next.shared.wake();
  await vi.waitFor(async () => expect(await outcomes(other)).toEqual(['begun forgotten']), soon);
  await vi.waitFor(() => expect(next.shared.status()).toMatchObject({ state: 'connected', waiting: 0 }), soon);
  expect(await outcomes(next)).toEqual(['begun forgotten']);
  const told = (stationId: string) =>
    next.store.database.selectFrom('event').select('type').where('stationId', '=', stationId);
  expect((await told('anew').execute()).map(({ type }) => type)).toEqual(['started', 'stage', 'finished']);
  // What it told before comes back beside that, where the end might have been that the file lost.
  const before = told(one.store.stationId);
  await vi.waitFor(
    async () => expect((await before.execute()).map(({ type }) => type)).toEqual(['started', 'stage']),
    soon,
  );
});

it('the end that a damaged file lost is shown, though its attempt was forgotten before the server was read', async () => {
  await newDatabase(server, 'endedfirst');
  const address = addressOf(server.port, 'endedfirst');
  const one = await test.station(address, 'Bench 1');
  const other = await test.station(address, 'Bench 2');
  const outcomes = async ({ store }: TestStation) =>
    (await store.database.selectFrom('attempt').select('outcome').execute()).map(({ outcome }) => outcome);
  await one.store.append(eventsOf('ended'));
  one.shared.wake();
  await vi.waitFor(async () => expect(await outcomes(other)).toEqual(['claimed']), soon);
  await one.shared.close();
  await one.store.database.deleteFrom('event').where('type', '=', 'finished').execute();
  const { computer, name } = one.parts;
  const file = await damaged(one, ['ended']);
  await server.stop();
  const next = test.ending(await openStation(file, address, name, { computer }), (open) => open.close());
  expect(await outcomes(next)).toEqual([null]);
  await next.store.append([{ type: 'finished', attemptId: 'ended', at: Date.now(), outcome: 'forgotten' }]);
  expect(await outcomes(next)).toEqual(['forgotten']);
  await server.start();
  await vi.waitFor(async () => expect(await outcomes(next)).toEqual(['claimed']), soon);
  await vi.waitFor(() => expect(next.shared.status()).toMatchObject({ state: 'connected', waiting: 0 }), soon);
  expect([await outcomes(next), await outcomes(other)]).toEqual([['claimed'], ['claimed']]);
});

it('what a damaged file lost in its middle comes back from the server, and each attempt is as it was', async () => {
  await newDatabase(server, 'middle');
  const address = addressOf(server.port, 'middle');
  const one = await test.station(address, 'Bench 1');
  // The page that is lost begins in the middle of an attempt, and so does the next one.
  await one.store.append(eventsOf('first').filter(({ type }) => type !== 'measurement'));
  await one.note(40);
  await vi.waitFor(async () => expect(await differences(server, 'middle', [one])).toEqual([]), soon);
  await one.shared.close();
  const rows = async ({ store }: TestStation) => {
    const found = await store.database.selectFrom('attempt').selectAll().orderBy('attemptId').execute();
    return found.map(({ rowId: _, ...row }) => row);
  };
  const before = await rows(one);
  const { rows: pages } = await sql<{ pageno: number }>`
    select pageno from dbstat where name = 'event' and pagetype = 'leaf' order by pageno`.execute(one.store.database);
  expect(pages.length).toBeGreaterThan(4);
  const { computer, name } = one.parts;
  const file = await damaged(one, 'whatever is left of them', pages[Math.floor(pages.length / 2)]?.pageno);
  const next = test.ending(await openStation(file, address, name, { computer }), (open) => open.close());
  await vi.waitFor(async () => expect(await rows(next)).toEqual(before), soon);
  expect(await differences(server, 'middle', [next])).toEqual([]);
});

it('what was deleted does not come back from the server: after a damage, by another name, or from another server', async () => {
  for (const name of ['deleted', 'elsewhere']) await newDatabase(server, name);
  const address = addressOf(server.port, 'deleted');
  let one = await test.station(address, 'Bench 1');
  const other = await test.station(address, 'Bench 2');
  const [gone, theirs] = ['gone', 'theirs'];
  await one.store.append([...eventsOf(gone), ...eventsOf('kept')]);
  await other.store.append(eventsOf(theirs));
  for (const { shared } of [one, other]) shared.wake();
  await vi.waitFor(async () => expect(await differences(server, 'deleted', [one, other])).toEqual([]), soon);
  await one.shared.close();
  const { store } = one;
  const history = historyOf({
    use: async (work) => success(await work(store)),
    isGone: async () => false,
    now: Date.now,
  });
  expect(await history.forget({})).toEqual({ ok: true, value: 3 });
  const { computer, name } = one.parts;
  const file = await damaged(one);
  const attempts = async () =>
    (await one.store.database.selectFrom('event').select('attemptId').distinct().execute()).map(
      ({ attemptId }) => attemptId,
    );
  const settled = async () => {
    await vi.waitFor(() => expect(one.shared.status()).toMatchObject({ state: 'connected', waiting: 0 }), soon);
    await one.shared.settle(soon.timeout);
    return attempts();
  };
  one = await openStation(file, address, name, { computer });
  expect(await settled()).toEqual([]);
  await one.note(1);
  one = await one.restart({ computer: 'by another name' });
  expect(await settled()).toHaveLength(1);
  // The other station hands all over to a new server, to which this one comes as well.
  const elsewhere = addressOf(server.port, 'elsewhere');
  const moved = test.ending(await other.restart({ address: elsewhere }), (open) => open.close());
  await moved.note(1);
  await vi.waitFor(() => expect(moved.shared.status()).toMatchObject({ state: 'connected', waiting: 0 }), soon);
  one = test.ending(await one.restart({ address: elsewhere }), (open) => open.close());
  await vi.waitFor(async () => expect(await settled()).toHaveLength(2), soon);
  expect(await attempts()).not.toContain(theirs);
});

it('an end that a damaged file has lost comes back from the server, and is the end everywhere', async () => {
  await newDatabase(server, 'ended');
  const address = addressOf(server.port, 'ended');
  const one = await test.station(address, 'Bench 1');
  const other = await test.station(address, 'Bench 2');
  await one.note(1);
  const begun = eventsOf('begun');
  await one.store.append(begun.slice(0, -1));
  one.shared.wake();
  await vi.waitFor(async () => expect(await differences(server, 'ended', [one, other])).toEqual([]), soon);
  // The last that is on the disk, as where the tail of the log is lost: SQLite takes the commits before it for all there are.
  await sql`pragma wal_checkpoint(truncate)`.execute(one.store.database);
  const { rows: files } = await sql<{ file: string }>`pragma database_list`.execute(one.store.database);
  const aside = path.join(path.dirname(files[0]?.file ?? ''), 'record.damaged.db');
  await copyFile(files[0]?.file ?? '', aside);
  await one.store.append(begun.slice(-1));
  one.shared.wake();
  await vi.waitFor(async () => expect(await differences(server, 'ended', [one, other])).toEqual([]), soon);
  await one.shared.close();
  await one.store.close();
  const { computer, name } = one.parts;
  const file = path.join(path.dirname(aside), 'new.db');
  const saved = await openStore(file, { computer, name, newId: () => 'anew' });
  await saveFrom(aside, saved);
  expect((await saved.running()).map(({ attemptId }) => attemptId)).toEqual(['begun']);
  await saved.close();
  const next = test.ending(await openStation(file, address, name, { computer }), (open) => open.close());
  await vi.waitFor(() => expect(next.shared.status()).toMatchObject({ state: 'connected', waiting: 0 }), soon);
  await vi.waitFor(async () => expect(await next.store.row('begun')).toMatchObject({ outcome: 'claimed' }), soon);
  expect(await next.store.running()).toEqual([]);
  await vi.waitFor(async () => expect(await differences(server, 'ended', [next, other])).toEqual([]), soon);
});

it('what was deleted while nothing was shared does not come back by another name', async () => {
  await newDatabase(server, 'off');
  const one = await test.station(addressOf(server.port, 'off'), 'Bench 1');
  await one.note(2);
  await vi.waitFor(async () => expect(await differences(server, 'off', [one])).toEqual([]), soon);
  await one.shared.close();
  await forgetTargets(one.store.database);
  const { store } = one;
  const history = historyOf({
    use: async (work) => success(await work(store)),
    isGone: async () => false,
    now: Date.now,
  });
  expect(await history.forget({})).toEqual({ ok: true, value: 2 });
  const renamed = test.ending(await one.restart({ computer: 'by another name' }), (open) => open.close());
  await renamed.note(1);
  await vi.waitFor(() => expect(renamed.shared.status()).toMatchObject({ state: 'connected', waiting: 0 }), soon);
  await renamed.shared.settle(soon.timeout);
  expect(await renamed.store.database.selectFrom('attempt').select('attemptId').execute()).toHaveLength(1);
});

it('what a server refused of a damaged file is still known to be only there', async () => {
  await newDatabase(server, 'refused');
  await server.sql("alter table photon_setup.event add check (body not like '%poison%')", 'refused');
  const address = addressOf(server.port, 'refused');
  const one = await test.station(address, 'Bench 1');
  const [id = ''] = await one.note(1);
  await one.store.append([{ type: 'stage', attemptId: id, at: 5, networkName: 'poison' }]);
  one.shared.wake();
  const refused = { state: 'connected', waiting: 0, setAside: 1 };
  await vi.waitFor(() => expect(one.shared.status()).toMatchObject(refused), soon);
  await one.shared.close();
  const { computer, name } = one.parts;
  const file = await damaged(one);
  const next = test.ending(await openStation(file, address, name, { computer }), (open) => open.close());
  await vi.waitFor(() => expect(next.shared.status()).toMatchObject(refused), soon);
  const history = historyOf({
    use: async (work) => success(await work(next.store)),
    isGone: async () => false,
    now: Date.now,
  });
  expect(await history.forget({})).toMatchObject({ error: { code: 'record-not-forwarded', details: { waiting: 1 } } });
});

it('a damaged file that does not tell any more whose its rows are hands over its own, and leaves others theirs', async () => {
  await newDatabase(server, 'whose');
  const address = addressOf(server.port, 'whose');
  const one = await test.station(address, 'Bench 1');
  const other = await test.station(address, 'Bench 2');
  await one.note(2);
  await other.store.append(eventsOf('theirs').slice(0, 2));
  other.shared.wake();
  await vi.waitFor(async () => expect(await differences(server, 'whose', [one, other])).toEqual([]), soon);
  await one.shared.close();
  await one.store.append(eventsOf('waited'));
  const { computer, name } = one.parts;
  const { rows: pages } = await sql<{ pageno: number }>`
    select pageno from dbstat where name = 'station' and pagetype = 'leaf'`.execute(one.store.database);
  // What is open at Bench 2 is not offered to be finished here.
  const file = await damaged(one, [], pages[0]?.pageno);
  const next = test.ending(await openStation(file, address, name, { computer }), (open) => open.close());
  await next.note(1);
  await vi.waitFor(async () => expect(await differences(server, 'whose', [next, other])).toEqual([]), soon);
  await vi.waitFor(() => expect(next.shared.status()).toMatchObject({ state: 'connected', waiting: 0 }), soon);
  expect(next.shared.status().nameIsTaken).toBe(false);
  const rows = await next.store.database
    .selectFrom('attempt')
    .innerJoin('station', 'station.id', 'attempt.stationId')
    .select(['attemptId', 'station.name'])
    .where('attemptId', 'in', ['theirs', 'waited'])
    .orderBy('attemptId')
    .execute();
  expect(rows).toEqual([
    { attemptId: 'theirs', name: 'Bench 2' },
    { attemptId: 'waited', name: 'Bench 1' },
  ]);
});

it('what is noted into the file that replaced a damaged one is shared without a new start, and not deleted unasked', async () => {
  await newDatabase(server, 'replaced');
  const address = addressOf(server.port, 'replaced');
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'station-')), 'record.db');
  test.ending(file, () => rm(path.dirname(file), { recursive: true, force: true }));
  const station = { computer: 'c', name: 'Bench 1' };
  let store = await openStore(file, { ...station, newId: () => 'old' });
  // As in the record: while the file is replaced, nobody works on it.
  let turn: Promise<unknown> = Promise.resolve();
  const local: SharedRecordParts['local'] = (work) => {
    const mine = turn.then(async () => success(await work(store)));
    turn = mine.catch(() => undefined);
    return mine;
  };
  const shared = test.ending(
    sharedRecord({
      ...station,
      address,
      local,
      password: async () => success(stationPassword),
      clock: quickClock,
      newStationId: () => 'moved',
    }),
    async (open) => {
      await open.close();
      await store.close();
    },
  );
  await local((open) => open.append(eventsOf('before')));
  shared.wake();
  await vi.waitFor(() => expect(shared.status()).toMatchObject({ state: 'connected', waiting: 0 }), soon);
  await vi.waitFor(async () => expect(await attemptsThere('replaced')).toEqual(['before']), soon);

  await local(async (damaged) => {
    await damaged.append(eventsOf('waited'));
    await sql`pragma wal_checkpoint(truncate)`.execute(damaged.database);
    await damaged.close();
    const aside = path.join(path.dirname(file), 'record.damaged.db');
    await rename(file, aside);
    store = await openStore(file, { ...station, newId: () => 'anew' });
    await saveFrom(aside, store);
    await store.append(eventsOf('after'));
    // Before the server is asked: what is saved is not deleted without a word.
    const history = historyOf({
      use: async (work) => success(await work(store)),
      isGone: async () => true,
      now: Date.now,
    });
    const refused = await history.forget({});
    expect(refused).toMatchObject({ ok: false, error: { code: 'record-not-forwarded', details: { waiting: 3 } } });
  });
  shared.wake();
  await vi.waitFor(async () => expect(await attemptsThere('replaced')).toEqual(['after', 'before', 'waited']), soon);
  await vi.waitFor(() => expect(shared.status()).toMatchObject({ state: 'connected', waiting: 0 }), soon);
  const forwarded = await local(({ database }) => database.selectFrom('forwarded').select('stationId').execute());
  expect(forwarded).toMatchObject({ value: [{ stationId: 'anew' }, { stationId: 'old' }] });
});

/** Its file as it is after it was set aside, and what could be read saved into a new one. */
async function damaged(
  { store, parts: { computer, name } }: TestStation,
  running: readonly string[] | 'whatever is left of them' = [],
  page?: number,
): Promise<string> {
  const { rows: files } = await sql<{ file: string }>`pragma database_list`.execute(store.database);
  const file = files[0]?.file ?? '';
  await sql`pragma wal_checkpoint(truncate)`.execute(store.database);
  await store.close();
  const aside = path.join(path.dirname(file), 'record.damaged.db');
  await rename(file, aside);
  if (page !== undefined) {
    const handle = await open(aside, 'r+');
    await handle.write(Buffer.alloc(4_096, 0xa5), 0, 4_096, (page - 1) * 4_096);
    await handle.close();
  }
  const saved = await openStore(file, { computer, name, newId: () => 'anew' });
  await saveFrom(aside, saved);
  if (typeof running !== 'string') expect((await saved.running()).map(({ attemptId }) => attemptId)).toEqual(running);
  await saved.close();
  return file;
}

async function attemptsThere(database: string): Promise<readonly unknown[]> {
  const rows = await server.sql('select distinct attempt_id from photon_setup.event order by attempt_id', database);
  return rows.map(({ attempt_id }) => attempt_id);
}
