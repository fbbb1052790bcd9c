import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { labelSchema, usualLabel } from '../../../shared/label.ts';

const size = { widthMm: 57, heightMm: 32 };
const wrong = (fields: object) => {
  const read = v.safeParse(labelSchema, fields);
  return read.success ? undefined : (v.getDotPath(read.issues[0]) ?? 'all of it');
};

describe('a label of a preset', () => {
  it('needs a size and something to say, and has usual values for the rest', () => {
    expect(v.parse(labelSchema, { ...size, lines: ['{name}'] })).toEqual({
      ...size,
      lines: ['{name}'],
      textMm: 3,
      dotsPerInch: 203,
    });
    expect(wrong({ ...size, code: { kind: 'qr', of: 'serial' } })).toBeUndefined();
    expect(wrong(size)).toBe('all of it');
  });

  it('is refused by the place that is wrong', () => {
    const line = { ...size, lines: ['{id}'] };
    expect(wrong({ ...line, widthMm: 9 })).toBe('widthMm');
    expect(wrong({ ...line, heightMm: Number.NaN })).toBe('heightMm');
    expect(wrong({ ...line, textMm: 0.5 })).toBe('textMm');
    expect(wrong({ ...line, dotsPerInch: 96 })).toBe('dotsPerInch');
    expect(wrong({ ...line, code: { kind: 'ean13', of: 'id' } })).toBe('code.kind');
    expect(wrong({ ...line, code: { kind: 'qr', of: 'password' } })).toBe('code.of');
    expect(wrong({ ...line, colour: 'red' })).toBe('colour');
    for (const text of ['{ID}', '{id', '{n:0}', '{password}', '  ', 'a'.repeat(129)]) {
      expect(wrong({ ...size, lines: ['{id}', text] })).toBe('lines.1');
    }
    expect(wrong({ ...size, lines: Array(7).fill('{id}') })).toBe('lines');
  });

  it('names of a device only what is known of it', () => {
    expect(usualLabel({ serial: undefined, name: undefined }).lines).toEqual(['{id}']);
    expect(usualLabel({ serial: 'PHHM', name: 'porch' }).lines).toEqual(['{name}', '{serial}', '{id}']);
    expect(v.is(labelSchema, usualLabel({ serial: 'a', name: 'b' }))).toBe(true);
  });
});
