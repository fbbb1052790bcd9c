import Papa from 'papaparse';
import { type DeviceId, findDeviceIds } from '../../shared/device-id.ts';

/** One row of a list: the ids in it, or what stood there in their place. */
export type IdRow =
  | { readonly ids: readonly DeviceId[]; readonly text?: undefined }
  | { readonly ids?: undefined; readonly text: string };

export interface IdRowReader {
  /** The rows that are complete with this piece. */
  read(piece: string): IdRow[];
  /** The last row. */
  end(): IdRow[];
}

/** Longest row waited for. Beyond it a quote was opened and never closed, or all ids stand in one line. */
const rowLimit = 64 * 1024;

/** Characters from which the delimiter is guessed. */
const guessCharacters = 8 * 1024;

/** Names of the column that holds the ids; others, such as numbers of a database, may look like ids as well. */
const idColumn = /^(device|photon|core|particle)[ _-]?id$/i;

/**
 * Ids from a list, a piece at a time: one a line, several a line, or a table with the ids in any column. A first row
 * without anything like an id is a header. Empty rows are nothing.
 */
export function idRowReader(): IdRowReader {
  let rest = '';
  let delimiter: string | undefined;
  let column: number | undefined;
  let isFirst = true;

  function idRow(cells: readonly string[]): IdRow | undefined {
    const filled = cells.filter((cell) => cell.trim() !== '');
    if (filled.length === 0) return undefined;
    const header =
      isFirst && filled.every((cell) => !triesToBeAnId(cell)) && filled.some((cell) => /[g-z]/i.test(cell));
    isFirst = false;
    if (header) {
      const found = cells.findIndex((cell) => idColumn.test(cell.trim()));
      column = found === -1 ? undefined : found;
      return undefined;
    }
    const wanted = column === undefined ? filled : [cells[column] ?? ''];
    const ids = wanted.flatMap(findDeviceIds);
    if (ids.length > 0) return { ids };
    return { text: wanted.find((cell) => cell.trim() !== '') ?? filled.join(' ') };
  }

  function take(text: string, isEnd: boolean): IdRow[] {
    // An unknown delimiter is guessed from the first rows; a list without one is read with any.
    delimiter ??= Papa.parse(text.slice(0, guessCharacters), { preview: 20 }).meta.delimiter;
    const parser = new Papa.Parser({ delimiter, newline: '\n' });
    const { data, meta } = parser.parse(text, 0, !isEnd) as { data: string[][]; meta: { cursor: number } };
    rest = isEnd ? '' : text.slice(meta.cursor);
    return data.map(idRow).filter((row) => row !== undefined);
  }

  /** Rows of a text that has no complete row, although it is long enough for thousands. */
  function withoutEnd(text: string): IdRow[] {
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

  return {
    read(piece) {
      const text = rest + (rest === '' && isFirst ? piece.replace(/^\uFEFF/, '') : piece).replace(/\r\n?/g, '\n');
      const rows = take(text, false);
      return rest.length <= rowLimit ? rows : [...rows, ...withoutEnd(rest)];
    },
    end() {
      return rest === '' ? [] : take(rest, true);
    },
  };
}

/** Six hex digits in a row, one of them a figure: a mistyped id is reported, not taken for a header. */
function triesToBeAnId(cell: string): boolean {
  return /(?=[a-f]{0,5}[0-9])[0-9a-f]{6}/i.test(cell);
}
