import { expect, it } from 'vitest';
import { appCells } from './app.ts';
import { playAppCell } from './app-cell.ts';
import { runCells } from './run-cases.ts';

/** What a person must wait at most for a word after Cancel. */
const acknowledgedLimitMs = 200;

const acknowledged: number[] = [];
const { cells, inapplicable } = appCells();

runCells('the app itself', cells, inapplicable, async (cell) => {
  const report = await playAppCell(cell.flow, cell.moment, cell.fault, cell.expected);
  if (report.acknowledgedMs !== undefined) acknowledged.push(report.acknowledgedMs);
  return { group: 'the app itself', lasting: 'once', ...cell, ...report };
});

it('answers Cancel within 200 ms', () => {
  // The middle one, because a machine that does ten things at once may hold up any single one.
  const sorted = acknowledged.toSorted((a, b) => a - b);
  expect(sorted.length).toBeGreaterThan(10);
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(acknowledgedLimitMs);
});
