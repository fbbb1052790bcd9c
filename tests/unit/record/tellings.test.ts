import fc from 'fast-check';
import { expect, it } from 'vitest';
import { eventOf } from '../../../electron/record/event-as-read.ts';
import type { RecordEvent } from '../../../electron/record/record-event.ts';
import { noteOthersEvent } from '../../../electron/record/record-store.ts';
import { savedComputer } from '../../../electron/record/schema.ts';
import { rowTold } from '../../../electron/record/tellings.ts';
import { openHistory } from './history/open-history.ts';

const body = '{"program":"p","forWhom":{"for":"account"}}';
let received = 0;
function told(stationId: string, begun: string, ...ends: readonly string[]) {
  const event = (sequence: number, type: string, what: string) => {
    received += 1;
    return { stationId, sequence, attemptId: 'one', type, at: 1, body: what, receivedAt: received };
  };
  return [event(1, 'started', begun), ...ends.map((code, place) => event(2 + place, 'finished', code))];
}
const failed = (code: string) => JSON.stringify({ outcome: 'failed', code });

it.each([
  ['of the first station', [told('b', body, failed('x')), told('a', body, failed('y'))], 'x'],
  ['that a station told last', [told('b', body, failed('x'), failed('z')), told('a', body, failed('y'))], 'z'],
  ['of another station where the first has none', [told('b', body), told('a', body, failed('y'))], 'y'],
  ['of none that begins otherwise', [told('b', body), told('a', body.replace('p', 'q'), failed('y'))], null],
] as const)('an attempt has the end %s, in whatever order it is read', (_, tellings, code) => {
  const all = tellings.flat();
  // Without its beginning nothing is told.
  const stray = { ...told('c', body, failed('stray'))[1], receivedAt: 0 } as (typeof all)[number];
  fc.assert(
    fc.property(fc.shuffledSubarray([...all, stray], { minLength: all.length + 1 }), (events) => {
      expect(rowTold(events)?.code ?? null).toBe(code);
    }),
  );
});

it('an attempt that goes on here has the end that the server had of it, in whatever order its beginning was written and read', async () => {
  const started = {
    ...({ type: 'started', attemptId: 'one', at: 1, forWhom: { for: 'account' } } as const),
    ...({ preset: 'Hall', product: 'lamps\u0007', kind: 'production', program: 'gone' } as const),
  };
  const { store } = await openHistory(started);
  const before = { id: 'before', computer: savedComputer('before', 'x'), name: 'Bench 3', nextSequence: 9 };
  await store.database.insertInto('station').values(before).execute();
  const written = await store.database.selectFrom('event').selectAll().executeTakeFirstOrThrow();
  const end: RecordEvent = { type: 'finished', attemptId: 'one', at: 2, outcome: 'claimed' };
  await store.database.transaction().execute(async (transaction) => {
    for (const [place, event] of [eventOf(written), end].entries()) {
      const sequence = place + 1;
      if (event !== undefined) await noteOthersEvent(transaction, { stationId: 'before', sequence }, event, 5 + place);
    }
  });
  const bodies = await store.database.selectFrom('event').select('body').where('type', '=', 'started').execute();
  expect(new Set(bodies.map(({ body }) => body)).size).toBe(2);
  expect(await store.row('one')).toMatchObject({ outcome: 'claimed' });
});
