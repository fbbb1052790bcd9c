import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catchUp } from '../../../../renderer/state/catch-up.ts';

describe('catching up with the main process', () => {
  it('has everything once and in order, wherever the answer with the state arrives among what is told', () => {
    const moments = fc
      .integer({ min: 0, max: 20 })
      .chain((last) => fc.record({ last: fc.constant(last), stateOf: fc.nat({ max: last }) }))
      .chain(({ last, stateOf }) =>
        fc.record({
          last: fc.constant(last),
          stateOf: fc.constant(stateOf),
          // A window listens before it asks.
          heardFrom: fc.integer({ min: 1, max: stateOf + 1 }),
          answeredAfter: fc.nat({ max: last }),
        }),
      );
    fc.assert(
      fc.property(moments, ({ last, stateOf, heardFrom, answeredAfter }) => {
        const { told, startFrom } = catchUp();
        const list: string[] = [];
        const answer = () => {
          list.push(...upTo(stateOf).map(saying));
          startFrom(stateOf);
        };
        if (answeredAfter < heardFrom) answer();
        for (const number of upTo(last).slice(heardFrom - 1)) {
          told({ number, told: saying(number) }, (said) => list.push(said));
          if (number === answeredAfter) answer();
        }
        expect(list).toEqual(upTo(last).map(saying));
      }),
    );
  });
});

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

/** Many of them say the same. */
const saying = (number: number) => (number % 3 === 0 ? 'again' : `event ${number}`);
