import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { devicePrivateKey, withOpenKey } from '../../../electron/softap/device-private-key.ts';
import { consoleEntries } from '../../../shared/console/console-entries.ts';
import { consoleAbilities } from '../../../shared/console/console-firmware.ts';
import type { EnterpriseTls } from '../../../shared/network-choice.ts';
import { securityByName } from '../../../shared/security-type.ts';
import enterprise from '../../vectors/enterprise.json' with { type: 'json' };

const passphrase = 'made for tests';
const { rsa, ec } = enterprise;
const rsaKey = createPrivateKey(rsa.privateKey);
const ecKey = createPrivateKey(ec.privateKey);
const rsaDer = rsaKey.export({ type: 'pkcs1', format: 'der' });
const ecDer = ecKey.export({ type: 'sec1', format: 'der' });

/** `details.field` says where on the form it belongs. */
function read(privateKey: string, clientCertificate: string, privateKeyPassphrase?: string) {
  const details: EnterpriseTls = {
    kind: 'tls',
    privateKey,
    clientCertificate,
    ...(privateKeyPassphrase === undefined ? {} : { privateKeyPassphrase }),
  };
  const result = devicePrivateKey(details);
  return result.ok ? result.value : `${result.error.code} ${result.error.details?.field}`;
}

describe('a private key for a Photon', () => {
  it.each([
    ['PKCS#8', rsa.privateKey],
    ['PKCS#1', rsaKey.export({ type: 'pkcs1', format: 'pem' }).toString()],
    ['PKCS#8 under a passphrase', rsaKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase })],
    ['PKCS#1 under a passphrase', rsaKey.export({ type: 'pkcs1', format: 'pem', cipher: 'aes-128-cbc', passphrase })],
    ['PKCS#8 with the line ends of Windows', rsa.privateKey.replaceAll('\n', '\r\n')],
  ])('of RSA, given as %s, becomes PKCS#1 in DER', (_, pem) => {
    expect(read(pem.toString(), rsa.certificate, passphrase)).toEqual(rsaDer);
  });

  it.each([
    ['PKCS#8', ec.privateKey],
    ['SEC 1', ecKey.export({ type: 'sec1', format: 'pem' })],
    ['SEC 1 under a passphrase', ecKey.export({ type: 'sec1', format: 'pem', cipher: 'aes-128-cbc', passphrase })],
  ])('on P-256, given as %s, becomes SEC 1 in DER', (_, pem) => {
    expect(read(pem.toString(), ec.certificate, passphrase)).toEqual(ecDer);
  });

  it('is refused with its reason', () => {
    const pkcs8 = { type: 'pkcs8', format: 'pem' } as const;
    const locked = rsaKey.export({ ...pkcs8, cipher: 'aes-256-cbc', passphrase }).toString();
    expect(read(locked, rsa.certificate)).toBe('enterprise-key-passphrase-missing privateKeyPassphrase');
    expect(read(locked, rsa.certificate, 'another')).toBe('enterprise-key-passphrase-wrong privateKeyPassphrase');
    expect(read('a file name', rsa.certificate)).toBe('enterprise-key-unreadable privateKey');
    expect(read(rsa.privateKey.replace('MII', 'AII'), rsa.certificate)).toBe('enterprise-key-unreadable privateKey');
    expect(read(ec.privateKey, rsa.certificate)).toBe('enterprise-key-of-another privateKey');
    const unreadable = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';
    expect(read(rsa.privateKey, unreadable)).toBe('enterprise-certificate-unreadable clientCertificate');
    const others = [generateKeyPairSync('ed25519'), generateKeyPairSync('ec', { namedCurve: 'secp384r1' })];
    for (const { privateKey } of others) {
      const pem = privateKey.export(pkcs8).toString();
      expect(read(pem, rsa.certificate)).toBe('enterprise-key-kind-refused privateKey');
    }
  });

  it('is at most 1536 bytes of DER: RSA-3072 is too long', () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 3072 });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const result = devicePrivateKey({ kind: 'tls', privateKey: pem, clientCertificate: rsa.certificate });
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'enterprise-details-too-long', details: { field: 'privateKey', limit: 1536 } },
    });
    expect(!result.ok && Number(result.error.details?.bytes)).toBeGreaterThan(1536);
  });
});

describe('a private key for the console', () => {
  const network = { ssid: 'Staff', security: securityByName['wpa2-enterprise-mixed'] };
  const abilities = consoleAbilities('2.3.1');
  const closed = (key: typeof rsaKey) =>
    key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase }).toString();

  it.each([
    ['RSA', closed(rsaKey), rsa.certificate, rsaDer],
    ['P-256', closed(ecKey), ec.certificate, ecDer],
  ])('of %s is opened first, and goes without its passphrase', (_, privateKey, clientCertificate, der) => {
    const enterprise = { kind: 'tls', privateKey, clientCertificate, privateKeyPassphrase: passphrase } as const;
    expect(consoleEntries({ ...network, enterprise }, abilities).ok).toBe(false);
    const opened = withOpenKey({ ...network, enterprise });
    if (!opened.ok) throw new Error(opened.error.code);
    expect(JSON.stringify(opened.value)).not.toContain(passphrase);
    const entries = consoleEntries(opened.value, abilities);
    if (!entries.ok) throw new Error(entries.error.code);
    const lines = (entries.value.privateKey ?? []).map((line) => Buffer.from(line).toString());
    expect(Buffer.from(lines.slice(1, -1).join(''), 'base64')).toEqual(der);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(64);
  });

  it('with another passphrase is not, and a network without a key is as it was', () => {
    const tls = { kind: 'tls', privateKey: closed(rsaKey), clientCertificate: rsa.certificate } as const;
    const refused = withOpenKey({ ...network, enterprise: { ...tls, privateKeyPassphrase: 'another' } });
    expect(refused).toMatchObject({ ok: false, error: { code: 'enterprise-key-passphrase-wrong' } });
    const plain = { ssid: 'HomeNet', security: securityByName['wpa2-aes'], password: 'kitchen-window-7' };
    expect(withOpenKey(plain)).toEqual({ ok: true, value: plain });
  });
});
