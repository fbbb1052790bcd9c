import { foldEvent } from '../../electron/record/attempt-row.ts';
import type { RecordEvent } from '../../electron/record/record-event.ts';
import type { RecordStore } from '../../electron/record/record-store.ts';
import { columnsOf, eventColumns } from '../../electron/record/row-codec.ts';
import type { DeviceId } from '../../shared/device-id.ts';

// Rows as a line of a factory leaves them: a tenth failed, thirteen presets, one minute apart.
const insertedAtOnce = 200;
export const minuteMs = 60_000;
export const begun = Date.UTC(2026, 0, 5, 6);

/** A station that has noted so many attempts of three events each; with its number an attempt tells all of itself. */
export async function fill({ database, stationId }: RecordStore, rows: number): Promise<void> {
  for (let from = 0; from < rows; from += insertedAtOnce * 50) {
    await database.transaction().execute(async (transaction) => {
      for (let first = from; first < Math.min(rows, from + insertedAtOnce * 50); first += insertedAtOnce) {
        const events: (ReturnType<typeof eventColumns> & { stationId: string; sequence: number })[] = [];
        const attempts: (ReturnType<typeof columnsOf> & { rowId: number })[] = [];
        for (let number = first; number < Math.min(rows, first + insertedAtOnce); number += 1) {
          let row: ReturnType<typeof foldEvent>;
          for (const [place, event] of eventsOf(number).entries()) {
            const stand = { stationId, sequence: number * 3 + place + 1 };
            row = foldEvent(row, event, stand);
            events.push({ ...eventColumns(event), ...stand });
          }
          if (row !== undefined) attempts.push({ ...columnsOf(row), rowId: row.startedAt });
        }
        await transaction.insertInto('event').values(events).execute();
        await transaction.insertInto('attempt').values(attempts).execute();
      }
    });
  }
  await database
    .updateTable('station')
    .set({ nextSequence: rows * 3 + 1 })
    .execute();
}

const spread = (number: number) => (number * 2_654_435_761) % 4_294_967_296;
export const idOf = (number: number) => `3b0021001747${spread(number).toString(16).padStart(12, '0')}` as DeviceId;
export const serialOf = (number: number) => `PHHT24${String(spread(number) % 1_000_000_000).padStart(9, '0')}`;

export function eventsOf(number: number): readonly RecordEvent[] {
  const attemptId = `attempt-${number}`;
  const time = begun + number * minuteMs;
  const failed = number % 10 === 3;
  return [
    {
      type: 'started',
      attemptId,
      at: time,
      program: 'a',
      kind: 'production',
      forWhom: { for: 'customer', email: `customer${number % 977}@example.com`, productId: 1_319 },
      product: number % 2 === 0 ? 'lamps' : 'fans',
      preset: `Preset ${number % 13}`,
      deviceId: idOf(number),
      serial: serialOf(number),
      offsetMinutes: 60,
    },
    {
      type: 'stage',
      attemptId,
      at: time + 5,
      stage: 'find-photon',
      ms: 2_000 + (number % 4_999),
      name: `Lamp_${number}`,
    },
    {
      type: 'finished',
      attemptId,
      at: time + 30_000,
      outcome: failed ? 'failed' : 'claimed',
      ...(failed ? { code: 'photon-not-online' } : {}),
      tookMs: 30_000 + (number % 9_999),
    },
  ];
}
