/** It is a big program, and starts anew for each file: 80 s were seen where nine programs wanted each processor. */
const officeLimitMs = 300_000;

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepReport, readList } from '../support/import-lists.ts';

const a = '1a2b3c4d5e6f708192a3b4c5';
const figures = '270036000347343233323032';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'photon-setup-office-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The spreadsheet of this computer, where there is one. */
const office = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find(existsSync);

describe.skipIf(office === undefined)(`in LibreOffice (${office ?? 'not installed, so not tried'})`, () => {
  /** Opens a file and saves it as another kind, as a person would. */
  async function saveAs(file: string, kind: 'csv' | 'xlsx'): Promise<string> {
    const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
    const out = path.join(folder, 'saved');
    // Commas, quotes, UTF-8, from the first line: what its dialog for CSV proposes.
    const utf8 = file.endsWith('.csv') ? ['--infilter=CSV:44,34,76,1'] : [];
    await promisify(execFile)(office ?? '', [
      profile,
      '--headless',
      ...utf8,
      '--convert-to',
      kind,
      '--outdir',
      out,
      file,
    ]);
    return path.join(out, `${path.parse(file).name}.${kind}`);
  }

  it(
    'an id of figures alone survives in the workbook, and is named where a CSV lost it',
    async () => {
      const opened = await saveAs(await keepReport(folder, 'report.xlsx', [figures, a], ['=1+2']), 'csv');
      expect((await readFile(opened, 'utf8')).split('\n')).toEqual([
        'id,result',
        `${figures},not-sent`,
        `${a},not-sent`,
        '=1+2,unreadable',
        '',
      ]);
      const lost = await saveAs(await keepReport(folder, 'plain.csv', [figures, a], []), 'xlsx');
      expect(await readList(await readFile(lost))).toMatchObject({ sent: [a], unreadable: [{ problem: 'exponent' }] });
    },
    officeLimitMs,
  );

  it(
    'an id written as a formula survives, and is read',
    async () => {
      const list = path.join(folder, 'formula.csv');
      await writeFile(list, `device id,place\n"=""${figures}""",Hall\n`);
      expect((await readList(await readFile(list))).sent).toEqual([figures]);
      expect((await readList(await readFile(await saveAs(list, 'xlsx')))).sent).toEqual([figures]);
    },
    officeLimitMs,
  );
});
