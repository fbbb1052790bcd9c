import { describe, expect, it } from 'vitest';
import { namePattern } from '../../../shared/name-pattern.ts';

const parts = { id: '3b0021001747353236343033', serial: 'PHHT21', at: Date.UTC(2026, 0, 31, 23), number: 42 };
const filled = (text: string) => {
  const pattern = namePattern(text, {});
  return pattern.ok ? pattern.value.fill(parts) : pattern.error.code;
};

describe('a pattern of names', () => {
  it('is filled with what is known of the device', () => {
    expect(filled('lamp-{id:-6}')).toBe('lamp-343033');
    expect(filled('{serial}/{serial:-2}')).toBe('PHHT21/21');
    expect(filled('{date} {n:4}')).toBe('2026-01-31 0042');
    expect(filled('{n}')).toBe('42');
    expect(filled(`{n}${'a'.repeat(100)}`)).toHaveLength(64);
  });

  it('is refused where it says nothing of the device, or what nobody knows', () => {
    for (const text of [
      'lamp',
      '{date}',
      '{n:0}',
      '{n:-1}',
      '{id:6}',
      '{ID}',
      '{id',
      'id}',
      '{}',
      '{date:2}',
      '{{n}}',
      '{n} {n:4}',
      // All of them would be cut to the same.
      `${'a'.repeat(64)}{n}`,
      `${'a'.repeat(59)}{n}`,
      `${'a'.repeat(50)}{date}{id:-6}`,
      `${'a'.repeat(41)}{id}`,
    ])
      expect([text, filled(text)]).toEqual([text, 'preset-unreadable']);
  });

  it('says what the preset says of all its devices, and counts beside that', () => {
    const words = { part: 'LMP.100', revision: 'B' };
    const pattern = namePattern('{part:-3}{revision}-{n:2}', words);
    if (!pattern.ok) throw new Error(pattern.error.code);
    const { fill, numberIn, couldName } = pattern.value;
    expect(fill(parts)).toBe('100B-42');
    expect([numberIn('100B-07'), numberIn('100C-07'), couldName(parts, '100B-1')]).toEqual([7, undefined, true]);
    const whole = namePattern('{part} {n}', words);
    // As the cloud keeps it; a point is no sign of a pattern.
    expect(whole.ok && ['LMP_100_3', 'LMP.100 3', 'LMPx100 3'].map((name) => whole.value.numberIn(name))).toEqual([
      3,
      3,
      undefined,
    ]);
    // All devices would be called the same, nobody says which part they are, or what tells them apart would be cut off.
    expect(namePattern('{part} {revision}', words)).toMatchObject({ error: { code: 'preset-unreadable' } });
    expect(namePattern('{part} {n}', { revision: 'B' })).toMatchObject({ error: { code: 'preset-unreadable' } });
    expect(namePattern('{revision} {n}', { part: 'a' })).toMatchObject({ error: { code: 'preset-unreadable' } });
    expect(namePattern('{part}{n}', { part: 'a'.repeat(58) }).ok).toBe(true);
    expect(namePattern('{part}{n}', { part: 'a'.repeat(59) })).toMatchObject({ error: { code: 'preset-unreadable' } });
  });

  it('may be as long as its names stay apart', () => {
    for (const text of [
      `${'a'.repeat(58)}{n}`,
      `${'a'.repeat(58)}{id:-6}`,
      `${'a'.repeat(40)}{id}{n}`,
      `{n}${'a'.repeat(99)}`,
    ])
      expect([text, filled(text).length]).toEqual([text, Math.min(64, filled(text).length)]);
  });

  it('knows a name that it could have given to a device', () => {
    const knows = (text: string, name: string) => {
      const pattern = namePattern(text, {});
      return pattern.ok && pattern.value.couldName(parts, name);
    };
    expect(knows('lamp.{n:2} {date}', 'lamp.7 2020-12-31')).toBe(true);
    expect(knows('{serial:-2}/{id:-6}', '21/343033')).toBe(true);
    expect(knows('{n}-{serial}', '999-PHHT21')).toBe(true);
    // As the cloud keeps it.
    expect(knows('[lamp\\^] {n:2}', '_lamp____07')).toBe(true);
    expect(knows('[lamp\\^] {n:2}', '[lamp\\^] 07')).toBe(true);
    expect(knows('lamp.{n:2}', 'lampx07')).toBe(false);
    expect(knows('lamp.{n:2}', 'lamp.07 of Ann')).toBe(false);
    // Another device's.
    expect(knows('{serial:-2}/{id:-6}', '22/343033')).toBe(false);
    expect(knows('{serial:-2}/{id:-6}', '21/343034')).toBe(false);
  });

  it('finds its own numbers in names that are taken', () => {
    const pattern = namePattern('lamp.{n:3}', {});
    if (!pattern.ok) throw new Error(pattern.error.code);
    const { numberIn, counts, needsSerial } = pattern.value;
    expect([numberIn('lamp.007'), numberIn('lamp.1234'), numberIn('lampx007'), numberIn('lamp.')]).toEqual([
      7,
      1234,
      undefined,
      undefined,
    ]);
    const beside = namePattern('{n}{id}', {});
    expect(beside.ok && beside.value.numberIn(`7${parts.id}`)).toBeUndefined();
    // Of this device it is known which of them are its own.
    expect(beside.ok && beside.value.numberIn(`7${parts.id}`, parts)).toBe(7);
    expect(beside.ok && beside.value.numberIn(`7${parts.id}0`, parts)).toBeUndefined();
    const dated = namePattern('{serial:-2}{n:3}{date}', {});
    expect(dated.ok && dated.value.numberIn('210122026-01-31', parts)).toBe(12);
    expect([numberIn('lamp_012'), counts, needsSerial]).toEqual([12, true, false]);
  });
});
