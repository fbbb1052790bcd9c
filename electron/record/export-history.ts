import type { FileHandle } from 'node:fs/promises';
import { type SetupError, setupError } from '../../shared/errors.ts';
import { cellOf, type HistoryRow, historyColumns } from '../../shared/history-row.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { byteOrderMark, csvRows } from '../csv/csv-rows.ts';
import type { History } from './history.ts';
import type { RecordFilter } from './history-query.ts';

export interface HistoryExport {
  /** Puts a whole file in the place of another, or leaves that one; rejects as `fill` does, and as the file system does. */
  readonly replaceFile: (file: string, fill: (handle: FileHandle) => Promise<void>) => Promise<void>;
  readonly filter: RecordFilter;
  readonly form: 'csv' | 'jsonl';
  /** In front of CSV, for programs that take it for an 8-bit encoding otherwise. */
  readonly withByteOrderMark: boolean;
  readonly signal: AbortSignal;
  /** How many rows are written by now. */
  readonly tell?: (rows: number) => void;
}

/**
 * Writes what fits into a file, newest first, and returns how many rows that are. The file is whole, or what was in its
 * place stays: `cancelled`, `report-not-saved` (saw: errno), or why the record cannot be read.
 */
export async function exportHistory(
  history: Pick<History, 'all'>,
  file: string,
  { replaceFile, filter, form, withByteOrderMark, signal, tell }: HistoryExport,
): Promise<Result<number>> {
  let rows = 0;
  let refused: SetupError | undefined;
  async function write(handle: FileHandle): Promise<void> {
    if (form === 'csv')
      await handle.appendFile(`${withByteOrderMark ? byteOrderMark : ''}${csvRows([historyColumns])}`);
    const slices = history.all(filter, signal);
    try {
      for (let turn = await slices.next(); ; turn = await slices.next()) {
        if (turn.done) {
          if (turn.value.ok) return;
          refused = turn.value.error;
          throw new Error(refused.code);
        }
        const some = turn.value;
        await handle.appendFile(
          form === 'csv' ? csvRows(some.map(cellsOf)) : some.map((row) => `${JSON.stringify(row)}\n`).join(''),
        );
        rows += some.length;
        tell?.(rows);
      }
    } finally {
      await slices.return(success(undefined));
    }
  }
  try {
    await replaceFile(file, write);
    return success(rows);
  } catch (error) {
    // Its message holds the path, which may hold the person's name.
    const saw = error instanceof Error && 'code' in error ? String(error.code) : '';
    return failure(refused ?? setupError('report-not-saved', { saw }));
  }
}

const cellsOf = (row: HistoryRow) => historyColumns.map((column) => cellOf(row, column));
