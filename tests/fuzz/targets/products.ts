import fc from 'fast-check';
import Papa from 'papaparse';
import { importLedger } from '../../../electron/products/import-ledger.ts';
import { importReport } from '../../../electron/products/import-report.ts';
import { importText } from '../../../electron/products/import-text.ts';
import { cellReader } from '../../../electron/products/list-cells.ts';
import { guessColumn, isEmptyRow, readRow } from '../../../electron/products/list-columns.ts';
import { previewOf } from '../../../electron/products/list-rows.ts';
import { workbookCells } from '../../../electron/products/workbook-cells.ts';
import { binaryTextToBytes } from '../../../shared/bytes.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { readDeviceId, readDeviceIds } from '../../../shared/read-device-ids.ts';
import { codedError, fitForPeople, promise } from '../engine/promises.ts';
import type { Target } from '../engine/target.ts';

const one = '3b0021001747353236343033';
const other = '320020001847333531323135';
const lists = [
  `${one}\n${other}\n`,
  `Device ID,Name\r\n${one},lamp\r\n"${other}","oven, big"\r\n`,
  `name;device_id\nlamp;="${one}"\n`,
  `\ufeff${one}\t${other}`,
  `${one}\r${other}\r`,
  `"${one}`,
  '',
];
const words = [
  one,
  other.toUpperCase(),
  'device id',
  '"',
  '""',
  '\r\n',
  ';',
  '\t',
  '="',
  '\ufeff',
  '=cmd|',
  '@SUM(',
  'abcdef',
];

/** All rows of a list that arrives in pieces of this many characters. */
function rowsOf(text: string, piece: number) {
  const reader = cellReader();
  const rows = [];
  for (let at = 0; at < text.length; at += piece) rows.push(...reader.read(text.slice(at, at + piece)));
  rows.push(...reader.end());
  return rows.filter((cells) => !isEmptyRow(cells));
}

export const productTargets: readonly Target[] = [
  {
    name: 'ids that people type and scan',
    files: ['shared/read-device-ids.ts', 'shared/device-id.ts'],
    seeds: [...lists, `]d1${one}${one}`, `https://example.com/${one}?x=1`, '2,70036E+23', '270036000347343000000000'],
    words: [...words, ']C0', 'PHHMAB123456789', 'E+23', 'é', 'Ф'],
    run(input) {
      const bare = input.toLowerCase();
      const digits = bare.replace(/[^0-9a-f]/g, '');
      for (const read of [readDeviceId(input), ...readDeviceIds(input)]) {
        if (read.id !== undefined) promise(digits.includes(read.id), `an id that is not in the text: ${read.id}`);
        else promise(input.includes(read.bad.text), 'a word that is not in the text');
      }
    },
  },
  {
    name: 'lists of ids',
    files: ['electron/products/list-cells.ts', 'electron/products/list-columns.ts', 'electron/products/list-rows.ts'],
    seeds: lists,
    words,
    run(input) {
      const rows = rowsOf(input, 8 * 1024);
      const { plan } = guessColumn(rows);
      const digits = input.toLowerCase().replace(/[^0-9a-f]/g, '');
      for (const cells of rows) {
        for (const column of [plan.column, 'every'] as const) {
          const { ids, bad } = readRow(cells, { column });
          promise(
            ids.length + bad.length > 0 || !cells.some((cell) => /[\p{L}\p{N}]/u.test(cell)),
            'a row that vanishes',
          );
          for (const id of ids) promise(digits.includes(id), `an id that is not in the list: ${id}`);
        }
      }
      for (const cells of previewOf(rows.slice(0, 200)).rows)
        for (const { text } of cells) fitForPeople(text, 'a cell of a preview');
    },
  },
  {
    name: 'workbooks',
    files: ['electron/products/workbook-cells.ts', 'electron/products/unpacked-size.ts'],
    seeds: ['PK\x03\x04\0\0'],
    words: ['PK\x01\x02', 'PK\x05\x06', '\0\0'],
    limit: 64 * 1024,
    async run(input) {
      for await (const rows of workbookCells(binaryTextToBytes(input))) {
        if (!rows.ok) codedError(rows.error);
      }
    },
  },
  {
    name: 'bytes of lists',
    files: ['electron/products/import-text.ts'],
    seeds: [
      ...lists.map((list) => Buffer.from(list).toString('latin1')),
      Buffer.from(`\ufeff${one}\n`, 'utf16le').toString('latin1'),
      Buffer.from(`\ufeff${one}\n`, 'utf16le').swap16().toString('latin1'),
      'PK\x03\x04\0\0',
    ],
    words: ['\xff\xfe', '\xfe\xff', '\0', '\xef\xbb\xbf', one],
    limit: 64 * 1024,
    async run(input) {
      const bytes = binaryTextToBytes(input);
      async function* chunks() {
        for (let at = 0; at < bytes.length; at += 4 * 1024 + 1) yield bytes.subarray(at, at + 4 * 1024 + 1);
      }
      let ended = false;
      for await (const piece of importText({ from: 'file', bytes: chunks() })) {
        promise(!ended, 'goes on after a failure');
        ended = !piece.ok;
        if (!piece.ok) codedError(piece.error);
        else promise(piece.value.length <= 8 * 1024, 'a piece that is too long');
      }
    },
  },
  {
    name: 'reports of imports',
    files: ['electron/products/import-ledger.ts', 'electron/products/import-report.ts', 'electron/csv/csv-rows.ts'],
    property: () =>
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary' }), { maxLength: 5 }), async (texts) => {
        const ledger = importLedger();
        ledger.addIds([one as DeviceId]);
        for (const text of texts) ledger.addUnreadable({ text, problem: 'no-id' });
        for (const { text } of ledger.state().samples.unreadable) fitForPeople(text, 'an unreadable row');
        let csv = '';
        for await (const part of importReport(ledger)) csv += part;
        const { data } = Papa.parse<string[]>(csv.replace(/^\uFEFF/, ''), { skipEmptyLines: true });
        promise(data.length === texts.length + 2, `${data.length} rows for ${texts.length} texts`);
        for (const [cell = ''] of data) promise(!/^[=+\-@\t\r]/.test(cell), `a spreadsheet would compute ${cell}`);
      }),
  },
];
