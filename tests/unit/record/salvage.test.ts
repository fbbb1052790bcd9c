import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../../electron/record/record-store.ts';
import { saveFrom } from '../../../electron/record/salvage.ts';

it('leaves others their turn while it saves a file of many attempts', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'salvage-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const station = (computer: string) => ({ computer, name: 'Bench 1', newId: () => computer });
  const aside = path.join(folder, 'attempts.db.damaged-then.unsaved');
  const damaged = await openStore(aside, station('before'));
  const attempts = 1_000;
  const forWhom = { for: 'account' } as const;
  const begun = { type: 'started', program: 'p', kind: 'production', forWhom } as const;
  await damaged.append(Array.from({ length: attempts }, (_, at) => ({ ...begun, attemptId: `attempt-${at}`, at })));
  await damaged.close();
  const store = await openStore(path.join(folder, 'attempts.db'), station('now'));

  let [turns, saving] = [0, true];
  const next = () => {
    turns += 1;
    if (saving) setImmediate(next);
  };
  setImmediate(next);
  await saveFrom(aside, store);
  saving = false;
  const { saved } = await store.database
    .selectFrom('attempt')
    .select(({ fn }) => fn.countAll<number>().as('saved'))
    .executeTakeFirstOrThrow();
  await store.close();
  expect(saved).toBe(attempts);
  // Ten times each to read, to write and to put its attempts together.
  expect(turns).toBeGreaterThanOrEqual(30);
});

it('takes nothing that is no row out of a damaged file, and all that is around it', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'salvage-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const station = (computer: string) => ({ computer, name: 'Bench 1', newId: () => computer });
  const aside = path.join(folder, 'attempts.db.damaged-then.unsaved');
  const damaged = await openStore(aside, station('before'));
  const begun = { type: 'started', program: 'p', kind: 'production', forWhom: { for: 'account' } } as const;
  await damaged.append(['one', 'two', 'three'].map((attemptId, at) => ({ ...begun, attemptId, at })));
  const { database } = damaged;
  // As where a page was overwritten: columns that are missing, or of another type.
  for (const table of ['event', 'station', 'forwarded', 'forgotten', 'set_aside']) {
    await sql`create table whatever as select * from ${sql.table(table)}`.execute(database);
    await sql`drop table ${sql.table(table)}`.execute(database);
    await sql`alter table whatever rename to ${sql.table(table)}`.execute(database);
    const { rows } = await sql<{ name: string }>`select name from pragma_table_info(${table})`.execute(database);
    for (const wrong of [sql`null`, sql`x'a5a5'`])
      await sql`insert into ${sql.table(table)} values (${sql.join(rows.map(() => wrong))})`.execute(database);
  }
  await sql`update event set station_id = null where attempt_id = 'two'`.execute(database);
  await damaged.close();
  const store = await openStore(path.join(folder, 'attempts.db'), station('now'));
  onTestFinished(() => store.close());
  await saveFrom(aside, store);
  const saved = await store.database.selectFrom('attempt').select(['attemptId', 'stationId']).execute();
  expect(saved.map(({ attemptId }) => attemptId)).toEqual(['one', 'three']);
  const stations = await store.database.selectFrom('station').select('id').orderBy('id').execute();
  expect(stations).toEqual([{ id: 'before' }, { id: 'now' }]);
});
