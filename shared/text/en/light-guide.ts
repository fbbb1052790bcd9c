import type { LightColour } from '../../light.ts';
import type { GuideLightName, LightPattern } from '../../light-guide.ts';

const colours: Record<LightColour, string> = {
  blue: 'Blue',
  green: 'Green',
  cyan: 'Cyan (pale blue)',
  magenta: 'Magenta (pink)',
  red: 'Red',
  orange: 'Orange',
  yellow: 'Yellow',
  white: 'White',
  none: 'Off',
};

const patterns: Record<LightPattern, string> = {
  blinking: 'Blinking',
  breathing: 'Breathing (fades slowly)',
  flashes: 'Flashes of another color',
  steady: 'Steady, or off',
};

const lights: Record<GuideLightName, { readonly looks: string; readonly means: string; readonly advice: string }> = {
  'blue-blinking': {
    looks: 'Blinking dark blue',
    means: 'Listening mode. The Photon is ready to be set up.',
    advice: 'Set it up. If you just did, it couldn’t join the Wi-Fi: most likely the password is wrong.',
  },
  'blue-breathing': {
    looks: 'Breathing dark blue',
    means: 'Its Wi-Fi is on, but it isn’t connected to a network.',
    advice: 'Hold SETUP for 3 seconds, until the LED blinks dark blue. Then set it up.',
  },
  'blue-clearing': {
    looks: 'Blinking blue, very fast',
    means: 'Its Wi-Fi networks are being cleared.',
    advice: 'Release SETUP. Then set it up again.',
  },
  'red-clearing': {
    looks: 'Blinking red, very fast',
    means: 'Right after fast blue: its Wi-Fi networks couldn’t be cleared.',
    advice: 'Press RESET. Then hold SETUP for 10 seconds again.',
  },
  'green-blinking': {
    looks: 'Blinking green',
    means: 'Joining the Wi-Fi network.',
    advice:
      'If it lasts more than 1 minute, move the Photon closer to the router, check that the router uses 2.4 GHz, and check any antenna.',
  },
  'green-fast': {
    looks: 'Blinking green, fast',
    means: 'Joined the Wi-Fi and waiting for an address from the router.',
    advice: 'If it doesn’t end, restart the router, and check whether it allows only known devices.',
  },
  'green-breathing': {
    looks: 'Breathing green',
    means: 'Connected to Wi-Fi, but not to the cloud: its firmware doesn’t use the cloud, or keeps it from connecting.',
    advice:
      'Start safe mode: hold SETUP and RESET, release RESET, and release SETUP when the LED blinks magenta. Then update the firmware.',
  },
  'cyan-blinking': {
    looks: 'Blinking cyan',
    means: 'Connecting to the Particle cloud.',
    advice: 'If it doesn’t end, count the orange flashes in between: 2 and 3 have different causes.',
  },
  'cyan-fast': {
    looks: 'Blinking cyan, fast',
    means: 'Connecting securely to the Particle cloud (handshake).',
    advice: 'If it doesn’t end, the network blocks the handshake, or the keys don’t match. Try another network first.',
  },
  'cyan-two-orange': {
    looks: 'Cyan, with 2 orange flashes',
    means: 'The Wi-Fi works but has no internet. Early firmware flashes red instead.',
    advice: 'Check the router. A Photon can’t use networks with a sign-in page.',
  },
  'cyan-three-orange': {
    looks: 'Cyan, with 3 orange flashes',
    means: 'The internet works, but the Particle cloud can’t be reached. Early firmware flashes red instead.',
    advice: 'Ask your network administrator to allow TCP port 5683, or use another network.',
  },
  'cyan-orange': {
    looks: 'Fast cyan, 1 orange flash',
    means: 'The cloud didn’t accept the Photon’s key.',
    advice: 'Connect the Photon by USB and run “particle keys doctor” with its device ID.',
  },
  'cyan-magenta': {
    looks: 'Fast cyan, 1 magenta flash',
    means: 'The Photon has the wrong key of the cloud, for example that of a local cloud.',
    advice: 'Connect the Photon by USB and run “particle keys doctor” with its device ID.',
  },
  'cyan-red': {
    looks: 'Fast cyan, 1 red flash',
    means: 'Another handshake error. Early firmware shows all of them in red.',
    advice:
      'Press RESET. If it comes back, connect the Photon by USB and run “particle keys doctor” with its device ID.',
  },
  'cyan-breathing': {
    looks: 'Breathing cyan',
    means: 'Online. The Photon is connected to the Particle cloud.',
    advice: 'If the cloud doesn’t confirm it within 1 minute, check again.',
  },
  'magenta-fast': {
    looks: 'Blinking magenta',
    means: 'Updating. This is common after the first setup and after a Photon was added to a product.',
    advice: 'Keep the power on, then check again in a few minutes.',
  },
  'magenta-breathing': {
    looks: 'Breathing magenta',
    means: 'Safe mode: the Photon is online without its app firmware and can be updated.',
    advice: 'Keep the power on while it updates over the air. If it doesn’t leave safe mode, flash Tinker.',
  },
  'yellow-blinking': {
    looks: 'Blinking yellow',
    means: 'DFU mode: waiting for firmware over USB.',
    advice: 'Press RESET. If yellow comes back, flash firmware over USB.',
  },
  'white-breathing': {
    looks: 'Breathing white',
    means: 'The firmware turned Wi-Fi off.',
    advice: 'Press RESET. If white comes back, start safe mode and update the firmware.',
  },
  'red-sos': {
    looks: 'Red flashes in groups (SOS)',
    means: 'The firmware crashed.',
    advice: 'Press RESET. If the flashes come back, start safe mode and update the firmware.',
  },
  dark: {
    looks: 'Off',
    means: 'No power, or the firmware turned the LED off.',
    advice: 'Check the cable and the power supply. Then press RESET.',
  },
};

/** The guide to the status LED; what it says of one stands in the screens of a run, too. */
export const texts = {
  lightGuide: {
    title: 'LED guide',
    lead: 'The status LED in the middle of the Photon shows what it’s doing. What does it show now?',
    colour: 'Color',
    pattern: 'Pattern',
    any: 'Any',
    search: 'Search',
    searchHint: 'Any words, for example “router” or “update”.',
    colours,
    patterns,
    found_zero: 'No match',
    found_one: '{{count, number}} match',
    found_other: '{{count, number}} matches',
    /** How it is in truth; the drawing is never that fast. */
    pace: {
      blinking_one: '{{count, number}} time a second',
      blinking_other: '{{count, number}} times a second',
      breathing_one: 'Every {{count, number}} second',
      breathing_other: 'Every {{count, number}} seconds',
    },
    advice: 'What to do',
    noneTitle: 'No LED status looks like this',
    noneLead: 'The app firmware can control the LED itself. Press RESET, and watch the first seconds.',
    clear: 'Clear filters',
    stopMoving: 'Stop the animation',
    slower: 'The drawings blink slower than the LED.',
    copyCommand: 'Copy the command',
    lights,
    buttons: 'Buttons',
    setupShort: 'Hold SETUP for 3 seconds',
    setupShortMeans: 'Starts listening mode. The LED should blink dark blue.',
    setupLong: 'Hold SETUP for 10 seconds',
    setupLongMeans: 'Clears all Wi-Fi networks. The LED should blink blue very fast.',
    reset: 'Press RESET',
    resetMeans: 'Restarts the Photon. Nothing is cleared.',
    safeMode: 'Start safe mode',
    safeModeMeans:
      'Hold SETUP and RESET, release RESET, and release SETUP when the LED blinks magenta. The app firmware doesn’t run.',
  },
};
