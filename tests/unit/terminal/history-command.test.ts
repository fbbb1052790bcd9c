import { access, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import Papa from 'papaparse';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { DeviceId } from '../../../shared/device-id.ts';
import { historyColumns } from '../../../shared/history-row.ts';
import { recordPrograms } from '../../support/record-programs.ts';
import { terminal } from '../../support/run-terminal.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'history-command-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
const history = (...args: readonly string[]) => terminal(['history', ...args], {}, undefined, folder);

/** A name that is a formula, a quote, a line end and an escape of a terminal. */
const hostile = '=cmd|"/c calc"!A1,\r\n\u001b[2J\u202eevil;x';

it('says nothing, and makes nothing, where nothing was ever noted', async () => {
  expect(await history('list', '--json')).toMatchObject({ exitCode: 0, out: '' });
  expect((await history('list')).lines).toEqual(['0 of 0 setups']);
  expect(await readdir(folder)).toEqual([]);
});

it('lists, shows, sums up, exports and forgets what was noted', async () => {
  const record = recordPrograms(path.join(folder, 'attempts.db')).start('a');
  const forWhom = { for: 'customer', email: 'bob@example.com', productId: 1319 } as const;
  for (const [attemptId, outcome, code] of [
    ['one', 'claimed', undefined],
    ['two', 'failed', 'photon-not-online'],
    ['three', 'claimed', undefined],
  ] as const) {
    const made = attemptId === 'two' ? { batch: 'WO 4711', part: 'LMP-100', revision: 'B' } : {};
    await record.write({ type: 'started', attemptId, at: Date.UTC(2026, 2, 1, 9), forWhom, ...made });
    await record.write({ type: 'stage', attemptId, at: Date.UTC(2026, 2, 1, 9), name: hostile });
    await record.write({ type: 'finished', attemptId, at: Date.UTC(2026, 2, 1, 10), outcome, code, tookMs: 4_000 });
  }
  await record.close();

  const listed = await history('list', '--json');
  const rows = listed.lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(rows.map(({ attemptId }) => attemptId)).toEqual(['three', 'two', 'one']);
  expect(rows.map((row) => Object.keys(row))).toEqual(rows.map(() => [...historyColumns]));
  expect(rows[1]).toMatchObject({
    outcome: 'failed',
    code: 'photon-not-online',
    name: hostile,
    ...{ part: 'LMP-100', revision: 'B' },
    startedAt: '2026-03-01T10:00:00.000+01:00',
  });
  expect((await history('list', '--json', '--outcome', 'failed', '--search', 'BOB@')).lines).toHaveLength(1);
  expect((await history('list', '--json', '--since', '2026-03-02')).out).toBe('');
  expect((await history('list', '--json', '--kind', 'production')).lines).toHaveLength(3);
  expect((await history('list', '--json', '--kind', 'rework')).out).toBe('');
  expect(JSON.parse((await history('list', '--json', '--batch', 'WO 4711')).out)).toMatchObject({
    ...{ attemptId: 'two', batch: 'WO 4711' },
  });
  expect(await history('list', '--batch', ' ')).toMatchObject({ exitCode: 2 });
  expect(
    (await history('list', '--json', '--part', 'LMP-100')).lines.map((line) => JSON.parse(line) as object),
  ).toEqual([rows[1]]);
  expect((await history('list', '--json', '--part', 'LMP')).out).toBe('');
  expect(await history('list', '--part', ' ')).toMatchObject({ exitCode: 2 });
  expect((await history('list', '--json', '--verdict', 'PASS')).lines).toHaveLength(2);
  expect((await history('list', '--json', '--verdict', 'FAIL')).lines).toHaveLength(1);
  expect((await history('list', '--json', '--verdict', 'SKIPPED')).out).toBe('');
  expect(JSON.parse((await history('summary', '--json', '--verdict', 'FAIL')).out)).toMatchObject({
    ...{ attempts: 1, firstPass: null, finalPass: null },
  });
  expect((await history('list', '--json', '--until', '2026-03-01')).lines).toHaveLength(3);
  const plain = await history('list', '--limit', '1');
  expect(plain.lines.at(-1)).toBe('1 of 3 setups');
  expect(plain.out).not.toMatch(/\p{Cc}(?<!\n)|\p{Cf}/u);

  const shown = JSON.parse((await history('show', 'two', '--json')).out) as { events: { type: string }[] };
  expect(shown.events.map(({ type }) => type)).toEqual(['started', 'stage', 'finished']);
  expect((await history('show', 'two')).out).not.toMatch(/\p{Cc}(?<!\n)|\p{Cf}/u);
  expect((await history('show', 'nobody', '--json')).out).toContain('"code":"invalid-input"');
  const { err } = await history('show', 'nobody');
  expect(err).toContain('No setup in the history has the ID nobody.');
  expect(err).not.toContain('format');
  expect(JSON.parse((await history('summary', '--json')).out)).toMatchObject({
    attempts: 3,
    outcomes: { claimed: 2, failed: 1 },
  });
  vi.stubEnv('TZ', 'Asia/Kolkata');
  const summed = await history('summary');
  vi.unstubAllEnvs();
  expect([summed.lines[0], summed.lines.at(-1)]).toEqual(['3 setups', '  2026-03-01T14:00:00.000+05:30: 3']);
  expect(summed.lines).toContain('    FAIL: 1');
  expect(summed.out).toContain('Median 4 sec, 95th percentile 4 sec');
  expect(JSON.parse((await history('summary', '--json')).out)).toMatchObject({
    took: { medianMs: 4_000, p95Ms: 4_000 },
  });

  const csv = path.join(folder, 'out.csv');
  expect(await history('export', '--csv', csv, '--bom')).toMatchObject({ exitCode: 0 });
  const text = await readFile(csv, 'utf8');
  expect(text.startsWith('\uFEFFattemptId,deviceId')).toBe(true);
  expect(text.slice(0, text.indexOf('\r'))).toMatch(/,batch,part,revision$/);
  const parsed = Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true });
  expect([parsed.errors, parsed.data.length, parsed.data[0]?.name]).toEqual([[], 3, `'${hostile}`]);
  expect(parsed.data.map(({ part, revision }) => [part, revision])).toEqual([
    ['', ''],
    ['LMP-100', 'B'],
    ['', ''],
  ]);
  const jsonl = path.join(folder, 'out.jsonl');
  await history('export', '--jsonl', jsonl, '--outcome', 'failed');
  expect(
    (await readFile(jsonl, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object),
  ).toEqual([rows[1]]);
  const gone = await history('export', '--csv', path.join(folder, 'gone', 'out.csv'), '--json');
  expect(gone.out).toContain('"code":"report-not-saved"');

  expect((await history('forget', '--outcome', 'failed')).lines).toEqual([
    '1 setup fits. Nothing was deleted. Add --yes to delete it.',
  ]);
  expect(JSON.parse((await history('forget', '--until', '2026-02-28', '--older-than', '1', '--json')).out)).toEqual({
    wouldForget: 0,
    staying: 0,
  });
  expect((await history('forget', '--outcome', 'failed', '--yes')).lines).toEqual(['1 setup deleted.']);
  expect(JSON.parse((await history('forget', '--keep', '1', '--yes', '--json')).out)).toEqual({
    forgotten: 1,
    staying: 0,
  });
  expect((await history('list', '--json')).lines).toHaveLength(1);
  await access(path.join(folder, 'attempts.db'));
});

it('counts one as one, and says what an outcome leaves out', async () => {
  const own = await mkdtemp(path.join(folder, 'one-'));
  const here = recordPrograms(path.join(own, 'attempts.db'));
  const record = here.start('a');
  const deviceId = '2e0039000147343233323032' as DeviceId;
  const forWhom = { for: 'account' } as const;
  await record.write({ type: 'started', attemptId: 'one', at: 1, forWhom, deviceId });
  await record.write({ type: 'finished', attemptId: 'one', at: 2, outcome: 'claimed' });
  await record.write({ type: 'started', attemptId: 'two', at: 3, forWhom });
  await record.close();
  const asked = (...args: readonly string[]) => terminal(['history', ...args], {}, undefined, own);
  expect((await asked('list', '--outcome', 'claimed')).lines.at(-1)).toBe('1 of 1 setup');
  const yields = async (...args: readonly string[]) =>
    (await asked('summary', ...args)).lines.filter((line) => /^\d+ device|^Yield/.test(line));
  expect(await yields()).toEqual(['1 device, 1 of 1 passed at the first try, 1 in the end']);
  const unknown = ['Yield unknown: --outcome, --verdict and --search leave out tries of the same device.'];
  expect([await yields('--outcome', 'claimed'), await yields('--search', '2e00')]).toEqual([unknown, unknown]);
  expect(JSON.parse((await asked('summary', '--json', '--outcome', 'claimed')).out)).toMatchObject({ firstPass: null });
  expect((await asked('forget', '--all', '--yes')).lines).toEqual([
    '1 setup deleted.',
    '1 interrupted setup can still be finished and stays. To delete it: --outcome interrupted.',
  ]);
  expect((await asked('forget', '--outcome', 'interrupted', '--yes')).lines).toEqual(['1 setup deleted.']);
});

it('sums up the verdicts of failures below that outcome, whichever is told behind it', async () => {
  const own = await mkdtemp(path.join(folder, 'verdicts-'));
  const record = recordPrograms(path.join(own, 'attempts.db')).start('a');
  const forWhom = { for: 'account' } as const;
  for (const [attemptId, outcome, code] of [
    ['one', 'claimed', undefined],
    ['two', 'failed', 'photon-not-online'],
  ] as const) {
    await record.write({ type: 'started', attemptId, at: 1, forWhom });
    await record.write({ type: 'finished', attemptId, at: 2, outcome, code });
  }
  await record.close();
  const { lines } = await terminal(['history', 'summary'], {}, undefined, own);
  expect(lines.slice(1, 4)).toEqual(['  failed: 1', '    FAIL: 1', '  claimed: 1']);
});

it('forgets nothing that is to be shared by now, and all where nothing is any more', async () => {
  const own = await mkdtemp(path.join(folder, 'shared-'));
  const record = recordPrograms(path.join(own, 'attempts.db')).start('a');
  await record.write({ type: 'started', attemptId: 'one', at: 1, forWhom: { for: 'account' } });
  await record.write({ type: 'finished', attemptId: 'one', at: 2, outcome: 'claimed' });
  await record.close();
  // Said, and nothing was shared since.
  const said = path.join(own, 'shared-record.json');
  const place = { host: '127.0.0.1', port: 1, database: 'd', user: 'u', tls: 'off', ca: '', station: '' };
  await writeFile(said, JSON.stringify(place));
  const forget = () => terminal(['history', 'forget', '--all', '--yes', '--json'], {}, undefined, own);
  expect((await forget()).out).toContain('"code":"record-not-forwarded"');
  await writeFile(said, 'nothing that is understood');
  expect((await forget()).out).toContain('"code":"settings-unreadable"');
  await rm(said);
  expect(JSON.parse((await forget()).out)).toEqual({ forgotten: 1, staying: 0 });
});

it('is used wrongly without deleting or writing anything', async () => {
  const own = await mkdtemp(path.join(folder, 'wrong-'));
  const here = recordPrograms(path.join(own, 'attempts.db'));
  const record = here.start('a');
  for (const attemptId of ['one', 'two']) {
    await record.write({ type: 'started', attemptId, at: 1, forWhom: { for: 'account' } });
    await record.write({ type: 'finished', attemptId, at: 2, outcome: 'claimed' });
  }
  await record.close();
  const asked = (...args: readonly string[]) => terminal(['history', ...args], {}, undefined, own);
  const before = [(await asked('list', '--json')).out, await readdir(own)];
  const file = path.join(own, 'out.csv');
  for (const args of [
    ['forget', '--yes'],
    ['forget', '--search', '', '--yes'],
    ['forget', '--station', ' ', '--yes'],
    ['list', '--product', ''],
    ['forget', '--all', '--keep', '1', '--yes'],
    ['forget', '--keep', '-1', '--yes'],
    ['forget', '--older-than', '1e9', '--yes'],
    ['forget', '--outcome', 'claimed', '--since', '2026-02-31', '--yes'],
    ['export'],
    ['export', '--csv', file, '--jsonl', file],
    ['export', '--csv', file, '--since', 'yesterday'],
    ['list', '--since', 'yesterday'],
    ['list', '--until', '2026-02-31'],
    ['list', '--outcome', 'perhaps'],
  ]) {
    expect([args, (await asked(...args)).exitCode]).toEqual([args, 2]);
    expect([args, (await asked('list', '--json')).out, await readdir(own)]).toEqual([args, ...before]);
  }
});

it('tells a person how far an export of many is, and a program nothing but its end', { timeout: 60_000 }, async () => {
  const many = await mkdtemp(path.join(folder, 'many-'));
  const record = recordPrograms(path.join(many, 'attempts.db')).start('a');
  await record.write({ type: 'started', attemptId: 'one', at: 1, forWhom: { for: 'account' } });
  await record.useOwn(async ({ database }) => {
    const { rows } = await sql<{ name: string }>`select name from pragma_table_info('attempt')`.execute(database);
    const others = rows
      .map(({ name }) => name)
      .filter((name) => !['row_id', 'attempt_id', 'first_sequence'].includes(name));
    const columns = sql.raw(others.join(', '));
    // Each with a number of its own: an attempt that is read again elsewhere is known by it.
    await sql`insert into attempt (attempt_id, first_sequence, ${columns})
      with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < 20001)
      select 'copy-' || n, n + 1, ${columns} from numbers, attempt where attempt_id = 'one'`.execute(database);
  });
  await record.close();
  const exported = (...args: readonly string[]) =>
    terminal(['history', 'export', '--csv', path.join(many, 'out.csv'), ...args], {}, undefined, many);
  const { err, out } = await exported();
  expect(err.match(/[\d,]+ setups written so far\./g)).toEqual([
    '10,000 setups written so far.',
    '20,000 setups written so far.',
  ]);
  expect(out).toContain('20,002 setups are in');
  expect(await exported('--json')).toMatchObject({ err: '', lines: [expect.stringContaining('"exported":20002')] });
});
