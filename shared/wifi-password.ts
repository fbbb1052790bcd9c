// Not its index: that is 297 kB of code at the start of the app, and these are 114 kB. Each adds itself to the one object.
import 'node-forge/lib/aes.js';
import 'node-forge/lib/rsa.js';
import forge from 'node-forge/lib/forge.js';
import { binaryTextToBytes, bytesToBinaryText, concatBytes, fromHex, toHex, utf8 } from './bytes.ts';
import { setupError } from './errors.ts';
import { failure, type Result, success } from './result.ts';
import { crypto } from './web-platform.ts';

/** Fills and returns `length` random bytes; an argument so that tests can fix the padding. */
export type RandomBytes = (length: number) => Uint8Array;

export const systemRandomBytes: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length));

/**
 * The device's public key, ready to encrypt with. Answer of `public-key`: a DER SubjectPublicKeyInfo of RSA-1024,
 * 162 bytes, filled up with zero bytes to 294 (Device OS v1.5.2, hal/src/photon/softap.cpp:780-812,
 * ota_flash_hal.h:208); the zeros are cut off by the DER's own length.
 */
export interface PhotonPublicKey {
  readonly modulusBytes: number;
  readonly rsa: RsaPublicKey;
}

/** A whole number of any size, as node-forge keeps it (jsbn). */
interface BigInteger {
  bitLength(): number;
  compareTo(other: BigInteger): number;
  equals(other: BigInteger): boolean;
  signum(): number;
  testBit(bit: number): boolean;
  toString(radix: number): string;
}

/** As node-forge reads it. */
export interface RsaPublicKey {
  readonly n: BigInteger;
  readonly e: BigInteger;
  /** Bytes are characters of a text. RAW: the padding is there already. */
  encrypt(binaryText: string, scheme: 'RAW'): string;
}

/** Bits of every Photon's key: its DER has 162 bytes (see {@link PhotonPublicKey}). */
const keyBits = 1024;

/** The whole field is 294 bytes; of a longer text nobody knows what it is. */
const keyDigitsLimit = 4096;

/**
 * Reads the hex text of a `public-key` answer, either case: RSA-1024 with an odd modulus and a usual exponent. Anybody can
 * be at the Photon's address; another key may take minutes to compute with, or keep nothing secret. Fails with
 * `photon-key-missing`.
 */
export function parsePublicKey(hex: string): Result<PhotonPublicKey> {
  const missing = failure(setupError('photon-key-missing', { saw: hex.slice(0, 40) }));
  const bytes = hex.length > keyDigitsLimit ? undefined : fromHex(hex);
  if (bytes === undefined || bytes.length < 4) return missing;
  try {
    const der = forge.asn1.fromDer(forge.util.createBuffer(bytesToBinaryText(bytes)), {
      strict: false,
      parseAllBytes: false,
    });
    const rsa = forge.pki.publicKeyFromAsn1(der);
    const isUsual = rsa.n.bitLength() === keyBits && isOdd(rsa.n) && rsa.e.bitLength() <= 32 && isOdd(rsa.e);
    if (!isUsual || rsa.n.signum() <= 0 || rsa.e.compareTo(forge.jsbn.BigInteger.ONE) <= 0) return missing;
    return success({ rsa, modulusBytes: keyBits / 8 });
  } catch {
    return missing;
  }
}

function isOdd(value: BigInteger): boolean {
  return value.testBit(0);
}

/** Whether two answers are the key of one and the same device. */
export function isSameKey(one: PhotonPublicKey, other: PhotonPublicKey): boolean {
  return one.rsa.n.equals(other.rsa.n) && one.rsa.e.equals(other.rsa.e);
}

/**
 * RSAES-PKCS1-v1_5 of `message` as lower-case hex (early firmware refused capitals).
 * With the Photon's 1024-bit key: at most 117 bytes in, 256 hex digits out.
 */
export function encryptForPhoton(key: PhotonPublicKey, message: Uint8Array, random: RandomBytes): string {
  const block = pad(message, key.modulusBytes, random);
  const encrypted = key.rsa.encrypt(bytesToBinaryText(block), 'RAW');
  return forge.util.bytesToHex(encrypted).padStart(key.modulusBytes * 2, '0');
}

/** EB = 00 02 PS 00 M with PS of at least 8 random bytes, none of them zero (RFC 8017, section 7.2.1). */
function pad(message: Uint8Array, blockLength: number, random: RandomBytes): Uint8Array {
  const paddingLength = blockLength - message.length - 3;
  if (paddingLength < 8) throw new Error(`a message of ${message.length} bytes does not fit the key`);
  const padding = new Uint8Array(paddingLength);
  let filled = 0;
  while (filled < paddingLength) {
    for (const byte of random(paddingLength - filled)) if (byte !== 0) padding[filled++] = byte;
  }
  return concatBytes([Uint8Array.of(0, 2), padding, Uint8Array.of(0), message]);
}

/** The `pwd` field for a password (UTF-8 bytes, never trimmed). */
export function encryptWifiPassword(key: PhotonPublicKey, password: string, random: RandomBytes): string {
  return encryptForPhoton(key, utf8(password), random);
}

/**
 * The same of a PEAP password: MSCHAPv2 hashes UTF-16 (RFC 2759), and the device makes one unit of it of each byte
 * (Device OS v1.5.2, hal/src/photon/wlan_hal.cpp:493-505), so the bytes are Latin-1.
 */
export function encryptPeapPassword(key: PhotonPublicKey, password: string, random: RandomBytes): string {
  return encryptForPhoton(key, binaryTextToBytes(password), random);
}

/**
 * A WEP key as the device stores it: hex of WICED's key structure, that is key index 0, length, key bytes
 * (Device OS v1.5.2, hal/src/photon/wlan_hal.cpp:1156-1161). Takes 10 or 26 hex digits, or 5 or 13 characters.
 */
export function wepKeyText(key: string): string {
  const bytes = /^([0-9a-fA-F]{10}|[0-9a-fA-F]{26})$/.test(key) ? (fromHex(key) ?? utf8(key)) : utf8(key);
  return toHex(concatBytes([Uint8Array.of(0, bytes.length), bytes])).toUpperCase();
}

/**
 * The `key` and `ek` fields of an EAP-TLS network: the private key, in DER, under AES-128-CBC (PKCS#7 padding, which the
 * device leaves on), and that AES key followed by its IV under the device's RSA key.
 */
export function encryptPrivateKey(
  key: PhotonPublicKey,
  privateKeyDer: Uint8Array,
  random: RandomBytes,
): { readonly key: string; readonly ek: string } {
  const aesKey = random(16);
  const iv = random(16);
  const cipher = forge.cipher.createCipher('AES-CBC', forge.util.createBuffer(bytesToBinaryText(aesKey)));
  cipher.start({ iv: bytesToBinaryText(iv) });
  cipher.update(forge.util.createBuffer(bytesToBinaryText(privateKeyDer)));
  cipher.finish();
  return { key: cipher.output.toHex(), ek: encryptForPhoton(key, concatBytes([aesKey, iv]), random) };
}
