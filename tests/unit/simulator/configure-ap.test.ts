import { describe, expect, it } from 'vitest';
import {
  type ConfigureFields,
  configureChecked,
  configureUnchecked,
  unescapePem,
} from '../../../electron/simulator/configure-ap.ts';
import { deviceKey } from '../../../electron/simulator/device-key.ts';
import { bytesToBinaryText, fromHex, toHex, utf8 } from '../../../shared/bytes.ts';
import encryption from '../../vectors/encryption.json' with { type: 'json' };

const { testKey } = encryption;
const key = deviceKey(testKey.privateKey);
const home = { ssid: 'Net', rssi: -50, channel: 6, band: 2.4, security: 37_748_740 } as const;
const configure = (fields: ConfigureFields) => configureChecked(fields, key, async () => [home]);

describe('the device key', () => {
  it('prints its public half and zero bytes behind it', () => {
    expect(toHex(key.publicKeyField).toUpperCase()).toBe(testKey.publicKey);
  });

  it.each(testKey.passwords)('decrypts "$password"', ({ password, bytes, ciphertext }) => {
    const message = key.decrypt(fromHex(ciphertext) ?? new Uint8Array());
    expect(message).toEqual(Buffer.from(utf8(password)));
    expect((message as Uint8Array).length).toBe(bytes);
  });

  it('answers −16640 for padding that is none, for another length and for numbers beyond the modulus', () => {
    expect(key.decrypt(fromHex(testKey.badPadding) ?? new Uint8Array())).toBe(-16_640);
    expect(key.decrypt(new Uint8Array(12))).toBe(-16_640);
    expect(key.decrypt(new Uint8Array(128).fill(255))).toBe(-16_640);
  });
});

describe('a password in configure-ap', () => {
  it.each(testKey.passwords)('"$password" arrives before 0.7.0, in either case of hex', ({ password, ciphertext }) => {
    for (const pwd of [ciphertext, ciphertext.toUpperCase()]) {
      const { network } = configureUnchecked({ ssid: 'Net', sec: 4_194_308, pwd }, key);
      expect(network?.securityKey).toEqual(utf8(password));
    }
  });

  it('that is empty is tried to be decrypted before 0.7.0, and left out since', async () => {
    expect(configureUnchecked({ ssid: 'Net', pwd: '' }, key).result).toBe(-16_640);
    expect((await configure({ ssid: 'Net', pwd: '' })).result).toBe(0);
  });
});

describe('enterprise settings', () => {
  const { eapTls } = testKey;
  const certificate = '-----BEGIN CERTIFICATE-----\\nAAAA\\n-----END CERTIFICATE-----\\n';
  const tls = {
    ssid: 'Net',
    sec: 37_748_740,
    eap: 13,
    crt: certificate,
    key: eapTls.key_field_hex,
    ek: eapTls.ek_field_hex,
  };
  const pwd = testKey.passwords[0]?.ciphertext ?? '';
  const peap = { ssid: 'Net', sec: 37_748_740, eap: 25, ii: 'visitor', pwd };

  it('of EAP-TLS: the private key is decrypted, with its padding left on', async () => {
    const { network } = await configure(tls);
    const padding = 16 - (utf8(eapTls.private_key_pem).length % 16);
    expect(network?.enterprise?.privateKey).toBe(eapTls.private_key_pem + String.fromCharCode(padding).repeat(padding));
    expect(network?.enterprise?.clientCertificate).toBe(certificate.replaceAll('\\n', '\n'));
  });

  it('of PEAP: user name and password', async () => {
    expect((await configure(peap)).network?.enterprise).toMatchObject({
      eap: 25,
      innerIdentity: 'visitor',
      password: 'mywifipassword',
    });
  });

  it.each<[string, ConfigureFields, number]>([
    ['no user name', { ...peap, ii: '' }, 1],
    ['a user name of 65 bytes', { ...peap, ii: 'x'.repeat(65) }, 1],
    ['an outer identity of 65 bytes', { ...peap, oi: 'x'.repeat(65) }, 1],
    ['a root certificate of 4097 bytes', { ...peap, ca: 'x'.repeat(4_097) }, 1],
    ['another method', { ...peap, eap: 6 }, 1],
    ['no certificate', { ...tls, crt: '' }, 1],
    ['a certificate with a \\u in it, which makes it empty', { ...tls, crt: '\\u0041' }, 1],
    ['a private key that is cut', { ...tls, key: eapTls.key_field_hex.slice(2) }, 1],
    ['an AES key for another device', { ...tls, ek: encryption.guideCiphertext }, -16_640],
    ['a network that is not heard', { ...peap, ssid: 'Else' }, -2],
  ])('with %s are answered with a number', async (_, fields, result) => {
    expect(await configure(fields)).toEqual({ result });
  });

  it('un-escapes certificates as the firmware does', () => {
    expect(unescapePem('a\\nb\\r\\t\\"\\\\\\/\\b\\f')).toBe('a\nb\r\t"\\/\b\f');
  });
});

it('a network that is heard open is stored open, whatever class was asked for', async () => {
  const open = { ...home, security: 0 };
  const { network } = await configureChecked({ ssid: 'Net', sec: 4_194_308 }, key, async () => [open]);
  expect(network?.security).toBe(0);
});

it('the name is compared as bytes', async () => {
  const named = { ...home, ssid: Uint8Array.of(0x43, 0xe9), security: 0 };
  const ssid = bytesToBinaryText(Uint8Array.of(0x43, 0xe9));
  expect((await configureChecked({ ssid, sec: 4_194_308 }, key, async () => [named])).result).toBe(0);
});
