import type { ErrorsOf } from '../../error-text.ts';

export const programErrors = {
  cancelled: {
    title: 'Setup canceled',
    happened: 'It was canceled before it was complete.',
    next: 'Start again when you’re ready.',
  },
  'internal-error': {
    title: 'Something went wrong in Photon Setup',
    happened: 'An internal error occurred.',
    next: 'Try again. If it happens again, copy the details and report them.',
  },
  'invalid-input': {
    title: 'This value can’t be used',
    happened: 'It isn’t in the required format.',
    next: 'Check the value and enter it again.',
  },
  'waited-too-long': {
    title: 'Setup took too long',
    happened: 'A step didn’t end in time.',
    next: 'Try again.',
  },
  'setup-already-running': {
    title: 'Another setup is already running',
    happened: 'This computer can set up one Photon at a time.',
    next: 'Wait until it ends, or cancel it.',
  },
  'settings-unreadable': {
    title: 'Your settings couldn’t be read',
    happened: 'The default settings and cloud are used. Nothing in the file was deleted.',
    next: 'Check the cloud and Wi-Fi in Settings before you sign in.',
  },
  'settings-not-saved': {
    title: 'The settings couldn’t be saved',
    happened: 'This computer didn’t allow the settings file to be written.',
    next: 'Check the free space and your permissions, then save again.',
  },
  'journal-not-written': {
    title: 'Couldn’t save your current network',
    happened: 'A file couldn’t be written. After a crash, Photon Setup wouldn’t know your network.',
    next: 'Check this computer’s free space.',
  },
  'record-not-read': {
    title: 'The history can’t be read now',
    happened: 'Without it, nobody knows which serial numbers and devices have had their turn.',
    next: 'Check this computer’s disk and its free space. A line continues by itself.',
  },
  'record-gone': {
    title: 'The history file is gone',
    happened: 'It was deleted, moved or replaced. The setups under way are in the file that is there now.',
    next: 'Put a copy back if you need the earlier setups.',
  },
  'ledger-not-written': {
    title: 'The record of this setup couldn’t be saved',
    happened: 'A file couldn’t be written. After a crash, Photon Setup wouldn’t know of this setup.',
    next: 'Check this computer’s free space.',
  },
  'journal-damaged': {
    title: 'A line of the record is incomplete',
    happened: 'Most likely the power failed during writing. Everything before that line is kept.',
    next: 'You can continue.',
  },
  'journal-unreadable': {
    title: 'The record of earlier setups can’t be read',
    happened: 'If a setup was interrupted, Photon Setup doesn’t know of it now. The file is kept.',
    next: 'Check that this computer is on your usual network, then start Photon Setup again.',
  },
  'record-damaged': {
    title: 'The history file was damaged',
    happened: '{{saved, number}} setups were saved into a new one. The damaged file is kept as {{file}}.',
    next: 'You can continue. Send the kept file to your support if setups are missing.',
  },
  'record-newer': {
    title: 'The history is of a newer version',
    happened: 'A newer Photon Setup changed its file. This version leaves it alone and notes nothing.',
    next: 'Install the newer version on this computer.',
  },
  'record-not-opened': {
    title: 'The history can’t be opened',
    happened: 'This computer didn’t open its file. Setups work, but they aren’t noted.',
    next: 'Check your permissions for that folder, then start Photon Setup again.',
  },
  'record-disk-full': {
    title: 'The disk is full, so nothing is noted',
    happened: 'The setup continues. If it’s interrupted, Photon Setup won’t know of it at the next start.',
    next: 'Free some space on this computer’s disk.',
  },
  'record-not-forwarded': {
    title: 'Some setups are only on this computer',
    happened: '{{waiting, number}} of these setups aren’t in the shared history yet. Nothing was deleted.',
    next: 'Wait until they are shared, then delete them.',
  },
  'shared-record-unreachable': {
    title: 'Can’t reach the shared history',
    happened: 'Its server doesn’t answer, or didn’t for a while. Setups work without list numbers.',
    next: 'Check that the server runs and this computer is on its network.',
  },
  'shared-record-not-postgres': {
    title: 'There’s no shared history at this address',
    happened: 'Something answers there, but it isn’t PostgreSQL.',
    next: 'Check the address and the port.',
  },
  'shared-record-not-trusted': {
    title: 'The certificate of the server isn’t trusted',
    happened: 'It isn’t valid for this address, or nobody known here signed it. No password was sent.',
    next: 'Ask whoever runs the server for its CA file, and choose that file.',
  },
  'shared-record-no-tls': {
    title: 'This connection isn’t encrypted enough',
    happened: 'This server has no TLS, or without TLS it asks for the bare password.',
    next: 'Ask whoever runs the server to turn on TLS.',
  },
  'shared-record-plain-outside': {
    title: 'This address needs TLS',
    happened: 'Without TLS, history is shared on private networks only, and this address isn’t on one.',
    next: 'Connect with TLS.',
  },
  'shared-record-sign-in-refused': {
    title: 'The shared history refused the sign-in',
    happened: 'Its server doesn’t accept this user, password, or database.',
    next: 'Check the user and the database, and enter the password again.',
  },
  'shared-record-newer': {
    title: 'The shared history is of a newer version',
    happened: 'A newer Photon Setup changed it. This version leaves it alone, and new setups wait here.',
    next: 'Install the newer version on this computer.',
  },
  'shared-record-not-made': {
    title: 'The shared history isn’t prepared',
    happened: 'The server is older than PostgreSQL 14, or this user has no permission for its tables.',
    next: 'Ask whoever runs the server to prepare it for Photon Setup.',
  },
  'shared-record-full': {
    title: 'The shared history stores nothing more',
    happened: 'Its server’s disk is full. Setups work, and what they note waits on this computer.',
    next: 'Free some space on the server’s disk.',
  },
  'shared-record-no-password': {
    title: 'No password for the shared history',
    happened: 'Setups work, and what they note waits on this computer.',
    next: 'Enter the password in the settings, or in the terminal set {{variable, name}}.',
  },
  'other-stations-not-asked': {
    title: 'Other stations weren’t asked',
    happened: 'The shared history doesn’t answer now, so another station may be setting this device up.',
    next: 'You can continue.',
  },
  'device-taken-over': {
    title: 'Another station took this device over',
    happened: 'This station was out of touch with the shared history, and changed nothing more.',
    next: 'Check the device at the other station.',
  },
  'device-at-another-station': {
    title: 'Another station is setting this device up',
    happened: '{{station, name}} is at it right now, so this station stopped.',
    next: 'Set up another device.',
  },
  'device-done-elsewhere': {
    title: 'This device was set up before',
    happened: '{{station, name}} finished it {{agoMs, duration}} ago.',
    next: 'Check that it’s the device you mean.',
  },
  'app-closing': {
    title: 'Photon Setup is closing',
    happened: 'It’s ending what is running and starts nothing new.',
    next: 'Start Photon Setup again after it has closed.',
  },
  'link-not-opened': {
    title: 'The page couldn’t be opened',
    happened: 'This computer didn’t start a browser for it.',
    next: 'Open {{address}} in a browser.',
  },
} satisfies ErrorsOf<'program'>;
