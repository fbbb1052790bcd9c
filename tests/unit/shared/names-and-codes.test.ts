import { describe, expect, it } from 'vitest';
import { isClaimCode } from '../../../shared/claim-code.ts';
import { parseDeviceId } from '../../../shared/device-id.ts';
import { isPhotonName, sightOf } from '../../../shared/photon-name.ts';
import { plainText } from '../../../shared/plain-text.ts';
import { encodeClaimCode } from '../../../shared/softap-codec.ts';
import vectors from '../../vectors/names-and-codes.json' with { type: 'json' };

describe('a device id', () => {
  it.each(vectors.deviceIds.good)('$input becomes $cloud', ({ input, cloud }) => {
    expect(parseDeviceId(input)).toEqual({ ok: true, value: cloud });
  });
  it.each(vectors.deviceIds.bad)('refuses %j', (text) => {
    expect(parseDeviceId(text)).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  });
});

describe('a claim code', () => {
  it.each([vectors.claimCodes.developer, vectors.claimCodes.product])('takes 63 characters: %s', (code) => {
    expect(isClaimCode(code)).toBe(true);
  });
  it.each(['', 'a'.repeat(62), 'a'.repeat(64), `${'a'.repeat(62)}=`, `${'a'.repeat(62)}"`])('refuses %j', (text) => {
    expect(isClaimCode(text)).toBe(false);
  });
  it('keeps its slash unescaped on the way to the device', () => {
    const { product, body } = vectors.claimCodes;
    if (!isClaimCode(product)) throw new Error('vector');
    expect(product).toContain('/');
    expect(encodeClaimCode(product)).toBe(body);
  });
});

describe('a Photon’s network name', () => {
  it.each(vectors.photonNames.match.filter((name) => name.startsWith('Photon-')))('%s is one', (name) => {
    expect(isPhotonName(name)).toBe(true);
  });
  it.each(vectors.photonNames.noMatch)('%s is none', (name) => {
    expect(isPhotonName(name)).toBe(false);
  });
  it('follows a product’s own prefix, with any ending', () => {
    expect(isPhotonName('tempmon-Z7QP2R', 'tempmon')).toBe(true);
    expect(isPhotonName('tempmon-7', 'tempmon')).toBe(true);
    expect(isPhotonName('tempmon-7', 'tempmon-')).toBe(true);
    expect(isPhotonName('Photon-A2B3', 'Photon-')).toBe(true);
    expect(isPhotonName('tempmon-', 'tempmon')).toBe(false);
    expect(isPhotonName('tempmon2-Z7QP2R', 'tempmon')).toBe(false);
  });
});

describe('foreign text', () => {
  it('becomes one plain line', () => {
    expect(plainText('a\u202Eb\nc\u0000  d\u200B', 100)).toBe('a b c d');
    expect(plainText('x'.repeat(300), 200)).toHaveLength(200);
    expect(plainText('😀😀😀', 2)).toBe('😀…');
  });
});

describe('what a network is to a search', () => {
  it.each([
    ['Photon-A2B3', 'Photon', undefined, 'photon'],
    ['Photon-0012', 'Photon', undefined, 'alike'],
    ['photon-a2b3', 'Photon', undefined, 'alike'],
    ['Photon_A2B3', 'Photon', undefined, 'alike'],
    ['Photon-0012', 'Photon', 'Photon-0012', 'photon'],
    ['Kitchen', 'Photon', 'Kitchen', 'photon'],
    ['Acme-K7Q2', 'acme', undefined, 'alike'],
    ['Acme-K7Q2', 'Acme-', undefined, 'photon'],
    ['Photonics Guest', 'Photon', undefined, undefined],
    ['Photon', 'Photon', undefined, undefined],
    ['HomeNet', 'Photon', 'Photon-0012', undefined],
    // Never into a command, whoever names it.
    ['Photon-$(id)', 'Photon', 'Photon-$(id)', undefined],
    ['-Photon', 'Photon', '-Photon', undefined],
  ] as const)('%s, looked for by %s and %s: %s', (name, prefix, wanted, expected) => {
    expect(sightOf(name, prefix, wanted)).toBe(expected);
  });
});
