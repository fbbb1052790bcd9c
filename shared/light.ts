/**
 * The Photon's status light. Periods in milliseconds: Device OS v1.5.2, system/src/system_led_signal.cpp:62-77.
 * `breathing` fades, `blinking` is slow enough to count, `fast` is too fast to count.
 */
export const lights = {
  'blue-blinking': { colour: 'blue', motion: 'blinking', periodMs: 500 },
  'green-blinking': { colour: 'green', motion: 'blinking', periodMs: 200 },
  'green-fast': { colour: 'green', motion: 'fast', periodMs: 100 },
  'green-breathing': { colour: 'green', motion: 'breathing', periodMs: 4000 },
  'cyan-blinking': { colour: 'cyan', motion: 'blinking', periodMs: 200 },
  'cyan-fast': { colour: 'cyan', motion: 'fast', periodMs: 100 },
  'cyan-breathing': { colour: 'cyan', motion: 'breathing', periodMs: 4000 },
  'magenta-fast': { colour: 'magenta', motion: 'fast', periodMs: 100 },
  'white-breathing': { colour: 'white', motion: 'breathing', periodMs: 4000 },
  'red-flashing': { colour: 'red', motion: 'fast', periodMs: 100 },
  'orange-flashing': { colour: 'orange', motion: 'fast', periodMs: 100 },
  dark: { colour: 'none', motion: 'still', periodMs: 0 },
} as const;

export type Light = keyof typeof lights;

/** Those that a run may tell a person to expect. */
export type ExpectedLight = Extract<Light, 'blue-blinking' | 'green-blinking' | 'cyan-breathing'>;

export type LightColour = (typeof lights)[Light]['colour'] | 'yellow';

/** How it is drawn; `sos` are three short, three long and three short flashes. */
export type LightMotion = (typeof lights)[Light]['motion'] | 'sos';
