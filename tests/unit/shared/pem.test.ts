import { describe, expect, it } from 'vitest';
import { certificatesIn, privateKeyIn } from '../../../shared/pem.ts';
import enterprise from '../../vectors/enterprise.json' with { type: 'json' };

describe('the certificates of a text', () => {
  it('are themselves, whatever line ends and words are around them', () => {
    const { root, rsa } = enterprise;
    const mixed = `Bag Attributes\n  friendlyName: lamp\r\n${root.replaceAll('\n', '\r\n')}\n\n${rsa.certificate}`;
    expect(certificatesIn(root)).toBe(root);
    expect(certificatesIn(root.replaceAll('\n', '\r'))).toBe(root);
    expect(certificatesIn(mixed)).toBe(root + rsa.certificate);
  });

  it.each([
    ['nothing', ''],
    ['a file name', 'root.pem'],
    ['a private key', enterprise.rsa.privateKey],
    ['its first line alone', '-----BEGIN CERTIFICATE-----'],
    ['letters that are no base64', '-----BEGIN CERTIFICATE-----\nMII"\n-----END CERTIFICATE-----'],
    ['what is no sequence', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'],
    ['a second one that is cut', `${enterprise.root}-----BEGIN CERTIFICATE-----\nMIIB`],
  ])('are not found in %s', (_, text) => {
    expect(certificatesIn(text)).toBeUndefined();
  });
});

describe('the private key of a text', () => {
  it('is found among other blocks, and without line ends of other systems', () => {
    const { certificate, privateKey } = enterprise.rsa;
    const bundle = `${certificate}${privateKey.replaceAll('\n', '\r\n')}`;
    expect(privateKeyIn(bundle)).toEqual({ pem: privateKey, encrypted: false });
  });

  it('tells whether a passphrase opens it, in both ways of writing', () => {
    const block = (label: string, head: string) => `-----BEGIN ${label}-----\n${head}MIIB\n-----END ${label}-----\n`;
    expect(privateKeyIn(block('ENCRYPTED PRIVATE KEY', ''))?.encrypted).toBe(true);
    const head = 'Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n';
    expect(privateKeyIn(block('RSA PRIVATE KEY', head))?.encrypted).toBe(true);
    expect(privateKeyIn(block('EC PRIVATE KEY', ''))?.encrypted).toBe(false);
  });

  it.each([
    ['a public key', '-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----'],
    ['a key of OpenSSH', '-----BEGIN OPENSSH PRIVATE KEY-----\nMIIB\n-----END OPENSSH PRIVATE KEY-----'],
    ['a key without its last line', enterprise.rsa.privateKey.slice(0, 400)],
  ])('is not found in %s', (_, text) => {
    expect(privateKeyIn(text)).toBeUndefined();
  });
});
