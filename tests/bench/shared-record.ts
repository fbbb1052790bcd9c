import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addressOf, eventsOf, newDatabase, openStation, type TestStation } from '../postgres/stations.ts';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import { killServerAndStations } from './shared-record-kills.ts';

const stations = 8;
const attemptsEach = 250;
const queuedEvents = 10_000;
const eventsOfAttempt = eventsOf('').length;
const looksEach = 20;

const say = (text: string) => void process.stderr.write(`${text}\n`);

const killsMs = 180_000;

/**
 * `npm run bench -- sharing`: the part of the record that needs a server: one of this computer, which shares its processors.
 * `--kills-minutes N`: the kills alone, for so long.
 */
export async function benchSharedRecord(args: readonly string[] = []): Promise<void> {
  const minutes = args[0] === '--kills-minutes' ? Number(args[1]) : 0;
  const folder = await mkdtemp(path.join(tmpdir(), 'photon-setup-bench-'));
  const server = await startPostgres();
  try {
    if (!(minutes > 0)) {
      await together(server, folder);
      await catchUp(server, folder);
    }
    await killServerAndStations(server, folder, minutes > 0 ? minutes * 60_000 : killsMs);
  } finally {
    await server.remove();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Each notes and forwards at once, and reads what the others wrote. */
async function together(server: PostgresServer, folder: string): Promise<void> {
  await newDatabase(server, 'together');
  const all = await Promise.all(
    Array.from({ length: stations }, (_, one) =>
      openStation(path.join(folder, `${one}.db`), addressOf(server.port, 'together'), `Bench ${one + 1}`),
    ),
  );
  const since = performance.now();
  await Promise.all(all.map((one) => one.note(attemptsEach)));
  const rows = stations * attemptsEach * eventsOfAttempt;
  await until(async () => (await count(server, 'together')) === rows);
  const seconds = (performance.now() - since) / 1000;
  say(
    `${stations} stations in one process, noting and forwarding ${rows} events (target: 500 a second together): ${Math.round(rows / seconds)} a second`,
  );
  await until(async () => (await Promise.all(all.map(known))).every((events) => events === rows));
  say(`  until each of them knew all of the others: ${((performance.now() - since) / 1000).toFixed(1)} s`);
  await Promise.all(all.map((one) => one.close()));
}

async function catchUp(server: PostgresServer, folder: string): Promise<void> {
  await newDatabase(server, 'later');
  await server.stop();
  const station = await openStation(path.join(folder, 'later.db'), addressOf(server.port, 'later'), 'Bench 1');
  const attempts = queuedEvents / eventsOfAttempt;
  await station.store.append(Array.from({ length: attempts }, (_, one) => eventsOf(`attempt-${one}`)).flat());
  await server.start();
  station.shared.wake();
  const since = performance.now();
  await until(async () => (await count(server, 'later')) === queuedEvents);
  say(
    `Catching up with ${queuedEvents} events after the server was away (target: under 20 s): ${((performance.now() - since) / 1000).toFixed(1)} s`,
  );
  await station.close();
}

async function until(done: () => Promise<boolean>): Promise<void> {
  while (!(await done())) await new Promise((resolve) => setTimeout(resolve, looksEach));
}

async function count(server: PostgresServer, database: string): Promise<number> {
  const [row] = await server.sql('select count(*)::int as events from photon_setup.event', database);
  return Number(row?.events);
}

async function known({ store }: TestStation): Promise<number> {
  const { events } = await store.database
    .selectFrom('event')
    .select(({ fn }) => fn.countAll<number>().as('events'))
    .executeTakeFirstOrThrow();
  return events;
}
