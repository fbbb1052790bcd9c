import { expect, it } from 'vitest';
import { lineWord } from '../../../../renderer/station/line-word.ts';
import { foldLine, type LineState, type LineTold } from '../../../../shared/line-state.ts';
import { stationLimits } from '../../../../shared/time-limits.ts';

it('a PASS is shown for its time by the clock of the window, whatever the clock of the line says', () => {
  const row = {
    attemptId: 'at-1',
    photon: 'Photon-A',
    deviceId: undefined,
    outcome: 'PASS',
    attempts: 1,
    tookMs: 1,
  } as const;
  const told: readonly LineTold[] = [
    { type: 'line-begun', at: 0, preset: 'lamps', operator: undefined, scans: false },
    { type: 'line-started', at: 1, preset: 'lamps', done: 0, goesOn: 0 },
    { type: 'device-finished', at: 9e12, slot: 1, row },
  ];
  const line = told.reduce<LineState | undefined>(foldLine, undefined);
  if (line === undefined) throw new Error('no line');
  expect(lineWord(line, 1_000, 1_000)).toBe('pass');
  expect(lineWord(line, 1_000 + stationLimits.passShownMs, 1_000)).toBe('waiting');
  // The clock of the window was set back, too.
  expect(lineWord(line, 999, 1_000)).toBe('waiting');
});
