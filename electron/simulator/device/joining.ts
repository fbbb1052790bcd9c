import { createPrivateKey, X509Certificate } from 'node:crypto';
import { bytesToBinaryText, fromHex, utf8 } from '../../../shared/bytes.ts';
import { securityBits } from '../../../shared/security-type.ts';
import { type AirNetwork, heardByPhoton, ssidBytes } from '../air/air.ts';
import type { JoinFailure } from '../world-events.ts';
import { derLength } from './configure-ap.ts';
import { type StoredEnterprise, type StoredNetwork, wepKey } from './memory.ts';

export type Joined =
  | { readonly joined: true; readonly network: AirNetwork }
  | { readonly joined: false; readonly reason: JoinFailure };

/** Tries one stored network: it joins when an access point of that name takes its security and its password. */
export function tryToJoin(
  stored: StoredNetwork,
  enterprise: StoredEnterprise,
  air: readonly AirNetwork[],
  noPasswordFits: boolean,
): Joined {
  const named = heardByPhoton(air).filter((network) => bytesToBinaryText(ssidBytes(network)) === stored.ssid);
  if (named.length === 0) return { joined: false, reason: 'not-in-range' };
  const fitting = named.filter((network) => securityFits(stored.security, network.security));
  const network = fitting.toSorted((a, b) => b.rssi - a.rssi)[0];
  if (network === undefined) return { joined: false, reason: 'security-differs' };
  if (network.security === 0) return { joined: true, network };
  const wrong = whatIsWrong(stored, enterprise, network);
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

function whatIsWrong(
  stored: StoredNetwork,
  enterprise: StoredEnterprise,
  network: AirNetwork,
): JoinFailure | undefined {
  if ((network.security & securityBits.enterprise) !== 0) return enterpriseTrouble(enterprise, network);
  const password = network.password ?? '';
  const fits =
    (network.security & securityBits.wep) !== 0
      ? wepKey(stored.securityKey) === bytesToBinaryText(wepKeyBytes(password))
      : personalKeyFits(bytesToBinaryText(stored.securityKey), bytesToBinaryText(utf8(password)));
  return fits ? undefined : 'password-differs';
}

/** 64 bytes are the key itself, in hexadecimal digits of either case (IEEE 802.11-2012, annex M.4), or nothing at all. */
function personalKeyFits(stored: string, password: string): boolean {
  if (stored.length !== 64) return stored === password;
  return /^[0-9a-fA-F]{64}$/.test(stored) && stored.toLowerCase() === password.toLowerCase();
}

/**
 * A user name and password by PEAP; by EAP-TLS any certificate with its own private key. A root certificate that cannot be
 * read keeps the simulated Photon out. What a real one does then is not known: its code passes over the failure
 * (Device OS v1.5.2, wlan_hal.cpp, wlan_supplicant_start), so that the network would not be verified at all.
 */
function enterpriseTrouble(enterprise: StoredEnterprise, network: AirNetwork): JoinFailure | undefined {
  if (enterprise.rootCertificate !== '' && certificateIn(enterprise.rootCertificate) === undefined) {
    return 'root-certificate-unreadable';
  }
  const fits =
    enterprise.eap === 13 ? keyFitsCertificate(enterprise) : enterprise.eap === 25 && peapFits(enterprise, network);
  return fits ? undefined : 'enterprise-details-differ';
}

/** Each byte of the password becomes one unit of UTF-16; from 64 on, a buffer runs over (wlan_hal.cpp:493-505, v1.5.2). */
function peapFits({ innerIdentity, password }: StoredEnterprise, network: AirNetwork): boolean {
  const userName = bytesToBinaryText(utf8(network.userName ?? ''));
  return innerIdentity === userName && password === network.password && password.length < 64;
}

function keyFitsCertificate({ clientCertificate, privateKey }: StoredEnterprise): boolean {
  const der = Buffer.from(privateKey.slice(0, derLength(privateKey)), 'latin1');
  const certificate = certificateIn(`${clientCertificate}\0`);
  const keys = (['pkcs1', 'pkcs8', 'sec1'] as const).flatMap((type) => {
    try {
      return [createPrivateKey({ key: der, format: 'der', type })];
    } catch {
      return [];
    }
  });
  return certificate !== undefined && keys.some((key) => certificate.checkPrivateKey(key));
}

/** mbedTLS reads a text only up to a zero byte that must be its last (crypto_compat.cpp:757, v1.5.2). */
function certificateIn(stored: string): X509Certificate | undefined {
  try {
    return stored.endsWith('\0') ? new X509Certificate(stored.split('\0', 1)[0] ?? '') : undefined;
  } catch {
    return undefined;
  }
}

/** 10 or 26 hex digits are a key's bytes; anything else is the key itself. */
function wepKeyBytes(password: string): Uint8Array {
  return /^([0-9a-fA-F]{10}|[0-9a-fA-F]{26})$/.test(password) ? (fromHex(password) ?? utf8(password)) : utf8(password);
}
