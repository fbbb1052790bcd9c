import type { Clock } from '../../electron/ground/clock-port.ts';
import { systemClock } from '../../electron/ground/system-clock.ts';
import * as engine from '../../electron/record/open-record.ts';
import { type RecordFile, type RecordParts, recordFile } from '../../electron/record/record-file.ts';
import { programLimits } from '../../shared/time-limits.ts';

/**
 * Nobody gives up on a write: how long one takes on a machine that does a hundred other things says nothing of the record.
 * The limit itself has a test with a clock of its own.
 */
const patientClock: Clock = {
  ...systemClock,
  sleep: (ms, signal) =>
    ms < programLimits.ledgerWriteMs
      ? systemClock.sleep(ms, signal)
      : new Promise((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true })),
};

/** Programs of one computer that share a record: which of them are there the test decides. */
export function recordPrograms(file: string, parts: Partial<RecordParts> = {}) {
  const gone = new Set<string>();
  const started: RecordFile[] = [];
  let ids = 0;
  return {
    start(id: string): RecordFile {
      const record = recordFile({
        file,
        oldLedger: `${file}.ledger`,
        clock: patientClock,
        program: {
          id,
          announce: async () => undefined,
          isGone: async (other) => gone.has(other),
          alone: (work) => work(),
        },
        station: {
          computer: 'this computer',
          name: 'Bench 1',
          newId: () => {
            ids += 1;
            return `station-${ids}`;
          },
        },
        appVersion: '0.1.0',
        newAttemptId: () => 'attempt',
        offsetMinutes: () => 60,
        load: async () => engine,
        ...parts,
      });
      started.push(record);
      return record;
    },
    end: (id: string) => gone.add(id),
    closeAll: async () => {
      for (const record of started.splice(0)) await record.close();
    },
  };
}
