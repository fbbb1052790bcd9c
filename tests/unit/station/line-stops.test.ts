import { expect, it } from 'vitest';
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
