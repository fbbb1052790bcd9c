import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { RecordEvent } from '../../../electron/record/record-event.ts';
import { appendEvent, foldAll, noteOthersEvent, openStore } from '../../../electron/record/record-store.ts';
import { columnsOf, eventColumns } from '../../../electron/record/row-codec.ts';
import { saveFrom } from '../../../electron/record/salvage.ts';
import { leftBehind } from '../../../electron/record/schema.ts';
import { noteAll } from '../../../electron/record/shared-record/other-stations.ts';
import { openSqlite } from '../../../electron/record/sqlite-file.ts';

const forWhom = { for: 'account' } as const;
const begun = { type: 'started', program: 'p', kind: 'production', forWhom } as const;

/** A file that was set aside with these attempts begun, and the one in its place. */
async function setAsideWith(attempts: number) {
  const folder = await mkdtemp(path.join(tmpdir(), 'salvage-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const station = (when: string) => ({ computer: 'c', name: 'Bench 1', newId: () => `station ${when}` });
  const aside = path.join(folder, 'attempts.db.damaged-then.unsaved');
  const damaged = await openStore(aside, station('before'));
  await damaged.append(Array.from({ length: attempts }, (_, at) => ({ ...begun, attemptId: `attempt-${at}`, at })));
  const store = await openStore(path.join(folder, 'attempts.db'), station('now'));
  onTestFinished(() => store.close());
  return { aside, damaged, store };
}

it('leaves others their turn while it saves a file of many attempts', async () => {
  const attempts = 1_000;
  const { aside, damaged, store } = await setAsideWith(attempts);
  await damaged.close();

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
  expect(saved).toBe(attempts);
  // Ten times each to read, to write and to put its attempts together.
  expect(turns).toBeGreaterThanOrEqual(30);
});

it('puts what a clock had in a time to come below what begins now, in its order', async () => {
  const { aside, damaged, store } = await setAsideWith(1);
  const now = Date.now();
  const ahead = { ...begun, attemptId: 'ahead', at: Date.UTC(2090, 0, 1) };
  await damaged.append([ahead, { ...begun, attemptId: 'set right', at: now - 60_000 }]);
  await damaged.close();
  await saveFrom(aside, store);
  await store.append([{ ...begun, attemptId: 'today', at: Date.now() + 60_000 }]);
  const rows = await store.database.selectFrom('attempt').select('attemptId').orderBy('rowId').execute();
  expect(rows.map(({ attemptId }) => attemptId)).toEqual(['attempt-0', 'ahead', 'set right', 'today']);
});

it('takes the time of its attempts, and not of their square, and puts what came late in its order', async () => {
  const saved = async (attempts: number) => {
    const { aside, damaged, store } = await setAsideWith(5);
    const { database } = damaged;
    await sql`with recursive number(n) as (select 6 union all select n + 1 from number where n < ${attempts})
      insert into event (station_id, sequence, attempt_id, type, at, body)
      select station_id, n, 'attempt-' || (n - 1), type, n, body from number join event where sequence = 1`.execute(
      database,
    );
    // Number 5 became known last, with its clock ahead.
    await sql`update event set attempt_id = 'late', rowid = ${2 * attempts}, at = ${9 * attempts} where sequence = 5`.execute(
      database,
    );
    await damaged.close();
    const before = process.cpuUsage();
    await saveFrom(aside, store);
    const { user } = process.cpuUsage(before);
    const rows = await store.database.selectFrom('attempt').select('attemptId').orderBy('rowId').execute();
    const names = rows.map(({ attemptId }) => attemptId);
    expect(names.indexOf('late')).toBe(4);
    expect(names).toHaveLength(attempts);
    return user;
  };
  const few = await saved(1_000);
  // Five times here, and 13 times where each looks at all that follow it.
  expect((await saved(8_000)) / few).toBeLessThan(10);
}, 180_000);

it('takes nothing that is no row out of a damaged file, and all that is around it', async () => {
  const { aside, damaged, store } = await setAsideWith(3);
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
  await sql`update event set station_id = null where attempt_id = 'attempt-1'`.execute(database);
  await damaged.close();
  await saveFrom(aside, store);
  const saved = await store.database.selectFrom('attempt').select(['attemptId', 'stationId']).execute();
  expect(saved.map(({ attemptId }) => attemptId)).toEqual(['attempt-0', 'attempt-2']);
  const stations = await store.database.selectFrom('station').select('id').orderBy('id').execute();
  expect(stations).toEqual([{ id: 'station before' }, { id: 'station now' }]);
});

it('comes to an end where a page hands out the same row again and again, and lets others have their turn', async () => {
  const attempts = 1_000;
  const { aside, damaged, store } = await setAsideWith(attempts);
  const { database } = damaged;
  await sql`create table whatever as select * from event`.execute(database);
  await sql`drop table event`.execute(database);
  await sql`alter table whatever rename to event`.execute(database);
  await sql`update event set body = x'a5a5'`.execute(database);
  const { rows } = await sql<{ pageno: number }>`
    select pageno from dbstat where name = 'event' and pagetype = 'leaf' order by pageno limit 1`.execute(database);
  await damaged.close();
  const [page = 0, pageSize, leaf] = [rows[0]?.pageno, 4_096, 13];
  const file = await readFile(aside);
  const cells = file.subarray((page - 1) * pageSize, page * pageSize);
  expect(cells[0]).toBe(leaf);
  // Of the first page the number of the last row becomes that of the one before it (sqlite.org/fileformat2.html#b_tree_pages).
  const rowIdOf = (cell: number) => {
    let at = cells.readUInt16BE(8 + 2 * cell);
    while ((cells[at] ?? 0) >= 0x80) at += 1;
    return at + 1;
  };
  const count = cells.readUInt16BE(3);
  expect(count).toBeLessThan(0x80);
  expect(cells[rowIdOf(count - 1)]).toBe(count);
  cells[rowIdOf(count - 1)] = count - 1;
  await writeFile(aside, file);
  let turns = 0;
  await saveFrom(aside, store, () => {
    turns += 1;
  });
  expect(await store.database.selectFrom('attempt').select('attemptId').execute()).toEqual([]);
  // From the end back to that page, and to it from the beginning.
  expect(turns).toBeGreaterThanOrEqual((attempts - count) / 100);
});

it('takes the end that a damaged file has lost from where it was shared, and is saved twice as once', async () => {
  const { aside, damaged, store } = await setAsideWith(2);
  await damaged.close();
  const all = () => store.database.selectFrom('event').select(['stationId', 'sequence']).orderBy('sequence').execute();
  await saveFrom(aside, store);
  // As where the program ended before the file had its other name.
  await saveFrom(aside, store);
  expect(await all()).toEqual([1, 2].map((sequence) => ({ stationId: 'station before', sequence })));
  const end = { type: 'finished', attemptId: 'attempt-0', at: 9, outcome: 'claimed' } as const;
  await store.database
    .transaction()
    .execute((transaction) => noteOthersEvent(transaction, { stationId: 'station before', sequence: 3 }, end, 9));
  expect(await store.row('attempt-0')).toMatchObject({ outcome: 'claimed' });
  expect((await store.running()).map(({ attemptId }) => attemptId)).toEqual(['attempt-1']);
});

it('shows the end that the shared record had of an attempt that went on before it was read', async () => {
  const { aside, damaged, store } = await setAsideWith(3);
  await damaged.close();
  await saveFrom(aside, store);
  // As whoever forgets it, and as a line that goes on with it and is killed.
  await store.append([{ type: 'finished', attemptId: 'attempt-0', at: 20, outcome: 'forgotten' }]);
  await store.append([{ type: 'stage', attemptId: 'attempt-1', at: 21, step: 'prove' }]);
  await store.append([{ type: 'stage', attemptId: 'attempt-2', at: 22, step: 'prove' }]);
  const server = [
    ...[0, 1, 2].map((at) => ({ ...begun, attemptId: `attempt-${at}`, at })),
    ...[0, 1].map((one) => ({ type: 'finished', attemptId: `attempt-${one}`, at: 9, outcome: 'claimed' }) as const),
  ];
  const read = tell('station before', server);
  await store.database.transaction().execute((transaction) => noteAll(transaction, read));
  expect((await store.running()).map(({ attemptId }) => attemptId)).toEqual(['attempt-2']);
  expect(await store.row('attempt-0')).toMatchObject({ outcome: 'claimed', endedAt: 9 });
  expect(await store.row('attempt-1')).toMatchObject({ outcome: 'claimed', endedAt: 9 });
  // What this computer goes on with is told as it stands.
  expect(await store.row('attempt-2')).toMatchObject({ outcome: null, stationId: 'station now', step: 'prove' });
  const { database } = store;
  const asTold = async () => {
    const known = await database.selectFrom('attempt').selectAll().orderBy('attemptId').execute();
    const folded = [...(await foldAll(database)).values()].map((row) => columnsOf(row));
    folded.sort((one, other) => (one.attemptId < other.attemptId ? -1 : 1));
    expect(folded).toEqual(known.map(({ rowId, ...row }) => row));
  };
  await asTold();
  await store.append([{ type: 'finished', attemptId: 'attempt-2', at: 23, outcome: 'claimed' }]);
  expect(await store.running()).toEqual([]);
  // A later word on what had its end is kept, changes nothing of it, and is told once.
  await store.append([{ type: 'finished', attemptId: 'attempt-1', at: 24, outcome: 'failed' }]);
  expect(await store.row('attempt-1')).toMatchObject({ outcome: 'claimed', stationId: 'station before' });
  const kept = database.selectFrom('event').select('stationId').where('attemptId', '=', 'attempt-1').orderBy('at');
  expect((await kept.execute()).map(({ stationId }) => stationId.slice('station '.length))).toEqual([
    ...['now', 'before', 'before', 'now', 'now'],
  ]);
  await asTold();
});

const tell = (id: string, events: readonly RecordEvent[]) => ({
  ...{ target: 'server', id, name: 'Bench 1' },
  rows: events.map((event, place) => {
    const told = { stationId: id, sequence: place + 1, afterSequence: place, isSettled: true };
    const columns = { ...eventColumns(event), ...told, sentAt: 10, receivedAt: 10 };
    return { ...columns, told: columns };
  }),
});

it('keeps a device as claimed here, whatever the shared record had of its attempt before', async () => {
  const { aside, damaged, store } = await setAsideWith(1);
  await damaged.close();
  await saveFrom(aside, store);
  const end = (outcome: 'claimed' | 'failed', at: number) =>
    ({ type: 'finished', attemptId: 'attempt-0', at, outcome }) as const;
  await store.append([end('claimed', 20)]);
  const read = tell('station before', [{ ...begun, attemptId: 'attempt-0', at: 0 }, end('failed', 9)]);
  await store.database.transaction().execute((transaction) => noteAll(transaction, read));
  const row = () => store.row('attempt-0');
  expect(await row()).toMatchObject({ outcome: 'claimed', endedAt: 20, stationId: 'station now' });
  const asTold = async () => {
    const [told] = (await foldAll(store.database)).values();
    expect(await row()).toMatchObject({ ...told });
  };
  await asTold();
  // Without an end of its own that says otherwise, that of the station before stands.
  await store.append([end('failed', 21)]);
  expect(await row()).toMatchObject({ outcome: 'failed', endedAt: 9 });
  await asTold();
  await store.append([end('claimed', 22)]);
  expect(await row()).toMatchObject({ outcome: 'claimed', endedAt: 22 });
  await asTold();
});

describe('of an attempt that goes on here, another computer ends nothing:', () => {
  it.each([
    ['one that this file was copied from', 'A', false],
    ['one that it was copied from before it was damaged', 'A', true],
    ['one that goes on under an id of this one', `${leftBehind}station A`, false],
    ['one that did so before the file was damaged', `${leftBehind}station A`, true],
  ])('%s', async (_, computer, isDamaged) => {
    const { aside, damaged, store } = await setAsideWith(0);
    const first = isDamaged ? damaged.database : store.database;
    await first.insertInto('station').values({ id: 'station A', computer, name: 'Bench 1', nextSequence: 2 }).execute();
    const beginning = { ...begun, attemptId: 'x', at: 1 };
    await first.transaction().execute((transaction) => appendEvent(transaction, 'station A', beginning));
    await damaged.close();
    if (isDamaged) await saveFrom(aside, store);
    await store.append([{ type: 'finished', attemptId: 'x', at: 8, outcome: 'failed', code: 'photon-not-online' }]);
    const read = tell('station A', [beginning, { type: 'finished', attemptId: 'x', at: 7, outcome: 'forgotten' }]);
    await store.database.transaction().execute((transaction) => noteAll(transaction, read));
    expect(await store.row('x')).toMatchObject({ outcome: 'failed', stationId: 'station now' });
  });
});

it('reads nothing of a damaged file while another program is at it', async () => {
  const { aside, damaged, store } = await setAsideWith(2);
  await damaged.close();
  const { rows } = await sql<{ file: string }>`pragma database_list`.execute(store.database);
  const other = openSqlite(rows[0]?.file ?? '');
  onTestFinished(() => other.destroy());
  let pieces = 0;
  const save = () =>
    saveFrom(aside, store, () => {
      pieces += 1;
    });
  await other.transaction().execute(async () => {
    await expect(save()).rejects.toMatchObject({ errcode: 5 });
    expect(pieces).toBe(0);
  });
  // It has done it.
  await rename(aside, `${aside}.saved`);
  await save();
  expect(pieces).toBe(0);
});

it('saves what hooks are owed with its attempts, in its order, and nothing that is no row', async () => {
  const { aside, damaged, store } = await setAsideWith(3);
  const told = (attemptId: string) => JSON.stringify({ at: 1, attemptId });
  const owed = { hook: 'a hash', program: 'p' };
  await damaged.database
    .insertInto('hookRow')
    .values([
      { ...owed, attemptId: 'attempt-1', row: told('attempt-1') },
      { ...owed, attemptId: 'attempt-0', row: null },
      { ...owed, attemptId: 'attempt-2', row: '{"at":' },
      { ...owed, attemptId: 'in no history', row: told('in no history') },
    ])
    .execute();
  await damaged.close();
  await saveFrom(aside, store);
  const saved = await store.database.selectFrom('hookRow').selectAll().orderBy('id').execute();
  expect(saved.map(({ id, ...row }) => row)).toEqual([
    { ...owed, attemptId: 'attempt-1', row: told('attempt-1') },
    { ...owed, attemptId: 'attempt-0', row: null },
  ]);
});

it('saves what hooks are owed before a damaged page and behind it', async () => {
  const count = 300;
  const { aside, damaged, store } = await setAsideWith(count);
  const rows = Array.from({ length: count }, (_, at) => ({
    ...{ hook: 'h', program: 'p', attemptId: `attempt-${at}` },
    row: JSON.stringify({ owed: `owed ${at} of all`, more: 'x'.repeat(300) }),
  }));
  for (const one of rows) await damaged.database.insertInto('hookRow').values(one).execute();
  await damaged.close();
  const bytes = await readFile(aside);
  const at = bytes.indexOf('owed 150 of all');
  expect(at).toBeGreaterThan(0);
  const page = at - (at % 4_096);
  await writeFile(aside, bytes.fill(0, page, page + 4_096));
  await saveFrom(aside, store);
  const saved = await store.database.selectFrom('hookRow').select('attemptId').orderBy('id').execute();
  expect(saved.length).toBeLessThan(count);
  expect(saved.length).toBeGreaterThan(count - 30);
  expect([saved[0]?.attemptId, saved.at(-1)?.attemptId]).toEqual(['attempt-0', `attempt-${count - 1}`]);
});
