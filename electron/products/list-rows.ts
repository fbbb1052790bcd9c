import {
  type Cells,
  type ListPreview,
  type NumberedCells,
  previewColumns,
  previewRows,
  previewTextCharacters,
} from '../../shared/device-import.ts';
import { setupError } from '../../shared/errors.ts';
import { plainText } from '../../shared/plain-text.ts';
import { readDeviceId } from '../../shared/read-device-ids.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { errorName, type ImportSource, importText } from './import-text.ts';
import { cellReader } from './list-cells.ts';
import { guessColumn, isEmptyRow, judgedRows, separatorLine } from './list-columns.ts';

/** A packed workbook beyond this holds more than ids. */
const workbookLimitBytes = 32 * 1024 * 1024;

/**
 * The rows of a list that are not empty, in groups: text, CSV or a workbook (.xlsx). Ends with `import-file-unreadable`,
 * `import-workbook-too-large` or `import-several-sheets` for what cannot be read.
 */
export async function* listRows(source: ImportSource): AsyncGenerator<Result<readonly Cells[]>> {
  for await (const rows of numberedRows(source)) {
    if (!rows.ok) return yield rows;
    yield success(rows.value.map(({ cells }) => cells));
  }
}

/** The same with the number of each row, from 1, as whoever opens the list in a spreadsheet finds it. */
export async function* numberedRows(source: ImportSource): AsyncGenerator<Result<readonly NumberedCells[]>> {
  for await (const rows of allRows(source)) {
    if (!rows.ok) return yield rows;
    yield success(rows.value.filter(({ cells }) => !isEmptyRow(cells)));
  }
}

async function* allRows(source: ImportSource): AsyncGenerator<Result<readonly NumberedCells[]>> {
  if (source.from === 'text') return yield* textRows(source);
  const bytes = source.bytes[Symbol.asyncIterator]();
  try {
    let head = new Uint8Array();
    while (head.length < 4) {
      const next = await bytes.next();
      if (next.done === true) break;
      head = new Uint8Array(Buffer.concat([head, next.value]));
    }
    if (!isZip(head)) return yield* textRows({ from: 'file', bytes: after(head, bytes) });
    const parts = [head];
    let size = head.length;
    for (let next = await bytes.next(); next.done !== true; next = await bytes.next()) {
      size += next.value.length;
      if (size > workbookLimitBytes) return yield failure(setupError('import-workbook-too-large'));
      parts.push(new Uint8Array(next.value));
    }
    // Loaded when a workbook is there to be read: most lists are texts, and the window opens without it.
    const { workbookCells } = await import('./workbook-cells.ts');
    yield* workbookCells(new Uint8Array(Buffer.concat(parts)));
  } catch (error) {
    yield failure(setupError('import-file-unreadable', { saw: errorName(error) }));
  } finally {
    await bytes.return?.();
  }
}

async function* textRows(source: ImportSource): AsyncGenerator<Result<readonly NumberedCells[]>> {
  const reader = cellReader();
  let row = 0;
  const numbered = (cells: Cells): NumberedCells => {
    row += 1;
    return { row, cells };
  };
  for await (const piece of importText(source)) {
    if (!piece.ok) return yield piece;
    yield success(reader.read(piece.value).map(numbered));
  }
  yield success(reader.end().map(numbered));
}

async function* after(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

/** Every .xlsx is a ZIP file, and no text begins like one. */
function isZip([first, second, third, fourth]: Uint8Array): boolean {
  return first === 0x50 && second === 0x4b && third === 3 && fourth === 4;
}

/** The first rows, until there are enough to judge a column by. The list itself is not read to its end. */
export async function firstRows(source: ImportSource): Promise<Result<readonly Cells[]>> {
  const rows: Cells[] = [];
  for await (const some of listRows(source)) {
    if (!some.ok) return some;
    rows.push(...some.value);
    if (rows.length >= judgedRows) break;
  }
  return success(rows.slice(0, judgedRows));
}

/** What a person is shown of a list before anything of it is sent. */
export function previewOf(rows: readonly Cells[]): ListPreview {
  const shown = rows.slice(0, previewRows);
  const width = Math.max(0, ...rows.map(({ length }) => length));
  const { plan, certain } = guessColumn(rows);
  return {
    rows: shown.map((cells) =>
      cells.slice(0, previewColumns).map((cell) => {
        const read = cell.trim() === '' ? undefined : readDeviceId(cell);
        return {
          text: plainText(cell, previewTextCharacters),
          ...(read === undefined ? {} : { reading: read.bad?.problem ?? ('id' as const) }),
        };
      }),
    ),
    separatorRow: separatorLine.test(rows[0]?.join('') ?? ''),
    columns: Math.min(width, previewColumns),
    moreColumns: width > previewColumns,
    moreRows: rows.length > shown.length,
    guess: plan,
    certain: rows.length === 0 || certain,
  };
}
