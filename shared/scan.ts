import { readByOtherLayouts } from './keyboard-layouts.ts';
import { plainText } from './plain-text.ts';
import { readDeviceId } from './read-device-ids.ts';
import {
  addressLetters,
  type DeviceScan,
  isCustomerAddress,
  isPhotonSerial,
  noteLetters,
  operatorLetters,
  photonModels,
  referenceLetters,
  type Scan,
  scanCommands,
  testCode,
} from './scan-kinds.ts';
import { stationLimits } from './time-limits.ts';

export type { Scan, ScanCommand } from './scan-kinds.ts';

const serials = new RegExp(`${photonModels}[0-9A-Z]{11}`, 'g');
const serialsBegin = new RegExp(`^${photonModels}`);
/** A sticker's code whose first letters were lost. */
const serialTail = /^(?:H?H[TMK]|H?N[TM]|[TMK])[0-9A-Z]{11}$/;
const serialDigits = 15;
/** Commands with words behind them. */
const worded = /^PS:(NOTE|BY):/i;
const testSign = 'PS:TEST:';
const commandWithin = new RegExp(`PS:(?:${Object.keys(scanCommands).join('|')})`, 'i');

/** Without what a scanner puts before a code to say its kind (ISO/IEC 15424). */
export function withoutSymbology(text: string): string {
  return text.replace(/^\][a-z][0-9a-z]/i, '');
}

/**
 * The same code read twice is one. What stands behind a serial number and a blank is a mobile secret, and is not looked at. What
 * another keyboard layout makes of a code is told and not translated: several layouts may fit.
 * @param isEnded false: by a pause alone, which ends no address
 */
export function readScan(text: string, isEnded = true): Scan {
  // What nobody sees is no part of it.
  const asTyped = withoutSymbology(text.replace(/[\p{Cc}\p{Cf}]/gu, ' ').trim());
  const scan = readTyped(asTyped, isEnded);
  const { kind } = scan;
  if (kind !== 'unknown' && kind !== 'foreign' && kind !== 'half') return scan;
  if (asTyped.length > mostCharacters) return scan;
  return [...readByOtherLayouts(asTyped)].some((read) => isCode(readTyped(read, true)) && !mayBeWords(asTyped, read))
    ? { kind: 'other-layout' }
    : scan;
}

/** Behind these commands is whatever somebody likes: with a letter in the place of the sign it may be a code of one's own. */
function mayBeWords(asTyped: string, read: string): boolean {
  return worded.test(read) && /[A-Z]/i.test(asTyped.charAt('PS'.length));
}

function readTyped(asTyped: string, isEnded: boolean): Scan {
  const bare = asTyped.toUpperCase();
  // What somebody printed to be kept, in its own letters.
  const [sign = '', name] = worded.exec(asTyped) ?? [];
  if (name !== undefined) {
    const words = asTyped.slice(sign.length);
    if (words.trim() === '') return { kind: 'unknown' };
    if (name.toUpperCase() === 'BY') return readBadge(words);
    const note = readNote(words);
    return note === undefined ? { kind: 'several' } : { kind: 'command', command: 'note', note };
  }
  if (bare.startsWith(testSign)) return readTest(bare);
  const command = /^PS:([A-Z]{1,16})$/.exec(bare)?.[1];
  if (command !== undefined) {
    if (command === 'TEST') return { kind: 'command', command: 'test', layout: 'untold' };
    return command !== 'NOTE' && command !== 'BY' && Object.hasOwn(scanCommands, command)
      ? { kind: 'command', command: scanCommands[command as keyof typeof scanCommands] }
      : { kind: 'unknown' };
  }
  const address = readAddress(asTyped);
  if (address !== undefined) return isEnded || address.kind === 'several' ? address : { kind: 'unended' };
  const [first = '', second = ''] = bare.split(' ', 2);
  if (isPhotonSerial(first)) {
    return serialsBegin.test(second) && second !== first ? { kind: 'several' } : { kind: 'serial', serial: first };
  }
  const found = new Set(bare.match(serials));
  const [serial] = found;
  if (found.size > 1) return { kind: 'several' };
  const rest = serial === undefined ? bare : bare.replaceAll(serial, '');
  if (serial !== undefined && rest === '') return { kind: 'serial', serial };
  const { id, bad } = readDeviceId(rest);
  if (id !== undefined) return serial === undefined ? { kind: 'device-id', id } : { kind: 'several' };
  if (bad.problem === 'several' || /^(?:[0-9A-F]{24}){2,}$/.test(bare)) return { kind: 'several' };
  const isBeginning = serialsBegin.test(bare) && bare.length < serialDigits;
  const isCut = isBeginning || serialTail.test(bare) || bad.problem === 'too-short';
  if (isCut) return { kind: 'half' };
  const isOne = serial === undefined && /^(?!PS:)[\x21-\x7E]{1,64}$/.test(bare);
  return isOne ? { kind: 'foreign', text: bare } : { kind: 'unknown' };
}

/** All that is not the whole of it has other letters, or lacks some. */
function readTest(bare: string): Scan {
  if (bare === testCode) return { kind: 'command', command: 'test' };
  return { kind: testCode.startsWith(bare) ? 'half' : 'other-layout' };
}

/** What has the sign of an address in each of its words; with a sticker's code among them nobody knows which is meant. */
function readAddress(text: string): Scan | undefined {
  const words = text
    .replace(/^mailto:/i, '')
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '');
  if (!text.includes('@')) return undefined;
  const isSticker = words.some(
    (word) => word.toUpperCase().match(serials) !== null || /^[0-9a-f]{24}(?!@)|[0-9a-f]{24}$/.test(word),
  );
  if (isSticker) return { kind: 'several' };
  if (!words.every((word) => word.includes('@'))) return undefined;
  const [address = '', ...others] = new Set(words.map(readOnce));
  // Two that came without an end between them: what stands between their signs has the dot of a domain.
  const between = address.split('@').slice(1, -1);
  if (others.length > 0 || between.some((part) => part.slice(1, -1).includes('.'))) return { kind: 'several' };
  return isCustomerAddress(address) ? { kind: 'customer', email: address } : { kind: 'no-customer' };
}

/** The same code read twice is one. */
function readOnce(text: string): string {
  const half = text.slice(0, text.length / 2);
  return half.includes('@') && text === half + half ? half : text;
}

/** The device that somebody names by its ID or its sticker; undefined: by neither. */
export function readDeviceScan(text: string): DeviceScan | undefined {
  const read = readScan(text);
  return read.kind === 'serial' || read.kind === 'device-id' ? read : undefined;
}

/** A note as it is kept; undefined: nothing is left, or it is or holds a code, behind whose serial number a secret may stand. */
export function readNote(text: string): string | undefined {
  return wordsIn(text, noteLetters);
}

/** Who is at it, as it is kept, by name or badge, with `PS:BY:` before it or not; undefined: as {@link readNote}. */
export function readOperator(text: string): string | undefined {
  const read = readScan(text);
  return (read.kind === 'command' ? read.operator : undefined) ?? wordsIn(text, operatorLetters);
}

/** A batch, a work order, a part number or a revision, whole: two that begin alike are two. Undefined: it is longer than is kept, has a command in it, or as {@link readNote}. */
export function readReference(text: string): string | undefined {
  if ([...text.trim()].length > referenceLetters || commandWithin.test(text)) return undefined;
  return wordsIn(text, referenceLetters);
}

/** Two codes that came as one are nobody: another command may stand behind the name, or a sticker's code with its secret. */
function readBadge(words: string): Scan {
  const operator = /PS:/i.test(words) ? undefined : wordsIn(words, operatorLetters);
  return operator === undefined ? { kind: 'several' } : { kind: 'command', command: 'operator', operator };
}

function wordsIn(text: string, letters: number): string | undefined {
  const words = plainText(text, letters).trim();
  // What is cut off may be what tells that it is a code.
  if (words === '' || text.toUpperCase().match(serials) !== null) return undefined;
  const { kind } = readScan(words);
  const isCodeOfOurs = kind === 'serial' || kind === 'device-id' || kind === 'command' || kind === 'other-layout';
  return isCodeOfOurs || kind === 'several' ? undefined : words;
}

/**
 * Whether the serial number of a sticker has something behind it that is no second one. That may be a mobile secret whose blank
 * was lost: nothing of it may be looked for.
 */
export function isSerialAndMore(text: string): boolean {
  const { kind } = readScan(text);
  if (kind === 'serial' || kind === 'device-id') return false;
  const bare = text.toUpperCase();
  const [first] = bare.matchAll(serials);
  return first !== undefined && bare.slice(first.index + serialDigits).trim() !== '';
}

export interface CodeReader<Code> {
  /** What a keyboard wedge typed, `at` milliseconds of a monotonic clock: the codes that are complete with it. */
  take(text: string, at: number): readonly Code[];
  /** The one that a pause has ended: a scanner need not send Enter. */
  pause(at: number): readonly Code[];
  /** When a pause ends what has begun; undefined: nothing has. */
  dueAt(): number | undefined;
}

/** No code of ours is longer; with one more an address is none. */
const mostCharacters = 'mailto:'.length + addressLetters + 1;

/**
 * Cuts what is typed into scans: at Enter, tab and line ends, and at a pause. A mobile secret is dropped as it comes. An address may
 * be typed by hand, and what a hand pauses in may be one of itself: Enter alone ends it, with all that pauses have cut off before.
 */
export function codeReader<Code>(read: (text: string, isEnded: boolean) => Code): CodeReader<Code> {
  let begun = '';
  /** What pauses have cut off since the last Enter or whole code. */
  let cutOff = '';
  /** A sticker's code had no Enter behind it: what comes before the next one may be its mobile secret. */
  let mayBeSecret = false;
  let lastAt = 0;

  function end(): readonly Code[] {
    const joined = cutOff + begun;
    const text = joined.includes('@') && !isWhole(begun) ? joined : begun;
    const codes = text.trim() === '' ? [] : [read(withoutPart(text), true)];
    cutOff = '';
    begun = '';
    mayBeSecret = false;
    return codes;
  }

  /** Nothing of what may be the secret of the sticker before it. */
  const withoutPart = (text: string) => (mayBeSecret && !isWhole(text) && !text.includes('@') ? '' : text);

  function pause(at: number): readonly Code[] {
    if (begun === '' || at - lastAt < stationLimits.scanPauseMs) return [];
    const text = begun;
    begun = '';
    const codes = text.trim() === '' ? [] : [read(withoutPart(text), false)];
    mayBeSecret ||= readScan(text).kind === 'serial';
    cutOff = mayBeSecret ? '' : (cutOff + text).slice(0, mostCharacters);
    return codes;
  }

  return {
    take(text, at) {
      const scans = [...pause(at)];
      lastAt = at;
      for (const key of text) {
        if (/[\r\n\t]/.test(key)) scans.push(...end());
        // No secret has it: another code came without an end between them.
        else if (begun.length < mostCharacters && (key === '@' || !isSecret(begun))) begun += key;
      }
      return scans;
    },
    pause,
    dueAt: () => (begun === '' ? undefined : lastAt + stationLimits.scanPauseMs),
  };
}

export const scanReader = (): CodeReader<Scan> => codeReader(readScan);

/** A sticker's code or a command: nothing that is typed beside it belongs to it. */
const isWhole = (text: string) => isCode(readScan(text));

/** It names a device, or asks for something. */
export function isCode({ kind }: Scan): boolean {
  return kind === 'serial' || kind === 'device-id' || kind === 'command';
}

/** Behind a serial number and a blank only as much is kept as tells a second serial number. */
function isSecret(begun: string): boolean {
  if (begun.length <= serialDigits || !begun.includes(' ')) return false;
  const [first = '', second] = withoutSymbology(begun.trimStart()).toUpperCase().split(/ +/, 2);
  return second !== undefined && isPhotonSerial(first) && (second.length >= 4 || !'PH'.startsWith(second.slice(0, 2)));
}
