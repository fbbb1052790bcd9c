import { describe, expect, it } from 'vitest';
import { readFields } from '../../../../electron/simulator/device/json.ts';
import { utf8 } from '../../../../shared/bytes.ts';

const types = { k: 'string', v: 'string', n: 'number' } as const;
const read = (text: string) => readFields(utf8(text), types);

describe('the device’s reading of JSON', () => {
  it.each([
    ['an object', '{"k":"cc","v":"abc"}', { k: 'cc', v: 'abc' }],
    ['blanks and line ends between the tokens', ' {\r\n "k" :\t"cc" , "n" : 5 }\n', { k: 'cc', n: 5 }],
    ['nothing in an object', '{}', {}],
    ['a bare word', 'hello', {}],
    ['a number', '18', {}],
    ['the framing of a chunked body', '50\r\n{"k":"cc","v":"abc"}\r\n0\r\n\r\n', {}],
    ['null and true for a number, which count as 0', '{"n":null}', { n: 0 }],
    ['true for a number', '{"n":true}', { n: 0 }],
    ['a negative number', '{"n":-1}', { n: -1 }],
    ['a number beyond 32 bits, which wraps', '{"n":4294967295}', { n: -1 }],
    ['a lost closing brace', '{"k":"cc","v":"abc"', { k: 'cc', v: 'abc' }],
    ['text after the closing brace', '{"k":"cc"} and more', { k: 'cc' }],
    ['a key twice: the last one counts', '{"k":"a","k":"b"}', { k: 'b' }],
    ['control characters inside a text', '{"k":"a\tb"}', { k: 'a\tb' }],
    ['escapes, kept as they are', '{"k":"a\\"b\\/c\\u00e9"}', { k: 'a\\"b\\/c\\u00e9' }],
    ['anything after a zero byte', '{"k":"cc"}\0{"v":"abc"}', { k: 'cc' }],
    ['a forgotten comma: the second pair counts as part of the first', '{"k":"cc" "v":"abc"}', { k: 'cc' }],
  ])('takes %s', (_, text, fields) => {
    expect(read(text)).toEqual(fields);
  });

  it('keeps raw UTF-8 as its bytes', () => {
    expect(read('{"k":"é"}')).toEqual({ k: '\xc3\xa9' });
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \r\n'],
    ['an unknown key', '{"x":1}'],
    ['a known key and an unknown one', '{"k":"cc","x":1}'],
    ['single quotes', "{'k':'cc'}"],
    ['names without quotes', '{k:"cc"}'],
    ['a number for a text', '{"v":5}'],
    ['a text for a number', '{"n":"5"}'],
    ['an object inside', '{"k":{"v":"abc"}}'],
    ['a list inside', '{"k":["abc"]}'],
    ['a list', '["k","cc"]'],
    ['a text that does not end', '{"k":"cc","v":"abc'],
    ['an escape that is none', '{"k":"C:\\wifi"}'],
    ['a key without a value', '{"k"}'],
    ['bytes that are no text', '\u00ff\u00fe'],
  ])('does not understand %s', (_, text) => {
    expect(read(text)).toBeUndefined();
  });
});
