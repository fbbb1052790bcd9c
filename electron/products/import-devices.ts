import { pauseBeforeRetry } from '../../shared/cloud-patience.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import {
  type ImportCounts,
  type ImportState,
  importIdLimit,
  importLimit,
  importSampleLimit,
} from '../../shared/device-import.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import { plainText } from '../../shared/plain-text.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { ImportAnswer, ProductCloud } from '../cloud/product-port.ts';
import type { Clock } from '../setup/clock-port.ts';
import { idRowReader } from './id-rows.ts';
import { type ImportSource, importText } from './import-text.ts';

/** What became of one id. */
export type ImportResult = 'added' | 'already-there' | 'owned-by-others' | 'unknown' | 'not-sent';

export interface FinishedImport {
  readonly state: ImportState;
  /** Every id that was read, in its order. */
  readonly results: ReadonlyMap<DeviceId, ImportResult>;
  /** What stood in place of an id, as plain text. */
  readonly unreadable: readonly string[];
}

/** Two calls under way hide each other's way there and back; more would only fill a queue at the cloud. */
const callsAtOnce = 2;

/** As often as a person can follow. */
const tellEveryMs = 100;

const unreadableLimit = 64;

/**
 * Reads a list of ids and puts them into the product, in calls of `importLimit` ids. `tell` gets every state worth
 * showing, the last one always. Aborting ends between two calls; what was done by then is in the result. Running it
 * again is safe: what is in the product is then told as there already. Never throws.
 */
export async function importDevices(
  { product, clock }: { readonly product: Pick<ProductCloud, 'importDevices'>; readonly clock: Clock },
  source: ImportSource,
  tell: (state: ImportState) => void,
  signal: AbortSignal,
): Promise<FinishedImport> {
  const results = new Map<DeviceId, ImportResult>();
  const unreadable: string[] = [];
  let counts: ImportCounts = { added: 0, alreadyThere: 0, ownedByOthers: 0, unknown: 0, unreadable: 0, repeated: 0 };
  const ownedByOthers: string[] = [];
  const unknown: string[] = [];
  let status: ImportState['status'] = 'reading';
  let sent = 0;
  let error: SetupError | undefined;
  let toldAt = 0;

  const state = (): ImportState => ({
    status,
    read: results.size,
    sent,
    counts,
    samples: {
      ownedByOthers: [...ownedByOthers],
      unknown: [...unknown],
      unreadable: unreadable.slice(0, importSampleLimit),
    },
    ...(error === undefined ? {} : { error }),
  });
  const tellNowAndThen = () => {
    if (clock.now() - toldAt < tellEveryMs) return;
    toldAt = clock.now();
    tell(state());
  };
  const finish = (last: ImportState['status'], reason?: SetupError): FinishedImport => {
    status = last;
    error = reason;
    tell(state());
    return { state: state(), results, unreadable };
  };

  const read = await readAll();
  if (signal.aborted) return finish('cancelled');
  if (!read.ok) return finish('failed', read.error);
  status = 'sending';
  tell(state());
  const chunks = chunksOf([...results.keys()]);
  const trouble = (await Promise.all(Array.from({ length: callsAtOnce }, () => sendChunks()))).find(Boolean);
  if (signal.aborted) return finish('cancelled');
  return trouble === undefined ? finish('done') : finish('failed', trouble);

  async function readAll(): Promise<Result<void>> {
    const rows = idRowReader();
    for await (const piece of importText(source)) {
      if (signal.aborted) return failure(setupError('cancelled'));
      if (!piece.ok) return piece;
      for (const row of rows.read(piece.value)) take(row);
      if (results.size > importIdLimit)
        return failure(setupError('import-file-unreadable', { saw: `${results.size} ids` }));
      tellNowAndThen();
    }
    for (const row of rows.end()) take(row);
    return results.size === 0 ? failure(setupError('import-without-ids', { saw: unreadable[0] })) : success(undefined);
  }

  function take({ ids, text }: ReturnType<ReturnType<typeof idRowReader>['read']>[number]): void {
    if (ids === undefined) {
      counts = { ...counts, unreadable: counts.unreadable + 1 };
      if (unreadable.length < importIdLimit) unreadable.push(plainText(text, unreadableLimit));
      return;
    }
    for (const id of ids) {
      if (results.has(id)) counts = { ...counts, repeated: counts.repeated + 1 };
      else results.set(id, 'not-sent');
    }
  }

  /** Takes chunk after chunk until there is none, a trouble, or the person stops. */
  async function sendChunks(): Promise<SetupError | undefined> {
    for (;;) {
      const chunk = chunks.shift();
      if (chunk === undefined || signal.aborted) return undefined;
      const answer = await sendPatiently(chunk);
      if (!answer.ok) {
        // The others stop as well: what failed for this one fails for them.
        chunks.length = 0;
        return answer.error;
      }
      note(answer.value);
      sent += chunk.length;
      tellNowAndThen();
    }
  }

  async function sendPatiently(chunk: readonly DeviceId[]): Promise<Result<ImportAnswer>> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await product.importDevices(chunk, signal);
      if (answer.ok) return answer;
      const pause = pauseBeforeRetry(answer.error, attempt);
      if (pause === undefined || signal.aborted) return answer;
      await clock.sleep(pause, signal);
    }
  }

  function note(answer: ImportAnswer): void {
    const set = (ids: readonly DeviceId[], result: ImportResult) => {
      for (const id of ids) results.set(id, result);
    };
    set(answer.added, 'added');
    set(answer.alreadyThere, 'already-there');
    set(answer.ownedByOthers, 'owned-by-others');
    set(answer.invalid, 'unknown');
    ownedByOthers.push(...answer.ownedByOthers.slice(0, importSampleLimit - ownedByOthers.length));
    unknown.push(...answer.invalid.slice(0, importSampleLimit - unknown.length));
    counts = {
      ...counts,
      added: counts.added + answer.added.length,
      alreadyThere: counts.alreadyThere + answer.alreadyThere.length,
      ownedByOthers: counts.ownedByOthers + answer.ownedByOthers.length,
      unknown: counts.unknown + answer.invalid.length,
    };
  }
}

function chunksOf(ids: readonly DeviceId[]): DeviceId[][] {
  const chunks: DeviceId[][] = [];
  for (let start = 0; start < ids.length; start += importLimit) chunks.push(ids.slice(start, start + importLimit));
  return chunks;
}
