import { bytesToBinaryText } from '../../../shared/bytes.ts';
import { securityBits } from '../../../shared/security-type.ts';
import type { FirmwareProfile } from './firmware.ts';

/**
 * The one configuration for enterprise networks, whichever network it was sent with (Device OS v1.5.2,
 * hal/src/photon/wlan_hal.cpp, wlan_has_enterprise_credentials: "only 1 global eap configuration for all access points").
 */
export interface StoredEnterprise {
  /** 25: PEAP/MSCHAPv2, 13: EAP-TLS, 0: none. */
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
}

/** In the order in which they are tried. One that was taken out leaves its slot empty. */
export type Slots = readonly (StoredNetwork | undefined)[];

/** CONFIG_AP_LIST_SIZE of the Photon's platform configuration (Device OS v1.5.2, hal/src/photon). */
const slotCount = 5;

export const noNetworks: Slots = Array.from({ length: slotCount }, () => undefined);

export const noEnterprise: StoredEnterprise = {
  eap: 0,
  innerIdentity: '',
  password: '',
  clientCertificate: '',
  privateKey: '',
  rootCertificate: '',
};

/** What survives a restart of the device. */
export interface DeviceMemory {
  networks: Slots;
  enterprise: StoredEnterprise;
  claimCode: string | undefined;
  /** The sticky flag: set when the cloud confirms a claim, never reset. */
  claimedFlag: boolean;
  antenna: 'internal' | 'external';
}

/**
 * The slots after storing one more. The same name is replaced in place. Of enterprise networks there is one: another takes
 * the slot of the one before, and where it has a slot by its name, that of the other is emptied. Anything else goes to the
 * front and pushes the last slot out, be there an empty one or not (Device OS v1.5.2, hal/src/photon/wlan_hal.cpp,
 * add_wiced_wifi_credentials). Before 0.7.0 no network is an enterprise one, and 0.4.4 looks for no name
 * (wlan_hal.c:310, v0.4.4).
 */
export function withNetwork(slots: Slots, added: StoredNetwork, firmware: StoringRules): Slots {
  const next = [...slots];
  // A slot without a name is empty: so one without a name, which 0.6.4 takes, lands there.
  let place = firmware.replacesSameName ? slots.findIndex((slot) => (slot?.ssid ?? '') === added.ssid) : -1;
  if (firmware.ownScan && isEnterprise(added)) {
    for (const [index, slot] of slots.entries()) {
      if (slot === undefined || !isEnterprise(slot)) continue;
      if (place < 0) place = index;
      else next[index] = undefined;
    }
  }
  if (place < 0) {
    next.unshift(undefined);
    next.length = slotCount;
    place = 0;
  }
  return next.with(place, added.ssid === '' ? undefined : added);
}

type StoringRules = Pick<FirmwareProfile, 'replacesSameName' | 'ownScan'>;

/** By its first slot alone, whatever is in the others (wlan_has_credentials, v1.5.2). */
export function hasCredentials({ networks }: Pick<DeviceMemory, 'networks'>): boolean {
  return networks[0] !== undefined;
}

export function isEnterprise(network: StoredNetwork): boolean {
  return (network.security & securityBits.enterprise) !== 0;
}

/** The key bytes of a WEP structure. */
export function wepKey(structure: Uint8Array): string {
  return bytesToBinaryText(structure.subarray(2, 2 + (structure[1] ?? 0)));
}
