import { constants, createPrivateKey, privateDecrypt } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex, utf8 } from '../../../shared/bytes.ts';
import {
  encryptPeapPassword,
  encryptPrivateKey,
  encryptWifiPassword,
  type PhotonPublicKey,
  parsePublicKey,
  type RandomBytes,
  systemRandomBytes,
  wepKeyText,
} from '../../../shared/wifi-password.ts';
import vectors from '../../vectors/encryption.json' with { type: 'json' };

function key(hex: string): PhotonPublicKey {
  const parsed = parsePublicKey(hex);
  if (!parsed.ok) throw new Error(parsed.error.code);
  return parsed.value;
}

/** The padding 01 02 03 … of the vectors. */
const countingBytes: RandomBytes = (length) => Uint8Array.from({ length }, (_, index) => (index % 255) + 1);

/** Decrypts as the device does; Node refuses the padding itself, so it is taken off here. */
function decrypt(ciphertext: string): Uint8Array {
  const block = privateDecrypt(
    { key: createPrivateKey(vectors.testKey.privateKey), padding: constants.RSA_NO_PADDING },
    fromHex(ciphertext) ?? new Uint8Array(),
  );
  expect([block[0], block[1]]).toEqual([0, 2]);
  const end = block.indexOf(0, 2);
  expect(end).toBeGreaterThanOrEqual(10);
  return block.subarray(end + 1);
}

describe('the public key', () => {
  it('reads the zero-padded key of a Photon', () => {
    const { rsa, modulusBytes } = key(vectors.guideKey);
    expect(vectors.guideKey).toHaveLength(588);
    expect(modulusBytes).toBe(128);
    expect(rsa.n.toString(16)).toBe(vectors.guideModulus);
    expect(rsa.e.toString(10)).toBe('65537');
  });

  it('reads lower-case hex and a key without padding alike', () => {
    expect(key(vectors.guideKey.toLowerCase()).rsa.n.toString(16)).toBe(vectors.guideModulus);
    expect(key(vectors.guideKey.slice(0, 324)).rsa.n.toString(16)).toBe(vectors.guideModulus);
  });

  it.each(['', 'zz', '30', '0'.repeat(588), 'FF'.repeat(294), vectors.guideKey.slice(0, 300)])('refuses %j', (hex) => {
    expect(parsePublicKey(hex)).toMatchObject({ ok: false, error: { code: 'photon-key-missing' } });
  });

  it('never throws, whatever the device says', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof parsePublicKey(text).ok === 'boolean'));
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => typeof parsePublicKey(toHex(bytes)).ok === 'boolean'),
    );
  });
});

describe('the password', () => {
  it('is encrypted exactly as RSAES-PKCS1-v1_5 says, padding given', () => {
    expect(encryptWifiPassword(key(vectors.guideKey), vectors.guidePassword, countingBytes)).toBe(
      vectors.fixedPadding.ciphertext,
    );
    for (const { password, bytes, ciphertext } of vectors.testKey.passwords) {
      expect(utf8(password)).toHaveLength(bytes);
      expect(encryptWifiPassword(key(vectors.testKey.publicKey), password, countingBytes)).toBe(ciphertext);
    }
  });

  it('is 256 lower-case hex digits below the modulus, another one each time', () => {
    const { guideKey, guidePassword, guideCiphertext } = vectors;
    const first = encryptWifiPassword(key(guideKey), guidePassword, systemRandomBytes);
    expect(first).toMatch(/^[0-9a-f]{256}$/);
    expect(guideCiphertext).toMatch(/^[0-9a-f]{256}$/);
    expect(BigInt(`0x${first}`) < BigInt(`0x${vectors.guideModulus}`)).toBe(true);
    expect(encryptWifiPassword(key(guideKey), guidePassword, systemRandomBytes)).not.toBe(first);
  });

  it('comes back byte for byte with the private key, whatever it holds', () => {
    const publicKey = key(vectors.testKey.publicKey);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (password) => {
        const back = decrypt(encryptWifiPassword(publicKey, password, systemRandomBytes));
        expect(toHex(back)).toBe(toHex(utf8(password)));
      }),
      { numRuns: 60 },
    );
  });

  it('draws again for zero bytes in the padding', () => {
    let call = 0;
    const sparse: RandomBytes = (length) => {
      call += 1;
      return Uint8Array.from({ length }, (_, index) => (call + index) % 2);
    };
    expect(toHex(decrypt(encryptWifiPassword(key(vectors.testKey.publicKey), 'secret', sparse)))).toBe(
      toHex(utf8('secret')),
    );
  });

  it('refuses what does not fit the key, as a bug', () => {
    expect(() => encryptWifiPassword(key(vectors.guideKey), 'x'.repeat(118), systemRandomBytes)).toThrow('118 bytes');
    expect(encryptWifiPassword(key(vectors.guideKey), 'x'.repeat(117), systemRandomBytes)).toHaveLength(256);
  });
});

describe('a PEAP password', () => {
  it('goes as one byte for each letter', () => {
    const sent = encryptPeapPassword(key(vectors.testKey.publicKey), 'Grüße', countingBytes);
    expect(toHex(decrypt(sent))).toBe('4772fcdf65');
  });
});

describe('an EAP-TLS private key', () => {
  it('goes under AES-128-CBC, and that key with its IV under RSA', () => {
    const { aes128_key_hex, iv_hex, plaintext, key_field_hex, ek_field_hex } = vectors.testKey.eapTls;
    const drawn = [fromHex(aes128_key_hex), fromHex(iv_hex)];
    const random: RandomBytes = (length) => drawn.shift() ?? countingBytes(length);
    const fields = encryptPrivateKey(key(vectors.testKey.publicKey), utf8(plaintext), random);
    expect(fields).toEqual({ key: key_field_hex, ek: ek_field_hex });
  });
});

describe('a WEP key', () => {
  it.each([
    ['0123456789', '00050123456789'],
    ['abcdef0123', '0005ABCDEF0123'],
    ['0123456789abcdef0123456789', '000D0123456789ABCDEF0123456789'],
    ['ABCDE', '00054142434445'],
    ['thirteen char', '000D746869727465656E2063686172'],
  ])('%s becomes the device’s key structure in hex', (typed, sent) => {
    expect(wepKeyText(typed)).toBe(sent);
  });
});
