import * as fs from 'node:fs';
import { copyFile, rm } from 'node:fs/promises';
import { afterEach, expect, it, vi } from 'vitest';
import { setupError } from '../../../../shared/errors.ts';
import { finished, recordFolder, started, write } from '../../../support/record-events.ts';

vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  return { ...real, statSync: vi.fn(real.statSync) };
});

const { newFile, programs } = recordFolder();
const gone = { ok: false, error: setupError('record-gone') };

/** A disk that gives every file another number at each look. */
function unstable(): void {
  const real = vi.mocked(fs.statSync).getMockImplementation() ?? fs.statSync;
  let looks = 0n;
  vi.mocked(fs.statSync).mockImplementation(((...asked: Parameters<typeof fs.statSync>) => {
    const found = real(...asked);
    looks += 1n;
    return found === undefined ? undefined : Object.assign(Object.create(found), { ino: looks });
  }) as typeof fs.statSync);
}

async function taken(file: string): Promise<void> {
  for (const part of ['', '-wal', '-shm']) await rm(`${file}${part}`, { force: true });
}

afterEach(() => vi.mocked(fs.statSync).mockReset());

it('a file whose number changes at each look is the same file, and one that is gone is told once', async () => {
  unstable();
  const file = newFile();
  const record = programs(file).start('a');
  for (const one of ['one', 'two', 'three']) await write(record, started(one), finished(one, 'claimed'));
  expect((await record.attempts(9)).map(({ runId }) => runId)).toEqual(['one', 'two', 'three']);
  await taken(file);
  expect(await record.write(started('four'))).toEqual(gone);
  await write(record, finished('four', 'claimed'), started('five'));
  expect((await record.attempts(9)).map(({ runId }) => runId)).toEqual(['four', 'five']);
});

it('a file that is put back as it was before is told once, because what came since is lost', async () => {
  const file = newFile();
  const record = programs(file).start('a');
  await write(record, started('one'), finished('one', 'claimed'));
  await record.close();
  await copyFile(file, `${file}.before`);
  await write(record, started('two'), finished('two', 'claimed'));
  await record.attempts(1);
  await taken(file);
  await copyFile(`${file}.before`, file);
  expect(await record.write(started('three'))).toEqual(gone);
  await write(record, finished('three', 'claimed'));
  expect((await record.attempts(9)).map(({ runId }) => runId)).toEqual(['one', 'three']);
});

it('a copy of the file that has all of it, in its place, has lost nothing', async () => {
  const file = newFile();
  const record = programs(file).start('a');
  await write(record, started('one'), finished('one', 'claimed'));
  await record.attempts(1);
  for (const part of ['', '-wal']) await copyFile(`${file}${part}`, `${file}.copy${part}`);
  await taken(file);
  for (const part of ['', '-wal']) await copyFile(`${file}.copy${part}`, `${file}${part}`);
  await write(record, started('two'));
  expect((await record.attempts(9)).map(({ runId }) => runId)).toEqual(['one', 'two']);
});
