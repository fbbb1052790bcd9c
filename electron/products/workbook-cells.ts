import { streamXlsxRows } from 'hucre/xlsx';
import type { Cells } from '../../shared/device-import.ts';
import { setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';

/** Rows at a time. */
const rowsAtOnce = 200;

/** Sheets that are looked into. */
const sheetLimit = 64;

/**
 * The rows of the one sheet of a workbook (.xlsx) that has any. A number comes as JavaScript writes it: of an id typed as a
 * number a spreadsheet keeps 15 figures. Ends with `import-file-unreadable`, or `import-several-sheets`: which of them is
 * meant only the person can tell.
 */
export async function* workbookCells(bytes: Uint8Array): AsyncGenerator<Result<readonly Cells[]>> {
  try {
    const filled = await filledSheets(bytes);
    if (filled.length > 1) return yield failure(setupError('import-several-sheets'));
    let rows: Cells[] = [];
    for await (const { values } of streamXlsxRows(bytes, { sheet: filled[0] ?? 0 })) {
      rows.push(values.map(cellText));
      if (rows.length < rowsAtOnce) continue;
      yield success(rows);
      rows = [];
    }
    yield success(rows);
  } catch (error) {
    yield failure(setupError('import-file-unreadable', { saw: error instanceof Error ? error.name : '' }));
  }
}

async function filledSheets(bytes: Uint8Array): Promise<readonly number[]> {
  const filled: number[] = [];
  for (let sheet = 0; sheet < sheetLimit; sheet += 1) {
    try {
      for await (const { values } of streamXlsxRows(bytes, { sheet })) {
        if (values.every((value) => cellText(value).trim() === '')) continue;
        filled.push(sheet);
        break;
      }
    } catch (error) {
      // The first sheet that does not exist ends them; without any it is no workbook.
      if (sheet === 0) throw error;
      break;
    }
  }
  return filled;
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return value instanceof Date ? value.toISOString() : String(value);
}
