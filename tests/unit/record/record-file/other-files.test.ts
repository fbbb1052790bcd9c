import { copyFile, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { historyOf } from '../../../../electron/record/history.ts';
import * as engine from '../../../../electron/record/open-record.ts';
import { openStore } from '../../../../electron/record/record-store.ts';
import { setupError } from '../../../../shared/errors.ts';
import { device, finished, ids, read, recordFolder, stage, started, write } from '../../../support/record-events.ts';

const { newFile, programs } = recordFolder();

describe('the record', () => {
  it('goes on under a number of its own where the file came from another computer', async () => {
    const file = newFile();
    const there = programs(file);
    await write(there.start('a'), started('one'));
    await there.closeAll();
    const copy = newFile();
    await mkdir(path.dirname(copy));
    await copyFile(file, copy);
    const here = programs(copy, {
      station: { computer: 'another computer', name: 'Bench 2', newId: () => 'station-of-another' },
    }).start('a');
    await write(here, started('two'));
    const places = await read<{ stationId: string; sequence: number }>(
      here,
      'select station_id, sequence from event order by rowid',
    );
    expect(places.ok && places.value).toEqual([
      { stationId: 'station-1', sequence: 1 },
      { stationId: 'station-of-another', sequence: 1 },
    ]);
  });

  it('touches nothing of a file that a newer version has changed', async () => {
    const file = newFile();
    const here = programs(file);
    const record = here.start('a');
    await write(record, started('one'));
    await read(record, "insert into record_migration(name, timestamp) values ('999-of-the-future', '2030')");
    await here.closeAll();
    const before = await readFile(file);
    const next = here.start('b');
    expect(await next.write(started('two'))).toEqual({ ok: false, error: setupError('record-newer') });
    expect(await next.takeProblem()).toEqual(setupError('record-newer'));
    expect(await next.attempts(9)).toEqual([]);
    await here.closeAll();
    expect(before.equals(await readFile(file))).toBe(true);
  });

  it('begins a new file where its own was moved away under it, and says once that something was lost', async () => {
    const file = newFile();
    const record = programs(file).start('a');
    await write(record, started('one'), finished('one', 'claimed'));
    await rename(file, `${file}.elsewhere`);
    await rm(`${file}-wal`, { force: true });
    await rm(`${file}-shm`, { force: true });
    const gone = { ok: false, error: setupError('record-gone') };
    expect(await record.write(started('two'))).toEqual(gone);
    await write(record, finished('two', 'claimed'));
    expect(ids(await record.attempts(9))).toEqual(['two']);
    // What is said of one that is in no record any more is nothing, and no failure to write.
    await write(record, stage('one', { name: 'lamp' }), finished('one', 'forgotten'));
    expect(ids(await record.attempts(9))).toEqual(['two']);
  });

  it('has all of what is under way in the new file, where the folder of its own is gone in the middle', async () => {
    const file = newFile();
    const record = programs(file).start('a');
    await write(record, started('before'), finished('before', 'claimed'));
    await write(record, started('one'), started('two'), stage('one', { deviceId: device, serial: 'SN1' }));
    await rm(path.dirname(file), { recursive: true });
    // Whoever looks first sees them, and takes nothing from whoever notes.
    expect(ids(await record.attempts(9))).toEqual(['one', 'two']);
    expect(await record.oweRow({ attemptId: 'one', hooks: ['h'], row: '{"a":1}' })).toMatchObject({ ok: true });
    const told = [];
    for (const event of [
      stage('two', { name: 'lamp' }),
      finished('one', 'claimed'),
      finished('two', 'failed', 'cancelled'),
    ])
      told.push(await record.write(event));
    expect(told.map(({ ok }) => ok)).toEqual([false, true, true]);
    expect(await record.attempts(9)).toMatchObject([
      { runId: 'one', deviceId: device, serial: 'SN1', end: { outcome: 'claimed' } },
      { runId: 'two', end: { outcome: 'failed' } },
    ]);
    expect(await record.rowsOwed(['h'])).toMatchObject([{ attemptId: 'one' }]);
  });

  it('tells each program once that the file is gone, whichever was first to begin another', async () => {
    const file = newFile();
    const { start } = programs(file);
    const both = [start('a'), start('b')] as const;
    for (const [n, one] of both.entries()) await write(one, started(`of ${n}`));
    await rm(path.dirname(file), { recursive: true });
    for (const [n, one] of both.entries()) {
      const told = await one.write(stage(`of ${n}`, { deviceId: device }));
      expect(told).toEqual({ ok: false, error: setupError('record-gone') });
      await write(one, finished(`of ${n}`, 'claimed'));
    }
    expect(ids(await both[0].attempts(9))).toEqual(['of 0', 'of 1']);
  });

  it('calls no file gone that was out of reach for a while', async () => {
    const file = newFile();
    const record = programs(file).start('a');
    await write(record, started('one'));
    const folder = path.dirname(file);
    await rename(folder, `${folder}-away`);
    await writeFile(folder, 'in its place');
    expect(await record.write(stage('one', { deviceId: device }))).toMatchObject({ ok: false });
    await rm(folder);
    await rename(`${folder}-away`, folder);
    await write(record, finished('one', 'claimed'));
    expect(await record.attempts(9)).toMatchObject([{ runId: 'one', deviceId: device, end: { outcome: 'claimed' } }]);
  });
});

describe('a damaged record', () => {
  async function filled(file: string, attempts: number) {
    const here = programs(file);
    const record = here.start('a');
    for (let one = 1; one <= attempts; one += 1) {
      await write(
        record,
        started(`attempt-${one}`, { cloudUrl: `https://${'x'.repeat(200)}.example` }),
        finished(`attempt-${one}`, 'claimed'),
      );
    }
    await here.closeAll();
    return here;
  }
  const kept = async (file: string) =>
    (await readdir(path.dirname(file))).filter((name) => name.includes('.damaged-') && !/-(wal|shm)$/.test(name));

  async function leavesOf(here: Awaited<ReturnType<typeof filled>>, table: string): Promise<readonly number[]> {
    const pages = await read<{ pageno: number }>(
      here.start('p'),
      `select pageno from dbstat where name = '${table}' and pagetype = 'leaf' order by pageno`,
    );
    await here.closeAll();
    return pages.ok ? (pages.value ?? []).map(({ pageno }) => pageno) : [];
  }
  async function damage(file: string, page = 0): Promise<void> {
    const handle = await open(file, 'r+');
    await handle.write(Buffer.alloc(4_096, 0xa5), 0, 4_096, (page - 1) * 4_096);
    await handle.close();
  }

  it('that is no database is set aside, told once, and set-ups go on', async () => {
    const file = newFile();
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, 'this is no database at all, and never was one\n'.repeat(200));
    const here = programs(file);
    const record = here.start('a');
    await write(record, started('one'));
    expect(await kept(file)).toHaveLength(1);
    const [name = ''] = await kept(file);
    expect(await here.start('b').takeProblem()).toEqual(
      setupError('record-damaged', { details: { saved: 0, file: name } }),
    );
    expect([await record.takeProblem(), await here.start('b').takeProblem()]).toEqual([undefined, undefined]);
    expect(ids(await record.attempts(9))).toEqual(['one']);
    expect((await readFile(path.join(path.dirname(file), name), 'utf8')).startsWith('this is no database')).toBe(true);
  });

  it('with a page that nobody can read is replaced by what is around that page', async () => {
    const file = newFile();
    const attempts = 60;
    const here = await filled(file, attempts);
    const leaves = await leavesOf(here, 'event');
    expect(leaves.length).toBeGreaterThan(4);
    await damage(file, leaves[Math.floor(leaves.length / 2)]);
    const record = here.start('b');
    // Whoever reads all of it meets the damage.
    const all = await record.use(async ({ database }) => {
      const events = await database.selectFrom('event').selectAll().orderBy('sequence').execute();
      return events.length;
    });
    expect(all).toEqual({ ok: true, value: expect.any(Number) });
    const problem = await record.takeProblem();
    expect(problem?.code).toBe('record-damaged');
    const saved = Number(problem?.details?.saved);
    expect(saved).toBeGreaterThan(attempts / 2);
    expect(saved).toBeLessThan(attempts);
    const rows = ids(await record.attempts(999));
    expect(rows).toHaveLength(saved);
    expect([rows[0], rows.at(-1)]).toEqual(['attempt-1', `attempt-${attempts}`]);
    await write(record, started('after'));
    expect(await kept(file)).toHaveLength(1);
  });

  it('that does not tell any more whose its rows are keeps them as this computer’s, to be finished here', async () => {
    const file = newFile();
    const here = await filled(file, 5);
    const before = here.start('gone');
    await write(before, started('open', { deviceId: device }));
    await here.closeAll();
    await damage(file, (await leavesOf(here, 'station'))[0]);
    here.end('gone');
    const record = here.start('b');
    await write(record, started('after'));
    expect(await record.takeProblem()).toMatchObject({ code: 'record-damaged', details: { saved: 6 } });
    expect(ids(await record.interrupted())).toEqual(['open']);
    await write(record, finished('open', 'forgotten'));
    expect(ids(await record.interrupted())).toEqual([]);
    const stations = await read<{ name: string; nextSequence: number }>(
      record,
      "select name, next_sequence from station where computer <> 'this computer'",
    );
    expect(stations.ok && stations.value).toEqual([{ name: 'Bench 1', nextSequence: 12 }]);
    const shown = await historyOf(record).page({}, { most: 9 });
    expect(shown.ok && shown.value.rows.map(({ station }) => station)).toEqual(Array(7).fill('Bench 1'));
  });
});

describe('the file of an older version', () => {
  const old = async (file: string, lines: readonly object[]) => {
    const { appendOnlyLog } = await import('../../../../electron/append-only-log/append-only-log.ts');
    const { unknown } = await import('valibot');
    const log = appendOnlyLog(`${file}.ledger`, unknown());
    for (const line of lines) await log.append(line);
  };
  const begun = (runId: string, more: object = {}) => ({
    type: 'begun',
    runId,
    at: 1_000,
    program: 'old',
    forWhom: { for: 'account', userName: 'ann@example.com' },
    ...more,
  });

  it('is taken over once, and what comes into it later as well', async () => {
    const file = newFile();
    await old(file, [
      begun('one'),
      { type: 'learned', runId: 'one', at: 1_100, deviceId: device },
      { type: 'reached', runId: 'one', at: 1_200, step: 'connect', networkName: 'HomeNet', connectedAt: 1_201 },
      { type: 'ended', runId: 'one', at: 1_300, outcome: 'claimed', tookMs: 300 },
      begun('two'),
    ]);
    const here = programs(file);
    here.end('old');
    const record = here.start('a');
    expect(await record.attempts(9)).toMatchObject([
      {
        runId: 'one',
        deviceId: device,
        networkName: 'HomeNet',
        connectedAt: 1_201,
        end: { outcome: 'claimed', tookMs: 300 },
      },
      { runId: 'two', end: undefined },
    ]);
    expect(ids(await record.interrupted())).toEqual(['two']);
    expect((await readdir(path.dirname(file))).filter((name) => name.includes('ledger'))).toEqual([
      'attempts.db.ledger.taken-over',
    ]);
    // An older program that still runs ends its attempt where it began it.
    await old(file, [
      begun('two'),
      { type: 'ended', runId: 'two', at: 1_400, outcome: 'failed', code: 'cancelled', tookMs: 1 },
    ]);
    expect(ids(await record.interrupted())).toEqual([]);
    expect((await record.attempts(9)).map(({ end }) => end?.outcome)).toEqual(['claimed', 'failed']);
  });

  it('stays until its rows are committed', async () => {
    const file = newFile();
    await old(file, [begun('one')]);
    const failing = programs(file, {
      load: async () => ({ ...engine, openRecord: () => Promise.reject(new Error('the power failed')) }),
    }).start('a');
    expect(await failing.attempts(9)).toEqual([]);
    expect(await failing.takeProblem()).toMatchObject({ code: 'journal-unreadable', saw: 'the power failed' });
    expect(await failing.noteName(device, 'lamp', 1)).toMatchObject({ error: { code: 'ledger-not-written' } });
    expect(ids(await programs(file).start('b').attempts(9))).toEqual(['one']);
  });

  it('that is torn is told once, and one that cannot be read as long as it cannot', async () => {
    const file = newFile();
    await old(file, [begun('one')]);
    await writeFile(`${file}.ledger`, 'abcd', { flag: 'a' });
    const record = programs(file).start('a');
    expect(ids(await record.attempts(9))).toEqual(['one']);
    expect(await record.takeProblem()).toEqual(setupError('journal-damaged'));
    expect(await record.takeProblem()).toBeUndefined();
    await mkdir(`${file}.ledger`);
    expect(await record.takeProblem()).toMatchObject({ code: 'journal-unreadable' });
    expect(await record.takeProblem()).toMatchObject({ code: 'journal-unreadable' });
    await write(record, started('two'));
  });
});

it('a store is no store of ours where another program has put something else', async () => {
  const file = newFile();
  await mkdir(path.dirname(file), { recursive: true });
  const record = programs(file).start('a');
  await write(record, started('one'));
  await read(record, "update attempt set device_id = 'no id', stage_ms = '{\"join\":-1}' where attempt_id = 'one'");
  // A row that makes no sense is no row; nothing of it is shown.
  expect(await record.attempts(9)).toEqual([]);
  const again = await openStore(file, { computer: 'this computer', name: 'Bench 1', newId: () => 'never' });
  expect(again.stationId).toBe('station-1');
  await again.close();
});
