import { isSerialAndMore } from './scan.ts';

/** As long as a serial number of a list may be. */
export const serialPatternLetters = 64;

/** What stands for more than itself: `#` for a digit, `@` for a letter from A to Z, `?` for either of them. */
const classes: Readonly<Record<string, RegExp>> = { '#': /[0-9]/, '@': /[A-Z]/, '?': /[0-9A-Z]/ };

/** As lists and scans have it. */
function isNumber(text: string): boolean {
  return text.length <= serialPatternLetters && /^[\x21-\x7e]+$/.test(text);
}

/**
 * Whether numbers can be held against it: a pattern of one number alone would be that of one device. A sticker's code that was scanned
 * into it may carry a secret.
 */
export function isSerialPattern(text: string): boolean {
  return isNumber(text) && /[#@?]/.test(text) && !isSerialAndMore(text);
}

/** Whether it is a number by which a preset shows its pattern. */
export function isSerialSample(pattern: string, text: string): boolean {
  return fitsSerialPattern(pattern, text) && !isSerialAndMore(text);
}

/** Sign by sign and of its length, capitals or not: no text can make this slow. */
export function fitsSerialPattern(pattern: string, text: string): boolean {
  return isNumber(text) && text.length === pattern.length && unlike(pattern, text).every((sign) => sign === undefined);
}

/**
 * What a code that does not fit is like, as a pattern would say it, with those of its signs alone that the pattern tells: it may be
 * anything, and a secret, so that nothing of it is kept.
 */
export function shapeBeside(pattern: string, text: string): string {
  const shape = unlike(pattern, text).map((sign, at) => {
    if (sign === undefined) return pattern.charAt(at);
    return /[0-9]/.test(sign) ? '#' : /[A-Z]/.test(sign) ? '@' : sign;
  });
  return shape.slice(0, serialPatternLetters).join('');
}

/** Each sign that does not fit in its place, in capitals; undefined: it does. */
function unlike(pattern: string, text: string): readonly (string | undefined)[] {
  const wanted = pattern.toUpperCase();
  return [...text.toUpperCase()].map((sign, at) => {
    const place = wanted.charAt(at);
    return (classes[place]?.test(sign) ?? place === sign) ? undefined : sign;
  });
}
