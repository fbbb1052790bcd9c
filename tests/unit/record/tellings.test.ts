import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rowTold } from '../../../electron/record/tellings.ts';

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
