import { pauseBeforeRetry } from '../../shared/cloud-patience.ts';
import { type ImportState, importLimit } from '../../shared/device-import.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { ImportAnswer, ProductCloud } from '../cloud/product-port.ts';
import type { Clock } from '../setup/clock-port.ts';
import { idRowReader } from './id-rows.ts';
import { type ImportLedger, importLedger } from './import-ledger.ts';
import { type ImportSource, importText } from './import-text.ts';

/**
 * Calls under way at once. Enough to hide the way there and back, few enough to be a guest: even a million ids are 4000
 * calls, of 10 000 that are allowed in five minutes (Particle API reference, rate limits).
 */
const callsAtOnce = 4;

/** How often a state is told: a person reads no faster, and each travels to the window. */
const tellEveryMs = 100;

export interface ImportParts {
  readonly product: Pick<ProductCloud, 'importDevices'>;
  readonly clock: Clock;
}

export interface ImportEnd {
  readonly state: ImportState;
  /** What became of every id, for `importReport`. */
  readonly ledger: ImportLedger;
}

/**
 * Puts the devices of a list into the product: reads all of it, then sends the ids in calls of {@link importLimit}.
 * `onState` hears how far it is, at most ten times a second, and last the end. Passing troubles of the cloud are waited
 * out, within bounds. An abort of `signal` ends it at once as `cancelled`; any other trouble as `failed`, with what was
 * done until then and after the calls under way have ended. The same list can be run again: an id that is in the product
 * stays there. An id whose answer was lost comes out as already there the next time, whoever put it there.
 *
 * Errors: `import-file-unreadable`, `import-without-ids`, and those of `ProductCloud.importDevices`.
 */
export async function importDevices(
  { product, clock }: ImportParts,
  source: ImportSource,
  onState: (state: ImportState) => void,
  signal: AbortSignal,
): Promise<ImportEnd> {
  const ledger = importLedger();
  let toldAt = Number.NEGATIVE_INFINITY;
  const tell = (status: 'reading' | 'sending') => {
    const now = clock.monotonic();
    if (now - toldAt < tellEveryMs) return;
    toldAt = now;
    onState({ status, ...ledger.state() });
  };

  const outcome = await readAndSend();
  const state: ImportState = {
    status: outcome.ok ? 'done' : signal.aborted ? 'cancelled' : 'failed',
    ...ledger.state(),
    ...(outcome.ok || signal.aborted ? {} : { error: outcome.error }),
  };
  onState(state);
  return { state, ledger };

  async function readAndSend(): Promise<Result<void>> {
    const read = await readInto(ledger, source, () => tell('reading'), signal);
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
        const answer = await sendPatiently(ids);
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

async function readInto(
  ledger: ImportLedger,
  source: ImportSource,
  onPiece: () => void,
  signal: AbortSignal,
): Promise<Result<void>> {
  const reader = idRowReader();
  const note = (rows: ReturnType<typeof reader.read>): Result<void> => {
    for (const row of rows) {
      if (row.ids === undefined) {
        ledger.addUnreadable(row.text);
        continue;
      }
      const added = ledger.addIds(row.ids);
      if (!added.ok) return added;
    }
    return success(undefined);
  };
  onPiece();
  for await (const piece of importText(source)) {
    if (signal.aborted) return failure(setupError('cancelled'));
    if (!piece.ok) return piece;
    const noted = note(reader.read(piece.value));
    if (!noted.ok) return noted;
    onPiece();
  }
  if (signal.aborted) return failure(setupError('cancelled'));
  const noted = note(reader.end());
  if (!noted.ok) return noted;
  return ledger.size() === 0 ? failure(setupError('import-without-ids')) : success(undefined);
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
