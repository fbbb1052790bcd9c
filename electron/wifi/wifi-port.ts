import type { DeviceId } from '../../shared/device-id.ts';
import type { Result } from '../../shared/result.ts';
import type { HandTask, SeenPhoton, WifiMode } from '../../shared/setup-events.ts';

/** What the run must know to bring the computer home; each adapter writes what its system can restore without a password. */
export interface RememberedNetwork {
  /** For people; `undefined` when nothing was connected or the system does not tell. */
  readonly networkName: string | undefined;
  /** For the adapter alone. */
  readonly handle: string | undefined;
}

/**
 * The computer's Wi-Fi, as much of it as a run needs. Every method is bounded by `signal`; aborted calls answer
 * `cancelled`. An adapter that needs the person's hands says so through `needHands` and goes on looking by itself.
 */
export interface ComputerWifi {
  readonly mode: WifiMode;
  /** The network the computer is on now, to come back to. */
  remember(signal: AbortSignal): Promise<Result<RememberedNetwork>>;
  /**
   * The Photons in the air, a new list whenever it changed, until `signal` aborts. `undefined`: this adapter cannot
   * look (manual); the person picks in the system's own menu.
   */
  photons(prefix: string, signal: AbortSignal): AsyncIterable<Result<readonly SeenPhoton[]>> | undefined;
  /**
   * Ends when a Photon answers on its network. `ssid` is undefined when the person picks it by hand.
   * Errors: `photon-network-not-joined`, `not-a-photon`, `photon-not-reachable`.
   */
  joinPhoton(ssid: string | undefined, needHands: (task: HandTask) => void, signal: AbortSignal): Promise<Result<void>>;
  /**
   * Brings the remembered network back and ends when the internet answers; safe to call again and when nothing was
   * changed. Errors: `home-network-not-back` (details.network).
   */
  giveBack(
    remembered: RememberedNetwork,
    needHands: (task: HandTask) => void,
    signal: AbortSignal,
  ): Promise<Result<void>>;
  /**
   * Whether the Photon's own network is in the air now. `unknown` when this adapter cannot tell from where the
   * computer is.
   */
  photonInAir(
    photon: { readonly ssid: string | undefined; readonly id: DeviceId },
    signal: AbortSignal,
  ): Promise<'seen' | 'gone' | 'unknown'>;
}
