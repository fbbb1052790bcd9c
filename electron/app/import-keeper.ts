import { writeFile } from 'node:fs/promises';
import type { ImportState } from '../../shared/device-import.ts';
import { setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { ProductCloud } from '../cloud/product-port.ts';
import { replaceFile } from '../files/private-file.ts';
import { openRegularFile } from '../files/regular-file.ts';
import { type ImportEnd, importDevices } from '../products/import-devices.ts';
import { importReport } from '../products/import-report.ts';
import type { ImportSource } from '../products/import-text.ts';
import type { Clock } from '../setup/clock-port.ts';

/** Keeps the one import of the window. */
export interface ImportKeeper {
  state(): ImportState | undefined;
  running(): boolean;
  /** A path of the person's own choice, or pasted text. Fails with `work-already-running`. */
  start(product: ProductCloud, source: { readonly path: string } | { readonly text: string }): Result<void>;
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

/** `ended`: an import is over, and the product may have more devices than before. */
export function importKeeper(clock: Clock, changed: () => void, ended: () => void): ImportKeeper {
  let state: ImportState | undefined;
  let finished: ImportEnd | undefined;
  let current: { readonly stop: AbortController; readonly over: Promise<void> } | undefined;

  return {
    state: () => state,
    running: () => current !== undefined,

    start(product, source) {
      if (current !== undefined) return failure(setupError('work-already-running'));
      finished = undefined;
      const stop = new AbortController();
      const list: ImportSource =
        'text' in source
          ? { from: 'text', text: source.text }
          : { from: 'file', bytes: bytesOf(source.path, stop.signal) };
      const tell = (next: ImportState) => {
        state = next;
        changed();
      };
      const over = importDevices({ product, clock }, list, tell, stop.signal).then((done) => {
        finished = done;
        current = undefined;
        ended();
        changed();
      });
      current = { stop, over };
      return success(undefined);
    },

    async cancel() {
      current?.stop.abort();
      await current?.over;
    },

    hasReport: () => finished !== undefined,

    async saveReport(path) {
      if (finished === undefined) return failure(setupError('invalid-input'));
      try {
        const { ledger } = finished;
        await replaceFile(path, (file) => writeFile(file, importReport(ledger), 'utf8'));
        return success(undefined);
      } catch (error) {
        // Its message holds the path, which may hold the person's name.
        const name = error instanceof Error && 'code' in error ? String(error.code) : '';
        return failure(setupError('report-not-saved', { saw: name }));
      }
    },

    forget() {
      state = undefined;
      finished = undefined;
    },
  };
}
