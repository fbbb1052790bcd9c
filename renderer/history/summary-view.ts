import type { HistorySummary } from '../../shared/history-summary.ts';
import { type Stage, stages } from '../../shared/setup-events.ts';

/** What a column of the chart over time stands for. */
export const columnUnits = ['hour', 'day', 'month', 'year'] as const;
export type ColumnUnit = (typeof columnUnits)[number];

export interface Column {
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly attempts: number;
}

/** More than these nobody tells apart in a small window. */
const mostColumns = 72;

/**
 * Setups in each hour, day, month or year of this computer's calendar, whichever is the first that needs no more columns
 * than can be told apart; with those in which there was none. Undefined: there was none at all.
 */
export function columnsOf(
  hours: HistorySummary['hours'],
): { readonly unit: ColumnUnit; readonly columns: readonly Column[] } | undefined {
  const [first, last] = [hours[0], hours.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  for (const unit of columnUnits) {
    const columns: Column[] = [];
    for (let from = startOf(unit, first.from); from <= last.from; from = nextOf(unit, from)) {
      if (columns.push({ from, attempts: 0 }) > mostColumns) break;
    }
    if (columns.length <= mostColumns) return { unit, columns: filled(columns, hours) };
  }
  // Clocks that were centuries apart: only the years in which there was something.
  const years = [...new Set(hours.map(({ from }) => startOf('year', from)))].map((from) => ({ from, attempts: 0 }));
  return { unit: 'year', columns: filled(years, hours).slice(-mostColumns) };
}

/** Both in order. */
function filled(columns: readonly Column[], hours: HistorySummary['hours']): readonly Column[] {
  const counts = columns.map(() => 0);
  let place = 0;
  for (const { from, attempts } of hours) {
    while (place + 1 < columns.length && (columns[place + 1]?.from ?? 0) <= from) place += 1;
    counts[place] = (counts[place] ?? 0) + attempts;
  }
  return columns.map(({ from }, index) => ({ from, attempts: counts[index] ?? 0 }));
}

function startOf(unit: ColumnUnit, at: number): number {
  const time = new Date(at);
  const [year, month, day] = [time.getFullYear(), time.getMonth(), time.getDate()];
  if (unit === 'hour') return at;
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

/** The hour in which the most were begun, the latest of several. */
export function busiestOf(hours: HistorySummary['hours']): HistorySummary['hours'][number] | undefined {
  return hours.reduce<HistorySummary['hours'][number] | undefined>(
    (most, hour) => (most === undefined || hour.attempts >= most.attempts ? hour : most),
    undefined,
  );
}
