import type { Result } from '../../shared/result.ts';

export interface OfferedUpdate {
  readonly version: string;
  /** Bytes. */
  readonly size: number;
}

/** Looks, fetches and puts in place. Everything it tells of has a good signature. */
export interface UpdateEngine {
  /**
   * Undefined: nothing newer, or not yet this computer's turn in a staged roll-out. Fails with
   * `update-server-unreachable`, `update-not-offered`, `update-not-signed` or `update-unreadable`.
   */
  check(signal: AbortSignal): Promise<Result<OfferedUpdate | undefined>>;
  /**
   * Fetches what the last check offered, `onProgress` with the bytes so far. Fails with `update-server-unreachable`,
   * `update-damaged`, `update-not-stored` or `cancelled`; nothing of it stays then.
   */
  download(onProgress: (received: number) => void, signal: AbortSignal): Promise<Result<void>>;
  /**
   * Puts it in place and ends the program, which starts anew. Fails with `update-not-installed`, or with `update-damaged`
   * when its bytes are no more those that were fetched; nothing changed then.
   */
  install(): Promise<Result<void>>;
}
