import { describe, expect, it } from 'vitest';
import {
  guideColours,
  guideLight,
  guideLightNames,
  isAnyLight,
  type LightSeen,
  lightPatterns,
  lightsLike,
} from '../../../shared/light-guide.ts';
import { texts } from '../../../shared/text/en/light-guide.ts';

const nothing: LightSeen = { colour: undefined, pattern: undefined, words: '' };
const words = (light: (typeof guideLightNames)[number]) => Object.values(texts.lightGuide.lights[light]).join('\n');
const like = (seen: Partial<LightSeen>) => lightsLike({ ...nothing, ...seen }, words);

describe('the lights that look like what is seen', () => {
  it('are all of them while nothing is chosen', () => {
    expect(isAnyLight({ ...nothing, words: '  ' })).toBe(true);
    expect(like({ words: '  ' })).toEqual(guideLightNames);
  });

  it.each([
    [{ colour: 'green' }, ['green-blinking', 'green-fast', 'green-breathing']],
    [{ colour: 'green', pattern: 'breathing' }, ['green-breathing']],
    [{ colour: 'none' }, ['dark']],
    // The colour of the flashes counts as much, and red, which they were.
    [{ colour: 'orange' }, ['cyan-two-orange', 'cyan-three-orange', 'cyan-orange']],
    [{ colour: 'red', pattern: 'flashes' }, ['cyan-two-orange', 'cyan-three-orange', 'cyan-red']],
    [{ colour: 'white', pattern: 'steady' }, []],
    [{ words: 'ROUTER address' }, ['green-fast']],
    [{ words: 'sos' }, ['red-sos']],
    [{ colour: 'blue', words: 'router' }, []],
  ] as const)('%o: %o', (seen, lights) => {
    expect(isAnyLight({ ...nothing, ...seen })).toBe(false);
    expect(like(seen)).toEqual(lights);
  });

  it('are found without their words while nothing is typed', () => {
    const unasked = () => {
      throw new Error('the words of a light are asked for');
    };
    expect(lightsLike({ ...nothing, colour: 'none' }, unasked)).toEqual(['dark']);
    expect(() => lightsLike({ ...nothing, words: 'sos' }, unasked)).toThrow();
  });

  it('are found without accents', () => {
    expect(lightsLike({ ...nothing, words: 'DÉMARRER' }, (light) => (light === 'dark' ? 'demarrer' : ''))).toEqual([
      'dark',
    ]);
    expect(lightsLike({ ...nothing, words: 'demarrer' }, (light) => (light === 'dark' ? 'démarrer' : ''))).toEqual([
      'dark',
    ]);
  });
});

it('each colour and each pattern is that of a light', () => {
  for (const colour of guideColours) expect(like({ colour }), colour).not.toEqual([]);
  for (const pattern of lightPatterns) expect(like({ pattern }), pattern).not.toEqual([]);
});

it('what blinks and fades tells its rhythm', () => {
  const without = guideLightNames.filter((name) => guideLight(name).periodMs === undefined);
  expect(without.map((name) => guideLight(name).pattern)).not.toContain('breathing');
  expect(without).toEqual([
    'cyan-two-orange',
    'cyan-three-orange',
    'cyan-orange',
    'cyan-magenta',
    'cyan-red',
    'red-sos',
    'dark',
  ]);
});
