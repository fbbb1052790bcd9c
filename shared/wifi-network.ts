import { strictUtf8, utf8, utf8Length } from './bytes.ts';
import { type SetupError, setupError } from './errors.ts';
import type { CheckedNetworkChoice, EnterpriseTls, NetworkChoice } from './network-choice.ts';
import { certificatesIn, privateKeyIn } from './pem.ts';
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

/** How many networks a Photon keeps: CONFIG_AP_LIST_SIZE of its platform (Device OS v1.5.2). */
export const photonKeeps = 5;

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

/**
 * What the device would store otherwise: it keeps the backslash of an escape, and takes its JSON for a C string, which ends at
 * a zero byte (Device OS v1.5.2, hal/src/photon/softap.cpp:307-383, 545-719). All other bytes it takes as they are.
 */
const unstorable = /["\\\0]/;

/** Why a name cannot be set over SoftAP: the device neither escapes nor un-escapes (softap.cpp:545-719, v1.5.2). */
export function whyNotSettable(nameBytes: Uint8Array): HeardNetwork['notSettable'] {
  const name = strictUtf8(nameBytes);
  if (name === undefined) return 'not-utf8';
  return unstorable.test(name) ? 'special-characters' : undefined;
}

/** Over the cable names go as they are typed; what cannot be typed there `consoleEntries` tells. */
export type SentOver = 'air' | 'cable';

/** Checks a name: 1–32 bytes, nothing the device would store wrongly. */
export function checkNetworkName(ssid: string, over: SentOver = 'air'): Result<string> {
  const bytes = utf8Length(ssid);
  if (bytes < 1 || bytes > 32) return failure(setupError('network-name-invalid', { details: { bytes } }));
  // A lone surrogate cannot survive the way through UTF-8, so such a name would arrive as another one.
  if (!ssid.isWellFormed() || (over === 'air' && whyNotSettable(utf8(ssid)) !== undefined)) {
    return failure(setupError('network-name-not-settable', { details: { network: ssid } }));
  }
  return success(ssid);
}

/**
 * Checks a whole choice before anything is sent. Limits in bytes as the device has them (Device OS v1.5.2,
 * hal/src/photon/wlan_hal.cpp:298-321, 857-862, 1178-1203): WPA 8–64, where 64 are the digits of the key itself (IEEE
 * 802.11-2012, annex M.4); WEP 5 or 13 characters or 10 or 26 hex digits; {@link enterpriseLimits}.
 */
export function checkNetworkChoice(choice: NetworkChoice, over: SentOver = 'air'): Result<CheckedNetworkChoice> {
  const problem = choiceProblem(choice, over);
  return problem === undefined ? success(choice as CheckedNetworkChoice) : failure(problem);
}

function choiceProblem(choice: NetworkChoice, over: SentOver): SetupError | undefined {
  const name = checkNetworkName(choice.ssid, over);
  if (!name.ok) return name.error;
  const security = decodeSecurity(choice.security);
  if (security.misprint) return setupError('network-security-misprint');
  if (security.class === 'unknown' || security.class === 'not-set') {
    return setupError('network-security-unknown', { details: { security: choice.security } });
  }
  if (security.class === 'open') return undefined;
  return security.enterprise ? enterpriseProblem(choice) : checkPersonalPassword(choice, security.class === 'wep');
}

/** The password of a WEP, WPA or WPA2 network; `undefined`: nothing is wrong with it. */
export function checkPersonalPassword({ password = '' }: NetworkChoice, wep: boolean): SetupError | undefined {
  const bytes = utf8Length(password);
  if (bytes === 0) return setupError('network-password-missing');
  if (wep) {
    const usable = [5, 13].includes(bytes) || /^([0-9a-fA-F]{10}|[0-9a-fA-F]{26})$/.test(password);
    return usable ? undefined : setupError('network-wep-key-invalid', { details: { bytes } });
  }
  if (bytes < 8) return setupError('network-password-too-short', { details: { bytes } });
  if (bytes > 64) return setupError('network-password-too-long', { details: { bytes } });
  // What follows a zero byte is not kept (Device OS v0.6.4, wlan_hal.cpp), and half a surrogate pair has no UTF-8.
  if (password.includes('\0') || !password.isWellFormed()) return setupError('network-password-letters');
  return bytes === 64 && !/^[0-9a-fA-F]{64}$/.test(password)
    ? setupError('network-password-not-hexadecimal')
    : undefined;
}

/**
 * Bytes. Certificates: 4095 are answered with 0 and not kept. Password: 64 run over a buffer of the device when it joins
 * (Device OS v1.5.2, wlan_hal.cpp:298-321, 493-505). The private key is counted where it is put into DER.
 */
export const enterpriseLimits = { identity: 64, password: 63, certificate: 4094, privateKeyDer: 1536 } as const;

function enterpriseProblem({ enterprise }: NetworkChoice): SetupError | undefined {
  if (enterprise === undefined) return setupError('enterprise-details-missing', { details: { field: 'userName' } });
  const { outerIdentity = '', rootCertificate = '' } = enterprise;
  const own =
    enterprise.kind === 'peap'
      ? (identityProblem('userName', enterprise.userName, true) ?? latin1Problem(enterprise.password))
      : (certificateProblem('clientCertificate', enterprise.clientCertificate, true) ?? privateKeyProblem(enterprise));
  return (
    own ??
    identityProblem('outerIdentity', outerIdentity, false) ??
    certificateProblem('rootCertificate', rootCertificate, false)
  );
}

function identityProblem(field: string, text: string, required: boolean): SetupError | undefined {
  const details = { field };
  if (text === '') return required ? setupError('enterprise-details-missing', { details }) : undefined;
  // Identities are stored as sent, escapes and all; only certificates are un-escaped (softap.cpp:36-107, v1.5.2).
  if (unstorable.test(text) || !text.isWellFormed()) return setupError('enterprise-details-not-settable', { details });
  return lengthProblem(field, utf8Length(text), enterpriseLimits.identity);
}

/** The device makes one UTF-16 unit of each byte (wlan_hal.cpp:493-505, v1.5.2), so Latin-1 is all that gets through. */
function latin1Problem(password: string): SetupError | undefined {
  const details = { field: 'password' };
  if (password === '') return setupError('enterprise-details-missing', { details });
  const letters = Array.from(password, (letter) => letter.codePointAt(0) ?? 0);
  if (!letters.every((letter) => letter > 0 && letter <= 0xff)) {
    return setupError('network-password-letters', { details });
  }
  return lengthProblem('password', password.length, enterpriseLimits.password);
}

function certificateProblem(field: string, text: string, required: boolean): SetupError | undefined {
  const details = { field };
  if (text.trim() === '') return required ? setupError('enterprise-details-missing', { details }) : undefined;
  const certificates = certificatesIn(text);
  if (certificates === undefined) return setupError('enterprise-certificate-unreadable', { details });
  return lengthProblem(field, certificates.length, enterpriseLimits.certificate);
}

function privateKeyProblem({ privateKey, privateKeyPassphrase = '' }: EnterpriseTls): SetupError | undefined {
  const details = { field: 'privateKey' };
  if (privateKey.trim() === '') return setupError('enterprise-details-missing', { details });
  const key = privateKeyIn(privateKey);
  if (key === undefined) return setupError('enterprise-key-unreadable', { details });
  return key.encrypted && privateKeyPassphrase === ''
    ? setupError('enterprise-key-passphrase-missing', { details: { field: 'privateKeyPassphrase' } })
    : undefined;
}

function lengthProblem(field: string, bytes: number, limit: number): SetupError | undefined {
  return bytes > limit ? setupError('enterprise-details-too-long', { details: { field, bytes, limit } }) : undefined;
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
