import type { ErrorsOf } from '../../error-text.ts';

export const stationErrors = {
  'preset-unreadable': {
    title: 'The preset can’t be used',
    happened: 'The file isn’t a preset, or one of its entries isn’t valid.',
    next: 'Correct the named entry, then start again.',
  },
  'preset-newer': {
    title: 'The preset needs a newer version',
    happened: 'This version of Photon Setup can’t read presets of format {{version}}.',
    next: 'Update Photon Setup, then start again.',
  },
  'preset-password-missing': {
    title: 'A password is missing',
    happened: 'The preset has no password for {{network, name}}, or its variable is empty.',
    next: 'Set the variable that passwordEnv names, or set security to open.',
  },
  'device-set-up-already': {
    title: 'This Photon is set up already',
    happened: 'It has been set up here, or is being set up now. Nothing on it was changed.',
    next: 'Set it aside.',
  },
} satisfies ErrorsOf<'station'>;
