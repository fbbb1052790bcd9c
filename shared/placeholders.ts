/** What the words of a preset are filled with. What is undefined nobody knows. */
export interface PlaceholderValues {
  readonly id: string;
  readonly serial: string | undefined;
  readonly name?: string | undefined;
  /** Milliseconds since 1970; the day is that of UTC, so that two stations agree. */
  readonly at: number;
  /** Counted by the line; undefined where nothing asks for it. */
  readonly number: number | undefined;
  /** As the preset names its product, and what the preset is called. */
  readonly product?: string | undefined;
  readonly preset?: string | undefined;
  /** What the preset says that its devices are. */
  readonly part?: string | undefined;
  readonly revision?: string | undefined;
  /** The email address of the customer whose it became. */
  readonly customer?: string | undefined;
}

type DeviceWord = 'serial' | 'id' | 'name';
type PresetWord = 'product' | 'preset' | 'part' | 'revision' | 'customer';

export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: DeviceWord | PresetWord; readonly last: number | undefined }
  | { readonly kind: 'date' }
  | { readonly kind: 'n'; readonly digits: number };

export type PlaceholderKind = Exclude<TemplatePart['kind'], 'text'>;

const placeholder = /\{([^{}]*)\}/g;

/**
 * `{serial}`, `{id}`, `{name}`, `{date}` (2026-01-31), `{n}`, `{product}`, `{preset}`, `{part}`, `{revision}` and `{customer}`; `{id:-6}` and
 * `{serial:-4}` are the last letters, `{n:4}` four digits at least. `bad`: what in braces is none of `kinds`, or the whole text where a brace stands alone.
 */
export function readTemplate(
  text: string,
  kinds: readonly PlaceholderKind[],
): { readonly parts: readonly TemplatePart[] } | { readonly bad: string } {
  const parts: TemplatePart[] = [];
  let at = 0;
  for (const match of text.matchAll(placeholder)) {
    if (match.index > at) parts.push({ kind: 'text', text: text.slice(at, match.index) });
    const part = partOf(match[1] ?? '');
    if (part === undefined || part.kind === 'text' || !kinds.includes(part.kind)) return { bad: match[0] };
    parts.push(part);
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ kind: 'text', text: text.slice(at) });
  return parts.some((part) => part.kind === 'text' && /[{}]/.test(part.text)) ? { bad: text } : { parts };
}

function partOf(text: string): TemplatePart | undefined {
  const [, kind = '', option] = /^([a-z]+)(?::(-?\d{1,2}))?$/.exec(text) ?? [];
  const number = option === undefined ? undefined : Number(option);
  switch (kind) {
    case 'date':
      return number === undefined ? { kind } : undefined;
    case 'n':
      return number !== undefined && (number < 1 || number > 9) ? undefined : { kind, digits: number ?? 1 };
    case 'id':
    case 'serial':
    case 'name':
    case 'product':
    case 'preset':
    case 'part':
    case 'revision':
    case 'customer':
      return number !== undefined && number >= 0 ? undefined : { kind, last: number };
    default:
      return undefined;
  }
}

/** Undefined: that of the device is not known. */
export function filledPart(part: TemplatePart, values: PlaceholderValues): string | undefined {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'date':
      return new Date(values.at).toISOString().slice(0, 10);
    case 'n':
      return values.number === undefined ? undefined : String(values.number).padStart(part.digits, '0');
    default:
      return values[part.kind]?.slice(part.last ?? 0);
  }
}

/** What a preset gives to the words of all its labels; a customer that is nobody's choice but the preset's. */
export function presetWords({
  name,
  product,
  part,
  revision,
  customer,
}: PresetOfWords): Required<Pick<PlaceholderValues, PresetWord>> {
  return { preset: name, product, part, revision, customer: customer.email };
}

interface PresetOfWords {
  readonly name: string;
  readonly product?: string | undefined;
  readonly part?: string | undefined;
  readonly revision?: string | undefined;
  readonly customer: { readonly rule: string; readonly email?: string };
}
