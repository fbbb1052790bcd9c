import { copyFile, mkdtemp, open, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { historyOf } from '../../electron/record/history.ts';
import { foldAll, openStore } from '../../electron/record/record-store.ts';
import { readRow } from '../../electron/record/row-codec.ts';
import { saveFrom } from '../../electron/record/salvage.ts';
import { success } from '../../shared/result.ts';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import { addressOf, eventsOf, newDatabase, openStation, stationPassword, stationsOfTest } from './stations.ts';

const soon = { timeout: 50_000, interval: 100 };
const users = ['bench_1', 'bench_2'];
const acts = [
  'note',
  'note',
  'begin',
  'end',
  'rename',
  'copy',
  'clone',
  'user',
  'forget',
  'damage',
  'back',
  'restart',
] as const;
let server: PostgresServer;
const test = stationsOfTest();
beforeAll(async () => {
  server = await startPostgres();
  for (const user of users) await server.sql(`create role ${user} login password '${stationPassword}'`);
});
afterAll(() => server.remove());
afterEach(() => test.end());

/** The same numbers from 0 to 1 for the same seed (Park and Miller, 1988). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** A computer with its record: what it is called, as whom it signs in, and which of its attempts nobody has ended. */
async function newBench(database: string, file: string, computer: string, user: string) {
  const parts = { computer, user };
  const begin = () =>
    openStation(file, addressOf(server.port, database, { user: parts.user }), 'Bench', { computer: parts.computer });
  let station = await begin();
  const bench = {
    file,
    parts,
    begun: [] as string[],
    deleted: new Set<string>(),
    now: () => station,
    /** `meanwhile`: while its file is closed. */
    async again(meanwhile: () => Promise<void> = async () => undefined): Promise<void> {
      await station.close();
      await meanwhile();
      station = await begin();
    },
    async settled(): Promise<void> {
      await vi.waitFor(() => expect(station.shared.status()).toMatchObject({ state: 'connected', waiting: 0 }), soon);
      await station.shared.settle(soon.timeout);
    },
    rows: () =>
      station.store.database.selectFrom('attempt').select(['attemptId', 'outcome']).orderBy('attemptId').execute(),
    /** Nothing is open: what is, when its file is copied, is two computers' from then on. */
    isIdle: async () => (await station.store.running()).length === 0,
    async stationId(): Promise<string | undefined> {
      const found = station.store.database.selectFrom('station').select('id').where('computer', '=', parts.computer);
      return (await found.executeTakeFirst())?.id;
    },
  };
  return test.ending(bench, () => station.close());
}
type Bench = Awaited<ReturnType<typeof newBench>>;

async function forget({ now, rows, deleted }: Bench): Promise<void> {
  const { store } = now();
  const history = historyOf({
    use: async (work) => success(await work(store)),
    isGone: async () => false,
    now: Date.now,
  });
  const before = await rows();
  if (!(await history.forget({})).ok) return;
  for (const { attemptId, outcome } of before) if (outcome !== null) deleted.add(attemptId);
}

/** A page of its events is unreadable, and what is around it is saved into a new file. */
async function damage(bench: Bench, share: number, newId: string): Promise<void> {
  await bench.settled();
  const { database } = bench.now().store;
  const { rows: pages } = await sql<{ pageno: number }>`
    select pageno from dbstat where name = 'event' and pagetype = 'leaf' order by pageno`.execute(database);
  const page = pages[Math.floor(share * pages.length)]?.pageno ?? 1;
  await sql`pragma wal_checkpoint(truncate)`.execute(database);
  await bench.again(async () => {
    const aside = `${bench.file}.${newId}`;
    await rename(bench.file, aside);
    const handle = await open(aside, 'r+');
    await handle.write(Buffer.alloc(4_096, 0xa5), 0, 4_096, (page - 1) * 4_096);
    await handle.close();
    const saved = await openStore(bench.file, { ...bench.parts, name: 'Bench', newId: () => newId });
    await saveFrom(aside, saved);
    await saved.close();
  });
  await bench.settled();
}

/** The file of another computer with the same name in the place of its own: both are known to the server. */
async function comeBack(bench: Bench, from: Bench): Promise<void> {
  await bench.settled();
  await from.settled();
  if ((await bench.stationId()) === (await from.stationId())) return;
  await from.again(() => bench.again(() => copyFile(from.file, bench.file)));
  bench.deleted = new Set(from.deleted);
}

const seeds = (process.env.PHOTON_SETUP_SEED ?? '8,12').split(',').map(Number);
it.each(seeds)(
  'whatever happens to files, names and users, each attempt is there once and as it ended: %i',
  async (seed) => {
    const database = `seed_${seed}`;
    await newDatabase(server, database);
    await server.sql(`grant photon_setup_station to ${users.join(', ')}`);
    const folder = await mkdtemp(path.join(tmpdir(), 'benches-'));
    test.ending(folder, () => rm(folder, { recursive: true, force: true }));
    const next = numbersFrom(seed);
    const pick = <Value>(all: readonly Value[]): Value => all[Math.floor(next() * all.length)] as Value;
    const noted: string[] = [];
    const benches: Bench[] = [];
    const join = async (computer: string, user: string) => {
      const bench = await newBench(database, path.join(folder, `${benches.length}.db`), computer, user);
      benches.push(bench);
      return bench;
    };
    for (const computer of ['one', 'two']) await join(computer, 'bench_1');

    async function note({ now, begun }: Bench, id: string, isEnded: boolean): Promise<void> {
      await now().store.append(eventsOf(id).slice(0, isEnded ? undefined : 2));
      noted.push(id);
      if (!isEnded) begun.push(id);
      now().shared.wake();
    }
    async function end({ now, begun }: Bench): Promise<void> {
      const id = begun.shift();
      if (id !== undefined) await now().store.append(eventsOf(id).slice(2));
      now().shared.wake();
    }
    async function copy(bench: Bench, computer: string): Promise<void> {
      if (benches.length === 5 || !(await bench.isIdle())) return;
      await bench.again(() => copyFile(bench.file, path.join(folder, `${benches.length}.db`)));
      (await join(computer, pick(users))).deleted = new Set(bench.deleted);
    }
    async function back(bench: Bench): Promise<void> {
      const from = benches.find((one) => one !== bench && one.parts.computer === bench.parts.computer);
      if (from !== undefined && (await from.isIdle()) && (await bench.isIdle())) await comeBack(bench, from);
    }
    async function act(what: (typeof acts)[number], bench: Bench, id: string): Promise<void> {
      const { parts } = bench;
      if (what === 'note' || what === 'begin') return note(bench, id, what === 'note');
      if (what === 'end') return end(bench);
      if (what === 'copy' || what === 'clone') return copy(bench, what === 'copy' ? id : parts.computer);
      if (what === 'forget') return forget(bench);
      if (what === 'back') return back(bench);
      if (what === 'damage') return (await bench.isIdle()) ? damage(bench, next(), id) : undefined;
      if (what === 'rename') parts.computer = id;
      if (what === 'user') parts.user = pick(users);
      return bench.again();
    }

    const done: string[] = [];
    for (let turn = 0; turn < 30; turn += 1) {
      const [what, which] = [pick(acts), Math.floor(next() * benches.length)];
      done.push(`${what} ${which}`);
      await act(what, benches[which] as Bench, `${what} ${turn}`);
    }
    for (const bench of benches) while (bench.begun.length > 0) await end(bench);
    await join('fresh', 'bench_1');
    const gone = new Set(benches.flatMap(({ deleted }) => [...deleted]));
    const lasting = noted.filter((id) => !gone.has(id)).sort();
    for (const [which, bench] of benches.entries()) {
      const where = `${which} after ${done.join(', ')}`;
      await vi.waitFor(async () => {
        const rows = await bench.rows();
        expect(
          rows.filter(({ attemptId }) => bench.deleted.has(attemptId)),
          where,
        ).toEqual([]);
        const kept = rows.filter(({ attemptId }) => !gone.has(attemptId));
        expect(kept, where).toEqual(lasting.map((attemptId) => ({ attemptId, outcome: 'claimed' })));
      }, soon);
      await bench.settled();
      const { store } = bench.now();
      const folded = await foldAll(store.database);
      const rows = await store.database.selectFrom('attempt').selectAll().execute();
      expect(
        rows.map((row) => readRow(row)),
        where,
      ).toEqual(rows.map(({ rowId, attemptId }) => ({ ...folded.get(attemptId), rowId })));
    }
    // And each goes on.
    const last = benches.map((_, which) => `last ${which}`);
    for (const [which, bench] of benches.entries()) {
      await bench.now().store.append(eventsOf(`last ${which}`));
      bench.now().shared.wake();
    }
    for (const [which, bench] of benches.entries()) {
      await vi.waitFor(async () => {
        const rows = await bench.rows();
        expect(
          rows.filter(({ attemptId }) => last.includes(attemptId)),
          `${which} after ${done.join(', ')}`,
        ).toEqual(last.map((attemptId) => ({ attemptId, outcome: 'claimed' })));
      }, soon);
    }
  },
  200_000,
);
