import type { SetupError } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';

/**
 * What may be kept between two starts. Account passwords are not among it; those of proxies are, all in one, and those of
 * shared records and, all of one in one, of presets.
 */
export type SecretKind = 'account' | 'product' | 'oauth-client' | 'proxies' | 'shared-record' | 'preset';

/**
 * Where secrets go. `encrypted`: to the disk, locked by the system's secret store. `memory`: nowhere else, because there
 * is no such store or it does not open; {@link Vault.why} says which.
 */
export type VaultPlace = 'opening' | 'encrypted' | 'memory';

/** Secrets of one kind for one cloud, one shared record or one preset: what is kept for it is never given out for another. */
export interface Vault {
  place(): VaultPlace;
  /**
   * `secret-store-missing`, `secret-store-locked`, `secrets-unreadable`, `secrets-not-read`, `secrets-not-kept` or
   * `secrets-not-removed`, until told.
   */
  why(): SetupError | undefined;
  /** A problem that is worth saying once was said. */
  noteTold(): void;
  /** Whether something of it is kept, by the file alone: the secret store is not asked. Of a file of version 1 nobody knows. */
  holds(kind: SecretKind, cloudUrl: string): Promise<boolean>;
  /** Waits for the secret store, however long a person takes to open it; where nothing is kept it is not asked. */
  read(kind: SecretKind, cloudUrl: string): Promise<string | undefined>;
  /**
   * Waits for the secret store, too. Fails with `secret-store-missing`, `secret-store-locked` or `secrets-not-kept`, and
   * with `cancelled` when it was forgotten meanwhile; then nothing new is on the disk.
   */
  keep(kind: SecretKind, cloudUrl: string, secret: string): Promise<Result<void>>;
  /**
   * Deletes this one secret, and what nobody can read any more, without asking the secret store; every other stays. Fails
   * with `secrets-not-removed`.
   */
  forget(kind: SecretKind, cloudUrl: string): Promise<Result<void>>;
}

/** The system's secret store, as much of it as a vault needs. */
export interface SecretBox {
  /** `missing` at once, where it can be known without asking the store; a store that is asked may ask the person. */
  glance(): 'missing' | 'perhaps';
  /** May wait for the person. */
  open(): Promise<'open' | 'missing' | 'locked'>;
  /** Rejects where the store refuses. */
  seal(text: string): Promise<Uint8Array>;
  /** Rejects for what was sealed by somebody else. `stale`: to be sealed anew, with another key. */
  unseal(sealed: Uint8Array): Promise<{ readonly text: string; readonly stale: boolean }>;
}
