import { expect, it } from 'vitest';
import { mostInFlight } from '../../../electron/station/pace.ts';

it('lets one device through alone until one has passed, and no more after a failure than it takes to stop', () => {
  const most = (isProven: boolean, failuresInRow: number, stopAfter = 3) =>
    mostInFlight({ isProven, failuresInRow, stopAfter });
  expect([most(false, 0), most(false, 2), most(true, 0)]).toEqual([1, 1, Number.POSITIVE_INFINITY]);
  expect([1, 2, 3, 9].map((failures) => most(true, failures))).toEqual([2, 1, 1, 1]);
  expect(most(true, 1, 1)).toBe(1);
});
