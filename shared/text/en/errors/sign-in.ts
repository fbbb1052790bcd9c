import type { ErrorsOf } from '../../error-text.ts';

export const signInErrors = {
  'sign-in-details-missing': {
    title: 'A detail of the sign-in is missing',
    happened: 'The cloud needs all of them to know who you are.',
    next: 'Fill in the empty field.',
  },
  'sign-in-refused': {
    title: 'The cloud refused the sign-in',
    happened: 'No account has this e-mail address with this password.',
    next: 'Check both and sign in again.',
  },
  'one-time-code-refused': {
    title: 'The cloud refused the one-time code',
    happened: 'A code is good for a short time and for one sign-in.',
    next: 'Enter the code that your authenticator app shows now.',
  },
  'one-time-code-expired': {
    title: 'The sign-in took too long',
    happened: 'The cloud waits only a short time for the one-time code.',
    next: 'Sign in again with e-mail and password.',
  },
  'sign-in-locked-out': {
    title: 'The cloud takes no sign-ins from here for now',
    happened: 'After 10 refused sign-ins in a row it blocks this address for 30 minutes.',
    next: 'Wait 30 minutes, then sign in again.',
  },
  'access-token-invalid': {
    title: 'The access token is not valid',
    happened: 'The cloud does not know it. It may be deleted or past its end.',
    next: 'Sign in again, or paste another access token.',
  },
  'oauth-client-refused': {
    title: 'The cloud refused the OAuth client',
    happened: 'Client id and client secret do not belong together.',
    next: 'Check both, then sign in again. Those for your account stand under Advanced.',
  },
  'attempt-of-another-account': {
    title: 'This set-up was begun for somebody else',
    happened: 'It was for the account {{userName, name}}, and you are signed in as somebody else.',
    next: 'Sign out and sign in to that account, or forget this set-up.',
  },
  'attempt-of-another-cloud': {
    title: 'This set-up was begun with another cloud',
    happened: 'It was for the cloud at {{cloud, name}}, and this program speaks to another one now.',
    next: 'Save that address under Advanced and sign in there, or forget this set-up.',
  },
  'attempt-owner-unknown': {
    title: 'It is not known for whom this set-up was begun',
    happened: 'What was written down of it, or your access token, does not name the account and its cloud.',
    next: 'Forget this set-up and set the device up again.',
  },
  'sign-out-not-done': {
    title: 'The cloud did not end your access token',
    happened: 'It is no longer kept on this computer. In the cloud it stays good until its time is over.',
    next: 'Try again while this window is open. Later, list and end it with the Particle CLI: particle token list, then particle token revoke.',
  },
  'not-signed-in': {
    title: 'You are not signed in',
    happened: 'A Photon becomes yours through your Particle account.',
    next: 'Sign in and try again.',
  },
} satisfies ErrorsOf<'sign-in'>;
