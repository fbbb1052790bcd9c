import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unknown } from 'valibot';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { appendOnlyLog } from '../../../electron/append-only-log/append-only-log.ts';
import * as engine from '../../../electron/record/open-record.ts';
import { setupError } from '../../../shared/errors.ts';
import { recordPrograms } from '../../support/record-programs.ts';

const disk = vi.hoisted(() => ({ renames: true }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  return {
    ...real,
    rename: (from: string, to: string) => (disk.renames ? real.rename(from, to) : Promise.reject(new Error('EPERM'))),
  };
});

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'record-'));
});
afterEach(async () => {
  disk.renames = true;
  await rm(folder, { recursive: true, force: true });
});

const forWhom = { for: 'account' } as const;
const begun = (runId: string) => ({ type: 'begun', runId, at: 1, program: 'old', forWhom });
const append = (file: string, line: object) => appendOnlyLog(`${file}.ledger`, unknown()).append(line);

it('is told and taken over once where it cannot be put away, and again when it has changed', async () => {
  const file = path.join(folder, 'attempts.db');
  await append(file, begun('one'));
  await writeFile(`${file}.ledger`, 'torn', { flag: 'a' });
  disk.renames = false;
  const done: string[] = [];
  const load = async () => ({
    ...engine,
    openRecord: (files: Parameters<typeof engine.openRecord>[0]) => {
      done.push('opened');
      return engine.openRecord(files);
    },
    takeOver: (...files: Parameters<typeof engine.takeOver>) => {
      done.push('read');
      return engine.takeOver(...files);
    },
  });
  const here = recordPrograms(file, { load });
  const record = here.start('a');
  const ids = async () => (await record.attempts(9)).map(({ runId }) => runId);
  expect(await record.takeProblem()).toEqual(setupError('journal-damaged'));
  expect([await record.takeProblem(), await ids(), done]).toEqual([undefined, ['one'], ['opened', 'read']]);
  await append(file, begun('two'));
  expect([await ids(), done]).toEqual([
    ['one', 'two'],
    ['opened', 'read', 'read'],
  ]);
  expect(await record.takeProblem()).toEqual(setupError('journal-damaged'));
  await here.closeAll();
  expect(await here.start('b').takeProblem()).toBeUndefined();
  await here.closeAll();
});

it('loses no file that an older version left before', async () => {
  const file = path.join(folder, 'attempts.db');
  const here = recordPrograms(file);
  const record = here.start('a');
  for (const one of ['one', 'two', 'three']) {
    await append(file, begun(one));
    await record.attempts(9);
  }
  const names = (await readdir(folder)).filter((name) => name.includes('taken-over')).sort();
  expect(names).toEqual(['', '-2', '-3'].map((end) => `attempts.db.ledger.taken-over${end}`));
  const [, second = ''] = names;
  expect(await readFile(path.join(folder, second), 'utf8')).toContain('"two"');
  await here.closeAll();
});
