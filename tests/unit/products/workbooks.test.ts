import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { streamXlsxRows, writeXlsx } from 'hucre/xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ReportForm, reportFormOf } from '../../../electron/products/import-report.ts';
import { unpackedLimitBytes } from '../../../electron/products/workbook-cells.ts';
import { keepReport, readList } from '../../support/import-lists.ts';

const a = '1a2b3c4d5e6f708192a3b4c5';
const figures = '270036000347343233323032';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'photon-setup-workbook-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const workbook = (...sheets: readonly (readonly (readonly (string | number | null)[])[])[]) =>
  writeXlsx({ sheets: sheets.map((rows, index) => ({ name: `Sheet ${index}`, rows: rows.map((row) => [...row]) })) });

/** A file whose part has other bytes than were packed. */
function damaged(bytes: Uint8Array, part: string): Uint8Array {
  const file = Buffer.from(bytes);
  const name = file.indexOf(part);
  file.fill(0xff, name + part.length, name + part.length + 16);
  return file;
}

/** A ZIP file of one part, whose directory says what it unpacks to and how long it is. */
function zipOf(name: string, packed: Uint8Array, unpacked: number, length = packed.length): Uint8Array {
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(unpackedLimitBytes + 1, 22);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 8);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(length, 20);
  entry.writeUInt32LE(unpacked, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end]);
}

describe('a workbook', () => {
  it('is read like a table, and an id that was typed as a number is named', async () => {
    const rows = [
      ['customer', 'Device ID'],
      ['ffeeddccbbaa998877665544', a.toUpperCase()],
      ['ffeeddccbbaa998877665545', Number(figures)],
      [null, null],
      ['ffeeddccbbaa998877665546', figures],
    ];
    expect(await readList(await workbook(rows))).toEqual({
      sent: [a, figures],
      header: 1,
      unreadable: [{ text: '2.7003600034734322e+23', problem: 'exponent' }],
      error: undefined,
    });
  });

  it('with rows in several sheets is not sent, for none of them may be passed over', async () => {
    expect(await readList(await workbook([[a]], [[figures]]))).toMatchObject({
      sent: [],
      error: 'import-several-sheets',
    });
    expect((await readList(await workbook([], [[a]], []))).sent).toEqual([a]);
  });

  it('that is none, or is cut, is not read', async () => {
    const whole = await workbook([[a]]);
    for (const bytes of [Buffer.from('PK\x03\x04 no workbook'), whole.subarray(0, whole.length / 2)])
      expect(await readList(bytes)).toMatchObject({ sent: [], error: 'import-file-unreadable' });
  });

  it('whose second sheet is damaged is not sent in part', async () => {
    const bytes = damaged(await workbook([[a]], [[figures]]), 'xl/worksheets/sheet2.xml');
    expect(await readList(bytes)).toMatchObject({ sent: [], error: 'import-file-unreadable' });
  });

  it('of more sheets than are looked into is not sent in part', async () => {
    const sheets = Array.from({ length: 65 }, (_, index) => (index === 0 || index === 64 ? [[a]] : []));
    expect(await readList(await workbook(...sheets))).toMatchObject({ sent: [], error: 'import-several-sheets' });
  });

  it('is read through once for its sheets, however few they are', { timeout: 60_000 }, async () => {
    const ids = Array.from({ length: 20_000 }, (_, index) => [a.slice(0, 16) + index.toString(16).padStart(8, '0')]);
    const bytes = await workbook(ids);
    const before = process.cpuUsage();
    expect((await readList(bytes)).sent).toHaveLength(20_000);
    const reading = process.cpuUsage(before).user;
    const alone = process.cpuUsage();
    for await (const _ of streamXlsxRows(bytes));
    expect(reading).toBeLessThan(12 * process.cpuUsage(alone).user);
  });

  it.each([
    ['says', (said: number) => said],
    ['does not say', () => 0],
  ])('that would unpack to more than fits, and %s so, is not unpacked', async (_, saying) => {
    const bytes = zipOf(
      'xl/sharedStrings.xml',
      deflateRawSync(Buffer.alloc(unpackedLimitBytes + 1)),
      saying(unpackedLimitBytes + 1),
    );
    expect(await readList(bytes)).toMatchObject({ sent: [], error: 'import-workbook-too-large' });
  });

  it('that says too little of a part is not believed', async () => {
    const part = deflateRawSync(Buffer.alloc(unpackedLimitBytes + 1));
    expect(await readList(zipOf('[Content_Types].xml', part, 10))).toMatchObject({ error: 'import-file-unreadable' });
    expect(await readList(zipOf('[Content_Types].xml', part, 10, 0))).toMatchObject({
      error: 'import-workbook-too-large',
    });
  });
});

describe('the report', () => {
  it.each<[string, ReportForm]>([
    ['report.xlsx', 'workbook'],
    ['report.CSV', 'csv'],
    ['report', 'workbook'],
  ])('called %s is a %s', (name, form) => expect(reportFormOf(name)).toBe(form));

  it.each(['report.xlsx', 'report.csv'])('as %s is read again', async (name) => {
    const file = await keepReport(folder, name, [a, figures], ['=1+2']);
    const { sent, unreadable, header } = await readList(await readFile(file));
    expect([sent, header, unreadable.length]).toEqual([[a, figures], 1, 1]);
  });
});
