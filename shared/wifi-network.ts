import { strictUtf8, utf8, utf8Length } from './bytes.ts';
import { setupError } from './errors.ts';
import { failure, type Result, success } from './result.ts';
import { decodeSecurity } from './security-type.ts';

/** One network as the Photon hears it, after access points of the same name and security are put together. */
export interface HeardNetwork {
  /** The name as text; bytes that are not UTF-8 show as U+FFFD. */
  readonly ssid: string;
  /** Why this name cannot be handed over SoftAP; absent when it can. */
  readonly notSettable?: 'special-characters' | 'not-utf8';
  /** dBm, negative; the strongest of its access points. */
  readonly rssi: number;
  readonly channel: number;
  readonly security: number;
  /** How many access points were heard under this name and security. */
  readonly accessPoints: number;
}

/** 0–4 bars for a signal in dBm. Steps as drawn by common desktop systems; −75 is where joining starts to fail often. */
export function signalBars(rssi: number): 0 | 1 | 2 | 3 | 4 {
  if (rssi >= -55) return 4;
  if (rssi >= -65) return 3;
  if (rssi >= -75) return 2;
  if (rssi >= -85) return 1;
  return 0;
}

/** Below this the person is told that the signal is weak (community.particle.io thread 58700). */
export const weakSignalDbm = -75;

export interface EnterprisePeap {
  readonly kind: 'peap';
  /** Inner identity (user name), 1–64 bytes. */
  readonly userName: string;
  readonly password: string;
  readonly outerIdentity?: string;
  /** Root certificate as PEM, at most 4096 bytes. */
  readonly rootCertificate?: string;
}

export interface EnterpriseTls {
  readonly kind: 'tls';
  readonly clientCertificate: string;
  readonly privateKey: string;
  readonly outerIdentity?: string;
  readonly rootCertificate?: string;
}

/** What a person wants the Photon to join. The name and the password are used as typed, never trimmed. */
export interface NetworkChoice {
  readonly ssid: string;
  readonly security: number;
  readonly channel?: number;
  readonly password?: string;
  readonly enterprise?: EnterprisePeap | EnterpriseTls;
}

const specialCharacters = /["\\\p{Cc}]/u;

/** Why a name cannot be set over SoftAP: the device neither escapes nor un-escapes (softap.cpp:545-719, v1.5.2). */
export function whyNotSettable(nameBytes: Uint8Array): HeardNetwork['notSettable'] {
  const name = strictUtf8(nameBytes);
  if (name === undefined) return 'not-utf8';
  return specialCharacters.test(name) ? 'special-characters' : undefined;
}

/** Checks a name: 1–32 bytes, nothing the device would store wrongly. */
export function checkNetworkName(ssid: string): Result<string> {
  const bytes = utf8Length(ssid);
  if (bytes < 1 || bytes > 32) return failure(setupError('network-name-invalid', { details: { bytes } }));
  // A lone surrogate cannot survive the way through UTF-8, so such a name would arrive as another one.
  if (!ssid.isWellFormed() || whyNotSettable(utf8(ssid)) !== undefined) {
    return failure(setupError('network-name-not-settable', { details: { network: ssid } }));
  }
  return success(ssid);
}

/**
 * Checks a whole choice before anything is sent. Limits in bytes as the device has them (Device OS v1.5.2,
 * hal/src/photon/wlan_hal.cpp:298-321, 857-862, 1178-1203): WPA 8–64, WEP 5 or 13 characters or 10 or 26 hex digits,
 * user name 1–64, certificates 4096.
 */
export function checkNetworkChoice(choice: NetworkChoice): Result<NetworkChoice> {
  const name = checkNetworkName(choice.ssid);
  if (!name.ok) return name;
  const security = decodeSecurity(choice.security);
  if (security.misprint) return failure(setupError('network-security-misprint'));
  if (security.class === 'unknown' || security.class === 'not-set') {
    return failure(setupError('network-security-unknown', { details: { security: choice.security } }));
  }
  if (security.class === 'open') return success(choice);
  if (security.enterprise) return checkEnterprise(choice);
  return checkPassword(choice, security.class === 'wep');
}

function checkPassword(choice: NetworkChoice, wep: boolean): Result<NetworkChoice> {
  const bytes = utf8Length(choice.password ?? '');
  if (bytes === 0) return failure(setupError('network-password-missing'));
  if (wep) {
    const usable = [5, 13].includes(bytes) || /^([0-9a-fA-F]{10}|[0-9a-fA-F]{26})$/.test(choice.password ?? '');
    return usable ? success(choice) : failure(setupError('network-wep-key-invalid', { details: { bytes } }));
  }
  if (bytes < 8) return failure(setupError('network-password-too-short', { details: { bytes } }));
  if (bytes > 64) return failure(setupError('network-password-too-long', { details: { bytes } }));
  return success(choice);
}

function checkEnterprise(choice: NetworkChoice): Result<NetworkChoice> {
  const { enterprise } = choice;
  if (enterprise === undefined)
    return failure(setupError('enterprise-details-missing', { details: { field: 'userName' } }));
  const fields: readonly (readonly [string, string | undefined, number, boolean])[] =
    enterprise.kind === 'peap'
      ? [
          ['userName', enterprise.userName, 64, true],
          ['password', enterprise.password, 64, true],
          ['outerIdentity', enterprise.outerIdentity, 64, false],
          ['rootCertificate', enterprise.rootCertificate, 4096, false],
        ]
      : [
          ['clientCertificate', enterprise.clientCertificate, 4096, true],
          // 2048 bytes after encryption, which adds 1–16 bytes of padding.
          ['privateKey', enterprise.privateKey, 2047, true],
          ['outerIdentity', enterprise.outerIdentity, 64, false],
          ['rootCertificate', enterprise.rootCertificate, 4096, false],
        ];
  for (const [field, value, limit, required] of fields) {
    const bytes = utf8Length(value ?? '');
    if (required && bytes === 0) return failure(setupError('enterprise-details-missing', { details: { field } }));
    if (bytes > limit) return failure(setupError('enterprise-details-too-long', { details: { field, bytes, limit } }));
    // Identities are stored as sent, escapes and all; only certificates are un-escaped (softap.cpp:36-107, v1.5.2).
    if (['userName', 'outerIdentity'].includes(field) && specialCharacters.test(value ?? '')) {
      return failure(setupError('enterprise-details-not-settable', { details: { field } }));
    }
  }
  return success(choice);
}

/** Things worth saying about a choice that may still be right. */
export function remarksOnChoice(choice: NetworkChoice, heard?: HeardNetwork) {
  const remarks = [];
  if (heard !== undefined && heard.rssi < weakSignalDbm) {
    remarks.push(setupError('network-signal-weak', { details: { rssi: heard.rssi } }));
  }
  if (choice.password !== undefined && choice.password !== choice.password.trim()) {
    remarks.push(setupError('network-password-blank-edges'));
  }
  return remarks;
}
