import type { ErrorsOf } from '../../error-text.ts';

export const programErrors = {
  cancelled: {
    title: 'Setup canceled',
    happened: 'You canceled it before it was complete.',
    next: 'Start again when you are ready.',
  },
  'internal-error': {
    title: 'Photon Setup has a fault of its own',
    happened: 'Something inside this program went wrong.',
    next: 'Try again. If it happens twice, copy the details and report them.',
  },
  'invalid-input': {
    title: 'This value cannot be used',
    happened: 'It does not have the form that is needed here.',
    next: 'Check the value and enter it again.',
  },
  'waited-too-long': {
    title: 'The set-up waited too long',
    happened: 'A step did not end within its time.',
    next: 'Try again.',
  },
  'setup-already-running': {
    title: 'A set-up is already running',
    happened: 'This computer sets up one Photon at a time, and a program on it does so now.',
    next: 'Wait until it ends, or cancel it.',
  },
  'settings-unreadable': {
    title: 'Your settings could not be read',
    happened: 'The usual ones are used, the usual cloud among them. Nothing of the file was deleted.',
    next: 'Look at the settings under Advanced before you sign in.',
  },
  'settings-not-saved-yet': {
    title: 'The settings that you changed are not saved yet',
    happened: 'Nothing was sent.',
    next: 'Save them under Advanced, or put back what was there. Then sign in.',
  },
  'settings-not-saved': {
    title: 'The settings could not be saved',
    happened: 'This computer did not let the program write its settings file.',
    next: 'Check the free space and your rights on this computer, then save again.',
  },
  'journal-not-written': {
    title: 'The way home could not be noted down',
    happened: 'This computer did not let the program write a file. After a crash it would not know your network.',
    next: 'Check the free space of this computer.',
  },
  'ledger-not-written': {
    title: 'The record of this set-up could not be written',
    happened:
      'This computer did not let the program write a file. After a crash the program would not know of this set-up.',
    next: 'Check the free space of this computer.',
  },
  'journal-damaged': {
    title: 'A line of the record was cut off',
    happened: 'This happens when the power fails in the middle of writing. Everything before that line is kept.',
    next: 'You can go on.',
  },
  'journal-unreadable': {
    title: 'The record of earlier set-ups cannot be read',
    happened:
      'This computer did not let the program read the file. If a set-up ended in the middle, the program does not know of it now. The file is kept.',
    next: 'Check that this computer is on your own network, then start the program again.',
  },
  'app-closing': {
    title: 'Photon Setup is closing',
    happened: 'It ends what is under way and starts nothing new.',
    next: 'Start Photon Setup again after it has closed.',
  },
  'link-not-opened': {
    title: 'The page could not be opened',
    happened: 'This computer did not start a browser for it.',
    next: 'Open {{address}} in a browser yourself.',
  },
} satisfies ErrorsOf<'program'>;
