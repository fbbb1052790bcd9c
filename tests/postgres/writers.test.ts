import { readFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { historyOf } from '../../electron/record/history.ts';
import { foldAll } from '../../electron/record/record-store.ts';
import { readRow } from '../../electron/record/row-codec.ts';
import { outboxOf } from '../../electron/record/shared-record/outbox.ts';
import { connectShared } from '../../electron/record/shared-record/postgres-connection.ts';
import { schemaScript, schemaVersions } from '../../electron/record/shared-record/schema-versions.ts';
import { success } from '../../shared/result.ts';
import { type PostgresServer, startPostgres, superuser, superuserPassword } from '../support/postgres-server.ts';
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
let databases = 0;
const test = stationsOfTest();
beforeAll(async () => {
  server = await startPostgres();
  for (const user of ['bench_1', 'bench_2'])
    await server.sql(`create role ${user} login password '${stationPassword}'`);
});
afterAll(() => server.remove());
afterEach(() => test.end());

async function database(script?: string): Promise<string> {
  databases += 1;
  const name = `hall_${databases}`;
  await newDatabase(server, name, script);
  await server.sql('grant photon_setup_station to bench_1, bench_2');
  return name;
}
const signal = new AbortController().signal;
const connected = (station: Awaited<ReturnType<typeof test.station>>) =>
  vi.waitFor(() => expect(station.shared.status()).toMatchObject({ state: 'connected', waiting: 0 }), soon);

/** What somebody sends who has a user of the server, and a client of their own. */
async function clientOf(user: string, name: string): Promise<pg.Client> {
  const at = { host: '127.0.0.1', port: server.port, database: name };
  const client = new pg.Client({ ...at, user, password: stationPassword });
  await client.connect();
  return test.ending(client, (one) => one.end());
}

describe('each station has its writer', () => {
  it('and another user of the server neither writes as it, nor names it, nor takes what it holds', async () => {
    const name = await database();
    const one = await test.station(addressOf(server.port, name, { user: 'bench_1' }), 'Bench 1');
    await one.note(1);
    await connected(one);
    const held = await one.shared.reserve(device, 'a', signal);
    if (!('reservation' in held)) throw new Error('it is free');
    const [known] = await server.sql('select id from photon_setup.station', name);
    const id = String(known?.id);
    const hostile = await clientOf('bench_2', name);
    const event = (station: string) =>
      `insert into photon_setup.event (station_id, sequence, after_sequence, attempt_id, type, at, sent_at, body)
       values ('${station}', 9, 8, 'a', 'finished', 1, 1, '{"outcome":"failed","code":"cancelled"}')`;
    const lease = (station: string, other = '') =>
      `insert into photon_setup.lease (device_id, station_id, attempt_id, token, expires_at)
       values ('${device.replace(/^./, other === '' ? '$&' : other)}', '${station}', 'b', 9, clock_timestamp())
       on conflict (device_id) do update set station_id = excluded.station_id, token = 99`;
    await hostile.query("insert into photon_setup.writer (station_id) values ('mine')");
    for (const refused of [
      event(id),
      event('nobodys'),
      `insert into photon_setup.station (id, name) values ('${id}', 'Bench 9')`,
      lease(id, 'f'),
      lease('mine'),
    ]) {
      await expect(hostile.query(refused), refused).rejects.toThrow('row-level security');
    }
    await expect(hostile.query(`insert into photon_setup.writer (station_id) values ('${id}')`)).rejects.toThrow(
      'unique',
    );
    // An update that sees no row it may change says nothing.
    const stolen = await hostile.query("update photon_setup.lease set station_id = 'mine', token = 99");
    expect(stolen.rowCount).toBe(0);
    expect(await held.reservation.check(signal)).toBe('held');
    // As itself it may do what a station does, with a device that is free as well.
    await hostile.query(event('mine'));
    await held.reservation.release();
    await hostile.query(lease('mine'));
    expect(await server.sql('select station_id, token::int from photon_setup.lease', name)).toEqual([
      { station_id: 'mine', token: 99 },
    ]);
  });

  it('and goes on under a new id, losing nothing, where it signs in as another user', async () => {
    const name = await database();
    const one = await test.station(addressOf(server.port, name, { user: 'bench_1' }), 'Bench 1');
    const other = await test.station(addressOf(server.port, name, { user: 'bench_2' }), 'Bench 2');
    await one.note(3);
    await connected(one);
    await server.sql('alter role bench_1 nologin');
    const moved = test.ending(
      await one.restart({ address: addressOf(server.port, name, { user: 'bench_2' }) }),
      (open) => open.close(),
    );
    await moved.note(3);
    await vi.waitFor(async () => expect(await differences(server, name, [moved, other])).toEqual([]), soon);
    await server.sql('alter role bench_1 login');
    const writers = await server.sql('select written_by from photon_setup.writer order by since', name);
    expect(writers.map(({ written_by: by }) => by).sort()).toEqual(['bench_1', 'bench_2', 'bench_2']);
    // What it was before is no other station to it, by its name or by what it did.
    await connected(moved);
    expect(moved.shared.status().nameIsTaken).toBe(false);
    expect(await moved.shared.reserve(device, 'again', signal)).toMatchObject({ isSure: true, elsewhere: undefined });
  });

  it('and what it is in the middle of comes to its end at the other stations, too, once, as another user', async () => {
    const name = await database();
    const as = (user: string) => addressOf(server.port, name, { user });
    const one = await test.station(as('bench_1'), 'Bench 1');
    const other = await test.station(as('bench_1'), 'Bench 2');
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
    const moved = test.ending(await one.restart({ address: as('bench_2') }), (open) => open.close());
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
    // Here each event is there once; what the server had before it has twice, and whoever looks at an attempt sees one of them.
    expect(await counts(moved)).toEqual({ events: 16, attempts: 4 });
    for (const { store } of [moved, other]) {
      const history = historyOf({ use: async (work) => success(await work(store)), isGone: async () => false });
      const shown = await history.show('begun');
      expect(shown.ok && shown.value?.events.map(({ type }) => type)).toEqual([
        'started',
        'stage',
        'measurement',
        'finished',
      ]);
    }
    expect(
      await server.sql("select count(*)::int as events from photon_setup.event where attempt_id = 'begun'", name),
    ).toEqual([{ events: 6 }]);
    const fresh = await test.station(as('bench_2'), 'Bench 3');
    await vi.waitFor(async () => expect(await attempts(fresh)).toEqual(await attempts(moved)), soon);
    for (const { store } of [moved, other, fresh]) {
      const rows = await store.database.selectFrom('attempt').selectAll().execute();
      const folded = await foldAll(store.database);
      expect(rows.map((row) => readRow(row))).toEqual(
        rows.map(({ rowId, attemptId }) => ({ ...folded.get(attemptId), rowId })),
      );
    }
  });

  it('and nobody else tells another end of an attempt than its own station did', async () => {
    const name = await database();
    const one = await test.station(addressOf(server.port, name, { user: 'bench_1' }), 'Bench 1');
    const reader = await test.station(addressOf(server.port, name, { user: 'bench_1' }), 'Bench 2');
    await one.store.append([...eventsOf('over'), ...eventsOf('open').slice(0, 1), ...eventsOf('other').slice(0, 1)]);
    one.shared.wake();
    await vi.waitFor(async () => expect(await counts(reader)).toEqual({ events: 6, attempts: 3 }), soon);
    const hostile = await clientOf('bench_2', name);
    await hostile.query(`insert into photon_setup.writer (station_id) values ('evil')`);
    await hostile.query(`insert into photon_setup.station (id, name) values ('evil', 'Bench 9')`);
    const { rows: begun } = await hostile.query(
      "select attempt_id, at, body from photon_setup.event where type = 'started' order by sequence",
    );
    let sequence = 0;
    const tell = async (id: string, type: string, at: unknown, body: string) => {
      sequence += 1;
      await hostile.query(
        `insert into photon_setup.event (station_id, sequence, after_sequence, attempt_id, type, at, sent_at, body)
         values ('evil', $1, $2, $3, $4, $5, 1, $6)`,
        [sequence, sequence - 1, id, type, at, body],
      );
    };
    for (const { attempt_id: id, at, body } of begun) {
      // Another beginning is none of it.
      await tell(id, 'started', id === 'other' ? 1 : at, body);
      await tell(id, 'finished', 1, '{"outcome":"failed","code":"cancelled"}');
    }
    const outcomes = async ({ store }: TestStation) => {
      const rows = await store.database
        .selectFrom('attempt')
        .select(['attemptId', 'outcome'])
        .orderBy('rowId')
        .execute();
      return rows.map(({ attemptId, outcome }) => `${attemptId} ${outcome}`);
    };
    await vi.waitFor(
      async () => expect(await outcomes(reader)).toEqual(['over claimed', 'open failed', 'other null']),
      soon,
    );
    // Its own station is believed as soon as it tells an end itself.
    await one.store.append(eventsOf('open').slice(1));
    one.shared.wake();
    await vi.waitFor(
      async () => expect(await outcomes(reader)).toEqual(['over claimed', 'open claimed', 'other null']),
      soon,
    );
    expect(await outcomes(one)).toEqual(['over claimed', 'open claimed', 'other null']);
    // Also for whoever reads the stranger first.
    const later = await test.station(addressOf(server.port, name, { user: 'bench_1' }), 'Bench 3');
    await vi.waitFor(
      async () => expect((await outcomes(later)).sort()).toEqual(['open claimed', 'other null', 'over claimed']),
      soon,
    );
  });

  it('and hands all that it was before over to another server, once, also what another computer goes on writing', async () => {
    const [here, there] = [await database(), await database()];
    const at = (name: string, user: string) => ({ address: addressOf(server.port, name, { user }) });
    const one = await test.station(at(here, 'bench_1').address, 'Bench 1');
    await one.note(2);
    await connected(one);
    // A second computer with a copy of its file, which is this one by its name and goes on writing.
    const { rows: files } = await sql<{ file: string }>`pragma database_list`.execute(one.store.database);
    const file = files[0]?.file ?? '';
    await one.close();
    await copyFile(file, `${file}.copy`);
    const copy = test.ending(
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
    station = test.ending(await station.restart(at(there, 'bench_2')), (open) => open.close());
    await vi.waitFor(() => expect(station.shared.status()).toMatchObject({ state: 'connected', waiting: 0 }), soon);
    const own = await station.store.database
      .selectFrom('event')
      .innerJoin('station', 'station.id', 'event.stationId')
      .select('attemptId')
      .where('computer', 'not like', 'shared:%')
      .execute();
    // What the other computer wrote after its copy was made came back by the server.
    expect(own).toHaveLength(28);
    const known = 'select distinct attempt_id from photon_setup.event order by 1';
    const sent = await server.sql(known, there);
    expect(sent.map(({ attempt_id: id }) => id)).toEqual([...new Set(own.map(({ attemptId }) => attemptId))].sort());
    expect(await server.sql('select count(*)::int as events from photon_setup.event', there)).toEqual([{ events: 28 }]);
    // Whoever comes there reads all of it; the other computer, as another user, goes on with what is its own alone.
    const other = await test.station(at(there, 'bench_1').address, 'Bench 2');
    const copied = test.ending(await copy.restart(at(there, 'bench_1')), (open) => open.close());
    await vi.waitFor(async () => expect(await counts(other)).toEqual({ events: 28, attempts: 7 }), soon);
    await vi.waitFor(() => expect(copied.shared.status()).toMatchObject({ state: 'connected', waiting: 0 }), soon);
    expect(await server.sql('select count(*)::int as events from photon_setup.event', there)).toEqual([{ events: 28 }]);
  });

  it('and hands over what its computer noted by another name, which is no other station to it', async () => {
    const name = await database();
    const one = await test.station(addressOf(server.port, name), 'Bench 1');
    const other = await test.station(addressOf(server.port, name), 'Bench 2');
    await one.note(1);
    await connected(one);
    await one.shared.close();
    await one.store.append([...eventsOf('waited'), ...eventsOf('begun', 'f'.repeat(24) as typeof device).slice(0, 2)]);
    const renamed = await one.restart({ computer: 'by another name', name: 'Bench 1', address: addressOf(1, name) });
    await vi.waitFor(() => expect(renamed.shared.status()).toMatchObject({ state: 'away', waiting: 10 }), soon);
    const now = test.ending(await renamed.restart({ address: addressOf(server.port, name) }), (open) => open.close());
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

  it('and a file that came from another computer, which goes on, makes nobody take that one for itself', async () => {
    const name = await database();
    const one = await test.station(addressOf(server.port, name), 'Bench 1');
    await one.note(1);
    await connected(one);
    const { rows: files } = await sql<{ file: string }>`pragma database_list`.execute(one.store.database);
    const file = files[0]?.file ?? '';
    await sql`pragma wal_checkpoint(truncate)`.execute(one.store.database);
    await copyFile(file, `${file}.copy`);
    const copy = test.ending(
      await openStation(`${file}.copy`, addressOf(server.port, name), 'Bench 1', { computer: 'another' }),
      (open) => open.close(),
    );
    await connected(copy);
    await one.note(1);
    await vi.waitFor(async () => expect(await counts(copy)).toEqual({ events: 8, attempts: 2 }), soon);
    // What came from the server does not wait to be sent there.
    await copy.shared.settle(soon.timeout);
    expect(copy.shared.status()).toMatchObject({ state: 'connected', waiting: 0, waitingSince: undefined });
    await vi.waitFor(() => expect(copy.shared.status().nameIsTaken).toBe(true), soon);
    expect(await copy.shared.reserve(device, 'again', signal)).toMatchObject({ elsewhere: { station: 'Bench 1' } });
  });

  it('and counts on, as the same, where its file was at another computer meanwhile and comes back', async () => {
    const name = await database();
    const one = await test.station(addressOf(server.port, name), 'Bench 1');
    await one.note(1);
    await connected(one);
    const { rows: files } = await sql<{ file: string }>`pragma database_list`.execute(one.store.database);
    const file = files[0]?.file ?? '';
    await sql`pragma wal_checkpoint(truncate)`.execute(one.store.database);
    await copyFile(file, `${file}.copy`);
    const copy = test.ending(
      await openStation(`${file}.copy`, addressOf(server.port, name), 'Bench 2', { computer: 'another' }),
      (open) => open.close(),
    );
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
    const back = test.ending(await openStation(file, addressOf(server.port, name), 'Bench 1', { computer }), (open) =>
      open.close(),
    );
    await back.note(1);
    await connected(back);
    await back.shared.settle(soon.timeout);
    const there = await server.sql(
      'select station_id, count(*)::int as events, max(sequence)::int as last from photon_setup.event group by 1',
      name,
    );
    expect(there).toEqual([{ station_id: back.store.stationId, events: 12, last: 12 }]);
    expect(await counts(back)).toEqual({ events: 12, attempts: 3 });
  });

  it('and believes of nothing that another one wrote under its id before it that it was sent', async () => {
    const name = await database();
    const away = await test.station(addressOf(1, name, { user: 'bench_1' }), 'Bench 1');
    const noted = await away.note(3);
    const hostile = await clientOf('bench_2', name);
    const id = away.store.stationId;
    await hostile.query(`insert into photon_setup.writer (station_id) values ('${id}')`);
    await hostile.query(`insert into photon_setup.event
      (station_id, sequence, after_sequence, attempt_id, type, at, sent_at, body) values ('${id}', 500, 0, 'x', 'stage', 1, 1, '{}')`);
    const back = test.ending(
      await away.restart({ address: addressOf(server.port, name, { user: 'bench_1' }) }),
      (open) => open.close(),
    );
    await connected(back);
    await back.shared.settle(soon.timeout);
    const there = await server.sql(
      `select attempt_id, count(*)::int from photon_setup.event where station_id <> '${id}' group by 1 order by 1`,
      name,
    );
    expect(there).toEqual(noted.map((attempt_id) => ({ attempt_id, count: 4 })));
  });

  it('and sends nothing of an earlier one behind what another computer sent under it meanwhile', async () => {
    const name = await database();
    const { store } = await test.station(addressOf(1, name), 'Bench 1');
    await store.append([...eventsOf('one'), ...eventsOf('two')]);
    const at = addressOf(server.port, name, { user: 'bench_1' });
    const shared = test.ending(await connectShared(at, stationPassword, quickClock, signal), (open) => open.close());
    const { database: file, stationId } = store;
    const outbox = outboxOf({ local: (work) => work(file), shared, target: 't', stationId, now: quickClock.now });
    const sent = await outbox.settleEarlier();
    await server.sql(
      `insert into photon_setup.event (station_id, sequence, after_sequence, attempt_id, type, at, sent_at, body)
       select '${stationId}', n, n - 1, 'theirs', 'stage', 1, 1, '{}' from generate_series(1, 5) n`,
      name,
    );
    await expect(outbox.sendAll(sent ?? 99)).rejects.toMatchObject({ common: 0, by: 'twice' });
    expect(await server.sql('select distinct attempt_id from photon_setup.event', name)).toEqual([
      { attempt_id: 'theirs' },
    ]);
  });

  it('and one that is known from the version before is its first writer’s, by the file for whoever runs the server', async () => {
    const name = await database(schemaScript(schemaVersions.slice(0, 1)));
    await server.sql(
      `insert into photon_setup.station (id, name) values ('old', 'Old');
       insert into photon_setup.event (station_id, sequence, after_sequence, attempt_id, type, at, sent_at, body)
         values ('old', 1, 0, 'x', 'started', 1, 1, '{"program":"p","forWhom":{"for":"account"}}')`,
      name,
    );
    const one = await test.station(addressOf(server.port, name, { user: 'bench_1' }), 'Bench 1');
    await one.note(2);
    await vi.waitFor(() => expect(one.shared.status().trouble?.code).toBe('shared-record-not-made'), soon);
    expect(one.shared.status()).toMatchObject({ state: 'away', waiting: 8 });
    await server.sql(readFileSync('electron/record/shared-record/schema-2.sql', 'utf8'), name);
    one.shared.wake();
    await connected(one);
    const known = await one.store.database.selectFrom('attempt').select('attemptId').orderBy('rowId').execute();
    expect(known.map(({ attemptId }) => attemptId)).toContain('x');
    const first = await clientOf('bench_2', name);
    await first.query("insert into photon_setup.writer (station_id) values ('old')");
    const late = await clientOf('bench_1', name);
    await expect(late.query("insert into photon_setup.station (id, name) values ('old', 'Mine')")).rejects.toThrow(
      'row',
    );
  });

  it('and is brought up to date by a station that owns the tables while another one writes', async () => {
    const name = await database(schemaScript(schemaVersions.slice(0, 1)));
    const waiting = await test.station(addressOf(server.port, name, { user: 'bench_1' }), 'Bench 1');
    const noting = waiting.note(10);
    const owner = await test.station(addressOf(server.port, name, { user: superuser }), 'Owner', {
      password: async () => success(superuserPassword),
    });
    await noting;
    await owner.note(2);
    await vi.waitFor(async () => expect(await differences(server, name, [waiting, owner])).toEqual([]), soon);
  });
});

async function counts({ store: { database: file } }: TestStation) {
  const [events, attempts] = [
    await file.selectFrom('event').select('sequence').execute(),
    await file.selectFrom('attempt').select('rowId').execute(),
  ];
  return { events: events.length, attempts: attempts.length };
}

it('a clock that was set changes nothing of what its station did before', async () => {
  const name = await database();
  let behind = 3_600_000;
  const begunAt = quickClock.monotonic();
  const clock = { ...quickClock, now: () => quickClock.now() - behind };
  const one = await test.station(addressOf(server.port, name), 'Bench 3', { clock });
  const other = await test.station(addressOf(server.port, name), 'Bench 1');
  await one.store.append(eventsOf('first', device, clock.now() - 120_000));
  one.shared.wake();
  await vi.waitFor(async () => expect(await differences(server, name, [one, other])).toEqual([]), soon);
  // Somebody sets it right, and it goes on with another device.
  behind = 0;
  await one.note(1, 'f'.repeat(24) as typeof device);
  await vi.waitFor(async () => expect(await differences(server, name, [one, other])).toEqual([]), soon);
  const offsets = await other.store.database.selectFrom('clockOffset').selectAll().orderBy('fromSequence').execute();
  const found = await other.shared.reserve(device, 'again', signal);
  const agoMs = 'elsewhere' in found ? (found.elsewhere?.agoMs ?? 0) : 0;
  // Each is off by no more than all of this took.
  const took = quickClock.monotonic() - begunAt + 1_000;
  const isNear = (off: number) => expect.toSatisfy((found: number) => Math.abs(found - off) <= took);
  expect([...offsets.map(({ offsetMs }) => offsetMs), agoMs]).toEqual([isNear(3_600_000), isNear(0), isNear(120_000)]);
});

it('the first try of a device is one for all stations, whoever learned of which first, by whatever clock', async () => {
  const name = await database();
  const address = addressOf(server.port, name);
  const halfAnHour = 1_800_000;
  const passes = await test.station(address, 'Bench 1');
  await passes.store.append(eventsOf('second', device, quickClock.now() - halfAnHour));
  await connected(passes);
  // It failed half an hour before that; its clock is an hour ahead, and tells half an hour after.
  const clock = { ...quickClock, now: () => quickClock.now() + 2 * halfAnHour };
  const fails = await test.station(address, 'Bench 2', { clock });
  await fails.store.append(
    eventsOf('first', device, clock.now() - 2 * halfAnHour).map((event) =>
      event.type === 'finished' ? { ...event, outcome: 'failed', code: 'photon-not-online' } : event,
    ),
  );
  fails.shared.wake();
  await vi.waitFor(async () => expect(await differences(server, name, [passes, fails])).toEqual([]), soon);
  for (const { store } of [passes, fails]) {
    const history = historyOf({ use: async (work) => success(await work(store)), isGone: async () => false });
    const summary = await history.summary({});
    expect(summary).toMatchObject({ value: { attempts: 2, devices: 1, firstPass: 0, finalPass: 1 } });
  }
});
