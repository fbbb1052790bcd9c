import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { readRow } from '../../electron/record/row-codec.ts';
import { allStations } from '../../electron/record/schema.ts';
import { sharedRecordLimits } from '../../shared/time-limits.ts';
import { type PostgresServer, startPostgres, superuser, superuserPassword } from '../support/postgres-server.ts';
import {
  addressOf,
  device,
  differences,
  eventsOf,
  newDatabase,
  proxyTo,
  quickClock,
  stationsOfTest,
} from './stations.ts';

const soon = { timeout: 50_000, interval: 30 };
/** Sixteen seconds on two processors beside three other stages, and 73 where a load of twenty wanted them. */
const eightStationsMs = 150_000;
let server: PostgresServer;
let databases = 0;
const test = stationsOfTest();
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(async () => {
  await server.remove();
});
afterEach(async () => {
  await test.end();
  // A test that fails between a kill and the next start leaves a server to the next ones.
  await server.start();
});

async function database(): Promise<string> {
  databases += 1;
  const name = `factory_${databases}`;
  await newDatabase(server, name);
  return name;
}
/** To compare all that each station has with the server is work for the same processors: not thirty times a second. */
const alike = (name: string, stations: Parameters<typeof differences>[2]) =>
  vi.waitFor(async () => expect(await differences(server, name, stations)).toEqual([]), {
    timeout: eightStationsMs,
    interval: 200,
  });

describe('stations that share a record', () => {
  it(
    'all have what each of them noted, in its order, once, and one of them a device, eight at once',
    async () => {
      const name = await database();
      const stations = await Promise.all(
        Array.from({ length: 8 }, (_, place) => test.station(addressOf(server.port, name), `Bench ${place + 1}`)),
      );
      await Promise.all(stations.map((one) => one.note(4)));
      await alike(name, stations);
      await vi.waitFor(
        () =>
          expect(stations.map(({ shared }) => shared.status())).toMatchObject(
            stations.map(() => ({
              state: 'connected',
              waiting: 0,
              waitingSince: undefined,
              setAside: 0,
              nameIsTaken: false,
              trouble: undefined,
            })),
          ),
        soon,
      );
      // Whoever looks at the history learns that there is more.
      for (const { shared } of stations) expect(shared.status().heard).toBeGreaterThan(0);
      const { signal } = new AbortController();
      const answers = await Promise.all(
        stations.map(({ shared }, place) => shared.reserve(device, `${place}`, signal)),
      );
      const winner = answers.findIndex((one) => 'reservation' in one);
      const taken = { taken: `Bench ${winner + 1}` };
      expect(answers).toEqual(answers.map((one, place) => (place === winner ? one : taken)));
      expect(answers[winner]).toMatchObject({ isSure: true });
    },
    2 * eightStationsMs,
  );

  it('tell each other which part a device is, with no more than they may', async () => {
    const name = await database();
    const [one, other] = await Promise.all(
      ['Bench 1', 'Bench 2'].map((bench) => test.station(addressOf(server.port, name), bench)),
    );
    const made = { part: 'LMP-100', revision: 'B' };
    const [started, ...rest] = eventsOf('made');
    await one?.store.append([{ ...started, ...made } as never, ...rest]);
    one?.shared.wake();
    const told = () => other?.store.database.selectFrom('attempt').selectAll().where('part', '=', made.part).execute();
    await vi.waitFor(
      async () => expect((await told())?.map(readRow)).toMatchObject([{ attemptId: 'made', ...made }]),
      soon,
    );
  });

  it('lose and double nothing when the server is killed in the middle of a batch, and notice nothing of it', async () => {
    const name = await database();
    const stations = await Promise.all(
      ['Bench 1', 'Bench 2'].map((one) => test.station(addressOf(server.port, name), one)),
    );
    for (let kills = 0; kills < 3; kills += 1) {
      const noting = Promise.all(stations.map((one) => one.note(15)));
      await server.kill();
      await noting;
      await vi.waitFor(
        () =>
          expect(stations[0]?.shared.status()).toMatchObject({
            state: 'away',
            trouble: { code: 'shared-record-unreachable' },
            waiting: expect.toSatisfy((count: number) => count > 0),
            waitingSince: expect.toSatisfy((at: number) => at > 0),
          }),
        soon,
      );
      await server.start();
    }
    await alike(name, stations);
  });

  it('lose and double nothing when the connection is cut at any byte, or says nothing any more', async () => {
    const name = await database();
    const proxy = test.ending(await proxyTo(server.port), (one) => one.close());
    let longest = Number.POSITIVE_INFINITY;
    const clock = {
      ...quickClock,
      sleep: (ms: number, signal?: AbortSignal) => quickClock.sleep(Math.min(ms, longest), signal),
    };
    const station = await test.station(addressOf(proxy.port, name), 'Bench 1', { clock });
    for (const bytes of [40, 700, 2_500, 6_000]) {
      proxy.cutAfter(bytes);
      await station.note(10);
    }
    await alike(name, [station]);
    // Nobody waits ten seconds here for what does not come.
    longest = 1_000;
    proxy.freeze();
    await station.note(10);
    await vi.waitFor(() => expect(station.shared.status()).toMatchObject({ state: 'away', waiting: 40 }), soon);
    longest = Number.POSITIVE_INFINITY;
    proxy.thaw();
    await alike(name, [station]);
  });

  it('set one row aside that the server refuses, and go on with all others', async () => {
    const name = await database();
    await server.sql("alter table photon_setup.event add constraint poison check (body not like '%poison%')", name);
    const [one, other] = [
      await test.station(addressOf(server.port, name), 'Bench 1'),
      await test.station(addressOf(server.port, name), 'Bench 2'),
    ];
    const before = await one.note(3);
    // Its own record fails in the middle of it.
    await sql`create trigger fails before insert on set_aside begin select raise(abort, 'fails'); end`.execute(
      one.store.database,
    );
    await one.store.append([{ type: 'stage', attemptId: before[0] ?? '', at: 5, networkName: 'poison' }]);
    const after = await one.note(3);
    await vi.waitFor(() => expect(one.shared.status().state).toBe('away'), soon);
    await sql`drop trigger fails`.execute(one.store.database);
    one.shared.wake();
    await vi.waitFor(
      () => expect(one.shared.status()).toMatchObject({ waiting: 0, setAside: 1, trouble: undefined }),
      soon,
    );
    await vi.waitFor(async () => {
      const known = await other.store.database
        .selectFrom('attempt')
        .select('attemptId')
        .where('outcome', '=', 'claimed')
        .execute();
      expect(known.map(({ attemptId }) => attemptId).sort()).toEqual([...before, ...after].sort());
    }, soon);
    expect(
      await one.store.database.selectFrom('event').select('body').where('body', 'like', '%poison%').execute(),
    ).toHaveLength(1);
    // A server that begins anew, and takes it, is asked again.
    await one.shared.close();
    await server.sql('truncate photon_setup.event; alter table photon_setup.event drop constraint poison', name);
    const again = test.ending(await one.restart(), (open) => open.close());
    await vi.waitFor(
      () => expect(again.shared.status()).toMatchObject({ state: 'connected', waiting: 0, setAside: 0 }),
      soon,
    );
    expect(await differences(server, name, [again])).toEqual([]);
  });

  it('wait for a row that is still on its way, however late it is committed', async () => {
    const name = await database();
    const reader = await test.station(addressOf(server.port, name), 'Bench 1');
    const row = (sequence: number, id: string) =>
      `insert into photon_setup.event (station_id, sequence, after_sequence, attempt_id, type, at, sent_at, body)
       values ('slow', ${sequence}, ${sequence - 1}, '${id}', 'started', ${sequence}, 1, '{"program":"p","forWhom":{"for":"account"}}')`;
    await server.sql("insert into photon_setup.station (id, name) values ('slow', 'Slow'), ('quick', 'Quick')", name);
    await server.sql(row(1, 'one'), name);
    const open = new pg.Client({
      host: '127.0.0.1',
      port: server.port,
      user: superuser,
      password: superuserPassword,
      database: name,
    });
    await open.connect();
    test.ending(open, (one) => one.end());
    await open.query('begin');
    await open.query(row(2, 'two'));
    // Later numbers of the same station, and of another one, are there before it.
    await server.sql(row(3, 'three'), name);
    await server.sql(row(1, 'other').replace("'slow'", "'quick'"), name);
    const known = async () =>
      (await reader.store.database.selectFrom('event').select('attemptId').orderBy(sql`rowid`).execute()).map(
        (one) => one.attemptId,
      );
    await vi.waitFor(async () => expect((await known()).sort()).toEqual(['one', 'other']), soon);
    await open.query('commit');
    await vi.waitFor(async () => expect((await known()).slice(2)).toEqual(['two', 'three']), soon);
  });

  it('agree on one of them for a device, and refuse the one that comes late', async () => {
    const name = await database();
    const signal = new AbortController().signal;
    const stations = await Promise.all(
      ['Bench 1', 'Bench 2'].map((one) => test.station(addressOf(server.port, name), one)),
    );
    const [first, second] = stations;
    if (first === undefined || second === undefined) throw new Error('two stations');
    await vi.waitFor(
      () => expect(stations.map(({ shared }) => shared.status().state)).toEqual(['connected', 'connected']),
      soon,
    );
    const both = await Promise.all([
      first.shared.reserve(device, 'a', signal),
      second.shared.reserve(device, 'b', signal),
    ]);
    const refused = both.filter((one) => 'taken' in one);
    const winner = both.find((one) => 'reservation' in one);
    expect(refused).toEqual([{ taken: 'taken' in both[0] ? 'Bench 2' : 'Bench 1' }]);
    if (winner === undefined || !('reservation' in winner)) throw new Error('one has it');
    expect(await winner.reservation.check(signal)).toBe('held');
    // As when its renewals did not come through for longer than the lease lasts.
    await server.sql("update photon_setup.lease set expires_at = clock_timestamp() - interval '1 second'", name);
    const loser = 'taken' in both[0] ? first : second;
    const next = await loser.shared.reserve(device, 'c', signal);
    if (!('reservation' in next)) throw new Error('it is free');
    expect(await winner.reservation.check(signal)).toBe('lost');
    expect(await next.reservation.check(signal)).toBe('held');
    await winner.reservation.release();
    expect(await next.reservation.check(signal)).toBe('held');
  });

  it('give a serial number to one of them, and know that it was given before the other may ask for it', async () => {
    const name = await database();
    const signal = new AbortController().signal;
    const [first, second] = await Promise.all(
      ['Bench 1', 'Bench 2'].map((one) => test.station(addressOf(server.port, name), one)),
    );
    if (first === undefined || second === undefined) throw new Error('two stations');
    await vi.waitFor(
      () => expect([first, second].map(({ shared }) => shared.status().state)).toEqual(['connected', 'connected']),
      soon,
    );
    const both = await Promise.all([first, second].map(({ shared }) => shared.reserveNumber('lamps', 'SN1', signal)));
    const [winner] = both.flatMap((one) => (typeof one === 'string' ? [] : [one]));
    expect(both.filter((one) => one === 'taken')).toHaveLength(1);
    if (winner === undefined) throw new Error('one has it');
    const [holder, other] = typeof both[0] === 'string' ? [second, first] : [first, second];
    // Of another product, and another number.
    for (const [scope, serial] of [
      ['fans', 'SN1'],
      ['lamps', 'SN2'],
    ] as const) {
      const free = await other.shared.reserveNumber(scope, serial, signal);
      if (typeof free === 'string') throw new Error(free);
      await free.release();
    }
    const attemptId = 'with-number';
    const forWhom = { for: 'account', userName: 'ann' } as const;
    await holder.store.append([
      { type: 'started', attemptId, at: 1, program: 'a', kind: 'production', forWhom, serial: 'SN1', deviceId: device },
      { type: 'finished', attemptId, at: 2, outcome: 'claimed', tookMs: 1 },
    ]);
    winner.given();
    const next = await vi.waitFor(async () => {
      const asked = await other.shared.reserveNumber('lamps', 'SN1', signal);
      if (typeof asked === 'string') throw new Error(asked);
      return asked;
    }, soon);
    const known = await other.store.database.selectFrom('attempt').select(['serial', 'outcome']).execute();
    expect(known).toEqual([{ serial: 'SN1', outcome: 'claimed' }]);
    await next.release();
  });

  it('renew what they hold at every third of its time, until it is let go of, or lost', async () => {
    expect(sharedRecordLimits.leaseAgainMs * 3).toBe(sharedRecordLimits.leaseMs);
    const name = await database();
    const { signal } = new AbortController();
    const thirds: (() => void)[] = [];
    const clock = {
      ...quickClock,
      sleep: (ms: number, until?: AbortSignal) =>
        ms === sharedRecordLimits.leaseAgainMs
          ? new Promise<void>((resolve) => {
              thirds.push(resolve);
              until?.addEventListener('abort', () => resolve(), { once: true });
            })
          : quickClock.sleep(ms, until),
    };
    const one = await test.station(addressOf(server.port, name), 'Bench 1', { clock });
    await vi.waitFor(() => expect(one.shared.status().state).toBe('connected'), soon);
    const held = await one.shared.reserve(device, 'a', signal);
    if (!('reservation' in held)) throw new Error('it is free');
    const leftMs = async () => {
      const [lease] = await server.sql(
        'select (extract(epoch from expires_at - clock_timestamp()) * 1000)::int as left_ms from photon_setup.lease',
        name,
      );
      return Number(lease?.left_ms);
    };
    const oneThird = async () => {
      await server.sql("update photon_setup.lease set expires_at = clock_timestamp() + interval '1 second'", name);
      thirds.at(-1)?.();
    };
    for (const third of [1, 2]) {
      await vi.waitFor(() => expect(thirds).toHaveLength(third), soon);
      await oneThird();
      await vi.waitFor(async () => expect(await leftMs()).toBeGreaterThan(sharedRecordLimits.leaseMs / 2), soon);
    }
    await vi.waitFor(() => expect(thirds).toHaveLength(3), soon);
    // Another one had it meanwhile: what comes late takes nothing from it, and asks no more.
    await server.sql("update photon_setup.lease set station_id = 'other', token = token + 1", name);
    await oneThird();
    await vi.waitFor(async () => expect(await held.reservation.check(signal)).toBe('lost'), soon);
    expect(await leftMs()).toBeLessThan(2_000);
    await held.reservation.release();
    const next = await one.shared.reserve('f'.repeat(24) as typeof device, 'b', signal);
    if (!('reservation' in next)) throw new Error('it is free');
    await vi.waitFor(() => expect(thirds).toHaveLength(4), soon);
    await next.reservation.release();
    await one.shared.settle(soon.timeout);
    expect(thirds).toHaveLength(4);
  });

  it('renew what they hold as soon as the server is back, between two thirds', async () => {
    const name = await database();
    const { signal } = new AbortController();
    const clock = {
      ...quickClock,
      sleep: (ms: number, until?: AbortSignal) =>
        // No third of it comes.
        ms === sharedRecordLimits.leaseAgainMs
          ? new Promise<void>((resolve) => until?.addEventListener('abort', () => resolve(), { once: true }))
          : quickClock.sleep(ms, until),
    };
    const one = await test.station(addressOf(server.port, name), 'Bench 1', { clock });
    await vi.waitFor(() => expect(one.shared.status().state).toBe('connected'), soon);
    const held = await one.shared.reserve(device, 'a', signal);
    if (!('reservation' in held)) throw new Error('it is free');
    await server.sql("update photon_setup.lease set expires_at = clock_timestamp() + interval '1 second'", name);
    await server.kill();
    await vi.waitFor(() => expect(one.shared.status().state).toBe('away'), soon);
    await server.start();
    await vi.waitFor(async () => {
      const [lease] = await server.sql(
        'select (extract(epoch from expires_at - clock_timestamp()) * 1000)::int as left_ms from photon_setup.lease',
        name,
      );
      expect(Number(lease?.left_ms)).toBeGreaterThan(sharedRecordLimits.leaseMs / 2);
    }, soon);
    await held.reservation.release();
  });

  it('are not kept from a device by an attempt of their own that was killed, nor by a lease that never ends', async () => {
    const name = await database();
    const signal = new AbortController().signal;
    const one = await test.station(addressOf(server.port, name), 'Bench 1');
    await vi.waitFor(() => expect(one.shared.status().state).toBe('connected'), soon);
    const killed = await one.shared.reserve(device, 'killed', signal);
    const again = await one.shared.reserve(device, 'again', signal);
    if (!('reservation' in killed && 'reservation' in again)) throw new Error('it is its own');
    expect([await killed.reservation.check(signal), await again.reservation.check(signal)]).toEqual(['lost', 'held']);
    await again.reservation.release();
    for (const end of ["'infinity'", "clock_timestamp() + interval '1 hour'"]) {
      await server.sql(`update photon_setup.lease set station_id = 'other', expires_at = ${end}`, name);
      expect(await one.shared.reserve(device, 'later', signal)).toHaveProperty('reservation');
    }
    await server.sql(
      "update photon_setup.lease set station_id = 'other', expires_at = clock_timestamp() + interval '50 seconds'",
      name,
    );
    expect(await one.shared.reserve(device, 'taken', signal)).toEqual({ taken: 'other' });
  });

  it('tell what another one has finished, by the clock of the server', async () => {
    const name = await database();
    const signal = new AbortController().signal;
    // Its clock is an hour behind, and steps back while it works.
    let behind = 3_600_000;
    const begunAt = quickClock.monotonic();
    const clock = { ...quickClock, now: () => quickClock.now() - behind };
    const one = await test.station(addressOf(server.port, name), 'Bench 3', { clock });
    const other = await test.station(addressOf(server.port, name), 'Bench 1');
    await one.store.append(eventsOf('first', device, clock.now()));
    behind += 3_600_000;
    await one.store.append(eventsOf('second', device, clock.now() - 120_000));
    one.shared.wake();
    await alike(name, [one, other]);
    const rows = await other.store.database.selectFrom('attempt').select('attemptId').orderBy('rowId').execute();
    expect(rows.map(({ attemptId }) => attemptId)).toEqual(['first', 'second']);
    const found = await other.shared.reserve(device, 'again', signal);
    expect(found).toMatchObject({ isSure: true, elsewhere: { station: 'Bench 3' } });
    const agoMs = 'elsewhere' in found ? (found.elsewhere?.agoMs ?? 0) : 0;
    const took = quickClock.monotonic() - begunAt;
    expect(agoMs).toBeGreaterThan(119_000 - took);
    expect(agoMs).toBeLessThan(121_000 + took);
  });

  it('let the next one have a device only with what they noted of it, also where they end then', async () => {
    const name = await database();
    const { signal } = new AbortController();
    const one = await test.station(addressOf(server.port, name), 'Bench 1');
    const other = await test.station(addressOf(server.port, name), 'Bench 2');
    for (const { shared } of [one, other])
      await vi.waitFor(() => expect(shared.status().state).toBe('connected'), soon);
    for (const [round, digit] of ['a', 'b', 'c'].entries()) {
      const wanted = digit.repeat(24) as typeof device;
      const held = await one.shared.reserve(wanted, digit, signal);
      if (!('reservation' in held)) throw new Error('it is free');
      await one.store.append(eventsOf(digit, wanted));
      const released = held.reservation.release();
      const ended = round === 2 ? one.shared.close() : undefined;
      const next = await vi.waitFor(
        async () => {
          const found = await other.shared.reserve(wanted, `next ${digit}`, signal);
          if ('taken' in found) throw new Error(found.taken);
          return found;
        },
        { ...soon, interval: 1 },
      );
      expect(next.elsewhere).toMatchObject({ station: 'Bench 1' });
      await Promise.all([released, ended, next.reservation.release()]);
    }
    const leases = await server.sql('select from photon_setup.lease where expires_at > clock_timestamp()', name);
    expect(leases).toEqual([]);
  });

  it('are kept from nothing by times of another one that no clock tells', async () => {
    const name = await database();
    const reader = await test.station(addressOf(server.port, name), 'Bench 1');
    await server.sql("insert into photon_setup.station (id, name) values ('evil', 'Bench 9')", name);
    const times = ['9007199254740991', '-9007199254740991', '9223372036854775807', '4320000000000000', '1'];
    for (const [place, at] of times.entries()) {
      await server.sql(
        `insert into photon_setup.event (station_id, sequence, after_sequence, attempt_id, type, at, sent_at, body)
         values ('evil', ${place + 1}, ${place}, 'a${place}', 'started', ${at}, ${at.startsWith('-') ? at.slice(1) : `-${at}`},
           '{"program":"p","forWhom":{"for":"account"}}')`,
        name,
      );
    }
    const own = await reader.note(1);
    const known = async () =>
      (await reader.store.database.selectFrom('attempt').select('attemptId').execute()).map((one) => one.attemptId);
    await vi.waitFor(async () => expect((await known()).sort()).toEqual([...own, 'a3', 'a4'].sort()), soon);
    // Nothing that was noted of it is in the way of the next look.
    await reader.shared.settle(soon.timeout);
    expect(reader.shared.status()).toMatchObject({ state: 'connected', waiting: 0, trouble: undefined });
  });

  it('are kept from nothing by numbers of another one that no column takes', async () => {
    const name = await database();
    const reader = await test.station(addressOf(server.port, name), 'Bench 1');
    await server.sql("insert into photon_setup.station (id, name) values ('evil', 'Bench 9')", name);
    const begin = '{"program":"p","forWhom":{"for":"account"}}';
    const rows = [
      ['x', 'started', '{"program":"p","forWhom":{"for":"product","productId":1.5}}'],
      ['x', 'started', begin],
      ['y', 'started', begin],
      ['y', 'stage', '{"retries":1e300}'],
      ['y', 'stage', '{"connectedAt":1e300}'],
      ['y', 'finished', '{"outcome":"claimed","tookMs":1e300}'],
      ['y', 'started', begin],
      ['z', 'started', begin],
    ];
    for (const [place, [id, type, body]] of rows.entries()) {
      await server.sql(
        `insert into photon_setup.event (station_id, sequence, after_sequence, attempt_id, type, at, sent_at, body)
         values ('evil', ${place + 1}, ${place}, '${id}', '${type}', 1, 1, '${body}')`,
        name,
      );
    }
    const own = await reader.note(1);
    const known = async () =>
      (await reader.store.database.selectFrom('attempt').selectAll().execute()).map((row) => readRow(row)?.attemptId);
    await vi.waitFor(async () => expect((await known()).sort()).toEqual([...own, 'x', 'y', 'z'].sort()), soon);
    await reader.shared.settle(soon.timeout);
    expect(reader.shared.status()).toMatchObject({ state: 'connected', waiting: 0, trouble: undefined });
  });

  it('read on behind more of another one than a look takes, of which nothing can be read', async () => {
    const name = await database();
    await server.sql(
      `insert into photon_setup.station (id, name) values ('evil', 'Bench 9');
       insert into photon_setup.event (station_id, sequence, after_sequence, attempt_id, type, at, sent_at, body)
         select 'evil', n, n - 1, 'x', 'started', case when n <= 1001 then 9223372036854775807 else 1 end, 1,
           '{"program":"p","forWhom":{"for":"account"}}' from generate_series(1, 1002) n`,
      name,
    );
    const reader = await test.station(addressOf(server.port, name), 'Bench 1');
    await vi.waitFor(async () => expect(await reader.store.row('x')).toMatchObject({ firstSequence: 1_002 }), soon);
    const cursor = reader.store.database.selectFrom('otherStation').select(['sequence', 'passedOver']);
    expect(await cursor.where('stationId', '=', 'evil').execute()).toEqual([{ sequence: 1_002, passedOver: 1_001 }]);
    // When nothing was left to read, by the server's clock.
    await vi.waitFor(
      async () => expect(await cursor.where('stationId', '=', allStations).execute()).toHaveLength(1),
      soon,
    );
  });

  it('believe nothing that another one wrote without looking at it', async () => {
    const name = await database();
    const reader = await test.station(addressOf(server.port, name), 'Bench 1');
    const own = await reader.note(1);
    await alike(name, [reader]);
    const rows: readonly [string, string, string][] = [
      ['x', 'started', 'no JSON'],
      ['x', 'started', '{"program":"../../p","forWhom":{"for":"account"}}'],
      // Of an attempt that it has not begun.
      [own[0] ?? '', 'finished', '{"outcome":"failed","code":"cancelled"}'],
      [
        'y',
        'started',
        JSON.stringify({ program: 'p', forWhom: { for: 'account', userName: '\u001b[31m=1+1\u202e<b>' } }),
      ],
      ['y', 'finished', '{"outcome":"claimed","name":"\\u0007bell"}'],
    ];
    await server.sql("insert into photon_setup.station (id, name) values ('evil', E'\\x1b[2J' || 'Bench 9')", name);
    for (const [place, [id, type, body]] of rows.entries()) {
      await server.sql(
        `insert into photon_setup.event (station_id, sequence, after_sequence, attempt_id, type, at, sent_at, body)
         values ('evil', ${place + 1}, ${place}, '${id}', '${type}', 1, 1, $q$${body}$q$)`,
        name,
      );
    }
    await vi.waitFor(async () => {
      const cursor = await reader.store.database
        .selectFrom('otherStation')
        .selectAll()
        .where('stationId', '=', 'evil')
        .executeTakeFirst();
      expect(cursor).toMatchObject({ sequence: rows.length, passedOver: 3 });
    }, soon);
    const known = await reader.store.database.selectFrom('attempt').selectAll().orderBy('rowId').execute();
    expect(
      known.map(({ attemptId, outcome, name: called, userName }) => [attemptId, outcome, called, userName]),
    ).toEqual([
      [own[0], 'claimed', null, 'ann@example.com'],
      ['y', 'claimed', 'bell', '[31m=1+1 <b>'],
    ]);
    expect(await reader.store.database.selectFrom('station').select('name').where('id', '=', 'evil').execute()).toEqual(
      [{ name: '[2J Bench 9' }].map(({ name: one }) => ({ name: one.replace(' ', '') })),
    );
  });
});
