import type { ErrorsOf } from '../../error-text.ts';

export const secretsErrors = {
  'secret-store-missing': {
    title: 'You cannot stay signed in here',
    happened:
      'This computer has no place that locks secrets. Access tokens and client secrets stay in memory until the window closes.',
    next: 'Sign in at each start, or set up a keyring on this computer.',
  },
  'secret-store-locked': {
    title: 'The keyring of this computer is locked',
    happened:
      'It did not open. Until it does, access tokens and client secrets stay in memory until the window closes.',
    next: 'Unlock the keyring, then start Photon Setup again.',
  },
  'secrets-unreadable': {
    title: 'You are signed out',
    happened:
      'What was kept to stay signed in cannot be unlocked on this computer. It was put aside, and nothing else is lost.',
    next: 'Sign in again.',
  },
  'secrets-not-kept': {
    title: 'The sign-in could not be kept',
    happened: 'This computer did not let the program write it down. You are signed in until the window closes.',
    next: 'Check that there is room on the disk. Then sign in again.',
  },
  'secrets-not-read': {
    title: 'You are not signed in',
    happened: 'What was kept to stay signed in could not be read just now. It is still there.',
    next: 'Close other programs, then start Photon Setup again.',
  },
  'secrets-not-removed': {
    title: 'The sign-in that was kept is still on this computer',
    happened: 'This computer did not let the program delete it. It stays locked by the keyring.',
    next: 'Start Photon Setup again and sign out once more.',
  },
  'kept-sign-in-ended': {
    title: 'You are signed out',
    happened: 'The cloud no longer takes the sign-in that this computer kept.',
    next: 'Sign in again.',
  },
} satisfies ErrorsOf<'secrets'>;
