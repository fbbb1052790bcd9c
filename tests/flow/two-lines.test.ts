import { expect, it } from 'vitest';
import { twoLines, wrongIn } from '../support/two-lines.ts';

const few = 16;

it('accounts for each device once at two stations in one air, one by a scanner, though programs are killed and the shared record goes away', {
  timeout: 240_000,
}, async () => {
  const line = await twoLines(few, 7);
  const none = {
    withoutRow: 0,
    withSeveralRows: 0,
    outcome: 0,
    reason: 0,
    notClaimedOnce: 0,
    namesTwice: 0,
    open: 0,
    away: 0,
  };
  expect(wrongIn(line)).toEqual(none);
  expect(line.devices.some(({ fault }) => fault !== undefined)).toBe(true);
  expect([line.kills.length, new Set(line.kills).size]).toEqual([3, 2]);
  // What was lost, and who was there, mattered.
  expect(line.rowsWhileAway).toBeGreaterThan(0);
  expect(line.notAsked).toBeGreaterThan(0);
  for (const bench of ['Bench 1', 'Bench 2'])
    expect(line.rows.some((row) => row.bench === bench && row.outcome === 'PASS')).toBe(true);
});
