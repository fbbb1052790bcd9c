import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { replaceFile } from '../../../electron/files/private-file.ts';
import { exportHistory } from '../../../electron/record/export-history.ts';
import { type HistoryRow, historyColumns } from '../../../shared/history-row.ts';
import { success } from '../../../shared/result.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'export-history-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const row = (attemptId: string) =>
  ({ ...Object.fromEntries(historyColumns.map((name) => [name, null])), attemptId, stageMs: {} }) as HistoryRow;

/** Two slices, with something happening between them. */
const historyWith = (meanwhile: () => Promise<unknown>) => ({
  async *all() {
    yield [row('newest')];
    await meanwhile();
    yield [row('oldest')];
    return success(undefined);
  },
});
const what = { replaceFile, filter: {}, withByteOrderMark: false, signal: new AbortController().signal };
const exported = (file: string, meanwhile: () => Promise<unknown>) =>
  exportHistory(historyWith(meanwhile), file, { ...what, form: 'csv' });

it('says that it was not saved where the folder vanishes while it is written, and makes none in its place', async () => {
  const place = path.join(await mkdtemp(path.join(folder, 'stick-')), 'out.csv');
  const written = await exported(place, () => rm(path.dirname(place), { recursive: true }));
  expect(written).toMatchObject({ ok: false, error: { code: 'report-not-saved', saw: 'ENOENT' } });
  expect(await readdir(folder)).toEqual([]);
});

it('leaves the older file where the one that is written is taken away, and writes all the next time', async () => {
  const file = path.join(folder, 'out.csv');
  await writeFile(file, 'older');
  const written = await exported(file, async () => {
    for (const name of await readdir(folder)) {
      if (name !== 'out.csv') await rename(path.join(folder, name), path.join(folder, 'taken'));
    }
  });
  expect(written).toMatchObject({ ok: false, error: { code: 'report-not-saved', saw: 'ENOENT' } });
  expect(await readFile(file, 'utf8')).toBe('older');
  expect(await exported(file, async () => undefined)).toEqual({ ok: true, value: 2 });
  expect((await readFile(file, 'utf8')).split('\r\n').filter((line) => line !== '')).toHaveLength(3);
});
