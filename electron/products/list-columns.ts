import type { DeviceId } from '../../shared/device-id.ts';
import type { Cells, ListPlan } from '../../shared/device-import.ts';
import { type BadId, meansAnId, type ReadId, readDeviceId } from '../../shared/read-device-ids.ts';

/** Among so many rows that are not empty the header is looked for and the column judged. */
export const judgedRows = 200;

/** A title or two may stand above a header. */
const headerWithin = 10;

/** What a row of a list gives: ids, and what stood in the place of one. Never neither. */
export interface RowReading {
  readonly ids: readonly DeviceId[];
  readonly bad: readonly BadId[];
}

/** A plan for a list, and whether it can be meant otherwise. */
export interface ListGuess {
  readonly plan: ListPlan;
  readonly certain: boolean;
}

/** Names of a column of device ids, surest first, as letters alone. */
const idNames = [
  /^(?:particle)?(?:device|photon|core|geräte?)ids?$|^iddel?(?:dispositivo|appareil)$|^(?:デバイス|设备)id$/u,
  /^(?:device|photon|core|board|gerät|dispositivo|appareil|デバイス|设备)s?$/u,
  /^_?ids?$/u,
];

/** Names of other columns; a row of nothing else is a header, too. */
const otherNames =
  /^(?:device)?(?:name|e?mail|customer|customerid|owner|serial|serialnumber|mac|macaddress|place|location|room|notes?|status|state|result|date|product|firmware|iccid|imei)$/u;

const lettersOf = (cell: string) =>
  cell
    .toLowerCase()
    .replace(/[^\p{L}_]/gu, '')
    .replace(/(?<=.)_/g, '');

/** The line by which a spreadsheet is told the separator. */
export const separatorLine = /^\s*sep=(.)\s*$/i;

export const isEmptyRow = (cells: Cells) => cells.every((cell) => cell.trim() === '');

/**
 * Which column of a list holds device ids, by its header or by being the only one that does. Certain only where nothing else
 * in the list could be meant: numbers of a database look like device ids as well, and what is sent cannot be taken back.
 */
export function guessColumn(rows: readonly Cells[]): ListGuess {
  const readings = rows.map((cells) => cells.map((cell) => (cell.trim() === '' ? undefined : readDeviceId(cell))));
  const tries = (index: number) => readings[index]?.some((read) => read !== undefined && !isText(read)) ?? false;
  const firstTry = rows.findIndex((_, index) => tries(index));
  const headerRow = rows.slice(0, Math.min(headerWithin, firstTry === -1 ? rows.length : firstTry)).findIndex(isHeader);
  const header = headerRow === -1 ? undefined : rows[headerRow];

  const holding = new Map<number, number>();
  let several = false;
  for (const row of readings) {
    for (const [column, read] of row.entries()) {
      if (read?.bad?.problem === 'several') several = true;
      if (read?.id !== undefined || read?.bad?.problem === 'several')
        holding.set(column, (holding.get(column) ?? 0) + 1);
    }
  }
  const named = idNames.map((name) =>
    (header ?? []).flatMap((cell, column) => (name.test(lettersOf(cell)) ? column : [])),
  );
  const rank = named.findIndex((columns) => columns.length > 0);
  const [byName, ...othersByName] = named[rank] ?? [];
  const most = [...holding].sort(([, one], [, other]) => other - one)[0]?.[0];
  const column = byName ?? most ?? Math.max(0, readings[firstTry]?.findIndex((read) => read && !isText(read)) ?? 0);
  const onlyHolder = holding.size === 0 || (holding.size === 1 && holding.has(column));
  const certain =
    // A column whose name says no more than "id" may hold the ids of anything.
    byName !== undefined && othersByName.length === 0 && rank < 2
      ? holding.size === 0 || holding.has(column)
      : onlyHolder && !several;
  return { plan: { column, headerRow: header === undefined ? undefined : headerRow }, certain };
}

function isHeader(cells: Cells): boolean {
  const names = cells.map(lettersOf).filter((name) => name !== '');
  return (
    names.some((name) => idNames.some((known) => known.test(name))) ||
    (names.length > 0 && names.every((name) => otherNames.test(name)))
  );
}

const isText = (read: ReadId) => read.bad !== undefined && !meansAnId(read.bad);

/** What the plan reads of a row that is not empty and no header. A value of another column is never an id. */
export function readRow(cells: Cells, { column }: Pick<ListPlan, 'column'>): RowReading {
  if (column === 'every') {
    const all = cells.filter((cell) => cell.trim() !== '').map((cell) => readCell(cell, true));
    return { ids: all.flatMap(({ ids }) => ids), bad: all.flatMap(({ bad }) => bad) };
  }
  const cell = cells[column] ?? '';
  if (cell.trim() !== '') return readCell(cell, false);
  return { ids: [], bad: [{ text: cells.filter((one) => one.trim() !== '').join(' '), problem: 'no-id' }] };
}

/** One id among other words is taken; another word that was meant for an id is told beside it. */
function readCell(cell: string, mayBeSeveral: boolean): RowReading {
  const whole = readDeviceId(cell);
  const words = cell.split(/[\s,;|]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (whole.id !== undefined) {
    const beside = words.length === 1 ? [] : words.map(readDeviceId).flatMap(({ bad }) => bad ?? []);
    // The parts of an id with blanks in it are no words of their own.
    const inParts = !words.some((word) => readDeviceId(word).id !== undefined);
    return { ids: [whole.id], bad: inParts ? [] : beside.filter(meansAnId) };
  }
  if (whole.bad.problem !== 'several' || !mayBeSeveral) return { ids: [], bad: [whole.bad] };
  const read = words.map(readDeviceId);
  return { ids: read.flatMap(({ id }) => id ?? []), bad: read.flatMap(({ bad }) => bad ?? []) };
}

/** A column by its number from 1, by the name in its header, or `all`. Undefined: there is no such column. */
export function planFor(wanted: string, rows: readonly Cells[]): ListPlan | undefined {
  const { plan } = guessColumn(rows);
  if (wanted.toLowerCase() === 'all') return { ...plan, column: 'every' };
  const name = wanted.trim().toLowerCase();
  for (const [headerRow, cells] of rows.slice(0, headerWithin).entries()) {
    const column = cells.findIndex((cell) => cell.trim().toLowerCase() === name);
    if (column !== -1) return { column, headerRow };
  }
  const column = /^\d{1,4}$/.test(name) ? Number(name) - 1 : -1;
  return column >= 0 && rows.some((cells) => column < cells.length) ? { ...plan, column } : undefined;
}
