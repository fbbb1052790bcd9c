import { isErrorCode } from '../../shared/error-table.ts';
import type { SetupError } from '../../shared/errors.ts';
import { setupError } from '../../shared/errors.ts';
import { rowPassedOn } from '../../shared/history-attempt.ts';
import type { LineRow } from '../../shared/line-event.ts';
import type { AttemptRecord, OwedRow } from '../record/record-port.ts';
import type { LineOptions } from '../station/line-world.ts';
import type { RowHooks } from '../station/row-hooks.ts';
import { type ErrorInWords, rowJson } from './row-json.ts';

type InWords = (error: SetupError) => ErrorInWords;

/** Final rows of a line on their way to its hooks, and what of that the record knows. */
export interface LineHooks extends Pick<RowHooks, 'end'> {
  /** A device has its one row, and when. */
  rowDone(row: LineRow, at: number): void;
}

/**
 * First those of earlier lines that no hook has taken for whatever reason, as far as the record tells them. A row that a line
 * owes is noted before its device has passed (`line-proofs.ts`), and once more when all hooks have it.
 */
export async function lineHooks(
  hooks: RowHooks,
  record: Pick<AttemptRecord, 'write' | 'rowsOwed'>,
  { preset, operator }: Pick<LineOptions, 'preset' | 'operator'>,
  inWords: InWords,
): Promise<LineHooks> {
  const hasHooks = preset.hooks.length > 0;
  // What cannot be written the run has said.
  const note = async (attemptId: string, at: number, value: 0 | 1) =>
    void (await record.write({ type: 'measurement', attemptId, at, name: rowPassedOn, value, unit: '' }));
  for (const owed of hasHooks ? await record.rowsOwed(preset.name) : []) {
    hooks.pass({ ...owedJson(owed, inWords), preset: preset.name }, () => note(owed.attemptId, owed.at, 1));
  }
  return {
    end: hooks.end,
    rowDone(row, at) {
      if (!hasHooks) return;
      if (row.outcome !== 'PASS') void note(row.attemptId, at, 0);
      const labels = { at, preset: preset.name, ...(operator === undefined ? {} : { operator }) };
      hooks.pass({ ...labels, ...rowJson(row, inWords) }, () => note(row.attemptId, at, 1));
    },
  };
}

/** As `rowJson` has it; what the record does not know is absent. */
function owedJson({ code, ...row }: OwedRow, inWords: InWords) {
  return { ...row, ...(code === undefined ? {} : isErrorCode(code) ? inWords(setupError(code)) : { code }) };
}
