import { afterEach, describe, expect, it, vi } from 'vitest';
import { busiestOf, columnsOf, inOrderOfRun } from '../../../../renderer/history/summary-view.ts';

const hourMs = 3_600_000;
afterEach(() => vi.unstubAllEnvs());
const at = (year: number, month: number, day: number, hour = 0) => new Date(year, month - 1, day, hour).getTime();
const sumOf = (columns: readonly { readonly attempts: number }[]) =>
  columns.reduce((sum, { attempts }) => sum + attempts, 0);

describe('the columns of a chart over time', () => {
  it('are hours of a day, with those in which nothing was begun', () => {
    const from = at(2026, 3, 2, 6);
    const over = columnsOf([
      { from, attempts: 3 },
      { from: from + 2 * hourMs, attempts: 5 },
    ]);
    expect(over).toEqual({
      unit: 'hour',
      columns: [
        { from, attempts: 3 },
        { from: from + hourMs, attempts: 0 },
        { from: from + 2 * hourMs, attempts: 5 },
      ],
    });
  });

  it('are days, months and years of this computer’s calendar where hours would be too many, and lose none', () => {
    const hours = (times: readonly number[]) => times.map((from) => ({ from, attempts: 2 }));
    // Over the change to summer time, where a day has 23 hours.
    const weeks = columnsOf(hours([at(2026, 3, 20, 23), at(2026, 3, 29, 1), at(2026, 3, 29, 23), at(2026, 4, 2)]));
    expect([weeks?.unit, weeks?.columns.length, sumOf(weeks?.columns ?? [])]).toEqual(['day', 14, 8]);
    expect(weeks?.columns.find(({ from }) => from === at(2026, 3, 29))?.attempts).toBe(4);
    const year = columnsOf(hours([at(2025, 1, 31), at(2026, 3, 1)]));
    expect([year?.unit, year?.columns.length]).toEqual(['month', 15]);
    // A computer whose clock began in 1970.
    const decades = columnsOf(hours([0, at(2026, 3, 1)]));
    expect([decades?.unit, sumOf(decades?.columns ?? [])]).toEqual(['year', 4]);
    const centuries = columnsOf(hours([at(1970, 1, 2), at(2026, 3, 1), at(9999, 12, 31)]));
    expect([centuries?.columns.length, sumOf(centuries?.columns ?? [])]).toEqual([3, 6]);
  });

  it.each(['Asia/Kolkata', 'Asia/Kathmandu', 'America/St_Johns', 'Europe/Berlin'])(
    'are cut where hours and days begin in %s',
    (place) => {
      vi.stubEnv('TZ', place);
      const midnight = at(2026, 3, 3);
      // A quarter of an hour before midnight, and at it: in one hour of UTC.
      const quarters = [midnight - hourMs / 4, midnight].map((from) => ({ from, attempts: 1 }));
      expect(columnsOf(quarters)).toEqual({
        unit: 'hour',
        columns: [
          { from: midnight - hourMs, attempts: 1 },
          { from: midnight, attempts: 1 },
        ],
      });
      const days = columnsOf([...quarters, { from: at(2026, 4, 1), attempts: 1 }]);
      expect(days?.columns.slice(0, 2)).toEqual([
        { from: at(2026, 3, 2), attempts: 1 },
        { from: midnight, attempts: 1 },
      ]);
      expect(busiestOf([...quarters, { from: midnight + hourMs / 4, attempts: 1 }])).toEqual({
        from: midnight,
        attempts: 2,
      });
    },
  );

  it('are none where there is nothing', () => {
    expect([columnsOf([]), busiestOf([])]).toEqual([undefined, undefined]);
  });
});

it('stages come in the order of a run, and those of other versions behind them', () => {
  expect(inOrderOfRun({ later: 1, prove: 2, prepare: 3 }).map(({ stage }) => stage)).toEqual([
    'prepare',
    'prove',
    'later',
  ]);
});

it('the busiest hour is the latest of several', () => {
  const hours = [1, 7, 7, 2].map((attempts, place) => ({ from: place * hourMs, attempts }));
  expect(busiestOf(hours)?.from).toBe(2 * hourMs);
});
