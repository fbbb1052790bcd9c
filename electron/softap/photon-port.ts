import type { ClaimCode } from '../../shared/claim-code.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import type { CheckedNetworkChoice } from '../../shared/network-choice.ts';
import type { Result } from '../../shared/result.ts';
import type { Transport } from '../../shared/setup-events.ts';
import type { HeardNetwork } from '../../shared/wifi-network.ts';
import type { PhotonPublicKey } from '../../shared/wifi-password.ts';

/**
 * A Photon in listening mode. Each call is one SoftAP command with its own time limit; one command is under way at
 * once. Common errors: `photon-not-reachable`, `photon-connection-blocked`, `photon-no-route`, `photon-timed-out`, `photon-connection-lost`,
 * `photon-answer-unreadable`, `photon-answer-too-large`, `photon-request-refused`, `not-a-photon`, `cancelled`.
 */
export interface Photon {
  /** Over what the last answer came; undefined before there is one. */
  transport(): Transport | undefined;
  /** The protocol version: 2 on every firmware from 0.4 on. */
  version(signal: AbortSignal): Promise<Result<number>>;
  /** `claimedBefore` is the sticky `c` flag: claimed at some time, never reset. */
  deviceId(signal: AbortSignal): Promise<Result<{ readonly id: DeviceId; readonly claimedBefore: boolean }>>;
  /** What the Photon hears, one entry for each name and security, strongest first. */
  scanNetworks(signal: AbortSignal): Promise<Result<readonly HeardNetwork[]>>;
  /** Also fails with `photon-key-missing`. */
  publicKey(signal: AbortSignal): Promise<Result<PhotonPublicKey>>;
  /** Stored unchecked by the device. Also fails with `claim-code-not-stored`. */
  setClaimCode(code: ClaimCode, signal: AbortSignal): Promise<Result<void>>;
  /**
   * Also fails with the codes of a private key that the Photon would not take, and those of configure-ap's answer. Success means stored, not tested.
   */
  configureNetwork(choice: CheckedNetworkChoice, key: PhotonPublicKey, signal: AbortSignal): Promise<Result<void>>;
  /**
   * Tells the Photon to leave listening mode. A lost answer is no error: the device closes its access point while it
   * answers (Device OS v1.5.2, hal/src/photon/softap.cpp:745-749), so `acknowledged` is false then.
   */
  connect(signal: AbortSignal): Promise<Result<{ readonly acknowledged: boolean }>>;
}
