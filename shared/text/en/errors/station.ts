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
  'photon-left-untouched': {
    title: 'The Photon was gone before it was reached',
    happened: 'This station sent it nothing. It was switched off, moved away, or set up by someone else.',
    next: 'Check its light. If it blinks blue, leave it near the station.',
  },
  'device-set-up-elsewhere': {
    title: 'This Photon was set up elsewhere',
    happened: 'It came online before this station told it to connect.',
    next: 'Put it with the finished ones.',
  },
  'preset-needs-serials': {
    title: 'The name pattern needs serial numbers',
    happened: 'The preset puts the serial number into the name, and nothing here gives one.',
    next: 'Add a device list with --devices, or change the name pattern.',
  },
} satisfies ErrorsOf<'station'>;
