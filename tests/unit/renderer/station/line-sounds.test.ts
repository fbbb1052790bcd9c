import { expect, it, onTestFinished, vi } from 'vitest';
import { lineSounds, loudnessIn } from '../../../../renderer/station/line-sounds.ts';
import type { Snapshot } from '../../../../shared/ipc/snapshot.ts';

/** The highest level of each tone that is played. */
function heard(): number[] {
  const levels: number[] = [];
  const node = { frequency: {}, connect: (to: object) => to, start: () => undefined, stop: () => undefined };
  class Context {
    readonly currentTime = 0;
    readonly destination = {};
    createOscillator = () => ({ ...node });
    createGain() {
      const gain = {
        setValueAtTime: () => undefined,
        linearRampToValueAtTime: (level: number) => void (level > 0 && levels.push(level)),
      };
      return { ...node, gain };
    }
  }
  vi.stubGlobal('AudioContext', Context);
  onTestFinished(() => void vi.unstubAllGlobals());
  return levels;
}

it('is as loud as it was chosen to be, and never louder than the computer can', () => {
  const levels = heard();
  const sounds = lineSounds();
  for (const loudness of ['low', 'medium', 'high'] as const) sounds.play('waiting', loudness);
  expect(levels).toEqual(levels.toSorted((one, other) => one - other));
  expect(new Set(levels).size).toBe(3);
  expect(Math.max(...levels)).toBeLessThanOrEqual(1);
});

it('is not heard where sounds are switched off', () => {
  const of = (sound: 'on' | 'off') =>
    loudnessIn({ snapshot: { settings: { sound, volume: 'high' } } as Partial<Snapshot> as Snapshot });
  expect([of('on'), of('off'), loudnessIn({ snapshot: undefined })]).toEqual(['high', undefined, undefined]);
});
