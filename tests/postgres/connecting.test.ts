import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../electron/ground/system-clock.ts';
import { schemaScript, schemaVersions, upgradeScript } from '../../electron/record/shared-record/schema-versions.ts';
import { sharedRecord } from '../../electron/record/shared-record/shared-record.ts';
import { trySharedRecord } from '../../electron/record/shared-record/try-shared-record.ts';
import { setupError } from '../../shared/errors.ts';
import { failure, success } from '../../shared/result.ts';
import { sharedRecordLimits } from '../../shared/time-limits.ts';
import { ownCertificate } from '../support/own-certificate.ts';
import { type PostgresServer, startPostgres, superuser, superuserPassword } from '../support/postgres-server.ts';
import {
  addressOf,
  differences,
  newDatabase,
  openStation,
  stationPassword,
  stationsOfTest,
  type TestStation,
} from './stations.ts';

const soon = { timeout: 50_000, interval: 30 };
let server: PostgresServer;
const certificate = ownCertificate('localhost');
const test = stationsOfTest();
let databases = 0;
beforeAll(async () => {
  server = await startPostgres(certificate);
});
afterAll(async () => {
  await server.remove();
});
afterEach(() => test.end());

async function database(script?: string): Promise<string> {
  databases += 1;
  const name = `plant_${databases}`;
  await newDatabase(server, name, script);
  return name;
}
/** What it comes to, a code or a state; a machine under load may need a try more. */
const comesTo = (station: TestStation, expected: string) =>
  vi.waitFor(() => {
    const { trouble, state } = station.shared.status();
    expect([trouble?.code ?? state, trouble?.saw]).toEqual([expected, trouble?.saw]);
  }, soon);

describe('the shared record is found, and each way in which it is not has its own word', () => {
  it('goes through TLS with the file of its own CA, and through nothing else that asks for it', async () => {
    const name = await database();
    const through = { host: 'localhost', tls: { ca: certificate.cert } } as const;
    const good = await test.station(addressOf(server.port, name, through), 'Bench 1');
    await comesTo(good, 'connected');
    const [ssl] = await server.sql(
      "select count(*)::int as n from pg_stat_ssl s join pg_stat_activity a using (pid) where a.usename = 'bench' and s.ssl",
      name,
    );
    expect(ssl?.n).toBeGreaterThan(0);
    const unknown = await test.station(
      addressOf(server.port, name, { host: 'localhost', tls: { ca: undefined } }),
      'Bench 2',
    );
    await comesTo(unknown, 'shared-record-not-trusted');
    // Signed by that CA, and for another name.
    const elsewhere = await test.station(addressOf(server.port, name, { tls: { ca: certificate.cert } }), 'Bench 3');
    await comesTo(elsewhere, 'shared-record-not-trusted');
  });

  it('tells a server that speaks something else, nothing, or no TLS', async () => {
    const answering = async (word: string | undefined) => {
      const listening = createServer((socket) => {
        socket.on('error', () => undefined);
        if (word === undefined) socket.destroy();
        else socket.write(word);
      }).listen(0, '127.0.0.1');
      await once(listening, 'listening');
      test.ending(listening, async (one) => one.close());
      return (listening.address() as AddressInfo).port;
    };
    const meets = async (word: string | undefined, expected: string, change = {}) =>
      comesTo(await test.station(addressOf(await answering(word), 'any', change), 'Bench 1'), expected);
    await meets('HTTP/1.1 400 Bad Request\r\n\r\n', 'shared-record-not-postgres');
    await meets('SSH-2.0-OpenSSH_9.2\r\n', 'shared-record-not-postgres');
    await meets('N', 'shared-record-no-tls', { tls: { ca: undefined } });
    await meets(undefined, 'shared-record-unreachable');
  });

  it('waits no longer than for a call for a server that stalls in the middle of its sign-in', async () => {
    const stalling = createServer((socket) => {
      socket.on('error', () => undefined);
      // Its first word, which is all that it says.
      socket.once('data', () => socket.write('N'));
    }).listen(0, '127.0.0.1');
    await once(stalling, 'listening');
    test.ending(stalling, async (one) => one.close());
    const { port } = stalling.address() as AddressInfo;
    const clock = {
      ...systemClock,
      sleep: (ms: number, signal: AbortSignal) =>
        systemClock.sleep(ms === sharedRecordLimits.callMs ? 200 : ms, signal),
    };
    await comesTo(await test.station(addressOf(port, 'any'), 'Bench 1', { clock }), 'shared-record-unreachable');
  });

  it('says, when it is only tried, that a station could not work there', async () => {
    const name = await database();
    const tried = async (database: string, user = 'bench', password = stationPassword) => {
      const came = await trySharedRecord(addressOf(server.port, database, { user }), password, systemClock);
      return came.ok ? 'works' : came.error.code;
    };
    expect(await tried(name)).toBe('works');
    await server.sql(`alter database ${name} set default_transaction_read_only = on`);
    expect(await tried(name)).toBe('shared-record-not-made');
    const bare = `bare_${name}`;
    await server.sql(`create database ${bare}`);
    expect(await tried(bare)).toBe('shared-record-not-made');
    expect(await tried(bare, superuser, superuserPassword)).toBe('works');
    const stranger = await database();
    await server.sql("create role stranger login password 'of nobody'");
    await server.sql('grant usage on schema photon_setup to stranger', stranger);
    await server.sql('grant select on all tables in schema photon_setup to stranger', stranger);
    expect(await tried(stranger, 'stranger', 'of nobody')).toBe('shared-record-not-made');
  });

  it('goes on by itself once a changed password, user or database is right again', async () => {
    const name = await database();
    let password = stationPassword;
    const station = await test.station(addressOf(server.port, name), 'Bench 1', {
      password: async () => success(password),
    });
    await comesTo(station, 'connected');
    await server.sql("alter role bench password 'another'");
    await server.sql("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'bench'");
    await vi.waitFor(() => expect(station.shared.status().trouble?.code).toBe('shared-record-sign-in-refused'), soon);
    const noted = await station.note(1);
    password = 'another';
    station.shared.wake();
    await vi.waitFor(async () => expect(await differences(server, name, [station])).toEqual([]), soon);
    expect(noted).toHaveLength(1);
    await server.sql(`alter role bench password '${stationPassword}'`);
    const nowhere = await test.station(addressOf(server.port, 'nowhere'), 'Bench 2');
    await comesTo(nowhere, 'shared-record-sign-in-refused');
  });

  it('says what does not work here, and blames no server for it', async () => {
    const name = await database();
    const locked = await test.station(addressOf(server.port, name), 'Bench 1', {
      password: async () => failure(setupError('secret-store-locked')),
    });
    await comesTo(locked, 'secret-store-locked');
    let isFull = false;
    const station = await test.station(addressOf(server.port, name), 'Bench 2');
    const full = sharedRecord({
      ...station.parts,
      local: async (work) => (isFull ? failure(setupError('record-disk-full')) : success(await work(station.store))),
    });
    test.ending(full, (one) => one.close());
    await vi.waitFor(() => expect(full.status().state).toBe('connected'), soon);
    isFull = true;
    full.wake();
    await vi.waitFor(() => expect(full.status().trouble?.code).toBe('record-disk-full'), soon);
    isFull = false;
    full.wake();
    await vi.waitFor(() => expect(full.status()).toMatchObject({ state: 'connected', trouble: undefined }), soon);
  });

  it('ends while a person is still asked for the store of secrets', async () => {
    const asking = await test.station(addressOf(server.port, 'any'), 'Bench 1', {
      password: () => new Promise(() => undefined),
    });
    await asking.close();
  });

  it('is made by the program where it may, once, and by nobody else', async () => {
    await server.sql('create database empty_one');
    const barred = await test.station(addressOf(server.port, 'empty_one'), 'Bench 1');
    await comesTo(barred, 'shared-record-not-made');
    await barred.close();
    const owner = { user: superuser };
    const makers = await Promise.all(
      ['A', 'B', 'C'].map((one) =>
        test.station(addressOf(server.port, 'empty_one', owner), one, {
          password: async () => success(superuserPassword),
        }),
      ),
    );
    for (const maker of makers) await vi.waitFor(() => expect(maker.shared.status().state).toBe('connected'), soon);
    expect(await server.sql('select version from photon_setup.schema_version order by 1', 'empty_one')).toEqual(
      schemaVersions.map((_, place) => ({ version: place + 1 })),
    );
  });

  it('leaves a newer one alone, also when it becomes newer in the middle', async () => {
    const name = await database();
    const station = await test.station(addressOf(server.port, name), 'Bench 1');
    await comesTo(station, 'connected');
    await server.sql('insert into photon_setup.schema_version (version) values (9)', name);
    await station.note(1);
    await vi.waitFor(
      () =>
        expect(station.shared.status()).toMatchObject({
          state: 'away',
          waiting: 4,
          trouble: { code: 'shared-record-newer' },
        }),
      soon,
    );
    expect(await server.sql('select * from photon_setup.event', name)).toEqual([]);
  });

  it('is brought up to date while others write, and none of their rows is lost', async () => {
    const name = await database();
    const stations = await Promise.all(['A', 'B'].map((one) => test.station(addressOf(server.port, name), one)));
    const versions = [
      ...schemaVersions,
      'alter table photon_setup.event add column later text; create index on photon_setup.event (attempt_id);',
    ];
    const owner = { user: superuser };
    const noting = Promise.all(stations.map((one) => one.note(15)));
    const newer = await test.station(addressOf(server.port, name, owner), 'New', {
      password: async () => success(superuserPassword),
      versions,
    });
    await noting;
    await newer.note(1);
    await vi.waitFor(
      () =>
        expect(stations.map(({ shared }) => shared.status().trouble?.code)).toEqual([
          'shared-record-newer',
          'shared-record-newer',
        ]),
      soon,
    );
    // The others are brought up to date, too.
    const updated = await Promise.all(stations.map((one) => one.restart({ versions })));
    for (const one of updated) test.ending(one, (open) => open.close());
    await vi.waitFor(async () => expect(await differences(server, name, [...updated, newer])).toEqual([]), soon);
  });

  it('lets a station insert and read, and nothing else', async () => {
    const name = await database();
    await server.sql("insert into photon_setup.station (id, name) values ('s', 'S')", name);
    await server.sql("insert into photon_setup.writer (station_id, written_by) values ('s', 'bench')", name);
    const client = new pg.Client({
      host: '127.0.0.1',
      port: server.port,
      user: 'bench',
      password: stationPassword,
      database: name,
    });
    await client.connect();
    test.ending(client, (one) => one.end());
    const event = (columns: string, values: string) =>
      `insert into photon_setup.event (station_id, sequence, after_sequence, attempt_id, type, at, sent_at, body${columns}) values ('s', 1, 0, 'a', 't', 1, 1, '{}'${values})`;
    for (const refused of [
      'update photon_setup.event set body = body',
      'delete from photon_setup.event',
      'truncate photon_setup.event',
      'update photon_setup.station set name = name',
      'delete from photon_setup.lease',
      'update photon_setup.writer set station_id = station_id',
      'delete from photon_setup.writer',
      "insert into photon_setup.writer (station_id, written_by) values ('t', 'bench')",
      'insert into photon_setup.schema_version (version) values (9)',
      event(', received_at', ", '2020-01-01'"),
      'create table photon_setup.mine (x int)',
    ]) {
      await expect(client.query(refused)).rejects.toThrow('permission denied');
    }
    await client.query(event('', ''));
    expect((await client.query('select attempt_id from photon_setup.event')).rows).toEqual([{ attempt_id: 'a' }]);
  });

  it('is told in its own file as the program makes it', () => {
    const folder = 'electron/record/shared-record';
    expect(readFileSync(`${folder}/schema.sql`, 'utf8')).toBe(schemaScript());
    for (let version = 2; version <= schemaVersions.length; version += 1) {
      expect(readFileSync(`${folder}/schema-${version}.sql`, 'utf8')).toBe(upgradeScript(version));
    }
    // A lease that ends later than any can end holds nobody up, by the server's rule as by the program's.
    expect(schemaScript()).toContain(`interval '${sharedRecordLimits.leaseMs / 1000} seconds'`);
  });

  it('says that a name is used twice, and gives two computers with one id an id each', async () => {
    const name = await database();
    const one = await test.station(addressOf(server.port, name), 'Bench 1');
    await comesTo(one, 'connected');
    await one.note(2);
    await vi.waitFor(() => expect(one.shared.status().waiting).toBe(0), soon);
    const namesake = await test.station(addressOf(server.port, name), 'Bench 1');
    await vi.waitFor(
      () => expect(namesake.shared.status()).toMatchObject({ state: 'connected', nameIsTaken: true }),
      soon,
    );
    await vi.waitFor(() => expect(one.shared.status().nameIsTaken).toBe(true), soon);
    // The disk of one is copied to another computer, and both go on.
    const { rows: files } = await sql<{ file: string }>`pragma database_list`.execute(one.store.database);
    const file = files[0]?.file ?? '';
    await sql`pragma wal_checkpoint(truncate)`.execute(one.store.database);
    await copyFile(file, `${file}-copy`);
    const copy = test.ending(
      await openStation(`${file}-copy`, addressOf(server.port, name), 'Bench 2', { computer: `computer of ${file}` }),
      (open) => open.close(),
    );
    // Also the one that notes nothing hears of the other.
    await comesTo(copy, 'connected');
    const [alone = ''] = await one.note(1);
    await vi.waitFor(async () => expect(await copy.store.row(alone)).toMatchObject({ outcome: 'claimed' }), soon);
    await Promise.all([one.note(2), copy.note(3)]);
    await vi.waitFor(async () => {
      const ids = await server.sql(
        'select station_id, count(*)::int as events from photon_setup.event group by station_id order by 2',
        name,
      );
      expect(ids.map(({ events }) => events)).toEqual([12, 20]);
    }, soon);
    for (const station of [one, copy, namesake]) {
      await vi.waitFor(async () => {
        const attempts = await station.store.database
          .selectFrom('attempt')
          .select('attemptId')
          .where('outcome', '=', 'claimed')
          .execute();
        expect(attempts).toHaveLength(8);
      }, soon);
    }
  });

  it('waits while the disk of the server is full, and goes on when it is not any more', async () => {
    const name = await database();
    await server.stop();
    // No file may grow over 1025 KiB: the last page is written by half, as on a full disk.
    await server.start({ fileLimit: 1_025 });
    const station = await test.station(addressOf(server.port, name), 'Bench 1');
    // What cannot be pressed together.
    const letters = () => randomBytes(150).toString('hex');
    await station.store.append(
      Array.from(
        { length: 300 },
        (_, one) =>
          ({
            type: 'stage',
            attemptId: `long-${one}`,
            at: one,
            otherNetworks: Array.from({ length: 30 }, letters),
          }) as const,
      ),
    );
    station.shared.wake();
    await vi.waitFor(() => expect(station.shared.status().trouble?.code).toBe('shared-record-full'), soon);
    await server.stop();
    await server.start();
    station.shared.wake();
    await vi.waitFor(async () => expect(await differences(server, name, [station])).toEqual([]), soon);
  });
});
