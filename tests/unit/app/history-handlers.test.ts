import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { historyHandlers } from '../../../electron/app/history-handlers.ts';
import { setupError } from '../../../shared/errors.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import { programLimits } from '../../../shared/time-limits.ts';
import { recordPrograms } from '../../support/record-programs.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

vi.mock('../../../electron/files/private-file.ts', async (original) => {
  const real = await original<typeof import('../../../electron/files/private-file.ts')>();
  return { ...real, replaceFile: vi.fn(real.replaceFile) };
});

const dayMs = 24 * 60 * 60 * 1000;
let folder = '';
let programs: ReturnType<typeof recordPrograms>;
let files = 0;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'history-handlers-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function opened(attempts: number) {
  files += 1;
  programs = recordPrograms(path.join(folder, `${files}`, 'attempts.db'));
  const record = programs.start('a');
  for (let one = 1; one <= attempts; one += 1) {
    const attemptId = `attempt-${one}`;
    await record.write({ type: 'started', attemptId, at: one, forWhom: { for: 'account' } });
    await record.write({ type: 'finished', attemptId, at: one, outcome: 'claimed', tookMs: 1 });
  }
  const told: unknown[] = [];
  const ofLine: string[] = [];
  const kept = { historyDays: 0, historyCount: 0 };
  const clockAt = { now: 0 };
  const chosen: { file: string | undefined } = { file: undefined };
  const clock = virtualClock();
  const shared: { expected: Result<unknown> } = { expected: success(undefined) };
  const work = historyHandlers({
    record,
    chooseNewFile: async () => chosen.file,
    clock: { ...clock, now: () => clockAt.now },
    log: { note: () => undefined, lines: async () => [] },
    settings: { read: () => kept as never },
    lineAttempts: () => ofLine,
    changed: () => void told.push(work.state()),
    expectSharing: async () => shared.expected,
  });
  return { ...work, record, told, ofLine, chosen, kept, clock, clockAt, shared };
}

async function countedUpTo(handlers: Awaited<ReturnType<typeof opened>>['handlers']) {
  const counted = await handlers.countHistory({ filter: {} });
  if (!counted.ok || counted.value.upTo === undefined) throw new Error('not counted');
  return counted.value.upTo;
}

it('makes no file where nothing was ever noted', async () => {
  const { handlers, record } = await opened(0);
  expect(await handlers.listHistory({ filter: {}, most: 9 })).toEqual({
    ok: true,
    value: { rows: [], next: undefined },
  });
  expect(await handlers.sumHistory({ filter: {} })).toMatchObject({ ok: true, value: { attempts: 0 } });
  expect(await handlers.listHistoryChoices()).toEqual({
    ok: true,
    value: { products: [], presets: [], batches: [], parts: [], stations: [] },
  });
  expect(await handlers.forgetHistory({ filter: {}, upTo: [] })).toEqual({ ok: true, value: 0 });
  expect(await readdir(folder)).toEqual([]);
  await record.close();
});

it('answers an older question no more when the same is asked anew', async () => {
  const { handlers, record } = await opened(3);
  const older = handlers.listHistory({ filter: { search: 'a' }, most: 9 });
  const newer = handlers.listHistory({ filter: {}, most: 9 });
  expect(await older).toEqual({ ok: false, error: setupError('cancelled') });
  expect(await newer).toMatchObject({ ok: true, value: { rows: [{}, {}, {}] } });
  await record.close();
});

it('deletes nothing as long as nobody knows where it is to be shared, unless that is said', async () => {
  const { handlers, record, shared, kept, keep } = await opened(3);
  shared.expected = failure(setupError('settings-unreadable'));
  kept.historyCount = 1;
  await keep();
  const upTo = await countedUpTo(handlers);
  expect(await handlers.forgetHistory({ filter: {}, upTo })).toEqual(shared.expected);
  expect(await handlers.countHistory({ filter: {} })).toMatchObject({ value: { count: 3 } });
  expect(await handlers.forgetHistory({ filter: {}, upTo, alsoUnshared: true })).toEqual({ ok: true, value: 3 });
  await record.close();
});

it('exports what fits, tells how far it is, and leaves the older file when it is stopped', async () => {
  const { handlers, record, told, chosen, busy, state } = await opened(3);
  expect(await handlers.exportHistory({ filter: {}, form: 'csv' })).toEqual({ ok: true, value: undefined });
  chosen.file = path.join(folder, 'out.jsonl');
  expect(await handlers.exportHistory({ filter: {}, form: 'jsonl' })).toEqual({ ok: true, value: 3 });
  expect((await readFile(chosen.file, 'utf8')).trim().split('\n')).toHaveLength(3);
  expect(told).toEqual([{ what: 'exporting', done: 0, of: 0 }, { what: 'exporting', done: 3, of: 3 }, undefined]);
  await writeFile(chosen.file, 'older');
  const stopped = handlers.exportHistory({ filter: {}, form: 'csv' });
  await new Promise(setImmediate);
  expect(busy()).toBe(true);
  expect(await handlers.forgetHistory({ filter: {}, upTo: [] })).toMatchObject({
    error: { code: 'work-already-running' },
  });
  await handlers.stopHistoryWork();
  expect(await stopped).toEqual({ ok: false, error: setupError('cancelled') });
  expect([await readFile(chosen.file, 'utf8'), busy(), state()]).toEqual(['older', false, undefined]);
  chosen.file = path.join(folder, 'vanished', 'out.csv');
  expect(await handlers.exportHistory({ filter: {}, form: 'csv' })).toMatchObject({
    error: { code: 'report-not-saved', saw: 'ENOENT' },
  });
  await record.close();
});

it('forgets what was counted, and not what came in meanwhile', async () => {
  const { handlers, record } = await opened(3);
  const counted = await handlers.countHistory({ filter: {}, deletable: true });
  const upTo = await countedUpTo(handlers);
  expect(counted).toEqual({ ok: true, value: { count: 3, upTo, staying: 0 } });
  expect(upTo.map(({ sequence }) => sequence)).toEqual([6]);
  await record.write({ type: 'started', attemptId: 'new', at: 9, forWhom: { for: 'account' } });
  await record.write({ type: 'finished', attemptId: 'new', at: 9, outcome: 'claimed' });
  expect(await handlers.forgetHistory({ filter: {}, upTo })).toEqual({ ok: true, value: 3 });
  expect(await handlers.listHistory({ filter: {}, most: 9 })).toMatchObject({
    value: { rows: [{ attemptId: 'new' }] },
  });
  expect(await handlers.showAttempt({ attemptId: 'attempt-1' })).toEqual({ ok: true, value: undefined });
  await record.close();
});

it('keeps everything unless the settings say how long or how many', async () => {
  const { handlers, record, keep, kept, clockAt, told } = await opened(4);
  const count = async () => {
    const counted = await handlers.countHistory({ filter: {} });
    return counted.ok && counted.value.count;
  };
  await keep();
  expect([await count(), told]).toEqual([4, []]);
  Object.assign(kept, { historyCount: 2 });
  await keep();
  expect(await count()).toBe(2);
  expect(await handlers.listHistory({ filter: {}, most: 9 })).toMatchObject({
    value: { rows: [{ attemptId: 'attempt-4' }, { attemptId: 'attempt-3' }] },
  });
  Object.assign(kept, { historyCount: 0, historyDays: 30 });
  clockAt.now = 365 * dayMs;
  await keep();
  clockAt.now += dayMs;
  await keep();
  expect(await count()).toBe(0);
  await record.close();
});

it('is ended after some seconds where an export writes to what does not answer', async () => {
  const { handlers, record, chosen, clock, end } = await opened(1);
  const never = path.join(folder, 'never.jsonl');
  const { replaceFile } = await import('../../../electron/files/private-file.ts');
  vi.mocked(replaceFile).mockImplementationOnce(() => new Promise(() => undefined));
  chosen.file = never;
  void handlers.exportHistory({ filter: {}, form: 'jsonl' });
  await vi.waitFor(() => expect(replaceFile).toHaveBeenCalledWith(never, expect.any(Function)));
  const ended = end().then(() => 'ended');
  await clock.advance(programLimits.historyEndMs - 1);
  expect(await Promise.race([ended, 'waits'])).toBe('waits');
  await clock.advance(1);
  expect(await ended).toBe('ended');
  await record.close();
});

it('lists, counts, exports and deletes of a line what that has done, and nothing else', async () => {
  const { handlers, record, ofLine, chosen } = await opened(4);
  const filter = { line: true };
  expect(await handlers.countHistory({ filter })).toMatchObject({ value: { count: 0 } });
  ofLine.push('attempt-1', 'attempt-3', 'not noted');
  const listed = await handlers.listHistory({ filter, most: 9 });
  expect(listed).toMatchObject({ value: { rows: [{ attemptId: 'attempt-3' }, { attemptId: 'attempt-1' }] } });
  expect(await handlers.sumHistory({ filter })).toMatchObject({ value: { attempts: 2 } });
  chosen.file = path.join(folder, 'line.csv');
  expect(await handlers.exportHistory({ filter, form: 'csv' })).toEqual({ ok: true, value: 2 });
  expect(await handlers.forgetHistory({ filter, upTo: await countedUpTo(handlers) })).toEqual({ ok: true, value: 2 });
  expect(await handlers.countHistory({ filter: {} })).toMatchObject({ value: { count: 2 } });
  await record.close();
});

it('is told of what another program notes as long as somebody looks, and looks no more than every two seconds', async () => {
  const { handlers, heard, record, clock, told, end } = await opened(1);
  const soon = (count: number) => vi.waitFor(() => expect(heard()).toBe(count));
  const note = (program: typeof record, attemptId: string) =>
    program.write({ type: 'started', attemptId, at: 9, forWhom: { for: 'account' } });
  const other = programs.start('b');
  await note(other, 'before');
  expect(heard()).toBe(0);
  await handlers.watchHistory({ on: true });
  await soon(1);
  await vi.waitFor(() => expect(clock.sleepers()).toBe(1));
  const look = async (ms: number) => {
    await clock.advance(ms);
    // Behind its look.
    await record.attempts(1);
    await vi.waitFor(() => expect(clock.sleepers()).toBe(1));
  };
  await note(record, 'own');
  await look(programLimits.historyLookMs);
  expect(heard()).toBe(1);
  await note(other, 'while looked at');
  await look(programLimits.historyLookMs - 1);
  expect(heard()).toBe(1);
  await look(1);
  await soon(2);
  expect(told).toHaveLength(2);
  await handlers.watchHistory({ on: false });
  await note(other, 'after');
  await clock.advance(10 * programLimits.historyLookMs);
  await record.attempts(1);
  expect([heard(), clock.sleepers()]).toEqual([2, 0]);
  await handlers.watchHistory({ on: true });
  await soon(3);
  await vi.waitFor(() => expect(clock.sleepers()).toBe(1));
  await end();
  expect(clock.sleepers()).toBe(0);
});
