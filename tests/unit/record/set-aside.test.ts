import { copyFile, mkdir, mkdtemp, open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openStore } from '../../../electron/record/record-store.ts';
import { openSqlite } from '../../../electron/record/sqlite-file.ts';
import { recordPrograms } from '../../support/record-programs.ts';

const disk = vi.hoisted(() => ({ renamesLeft: Number.POSITIVE_INFINITY }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  return {
    ...real,
    async rename(from: string, to: string) {
      if (disk.renamesLeft <= 0) throw new Error('killed');
      await real.rename(from, to);
      disk.renamesLeft -= 1;
    },
  };
});

const attempts = 40;
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'record-'));
  await fillAndDamage(path.join(folder, 'damaged.db'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A page of its events is gone, and its newest attempt stands in the log beside it. */
async function fillAndDamage(file: string): Promise<void> {
  const station = { computer: 'this computer', name: 'Bench 1', newId: () => 'station' };
  const store = await openStore(file, station);
  const forWhom = { for: 'account', userName: 'a'.repeat(300) } as const;
  for (let one = 1; one <= attempts; one += 1) {
    const begun = { type: 'started', attemptId: `attempt-${one}`, at: one, program: 'gone', forWhom } as const;
    await store.append([{ ...begun, kind: 'production' }]);
  }
  const found = await sql<{ pageno: number }>`
    select pageno from dbstat where name = 'event' and pagetype = 'leaf' order by pageno`.execute(store.database);
  await store.close();
  const handle = await open(file, 'r+');
  const page = found.rows[Math.floor(found.rows.length / 2)]?.pageno ?? 0;
  await handle.write(Buffer.alloc(4_096, 0xa5), 0, 4_096, (page - 1) * 4_096);
  await handle.close();
  const late = openSqlite(`${file}.open`);
  await late.destroy();
  await copyFile(file, `${file}.open`);
  const writer = openSqlite(`${file}.open`);
  await sql`insert into event (station_id, sequence, attempt_id, type, at, body) values ('station', 99, 'late', 'started', 99, ${JSON.stringify(
    {
      program: 'gone',
      forWhom: { for: 'account' },
    },
  )})`.execute(writer);
  for (const part of ['', '-wal']) await copyFile(`${file}.open${part}`, `${file}${part}`);
  await writer.destroy();
}

async function damaged(name: string): Promise<string> {
  const file = path.join(folder, name, 'attempts.db');
  await mkdir(path.dirname(file));
  for (const part of ['', '-wal']) await copyFile(path.join(folder, `damaged.db${part}`), `${file}${part}`);
  return file;
}

/** All that is there, as a program that reads all of it finds it. */
async function readAll(file: string) {
  const here = recordPrograms(file);
  const record = here.start('reader');
  await record.use(({ database }) => database.selectFrom('event').selectAll().execute());
  const rows = (await record.attempts(999)).map(({ runId }) => runId);
  const [problem, again] = [await record.takeProblem(), await record.takeProblem()];
  const stations = await record.use(({ database }) => database.selectFrom('station').select('name').execute());
  await here.closeAll();
  return { rows, problem, again, stations: stations.ok && stations.value };
}

const left = async (file: string) =>
  (await readdir(path.dirname(file))).filter((name) => name.includes('.damaged-') && !/-(wal|shm)$/.test(name));

/** So many names are changed from the first to the last. */
const renames = 6;

it.each(Array.from({ length: renames + 1 }, (_, kept) => kept))(
  'a damaged record is saved and told whichever of its files was renamed last before a kill: %i',
  async (kept) => {
    const file = await damaged(`kill-${kept}`);
    disk.renamesLeft = kept;
    const killed = await readAll(file);
    disk.renamesLeft = Number.POSITIVE_INFINITY;
    const { rows, problem, again, stations } = await readAll(file);
    expect(rows.slice(0, 5)).toEqual([1, 2, 3, 4, 5].map((one) => `attempt-${one}`));
    expect(rows.slice(-2)).toEqual([`attempt-${attempts}`, 'late']);
    expect(rows.length).toBeLessThan(attempts);
    const told = [killed.problem, killed.again, problem, again].filter((one) => one?.code === 'record-damaged');
    expect(told.map((one) => one?.details?.saved)).toEqual([rows.length]);
    expect(stations).toEqual([{ name: 'Bench 1' }, { name: 'Bench 1' }]);
    const names = await left(file);
    expect([names.length, names[0]?.endsWith('Z')]).toEqual([1, true]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  },
);

it('what is left beside a file that was saved long ago moves no sound one', async () => {
  const file = path.join(folder, 'sound', 'attempts.db');
  const here = recordPrograms(file);
  const forWhom = { for: 'account' } as const;
  await here.start('a').write({ type: 'started', attemptId: 'one', at: 1, forWhom });
  await here.closeAll();
  await writeFile(`${file}.damaged-then`, '');
  await writeFile(`${file}.damaged-then.unsaved-shm`, '');
  expect(await readAll(file)).toMatchObject({ rows: ['one'], problem: undefined });
  expect(await left(file)).toEqual(['attempts.db.damaged-then']);
});
