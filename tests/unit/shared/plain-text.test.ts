import { describe, expect, it } from 'vitest';
import { boxedText, plainText, terminalText } from '../../../shared/plain-text.ts';
import { hostileTexts } from '../../support/hostile-texts.ts';

/** What steers a terminal, turns or hides text, or is no character at all. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;

describe.each(hostileTexts)('$what', ({ text }) => {
  it('is one line of characters that stand for themselves, as short as wished', () => {
    const shown = plainText(text, 20);
    expect(shown).not.toMatch(unseen);
    expect(shown).not.toMatch(/\p{M}{5}/u);
    expect(shown).toBe(shown.trim());
    expect(Array.from(shown).length).toBeLessThanOrEqual(20);
  });

  it('keeps its blanks and shows a box for what is not seen', () => {
    const shown = boxedText(text, 128);
    expect(shown).not.toMatch(unseen);
    expect(shown).not.toMatch(/\p{M}{5}/u);
    if (!unseen.test(text) && !/\p{M}{5}/u.test(text)) expect(shown).toBe(text);
  });

  it('steers no terminal, and means the same in JSON', () => {
    const name = text.replaceAll(/[\u2068\u2069]/g, '');
    expect(terminalText(name).replaceAll('\n', '')).not.toMatch(unseen);
    expect(JSON.parse(terminalText(JSON.stringify({ [text]: text })))).toEqual({ [text]: text });
  });
});

describe('a name of any length', () => {
  it('is cut between characters', () => {
    expect(boxedText(`  ${'\u{1f600}'.repeat(1_000)}`, 5)).toBe('  \u{1f600}\u{1f600}…');
    expect(boxedText('12345', 5)).toBe('12345');
  });
});

describe('a text for a terminal', () => {
  it('keeps line ends and the marks that keep a name apart', () => {
    expect(terminalText('a\n\u2068b\u2069\u001b[31m')).toBe('a\n\u2068b\u2069\\u001b[31m');
    expect(terminalText('\u{f0000}')).toBe('\\udb80\\udc00');
  });
});
