import type { ErrorsOf } from '../../error-text.ts';

export const policyErrors = {
  'policy-unreadable': {
    title: 'The rules for this computer cannot be read',
    happened: 'The file {{file, name}} is there and does not have its form. Until it has, only practice is open.',
    next: 'Ask who looks after this computer to mend the file.',
  },
  'policy-not-trusted': {
    title: 'The rules for this computer cannot be trusted',
    happened: 'Others than the administrator can write {{file, name}} or its folder, so only practice is open.',
    next: 'Ask who looks after this computer to give both to root, writable for nobody else.',
  },
  'closed-by-policy': {
    title: 'This is locked on this computer',
    happened: 'Who looks after this computer decided so.',
    next: 'Ask them if you need it.',
  },
  'profile-not-writable': {
    title: 'Nothing can be kept on this computer',
    happened: 'Your home folder cannot be written, so settings and sign-ins are gone when you close the window.',
    next: 'Make room on its disk, or let yourself write there. Then start again.',
  },
} satisfies ErrorsOf<'policy'>;
