/**
 * The languages of every face, by their BCP 47 tags and their own names. `plurals`: the forms that i18next asks for, which
 * are those of `Intl.PluralRules` (CLDR, Language Plural Rules): Spanish and French have one for whole millions.
 */
export const languageRows = {
  en: {
    name: 'English',
    plurals: ['one', 'other'],
  },
  de: {
    name: 'Deutsch',
    plurals: ['one', 'other'],
  },
  es: {
    name: 'Español',
    plurals: ['one', 'many', 'other'],
  },
  fr: {
    name: 'Français',
    plurals: ['one', 'many', 'other'],
  },
  ja: {
    name: '日本語',
    plurals: ['other'],
  },
  'zh-Hans': {
    name: '简体中文',
    plurals: ['other'],
  },
} as const satisfies Readonly<
  Record<string, { readonly name: string; readonly plurals: readonly Intl.LDMLPluralRule[] }>
>;

export type Language = keyof typeof languageRows;

/** What words can be had in; `pseudo` is of tests and no one's choice. */
export type Spoken = Language | 'pseudo';

/** What a person chose; `system`: the first of the system's own list that is spoken. */
export type LanguageChoice = Language | 'system';

/** In the order of a list to choose from. */
export const languages = Object.keys(languageRows) as readonly Language[];

/**
 * The first of `wanted`, BCP 47 tags in a person's order, that is spoken, else English. A language is met in any region,
 * and in the script that is usual there (CLDR, Likely Subtags): "zh-SG" is met by "zh-Hans", "zh-TW" is not.
 */
export function chooseLanguage(wanted: readonly string[], spoken: readonly Language[] = languages): Language {
  for (const tag of wanted) {
    const written = writtenAs(tag);
    const found = spoken.find((language) => writtenAs(language) === written);
    if (found !== undefined) return found;
  }
  return 'en';
}

/** `wanted`: the system's own list. */
export function languageOf(choice: LanguageChoice, wanted: readonly string[]): Language {
  return choice === 'system' ? chooseLanguage(wanted) : choice;
}

/** Language and script; undefined for what is no tag. */
function writtenAs(tag: string): string | undefined {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script}`;
  } catch {
    return undefined;
  }
}
