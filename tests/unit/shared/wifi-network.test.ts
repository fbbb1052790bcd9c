import { describe, expect, it } from 'vitest';
import { securityByName } from '../../../shared/security-type.ts';
import {
  checkNetworkChoice,
  type NetworkChoice,
  remarksOnChoice,
  signalBars,
  whyNotSettable,
} from '../../../shared/wifi-network.ts';

const wpa2 = securityByName['wpa2-aes'];
const peap = { kind: 'peap', userName: 'anna', password: 'secret' } as const;

function codeOf(choice: NetworkChoice): string {
  const checked = checkNetworkChoice(choice);
  return checked.ok ? 'fine' : checked.error.code;
}

describe('a choice of network', () => {
  it.each<[string, NetworkChoice]>([
    ['fine', { ssid: 'Home', security: wpa2, password: '12345678' }],
    ['fine', { ssid: 'Home', security: wpa2, password: 'x'.repeat(64) }],
    ['fine', { ssid: ' Home ', security: wpa2, password: '  blanks  ' }],
    ['fine', { ssid: '日本語のネット', security: 0 }],
    ['fine', { ssid: 'x'.repeat(32), security: 0 }],
    ['network-name-invalid', { ssid: '', security: 0 }],
    ['network-name-invalid', { ssid: 'x'.repeat(33), security: 0 }],
    ['network-name-invalid', { ssid: '日本語のネットワーク名', security: 0 }],
    ['network-name-not-settable', { ssid: 'Bob"s wifi', security: 0 }],
    ['network-name-not-settable', { ssid: 'back\\slash', security: 0 }],
    ['network-name-not-settable', { ssid: 'tab\there', security: 0 }],
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
    [
      'enterprise-details-too-long',
      {
        ssid: 'eduroam',
        security: 37_748_740,
        enterprise: { kind: 'tls', clientCertificate: 'x'.repeat(4097), privateKey: 'k' },
      },
    ],
  ])('%s: %j', (expected, choice) => {
    expect(codeOf(choice)).toBe(expected);
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
