import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  privateDecrypt,
} from 'node:crypto';
import { concatBytes } from '../../../shared/bytes.ts';

/** Bytes of the field that holds the public key; the key is shorter and zero bytes follow (Device OS v1.5.2, ota_flash_hal.h:208). */
const publicKeyFieldBytes = 294;

/** mbedTLS: RSA invalid padding, RSA output too large (mbedtls/rsa.h); the device negates and returns them. */
export const decryptionFailures = { invalidPadding: -16_640, outputTooLarge: -17_408 } as const;

export interface DeviceKey {
  /** The 294 bytes that public-key prints. */
  readonly publicKeyField: Uint8Array;
  /** The message, or the negative number that the device answers. */
  decrypt(ciphertext: Uint8Array): Uint8Array | number;
}

/** An RSA-1024 device key: a new one, or one given as PEM. */
export function deviceKey(privateKeyPem?: string): DeviceKey {
  const privateKey: KeyObject =
    privateKeyPem === undefined
      ? generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey
      : createPrivateKey(privateKeyPem);
  const der = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  return {
    publicKeyField: concatBytes([der, new Uint8Array(publicKeyFieldBytes - der.length)]),
    decrypt(ciphertext) {
      try {
        // Without padding: Node refuses to strip PKCS#1 v1.5 padding by itself (CVE-2023-46809).
        return strip(privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, ciphertext));
      } catch {
        return decryptionFailures.invalidPadding;
      }
    },
  };
}

/** EB = 00 02 PS 00 M, PS at least 8 bytes (RFC 8017, section 7.2.2). */
function strip(block: Uint8Array): Uint8Array | number {
  const end = block.indexOf(0, 2);
  return block[0] === 0 && block[1] === 2 && end >= 10 ? block.subarray(end + 1) : decryptionFailures.invalidPadding;
}
