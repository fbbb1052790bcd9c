import type { ErrorsOf } from '../../error-text.ts';

export const secretsErrors = {
  'secret-store-missing': {
    title: 'You can’t stay signed in here',
    happened: 'This computer has no keyring, so nothing is kept after the window closes.',
    next: 'Sign in at each start, or set up a keyring on this computer.',
  },
  'secret-store-locked': {
    title: 'The system keyring is locked',
    happened: 'Until it’s unlocked, no sign-in is kept after the window closes.',
    next: 'Unlock the keyring, then start Photon Setup again.',
  },
  'secrets-unreadable': {
    title: 'You’re signed out',
    happened: 'The kept sign-in can’t be unlocked on this computer. It was set aside.',
    next: 'Sign in again.',
  },
  'secrets-not-kept': {
    title: 'The sign-in couldn’t be kept',
    happened: 'A file couldn’t be written. You’re signed in until the window closes.',
    next: 'Check the free disk space, then sign in again.',
  },
  'secrets-not-read': {
    title: 'You aren’t signed in',
    happened: 'The kept sign-in couldn’t be read just now. It’s still there.',
    next: 'Close other apps, then start Photon Setup again.',
  },
  'secrets-not-removed': {
    title: 'The kept sign-in is still on this computer',
    happened: 'This computer didn’t allow it to be deleted. It stays locked by the system keyring.',
    next: 'Start Photon Setup again and sign out once more.',
  },
  'kept-sign-in-ended': {
    title: 'You’re signed out',
    happened: 'The cloud no longer accepts the kept sign-in.',
    next: 'Sign in again.',
  },
} satisfies ErrorsOf<'secrets'>;
