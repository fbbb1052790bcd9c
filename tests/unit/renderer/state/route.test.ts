import { describe, expect, it } from 'vitest';
import {
  atFindDevices,
  atStart,
  type Beginning,
  backOf,
  beginningOf,
  firstPageOf,
  productFrom,
  productSignInFor,
  type Route,
  withNothingFound,
} from '../../../../renderer/state/route.ts';
import { facts } from '../../../ui/support/product-worlds.ts';

const atMove = { at: 'devices', page: { page: 'move', device: facts } } as const satisfies Route;
const atCustomers = { at: 'product', page: { page: 'customers' }, back: atMove } as const satisfies Route;
const beginnings: readonly Beginning[] = [atStart, atMove, atCustomers];

describe('where the person is', () => {
  it('a run and a sign-in lead back to where they were begun', () => {
    for (const back of beginnings) {
      for (const at of ['run', 'sign-in'] as const) {
        expect(backOf({ at, back })).toBe(back);
        expect(beginningOf({ at, back })).toBe(back);
      }
      expect(beginningOf(back)).toBe(back);
    }
  });

  it('the history leads back to where it was opened, whatever page of it is open', () => {
    for (const back of beginnings) {
      const route = { at: 'history', page: { page: 'attempt', attemptId: 'a' }, back } as const;
      expect(backOf(route)).toBe(back);
      expect(beginningOf(route)).toBe(back);
    }
  });

  it('everything else leads back to the start, the sign-in of a product also to the devices', () => {
    expect(backOf(atStart)).toBe(atStart);
    expect(backOf(atMove)).toBe(atStart);
    expect(backOf(productFrom(atStart, { page: 'home' }))).toBe(atStart);
    expect(backOf(productFrom(atMove, { page: 'home' }))).toBe(atMove);
    expect(backOf(productFrom({ at: 'run', back: atMove }, { page: 'set-up' }))).toBe(atStart);
  });

  it('the sign-in of a product stands in the way of what was begun, and keeps its page', () => {
    expect(productSignInFor(atCustomers)).toBe(atCustomers);
    expect(productSignInFor(atMove)).toEqual({ at: 'product', page: { page: 'home' }, back: atMove });
  });

  it('forgets what was found wherever it leads back to', () => {
    const inside: Route = { at: 'run', back: atCustomers };
    expect(withNothingFound(inside)).toEqual({ at: 'run', back: { ...atCustomers, back: atFindDevices } });
    expect(withNothingFound(atMove)).toEqual(atFindDevices);
    expect(withNothingFound(atStart)).toBe(atStart);
    expect(firstPageOf(atCustomers)).toEqual({ at: 'product', page: { page: 'home' }, back: atFindDevices });
    expect(firstPageOf(atMove)).toEqual(atFindDevices);
  });
});
