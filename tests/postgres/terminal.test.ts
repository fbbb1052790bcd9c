import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { appendOnlyLog } from '../../electron/append-only-log/append-only-log.ts';
import { retentionOf } from '../../electron/record/retention.ts';
import type { SimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import { errorRows } from '../../shared/error-table.ts';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import { recordPrograms } from '../support/record-programs.ts';
import { fastWorld } from '../support/run-flow.ts';
import { terminal } from '../support/run-terminal.ts';
import { device, newDatabase, stationPassword } from './stations.ts';

let server: PostgresServer;
const ends: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.remove());
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** A bench with a folder of its own, as a computer has one. */
async function bench(world: SimulatedWorld, database: string, name: string) {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-'));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  const { tcp, http, cloud, account, networks } = world.ready;
  const password = networks.find(({ ssid }) => ssid === 'HomeNet')?.password ?? '';
  const env = {
    TOKEN: account.accessToken,
    PASSWORD: password,
    PHOTON_SETUP_RECORD_PASSWORD: stationPassword,
  };
  const run = (args: readonly string[], more: Record<string, string> = {}) =>
    terminal(args, { ...env, ...more }, undefined, folder);
  const place = ['--host', '127.0.0.1', '--port', String(server.port), '--database', database, '--user', 'bench'];
  const shared = await run(['history', 'share', ...place, '--plain', '--station', name, '--json']);
  return {
    run,
    shared,
    folder,
    claim: (more: Record<string, string> = {}) =>
      run(
        [
          ...['claim', '--json', '--yes', '--photon-host', tcp.host, '--photon-tcp-port', String(tcp.port)],
          ...['--photon-http-port', String(http.port), '--cloud', cloud.url, '--token-env', 'TOKEN'],
          ...['--password-env', 'PASSWORD', '--ssid', 'HomeNet', '--wait-for-photon', '2'],
        ],
        more,
      ),
  };
}

async function world(): Promise<SimulatedWorld> {
  const simulated = await fastWorld({ separateNetworks: false });
  ends.push(() => simulated.close());
  return simulated;
}

const noticesOf = (lines: readonly string[]) =>
  lines.flatMap((line) => {
    const told = JSON.parse(line) as { type?: string; notice?: { code: string; details?: object } };
    return told.type === 'noticed' && told.notice !== undefined ? [told.notice] : [];
  });

it('a claim in the terminal lands in the shared record, under the name of its station', async () => {
  await newDatabase(server, 'landing');
  const first = await bench(await world(), 'landing', 'Bench 1');
  expect(JSON.parse(first.shared.out)).toMatchObject({
    station: 'Bench 1',
    state: 'connected',
    waiting: 0,
    code: null,
  });
  const claimed = await first.claim();
  expect(claimed).toMatchObject({ exitCode: 0 });
  const events = await server.sql('select type, body from photon_setup.event order by sequence', 'landing');
  expect(events.at(0)).toMatchObject({ type: 'started' });
  expect(events.at(-1)).toMatchObject({ type: 'finished' });
  expect(JSON.parse(String(events.at(-1)?.body))).toMatchObject({ outcome: 'claimed' });
  expect(await server.sql('select name from photon_setup.station', 'landing')).toEqual([{ name: 'Bench 1' }]);
  const listed = await first.run(['history', 'list', '--json']);
  expect(JSON.parse(listed.lines[0] ?? '')).toMatchObject({ outcome: 'claimed', station: 'Bench 1' });
});

it('a claim without the password, or without the server, is made all the same, says so, and is handed over later', async () => {
  await newDatabase(server, 'later');
  const first = await bench(await world(), 'later', 'Bench 1');
  const silent = await first.claim({ PHOTON_SETUP_RECORD_PASSWORD: '' });
  expect(silent).toMatchObject({ exitCode: 0 });
  expect(noticesOf(silent.lines)).toContainEqual({
    code: 'shared-record-no-password',
    details: { variable: 'PHOTON_SETUP_RECORD_PASSWORD' },
  });
  const wrong = await first.run(['history', 'share', '--json'], { PHOTON_SETUP_RECORD_PASSWORD: 'wrong' });
  expect(wrong).toMatchObject({ exitCode: errorRows['shared-record-sign-in-refused'].exit });
  expect(JSON.parse(wrong.out)).toMatchObject({ state: 'away', code: 'shared-record-sign-in-refused' });
  expect(JSON.parse(wrong.out).waiting).toBeGreaterThan(0);
  expect(await server.sql('select count(*) from photon_setup.event', 'later')).toEqual([{ count: '0' }]);
  expect((await first.run(['history', 'share'])).out).toContain('Connected');
  expect(await server.sql(`select type from photon_setup.event where type = 'finished'`, 'later')).toHaveLength(1);
});

it('a claim without the password deletes nothing that is to be shared, however few are to be kept', async () => {
  await newDatabase(server, 'kept');
  const air = await world();
  const first = await bench(air, 'kept', 'Bench 1');
  const said = path.join(first.folder, 'shared-record.json');
  const text = await readFile(said, 'utf8');
  expect(await first.run(['history', 'share', '--stop'])).toMatchObject({ exitCode: 0 });
  expect(await first.claim()).toMatchObject({ exitCode: 0 });
  const record = recordPrograms(path.join(first.folder, 'attempts.db')).start('a');
  expect(await retentionOf(record, { days: 0, count: 1 })).toMatchObject({ value: { count: 1 } });
  await record.close();
  // Said by another program, and nothing was shared since.
  await writeFile(said, text);
  air.pressSetup();
  expect(await first.claim({ PHOTON_SETUP_RECORD_PASSWORD: '' })).toMatchObject({ exitCode: 0 });
  expect((await first.run(['history', 'list', '--json'])).lines).toHaveLength(2);
  expect(await first.run(['history', 'share'])).toMatchObject({ exitCode: 0 });
  air.pressSetup();
  expect(await first.claim()).toMatchObject({ exitCode: 0 });
  expect((await first.run(['history', 'list', '--json'])).lines).toHaveLength(1);
});

it('a second station is told what the first did with a device, and leaves one alone that another is at', async () => {
  await newDatabase(server, 'two');
  const air = await world();
  const first = await bench(air, 'two', 'Bench 1');
  const second = await bench(air, 'two', 'Bench 2');
  expect(await first.claim()).toMatchObject({ exitCode: 0 });
  air.pressSetup();
  const again = await second.claim();
  expect(noticesOf(again.lines)).toContainEqual({
    code: 'device-done-elsewhere',
    details: { station: 'Bench 1', agoMs: expect.any(Number) },
  });
  expect(again).toMatchObject({ exitCode: 0 });
  const listed = await second.run(['history', 'list', '--json', '--station', 'Bench 1']);
  expect(listed.lines.map((line) => JSON.parse(line))).toMatchObject([{ station: 'Bench 1', outcome: 'claimed' }]);

  // As Bench 1 holds it that is in the middle of it.
  await server.sql(
    `update photon_setup.lease set expires_at = clock_timestamp() + interval '50 seconds', token = token + 1,
      station_id = (select id from photon_setup.station where name = 'Bench 1')`,
    'two',
  );
  air.pressSetup();
  expect(await second.claim()).toMatchObject({ exitCode: errorRows['device-at-another-station'].exit });
});

it('what ended in the middle is left no more once another station has finished it, and what is forgotten is handed over', async () => {
  await newDatabase(server, 'unfinished');
  const air = await world();
  const left = await bench(air, 'unfinished', 'Bench 1');
  const other = await bench(air, 'unfinished', 'Bench 2');
  // As another program wrote it that is no more.
  const ledger = appendOnlyLog(path.join(left.folder, 'attempts.ledger'), v.unknown());
  const forWhom = { for: 'account', userName: 'ann@example.com' };
  const begun = { type: 'begun', at: Date.now(), program: 'gone', forWhom, cloudUrl: air.ready.cloud.url };
  for (const [runId, deviceId] of Object.entries({ one: air.ready.device.id, two: device })) {
    await ledger.append({ ...begun, runId });
    await ledger.append({ type: 'learned', runId, at: begun.at, deviceId });
  }
  const listed = async (...more: readonly string[]) => {
    const { lines } = await left.run(['unfinished', '--json', ...more]);
    return lines.map((line) => JSON.parse(line).attempt?.runId).sort();
  };
  expect(await listed()).toEqual(['one', 'two']);
  expect(await other.claim()).toMatchObject({ exitCode: 0 });
  const alone = await left.run(['unfinished', '--json'], { PHOTON_SETUP_RECORD_PASSWORD: '' });
  expect(noticesOf(alone.lines)).toMatchObject([{ code: 'shared-record-no-password' }]);
  expect(alone.lines).toHaveLength(3);
  expect(await listed('--forget')).toEqual(['two']);
  expect(
    await server.sql(
      `select attempt_id, body from photon_setup.event where type = 'finished' and attempt_id in ('one', 'two')`,
      'unfinished',
    ),
  ).toEqual([{ attempt_id: 'two', body: '{"outcome":"forgotten"}' }]);
});

it('a server that stays silent is told as one that cannot be reached, with what waits for it', async () => {
  await newDatabase(server, 'silent');
  const first = await bench(await world(), 'silent', 'Bench 1');
  expect(await first.claim({ PHOTON_SETUP_RECORD_PASSWORD: '' })).toMatchObject({ exitCode: 0 });
  const sockets = new Set<Socket>();
  const silent = createServer((socket) => void sockets.add(socket.on('error', () => undefined)));
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const place = ['--host', '127.0.0.1', '--port', String((silent.address() as AddressInfo).port), '--plain'];
  const shared = await first.run([
    ...['history', 'share', ...place, '--database', 'silent', '--user', 'bench', '--json'],
  ]);
  for (const socket of sockets) socket.destroy();
  silent.close();
  expect(shared).toMatchObject({ exitCode: errorRows['shared-record-unreachable'].exit });
  const told = JSON.parse(shared.out);
  expect(told).toMatchObject({ code: 'shared-record-unreachable', waitingSince: expect.any(String) });
  expect(told.waiting).toBeGreaterThan(0);
});
