import { type AttemptsFrom, hourHere, hoursHere } from '../../shared/history-summary.ts';
import { type Stage, stages } from '../../shared/setup-events.ts';

/** What a column of the chart over time stands for. */
export const columnUnits = ['hour', 'day', 'month', 'year'] as const;
export type ColumnUnit = (typeof columnUnits)[number];

/** More than these nobody tells apart in a small window. */
const mostColumns = 72;

/**
 * Setups in each hour, day, month or year of this computer's calendar, whichever is the first that needs no more columns
 * than can be told apart; with those in which there was none. Undefined: there was none at all.
 */
export function columnsOf(
  quarters: readonly AttemptsFrom[],
): { readonly unit: ColumnUnit; readonly columns: readonly AttemptsFrom[] } | undefined {
  const [first, last] = [quarters[0], quarters.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  for (const unit of columnUnits) {
    const columns: AttemptsFrom[] = [];
    for (let from = startOf(unit, first.from); from <= last.from; from = nextOf(unit, from)) {
      if (columns.push({ from, attempts: 0 }) > mostColumns) break;
    }
    if (columns.length <= mostColumns) return { unit, columns: filled(columns, quarters) };
  }
  // Clocks that were centuries apart: only the years in which there was something.
  const years = [...new Set(quarters.map(({ from }) => startOf('year', from)))].map((from) => ({ from, attempts: 0 }));
  return { unit: 'year', columns: filled(years, quarters).slice(-mostColumns) };
}

/** Both in order. */
function filled(columns: readonly AttemptsFrom[], quarters: readonly AttemptsFrom[]): readonly AttemptsFrom[] {
  const counts = columns.map(() => 0);
  let place = 0;
  for (const { from, attempts } of quarters) {
    while (place + 1 < columns.length && (columns[place + 1]?.from ?? 0) <= from) place += 1;
    counts[place] = (counts[place] ?? 0) + attempts;
  }
  return columns.map(({ from }, index) => ({ from, attempts: counts[index] ?? 0 }));
}

function startOf(unit: ColumnUnit, at: number): number {
  const time = new Date(at);
  const [year, month, day] = [time.getFullYear(), time.getMonth(), time.getDate()];
  if (unit === 'hour') return hourHere(at);
  if (unit === 'day') return new Date(year, month, day).getTime();
  return unit === 'month' ? new Date(year, month, 1).getTime() : new Date(year, 0, 1).getTime();
}

function nextOf(unit: ColumnUnit, at: number): number {
  const time = new Date(at);
  const [year, month, day] = [time.getFullYear(), time.getMonth(), time.getDate()];
  if (unit === 'hour') return at + 60 * 60 * 1000;
  if (unit === 'day') return new Date(year, month, day + 1).getTime();
  return unit === 'month' ? new Date(year, month + 1, 1).getTime() : new Date(year + 1, 0, 1).getTime();
}

/** Stages of a run in its order, and then those of other versions. */
export function inOrderOfRun<Value>(
  byStage: Readonly<Partial<Record<string, Value>>>,
): readonly { readonly stage: string; readonly value: Value }[] {
  const place = (stage: string) => {
    const known = stages.indexOf(stage as Stage);
    return known < 0 ? stages.length : known;
  };
  return Object.entries(byStage)
    .flatMap(([stage, value]) => (value === undefined ? [] : [{ stage, value }]))
    .sort((a, b) => place(a.stage) - place(b.stage));
}

/** The hour of this computer's clock in which the most were begun, the latest of several. */
export function busiestOf(quarters: readonly AttemptsFrom[]): AttemptsFrom | undefined {
  return hoursHere(quarters).reduce<AttemptsFrom | undefined>(
    (most, hour) => (most === undefined || hour.attempts >= most.attempts ? hour : most),
    undefined,
  );
}
