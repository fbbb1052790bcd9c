import { describe, expect, it } from 'vitest';
import { changes } from '../../../electron/station/changes.ts';
import type { LineBase, Untimed } from '../../../electron/station/line-base.ts';
import { lineStops } from '../../../electron/station/line-stops.ts';
import { setupError } from '../../../shared/errors.ts';

function bench() {
  const said: Untimed[] = [];
  const options = { preset: { firstArticle: true, stopAfter: 3 } };
  const stops = lineStops({
    options,
    changed: changes(),
    say: (event) => void said.push(event),
  } as Partial<LineBase> as LineBase);
  return { said, stops };
}

it('a first article that passes while the line is stopped for something else is looked at when that is over', () => {
  const { said, stops } = bench();
  stops.stopFor(setupError('home-network-not-back'));
  stops.passed();
  stops.rowTold();
  expect(stops.why()).toMatchObject({ error: { code: 'home-network-not-back' } });
  stops.resume();
  expect(stops.why()).toMatchObject({ error: { code: 'first-article-unconfirmed' }, waits: true });
  stops.passed();
  stops.seen(undefined, false);
  expect(stops.why()).toBeDefined();
  stops.seen(undefined, true);
  expect(stops.why()).toBeUndefined();
  expect(said.map(({ type }) => type)).toEqual(['line-stopped', 'line-stopped', 'line-resumed']);
});

it('a first article holds the line from its PASS on, and is there to be looked at when its row is told', () => {
  const { said, stops } = bench();
  stops.passed();
  expect(stops.why()).toMatchObject({ waits: true });
  // Nobody has seen it.
  stops.seen(undefined, true);
  expect([stops.why()?.waits, said]).toEqual([true, []]);
  stops.rowTold();
  stops.rowTold();
  expect(said.map(({ type }) => type)).toEqual(['line-stopped']);
  stops.seen(undefined, true);
  expect(stops.why()).toBeUndefined();
});

describe('what stops a line', () => {
  const unjoined = setupError('photon-network-not-joined');

  it('is so many failures, whatever else was not reached', () => {
    const { said, stops } = bench();
    for (const name of ['A', 'B']) stops.notPassed(name, unjoined);
    for (const name of ['C', 'D']) stops.notPassed(name);
    expect([said, stops.mostInFlight()]).toEqual([[], 1]);
    stops.notPassed('E');
    expect(said).toEqual([{ type: 'line-stopped', passing: false, failures: 3 }]);
    expect(stops.why()).toEqual({ error: undefined, passing: false });
  });

  it('is so many that were not reached, whatever else failed', () => {
    const { said, stops } = bench();
    for (const name of ['A', 'B']) stops.notPassed(name);
    for (const name of ['C', 'C', 'D']) stops.notPassed(name, unjoined);
    expect(said).toEqual([]);
    stops.notPassed('E', unjoined);
    expect(said).toEqual([{ type: 'line-stopped', passing: false, error: unjoined }]);
  });

  it('is no one of those that were not reached before another was, or that somebody knows of', () => {
    const { said, stops } = bench();
    expect(stops.hasReached()).toBe(false);
    for (const name of ['A', 'B']) stops.notPassed(name, unjoined);
    stops.reached();
    for (const name of ['C', 'D']) stops.notPassed(name, unjoined);
    stops.seen(undefined, false);
    for (const name of ['E', 'F']) stops.notPassed(name, unjoined);
    expect([said, stops.hasReached()]).toEqual([[], true]);
  });
});
