import type { SetupError } from '../../shared/errors.ts';
import type { SettingsChange } from '../../shared/ipc/settings.ts';
import type { UpdateSettings } from '../../shared/ipc/updates.ts';
import type { Result } from '../../shared/result.ts';
import type { OAuthClient } from '../cloud/product-port.ts';

export interface Settings extends UpdateSettings {
  readonly cloudUrl: string;
  readonly client: OAuthClient;
  readonly photonPrefix: string;
  /** `hand`: the person moves the computer's Wi-Fi. */
  readonly joinBy: 'automatic' | 'hand';
  /** The id of a Wi-Fi adapter; empty: the program chooses. */
  readonly wifiAdapter: string;
}

export interface SettingsStore {
  /** `settings-unreadable`: there is a file, and the usual settings serve in its place. */
  readonly problem?: SetupError | undefined;
  read(): Settings;
  save(change: Omit<SettingsChange, 'keepSecret'>): Result<void>;
  /** A client secret of the person's own that was kept for `cloudUrl`; one that was typed for it goes before. */
  takeOwnSecret(client: OAuthClient, cloudUrl: string): void;
  saveUpdates(change: UpdateSettings): Result<void>;
}
