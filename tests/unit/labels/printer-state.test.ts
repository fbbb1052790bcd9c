import { expect, it } from 'vitest';
import { saysNoPaper } from '../../../electron/labels/printer-state.ts';

it.each([
  ['media-empty', true],
  ['media-empty-error', true],
  ['connecting-to-device,media-low,media-empty', true],
  ['marker-supply-low-warning, media-needed-error', true],
  // Of one tray of several, which need not be the one in use.
  ['media-empty-warning', false],
  ['media-empty-report', false],
  ['media-low', false],
  ['none', false],
  ['', false],
])('reads in the reasons %j whether there is no paper: %s', (reasons, lacks) => {
  expect(saysNoPaper({ 'printer-state-reasons': reasons })).toBe(lacks);
});

it.each([undefined, null, 'media-empty', 7, {}, { 'printer-state-reasons': ['media-empty'] }])(
  'knows nothing of %j',
  (options) => {
    expect(saysNoPaper(options)).toBe(false);
  },
);
