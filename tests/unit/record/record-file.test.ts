import {
  chmod,
  copyFile,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as engine from '../../../electron/record/open-record.ts';
import type { RecordFile } from '../../../electron/record/record-file.ts';
import type { NewEvent } from '../../../electron/record/record-port.ts';
import { openStore } from '../../../electron/record/record-store.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { setupError } from '../../../shared/errors.ts';
import { programLimits } from '../../../shared/time-limits.ts';
import { buildWriter, startWriter } from '../../support/record-kills.ts';
import { recordPrograms } from '../../support/record-programs.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

let folder = '';
let files = 0;
const opened: ReturnType<typeof recordPrograms>[] = [];
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'record-'));
});
afterEach(async () => {
  for (const one of opened.splice(0)) await one.closeAll();
});
afterAll(() => rm(folder, { recursive: true, force: true }));
const newFile = () => {
  files += 1;
  return path.join(folder, `part-${files}`, 'attempts.db');
};
function programs(...parts: Parameters<typeof recordPrograms>) {
  const made = recordPrograms(...parts);
  opened.push(made);
  return made;
}

const device = '2e0039000147343233323032' as DeviceId;
const started = (attemptId: string, more: object = {}): NewEvent =>
  ({
    type: 'started',
    attemptId,
    at: 1_000,
    forWhom: { for: 'account', userName: 'ann@example.com' },
    ...more,
  }) as NewEvent;
const stage = (attemptId: string, more: object): NewEvent => ({ type: 'stage', attemptId, at: 2_000, ...more });
const finished = (attemptId: string, outcome: 'claimed' | 'failed' | 'forgotten', code?: string): NewEvent => ({
  type: 'finished',
  attemptId,
  at: 3_000,
  outcome,
  code,
  tookMs: 2_000,
});

async function write(record: RecordFile, ...events: readonly NewEvent[]): Promise<void> {
  for (const event of events) expect(await record.write(event)).toEqual({ ok: true, value: undefined });
}
const ids = (attempts: readonly { readonly runId: string }[]) => attempts.map(({ runId }) => runId);
const read = <Row>(record: RecordFile, query: string) =>
  record.use(async ({ database }) => (await sql.raw<Row>(query).execute(database)).rows);

describe('the record', () => {
  it('makes no file and loads no engine before there is something to note', async () => {
    const file = newFile();
    let loaded = 0;
    const record = programs(file, {
      load: async () => {
        loaded += 1;
        return engine;
      },
    }).start('a');
    expect([await record.attempts(9), await record.interrupted(), await record.takeProblem()]).toEqual([
      [],
      [],
      undefined,
    ]);
    expect([await record.networksJoined(), await record.hasProven(), loaded]).toEqual([[], false, 0]);
    await expect(stat(path.dirname(file))).rejects.toThrow('ENOENT');
    await write(record, started('one'));
    expect([loaded > 0, (await stat(file)).mode & 0o777]).toEqual([true, 0o600]);
  });

  it('names all networks of one visit, and takes none of them for one that was joined', async () => {
    const record = programs(newFile()).start('a');
    await write(
      record,
      started('one'),
      stage('one', { step: 'configure-network', networkName: 'Nobody hears me', otherNetworks: ['Office'] }),
      stage('one', { step: 'connect', networkName: 'HomeNet', otherNetworks: ['Office'], connectedAt: 99 }),
      finished('one', 'claimed'),
      started('two'),
      stage('two', { step: 'configure-network', networkName: 'Orchard' }),
      finished('two', 'claimed'),
    );
    expect((await record.attempts(9))[0]).toMatchObject({ networkName: 'HomeNet', otherNetworks: ['Office'] });
    expect(await record.networksJoined()).toEqual(['Orchard']);
  });

  it('names no network where the Photon refused the one that it was sent, and then kept its own', async () => {
    const record = programs(newFile()).start('a');
    await write(
      record,
      started('one'),
      stage('one', { step: 'configure-network', networkName: 'Nobody hears me' }),
      stage('one', { step: 'connect', otherNetworks: [], connectedAt: 99 }),
      finished('one', 'claimed'),
    );
    const [attempt] = await record.attempts(9);
    expect(attempt).toMatchObject({ networkName: undefined, otherNetworks: undefined, connectedAt: 99 });
    expect(await record.networksJoined()).toEqual([]);
  });

  it('has one row per attempt with everything that was said of it, and a gapless sequence of events', async () => {
    const record = programs(newFile()).start('a');
    const forCustomer = { for: 'customer', email: 'bob@example.com', productId: 1319 } as const;
    await write(
      record,
      started('one'),
      started('two', { forWhom: forCustomer }),
      stage('one', { deviceId: device, transport: 'SoftAP TCP' }),
      stage('two', { plan: 'two-visits' }),
      stage('one', { step: 'configure-network', networkName: 'HomeNet' }),
      stage('one', { stage: 'join', ms: 812.4, retries: 1 }),
      { type: 'measurement', attemptId: 'one', at: 2_100, name: 'photon-signal', value: -61, unit: 'dBm' },
      stage('one', { step: 'connect', connectedAt: 99.6 }),
      finished('one', 'claimed'),
      finished('two', 'failed', 'photon-not-found'),
    );
    expect(await record.attempts(9)).toEqual([
      {
        runId: 'one',
        startedAt: 1_000,
        forWhom: { for: 'account', userName: 'ann@example.com' },
        deviceId: device,
        networkName: 'HomeNet',
        plan: undefined,
        reached: 'connect',
        connectedAt: 100,
        end: { at: 3_000, outcome: 'claimed', code: undefined, tookMs: 2_000 },
      },
      {
        runId: 'two',
        startedAt: 1_000,
        forWhom: forCustomer,
        deviceId: undefined,
        networkName: undefined,
        plan: 'two-visits',
        reached: undefined,
        connectedAt: undefined,
        end: { at: 3_000, outcome: 'failed', code: 'photon-not-found', tookMs: 2_000 },
      },
    ]);
    const row = await record.use((store) => store.row('one'));
    expect(row.ok && row.value).toMatchObject({
      stationId: 'station-1',
      firstSequence: 1,
      lastSequence: 9,
      status: 'final',
      verdict: 'PASS',
      transport: 'SoftAP TCP',
      stageMs: { join: 812 },
      retries: 1,
      offsetMinutes: 60,
      appVersion: '0.1.0',
      serial: null,
      firmware: null,
      marginal: null,
    });
    const sequences = await read<{ sequence: number }>(record, 'select sequence from event order by sequence');
    expect(sequences.ok && sequences.value?.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('says the name that a device was given after its success, and of no other attempt', async () => {
    const record = programs(newFile()).start('a');
    expect(await record.noteName(device, 'hall', 1)).toEqual({ ok: true, value: undefined });
    await write(
      record,
      started('one', { deviceId: device }),
      { ...finished('one', 'claimed'), name: 'lamp' } as NewEvent,
      started('two', { deviceId: device, kind: 'rework', operator: 'Ada', preset: 'Hall', serial: 'PHHT1' }),
      finished('two', 'failed', 'photon-not-online'),
    );
    expect(await record.noteName(device, 'hall', 4_000)).toEqual({ ok: true, value: undefined });
    const names = await read<{ name: string | null; kind: string }>(record, 'select name, kind from attempt');
    expect(names.ok && names.value).toEqual([
      { name: 'hall', kind: 'production' },
      { name: null, kind: 'rework' },
    ]);
    const again = (await record.attempts(9)).at(-1);
    expect(again).toMatchObject({ kind: 'rework', operator: 'Ada', preset: 'Hall', serial: 'PHHT1' });
  });

  it('cuts what is too long, and notes the row all the same', async () => {
    const record = programs(newFile()).start('a');
    await write(record, started('one', { forWhom: { for: 'customer', email: 'é'.repeat(5_000), productId: 1 } }));
    const [attempt] = await record.attempts(1);
    expect(attempt?.forWhom).toEqual({ for: 'customer', email: 'é'.repeat(320), productId: 1 });
  });

  it('calls an attempt interrupted only when its program is gone, and leaves it to no second one', async () => {
    const here = programs(newFile());
    const [first, second] = [here.start('a'), here.start('b')];
    await write(first, started('one'), started('two'));
    expect(ids(await second.interrupted())).toEqual([]);
    here.end('a');
    expect(ids(await second.interrupted())).toEqual(['two', 'one']);
    await write(second, finished('two', 'forgotten'), started('three', { insteadOf: 'one' }));
    expect(ids(await second.interrupted())).toEqual([]);
    expect((await second.attempts(9)).map(({ end }) => end?.outcome)).toEqual([
      'started-again',
      'forgotten',
      undefined,
    ]);
  });

  it('asks no more about a device that a later attempt has brought to its owner', async () => {
    const here = programs(newFile());
    await write(
      here.start('a'),
      started('one', { deviceId: device }),
      started('two', { deviceId: device }),
      finished('two', 'claimed'),
      started('three', { deviceId: device }),
    );
    here.end('a');
    expect(ids(await here.start('b').interrupted())).toEqual(['three']);
  });

  it('believes the end that was told last, and passes over what is said of nobody', async () => {
    const record = programs(newFile()).start('a');
    await write(record, finished('nobody', 'claimed'), started('one'), finished('one', 'failed', 'photon-not-online'));
    expect(await record.hasProven()).toBe(false);
    await write(record, finished('one', 'claimed'), started('one', { deviceId: device }));
    expect(await record.hasProven()).toBe(true);
    expect(await record.attempts(9)).toMatchObject([
      { runId: 'one', deviceId: undefined, end: { outcome: 'claimed' } },
    ]);
  });

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

  it('waits no longer than ten seconds for a disk that does not answer, and once', async () => {
    const clock = virtualClock();
    const never = new Promise<never>(() => undefined);
    const record = programs(newFile(), { clock, load: () => never }).start('a');
    const first = record.write(started('one'));
    await clock.advance(9_999);
    expect(await Promise.race([first, 'waits'])).toBe('waits');
    await clock.advance(1);
    expect(await first).toEqual({ ok: false, error: setupError('ledger-not-written') });
    expect(await record.write(started('two'))).toMatchObject({ ok: false });
    expect(clock.sleepers()).toBe(0);
  });

  it('keeps nobody from ending longer than a write would, where the disk does not answer', async () => {
    const clock = virtualClock();
    const record = programs(newFile(), { clock, load: () => new Promise<never>(() => undefined) }).start('a');
    const written = record.write(started('one'));
    await clock.advance(0);
    const closed = record.close().then(() => 'closed');
    await clock.advance(programLimits.recordOpenMs - 1);
    expect(await Promise.race([closed, 'waits'])).toBe('waits');
    await clock.advance(1);
    expect(await Promise.race([closed, 'waits'])).toBe('closed');
    expect(await written).toMatchObject({ ok: false });
    expect(clock.sleepers()).toBe(0);
  });

  it('tells a run of no networks where the disk has not answered after ten seconds', async () => {
    const file = newFile();
    const before = programs(file);
    await write(before.start('a'), started('one'));
    await before.closeAll();
    const clock = virtualClock();
    let answers: (loaded: typeof engine) => void = () => undefined;
    const silent = new Promise<typeof engine>((resolve) => {
      answers = resolve;
    });
    const record = programs(file, { clock, load: () => silent }).start('b');
    const joined = record.networksJoined();
    await clock.advance(programLimits.recordOpenMs - 1);
    expect(await Promise.race([joined, 'waits'])).toBe('waits');
    await clock.advance(1);
    expect(await Promise.race([joined, 'waits'])).toEqual([]);
    expect(clock.sleepers()).toBe(0);
    answers(engine);
  });

  it('waits no longer than two seconds for a row once it is open', async () => {
    const clock = virtualClock();
    const load = async () => ({
      ...engine,
      openRecord: async (files: Parameters<typeof engine.openRecord>[0]) => {
        const opened = await engine.openRecord(files);
        let rows = 0;
        const append: typeof opened.append = (events) => {
          rows += 1;
          return rows === 1 ? opened.append(events) : new Promise(() => undefined);
        };
        return { ...opened, append };
      },
    });
    const record = programs(newFile(), { clock, load }).start('a');
    await write(record, started('one'));
    const second = record.write(finished('one', 'claimed'));
    await clock.advance(1_999);
    expect(await Promise.race([second, 'waits'])).toBe('waits');
    await clock.advance(1);
    expect(await second).toEqual({ ok: false, error: setupError('ledger-not-written') });
  });

  it('says why it could not note a set-up, and notes the next one where that has passed', async () => {
    const file = newFile();
    await mkdir(path.dirname(file), { recursive: true });
    await mkdir(file);
    const record = programs(file).start('a');
    expect(await record.write(started('one'))).toMatchObject({ ok: false, error: { code: 'record-not-opened' } });
    expect(await record.takeProblem()).toMatchObject({ code: 'record-not-opened' });
    expect(await record.interrupted()).toEqual([]);
    await rm(file, { recursive: true });
    await write(record, started('two'));
    expect(await record.takeProblem()).toBeUndefined();
  });

  it('goes on without a record where its engine cannot be loaded', async () => {
    const record = programs(newFile(), { load: () => Promise.reject(new Error('no such file: sqlite.node')) }).start(
      'a',
    );
    const refused = { ok: false, error: { code: 'record-not-opened', saw: 'no such file: sqlite.node' } };
    expect(await record.write(started('one'))).toMatchObject(refused);
  });

  it.skipIf(process.platform === 'win32')('says that it may not write where only reading is allowed', async () => {
    const file = newFile();
    const here = programs(file);
    await write(here.start('a'), started('one'));
    await here.closeAll();
    await chmod(folder, 0o755);
    await chmod(file, 0o444);
    await chmod(path.dirname(file), 0o555);
    // An administrator may write everywhere: somebody else tries.
    const writer = await buildWriter();
    const nobody = process.getuid?.() === 0 ? 65_534 : undefined;
    const refused = startWriter(writer.program, file, 'two', 1, nobody);
    await refused.ended;
    await writer.remove();
    await chmod(path.dirname(file), 0o755);
    await chmod(file, 0o644);
    expect(refused.said).toHaveLength(4);
    for (const said of refused.said) expect(said).toMatch(/^refused record-not-opened /);
    expect(ids(await here.start('b').attempts(9))).toEqual(['one']);
  });

  it('says that the disk is full, and notes again when there is room', async () => {
    const record = programs(newFile()).start('a');
    await write(record, started('one'));
    // The file may not grow any more: SQLite says the same as of a full disk (sqlite.org/pragma.html#pragma_max_page_count).
    const pages = await read<{ page_count: number }>(record, 'pragma page_count');
    const most = async (count: number) =>
      record.use(({ database }) => sql.raw(`pragma max_page_count = ${count}`).execute(database));
    await most(pages.ok ? Number(Object.values(pages.value?.[0] ?? {})[0]) : 0);
    let refused: unknown;
    for (let one = 1; refused === undefined && one < 400; one += 1) {
      const written = await record.write(started(`more-${one}`, { cloudUrl: 'x'.repeat(300) }));
      if (!written.ok) refused = written.error;
    }
    expect(refused).toMatchObject({ code: 'record-disk-full' });
    // Opened anew, it may grow.
    await write(record, started('after'));
    expect(ids(await record.attempts(1))).toEqual(['after']);
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

  it('follows a file that was moved away under it', async () => {
    const file = newFile();
    const record = programs(file).start('a');
    await write(record, started('one'));
    await rename(file, `${file}.elsewhere`);
    await rm(`${file}-wal`, { force: true });
    await rm(`${file}-shm`, { force: true });
    await write(record, started('two'));
    expect(ids(await record.attempts(9))).toEqual(['two']);
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
    // A page in the middle of the events.
    const probe = here.start('p');
    const pages = await read<{ pageno: number }>(
      probe,
      "select pageno from dbstat where name = 'event' and pagetype = 'leaf' order by pageno",
    );
    await here.closeAll();
    const leaves = pages.ok ? (pages.value ?? []) : [];
    expect(leaves.length).toBeGreaterThan(4);
    const handle = await open(file, 'r+');
    const page = leaves[Math.floor(leaves.length / 2)]?.pageno ?? 0;
    await handle.write(Buffer.alloc(4_096, 0xa5), 0, 4_096, (page - 1) * 4_096);
    await handle.close();
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
});

describe('the file of an older version', () => {
  const old = async (file: string, lines: readonly object[]) => {
    const { appendOnlyLog } = await import('../../../electron/append-only-log/append-only-log.ts');
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
    expect(await failing.takeProblem()).toMatchObject({ code: 'ledger-not-written' });
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
