import type { ErrorsOf } from '../../error-text.ts';

export const policyErrors = {
  'policy-unreadable': {
    title: 'This computer’s policy can’t be read',
    happened: 'The file {{file, name}} isn’t valid. Until it’s fixed, only practice mode is available.',
    next: 'Ask your administrator to fix the file.',
  },
  'policy-not-trusted': {
    title: 'This computer’s policy can’t be trusted',
    happened: 'Other users can change {{file, name}} or its folder, so only practice mode is available.',
    next: 'Ask your administrator to make both writable only by root.',
  },
  'closed-by-policy': {
    title: 'This is locked on this computer',
    happened: 'It’s managed by your administrator.',
    next: 'Ask your administrator if you need it.',
  },
  'profile-not-writable': {
    title: 'Nothing can be saved on this computer',
    happened: 'Your home folder isn’t writable. Settings and sign-ins are lost when the window closes.',
    next: 'Free up disk space or make the folder writable, then start Photon Setup again.',
  },
} satisfies ErrorsOf<'policy'>;
