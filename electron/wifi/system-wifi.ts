import type { HeardByComputer } from '../../shared/computer-hears.ts';
import type { SetupError } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';
import type { WifiAdapter } from '../../shared/setup-events.ts';

/** One network that the computer hears. */
export interface HeardAccessPoint extends HeardByComputer {
  /** How many access points have this name now, where the system tells them apart. */
  readonly accessPoints?: number;
}

/**
 * Where an adapter is, as far as its system knows. `photon`: on the network that `join` asked for; `no-address`: on it,
 * and waits for an address. `home`: on the remembered one. `elsewhere`: on another one. `nowhere`: on none. `gone`: the
 * system knows no such adapter.
 */
export type AdapterPlace = 'photon' | 'no-address' | 'home' | 'elsewhere' | 'nowhere' | 'gone' | 'unknown';

/** Where an adapter was before it moves, in the form that its system can restore without a password. */
export interface SystemPlace {
  /** The network's name for people; `undefined` when nothing was connected. */
  readonly networkName: string | undefined;
  /**
   * All that `restore` needs, as JSON text, also after a restart of the program: the adapter, the connection to bring
   * back or none, the Photon's network, and what of it would be ours to remove. Parsed as untrusted when it comes back.
   */
  readonly handle: string;
}

/**
 * What one operating system can do with its Wi-Fi: its own commands, and node-wifi behind its fence. Knows nothing of
 * Photons beyond their names; whether a Photon answers is not its business. Everything is bounded by `signal` and by
 * limits of its own. Common errors: the `wifi-…` codes, `cancelled`.
 */
export interface SystemWifi {
  /** The Wi-Fi adapters, in the system's order. Errors: also `wifi-no-adapter`. */
  adapters(signal: AbortSignal): Promise<Result<readonly WifiAdapter[]>>;
  /** What keeps this adapter from seeing a Photon now (radio off, no right, no 2.4 GHz …), or undefined. */
  obstacle(adapter: string, signal: AbortSignal): Promise<SetupError | undefined>;
  /** What the adapter hears now, after a fresh look where the system lets a program ask for one. */
  scan(adapter: string, signal: AbortSignal): Promise<Result<readonly HeardAccessPoint[]>>;
  /**
   * The same with what a Photon would need of each network, from a system that tells more than its list of names. Errors: also
   * `wifi-list-not-given`, where it does not tell now.
   */
  networks?(adapter: string, signal: AbortSignal): Promise<Result<readonly HeardByComputer[]>>;
  /** Where the adapter is. Changes nothing. On `photon`, the network that is to be joined, nothing counts as connected. */
  remember(adapter: string, signal: AbortSignal, photon?: string): Promise<Result<SystemPlace>>;
  /**
   * Asks the system to put the adapter of `handle` onto the open network `ssid`, not remembered for later and never
   * automatic. The caller has checked the name. An answer, good or bad, is a hint: the system may go on by itself.
   */
  join(ssid: string, handle: string, signal: AbortSignal): Promise<Result<void>>;
  /** Where the adapter of `handle` is, also after a restart of the program. */
  whereabouts(handle: string, signal: AbortSignal): Promise<AdapterPlace>;
  /**
   * Removes what `join` left behind, and only that; the adapter stays where it is otherwise. Safe to repeat.
   * Errors: also `photon-network-kept`, when the system refuses.
   */
  forget(handle: string, signal: AbortSignal): Promise<Result<void>>;
  /**
   * Brings the remembered connection back, or leaves nothing connected when nothing was, and forgets. Once; the caller
   * tries again. Safe to repeat. Success is the system's own word that the
   * remembered connection is up. Errors: `home-network-not-back`; `home-network-asks-password`, when each try would ask
   * the person; `photon-network-kept`, when the connection is up and forgetting failed.
   */
  restore(handle: string, signal: AbortSignal): Promise<Result<void>>;
  /**
   * Whether `ssid` was heard in a look that began after this call. `unknown` where the system cannot tell old news
   * from new.
   */
  heardNow(adapter: string, ssid: string, signal: AbortSignal): Promise<'seen' | 'gone' | 'unknown'>;
}
