import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { type History, historyOf } from '../../../../electron/record/history.ts';
import type { RecordFilter } from '../../../../electron/record/history-query.ts';
import type { RecordEvent } from '../../../../electron/record/record-event.ts';
import { noteOthersEvent, openStore } from '../../../../electron/record/record-store.ts';
import { otherComputers } from '../../../../electron/record/schema.ts';
import type { DeviceId } from '../../../../shared/device-id.ts';
import type { Result } from '../../../../shared/result.ts';

/** This computer and its station. */
export const here = { computer: 'c', name: 'Bench 3', newId: () => 'station' };

/** A record in which this station noted these events; of all programs, the one called `gone` has ended. */
export async function openHistory(...events: readonly RecordEvent[]) {
  const folder = await mkdtemp(path.join(tmpdir(), 'history-'));
  const file = path.join(folder, 'attempts.db');
  const store = await openStore(file, here);
  onTestFinished(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });
  await store.append(events);
  const clock = { now: 10_000 };
  const history = historyOf({
    use: async (work) => ({ ok: true, value: await work(store) }),
    isGone: async (program) => program === 'gone',
    now: () => clock.now,
  });

  /** What the station of this ID has shared with this one. */
  async function sharedBy(id: string, ...shared: readonly RecordEvent[]): Promise<void> {
    const other = { id, computer: `${otherComputers}${id}`, name: 'Bench 2', nextSequence: 1 };
    await store.database.insertInto('station').values(other).execute();
    await store.database.transaction().execute(async (transaction) => {
      for (const [place, event] of shared.entries()) {
        await noteOthersEvent(transaction, { stationId: id, sequence: place + 1 }, event, clock.now);
      }
    });
  }

  return { file, history, store, sharedBy, clock };
}

export function got<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

export const idOf = (number: number) => `3b002100174735${String(number).padStart(10, '0')}` as DeviceId;

/** A whole attempt at the device of this number. */
export function attempt(
  number: number,
  {
    code,
    at = number * 1_000,
    ...more
  }: {
    readonly code?: string;
    readonly at?: number;
    readonly deviceId?: DeviceId;
    readonly product?: string;
    readonly preset?: string;
    readonly batch?: string;
    readonly part?: string;
    readonly revision?: string;
    readonly kind?: 'rework';
  } = {},
): readonly RecordEvent[] {
  const attemptId = `attempt-${number}`;
  const forWhom = { for: 'customer', email: `Ünal${number}@example.com`, productId: 1319 } as const;
  return [
    {
      type: 'started',
      attemptId,
      at,
      program: 'a',
      kind: 'production',
      forWhom,
      deviceId: idOf(number),
      offsetMinutes: 60,
      ...more,
    },
    { type: 'stage', attemptId, at: at + 5, stage: 'join', ms: 100 * number, retries: 0, name: `Lamp_${number}` },
    {
      type: 'finished',
      attemptId,
      at: at + 9,
      outcome: code === undefined ? 'claimed' : 'failed',
      code,
      tookMs: 10 * number,
    },
  ];
}

export const underWay = (attemptId: string, program: string): RecordEvent => ({
  type: 'started',
  attemptId,
  at: 1,
  program,
  kind: 'production',
  forWhom: { for: 'account' },
});

/** The numbers of the attempts that fit, as they are shown. */
export async function found(history: History, filter: RecordFilter) {
  const { rows, next } = got(await history.page(filter, { most: 99 }));
  expect([got(await history.count(filter)).count, next]).toEqual([rows.length, undefined]);
  return rows.map(({ attemptId }) => attemptId.replace('attempt-', ''));
}
