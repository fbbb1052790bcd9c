import { pauseBeforeRetry } from '../../shared/cloud-patience.ts';
import {
  type Cells,
  type ImportState,
  importIdLimit,
  importLimit,
  type ListPlan,
  type ListPreview,
} from '../../shared/device-import.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { jobLimits } from '../../shared/time-limits.ts';
import type { ImportAnswer, ProductCloud } from '../cloud/product-port.ts';
import type { Clock } from '../ground/clock-port.ts';
import { type ImportLedger, importLedger } from './import-ledger.ts';
import type { ImportSource } from './import-text.ts';
import { guessColumn, judgedRows, planFor, readRow, separatorLine } from './list-columns.ts';
import { listRows, previewOf } from './list-rows.ts';

/**
 * Calls under way at once. Enough to hide the way there and back, few enough to be a guest: even a million ids are 4000
 * calls, of 10 000 that are allowed in five minutes (Particle API reference, rate limits).
 */
const callsAtOnce = 4;

export interface ImportParts {
  readonly product: Pick<ProductCloud, 'importDevices'>;
  readonly clock: Clock;
  /** Ids that one import takes; without it, {@link importIdLimit}. */
  readonly most?: number;
}

export interface ImportEnd {
  readonly state: ImportState;
  /** What became of every id, for `importReport`. */
  readonly ledger: ImportLedger;
  /** The first rows, where nothing was sent because the column has to be chosen first. */
  readonly preview?: ListPreview;
}

/** How the person wants the list read: as they saw it in a preview, or by a column's number, its name, or `all`. */
export type ListChoice = ListPlan | { readonly columnNamed: string };

/**
 * Puts the devices of a list into the product: reads all of it, then sends the ids in calls of {@link importLimit}.
 * `onState` hears how far it is, at most ten times a second, and last the end. Passing troubles of the cloud are waited
 * out, within bounds. An abort of `signal` ends it at once as `cancelled`; any other trouble as `failed`, with what was
 * done until then and after the calls under way have ended. The same list can be run again: an id that is in the product
 * stays there. An id whose answer was lost comes out as already there the next time, whoever put it there.
 *
 * Without a choice the column is found by its header or by being the only one with ids; where that is not certain, or there
 * is no such column, nothing is sent.
 *
 * Errors: `import-file-unreadable`, `import-workbook-too-large`, `import-several-sheets`, `import-column-unclear`,
 * `import-without-ids`, and those of `ProductCloud.importDevices`.
 */
export async function importDevices(
  { product, clock, most = importIdLimit }: ImportParts,
  source: ImportSource,
  onState: (state: ImportState) => void,
  signal: AbortSignal,
  choice?: ListChoice,
): Promise<ImportEnd> {
  const ledger = importLedger(most);
  let preview: ListPreview | undefined;
  let toldAt = Number.NEGATIVE_INFINITY;
  const tell = (status: 'reading' | 'sending') => {
    const now = clock.monotonic();
    if (now - toldAt < jobLimits.tellMs) return;
    toldAt = now;
    onState({ status, ...ledger.state() });
  };

  const bug = (error: unknown) =>
    failure(setupError('internal-error', { saw: error instanceof Error ? error.message : '' }));
  const outcome = await readAndSend().catch(bug);
  const state: ImportState = {
    status: outcome.ok ? 'done' : signal.aborted ? 'cancelled' : 'failed',
    ...ledger.state(),
    ...(outcome.ok || signal.aborted ? {} : { error: outcome.error }),
  };
  onState(state);
  return { state, ledger, ...(preview === undefined ? {} : { preview }) };

  async function readAndSend(): Promise<Result<void>> {
    const show = (rows: readonly Cells[]) => {
      preview = previewOf(rows);
    };
    const read = await readInto(ledger, source, choice, { onPiece: () => tell('reading'), show, signal });
    if (!read.ok) return read;
    toldAt = Number.NEGATIVE_INFINITY;
    tell('sending');
    return sendAll();
  }

  async function sendAll(): Promise<Result<void>> {
    let next = 0;
    let trouble: SetupError | undefined;
    /** What one call is told to wait, all of them wait. */
    let quietUntil = clock.monotonic();

    async function oneLane(): Promise<void> {
      while (trouble === undefined && !signal.aborted && next < ledger.size()) {
        const ids = ledger.slice(next, importLimit);
        next += ids.length;
        const answer = await sendPatiently(ids).catch(bug);
        if (answer.ok) ledger.markAnswered(ids, answer.value);
        else trouble ??= answer.error;
        tell('sending');
      }
    }

    async function sendPatiently(ids: ReturnType<ImportLedger['slice']>): Promise<Result<ImportAnswer>> {
      for (let attempt = 1; ; attempt += 1) {
        while (clock.monotonic() < quietUntil && !signal.aborted)
          await clock.sleep(quietUntil - clock.monotonic(), signal);
        if (signal.aborted) return failure(setupError('cancelled'));
        ledger.markSent(ids);
        const answer = await untilAborted(product.importDevices(ids, signal), signal);
        if (answer.ok || signal.aborted) return answer;
        const pauseMs = pauseBeforeRetry(answer.error, attempt);
        // Another lane has met a trouble that does not pass: this one does not go on trying.
        if (pauseMs === undefined || trouble !== undefined) return answer;
        quietUntil = Math.max(quietUntil, clock.monotonic() + pauseMs);
      }
    }

    await Promise.all(Array.from({ length: callsAtOnce }, oneLane));
    if (signal.aborted) return failure(setupError('cancelled'));
    return trouble === undefined ? success(undefined) : failure(trouble);
  }
}

interface Reading {
  readonly onPiece: () => void;
  /** The rows by which no column could be chosen. */
  readonly show: (rows: readonly Cells[]) => void;
  readonly signal: AbortSignal;
}

async function readInto(
  ledger: ImportLedger,
  source: ImportSource,
  choice: ListChoice | undefined,
  { onPiece, show, signal }: Reading,
): Promise<Result<void>> {
  let plan: ListPlan | undefined;
  let first: Cells[] = [];
  let row = 0;

  function note(rows: readonly Cells[]): Result<void> {
    for (const cells of rows) {
      const isHeader = row === plan?.headerRow || (row === 0 && separatorLine.test(cells.join('')));
      row += 1;
      if (isHeader) {
        ledger.addHeader();
        continue;
      }
      const { ids, bad } = readRow(cells, plan ?? { column: 0 });
      for (const one of bad) ledger.addUnreadable(one);
      const added = ledger.addIds(ids);
      if (!added.ok) return added;
    }
    return success(undefined);
  }

  /** What has waited until the column is known. */
  function begin(): Result<void> {
    const rows = first;
    first = [];
    const chosen = planOf(rows.slice(0, judgedRows), choice);
    if (!chosen.ok) {
      show(rows);
      return chosen;
    }
    plan = chosen.value;
    return note(rows);
  }

  onPiece();
  for await (const rows of listRows(source)) {
    if (signal.aborted) return failure(setupError('cancelled'));
    if (!rows.ok) return rows;
    if (plan === undefined) first.push(...rows.value);
    const noted = plan !== undefined ? note(rows.value) : first.length >= judgedRows ? begin() : success(undefined);
    if (!noted.ok) return noted;
    onPiece();
  }
  if (signal.aborted) return failure(setupError('cancelled'));
  const noted = plan === undefined ? begin() : success(undefined);
  if (!noted.ok) return noted;
  return ledger.size() === 0 ? failure(setupError('import-without-ids')) : success(undefined);
}

function planOf(rows: readonly Cells[], choice: ListChoice | undefined): Result<ListPlan> {
  if (choice === undefined) {
    const { plan, certain } = guessColumn(rows);
    return certain ? success(plan) : failure(setupError('import-column-unclear'));
  }
  if (!('columnNamed' in choice)) return success(choice);
  const plan = planFor(choice.columnNamed, rows);
  return plan === undefined ? failure(setupError('invalid-input', { saw: choice.columnNamed })) : success(plan);
}

/** A cancel is answered at once, whether or not the call itself listens. */
function untilAborted<Value>(call: Promise<Result<Value>>, signal: AbortSignal): Promise<Result<Value>> {
  return new Promise((resolve, reject) => {
    const cancel = () => resolve(failure(setupError('cancelled')));
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel, { once: true });
    call.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel));
  });
}
