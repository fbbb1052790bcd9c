import { bytesToBinaryText } from '../../../shared/bytes.ts';

/**
 * How the device reads JSON: the jsmn tokenizer, not strict, whose errors are ignored, and a walk over the tokens it
 * found (Device OS v1.5.2, services/src/jsmn.c; hal/src/photon/softap.cpp:172-192, 307-383). Texts here are binary
 * texts, one character a byte.
 */
interface Token {
  readonly type: 'object' | 'array' | 'string' | 'primitive';
  readonly text: string;
  /** Keys of an object, values of an array or key. */
  size: number;
}

export type FieldTypes = Readonly<Record<string, 'string' | 'number'>>;
export type Fields<Types extends FieldTypes> = {
  readonly [Key in keyof Types]?: Types[Key] extends 'string' ? string : number;
};

/**
 * The known fields of a request, or `undefined` when the device would answer without JSON. Where the real walk runs
 * into memory nobody wrote, the answer is undefined, too.
 */
export function readFields<Types extends FieldTypes>(body: Uint8Array, types: Types): Fields<Types> | undefined {
  // As a C string: it ends at the first zero byte.
  const text = bytesToBinaryText(body).split('\0', 1)[0] ?? '';
  const tokens = tokenize(text);
  const root = tokens[0];
  if (root === undefined || root.type === 'array') return undefined;

  const fields: Record<string, string | number> = {};
  let key: string | undefined;
  let remaining = root.type === 'object' ? root.size * 2 : 0;
  for (let at = 1; remaining > 0; at += 1, remaining -= 1) {
    const token = tokens[at];
    if (token === undefined || token.type === 'object' || token.type === 'array') return undefined;
    if (key === undefined) {
      if (token.type !== 'string' || !Object.hasOwn(types, token.text)) return undefined;
      key = token.text;
    } else {
      if ((token.type === 'string') !== (types[key] === 'string')) return undefined;
      fields[key] = token.type === 'string' ? token.text : leadingInteger(token.text);
      key = undefined;
    }
  }
  return fields as Fields<Types>;
}

/** C's atoi: digits at the start count, anything else is 0. */
function leadingInteger(text: string): number {
  return Number(/^[+-]?\d{1,10}/.exec(text)?.[0] ?? 0) | 0;
}

function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let parent: Token | undefined;
  const open: Token[] = [];
  const add = (type: Token['type'], content: string) => {
    const token: Token = { type, text: content, size: 0 };
    tokens.push(token);
    if (parent !== undefined) parent.size += 1;
    return token;
  };

  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '{' || character === '[') {
      parent = add(character === '{' ? 'object' : 'array', '');
      open.push(parent);
    } else if (character === '}' || character === ']') {
      if (open.at(-1)?.type !== (character === '}' ? 'object' : 'array')) break;
      open.pop();
      parent = open.at(-1);
    } else if (character === '"') {
      const content = stringAt(text, at);
      if (content === undefined) break;
      add('string', content);
      at += content.length + 1;
    } else if (character === ':') {
      parent = tokens.at(-1);
    } else if (character === ',') {
      parent = open.at(-1) ?? parent;
    } else if (!/[\t\r\n ]/.test(character)) {
      const content = /^[^\t\r\n ,:\]}]*/.exec(text.slice(at))?.[0] ?? '';
      if (!/^[\x20-\x7e]+$/.test(content)) break;
      add('primitive', content);
      at += content.length - 1;
    }
  }
  return tokens;
}

/** The raw characters between the quotes, escapes kept as they are; `undefined` when it does not end or escapes wrongly. */
function stringAt(text: string, quote: number): string | undefined {
  const string = /"((?:[^"\\]|\\(?:["/\\bfrnt]|u[0-9a-fA-F]{4}))*)"/y;
  string.lastIndex = quote;
  return string.exec(text)?.[1];
}
