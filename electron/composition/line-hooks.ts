import { createHash } from 'node:crypto';
import type { SetupError } from '../../shared/errors.ts';
import type { LineRow } from '../../shared/line-event.ts';
import type { AttemptRecord } from '../record/record-port.ts';
import type { LineOptions } from '../station/line-world.ts';
import type { Hook, RowHooks } from '../station/row-hooks.ts';
import { type ErrorInWords, rowJson } from './row-json.ts';

/** Final rows of a line on their way to its hooks, each kept in the record until its hook has it. */
export interface LineHooks extends Pick<RowHooks, 'end'>, Required<Pick<LineOptions, 'owe'>> {
  /** A device has its one row, and when. */
  rowDone(row: LineRow, at: number): void;
}

/** What earlier lines owe to hooks that are these, by whatever preset, goes to each hook behind the rows of this one. */
export async function lineHooks(
  hooks: RowHooks,
  record: Pick<AttemptRecord, 'oweRow' | 'rowTaken' | 'rowsOwed'>,
  { preset, kind, batch }: Pick<LineOptions, 'preset' | 'kind' | 'batch'>,
  inWords: (error: SetupError) => ErrorInWords,
): Promise<LineHooks> {
  const keyOf = keysOf(preset.hooks);
  const byKey = new Map([...keyOf].map(([hook, key]) => [key, hook]));
  const keys = [...byKey.keys()];
  const madeFor = kind === 'production' ? {} : { kind };
  const { name, part, revision } = preset;
  const hasHooks = keys.length > 0;
  for (const { hook: key, attemptId, row } of hasHooks ? await record.rowsOwed(keys) : []) {
    const hook = byKey.get(key);
    if (hook !== undefined) hooks.passOwed(hook, row, () => record.rowTaken(attemptId, key));
  }
  return {
    end: hooks.end,
    owe: hasHooks ? (attemptId) => record.oweRow({ attemptId, hooks: keys, row: null }) : undefined,
    rowDone(row, at) {
      if (!hasHooks) return;
      const { attemptId } = row;
      const told = JSON.stringify({ at, preset: name, part, revision, batch, ...madeFor, ...rowJson(row, inWords) });
      // What cannot be written the run has said.
      void record.oweRow({ attemptId, hooks: keys, row: told });
      hooks.pass(told, async (hook) => {
        const key = keyOf.get(hook);
        if (key !== undefined) await record.rowTaken(attemptId, key);
      });
    },
  };
}

/**
 * What each hook is, and not what its preset is called: rows are owed to whom they were to go to. Its address is told to nobody. One that a
 * preset has twice gets each row twice, and is owed the second for itself.
 */
function keysOf(hooks: readonly Hook[]): ReadonlyMap<Hook, string> {
  const seen = new Map<string, number>();
  return new Map(
    hooks.map((hook) => {
      const told = JSON.stringify(Object.entries(hook).sort());
      const before = seen.get(told) ?? 0;
      seen.set(told, before + 1);
      const text = before === 0 ? told : `${told} ${before}`;
      return [hook, createHash('sha256').update(text).digest('hex').slice(0, 32)];
    }),
  );
}
