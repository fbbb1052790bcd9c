import type { DeviceId } from '../../shared/device-id.ts';
import type { Result } from '../../shared/result.ts';
import type { ManualTask, SeenPhoton, WifiMode } from '../../shared/setup-events.ts';
import type { HeardNetwork } from '../../shared/wifi-network.ts';

/** What the run must know to bring the computer home; each adapter writes what its system can restore without a password. */
export interface RememberedNetwork {
  /** For people; `undefined` when nothing was connected or the system does not tell. */
  readonly networkName: string | undefined;
  /** For the adapter alone, and enough for it after a restart of the program. */
  readonly handle: string | undefined;
  /** The Wi-Fi adapter that will move, as people call it; `undefined` when the person moves it. */
  readonly adapter: string | undefined;
  /** The internet goes another way (a cable, a second adapter) and stays while the computer is with the Photon. */
  readonly keepsInternet: boolean;
}

/** Where the computer is, as far as its own system knows; a name and an address prove nothing about who answers there. */
export type Whereabouts = 'photon' | 'elsewhere' | 'unknown';

/**
 * How an old lease ended. `home`: on the remembered network. `stays`: on a network that somebody chose since, or with
 * internet another way; only what was left behind is removed. `adapter-gone`: the adapter that was with the Photon is
 * not there any more, so nothing is left to be brought back.
 */
export type Homecoming = 'home' | 'stays' | 'adapter-gone';

/**
 * The computer's Wi-Fi, as much of it as a run needs. Every method is bounded by `signal`; aborted calls answer
 * `cancelled`. An adapter that needs the person's hands says so through `needHands` and goes on looking by itself.
 */
export interface ComputerWifi {
  readonly mode: WifiMode;
  /**
   * The network the computer is on now, to come back to. Changes nothing. `ssid`: the Photon's network, where it is
   * known; being on that already is no place to come back to. Errors: the `wifi-…` codes.
   */
  remember(signal: AbortSignal, ssid?: string): Promise<Result<RememberedNetwork>>;
  /**
   * The Photons in the air, and names that look alike, a new list whenever it changed, until `signal` aborts; a failure says why none can be seen
   * now, and lists follow when that has passed. `undefined`: this adapter cannot look (manual); the person picks in
   * the system's own menu. `wanted`: a name that counts whatever it looks like.
   */
  photons(
    prefix: string,
    signal: AbortSignal,
    wanted?: string,
  ): AsyncIterable<Result<readonly SeenPhoton[]>> | undefined;
  /**
   * What the computer hears of the networks around it that a Photon could join, after a fresh look where the system lets a
   * program ask for one. Absent: this adapter cannot look. Errors: the `wifi-…` codes.
   */
  networks?(signal: AbortSignal): Promise<Result<readonly HeardNetwork[]>>;
  /**
   * Ends when a Photon answers on its network. `ssid` is undefined when the person picks it by hand. Safe to call again
   * after the computer left that network. Errors: `photon-network-not-joined`, `photon-name-not-joinable`,
   * `photon-gave-no-address`, `photon-address-taken`, `vpn-in-the-way`, `not-a-photon`, `photon-not-reachable` and the
   * `wifi-…` codes.
   */
  joinPhoton(
    ssid: string | undefined,
    remembered: RememberedNetwork,
    needHands: (task: ManualTask) => void,
    signal: AbortSignal,
  ): Promise<Result<void>>;
  /** A cheap look at where the computer is, without a word to the Photon. */
  whereabouts(remembered: RememberedNetwork, signal: AbortSignal): Promise<Whereabouts>;
  /**
   * Brings the remembered network back and ends when the internet answers; safe to call again, when nothing was
   * changed, and after a restart of the program. Where the internet goes another way, it says nothing of the network:
   * then the system's word counts. Errors: `home-network-not-back` and `home-network-asks-password` (details.network);
   * `photon-network-kept`: the computer is home, and the Photon's network could not be removed from those it knows.
   */
  giveBack(
    remembered: RememberedNetwork,
    needHands: (task: ManualTask) => void,
    signal: AbortSignal,
  ): Promise<Result<void>>;
  /**
   * For a run that ended in the middle, some time ago: as `giveBack`, but only a computer that is still with a Photon or
   * on no network is moved. Errors: those of `giveBack`.
   */
  recover(remembered: RememberedNetwork, signal: AbortSignal): Promise<Result<Homecoming>>;
  /**
   * Whether the Photon's own network is in the air now. `unknown` when this adapter cannot tell from where the
   * computer is. With `radio` the Photon itself is not asked: its silence may have another reason.
   */
  photonInAir(
    photon: { readonly ssid: string | undefined; readonly id: DeviceId },
    signal: AbortSignal,
    by?: 'radio',
  ): Promise<'seen' | 'gone' | 'unknown'>;
}
