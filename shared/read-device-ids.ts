import { type DeviceId, findDeviceIds } from './device-id.ts';

/** Why a text that a person typed, pasted or scanned holds no device id. Each has a sentence in `text/en-device-ids.ts`. */
export const idProblems = [
  /** Figures alone with zeros at their end, or the very number that a computer keeps in its place. */
  'rounded',
  /** `2.70036E+23`. */
  'exponent',
  /** The other number on the label. */
  'serial-number',
  /** A scanner types keys: on another keyboard layout other letters come of them. */
  'other-keyboard',
  /** O for 0, l or I for 1. */
  'look-alike',
  'too-short',
  'too-long',
  /** About as long as an id, with a letter that none has. */
  'wrong-letter',
  /** Several ids where one is meant. */
  'several',
  'no-id',
] as const;
export type IdProblem = (typeof idProblems)[number];

/** What was given in place of an id, as it stood there; foreign text of any length. */
export interface BadId {
  readonly text: string;
  readonly problem: IdProblem;
}

export type ReadId =
  | { readonly id: DeviceId; readonly bad?: undefined }
  | { readonly id?: undefined; readonly bad: BadId };

/** Digits of an id. */
export const idDigits = 24;

/** From so many hex digits on a word is an id that was cut; a shorter one may be anything. */
const cutIdDigits = 16;

/** What a scanner puts before a code to say its kind: `]`, a letter, a letter or figure (ISO/IEC 15424). */
const symbology = /^\][a-z][0-9a-z]/i;

/** No id, and seen by nobody: byte order marks, zero-width characters. */
const unseen = /(?![\t\n\r])[\p{Cf}\p{Cc}]/gu;

/** What may stand around a word without being part of it, for example the `="…"` of a spreadsheet. */
const around = /^[\s"'=`<>()[\]{}.,:;|]+|(?<![\s"'`<>()[\]{}.,:;|])[\s"'`<>()[\]{}.,:;|]+$/g;

const bareOf = (text: string) => text.replace(unseen, '').trim().replace(symbology, '');

/**
 * The one id in a text that was typed or scanned as one: with blanks in it, in capitals, twice, after a scanner's mark
 * (`]d1`), or somewhere in an address. Never one of several, and never one that a spreadsheet has rounded.
 */
export function readDeviceId(text: string): ReadId {
  const bare = bareOf(text);
  const together = /^([0-9a-f]{24})\1?$/.exec(bare.replace(/[\s"'=]/g, '').toLowerCase())?.[1];
  const ids = new Set(together === undefined ? findDeviceIds(bare) : [together as DeviceId]);
  if (ids.size > 1) return { bad: { text, problem: 'several' } };
  const [id] = ids;
  if (id === undefined) return { bad: { text, problem: problemOf(bare.replace(around, '')) } };
  return isRounded(id) ? { bad: { text, problem: 'rounded' } } : { id };
}

/** Every word of a text, in its order: an id, or what stood there instead. Marks without a letter or figure are no word. */
export function readDeviceIds(text: string): readonly ReadId[] {
  return text.split(/[\r\n,;\t]+/).flatMap((part) => {
    if (!hasWord.test(part)) return [];
    // Blanks within an id, or the same id twice, make one word of it.
    const squeezed = part.replace(/[\s"'=]/g, '');
    if (/^([0-9a-f]{24})\1?$/i.test(squeezed)) return [readDeviceId(part)];
    return part
      .split(/\s+/)
      .filter((word) => hasWord.test(word))
      .map(readDeviceId);
  });
}

const hasWord = /[\p{L}\p{N}]/u;

/** Whether somebody meant an id by it, so that it must not be passed over as a word beside one. */
export function meansAnId({ problem }: BadId): boolean {
  return problem !== 'no-id';
}

/**
 * An id of figures alone that went through a number. A spreadsheet keeps 15 figures and writes zeros for the others; other
 * programs keep a double of 53 bits, whose figures written out are divisible by 2^25 in this range (IEEE 754, binary64).
 * No Photon's id ends in so many zeros: its last seven bytes are letters of the chip's lot (STM32F205 reference manual,
 * RM0033, "Unique device ID register"). One id of figures in 30 million is taken for a rounded one.
 */
function isRounded(id: DeviceId): boolean {
  if (!/^[1-9]\d{23}$/.test(id)) return false;
  return /0{7}$/.test(id) || BigInt(id) === BigInt(Number(id));
}

/** 15 letters and figures (Device OS, HAL_DEVICE_SERIAL_NUMBER_SIZE), not all of them such as ids are made of. */
const serialNumber = /^(?=.*\d)(?=.*[g-z])[0-9a-z]{15}$/i;

/**
 * The serial number in what was typed or scanned from a sticker, in capitals, wherever {@link readDeviceId} names one.
 * What stands after it and a blank is the mobile secret of a later device (docs.particle.io, "Data matrix sticker") and
 * goes nowhere.
 */
export function readSerialNumber(text: string): string | undefined {
  const bare = bareOf(text).replace(around, '');
  const [first = ''] = bare.split(/\s/, 1);
  const word = [bare.replace(/\s/g, ''), first].find((one) => serialNumber.test(one));
  return word?.toUpperCase();
}

function problemOf(text: string): IdProblem {
  if (/^[+-]?\d+(?:[.,]\d+)?e\+?\d{1,3}$/i.test(text)) return 'exponent';
  const word = text.replace(/\s/g, '');
  const { length } = [...word.slice(0, 128)];
  if (/^[0-9a-f]+$/i.test(word)) {
    if (length > idDigits) return 'too-long';
    return length >= cutIdDigits ? 'too-short' : 'no-id';
  }
  if (serialNumber.test(word)) return 'serial-number';
  if (length < cutIdDigits || length > 2 * idDigits) return 'no-id';
  if (/^[0-9a-foli|]+$/i.test(word) && /\d/.test(word)) {
    return length === idDigits ? 'look-alike' : length < idDigits ? 'too-short' : 'too-long';
  }
  // The keys of 0 to 9 and a to f: letters of other scripts, and what French and Czech keyboards have in their place.
  if (/^[0-9a-fq\p{L}\p{Nd}&"'(_+-]+$/iu.test(word) && /[^\p{ASCII}]/u.test(word)) return 'other-keyboard';
  const digits = word.match(/[0-9a-f]/gi)?.length ?? 0;
  return /^[0-9a-z]+$/i.test(word) && /\d/.test(word) && length - digits <= 3 && length >= 20 && length <= 28
    ? 'wrong-letter'
    : 'no-id';
}
