import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isWritable } from '../../../electron/composition/station-files.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'station-files-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('a folder that is not there yet can be written, and nothing stays in it', async () => {
  const made = path.join(folder, 'new', 'one');
  expect(await isWritable(made)).toBe(true);
  expect(await readdir(made)).toEqual([]);
});

it('what is no folder cannot', async () => {
  const file = path.join(folder, 'file');
  await writeFile(file, '');
  expect(await isWritable(file)).toBe(false);
});
