import type { updateRequests } from '../../shared/ipc/updates.ts';
import { success } from '../../shared/result.ts';
import type { Updater } from '../updates/updater.ts';
import type { HandlersOf } from './handlers.ts';

export function updateHandlers(updates: Updater): HandlersOf<typeof updateRequests> {
  return {
    lookForUpdate: () => updates.look(),
    async postponeUpdate() {
      updates.postpone();
      return success(undefined);
    },
    restartAndUpdate: () => updates.restart(),
  };
}
