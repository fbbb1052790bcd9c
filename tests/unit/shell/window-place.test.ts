import { expect, it, vi } from 'vitest';
import { readPlace, withinDisplays } from '../../../electron/shell/window-place.ts';

vi.mock('electron', () => ({ app: {}, screen: {} }));

const place = { x: 100, y: 80, width: 1040, height: 790, maximized: false, zoomLevel: 1.5 };
const laptop = { x: 0, y: 24, width: 1366, height: 704 };
const left = { x: -1920, y: 0, width: 1920, height: 1040 };

it('reads what it wrote, and nothing else', () => {
  expect(readPlace(JSON.stringify(place))).toEqual(place);
  for (const text of [
    '',
    '{',
    'null',
    '[]',
    '{}',
    JSON.stringify({ ...place, width: 0 }),
    JSON.stringify({ ...place, x: 1e9 }),
    JSON.stringify({ ...place, y: '80' }),
    JSON.stringify({ ...place, height: 10.5 }),
    JSON.stringify({ ...place, zoomLevel: 40 }),
    JSON.stringify({ ...place, maximized: 'yes' }),
    JSON.stringify({ ...place, more: 'x'.repeat(2_000) }),
  ])
    expect(readPlace(text), text.slice(0, 80)).toBeUndefined();
});

it('leaves a place that can be seen whole as it was', () => {
  const there = { x: -1800, y: 100, width: 1040, height: 760 };
  expect(withinDisplays(there, [laptop, left])).toEqual(there);
});

it('keeps the window within the display that has most of it, and makes it no larger than that', () => {
  expect(withinDisplays({ x: 900, y: 300, width: 1040, height: 790 }, [laptop, left])).toEqual({
    x: 326,
    y: 24,
    width: 1040,
    height: 704,
  });
  expect(withinDisplays({ x: -500, y: -40, width: 640, height: 480 }, [laptop, left])).toEqual({
    x: -640,
    y: 0,
    width: 640,
    height: 480,
  });
});

it('begins in the middle of the first display where the one it was on is gone', () => {
  expect(withinDisplays({ x: 5_000, y: 200, width: 800, height: 560 }, [laptop, left])).toEqual({
    x: 283,
    y: 96,
    width: 800,
    height: 560,
  });
});

it('stays as it is where no display is told', () => {
  expect(withinDisplays(place, [])).toMatchObject({ x: 100, y: 80, width: 1040, height: 790 });
});
