import { setupError } from './errors.ts';
import { failure, type Result, success } from './result.ts';

/** What a pattern is filled with. `number`: counted by the line; undefined where the pattern asks for none. */
export interface NameParts {
  readonly id: string;
  readonly serial: string | undefined;
  /** Milliseconds since 1970; the day is that of UTC, so that two stations agree. */
  readonly at: number;
  readonly number: number | undefined;
}

type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'serial' | 'id'; readonly last: number | undefined }
  | { readonly kind: 'date' }
  | { readonly kind: 'number'; readonly digits: number };

export interface NamePattern {
  readonly needsSerial: boolean;
  readonly counts: boolean;
  fill(parts: NameParts): string;
  /** The number in a name that this pattern could have made; undefined: it could not, or it counts beside an ID. */
  numberIn(name: string): number | undefined;
}

/** Ours: what the cloud refuses beyond that nobody tells, and a label has room for less. */
const longest = 64;

const placeholder = /\{([^{}]*)\}/g;

/**
 * `{serial}`, `{id}`, `{date}` (2026-01-31) and `{n}`; `{id:-6}` and `{serial:-4}` are the last letters, `{n:4}` four
 * digits at least. Fails with `preset-unreadable` for anything else in braces.
 */
export function namePattern(text: string): Result<NamePattern> {
  const parts: Part[] = [];
  let at = 0;
  for (const match of text.matchAll(placeholder)) {
    if (match.index > at) parts.push({ kind: 'text', text: text.slice(at, match.index) });
    const part = partOf(match[1] ?? '');
    if (part === undefined) return refused(match[0]);
    parts.push(part);
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ kind: 'text', text: text.slice(at) });
  if (parts.some((part) => part.kind === 'text' && /[{}]/.test(part.text))) return refused(text);
  // All devices would be called the same.
  if (parts.every(({ kind }) => kind === 'text' || kind === 'date')) return refused(text);
  const numbers = parts.filter(({ kind }) => kind === 'number').length;
  if (numbers > 1) return refused(text);
  // Beside an ID or a serial number nobody can tell which digits were counted, and the name is the device's own anyway.
  const tells = !parts.some(({ kind }) => kind === 'id' || kind === 'serial');
  const counting = new RegExp(`^${parts.map(sourceOf).join('')}$`, 'u');
  return success({
    needsSerial: parts.some(({ kind }) => kind === 'serial'),
    counts: numbers > 0,
    fill: (given) =>
      parts
        .map((part) => filled(part, given))
        .join('')
        .slice(0, longest),
    numberIn(name) {
      const digits = tells ? counting.exec(name.slice(0, longest))?.[1] : undefined;
      return digits === undefined ? undefined : Number(digits);
    },
  });
}

function partOf(text: string): Part | undefined {
  const [, kind = '', option] = /^([a-z]+)(?::(-?\d{1,2}))?$/.exec(text) ?? [];
  const number = option === undefined ? undefined : Number(option);
  switch (kind) {
    case 'date':
      return number === undefined ? { kind } : undefined;
    case 'n':
      return number !== undefined && (number < 1 || number > 9) ? undefined : { kind: 'number', digits: number ?? 1 };
    case 'id':
    case 'serial':
      return number !== undefined && number >= 0 ? undefined : { kind, last: number };
    default:
      return undefined;
  }
}

function filled(part: Part, { id, serial, at, number }: NameParts): string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'date':
      return new Date(at).toISOString().slice(0, 10);
    case 'number':
      return String(number ?? 0).padStart(part.digits, '0');
    default:
      return (part.kind === 'id' ? id : (serial ?? '')).slice(part.last ?? 0);
  }
}

function sourceOf(part: Part): string {
  if (part.kind === 'text') return part.text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  if (part.kind === 'number') return '(\\d{1,15})';
  return part.kind === 'date' ? '\\d{4}-\\d\\d-\\d\\d' : '';
}

function refused(saw: string): Result<never> {
  return failure(setupError('preset-unreadable', { saw: `namePattern: ${saw}` }));
}
