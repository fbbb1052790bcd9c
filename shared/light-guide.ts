import type { LightColour, LightMotion } from './light.ts';

/** What can be told from a look: how fast it blinks cannot. */
export const lightPatterns = ['blinking', 'breathing', 'flashes', 'steady'] as const;
export type LightPattern = (typeof lightPatterns)[number];

/** In the order of the colours that a person chooses from. */
export const guideColours = [
  'blue',
  'green',
  'cyan',
  'magenta',
  'red',
  'orange',
  'yellow',
  'white',
  'none',
] as const satisfies readonly LightColour[];

export interface GuideLight {
  readonly colour: LightColour;
  readonly pattern: LightPattern;
  /** How it is drawn: slower than it is, where it is fast. */
  readonly motion: LightMotion;
  /** From one beginning to the next; nothing where it has no rhythm of its own. */
  readonly periodMs?: number;
  /** Of another colour, one after another, between times of its own. */
  readonly flashes?: { readonly colour: LightColour; readonly count: 1 | 2 | 3 };
  /** Early firmware flashed red in its place: its `handle_cloud_errors` knew no other colour. */
  readonly wasRed?: true;
  /** What can be done about it from here. */
  readonly remedy?: 'set-up' | 'devices' | 'keys-doctor';
}

/**
 * All that a Photon's status light says by itself. Signals and periods: Device OS v1.5.2, system/src/system_led_signal.cpp:62-77
 * and `PatternPeriod` above; clearing the networks, 25 changes of 50 ms, and orange, magenta
 * and red between cyan: system/src/system_task.cpp of that tag. What Particle says of them: docs.particle.io, "Status LED
 * and device modes", Photon. Firmware can control the light itself, so it may show what is not here.
 */
export const guideLights = {
  'blue-blinking': { colour: 'blue', pattern: 'blinking', motion: 'blinking', periodMs: 500, remedy: 'set-up' },
  'blue-breathing': { colour: 'blue', pattern: 'breathing', motion: 'breathing', periodMs: 4000, remedy: 'set-up' },
  'blue-clearing': { colour: 'blue', pattern: 'blinking', motion: 'fast', periodMs: 100, remedy: 'set-up' },
  'red-clearing': { colour: 'red', pattern: 'blinking', motion: 'fast', periodMs: 100 },
  'green-blinking': { colour: 'green', pattern: 'blinking', motion: 'blinking', periodMs: 200 },
  'green-fast': { colour: 'green', pattern: 'blinking', motion: 'fast', periodMs: 100 },
  'green-breathing': { colour: 'green', pattern: 'breathing', motion: 'breathing', periodMs: 4000 },
  'cyan-blinking': { colour: 'cyan', pattern: 'blinking', motion: 'blinking', periodMs: 200 },
  'cyan-fast': { colour: 'cyan', pattern: 'blinking', motion: 'fast', periodMs: 100, remedy: 'set-up' },
  'cyan-two-orange': {
    colour: 'cyan',
    pattern: 'flashes',
    motion: 'fast',
    flashes: { colour: 'orange', count: 2 },
    wasRed: true,
    remedy: 'set-up',
  },
  'cyan-three-orange': {
    colour: 'cyan',
    pattern: 'flashes',
    motion: 'fast',
    flashes: { colour: 'orange', count: 3 },
    wasRed: true,
    remedy: 'set-up',
  },
  'cyan-orange': {
    colour: 'cyan',
    pattern: 'flashes',
    motion: 'fast',
    flashes: { colour: 'orange', count: 1 },
    remedy: 'keys-doctor',
  },
  'cyan-magenta': {
    colour: 'cyan',
    pattern: 'flashes',
    motion: 'fast',
    flashes: { colour: 'magenta', count: 1 },
    remedy: 'keys-doctor',
  },
  'cyan-red': {
    colour: 'cyan',
    pattern: 'flashes',
    motion: 'fast',
    flashes: { colour: 'red', count: 1 },
    remedy: 'keys-doctor',
  },
  'cyan-breathing': { colour: 'cyan', pattern: 'breathing', motion: 'breathing', periodMs: 4000, remedy: 'devices' },
  'magenta-fast': { colour: 'magenta', pattern: 'blinking', motion: 'fast', periodMs: 100 },
  'magenta-breathing': {
    colour: 'magenta',
    pattern: 'breathing',
    motion: 'breathing',
    periodMs: 4000,
    remedy: 'devices',
  },
  'yellow-blinking': { colour: 'yellow', pattern: 'blinking', motion: 'blinking', periodMs: 200 },
  'white-breathing': { colour: 'white', pattern: 'breathing', motion: 'breathing', periodMs: 4000 },
  'red-sos': { colour: 'red', pattern: 'blinking', motion: 'sos' },
  dark: { colour: 'none', pattern: 'steady', motion: 'still' },
} as const satisfies Record<string, GuideLight>;

export type GuideLightName = keyof typeof guideLights;

export const guideLightNames = Object.keys(guideLights) as readonly GuideLightName[];

export function guideLight(name: GuideLightName): GuideLight {
  return guideLights[name];
}

/** What somebody sees of a light; what they leave open fits all. */
export interface LightSeen {
  readonly colour: LightColour | undefined;
  readonly pattern: LightPattern | undefined;
  readonly words: string;
}

/** Nothing was chosen and nothing typed. */
export function isAnyLight({ colour, pattern, words }: LightSeen): boolean {
  return colour === undefined && pattern === undefined && wordsIn(words).length === 0;
}

/** The lights that look like that, in their order; a light of two colours looks like both, and `wordsOf` it is all that is said of one. */
export function lightsLike(seen: LightSeen, wordsOf: (light: GuideLightName) => string): readonly GuideLightName[] {
  const wanted = wordsIn(seen.words);
  return guideLightNames.filter((name) => {
    const light = guideLight(name);
    if (seen.pattern !== undefined && light.pattern !== seen.pattern) return false;
    if (seen.colour !== undefined && !coloursOf(light).includes(seen.colour)) return false;
    // Most of the time nothing is typed, and the words of all need not be put together.
    if (wanted.length === 0) return true;
    const said = plain(wordsOf(name));
    return wanted.every((word) => said.includes(word));
  });
}

function coloursOf({ colour, flashes, wasRed }: GuideLight): readonly LightColour[] {
  return [colour, ...(flashes === undefined ? [] : [flashes.colour]), ...(wasRed ? (['red'] as const) : [])];
}

function wordsIn(text: string): readonly string[] {
  return plain(text)
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** Without accents and capitals, which nobody types into a search. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();
}
