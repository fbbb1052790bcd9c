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
  let rows: string[][] = [];
  for (const { id, result } of ledger.entries()) {
    rows.push([id, result]);
    if (rows.length < rowsAtOnce) continue;
    yield csv(rows);
    rows = [];
    await nextTurn();
  }
  rows.push(...ledger.unreadable().map((text) => [text, 'unreadable']));
  const more = ledger.state().counts.unreadable - ledger.unreadable().length;
  if (more > 0) rows.push([`… ${more}`, 'unreadable']);
  if (rows.length > 0) yield csv(rows);
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
