import { bytesToBinaryText } from '../../shared/bytes.ts';
import { securityBits } from '../../shared/security-type.ts';

export interface StoredEnterprise {
  /** 25: PEAP/MSCHAPv2, 13: EAP-TLS. */
  readonly eap: number;
  readonly innerIdentity: string;
  readonly password: string;
  /** With the one byte behind it, as the root certificate. */
  readonly clientCertificate: string;
  /** The client's padding is still at its end. */
  readonly privateKey: string;
  /** Empty where there is none. The byte behind it decides whether it can be read: only a zero ends a text. */
  readonly rootCertificate: string;
}

/** A network as the device keeps it; texts are binary texts, one character a byte. */
export interface StoredNetwork {
  readonly ssid: string;
  readonly security: number;
  readonly channel: number;
  /** The password, or for WEP the key structure: index, length, key. */
  readonly securityKey: Uint8Array;
  readonly enterprise?: StoredEnterprise;
}

/** CONFIG_AP_LIST_SIZE of the Photon's platform configuration (Device OS v1.5.2, hal/src/photon). */
const slots = 5;

/** What survives a restart of the device. */
export interface DeviceMemory {
  networks: readonly StoredNetwork[];
  claimCode: string | undefined;
  /** The sticky flag: set when the cloud confirms a claim, never reset. */
  claimedFlag: boolean;
  antenna: 'internal' | 'external';
}

/**
 * The slots after storing one more: the same name is replaced in place, any other goes to the front and pushes the last
 * one out; there is room for one enterprise network only (Device OS, wlan_hal.cpp, add_wiced_wifi_credentials).
 */
export function withNetwork(networks: readonly StoredNetwork[], added: StoredNetwork): readonly StoredNetwork[] {
  const sameName = networks.findIndex((network) => network.ssid === added.ssid);
  const replaced =
    sameName >= 0 || !isEnterprise(added) ? sameName : networks.findIndex((network) => isEnterprise(network));
  const next = replaced >= 0 ? networks.with(replaced, added) : [added, ...networks];
  return next.filter((network) => network === added || !isEnterprise(added) || !isEnterprise(network)).slice(0, slots);
}

function isEnterprise(network: StoredNetwork): boolean {
  return (network.security & securityBits.enterprise) !== 0;
}

/** The key bytes of a WEP structure. */
export function wepKey(structure: Uint8Array): string {
  return bytesToBinaryText(structure.subarray(2, 2 + (structure[1] ?? 0)));
}
