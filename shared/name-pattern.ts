import { setupError } from './errors.ts';
import { filledPart, type PlaceholderValues, readTemplate, type TemplatePart } from './placeholders.ts';
import { failure, type Result, success } from './result.ts';

export type NameParts = Omit<PlaceholderValues, 'name'>;

export interface NamePattern {
  readonly needsSerial: boolean;
  readonly counts: boolean;
  fill(parts: NameParts): string;
  /** The number in a name that this pattern could have made; undefined: it could not, or it counts beside an ID. */
  numberIn(name: string): number | undefined;
}

/** Ours: what the cloud refuses beyond that nobody tells, and a label has room for less. */
const longest = 64;

/**
 * `{serial}`, `{id}`, `{date}` (2026-01-31) and `{n}`; `{id:-6}` and `{serial:-4}` are the last letters, `{n:4}` four
 * digits at least. Fails with `preset-unreadable` for anything else in braces.
 */
export function namePattern(text: string): Result<NamePattern> {
  const read = readTemplate(text, ['serial', 'id', 'date', 'n']);
  if ('bad' in read) return refused(read.bad);
  const { parts } = read;
  // All devices would be called the same.
  if (parts.every(({ kind }) => kind === 'text' || kind === 'date')) return refused(text);
  const numbers = parts.filter(({ kind }) => kind === 'n').length;
  if (numbers > 1) return refused(text);
  // Beside an ID or a serial number nobody can tell which digits were counted, and the name is the device's own anyway.
  const tells = !parts.some(({ kind }) => kind === 'id' || kind === 'serial');
  const counting = new RegExp(`^${parts.map(sourceOf).join('')}$`, 'u');
  return success({
    needsSerial: parts.some(({ kind }) => kind === 'serial'),
    counts: numbers > 0,
    fill: (given) =>
      parts
        .map((part) => filledPart(part, { ...given, number: given.number ?? 0 }) ?? '')
        .join('')
        .slice(0, longest),
    numberIn(name) {
      const digits = tells ? counting.exec(name.slice(0, longest))?.[1] : undefined;
      return digits === undefined ? undefined : Number(digits);
    },
  });
}

function sourceOf(part: TemplatePart): string {
  if (part.kind === 'text') return part.text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  if (part.kind === 'n') return '(\\d{1,15})';
  return part.kind === 'date' ? '\\d{4}-\\d\\d-\\d\\d' : '';
}

function refused(saw: string): Result<never> {
  return failure(setupError('preset-unreadable', { saw: `namePattern: ${saw}` }));
}
