import { createCipheriv, createPrivateKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  type ConfigureFields,
  configureChecked,
  configureUnchecked,
  personalFields,
  unescapePem,
} from '../../../../electron/simulator/device/configure-ap.ts';
import { firmwareProfiles, firmwares } from '../../../../electron/simulator/device/firmware.ts';
import { tryToJoin } from '../../../../electron/simulator/device/joining.ts';
import { readFields } from '../../../../electron/simulator/device/json.ts';
import { deviceKey } from '../../../../electron/simulator/device/key.ts';
import { noEnterprise } from '../../../../electron/simulator/device/memory.ts';
import { binaryTextToBytes, bytesToBinaryText, fromHex, toHex, utf8 } from '../../../../shared/bytes.ts';
import {
  encryptPeapPassword,
  encryptWifiPassword,
  parsePublicKey,
  systemRandomBytes,
  wepKeyText,
} from '../../../../shared/wifi-password.ts';
import encryption from '../../../vectors/encryption.json' with { type: 'json' };
import enterprise from '../../../vectors/enterprise.json' with { type: 'json' };

const { testKey } = encryption;
const key = deviceKey(testKey.privateKey);
const publicKey = (() => {
  const parsed = parsePublicKey(testKey.publicKey);
  if (!parsed.ok) throw new Error(parsed.error.code);
  return parsed.value;
})();
const fromHexOf = (hex: string) => fromHex(hex) ?? new Uint8Array();
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

/** What the firmware's own code does, compiled from the tags that are named. */
describe('enterprise settings', () => {
  const { root, rsa, ec } = enterprise;
  const pkcs1 = createPrivateKey(rsa.privateKey).export({ type: 'pkcs1', format: 'der' });
  const escaped = (pem: string) => pem.replaceAll('\n', '\\n');
  /** A body's fields hold binary text, the private key under the AES key of the vector. */
  const sealed = (plain: Uint8Array) => {
    const cipher = createCipheriv('aes-128-cbc', fromHexOf(eapTls.aes128_key_hex), fromHexOf(eapTls.iv_hex));
    return Buffer.concat([cipher.update(plain), cipher.final()]).toString('hex');
  };
  const { eapTls } = testKey;
  const network = { ssid: 'Net', sec: 37_748_740 };
  const tls = { ...network, eap: 13, crt: rsa.certificate, key: sealed(pkcs1), ek: eapTls.ek_field_hex };
  const pwd = testKey.passwords[0]?.ciphertext ?? '';
  const peap = { ...network, eap: 25, ii: 'visitor', pwd };
  const sealedPassword = (bytes: string) => {
    return encryptPeapPassword(publicKey, bytes, systemRandomBytes);
  };
  const air = { ...home, userName: 'visitor', password: 'mywifipassword' };
  /** Whether the device that stored it gets into the network. */
  const joins = async (fields: ConfigureFields, password = air.password) => {
    const { network: stored, enterprise: kept } = await configure(fields);
    if (stored === undefined) throw new Error('refused');
    const joined = tryToJoin(stored, { ...noEnterprise, ...kept }, [{ ...air, password }], false);
    return joined.joined ? 'joined' : joined.reason;
  };

  it('of EAP-TLS: the private key is decrypted, with its padding left on (softap.cpp:590-700, v1.5.2)', async () => {
    const { enterprise: kept } = await configure(tls);
    const padding = 16 - (pkcs1.length % 16);
    const whole = Buffer.concat([pkcs1, Buffer.alloc(padding, padding)]);
    expect(kept?.privateKey).toBe(whole.toString('latin1'));
    expect(kept?.clientCertificate).toBe(`${rsa.certificate}\0`);
  });

  it('of PEAP: user name and password', async () => {
    expect((await configure(peap)).enterprise).toMatchObject({
      eap: 25,
      innerIdentity: 'visitor',
      password: 'mywifipassword',
    });
  });

  it.each<[string, ConfigureFields, number]>([
    ['no user name', { ...peap, ii: '' }, 1],
    ['a user name of 65 bytes', { ...peap, ii: 'x'.repeat(65) }, 1],
    ['an outer identity of 65 bytes', { ...peap, oi: 'x'.repeat(65) }, 1],
    ['a PEAP password of 65 bytes (wlan_hal.cpp:298-321, v1.5.2)', { ...peap, pwd: sealedPassword('x'.repeat(65)) }, 1],
    ['a root certificate of 4096 bytes (wlan_hal.cpp, v1.5.2)', { ...peap, ca: 'x'.repeat(4096) }, 1],
    ['another method', { ...peap, eap: 6 }, 1],
    ['no certificate', { ...tls, crt: '' }, 1],
    ['a certificate with a \\u in it, which makes it empty (softap.cpp:36-107, v1.5.2)', { ...tls, crt: '\\u0041' }, 1],
    ['a client certificate of 4095 bytes (wlan_hal.cpp, v1.5.2)', { ...tls, crt: rsa.certificate.padEnd(4095) }, 1],
    ['a client certificate that is neither text nor DER', { ...tls, crt: 'AAAA' }, 1],
    ['a private key that is cut', { ...tls, key: tls.key.slice(2) }, 1],
    [
      'a private key as text, PKCS#8 (wlan_hal.cpp:338-378, v0.7.0 to v2.3.1)',
      { ...tls, key: sealed(utf8(rsa.privateKey)) },
      1,
    ],
    [
      'a private key as text, PKCS#1 (wlan_hal.cpp:338-378, v0.7.0 to v2.3.1)',
      { ...tls, key: sealed(utf8(rsa.privateKey.replaceAll('PRIVATE', 'RSA PRIVATE'))) },
      1,
    ],
    [
      'a private key of 1537 bytes of DER (wlan_hal.cpp:338-378, v1.5.2)',
      { ...tls, key: sealed(Buffer.concat([Buffer.from([0x30, 0x82, 0x05, 0xfd]), Buffer.alloc(1533, 1)])) },
      1,
    ],
    ['an AES key for another device', { ...tls, ek: encryption.guideCiphertext }, -16_640],
    ['a network that is not heard', { ...peap, ssid: 'Else' }, -2],
  ])('with %s are answered with a number', async (_, fields, result) => {
    const answer = await configure(fields);
    expect([answer.result, answer.network]).toEqual([result, undefined]);
  });

  it.each([
    ['PKCS#1', pkcs1, rsa.certificate],
    ['PKCS#8', createPrivateKey(rsa.privateKey).export({ type: 'pkcs8', format: 'der' }), rsa.certificate],
    ['SEC 1', createPrivateKey(ec.privateKey).export({ type: 'sec1', format: 'der' }), ec.certificate],
  ])('with a private key in DER, %s, lead into the network (wlan_hal.cpp:338-378, v1.5.2)', async (_, der, crt) => {
    expect(await joins({ ...tls, key: sealed(der), crt })).toBe('joined');
    expect(await joins({ ...tls, key: sealed(der), crt: escaped(crt) })).toBe('joined');
    expect(await joins({ ...tls, key: sealed(der), crt: root })).toBe('enterprise-details-differ');
  });

  it('with a root certificate whose line ends were escaped store what cannot be read (crypto_compat.cpp:757, v1.5.2)', async () => {
    expect(await joins({ ...peap, ca: root })).toBe('joined');
    expect(await joins({ ...peap, ca: escaped(root) })).toBe('root-certificate-unreadable');
    expect((await configure({ ...peap, ca: escaped(root) })).enterprise?.rootCertificate).not.toMatch(/\0$/);
  });

  it('with a root certificate of 4095 bytes are answered with 0, and nothing of it is kept (wlan_hal.cpp, v1.5.2)', async () => {
    const kept = async (bytes: number) =>
      (await configure({ ...peap, ca: root.padEnd(bytes) })).enterprise?.rootCertificate?.length;
    expect([await kept(4094), await kept(4095)]).toEqual([4095, 0]);
  });

  it('make a unit of UTF-16 of each byte of a PEAP password (wlan_hal.cpp:493-505, v1.5.2)', async () => {
    const asUtf8 = { ...peap, pwd: sealedPassword(bytesToBinaryText(utf8('Grüße'))) };
    expect(await joins({ ...peap, pwd: sealedPassword('Grüße') }, 'Grüße')).toBe('joined');
    expect(await joins(asUtf8, 'Grüße')).toBe('enterprise-details-differ');
  });

  it('with a PEAP password of 64 bytes run over a buffer when joining (wlan_hal.cpp:493-505, v1.5.2)', async () => {
    const of = (bytes: number) => joins({ ...peap, pwd: sealedPassword('x'.repeat(bytes)) }, 'x'.repeat(bytes));
    expect([await of(63), await of(64)]).toEqual(['joined', 'enterprise-details-differ']);
  });

  it('that come with a network of another kind are kept all the same (wlan_set_credentials, v1.5.2)', async () => {
    const answer = await configure({ ...peap, sec: 0 });
    expect(answer).toMatchObject({ result: 0, network: { security: 0 }, enterprise: { eap: 25 } });
  });

  it('that are refused have taken the certificate before them, and nothing else (wlan_set_enterprise_credentials, v1.5.2)', async () => {
    const pem = sealed(utf8(rsa.privateKey));
    const refused = await configure({ ...tls, key: pem });
    expect(refused).toMatchObject({ result: 1, enterprise: { clientCertificate: `${rsa.certificate}\0` } });
    expect(Object.keys(refused.enterprise ?? {}).sort()).toEqual(['clientCertificate', 'privateKey']);
    // What the first check refuses has written nothing (check_enterprise_credentials).
    expect((await configure({ ...peap, ii: '' })).enterprise).toBeUndefined();
  });

  it('are kept although the network was gone when it was to be stored (wlan_set_credentials, v1.5.2)', async () => {
    const scans = [[home], []];
    const answer = await configureChecked(peap, key, async () => scans.shift() ?? []);
    expect(answer).toMatchObject({ result: -2, enterprise: { innerIdentity: 'visitor' } });
    expect(answer.network).toBeUndefined();
  });

  it('un-escapes certificates as the firmware does', () => {
    expect(unescapePem('a\\nb\\r\\t\\"\\\\\\/\\b\\f')).toBe('a\nb\r\t"\\/\b\f');
  });
});

it('WEP "shared" stores an unusable key before 0.7.0; number 1 is right (wlan_hal.cpp, v0.6.4)', () => {
  const shared = { ssid: 'Old', rssi: -50, channel: 6, band: 2.4, security: 0x8001, password: '12345' } as const;
  const pwd = encryptWifiPassword(publicKey, wepKeyText('12345'), systemRandomBytes);
  const joins = (sec: number) => {
    const { network } = configureUnchecked({ ssid: 'Old', sec, pwd }, key);
    return network !== undefined && tryToJoin(network, noEnterprise, [shared], false).joined;
  };
  expect([joins(0x8001), joins(1)]).toEqual([false, true]);
});

it('a password ends at its zero byte (wlan_hal.cpp, v0.6.4)', () => {
  const pwd = encryptWifiPassword(publicKey, 'eight ch\0ars', systemRandomBytes);
  expect(configureUnchecked({ ssid: 'Net', sec: 4_194_308, pwd }, key).network?.securityKey).toEqual(utf8('eight ch'));
});

it('64 characters that are no hexadecimal number open no network', async () => {
  const wpa2 = { ...home, security: 4_194_308 };
  const joins = async (password: string) => {
    const pwd = encryptWifiPassword(publicKey, password, systemRandomBytes);
    const { network } = await configureChecked({ ssid: 'Net', sec: 4_194_308, pwd }, key, async () => [wpa2]);
    const air = [{ ...wpa2, password: password.toLowerCase() }];
    return network !== undefined && tryToJoin(network, noEnterprise, air, false).joined;
  };
  expect(await joins('AB'.repeat(32))).toBe(true);
  expect(await joins('x'.repeat(64))).toBe(false);
});

it.each(firmwares)(
  'stores tab, DEL and letters of C1 in a name as they are sent (softap.cpp, v0.6.4 and v1.5.2): %s',
  async (firmware) => {
    const ssid = bytesToBinaryText(utf8('tab\t del\x7f c1\u0085'));
    const air = { ...home, ssid: utf8('tab\t del\x7f c1\u0085'), security: 0 };
    const fields = readFields(binaryTextToBytes(`{"ssid":"${ssid}","sec":0}`), personalFields) ?? {};
    const { network } = firmwareProfiles[firmware].ownScan
      ? await configureChecked(fields, key, async () => [air])
      : configureUnchecked(fields, key);
    expect(network?.ssid).toBe(ssid);
  },
);

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
