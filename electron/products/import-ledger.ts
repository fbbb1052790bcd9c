import type { DeviceId } from '../../shared/device-id.ts';
import { type ImportCounts, type ImportState, importIdLimit, importSampleLimit } from '../../shared/device-import.ts';
import { setupError } from '../../shared/errors.ts';
import { plainText } from '../../shared/plain-text.ts';
import type { BadId } from '../../shared/read-device-ids.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { ImportAnswer } from '../cloud/product-port.ts';

/**
 * What became of one id. `not-sent`: nothing was asked of the cloud. `no-answer`: sent, and the answer was lost, so it may
 * be in the product or not; sending it again tells.
 */
export const importResults = ['not-sent', 'no-answer', 'added', 'already-there', 'owned-by-others', 'unknown'] as const;
export type ImportResult = (typeof importResults)[number];

/** Unreadable texts that are kept word for word; more are counted. */
const keptUnreadable = 10_000;

/** Characters of an unreadable text that are kept. */
const unreadableCharacters = 64;

/** All ids of an import with what became of each: about 100 bytes an id. */
export interface ImportLedger {
  /** Fails with `import-file-unreadable` beyond as many ids as it takes. */
  addIds(ids: readonly DeviceId[]): Result<void>;
  addUnreadable(bad: BadId): void;
  addHeader(): void;
  size(): number;
  /** The ids from `start` on, `count` at most. */
  slice(start: number, count: number): DeviceId[];
  markSent(ids: readonly DeviceId[]): void;
  /** Reads the lists of an answer; ids that were not asked about are passed over. */
  markAnswered(asked: readonly DeviceId[], answer: ImportAnswer): void;
  state(): Pick<ImportState, 'read' | 'sent' | 'counts' | 'samples'>;
  entries(): Iterable<{ readonly id: DeviceId; readonly result: ImportResult }>;
  unreadable(): readonly BadId[];
}

/** @param most ids that it takes */
export function importLedger(most = importIdLimit): ImportLedger {
  /** Ids in the order in which they were read, with their place in `results`. */
  const places = new Map<DeviceId, number>();
  const order: DeviceId[] = [];
  let results = new Uint8Array(1024);
  const counts = { added: 0, alreadyThere: 0, ownedByOthers: 0, unknown: 0, unreadable: 0, repeated: 0, header: 0 };
  const samples = { ownedByOthers: [] as string[], unknown: [] as string[], unreadable: [] as BadId[] };
  const unreadable: BadId[] = [];
  let sent = 0;

  const mark = (id: DeviceId, result: ImportResult) => {
    const place = places.get(id);
    if (place !== undefined) results[place] = importResults.indexOf(result);
  };

  return {
    addIds(ids) {
      for (const id of ids) {
        if (places.has(id)) {
          counts.repeated += 1;
          continue;
        }
        if (places.size >= most) return failure(setupError('import-file-unreadable', { details: { ids: most } }));
        // A copy: what a pattern finds is a view that would keep the whole text alive.
        const copy = Buffer.from(id, 'latin1').toString('latin1') as DeviceId;
        if (order.length === results.length) {
          const longer = new Uint8Array(results.length * 2);
          longer.set(results);
          results = longer;
        }
        places.set(copy, order.length);
        order.push(copy);
      }
      return success(undefined);
    },
    addHeader() {
      counts.header += 1;
    },
    addUnreadable({ text, problem }) {
      counts.unreadable += 1;
      if (unreadable.length >= keptUnreadable) return;
      // Cut first: a cell can be as long as a file.
      const words = plainText(text.slice(0, 4 * unreadableCharacters), unreadableCharacters);
      const copy = { text: Buffer.from(words, 'utf8').toString('utf8'), problem };
      unreadable.push(copy);
      if (samples.unreadable.length < importSampleLimit) samples.unreadable.push(copy);
    },
    size: () => order.length,
    slice: (start, count) => order.slice(start, start + count),
    markSent(ids) {
      for (const id of ids) mark(id, 'no-answer');
    },
    markAnswered(asked, answer) {
      const wanted = new Set(asked);
      const note = (ids: readonly DeviceId[], result: ImportResult, count: keyof ImportCounts, sample?: string[]) => {
        for (const id of ids) {
          // Each once, whatever the answer repeats.
          if (!wanted.delete(id)) continue;
          mark(id, result);
          counts[count] += 1;
          sent += 1;
          if (sample !== undefined && sample.length < importSampleLimit) sample.push(id);
        }
      };
      note(answer.added, 'added', 'added');
      note(answer.alreadyThere, 'already-there', 'alreadyThere');
      note(answer.ownedByOthers, 'owned-by-others', 'ownedByOthers', samples.ownedByOthers);
      note(answer.invalid, 'unknown', 'unknown', samples.unknown);
    },
    state: () => ({
      read: order.length,
      sent,
      counts: { ...counts },
      samples: {
        ownedByOthers: [...samples.ownedByOthers],
        unknown: [...samples.unknown],
        unreadable: [...samples.unreadable],
      },
    }),
    *entries() {
      for (const [place, id] of order.entries()) {
        yield { id, result: importResults[results[place] ?? 0] ?? 'not-sent' };
      }
    },
    unreadable: () => unreadable,
  };
}
