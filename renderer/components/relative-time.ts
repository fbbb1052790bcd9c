import { intlLocale } from '../../shared/text/translator.ts';

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** How long ago in words of the language, for example "3 minutes ago"; a moment ahead of this clock counts as now. */
export function relativeTime(at: number, now: number, language: string): string {
  const words = wordsOf(intlLocale(language));
  const ago = Math.max(0, now - at);
  const [unit, ms] = units.find(([, length]) => ago >= length) ?? ['second', 1_000];
  return words.format(ms === 1_000 && ago < 10_000 ? 0 : -Math.floor(ago / ms), unit);
}

const known = new Map<string, Intl.RelativeTimeFormat>();

/** Making one costs more than a row of a list. */
function wordsOf(locale: string): Intl.RelativeTimeFormat {
  const words = known.get(locale) ?? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  known.set(locale, words);
  return words;
}
