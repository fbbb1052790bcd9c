import { setImmediate as nextTurn } from 'node:timers/promises';
import Papa from 'papaparse';
import type { FinishedImport } from './import-devices.ts';

/** Rows written between two turns of the event loop. */
const rowsAtOnce = 2_000;

/**
 * Every id with what became of it, as CSV in pieces. What stood in place of an id comes from strangers: the library
 * keeps such cells from being taken for formulas. The mark at the start lets spreadsheets see UTF-8.
 */
export async function* importReport({ results, unreadable }: FinishedImport): AsyncGenerator<string> {
  yield `\uFEFF${Papa.unparse([['device id', 'result']])}\r\n`;
  let rows: string[][] = [];
  for (const row of rowsOf(results, unreadable)) {
    rows.push(row);
    if (rows.length < rowsAtOnce) continue;
    yield csv(rows);
    rows = [];
    await nextTurn();
  }
  if (rows.length > 0) yield csv(rows);
}

function* rowsOf(results: FinishedImport['results'], unreadable: readonly string[]): Generator<string[]> {
  for (const [id, result] of results) yield [id, result];
  for (const text of unreadable) yield [text, 'unreadable'];
}

function csv(rows: readonly string[][]): string {
  return `${Papa.unparse(rows as string[][], { escapeFormulae: true })}\r\n`;
}
