import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesToBinaryText, utf8 } from '../../../../shared/bytes.ts';
import {
  compareEcho,
  consoleEntries,
  consoleLimits,
  entryPieces,
  hiddenTrouble,
  isEnterable,
} from '../../../../shared/console/console-entries.ts';
import { consoleAbilities } from '../../../../shared/console/console-firmware.ts';
import type { NetworkChoice } from '../../../../shared/network-choice.ts';
import { securityByName } from '../../../../shared/security-type.ts';
import vectors from '../../../vectors/enterprise.json' with { type: 'json' };

const old = consoleAbilities('0.6.4');
const current = consoleAbilities('2.3.1');
const home: NetworkChoice = { ssid: 'HomeNet', security: securityByName['wpa2-aes'], password: 'kitchen-window-7' };

function typed(choice: NetworkChoice, abilities = current): Readonly<Record<string, string>> {
  const entries = consoleEntries(choice, abilities);
  if (!entries.ok) throw new Error(entries.error.code);
  return Object.fromEntries(
    Object.entries(entries.value).map(([prompt, lines]) => [prompt, lines.map(bytesToBinaryText).join('\n')]),
  );
}

function refusal(choice: NetworkChoice, abilities = current): string {
  const entries = consoleEntries(choice, abilities);
  return entries.ok ? 'taken' : entries.error.code;
}

describe('what is typed for a network', () => {
  it('WPA2 with AES', () => {
    expect(typed(home)).toEqual({ name: 'HomeNet', security: '3', cipher: '1', password: 'kitchen-window-7' });
  });

  it.each([
    ['wpa-tkip', '2', '2'],
    ['wpa-mixed', '2', '3'],
    ['wpa2-mixed', '3', '3'],
  ] as const)('%s', (name, security, cipher) => {
    expect(typed({ ...home, security: securityByName[name] })).toMatchObject({ security, cipher });
  });

  it('names with quotes and backslashes, which SoftAP cannot set, go as they are', () => {
    expect(typed({ ...home, ssid: 'Café "Zürich\\' }).name).toBe(bytesToBinaryText(utf8('Café "Zürich\\')));
  });

  it('an open and a WEP network up to 0.6.4', () => {
    expect(typed({ ssid: 'Guest', security: 0 }, old)).toEqual({ name: 'Guest', security: '0', cipher: '1' });
    expect(typed({ ssid: 'OldPrinter', security: 1, password: '1234567890' }, old).password).toBe('00051234567890');
    expect(refusal({ ssid: 'Guest', security: 0 })).toBe('cable-network-open');
    expect(refusal({ ssid: 'OldPrinter', security: 1, password: '1234567890' })).toBe('cable-network-open');
  });

  it('PEAP, its password as Latin-1; EAP-TLS in lines of 64 letters', () => {
    const security = securityByName['wpa2-enterprise-aes'];
    const peap = { kind: 'peap', userName: 'visitor', password: 'müsli', outerIdentity: 'anonymous' } as const;
    expect(typed({ ssid: 'Staff', security, enterprise: peap })).toMatchObject({
      security: '5',
      eap: '0',
      userName: 'visitor',
      password: 'm\xfcsli',
      outerIdentity: 'anonymous',
      rootCertificate: '',
    });
    const { certificate, privateKey } = vectors.rsa;
    const tls = { kind: 'tls', clientCertificate: certificate, privateKey } as const;
    const entered = typed({ ssid: 'Staff', security, enterprise: tls });
    expect(entered.eap).toBe('1');
    for (const line of `${entered.clientCertificate}\n${entered.privateKey}`.split('\n')) {
      expect(line.length).toBeGreaterThan(0);
      expect(line.length).toBeLessThanOrEqual(64);
    }
    expect(refusal({ ssid: 'Staff', security, enterprise: peap }, old)).toBe('enterprise-not-supported');
  });

  it('a private key in one long line goes in lines, too: the device counts each in one byte', () => {
    const security = securityByName['wpa2-enterprise-aes'];
    const { certificate: clientCertificate, privateKey: inLines } = vectors.rsa;
    const [begin = '', ...rest] = inLines.trim().split('\n');
    const end = rest.pop() ?? '';
    const privateKey = `${begin}\n${rest.join('')}\n${end}\n`;
    const tls = { kind: 'tls', clientCertificate, privateKey } as const;
    const lines = typed({ ssid: 'Staff', security, enterprise: tls }).privateKey?.split('\n') ?? [];
    expect(lines.length).toBeGreaterThan(10);
    expect(Math.max(...lines.map((line) => line.length))).toBe(64);
    expect(lines.slice(1, -1).join('')).toBe(rest.join(''));
  });

  it('leaves the room that the line which closes a certificate needs', () => {
    const security = securityByName['wpa2-enterprise-aes'];
    const block = (letters: number) =>
      `-----BEGIN CERTIFICATE-----\n${'MIIB'.padEnd(letters, 'A')}\n-----END CERTIFICATE-----\n`;
    const typedBytes = (letters: number) => 29 + letters + 2 * Math.ceil(letters / 64) + 27;
    const taken = [1_936, 1_940, 1_944].map((letters) => {
      const rootCertificate = block(1_920) + block(letters);
      const peap = { kind: 'peap', userName: 'visitor', password: 'x', rootCertificate } as const;
      const { ok } = consoleEntries({ ssid: 'Staff', security, enterprise: peap }, current);
      return [typedBytes(1_920) + typedBytes(letters), ok];
    });
    // At 4 095 the entry ends by itself, and what would close it is the answer to the next question.
    expect(taken).toEqual([
      [4_090, true],
      [4_094, false],
      [4_098, false],
    ]);
  });
});

describe('what cannot be entered is said before anything is sent', () => {
  it.each([
    [{ ...home, ssid: '' }, 'network-name-invalid'],
    [{ ...home, ssid: 'x'.repeat(33) }, 'network-name-invalid'],
    [{ ...home, ssid: '\u{1f600}'.repeat(9) }, 'network-name-invalid'],
    [{ ...home, ssid: 'a\nb' }, 'cable-text-not-enterable'],
    [{ ...home, ssid: 'a\x7fb' }, 'cable-text-not-enterable'],
    [{ ...home, ssid: 'a\0b' }, 'cable-text-not-enterable'],
    [{ ...home, password: 'kitchen\rwindow' }, 'cable-text-not-enterable'],
    [{ ...home, password: 'kitchen\bwindow' }, 'cable-text-not-enterable'],
    [{ ...home, password: 'short' }, 'network-password-too-short'],
    [{ ...home, password: 'x'.repeat(65) }, 'network-password-too-long'],
    [{ ...home, password: '' }, 'network-password-missing'],
    [{ ...home, security: -1 }, 'network-security-unknown'],
  ] as const)('%j: %s', (choice, code) => expect(refusal(choice)).toBe(code));

  it('whatever is taken fits its prompt and ends no line', () => {
    const text = (maxLength: number) =>
      fc.array(fc.nat(0x110), { maxLength }).map((codes) => String.fromCodePoint(...codes));
    const choices = fc.record({
      ssid: text(36),
      security: fc.constantFrom(...Object.values(securityByName), -1, 0x0020_000d),
      password: text(70),
    });
    fc.assert(
      fc.property(choices, fc.constantFrom(old, current), (choice, abilities) => {
        const entries = consoleEntries(choice, abilities);
        if (!entries.ok) return;
        for (const [prompt, lines] of Object.entries(entries.value)) {
          const limit = consoleLimits[prompt as keyof typeof consoleLimits];
          for (const line of lines) expect(isEnterable(line) && line.length <= limit).toBe(true);
        }
      }),
    );
  });
});

describe('a network that hides its name', () => {
  const without = consoleAbilities('0.4.5');
  const others = [{ ssid: 'Hall' }];
  it.each([
    ['where others are heard and not it', home, without, others, 'cable-network-hidden'],
    ['where it is heard', home, without, [...others, { ssid: 'HomeNet' }], undefined],
    ['where nothing is heard, nothing is known', home, without, [], undefined],
    ['that needs no cipher', { ssid: 'Guest', security: 0 }, without, others, undefined],
    ['of firmware that asks for the cipher', home, consoleAbilities('0.4.6'), others, undefined],
  ] as const)('%s', (_, choice, abilities, heard, code) => {
    expect(hiddenTrouble(choice, abilities, heard)?.code).toBe(code);
  });
});

describe('pieces of a line', () => {
  it('are the line and its end, and of a full one the last byte by itself', () => {
    const of = (text: string, limit: number) => entryPieces(utf8(text), limit).map(bytesToBinaryText);
    expect(of('HomeNet', 32)).toEqual(['HomeNet', '\n']);
    expect(of('x'.repeat(32), 32)).toEqual(['x'.repeat(31), 'x', '\n']);
    expect(of('3', 1)).toEqual(['3', '\n']);
    expect(of('', 64)).toEqual(['\n']);
  });

  it('the echo is the same, not whole yet, or another', () => {
    expect(compareEcho('HomeNet', 'Home')).toBe('so-far');
    expect(compareEcho('HomeNet', 'HomeNet')).toBe('same');
    expect(compareEcho('HomeNet', 'HomNet')).toBe('differs');
    expect(compareEcho('HomeNet', 'Hom{"t":21}eNet')).toBe('differs');
  });
});
