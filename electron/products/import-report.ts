import { type FileHandle, writeFile } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import Papa from 'papaparse';
import type { ImportLedger } from './import-ledger.ts';

/** Rows between two turns of the event loop: about a millisecond. */
const rowsAtOnce = 1_000;

/**
 * What became of every id, as CSV with the columns `id` and `result` (an `ImportResult`, or `unreadable` with what stood
 * there in place of the id), a part of the file at a time. In UTF-8 with a byte order mark, without which Excel takes the
 * foreign texts for an 8-bit encoding. Unreadable texts come from strangers, so cells that a spreadsheet would take for a
 * formula get an apostrophe before them, and a cell that one with another separator would cut in two is quoted (OWASP,
 * "CSV Injection").
 */
export async function* importReport(ledger: ImportLedger): AsyncGenerator<string> {
  yield `\uFEFF${csv([['id', 'result']])}`;
  let rows: (readonly string[])[] = [];
  for (const row of reportRows(ledger)) {
    rows.push(row);
    if (rows.length < rowsAtOnce) continue;
    yield csv(rows);
    rows = [];
    await nextTurn();
  }
  if (rows.length > 0) yield csv(rows);
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

/** What begins like a formula, also where a spreadsheet passes over blanks and unseen characters, in wide letters, too. */
const formula = /^(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20])/u;

/** Spreadsheets of many languages separate by semicolons, and all of them know tabs. */
const otherSeparator = /[;\t]/;

function csv(rows: readonly (readonly string[])[]): string {
  return `${Papa.unparse(
    rows.map((row) => [...row]),
    { escapeFormulae: formula, quotes: (value: unknown) => otherSeparator.test(String(value)) },
  )}\r\n`;
}
