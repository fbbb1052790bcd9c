import { setImmediate as nextTurn } from 'node:timers/promises';
import { writeXlsxStream } from 'hucre/xlsx';

/** Rows between two turns of the event loop: a few milliseconds. */
const rowsAtOnce = 500;

/** A workbook (.xlsx) of two columns, a part of the file at a time. All cells are texts, which no spreadsheet reckons with. */
export async function* workbookOf(rows: Iterable<readonly [string, string]>): AsyncGenerator<Uint8Array> {
  async function* cells() {
    yield ['id', 'result'];
    let count = 0;
    for (const [text, result] of rows) {
      yield [text, result];
      count += 1;
      if (count % rowsAtOnce === 0) await nextTurn();
    }
  }
  const columns = [
    { width: 30, numFmt: '@' },
    { width: 18, numFmt: '@' },
  ];
  yield* writeXlsxStream(cells(), { name: 'Report', columns });
}
