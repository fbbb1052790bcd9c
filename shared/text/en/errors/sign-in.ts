import type { ErrorsOf } from '../../error-text.ts';

export const signInErrors = {
  'sign-in-details-missing': {
    title: 'A sign-in detail is missing',
    happened: 'The cloud needs all of them.',
    next: 'Fill in the empty field.',
  },
  'sign-in-refused': {
    title: 'The cloud refused the sign-in',
    happened: 'No account has this email address with this password.',
    next: 'Check both, then sign in again.',
  },
  'one-time-code-refused': {
    title: 'The cloud refused the one-time code',
    happened: 'A code works only for a short time and for one sign-in.',
    next: 'Enter the code your authenticator app shows now.',
  },
  'one-time-code-expired': {
    title: 'The sign-in took too long',
    happened: 'The cloud waits only a short time for the one-time code.',
    next: 'Sign in again with your email and password.',
  },
  'sign-in-locked-out': {
    title: 'Too many sign-in attempts',
    happened: 'After 10 refused sign-ins in a row, the cloud blocks this address for 30 minutes.',
    next: 'Wait 30 minutes, then sign in again.',
  },
  'access-token-invalid': {
    title: 'The access token isn’t valid',
    happened: 'The cloud doesn’t accept it. It may be deleted or expired.',
    next: 'Sign in again, or paste another access token.',
  },
  'oauth-client-refused': {
    title: 'The cloud refused the OAuth client',
    happened: 'The client ID and client secret don’t match.',
    next: 'Check both, then sign in again. Those for your account are in Settings.',
  },
  'attempt-of-another-account': {
    title: 'This setup was started for another account',
    happened: 'It was for {{userName, name}}, and you’re signed in to another account.',
    next: 'Sign out and sign in to that account, or forget this setup.',
  },
  'attempt-of-another-cloud': {
    title: 'This setup was started with another cloud',
    happened: 'It was for the cloud at {{cloud, name}}. Photon Setup uses another one now.',
    next: 'Save that address in Settings and sign in there, or forget this setup.',
  },
  'attempt-owner-unknown': {
    title: 'It’s unknown who this setup was for',
    happened: 'Its record or your access token doesn’t name the account and its cloud.',
    next: 'Forget this setup and set up the device again.',
  },
  'sign-out-not-done': {
    title: 'The cloud didn’t end your access token',
    happened: 'It’s no longer kept on this computer, but works in the cloud until it expires.',
    next: 'Try again now. Later, use “particle token list” and “particle token revoke”.',
  },
  'not-signed-in': {
    title: 'You aren’t signed in',
    happened: 'A Photon is claimed through your Particle account.',
    next: 'Sign in and try again.',
  },
} satisfies ErrorsOf<'sign-in'>;
