import { createInstance, type i18n } from 'i18next';
import type { Spoken } from '../languages.ts';
import { plainText } from '../plain-text.ts';
import type { Feature } from './catalogue.ts';
import { type LoadTexts, loadTexts } from './load-texts.ts';

/** What each translator has, what is on its way to it, and where it comes from. */
const sources = new WeakMap<
  i18n,
  { readonly load: LoadTexts; readonly there: Set<Feature>; readonly underWay: Map<Feature, Promise<void>> }
>();

/**
 * A translator with the words of `features`; {@link bringTexts} adds others. Values are put in as they are, without HTML
 * escapes, so what comes out is text and never markup. Formats: `number`; `bytes`; `duration` (from
 * milliseconds); `name` for foreign text such as a network's name, made one safe line; of a list any one may be meant.
 */
export async function createTranslator(
  language: Spoken,
  features: readonly Feature[],
  load: LoadTexts = loadTexts,
): Promise<i18n> {
  const translator = createInstance();
  await translator.init({
    lng: language,
    defaultNS: 'messages',
    initAsync: false,
    resources: { [language]: { messages: {} } },
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  addFormats(translator);
  sources.set(translator, { load, there: new Set(), underWay: new Map() });
  await bringTexts(translator, features);
  return translator;
}

/**
 * Brings the words of features in the translator's language. Undefined when all are there;
 * else when they are.
 */
export function bringTexts(translator: i18n, features: readonly Feature[]): Promise<unknown> | undefined {
  const coming = features.flatMap((feature) => bringFeature(translator, feature) ?? []);
  return coming.length === 0 ? undefined : Promise.all(coming);
}

/** The same promise for as long as the feature is under way. */
function bringFeature(translator: i18n, feature: Feature): Promise<void> | undefined {
  const { load, there, underWay } = sourceOf(translator);
  if (there.has(feature)) return undefined;
  const bring = async () => {
    const texts = await load(translator.language as Spoken, feature);
    translator.addResourceBundle(translator.language, 'messages', texts, true, false);
    there.add(feature);
  };
  const coming = underWay.get(feature) ?? bring().finally(() => underWay.delete(feature));
  underWay.set(feature, coming);
  return coming;
}

function sourceOf(translator: i18n) {
  const source = sources.get(translator);
  if (source === undefined) throw new Error('a translator that createTranslator has not made');
  return source;
}

function addFormats({ services: { formatter } }: i18n): void {
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
  formatter?.add('list', (value: unknown, locale) =>
    Array.isArray(value) ? listOf(value.map(safeName), locale ?? 'en') : safeName(value),
  );
}

/** To make one takes longer than to write a hundred numbers with it; the first with a unit took 30 ms here. */
const numberFormats = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: string | undefined, options?: Intl.NumberFormatOptions): Intl.NumberFormat {
  const tag = intlLocale(locale);
  const kind = `${tag} ${options?.unit} ${options?.unitDisplay}`;
  const format = numberFormats.get(kind) ?? new Intl.NumberFormat(tag, options);
  numberFormats.set(kind, format);
  return format;
}

function formatNumber(value: unknown, locale: string | undefined, options?: Intl.NumberFormatOptions): string {
  return typeof value === 'number' ? numberFormat(locale, options).format(value) : '';
}

/** Whole seconds below a minute, minutes and seconds above. */
export function formatDuration(ms: number, locale: string | undefined): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const part = (value: number, unit: 'minute' | 'second') =>
    numberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
  if (seconds < 60) return part(seconds, 'second');
  const parts = [
    part(Math.floor(seconds / 60), 'minute'),
    ...(seconds % 60 === 0 ? [] : [part(seconds % 60, 'second')]),
  ];
  return new Intl.ListFormat(intlLocale(locale), { type: 'unit', style: 'narrow' }).format(parts);
}

/** The pseudo-language writes numbers and times the English way; its tag is a private use of English (BCP 47, 2.2.7). */
export function intlLocale(language: string | undefined): string {
  return language === 'pseudo' ? 'en-x-pseudo' : (language ?? 'en');
}

/** Names as a sentence lists them: all of them are meant. */
export function listOf(names: readonly string[], language: string): string {
  return new Intl.ListFormat(intlLocale(language), { type: 'conjunction', style: 'narrow' }).format(names);
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
