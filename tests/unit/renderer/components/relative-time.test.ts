import { describe, expect, it } from 'vitest';
import { relativeTime } from '../../../../renderer/components/relative-time.ts';

const now = Date.UTC(2026, 10, 23, 9, 30);
const ago = (ms: number, language = 'en') => relativeTime(now - ms, now, language);

describe('how long ago', () => {
  it.each([
    ['now', 0],
    ['now', 9_999],
    ['10 seconds ago', 10_000],
    ['59 seconds ago', 59_999],
    ['1 minute ago', 60_000],
    ['59 minutes ago', 3_599_999],
    ['1 hour ago', 3_600_000],
    ['yesterday', 86_400_000],
    ['30 days ago', 30 * 86_400_000],
  ])('%s', (words, ms) => {
    expect(ago(ms)).toBe(words);
  });

  it('takes a moment ahead of this clock for now', () => {
    expect(ago(-60_000)).toBe('now');
  });

  it('says it in the window’s language', () => {
    expect(ago(60_000, 'de')).toBe('vor 1 Minute');
  });
});
