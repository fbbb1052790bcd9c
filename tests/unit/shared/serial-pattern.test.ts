import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitsSerialPattern, isSerialPattern, isSerialSample, shapeBeside } from '../../../shared/serial-pattern.ts';

const digit = fc.constantFrom(...'0123456789');
const letter = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const other = fc.constantFrom(...'-_/.$^*()[]{}+|\\');
/** A sign of a pattern, and one of a number that fits it. */
const place = fc.oneof(
  digit.map((sign) => ['#', sign] as const),
  letter.map((sign) => ['@', sign] as const),
  fc.oneof(digit, letter).map((sign) => ['?', sign] as const),
  fc.oneof(digit, letter, other).map((sign) => [sign, sign] as const),
);
const places = fc.array(place, { minLength: 1, maxLength: 64 });
const textOf = (signs: readonly (readonly [string, string])[], which: 0 | 1) =>
  signs.map((sign) => sign[which]).join('');

describe('a pattern of serial numbers', () => {
  it('has a sign for digits, one for letters and one for both, and everything else is itself', () => {
    const fitting: readonly (readonly [string, string])[] = [
      ['L-####', 'L-0042'],
      ['L-####', 'l-0042'],
      ['l-####', 'L-0042'],
      ['@@?#', 'AZ09'],
      ['@@?#', 'azZ9'],
      ['PHHM###########', 'PHHM00000000001'],
      // No sign of an expression means anything here.
      ['.*[a]+#', '.*[A]+7'],
    ];
    expect(fitting.filter(([pattern, text]) => !fitsSerialPattern(pattern, text))).toEqual([]);
    const others: readonly (readonly [string, string])[] = [
      ...(['L-042', 'L-00042', 'L-004A', 'L-OO42', 'M-0042', 'L_0042', '', ' L-0042', 'L-0042 '] as const).map(
        (text) => ['L-####', text] as const,
      ),
      // Beyond the first and the last of their kind, and letters and digits of other alphabets.
      ...['/', ':', 'A', '٣', '３', '#'].map((sign) => ['#', sign] as const),
      ...['@', '[', '`', '{', '7', 'É', 'ſ', 'Ａ'].map((sign) => ['@', sign] as const),
      ...['-', '?', '!', 'ß'].map((sign) => ['?', sign] as const),
      // Its capitals are two.
      ['@@', 'ß'],
      ['.*#', 'ab7'],
    ];
    expect(others.filter(([pattern, text]) => fitsSerialPattern(pattern, text))).toEqual([]);
  });

  it('takes each number that is made by it, and none with another sign in any place', () => {
    fc.assert(
      fc.property(places, fc.nat(), fc.oneof(digit, letter, other), (signs, nat, sign) => {
        const [pattern, number] = [textOf(signs, 0), textOf(signs, 1)];
        expect(fitsSerialPattern(pattern, number)).toBe(true);
        expect(fitsSerialPattern(pattern, number.toLowerCase())).toBe(true);
        expect(shapeBeside(pattern, number)).toBe(pattern);
        const at = nat % number.length;
        const changed = number.slice(0, at) + sign + number.slice(at + 1);
        const wanted = pattern.charAt(at);
        const fits =
          wanted === '#'
            ? '0' <= sign && sign <= '9'
            : wanted === '@'
              ? 'A' <= sign && sign <= 'Z'
              : wanted === '?'
                ? !'-_/.$^*()[]{}+|\\'.includes(sign)
                : wanted === sign;
        expect(fitsSerialPattern(pattern, changed)).toBe(fits);
        expect(fitsSerialPattern(pattern, number.slice(1))).toBe(false);
        expect(fitsSerialPattern(pattern, number + number.charAt(0))).toBe(false);
      }),
    );
  });

  it('is one where more than one number fits it, of up to 64 signs', () => {
    for (const text of ['#', '@', '?', 'L-####', '#'.repeat(64)])
      expect([text, isSerialPattern(text)]).toEqual([text, true]);
    const sticker = 'PHHMAB12CD34EF5';
    for (const text of ['', 'L-0042', '#'.repeat(65), 'L ##', '#\u00e9', '#\u0007', `${sticker}?ECRETSECRETSEC`])
      expect([text, isSerialPattern(text)]).toEqual([text, false]);
    expect(isSerialSample('PHHM???????????', sticker)).toBe(true);
    // A mobile secret may be behind it, whose blank was lost.
    expect(isSerialSample('?'.repeat(30), `${sticker}SECRETSECRETSEC`)).toBe(false);
  });

  it('tells of a code that does not fit no letter and no digit but its own', () => {
    expect(shapeBeside('L-####', 'L-OO42')).toBe('L-@@##');
    expect(shapeBeside('L-####', 'SECRET7')).toBe('@@@@@@#');
    expect(shapeBeside('L-##', 'L')).toBe('L');
    fc.assert(
      fc.property(fc.string({ unit: fc.oneof(digit, letter), minLength: 1, maxLength: 64 }), (code) => {
        expect(shapeBeside('-##', code)).toMatch(/^[#@]+$/);
      }),
    );
  });
});
