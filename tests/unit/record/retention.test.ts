import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { historyOf } from '../../../electron/record/history.ts';
import type { RecordFile } from '../../../electron/record/record-file.ts';
import { keepNewest, retentionOf } from '../../../electron/record/retention.ts';
import { expectTarget, forgetTargets } from '../../../electron/record/shared-record/own-record.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { setupError } from '../../../shared/errors.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import { recordPrograms } from '../../support/record-programs.ts';

const dayMs = 24 * 60 * 60 * 1000;
const signal = neverAborted();
let folder = '';
let here: ReturnType<typeof recordPrograms>;
let record: RecordFile;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'retention-'));
  here = recordPrograms(path.join(folder, 'attempts.db'));
  record = here.start('a');
});
afterEach(async () => {
  await here.closeAll();
  await rm(folder, { recursive: true, force: true });
});

async function setUp(attemptId: string, at: number): Promise<void> {
  await record.write({ type: 'started', attemptId, at, forWhom: { for: 'account' } });
  await record.write({ type: 'finished', attemptId, at, outcome: 'claimed' });
}
const ids = async (of = record) => (await of.attempts(99)).map(({ runId }) => runId);
const keepAt = (now: number, of = record, expect: () => Promise<Result<unknown>> = async () => success(undefined)) =>
  keepNewest(of, historyOf(of), { now, signal, expect });

it('counts days by the clock, however seldom anything is set up', async () => {
  expect(await retentionOf(record, { days: 30, count: 0 })).toEqual({ ok: true, value: undefined });
  await setUp('January', 0);
  expect(await retentionOf(record, { days: 30, count: 0 })).toMatchObject({ ok: true, value: { days: 30 } });
  for (const [name, day] of [
    ['March', 60],
    ['May', 120],
    ['July', 180],
  ] as const) {
    await setUp(name, day * dayMs);
    await keepAt(day * dayMs);
  }
  expect(await ids()).toEqual(['May', 'July']);
  await keepAt(180.5 * dayMs);
  expect(await ids()).toEqual(['May', 'July']);
  // Another program, which has no settings of its own.
  expect(await keepAt(181 * dayMs, here.start('terminal'))).toEqual({ ok: true, value: 1 });
  expect(await ids()).toEqual(['July']);
});

it('deletes nothing for a clock that was set years ahead for some hours', async () => {
  await setUp('one', 0);
  await retentionOf(record, { days: 30, count: 0 });
  await keepAt(10 * dayMs);
  await setUp('of the future', 9_000 * dayMs);
  await keepAt(9_000 * dayMs);
  await keepAt(9_000.9 * dayMs);
  await keepAt(11 * dayMs);
  await keepAt(12 * dayMs);
  expect(await ids()).toEqual(['one', 'of the future']);
  // What was old before the clock was set ahead is all that goes.
  await setUp('two', 35 * dayMs);
  await keepAt(35 * dayMs);
  await keepAt(9_000 * dayMs);
  expect(await ids()).toEqual(['of the future', 'two']);
});

it('leaves what can still be finished, and what a person is asked about', async () => {
  const deviceId = '2e0039000147343233323032' as DeviceId;
  const forWhom = { for: 'account' } as const;
  await record.write({ type: 'started', attemptId: 'to be finished', at: 1, forWhom });
  await record.write({ type: 'started', attemptId: 'done later', at: 2, forWhom, deviceId });
  await record.write({ type: 'started', attemptId: 'later', at: 3, forWhom, deviceId });
  await record.write({ type: 'finished', attemptId: 'later', at: 4, outcome: 'claimed' });
  here.end('a');
  const next = here.start('b');
  await next.write({ type: 'started', attemptId: 'under way', at: 5, forWhom });
  const history = historyOf(next);
  await retentionOf(next, { days: 1, count: 1 });
  await keepAt(100 * dayMs, next);
  await keepAt(102 * dayMs, next);
  expect(await ids(next)).toEqual(['to be finished', 'under way']);
  expect((await next.interrupted()).map(({ runId }) => runId)).toEqual(['to be finished']);
  expect(await history.forget({})).toEqual({ ok: true, value: 0 });
  expect(await history.count({ outcome: 'interrupted' }, { deletable: true })).toMatchObject({ value: { count: 1 } });
  expect(await history.forget({ outcome: 'interrupted' })).toEqual({ ok: true, value: 1 });
});

it('deletes what is old beside one that the shared record refuses, and leaves that one', async () => {
  for (const [place, one] of ['refused', 'known', 'waiting', 'newest'].entries()) await setUp(one, place);
  await record.useOwn(async ({ database, stationId }) => {
    await database.insertInto('forwarded').values({ target: 'hall', stationId, sequence: 4 }).execute();
    await database.insertInto('setAside').values({ target: 'hall', stationId, sequence: 1, saw: 'no' }).execute();
  });
  await retentionOf(record, { days: 0, count: 1 });
  expect(await keepAt(dayMs)).toEqual({ ok: true, value: 1 });
  expect(await ids()).toEqual(['refused', 'waiting', 'newest']);
  await retentionOf(record, { days: 1, count: 0 });
  await setUp('later', 100 * dayMs);
  await record.useOwn(({ database }) => database.updateTable('forwarded').set({ sequence: 8 }).execute());
  await keepAt(100 * dayMs);
  expect(await keepAt(102 * dayMs)).toEqual({ ok: true, value: 2 });
  expect(await ids()).toEqual(['refused', 'later']);
});

it('leaves no byte of what was deleted in the file or its log', async () => {
  const file = path.join(folder, 'attempts.db');
  for (let one = 1; one <= 30; one += 1) await setUp(`secret-attempt-${one}`, one);
  const bytes = async () => (await readFile(file, 'latin1')) + (await readFile(`${file}-wal`, 'latin1'));
  expect(await bytes()).toContain('secret-attempt');
  expect(await historyOf(record).forget({})).toEqual({ ok: true, value: 30 });
  expect(await bytes()).not.toContain('secret-attempt');
  expect((await stat(`${file}-wal`)).size).toBe(0);
});

it('counts no longer than it is wanted to', async () => {
  for (let one = 1; one <= 3; one += 1) await setUp(`attempt-${one}`, one);
  const over = AbortSignal.abort();
  expect(await historyOf(record).count({}, { kept: 1, signal: over })).toMatchObject({ error: { code: 'cancelled' } });
});

it('deletes nothing before it is known where the record is to be shared, and nothing that is only here then', async () => {
  await setUp('one', 0);
  await setUp('two', 1);
  await retentionOf(record, { days: 0, count: 1 });
  const unknown = failure(setupError('settings-unreadable'));
  expect(await keepAt(2, record, async () => unknown)).toEqual(unknown);
  const station = { computer: 'this computer', name: 'Bench 1' };
  const expectThere = () => record.use(({ database }) => expectTarget(database, 'there', station));
  expect(await keepAt(2, record, expectThere)).toEqual({ ok: true, value: 0 });
  expect(await ids()).toEqual(['one', 'two']);
  expect(await keepAt(2)).toEqual({ ok: true, value: 0 });
  expect(await keepAt(2, record, () => record.use(({ database }) => forgetTargets(database)))).toEqual({
    ok: true,
    value: 1,
  });
});
