import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isWritable, readPresetFile } from '../../../electron/composition/station-files.ts';

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

it('takes the folders of a preset from where its file lies', async () => {
  const file = path.join(folder, 'lamps.json');
  const preset = {
    name: 'lamps',
    networks: [{ ssid: 'HomeNet', security: 'open' }],
    label: { widthMm: 57, heightMm: 32, lines: ['{id}'], folder: 'labels' },
    hooks: [
      { kind: 'folder', path: '../results' },
      { kind: 'folder', path: '/srv/results' },
      { kind: 'command', run: ['lamp'] },
    ],
  };
  await writeFile(file, JSON.stringify(preset));
  const read = await readPresetFile(path.relative(process.cwd(), file));
  expect(read.ok && read.value.label?.folder).toBe(path.join(folder, 'labels'));
  expect(read.ok && read.value.hooks).toEqual([
    { kind: 'folder', path: path.join(path.dirname(folder), 'results') },
    ...preset.hooks.slice(1),
  ]);
});
