import type { SetupError } from '../../shared/errors.ts';
import type { OpenProduct } from '../../shared/ipc/product.ts';
import type { SettingsChange, SettingsValues } from '../../shared/ipc/settings.ts';
import type { Result } from '../../shared/result.ts';
import type { OAuthClient } from '../cloud/product-port.ts';

export interface Settings extends Omit<SettingsValues, 'clientId'> {
  readonly client: OAuthClient;
}

export interface SettingsStore {
  /** `settings-unreadable`: there is a file, and the usual settings serve in its place. */
  readonly problem?: SetupError | undefined;
  read(): Settings;
  /** What is absent stays as it is. */
  save(change: Omit<SettingsChange, 'keepSecret'>): Result<void>;
  /** A client secret of the person's own that was kept for `cloudUrl`; one that was typed for it goes before. */
  takeOwnSecret(client: OAuthClient, cloudUrl: string): void;
  /** What was signed in to at the cloud of now, the newest first; never a secret. */
  knownProducts(): readonly OpenProduct[];
  /** Never fails: what the disk refuses is only not offered. */
  rememberProduct(product: OpenProduct): void;
  /** The name of the printer that labels went to last; undefined: to none yet. */
  labelPrinter(): string | undefined;
  /** Never fails: what the disk refuses is only not offered. */
  rememberLabelPrinter(name: string): void;
  forgetProduct(product: Pick<OpenProduct, 'id' | 'clientId'>): Result<void>;
}
