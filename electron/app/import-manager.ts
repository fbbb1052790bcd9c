import { stat } from 'node:fs/promises';
import type { ImportState, ListPlan } from '../../shared/device-import.ts';
import { setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { ProductCloud } from '../cloud/product-port.ts';
import { replaceFile } from '../files/private-file.ts';
import { openRegularFile } from '../files/regular-file.ts';
import type { Clock } from '../ground/clock-port.ts';
import { singleTask } from '../ground/single-task.ts';
import { type ImportEnd, importDevices } from '../products/import-devices.ts';
import { importLedger } from '../products/import-ledger.ts';
import { reportFormOf, writeReport } from '../products/import-report.ts';
import type { ImportSource } from '../products/import-text.ts';
import { firstRows, previewOf } from '../products/list-rows.ts';

export type GivenList = { readonly path: string } | { readonly text: string };

/** Keeps the one import of the window. */
export interface ImportManager {
  state(): ImportState | undefined;
  running(): boolean;
  /**
   * Reads the beginning of a list, a path of the person's own choice or pasted text, and shows it; sends nothing. Fails with
   * `work-already-running`, `import-file-unreadable`, `import-workbook-too-large`, `import-several-sheets`,
   * `import-without-ids` where it is empty, and with `cancelled` when it was left, or another one chosen, meanwhile.
   */
  open(list: GivenList): Promise<Result<void>>;
  /**
   * Sends the ids of the list that was opened. Fails with `work-already-running`, `invalid-input` without such a list. A
   * file that is not what was shown any more ends it with `import-file-changed`, and nothing of it is sent.
   */
  send(product: ProductCloud, plan: ListPlan): Result<void>;
  cancel(): Promise<void>;
  /** Writes what became of every id. Fails with `report-not-saved`. */
  saveReport(path: string): Promise<Result<void>>;
  hasReport(): boolean;
  forget(): void;
}

async function* bytesOf(path: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const file = await openRegularFile(path, { followLink: true });
  // The stream closes the file.
  yield* file.createReadStream({ signal });
}

function sourceOf(list: GivenList, signal: AbortSignal): ImportSource {
  return 'text' in list ? { from: 'text', text: list.text } : { from: 'file', bytes: bytesOf(list.path, signal) };
}

/** What tells one content of a file from another without reading all of it; of a text there is one alone. */
async function markOf(list: GivenList): Promise<string> {
  if ('text' in list) return '';
  const { dev, ino, size, mtimeNs } = await stat(list.path, { bigint: true });
  return [dev, ino, size, mtimeNs].join(' ');
}

/** `ended`: an import is over, and the product may have more devices than before. */
export function importManager(clock: Clock, changed: () => void, ended: () => void): ImportManager {
  let state: ImportState | undefined;
  let given: { readonly list: GivenList; readonly mark: string } | undefined;
  /** Counts the lists that were chosen and left: one that is still read then is nobody's any more. */
  let generation = 0;
  let finished: ImportEnd | undefined;
  const sending = singleTask(() => {
    ended();
    changed();
  });

  return {
    state: () => state,
    running: sending.running,

    async open(list) {
      if (sending.running()) return failure(setupError('work-already-running'));
      generation += 1;
      const mine = generation;
      const stop = new AbortController();
      const mark = await markOf(list).catch(() => undefined);
      const rows = await firstRows(sourceOf(list, stop.signal));
      stop.abort();
      if (mine !== generation) return failure(setupError('cancelled'));
      if (!rows.ok) return rows;
      if (mark === undefined) return failure(setupError('import-file-unreadable'));
      if (rows.value.length === 0) return failure(setupError('import-without-ids'));
      if (sending.running()) return failure(setupError('work-already-running'));
      given = { list, mark };
      finished = undefined;
      state = { status: 'choosing', ...importLedger().state(), preview: previewOf(rows.value) };
      changed();
      return success(undefined);
    },

    send(product, plan) {
      if (sending.running()) return failure(setupError('work-already-running'));
      if (given === undefined || state?.status !== 'choosing') return failure(setupError('invalid-input'));
      const tell = (next: ImportState) => {
        state = next;
        changed();
      };
      const { list, mark } = given;
      const run = async (signal: AbortSignal): Promise<ImportEnd> => {
        // The column was chosen by what was shown, and what is sent cannot be taken back.
        const asShown = (await markOf(list).catch(() => undefined)) === mark;
        if (asShown) return importDevices({ product, clock }, sourceOf(list, signal), tell, signal, plan);
        const ledger = importLedger();
        const refused: ImportState = { status: 'failed', ...ledger.state(), error: setupError('import-file-changed') };
        tell(refused);
        return { state: refused, ledger };
      };
      sending.start(async (signal) => {
        finished = await run(signal);
      });
      return success(undefined);
    },

    cancel: sending.stop,

    hasReport: () => finished !== undefined,

    async saveReport(path) {
      if (finished === undefined) return failure(setupError('invalid-input'));
      try {
        const { ledger } = finished;
        await replaceFile(path, (file) => writeReport(file, reportFormOf(path), ledger));
        return success(undefined);
      } catch (error) {
        // Its message holds the path, which may hold the person's name.
        const name = error instanceof Error && 'code' in error ? String(error.code) : '';
        return failure(setupError('report-not-saved', { saw: name }));
      }
    },

    forget() {
      generation += 1;
      given = undefined;
      state = undefined;
      finished = undefined;
    },
  };
}
