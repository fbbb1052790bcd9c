import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeSecurity, misprintedWpaAes, parseSecurityName, securityByName } from '../../../shared/security-type.ts';
import vectors from '../../vectors/security-types.json' with { type: 'json' };

/** How the vectors write the classes. */
const classes: Readonly<Record<string, string>> = {
  wpa_enterprise: 'wpa-enterprise',
  wpa2_enterprise: 'wpa2-enterprise',
  not_set: 'not-set',
};

describe('a security number', () => {
  it.each(vectors.cases.filter(({ value }) => value !== -1))('$value decodes as $class', (expected) => {
    const security = decodeSecurity(expected.value);
    // WPA and WPA2 bits together are one network that takes either; the class names what the device stores it as.
    const stored = expected.flags.includes('WPA2') && expected.class === 'wpa' ? 'wpa' : classes[expected.class];
    expect(security.class).toBe(stored ?? expected.class);
    expect(security.flags.map((flag) => flag.toUpperCase()).sort()).toEqual([...expected.flags].sort());
    expect(security.enterprise).toBe(expected.enterprise);
    expect(security.needsPassword).toBe(expected.needsPassword);
  });

  it('−1 is unknown although all its bits are set', () => {
    expect(decodeSecurity(-1)).toMatchObject({
      class: 'unknown',
      needsPassword: undefined,
      enterprise: false,
      flags: [],
    });
  });

  it('recognises the misprinted WPA AES, which would be stored as WEP, and never offers it', () => {
    expect(decodeSecurity(misprintedWpaAes)).toMatchObject({ misprint: true, class: 'wep' });
    expect(Object.values(securityByName)).not.toContain(misprintedWpaAes);
    expect(securityByName['wpa-aes']).toBe(0x0020_0004);
  });

  it('decodes every 32-bit number to one class', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2_147_483_648, max: 2_147_483_647 }), (value) => {
        const { class: kind, needsPassword } = decodeSecurity(value);
        expect(kind === 'open').toBe(value === 0);
        if (value !== -1 && value % 2 !== 0) expect(kind).toBe('wep');
        expect(needsPassword === undefined).toBe(kind === 'unknown');
      }),
    );
  });

  it.each([
    ['wpa2-aes', 'wpa2-aes'],
    ['WPA2_AES', 'wpa2-aes'],
    ['none', 'open'],
    ['wpa2', 'wpa2-mixed'],
    ['wep_psk', 'wep'],
    ['toString', undefined],
    ['wpa3', undefined],
  ])('the name %s is read as %s', (text, name) => {
    expect(parseSecurityName(text)).toBe(name);
  });
});
