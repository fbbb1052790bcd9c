import type { ErrorsOf } from '../../error-text.ts';

export const updateErrors = {
  'update-server-unreachable': {
    title: 'Can’t reach the update server',
    happened: 'It didn’t respond. Your current version keeps working.',
    next: 'Check this computer’s internet connection, then check again.',
  },
  'update-not-offered': {
    title: 'The update server offers nothing',
    happened: 'It responded, but has no update of this kind for this computer.',
    next: 'Check the address of the update server.',
  },
  'update-not-signed': {
    title: 'The update isn’t from us',
    happened: 'Its signature doesn’t match, so nothing of it was used.',
    next: 'Contact the update server’s administrator. Your current version keeps working.',
  },
  'update-unreadable': {
    title: 'The update can’t be read',
    happened: 'Its description isn’t in the required format, so nothing of it was used.',
    next: 'Contact the update server’s administrator. Your current version keeps working.',
  },
  'update-damaged': {
    title: 'The update is incomplete or damaged',
    happened: 'The download doesn’t match what was announced. It was deleted.',
    next: 'Check again. If it happens again, contact the update server’s administrator.',
  },
  'update-not-stored': {
    title: 'The update couldn’t be saved',
    happened: 'The disk is full, or its folder isn’t writable. Your current version keeps working.',
    next: 'Free up disk space, then check again.',
  },
  'update-not-installed': {
    title: 'The update couldn’t be installed',
    happened: 'Your current version is untouched and keeps working.',
    next: 'Check the free space and the permissions of the app’s folder, then try again.',
  },
  'update-during-setup': {
    title: 'The update waits until the work ends',
    happened: 'Photon Setup can’t restart while it works on a device.',
    next: 'Finish or stop it, then update.',
  },
  'update-under-way': {
    title: 'Photon Setup is being updated',
    happened: 'It’s about to restart as the new version.',
    next: 'Continue when it has restarted.',
  },
} satisfies ErrorsOf<'update'>;
