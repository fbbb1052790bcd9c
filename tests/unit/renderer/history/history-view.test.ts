import { describe, expect, it } from 'vitest';
import {
  asksForAll,
  emptyDraft,
  factsOf,
  filterOf,
  forWhomOf,
  hindranceOf,
  timeOf,
} from '../../../../renderer/history/history-view.ts';
import { snapshot } from '../../../support/window-states.ts';
import { attemptOf, failedRow, historyRow } from '../../../ui/support/history-scenes.ts';
import { inProduct } from '../../../ui/support/product-worlds.ts';

const at = (year: number, month: number, day: number, hour = 0) => new Date(year, month - 1, day, hour).getTime();
const noon = at(2026, 11, 23, 12);

describe('what is asked for', () => {
  it('nothing chosen asks for all, and so do spaces and a period without days', () => {
    expect(filterOf(emptyDraft, noon)).toEqual({});
    expect(asksForAll(filterOf({ ...emptyDraft, search: '  ', period: 'days' }, noon))).toBe(true);
  });

  it('periods are days of this computer’s calendar up to today, across months', () => {
    expect(filterOf({ ...emptyDraft, period: 'today' }, noon)).toEqual({ since: at(2026, 11, 23) });
    expect(filterOf({ ...emptyDraft, period: 'week' }, noon)).toEqual({ since: at(2026, 11, 17) });
    expect(filterOf({ ...emptyDraft, period: 'month' }, noon)).toEqual({ since: at(2026, 10, 25) });
  });

  it('chosen days are whole ones, the last with it; what is no day is passed over, and days count for their period alone', () => {
    const days = { ...emptyDraft, firstDay: '2026-02-27', lastDay: '2026-02-28' };
    expect(filterOf({ ...days, period: 'days' }, noon)).toEqual({ since: at(2026, 2, 27), until: at(2026, 3, 1) });
    expect(filterOf({ ...days, period: 'days', firstDay: '0001-01-01', lastDay: 'x' }, noon)).toEqual({});
    expect(filterOf(days, noon)).toEqual({});
  });

  it('what is typed is trimmed, what is chosen is asked for as it is', () => {
    const draft = {
      ...emptyDraft,
      search: ' 2E00 ',
      outcome: 'failed',
      product: ' a ',
      preset: 'b',
      station: 'c',
    } as const;
    expect(filterOf(draft, noon)).toEqual({
      search: '2E00',
      outcome: 'failed',
      product: ' a ',
      preset: 'b',
      station: 'c',
    });
  });
});

describe('setting the same device up again', () => {
  const customers = attemptOf(failedRow);

  it('begins for whom it was', () => {
    expect(forWhomOf(attemptOf(historyRow(1)))).toEqual({ for: 'account' });
    expect(forWhomOf(customers)).toEqual({ for: 'customer', email: 'ann+1@example.com', productId: 1319 });
    expect(forWhomOf({ ...customers, forWhom: 'product' })).toEqual({ for: 'product', productId: 1319 });
    expect(forWhomOf({ ...customers, productId: null })).toBeUndefined();
    expect(forWhomOf({ ...customers, row: historyRow(1) })).toBeUndefined();
  });

  it('is kept from another cloud and from another product than the one that is open', () => {
    expect(hindranceOf(customers, snapshot)).toBeUndefined();
    expect(hindranceOf({ ...customers, productId: inProduct.product?.id ?? 0 }, inProduct)).toBeUndefined();
    expect(hindranceOf({ ...customers, productId: 7 }, inProduct)).toBe('another-product');
    expect(hindranceOf(attemptOf(historyRow(1)), inProduct)).toBeUndefined();
    expect(hindranceOf(attemptOf(historyRow(1, { cloud: 'https://other.example' })), snapshot)).toBe('another-cloud');
    expect(hindranceOf(attemptOf(historyRow(1, { cloud: null })), snapshot)).toBeUndefined();
  });
});

describe('what is shown of a row', () => {
  it('what nobody knows is left out, and a nought is not', () => {
    const facts = factsOf(attemptOf(historyRow(1)));
    expect(facts).toContainEqual({ name: 'retries', value: '0' });
    expect(facts).toContainEqual({ name: 'network', value: 'HomeNet' });
    expect(facts.map(({ name }) => name)).not.toContain('customer');
  });

  it('a time that is none is none', () => {
    expect(timeOf('2026-11-23T10:30:00.000+01:00')).toBe(Date.UTC(2026, 10, 23, 9, 30));
    expect(timeOf(null)).toBeUndefined();
    expect(timeOf('yesterday')).toBeUndefined();
  });
});
