import { expect, it } from 'vitest';
import { chooseLanguage, type Language, languageRows, languages } from '../../../shared/languages.ts';

const all = Object.keys(languageRows) as Language[];

it.each([
  ['en-GB', 'en'],
  ['de', 'de'],
  ['de-AT', 'de'],
  ['de-Latn-CH-1996', 'de'],
  ['es-419', 'es'],
  ['fr-CA', 'fr'],
  ['ja-JP-u-ca-japanese', 'ja'],
  ['zh', 'zh-Hans'],
  ['zh-CN', 'zh-Hans'],
  ['zh-SG', 'zh-Hans'],
  ['zh-Hans-HK', 'zh-Hans'],
  ['zh-TW', 'en'],
  ['zh-HK', 'en'],
  ['zh-Hant', 'en'],
  ['zh-TW de', 'de'],
  ['pl zh-Hant-TW zh-CN en', 'zh-Hans'],
  ['pl pt-BR', 'en'],
  ['EN-us', 'en'],
  // What no system should say: of tests, of nobody, and names of files.
  ['pseudo', 'en'],
  ['x', 'en'],
  ['', 'en'],
  ['../de', 'en'],
  ['de/errors', 'en'],
  ['toString', 'en'],
])('who wants "%s" is spoken to in %s', (wanted, spoken) => {
  expect(chooseLanguage(wanted.split(' '), all)).toBe(spoken);
});

it('English is spoken where nothing is wanted, and in place of a language whose words are not there', () => {
  expect(chooseLanguage([], all)).toBe('en');
  expect(chooseLanguage(['de'], ['en', 'fr'])).toBe('en');
  expect(languages).toContain('en');
});

it.each(all)('%s has the plural forms that Intl asks for, and a name of its own', (language) => {
  const { plurals, name } = languageRows[language];
  expect([...plurals].sort()).toEqual(new Intl.PluralRules(language).resolvedOptions().pluralCategories.sort());
  const itself = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? '';
  expect(name.toLowerCase()).toBe(itself.toLowerCase());
});
