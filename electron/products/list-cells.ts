import Papa from 'papaparse';
import type { Cells } from '../../shared/device-import.ts';
import { separatorLine } from './list-columns.ts';

export interface CellReader {
  /** The rows that are complete with this piece. */
  read(piece: string): Cells[];
  /** The last row. */
  end(): Cells[];
}

/** Longest row waited for. Beyond it a quote was opened and never closed, or all ids stand in one line. */
const rowLimit = 64 * 1024;

/** Characters and rows from which the separator is guessed. */
const guessCharacters = 8 * 1024;
const guessRows = 50;

/** Rows of a text, a piece at a time: lines, or a table in CSV, whatever its separator. */
export function cellReader(): CellReader {
  let rest = '';
  let delimiter: string | undefined;
  let isFirst = true;

  function take(text: string, isEnd: boolean): Cells[] {
    delimiter ??= guessDelimiter(text.slice(0, guessCharacters));
    const parser = new Papa.Parser({ delimiter, newline: '\n' });
    const { data, meta } = parser.parse(text, 0, !isEnd) as { data: string[][]; meta: { cursor: number } };
    rest = isEnd ? '' : text.slice(meta.cursor);
    return data;
  }

  /** Rows of a text that has no complete row, although it is long enough for thousands. */
  function withoutEnd(text: string): Cells[] {
    const bare = text.replaceAll('"', ' ');
    if (bare !== text) {
      const rows = take(bare, false);
      return rest.length <= rowLimit ? rows : [...rows, ...withoutEnd(rest)];
    }
    // Cut where no id is cut in two. Sixty thousand letters and figures without a mark between them are one bad row.
    const cut = text.search(/[^0-9a-z][0-9a-z]*$/i) + 1;
    if (cut === 0) return take(text, true);
    const rows = take(text.slice(0, cut), true);
    rest = text.slice(cut);
    return rows;
  }

  /** The first line may name the separator; it stays a row. */
  function start(text: string, isEnd: boolean): Cells[] | undefined {
    const end = text.indexOf('\n');
    if (end === -1 && !isEnd && text.length < rowLimit) return undefined;
    isFirst = false;
    const line = end === -1 ? text : text.slice(0, end);
    const named = separatorLine.exec(line)?.[1];
    if (named === undefined) return read(text, isEnd);
    delimiter = named;
    return [[line.trim()], ...(end === -1 ? [] : read(text.slice(end + 1), isEnd))];
  }

  function read(text: string, isEnd: boolean): Cells[] {
    if (isEnd) return text === '' ? [] : take(text, true);
    const rows = take(text, false);
    return rest.length <= rowLimit ? rows : [...rows, ...withoutEnd(rest)];
  }

  function next(piece: string, isEnd: boolean): Cells[] {
    const text = rest + (isFirst && rest === '' ? piece.replace(/^\uFEFF/, '') : piece).replace(/\r\n?/g, '\n');
    if (!isFirst) return read(text, isEnd);
    const rows = start(text, isEnd);
    if (rows === undefined) rest = text;
    return rows ?? [];
  }

  return { read: (piece) => next(piece, false), end: () => next('', true) };
}

const delimiters = [',', ';', '\t', '|'] as const;

/** The separator by which most rows have as many cells as each other, and more than one; of equals the one with more cells. */
function guessDelimiter(text: string): string {
  let best: { readonly delimiter: string; readonly rows: number; readonly cells: number } = {
    delimiter: ',',
    rows: 0,
    cells: 1,
  };
  for (const delimiter of delimiters) {
    const { data } = Papa.parse<string[]>(text, { delimiter, preview: guessRows });
    const lengths = new Map<number, number>();
    for (const { length } of data) if (length > 1) lengths.set(length, (lengths.get(length) ?? 0) + 1);
    for (const [cells, rows] of lengths) {
      if (rows > best.rows || (rows === best.rows && cells > best.cells)) best = { delimiter, rows, cells };
    }
  }
  return best.delimiter;
}
