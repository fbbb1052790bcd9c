import { readXlsx, streamXlsxRows } from 'hucre/xlsx';
import type { NumberedCells } from '../../shared/device-import.ts';
import { setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { unpackedSize } from './unpacked-size.ts';

/** Rows at a time. */
const rowsAtOnce = 200;

/** Sheets that are looked into; among more than that only the person can tell which one is meant. */
const sheetLimit = 64;

/**
 * What all parts of a workbook may unpack to: a sheet of a quarter of a million ids. Of some parts hucre makes a tree whose
 * smallest branch, four bytes, takes about 200 bytes of memory: 1.5 GB for this.
 */
export const unpackedLimitBytes = 32 * 1024 * 1024;

/**
 * The rows of the one sheet of a workbook (.xlsx) that has any. A number comes as JavaScript writes it: of an id typed as a
 * number a spreadsheet keeps 15 figures. Ends with `import-file-unreadable`,
 * `import-workbook-too-large`, or `import-several-sheets`: which of them is meant only the person can tell.
 */
export async function* workbookCells(bytes: Uint8Array): AsyncGenerator<Result<readonly NumberedCells[]>> {
  try {
    if (unpackedSize(bytes) > unpackedLimitBytes) return yield failure(setupError('import-workbook-too-large'));
    const filled = await filledSheets(bytes);
    if (filled === undefined || filled.length > 1) return yield failure(setupError('import-several-sheets'));
    let rows: NumberedCells[] = [];
    for await (const { index, values } of streamXlsxRows(bytes, { sheet: filled[0] ?? 0 })) {
      rows.push({ row: index + 1, cells: values.map(cellText) });
      if (rows.length < rowsAtOnce) continue;
      yield success(rows);
      rows = [];
    }
    yield success(rows);
  } catch (error) {
    yield failure(setupError('import-file-unreadable', { saw: error instanceof Error ? error.name : '' }));
  }
}

/** Undefined: there are too many sheets to look into. */
async function filledSheets(bytes: Uint8Array): Promise<readonly number[] | undefined> {
  const filled: number[] = [];
  const sheets = await countSheets(bytes);
  if (sheets > sheetLimit) return undefined;
  for (let sheet = 0; sheet < sheets; sheet += 1) {
    try {
      for await (const { values } of streamXlsxRows(bytes, { sheet })) {
        if (values.every((value) => cellText(value).trim() === '')) continue;
        filled.push(sheet);
        break;
      }
    } catch (error) {
      if (!isWithoutCells(error)) throw error;
    }
  }
  return filled;
}

async function countSheets(bytes: Uint8Array): Promise<number> {
  let count = 0;
  const sheets = () => {
    count += 1;
    return false;
  };
  await readXlsx(bytes, { sheets });
  return count;
}

/** A sheet that is a chart: no other word tells it from one whose cells are damaged (hucre 1.0.0, stream-reader). */
function isWithoutCells(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Invalid XLSX: missing worksheet file');
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return value instanceof Date ? value.toISOString() : String(value);
}
