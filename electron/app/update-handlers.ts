import type { updateRequests } from '../../shared/ipc/updates.ts';
import { success } from '../../shared/result.ts';
import type { Updater } from '../updates/updater.ts';
import type { HandlersOf } from './handlers.ts';
import type { SettingsStore } from './settings-port.ts';

export function updateHandlers(
  updates: Updater,
  settings: Pick<SettingsStore, 'saveUpdates'>,
  changed: () => void,
): HandlersOf<typeof updateRequests> {
  return {
    lookForUpdate: () => updates.look(),
    async postponeUpdate() {
      updates.postpone();
      return success(undefined);
    },
    restartAndUpdate: () => updates.restart(),
    async saveUpdateSettings(change) {
      const saved = settings.saveUpdates(change);
      if (saved.ok) updates.settingsChanged();
      changed();
      return saved;
    },
  };
}
