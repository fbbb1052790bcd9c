import type { Random } from './random.ts';

/** Letters that formats and displays stumble over: ends, quotes, escapes, bidi marks, half a surrogate pair. */
const awkwardLetters = [
  ...['\0', '\x01', '\x07', '\x1b', '\x7f', '\x80', '\xff', '\n', '\r', '\t', ' ', '"', "'", '\\', '/', ':', ',', ';'],
  ...['{', '}', '[', ']', '<', '>', '%', '+', '-', '=', '0', '9', 'e', '\u00e9', '\u200b', '\u202e', '\u2066'],
  ...['\u2028', '\ufeff', '\ufffd', '\ud800', '\udc00', '\u{1f600}', '\u0130'],
] as const;

const numbers = [
  '0',
  '-1',
  '1',
  '255',
  '256',
  '65536',
  '2147483648',
  '-2147483649',
  '4294967296',
  '1e999',
  '-0',
  '1.5',
];

/** Values that fit nowhere in particular, for JSON and whatever looks like it. */
const values = [
  ...['null', 'true', '""', '"x"', '[]', '{}', '[null]', '{"a":1}', '"__proto__"', '"constructor"', '"\\u0000"'],
  ...['{"__proto__":{"polluted":1}}', '"\\ud800"', '"\\u202e"', '1e999', '-1e999', '9007199254740993', '1e-999'],
];

/** Texts, numbers, words and marks: what a format is made of, whatever it is. */
const token = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|[A-Za-z_-]+|\r\n|[\s\S]/g;

/** Longest text that is grown; longer ones are made by `stretch`. */
export const grownLimit = 16 * 1024;

/** One to four changes to a text. */
export function mutate(text: string, others: readonly string[], words: readonly string[], random: Random): string {
  let changed = text;
  for (let left = 1 + random.below(4); left > 0; left -= 1) changed = change(changed, others, words, random);
  return changed.slice(0, grownLimit);
}

function change(text: string, others: readonly string[], words: readonly string[], random: Random): string {
  const at = random.below(text.length + 1);
  const length = random.below(Math.min(text.length - at, random.pick([1, 4, 16, 256])) + 1);
  switch (random.below(12)) {
    case 0:
      return text.slice(0, at) + random.pick(awkwardLetters) + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + random.pick(awkwardLetters) + text.slice(at);
    case 2:
      return text.slice(0, at) + text.slice(at + length);
    case 3:
      return text.slice(0, at) + text.slice(at, at + length).repeat(1 + random.below(8)) + text.slice(at + length);
    case 4:
      return words.length === 0 ? text : text.slice(0, at) + random.pick(words) + text.slice(at);
    case 5:
      return text.slice(0, at);
    case 6:
      return text.slice(at);
    case 7: {
      const other = random.pick(others);
      return text.slice(0, at) + other.slice(random.below(other.length + 1));
    }
    case 8:
      return (
        text.slice(0, at) + String.fromCharCode(random.below(random.pick([0x80, 0x100, 0x10000]))) + text.slice(at)
      );
    case 9:
      return changeLines(text, random);
    default:
      return changeTokens(text, words, random);
  }
}

function changeLines(text: string, random: Random): string {
  const lines = text.split('\n');
  const at = random.below(lines.length);
  const line = lines[at] ?? '';
  const other = random.below(lines.length);
  if (random.below(2) === 0) lines.splice(at, 1);
  else lines.splice(other, random.below(2), line);
  return lines.join('\n');
}

function changeTokens(text: string, words: readonly string[], random: Random): string {
  const tokens = text.slice(0, grownLimit).match(token) ?? [];
  if (tokens.length === 0) return random.pick(values);
  const at = random.below(tokens.length);
  const [one, other] = [tokens[at] ?? '', tokens[random.below(tokens.length)] ?? ''];
  const replacement = /^-?\d/.test(one) ? random.pick(numbers) : words.length > 0 ? random.pick(words) : other;
  switch (random.below(6)) {
    case 0:
      tokens[at] = random.pick(values);
      break;
    case 1:
      tokens[at] = replacement;
      break;
    case 2:
      tokens[at] = other;
      break;
    case 3:
      tokens.splice(at, 1);
      break;
    case 4:
      tokens.splice(at, 0, other);
      break;
    default:
      tokens[at] = nested(one, random);
  }
  return tokens.join('');
}

function nested(inner: string, random: Random): string {
  const depth = random.pick([1, 3, 100, 2_000]);
  const [open, close] = random.pick([
    ['[', ']'],
    ['{"a":', '}'],
    ['{"error":', '}'],
  ] as const);
  return open.repeat(depth) + inner + close.repeat(depth);
}

/** Long texts of one pattern, each `length` characters: where time grows faster than the text, it shows here. */
export function* stretched(seeds: readonly string[], words: readonly string[], length: number): Generator<string> {
  const fill = (piece: string) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
  const pieces = new Set([
    ...words,
    ...'a1 "\\{[<,:;\n\r',
    '\r\n',
    '[[',
    '{"a":',
    '{"error":',
    ',"',
    '\\"',
    'a,',
    'a\n',
  ]);
  for (const seed of seeds) {
    for (const tokenOfSeed of new Set(seed.slice(0, 2_000).match(token) ?? [])) pieces.add(tokenOfSeed);
    for (const line of new Set(seed.split('\n').slice(0, 30))) if (line !== '') pieces.add(`${line}\n`);
  }
  for (const piece of pieces) yield fill(piece);
  for (const seed of seeds) {
    if (seed === '') continue;
    yield fill(seed);
    const middle = Math.floor(seed.length / 2);
    for (const piece of ['a', '0', ' ', '\n', '"', ',', '[', seed.slice(middle - 8, middle + 8) || 'b']) {
      yield seed.slice(0, middle) + fill(piece).slice(seed.length) + seed.slice(middle);
    }
  }
}
