import type { settingsRequests } from '../../shared/ipc/settings.ts';
import type { Result } from '../../shared/result.ts';
import type { WifiAdapter } from '../../shared/setup-events.ts';
import type { OAuthClient } from '../cloud/product-port.ts';
import { neverAborted } from '../ground/never-aborted.ts';
import type { HandlersOf } from './handlers.ts';
import type { SecretSlot } from './kept-sign-ins.ts';
import type { SettingsStore } from './settings-port.ts';

export interface SettingsParts {
  readonly settings: SettingsStore;
  readonly keptClient: SecretSlot<OAuthClient>;
  readonly listWifiAdapters: (signal: AbortSignal) => Promise<Result<readonly WifiAdapter[]>>;
  /** The settings name another cloud than before. */
  readonly cloudChanged: () => Promise<void>;
  readonly changed: () => void;
}

export function settingsHandlers(parts: SettingsParts): HandlersOf<typeof settingsRequests> {
  const { settings } = parts;
  return {
    async saveSettings({ keepSecret = false, ...change }) {
      const before = settings.read().cloudUrl;
      const saved = settings.save(change);
      const { clientSecret: secret } = change;
      if (saved.ok && secret !== undefined && keepSecret) parts.keptClient.keep({ id: change.clientId.trim(), secret });
      if (saved.ok && settings.read().cloudUrl !== before) await parts.cloudChanged();
      parts.changed();
      return saved;
    },

    listWifiAdapters: () => parts.listWifiAdapters(neverAborted()),
  };
}
