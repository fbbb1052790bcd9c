import { expect, it } from 'vitest';
import { isOwnCode } from '../../../shared/own-code.ts';

it('a badge and a note are understood as they were typed, and nothing that a scanner cannot type or that is another code', () => {
  for (const text of ['Ann', '4711', 'ann@example.com', 'Bent antenna, left', 'a'.repeat(40)]) {
    expect([text, isOwnCode({ command: 'operator', text }), isOwnCode({ command: 'note', text })]).toEqual([
      text,
      true,
      true,
    ]);
  }
  for (const text of [
    '',
    ' Ann',
    'Jürgen',
    'あん',
    'a'.repeat(41),
    'PHHMAB12CD34EF5',
    '3b0021001747353236343033',
    'PS:STOP',
    'a\nb',
  ]) {
    expect([text, isOwnCode({ command: 'operator', text })]).toEqual([text, false]);
  }
  expect(isOwnCode({ command: 'note', text: 'PHHMAB12CD34EF5 0A1B' })).toBe(false);
});
