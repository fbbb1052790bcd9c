import type { ErrorsOf } from '../../error-text.ts';

export const updateErrors = {
  'update-server-unreachable': {
    title: 'The update server is out of reach',
    happened: 'No answer came from it. The version you have goes on working.',
    next: 'Check the internet connection of this computer, then look again.',
  },
  'update-not-offered': {
    title: 'The update server offers nothing',
    happened: 'It answers, and has no update of this kind for this computer.',
    next: 'Check the address of the update server.',
  },
  'update-not-signed': {
    title: 'The update is not from us',
    happened: 'Its signature does not fit, so nothing of it was used.',
    next: 'Tell who runs the update server. The version you have goes on working.',
  },
  'update-unreadable': {
    title: 'The update makes no sense',
    happened: 'What describes it does not have its form, so nothing of it was used.',
    next: 'Tell who runs the update server. The version you have goes on working.',
  },
  'update-damaged': {
    title: 'The update did not arrive whole',
    happened: 'What came is not what was announced. It was thrown away.',
    next: 'Look again. If it happens twice, tell who runs the update server.',
  },
  'update-not-stored': {
    title: 'The update could not be stored',
    happened: 'The disk is full, or its folder may not be written. The version you have goes on working.',
    next: 'Make room on the disk, then look again.',
  },
  'update-not-installed': {
    title: 'The update could not be put in place',
    happened: 'The version you have is untouched and goes on working.',
    next: 'Check the free space, and that you may write where the program lies. Then try again.',
  },
  'update-during-setup': {
    title: 'An update waits until the work ends',
    happened: 'The program must not restart while it works on a device.',
    next: 'Finish or stop it, then update.',
  },
  'update-under-way': {
    title: 'The program is being updated',
    happened: 'It is about to restart as its new version.',
    next: 'Begin when it is back.',
  },
} satisfies ErrorsOf<'update'>;
