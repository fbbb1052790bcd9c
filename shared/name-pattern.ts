import { setupError } from './errors.ts';
import { filledPart, type PlaceholderValues, readTemplate, type TemplatePart } from './placeholders.ts';
import { failure, type Result, success } from './result.ts';

export type NameParts = Pick<PlaceholderValues, 'id' | 'serial' | 'at' | 'number'>;

/** What a preset gives to the names of all its devices. */
export type NameWords = Pick<PlaceholderValues, 'part' | 'revision'>;

export interface NamePattern {
  /** As it is written. */
  readonly text: string;
  readonly needsSerial: boolean;
  readonly counts: boolean;
  fill(parts: NameParts): string;
  /** The number in a name that this pattern could have made, for `device` where that is known; undefined: it could not, or it counts beside an ID of nobody knows whom. */
  numberIn(name: string, device?: Pick<NameParts, 'id' | 'serial'>): number | undefined;
  /** Whether it could have made this name for this device, on any day and with any number. */
  couldName(device: Pick<NameParts, 'id' | 'serial'>, name: string): boolean;
}

/** Ours: what the cloud refuses beyond that nobody tells, and a label has room for less. */
const longest = 64;

/** So many devices are a station's in a lifetime. */
const mostDigits = 6;

/**
 * `{serial}`, `{id}`, `{date}` (2026-01-31) and `{n}`; `{id:-6}` and `{serial:-4}` are the last letters, `{n:4}` four
 * digits at least, `{part}` and `{revision}` what the preset says of them. Fails with `preset-unreadable` for anything else in braces, and where names would be cut before what tells
 * them apart.
 */
export function namePattern(text: string, words: NameWords): Result<NamePattern> {
  const read = readTemplate(text, ['serial', 'id', 'date', 'n', 'part', 'revision']);
  if ('bad' in read) return refused(read.bad);
  const given = read.parts.map((part) => withWords(part, words));
  const parts = given.filter((part) => part !== undefined);
  if (parts.length < given.length) return refused(text);
  // All devices would be called the same.
  if (parts.every(({ kind }) => kind === 'text' || kind === 'date')) return refused(text);
  const numbers = parts.filter(({ kind }) => kind === 'n').length;
  if (numbers > 1) return refused(text);
  if (!parts.some((part, at) => isWhole(part, parts.slice(0, at)))) return refused(text);
  // Beside an ID or a serial number nobody can tell which digits were counted, and the name is the device's own anyway.
  const tells = !parts.some(({ kind }) => kind === 'id' || kind === 'serial');
  const made = (device?: Pick<NameParts, 'id' | 'serial'>) =>
    new RegExp(`^${parts.map((part) => sourceOf(part, device)).join('')}$`, 'u');
  const counting = made();
  return success({
    text,
    needsSerial: parts.some(({ kind }) => kind === 'serial'),
    counts: numbers > 0,
    fill: (given) =>
      parts
        .map((part) => filledPart(part, { ...given, number: given.number ?? 0 }) ?? '')
        .join('')
        .slice(0, longest),
    numberIn(name, device) {
      const known = device === undefined ? tells && counting : made(device);
      const digits = known ? known.exec(name.slice(0, longest))?.[1] : undefined;
      return digits === undefined ? undefined : Number(digits);
    },
    couldName: (device, name) => made(device).test(name.slice(0, longest)),
  });
}

/** What is the same for all of them is as good as typed; undefined: the preset does not say it. */
function withWords(part: TemplatePart, words: NameWords): TemplatePart | undefined {
  if (part.kind !== 'part' && part.kind !== 'revision') return part;
  const said = words[part.kind]?.slice(part.last ?? 0);
  return said === undefined ? undefined : { kind: 'text', text: said };
}

/** Whether what tells devices apart is within what a name may have; what is cut off would make all names equal. */
function isWhole(part: TemplatePart, before: readonly TemplatePart[]): boolean {
  if (part.kind === 'text' || part.kind === 'date') return false;
  return [...before, part].reduce((sum, one) => sum + lengthOf(one), 0) <= longest;
}

/** As long as a part is at least, and a counter after years. */
function lengthOf(part: TemplatePart): number {
  switch (part.kind) {
    case 'text':
      return part.text.length;
    case 'date':
      return 10;
    case 'n':
      return Math.max(part.digits, mostDigits);
    case 'id':
      return Math.min(24, Math.abs(part.last ?? 24));
    default:
      return Math.min(15, Math.abs(part.last ?? 15));
  }
}

function sourceOf(
  part: TemplatePart,
  device: Pick<NameParts, 'id' | 'serial'> = { id: '', serial: undefined },
): string {
  if (part.kind === 'n') return '(\\d{1,15})';
  if (part.kind === 'date') return '\\d{4}-\\d\\d-\\d\\d';
  const own = filledPart(part, { ...device, at: 0, number: undefined }) ?? '';
  // What is no letter, figure, dash or underscore the cloud keeps as an underscore (particle-cli, issue 110).
  return own.replace(/[^\p{L}\p{N}_-]/gu, (sign) => `[${/[\\\]^]/.test(sign) ? '\\' : ''}${sign}_]`);
}

function refused(saw: string): Result<never> {
  return failure(setupError('preset-unreadable', { saw: `namePattern: ${saw}` }));
}
