import { type FileHandle, writeFile } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { byteOrderMark, csvRows } from '../csv/csv-rows.ts';
import type { ImportLedger } from './import-ledger.ts';

/** Rows between two turns of the event loop: about a millisecond. */
const rowsAtOnce = 1_000;

/**
 * What became of every id, as CSV with the columns `id` and `result` (an `ImportResult`, or `unreadable` with what stood
 * there in place of the id), a part of the file at a time, in UTF-8 with a byte order mark.
 */
export async function* importReport(ledger: ImportLedger): AsyncGenerator<string> {
  yield `${byteOrderMark}${csvRows([['id', 'result']])}`;
  let rows: (readonly string[])[] = [];
  for (const row of reportRows(ledger)) {
    rows.push(row);
    if (rows.length < rowsAtOnce) continue;
    yield csvRows(rows);
    rows = [];
    await nextTurn();
  }
  if (rows.length > 0) yield csvRows(rows);
}

/** Every id with what became of it, then what was none. */
export function* reportRows(ledger: ImportLedger): Generator<readonly [string, string]> {
  for (const { id, result } of ledger.entries()) yield [id, result];
  for (const { text } of ledger.unreadable()) yield [text, 'unreadable'];
  const more = ledger.state().counts.unreadable - ledger.unreadable().length;
  if (more > 0) yield [`… ${more}`, 'unreadable'];
}

export type ReportForm = 'workbook' | 'csv';

/** By the name that the person chose: CSV where it says so, else a workbook, which keeps an id of figures alone as it is. */
export function reportFormOf(path: string): ReportForm {
  return /\.csv$/i.test(path) ? 'csv' : 'workbook';
}

/** Writes the report into an open file. */
export async function writeReport(file: FileHandle, form: ReportForm, ledger: ImportLedger): Promise<void> {
  if (form === 'csv') return writeFile(file, importReport(ledger), 'utf8');
  // Loaded when a workbook is wanted.
  const { workbookOf } = await import('./report-workbook.ts');
  return writeFile(file, workbookOf(reportRows(ledger)));
}
