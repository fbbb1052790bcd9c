import { createInstance, type i18n } from 'i18next';
import { plainText } from '../plain-text.ts';
import { en } from './en.ts';
import './i18next-types.ts';
import { pseudoCatalogue } from './pseudo.ts';

/** Languages with a catalogue; `pseudo` is for tests. */
export const languages = ['en', 'pseudo'] as const;
export type Language = (typeof languages)[number];

/** The language to speak to a person whose system says `wanted`: that one where there is a catalogue, else English. */
export function spokenLanguage(wanted: string): Language {
  return languages.find((language) => language === wanted) ?? 'en';
}

/**
 * A translator for one language, ready when it returns. Values are put in as they are, without HTML escapes, so what
 * comes out is text and never markup. Formats: `number`; `bytes`; `duration` (from milliseconds); `name` for foreign
 * text such as a network's name, made one safe line; of a list
 * any one may be meant.
 */
export function createTranslator(language: Language): i18n {
  const translator = createInstance();
  // Without `initAsync: false` the first texts would be keys.
  void translator.init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'messages',
    initAsync: false,
    resources: { [language]: { messages: language === 'pseudo' ? pseudoCatalogue(en) : en } },
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  const { formatter } = translator.services;
  formatter?.add('number', (value: unknown, locale) => formatNumber(value, locale));
  formatter?.add('bytes', (value: unknown, locale) =>
    formatNumber(value, locale, { style: 'unit', unit: 'byte', unitDisplay: 'long' }),
  );
  formatter?.add('duration', (value: unknown, locale) =>
    typeof value === 'number' ? formatDuration(value, locale) : '',
  );
  formatter?.add('name', (value: unknown, locale) =>
    Array.isArray(value) ? anyOf(value.map(safeName), locale) : safeName(value),
  );
  return translator;
}

/** Adds the English words of a later part, in the translator's language; adding them again changes nothing. */
export function addTexts(translator: i18n, texts: object): void {
  const own = translator.language === 'pseudo' ? pseudoCatalogue(texts) : texts;
  translator.addResourceBundle(translator.language, 'messages', own, true, false);
}

function formatNumber(value: unknown, locale: string | undefined, options?: Intl.NumberFormatOptions): string {
  return typeof value === 'number' ? new Intl.NumberFormat(intlLocale(locale), options).format(value) : '';
}

/** Whole seconds below a minute, minutes and seconds above. */
export function formatDuration(ms: number, locale: string | undefined): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const part = (value: number, unit: 'minute' | 'second') =>
    new Intl.NumberFormat(intlLocale(locale), { style: 'unit', unit, unitDisplay: 'short' }).format(value);
  if (seconds < 60) return part(seconds, 'second');
  const parts = [
    part(Math.floor(seconds / 60), 'minute'),
    ...(seconds % 60 === 0 ? [] : [part(seconds % 60, 'second')]),
  ];
  return new Intl.ListFormat(intlLocale(locale), { type: 'unit', style: 'narrow' }).format(parts);
}

/** The pseudo-language writes numbers and times the English way. */
export function intlLocale(language: string | undefined): string {
  return language === undefined || language === 'pseudo' ? 'en' : language;
}

function safeName(value: unknown): string {
  return isolate(plainText(String(value ?? ''), 64));
}

function anyOf(names: readonly string[], locale: string | undefined): string {
  return new Intl.ListFormat(intlLocale(locale), { type: 'disjunction' }).format(names);
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

/** A right-to-left name gets isolating marks (Unicode Annex 9), so that it cannot turn the sentence around it. */
function isolate(name: string): string {
  return rightToLeft.test(name) ? `\u2068${name}\u2069` : name;
}
