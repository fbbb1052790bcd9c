import fc from 'fast-check';
import { hostileTexts } from '../../support/hostile-texts.ts';

/** Names that somebody could give a network or a profile to make a program do something else. */
export const awkwardNames: readonly string[] = [
  '"',
  'a"b',
  '"& calc "',
  "it's",
  '$(touch x)',
  '`touch x`',
  'a\nb',
  'a\r\nSSID 2 : Photon-A2B3',
  'a\0b',
  'a:b',
  'a\\',
  'a\\"',
  '-x',
  '--help',
  '--',
  '/?',
  '?',
  '*',
  '%TEMP%',
  '!var!',
  'a^&|<>b',
  'a b',
  ' leading',
  'trailing ',
  'name=other interface=none',
  'key=clear',
  '\u202Etxt.exe',
  '\u200Bhidden',
  '😀'.repeat(8),
  'e\u0301',
  '\uD800',
  '\uFFFD\uFFFD',
  '<redacted>',
  '</name><name>x',
  'A2:B3:C4:D5:E6:F7',
  '',
  ...hostileTexts.map(({ text }) => text),
];

/** Those that are nothing but letters and blanks: a program may be told them as they are. */
export const harmlessNames: readonly string[] = ['a b', 'constructor', 'CON', 'W'.repeat(32)];

/** Those that no program of the system may be told. */
export const refusedNames = awkwardNames.filter((name) => !harmlessNames.includes(name));

export const anyName = fc.oneof(fc.constantFrom(...awkwardNames), fc.string({ unit: 'binary', maxLength: 40 }));
