import { createDecipheriv } from 'node:crypto';
import { binaryTextToBytes, bytesToBinaryText } from '../../../shared/bytes.ts';
import { securityBits } from '../../../shared/security-type.ts';
import { type AirNetwork, ssidBytes } from '../air/air.ts';
import type { Fields } from './json.ts';
import { type DeviceKey, decryptionFailures } from './key.ts';
import type { StoredEnterprise, StoredNetwork } from './memory.ts';

/** Keys of configure-ap before 0.7.0, with the JSON type each must have (Device OS v0.6.4, softap.cpp). */
export const personalFields = { idx: 'number', ssid: 'string', pwd: 'string', ch: 'number', sec: 'number' } as const;

/** The same since 0.7.0 (Device OS v1.5.2, softap.cpp:714-719). */
export const allFields = {
  ...personalFields,
  eap: 'number',
  ii: 'string',
  oi: 'string',
  ca: 'string',
  crt: 'string',
  key: 'string',
  ek: 'string',
} as const;

export type ConfigureFields = Fields<typeof allFields>;

/** Numbers of wlan_hal.h:264-267 (Device OS v1.5.2). */
const refusals = { enterprise: 1, notHeard: -2, nameLength: -3, keyLength: -4 } as const;

/** Bytes; the fields of certificates are 4096, of the private key 2048, of identities 64 (wlan_hal.cpp:76-78, 298-321, v1.5.2). */
const limits = { ssid: 32, password: 64, identity: 64, certificate: 4096, privateKey: 2048 } as const;

/** All that the device knows a text encoding by (x509_cert_is_pem, v1.5.2); anything else it takes for DER. */
const pemMark = '-----BEGIN CERTIFICATE-----';

export interface Configured {
  /** 0: stored. */
  readonly result: number;
  readonly network?: StoredNetwork;
  /** What it writes into the one enterprise configuration, also where the network is refused after that. */
  readonly enterprise?: Partial<StoredEnterprise>;
}

/** Before 0.7.0: no check but the decryption; name, security and password are kept as they come. */
export function configureUnchecked(fields: ConfigureFields, key: DeviceKey): Configured {
  const password = fields.pwd === undefined ? '' : decryptText(fields.pwd, key);
  if (typeof password === 'number') return { result: password };
  // The old buffer takes 64 bytes and their terminator.
  if (password.length > limits.password) return { result: decryptionFailures.outputTooLarge };
  return {
    result: 0,
    network: storedNetwork((fields.ssid ?? '').slice(0, limits.ssid), fields.sec ?? 0, password, fields.ch ?? 0),
  };
}

/**
 * Since 0.7.0: of `sec` only the class counts; for anything but open and WEP the device scans for the name by itself,
 * once for a dry run and once to save (wlan_hal.cpp:951-966, 1024-1096, 1178-1203, 1279-1314, v1.5.2).
 */
export async function configureChecked(
  fields: ConfigureFields,
  key: DeviceKey,
  scan: () => Promise<readonly AirNetwork[]>,
): Promise<Configured> {
  const password = fields.pwd === undefined || fields.pwd === '' ? '' : decryptText(fields.pwd, key);
  if (typeof password === 'number') return { result: password };
  // Any network may bring it along; whether it is an enterprise one is not asked (wlan_set_credentials, v1.5.2).
  const read = fields.eap ? readEnterprise(fields, fields.eap, password, key) : { result: 0 };
  if (typeof read === 'number') return { result: read };

  const dryRun = await check(fields, password, scan);
  if (typeof dryRun !== 'object') return { result: dryRun };
  if (read.result !== 0) return read;
  const saved = await check(fields, password, scan);
  if (typeof saved !== 'object') return { ...read, result: saved };
  return {
    ...read,
    network: storedNetwork(fields.ssid ?? '', saved.security, password.slice(0, limits.password), fields.ch ?? 0),
  };
}

async function check(
  fields: ConfigureFields,
  password: string,
  scan: () => Promise<readonly AirNetwork[]>,
): Promise<{ readonly security: number } | Exclude<number, 0>> {
  const ssid = fields.ssid ?? '';
  if (ssid.length < 1 || ssid.length > limits.ssid) return refusals.nameLength;
  const sent = fields.sec ?? 0;
  let security = sent === 0 ? 0 : securityBits.wep;
  if (sent !== 0 && (sent & securityBits.wep) === 0) {
    const heard = (await scan()).findLast(
      (network) => !network.hidden && bytesToBinaryText(ssidBytes(network)) === ssid,
    );
    if (heard === undefined) return refusals.notHeard;
    security = heard.security;
  }
  const has = (bit: number) => (security & bit) !== 0;
  if (has(securityBits.wep) && (password.length < 5 || password.length > 58)) return refusals.keyLength;
  const personal = has(securityBits.wpa | securityBits.wpa2) && !has(securityBits.enterprise);
  if (personal && (password.length < 8 || password.length > limits.password)) return refusals.keyLength;
  return { security };
}

export function storedNetwork(ssid: string, security: number, password: string, channel: number): StoredNetwork {
  // A first byte above 4 cannot be a key index, so the text is taken for hex digits (wlan_hal.cpp:1156-1161, v1.5.2).
  const hex = security === securityBits.wep && password.length > 1 && password.charCodeAt(0) > 4;
  return { ssid, security, channel, securityKey: hex ? hexDecode(password) : binaryTextToBytes(password) };
}

/**
 * What the device makes of enterprise settings; a number: they could not be decrypted. Certificate and private key are
 * written first and stay written where they turn out to be unusable, so that what was there before is lost
 * (wlan_set_enterprise_credentials, v1.5.2).
 */
function readEnterprise(
  fields: ConfigureFields,
  eap: number,
  password: string,
  key: DeviceKey,
): Pick<Configured, 'result' | 'enterprise'> | number {
  const secret = fields.ek === undefined ? undefined : key.decrypt(ciphertext(fields.ek));
  if (typeof secret === 'number') return secret;
  return storableEnterprise({
    eap,
    innerIdentity: fields.ii ?? '',
    outerIdentity: fields.oi ?? '',
    password,
    certificates: [storedCertificate(fields.crt ?? ''), storedCertificate(fields.ca ?? '')],
    privateKey: secret === undefined ? '' : decryptPrivateKey(secret, hexDecode(fields.key ?? '')),
  });
}

/** Enterprise settings that came over SoftAP or were typed at the console: what is refused, and what is written. */
export function storableEnterprise({
  eap,
  innerIdentity,
  outerIdentity,
  password,
  certificates,
  privateKey,
}: {
  readonly eap: number;
  readonly innerIdentity: string;
  readonly outerIdentity: string;
  readonly password: string;
  /** The client's, and the root. */
  readonly certificates: readonly [string, string];
  readonly privateKey: string;
}): Pick<Configured, 'result' | 'enterprise'> {
  const fits =
    certificates.every((certificate) => certificate.length <= limits.certificate) &&
    privateKey.length <= limits.privateKey &&
    [innerIdentity, outerIdentity].every((identity) => identity.length <= limits.identity);
  const present =
    eap === 25
      ? innerIdentity !== '' && password !== '' && password.length <= limits.password
      : eap === 13 && certificates[0] !== '' && privateKey !== '';
  if (!fits || !present) return { result: refusals.enterprise };
  // What fills its field to the last byte is passed over in silence (wlan_set_enterprise_credentials, v1.5.2).
  const [clientCertificate = '', rootCertificate = ''] = certificates.map((certificate) =>
    certificate.length < limits.certificate ? certificate : '',
  );
  const identity = { clientCertificate, privateKey };
  const usable =
    eap === 25 ||
    (encodedLength(clientCertificate, limits.certificate) > 0 && encodedLength(privateKey, limits.privateKey) > 0);
  return usable
    ? { result: 0, enterprise: { eap, innerIdentity, password, rootCertificate, ...identity } }
    : { result: refusals.enterprise, enterprise: identity };
}

/**
 * A certificate with the one byte behind it that the device stores, too. Un-escaping shortens the text in its place and
 * leaves there what stood there before; a text without escapes ends in a zero (json_unescape in softap.cpp, v1.5.2).
 */
function storedCertificate(text: string): string {
  const meant = unescapePem(text);
  return meant === '' ? '' : meant + (text[meant.length] ?? '\0');
}

/** The length that is_eap_configuration_valid sees (wlan_hal.cpp:338-378, v1.5.2); 0 is refused. */
function encodedLength(stored: string, fieldBytes: number): number {
  if (stored.split('\0', 1)[0]?.includes(pemMark)) return stored.length;
  const der = derLength(stored);
  return der <= (fieldBytes * 3) / 4 ? der : 0;
}

/** Bytes of a DER sequence, head included, by its head alone; 0 where none begins. */
export function derLength(text: string): number {
  const byte = (at: number) => text.charCodeAt(at) || 0;
  if (byte(0) !== 0x30) return 0;
  if (byte(1) < 0x80) return 2 + byte(1);
  if (byte(1) === 0x81) return 3 + byte(2);
  return byte(1) === 0x82 ? 4 + byte(2) * 256 + byte(3) : 0;
}

/** `ek` holds the AES key and then the IV, 16 bytes each; the padding is not taken off (softap.cpp:590-700, v1.5.2). */
function decryptPrivateKey(secret: Uint8Array, encrypted: Uint8Array): string {
  if (secret.length < 32 || encrypted.length === 0 || encrypted.length % 16 !== 0) return '';
  const decipher = createDecipheriv('aes-128-cbc', secret.subarray(0, 16), secret.subarray(16, 32));
  decipher.setAutoPadding(false);
  return bytesToBinaryText(Buffer.concat([decipher.update(encrypted), decipher.final()]));
}

function decryptText(hex: string, key: DeviceKey): string | Exclude<number, 0> {
  const message = key.decrypt(ciphertext(hex));
  // Kept as a C string from here on.
  return typeof message === 'number' ? message : (bytesToBinaryText(message).split('\0', 1)[0] ?? '');
}

/** Exactly the 128 bytes of one RSA-1024 block, whatever was sent. */
function ciphertext(hex: string): Uint8Array {
  const block = new Uint8Array(128);
  block.set(hexDecode(hex).subarray(0, 128));
  return block;
}

/** As the device decodes: any character gives some nibble, an odd last digit counts as the high one. */
function hexDecode(text: string): Uint8Array {
  const nibble = (code: number) =>
    code < 0x30 ? 0 : code <= 0x39 ? code - 0x30 : code <= 0x5a ? code - 55 : code - 87;
  return Uint8Array.from({ length: Math.ceil(text.length / 2) }, (_, at) => {
    const low = 2 * at + 1 < text.length ? nibble(text.charCodeAt(2 * at + 1)) : 0;
    return ((nibble(text.charCodeAt(2 * at)) << 4) | low) & 0xff;
  });
}

/** The only values that get un-escaped; a `\u` makes the whole one empty (softap.cpp:36-107, v1.5.2). */
export function unescapePem(text: string): string {
  if (text.includes('\\u')) return '';
  const meaning: Readonly<Record<string, string>> = { n: '\n', r: '\r', b: '\b', t: '\t', f: '\f' };
  return text.replace(/\\(["\\/nrbtf])/g, (_, letter: string) => meaning[letter] ?? letter);
}
