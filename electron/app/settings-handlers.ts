import type { Look, settingsRequests } from '../../shared/ipc/settings.ts';
import type { Snapshot } from '../../shared/ipc/snapshot.ts';
import { type Language, languageOf } from '../../shared/languages.ts';
import type { Result } from '../../shared/result.ts';
import type { WifiAdapter } from '../../shared/setup-events.ts';
import type { OAuthClient } from '../cloud/product-port.ts';
import { neverAborted } from '../ground/never-aborted.ts';
import type { Updater } from '../updates/updater.ts';
import type { HandlersOf } from './handlers.ts';
import type { SecretSlot } from './kept-sign-ins.ts';
import type { SettingsStore } from './settings-port.ts';

export interface SettingsParts {
  readonly settings: SettingsStore;
  readonly keptClient: SecretSlot<OAuthClient>;
  readonly updates: Pick<Updater, 'settingsChanged'>;
  readonly takeLook: (look: Look) => void;
  readonly speak: (language: Language) => void;
  readonly system: Pick<Snapshot['system'], 'languages'>;
  readonly listWifiAdapters: (signal: AbortSignal) => Promise<Result<readonly WifiAdapter[]>>;
  /** How much of the record is kept has changed. */
  readonly retentionChanged: () => void;
  /** The settings name another cloud than before. */
  readonly cloudChanged: () => Promise<void>;
  readonly changed: () => void;
}

const ofUpdates = ['updates', 'updateServer', 'updateChannel'] as const;

export function settingsHandlers(parts: SettingsParts): HandlersOf<typeof settingsRequests> {
  const { settings } = parts;
  return {
    async saveSettings({ keepSecret = false, ...change }) {
      const before = settings.read();
      const saved = settings.save(change);
      const now = settings.read();
      const { clientSecret: secret } = change;
      if (saved.ok && secret !== undefined && keepSecret) parts.keptClient.keep({ id: now.client.id, secret });
      if (now.cloudUrl !== before.cloudUrl) await parts.cloudChanged();
      if (now.language !== before.language) parts.speak(languageOf(now.language, parts.system.languages));
      if (now.look !== before.look) parts.takeLook(now.look);
      if (saved.ok && ofUpdates.some((name) => name in change)) parts.updates.settingsChanged();
      if (now.historyDays !== before.historyDays || now.historyCount !== before.historyCount) parts.retentionChanged();
      parts.changed();
      return saved;
    },

    listWifiAdapters: () => parts.listWifiAdapters(neverAborted()),
  };
}
