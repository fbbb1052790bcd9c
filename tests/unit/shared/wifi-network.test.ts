import { describe, expect, it } from 'vitest';
import type { NetworkChoice } from '../../../shared/network-choice.ts';
import { securityByName } from '../../../shared/security-type.ts';
import { checkNetworkChoice, remarksOnChoice, signalBars, whyNotSettable } from '../../../shared/wifi-network.ts';
import enterprise from '../../vectors/enterprise.json' with { type: 'json' };

const wpa2 = securityByName['wpa2-aes'];
const peap = { kind: 'peap', userName: 'user', password: 'secret' } as const;
const tls = {
  kind: 'tls',
  clientCertificate: enterprise.rsa.certificate,
  privateKey: enterprise.rsa.privateKey,
} as const;
const locked = tls.privateKey.replaceAll('PRIVATE KEY', 'ENCRYPTED PRIVATE KEY');

/** A text of so many bytes that has the form of a certificate; base64 comes in fours. */
function pemOf(bytes: number): string {
  const frame = '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n'.length;
  let body = 4;
  const whole = () => frame + body + Math.ceil(body / 64);
  while (whole() < bytes) body += 4;
  return `-----BEGIN CERTIFICATE-----\n${'M'.padEnd(body, 'A')}\n-----END CERTIFICATE-----`;
}

function codeOf(choice: NetworkChoice): string {
  const checked = checkNetworkChoice(choice);
  return checked.ok ? 'fine' : checked.error.code;
}

describe('a choice of network', () => {
  it.each<[string, NetworkChoice]>([
    ['fine', { ssid: 'Home', security: wpa2, password: '12345678' }],
    ['fine', { ssid: 'Home', security: wpa2, password: 'x'.repeat(63) }],
    ['fine', { ssid: 'Home', security: wpa2, password: 'A0f'.repeat(21).concat('9') }],
    ['network-password-not-hexadecimal', { ssid: 'Home', security: wpa2, password: 'x'.repeat(64) }],
    ['network-password-not-hexadecimal', { ssid: 'Home', security: wpa2, password: 'ä'.repeat(32) }],
    ['network-password-letters', { ssid: 'Home', security: wpa2, password: 'cut\0 in here' }],
    ['network-password-letters', { ssid: 'Home', security: wpa2, password: 'half of a \ud83d' }],
    ['fine', { ssid: ' Home ', security: wpa2, password: '  blanks  ' }],
    ['fine', { ssid: '日本語のネット', security: 0 }],
    ['fine', { ssid: 'x'.repeat(32), security: 0 }],
    ['network-name-invalid', { ssid: '', security: 0 }],
    ['network-name-invalid', { ssid: 'x'.repeat(33), security: 0 }],
    ['network-name-invalid', { ssid: '日本語のネットワーク名', security: 0 }],
    ['network-name-not-settable', { ssid: 'Bob"s wifi', security: 0 }],
    ['network-name-not-settable', { ssid: 'back\\slash', security: 0 }],
    ['network-name-not-settable', { ssid: 'cut\0here', security: 0 }],
    ['fine', { ssid: 'tab\there', security: 0 }],
    ['fine', { ssid: 'del\x7f and next\u0085', security: 0 }],
    ['network-name-not-settable', { ssid: 'half \ud83d', security: 0 }],
    ['network-password-missing', { ssid: 'Home', security: wpa2 }],
    ['network-password-missing', { ssid: 'Home', security: wpa2, password: '' }],
    ['network-password-too-short', { ssid: 'Home', security: wpa2, password: '1234567' }],
    ['network-password-too-long', { ssid: 'Home', security: wpa2, password: 'x'.repeat(65) }],
    ['network-password-too-long', { ssid: 'Home', security: wpa2, password: 'ä'.repeat(33) }],
    ['fine', { ssid: 'Old', security: 1, password: '12345' }],
    ['fine', { ssid: 'Old', security: 1, password: '0123456789abcdef0123456789' }],
    ['network-wep-key-invalid', { ssid: 'Old', security: 1, password: '123456' }],
    ['network-security-unknown', { ssid: 'Odd', security: -1 }],
    ['network-security-unknown', { ssid: 'Printer', security: 268_435_456 }],
    ['network-security-misprint', { ssid: 'Home', security: 2_097_165, password: '12345678' }],
    ['fine', { ssid: 'eduroam', security: 37_748_740, enterprise: peap }],
    ['enterprise-details-missing', { ssid: 'eduroam', security: 37_748_740 }],
    ['enterprise-details-missing', { ssid: 'eduroam', security: 37_748_740, enterprise: { ...peap, userName: '' } }],
    [
      'enterprise-details-too-long',
      { ssid: 'eduroam', security: 37_748_740, enterprise: { ...peap, userName: 'x'.repeat(65) } },
    ],
    [
      'enterprise-details-not-settable',
      { ssid: 'eduroam', security: 37_748_740, enterprise: { ...peap, userName: 'CORP\\anna' } },
    ],
  ])('%s: %j', (expected, choice) => {
    expect(codeOf(choice)).toBe(expected);
  });

  it.each<[string, string, NetworkChoice['enterprise']]>([
    ['fine', '', { ...peap, password: 'ÿ'.repeat(63) }],
    ['enterprise-details-too-long', 'password', { ...peap, password: 'x'.repeat(64) }],
    ['network-password-letters', 'password', { ...peap, password: 'łódź' }],
    ['network-password-letters', 'password', { ...peap, password: 'cut\0' }],
    ['fine', '', { ...peap, userName: 'tab\tuser' }],
    ['enterprise-details-not-settable', 'outerIdentity', { ...peap, outerIdentity: 'a"b' }],
    ['enterprise-details-too-long', 'outerIdentity', { ...peap, outerIdentity: 'x'.repeat(65) }],
    ['fine', '', { ...peap, rootCertificate: '\n' }],
    ['enterprise-certificate-unreadable', 'rootCertificate', { ...peap, rootCertificate: 'root.pem' }],
    ['fine', '', { ...peap, rootCertificate: pemOf(4093) }],
    ['enterprise-details-too-long', 'rootCertificate', { ...peap, rootCertificate: pemOf(4097) }],
    ['fine', '', tls],
    ['enterprise-details-missing', 'clientCertificate', { ...tls, clientCertificate: '' }],
    ['enterprise-details-too-long', 'clientCertificate', { ...tls, clientCertificate: pemOf(4097) }],
    ['enterprise-details-missing', 'privateKey', { ...tls, privateKey: '' }],
    ['enterprise-key-unreadable', 'privateKey', { ...tls, privateKey: 'key.pem' }],
    ['enterprise-key-passphrase-missing', 'privateKeyPassphrase', { ...tls, privateKey: locked }],
    ['fine', '', { ...tls, privateKey: locked, privateKeyPassphrase: 'x' }],
  ])('enterprise, %s at %s: %j', (expected, field, enterprise) => {
    const checked = checkNetworkChoice({ ssid: 'eduroam', security: 37_748_740, enterprise: enterprise ?? peap });
    expect(checked.ok ? 'fine' : checked.error.code).toBe(expected);
    expect(checked.ok ? '' : checked.error.details?.field).toBe(field);
  });

  it('counts bytes, and says how many', () => {
    const checked = checkNetworkChoice({ ssid: 'Home', security: wpa2, password: 'ü'.repeat(40) });
    expect(checked).toMatchObject({ ok: false, error: { details: { bytes: 80 } } });
  });

  it('remarks on a weak signal and on blanks at the ends, without refusing', () => {
    const heard = { ssid: 'Home', rssi: -81, channel: 6, security: wpa2, accessPoints: 1 };
    const remarks = remarksOnChoice({ ssid: 'Home', security: wpa2, password: ' 12345678' }, heard);
    expect(remarks.map(({ code }) => code)).toEqual(['network-signal-weak', 'network-password-blank-edges']);
    expect(remarksOnChoice({ ssid: 'Home', security: 0 }, { ...heard, rssi: -60 })).toEqual([]);
  });
});

describe('a heard name', () => {
  it('is not settable when it is not UTF-8 or holds what the device would store wrongly', () => {
    expect(whyNotSettable(Uint8Array.of(0x43, 0x61, 0x66, 0xe9))).toBe('not-utf8');
    expect(whyNotSettable(Uint8Array.of(0x22))).toBe('special-characters');
    expect(whyNotSettable(new TextEncoder().encode('Café'))).toBeUndefined();
  });
});

describe('signal bars', () => {
  it.each([
    [-30, 4],
    [-55, 4],
    [-56, 3],
    [-66, 2],
    [-76, 1],
    [-86, 0],
  ])('%i dBm draws %i', (rssi, bars) => {
    expect(signalBars(rssi)).toBe(bars);
  });
});
