import { bytesToBinaryText, fromHex, utf8 } from '../../shared/bytes.ts';
import { securityBits } from '../../shared/security-type.ts';
import { type AirNetwork, heardByPhoton, ssidBytes } from './air.ts';
import { type StoredNetwork, wepKey } from './device-memory.ts';
import type { JoinFailure } from './world-events.ts';

export type Joined =
  | { readonly joined: true; readonly network: AirNetwork }
  | { readonly joined: false; readonly reason: JoinFailure };

/** Tries one stored network: it joins when an access point of that name takes its security and its password. */
export function tryToJoin(stored: StoredNetwork, air: readonly AirNetwork[], noPasswordFits: boolean): Joined {
  const named = heardByPhoton(air).filter((network) => bytesToBinaryText(ssidBytes(network)) === stored.ssid);
  if (named.length === 0) return { joined: false, reason: 'not-in-range' };
  const fitting = named.filter((network) => securityFits(stored.security, network.security));
  const network = fitting.toSorted((a, b) => b.rssi - a.rssi)[0];
  if (network === undefined) return { joined: false, reason: 'security-differs' };
  if (network.security === 0) return { joined: true, network };
  const wrong = whatIsWrong(stored, network);
  if (wrong !== undefined) return { joined: false, reason: wrong };
  return noPasswordFits ? { joined: false, reason: 'password-differs' } : { joined: true, network };
}

/** Both name one WPA version and one cipher in common, or both are open, or both are WEP. */
function securityFits(stored: number, network: number): boolean {
  const common = (bits: number) => (stored & network & bits) !== 0;
  const same = (bit: number) => (stored & bit) === (network & bit);
  if (stored === 0 || network === 0) return stored === network;
  if (!same(securityBits.wep) || !same(securityBits.enterprise)) return false;
  if ((network & securityBits.wep) !== 0) return true;
  return common(securityBits.wpa | securityBits.wpa2) && common(securityBits.aes | securityBits.tkip);
}

function whatIsWrong(stored: StoredNetwork, network: AirNetwork): JoinFailure | undefined {
  const password = network.password ?? '';
  if ((network.security & securityBits.enterprise) !== 0) {
    return enterpriseFits(stored, network) ? undefined : 'enterprise-details-differ';
  }
  const fits =
    (network.security & securityBits.wep) !== 0
      ? wepKey(stored.securityKey) === bytesToBinaryText(wepKeyBytes(password))
      : bytesToBinaryText(stored.securityKey) === bytesToBinaryText(utf8(password));
  return fits ? undefined : 'password-differs';
}

/** A user name and password by PEAP; by EAP-TLS any certificate that arrived whole, with a private key. */
function enterpriseFits({ enterprise }: StoredNetwork, network: AirNetwork): boolean {
  if (enterprise === undefined) return false;
  if (enterprise.eap === 13) {
    return [enterprise.clientCertificate, enterprise.privateKey].every(isWholePem);
  }
  const expected = [network.userName ?? '', network.password ?? ''].map((text) => bytesToBinaryText(utf8(text)));
  return enterprise.innerIdentity === expected[0] && enterprise.password === expected[1];
}

function isWholePem(text: string): boolean {
  const begin = text.indexOf('-----BEGIN ');
  return begin !== -1 && text.indexOf('-----END ', begin) !== -1;
}

/** 10 or 26 hex digits are a key's bytes; anything else is the key itself. */
function wepKeyBytes(password: string): Uint8Array {
  return /^([0-9a-fA-F]{10}|[0-9a-fA-F]{26})$/.test(password) ? (fromHex(password) ?? utf8(password)) : utf8(password);
}
