import { expect, it } from 'vitest';
import { languageAsked, wantedLanguages } from '../../../electron/terminal/error-words.ts';

it.each([
  [{ LC_ALL: 'de_AT.UTF-8', LC_MESSAGES: 'fr_FR', LANG: 'en_GB' }, ['de-AT']],
  [{ LC_ALL: '', LC_MESSAGES: 'fr_FR@euro', LANG: 'en_GB' }, ['fr-FR']],
  [{ LANG: 'zh_Hant_TW.UTF-8' }, ['zh-Hant-TW']],
  [{ LANGUAGE: 'zh_TW:ja', LANG: 'en_US.UTF-8' }, ['zh-TW', 'ja', 'en-US']],
  [{ LANGUAGE: 'de', LANG: 'C.UTF-8' }, ['en']],
  [{ LANG: 'POSIX' }, ['en']],
])('%j ask for %j', (env, languages) => {
  expect(wantedLanguages(env)).toEqual(languages);
});

it('without any variable it is what Node took from the system', () => {
  expect(wantedLanguages({ LANGUAGE: '' })).toEqual([Intl.DateTimeFormat().resolvedOptions().locale]);
});

it('--language is found on both sides of the command, and not behind the end of the options', () => {
  expect(languageAsked(['--language', 'de', 'claim'])).toEqual(['de']);
  expect(languageAsked(['claim', '--language=ja', '--help'])).toEqual(['ja']);
  expect(languageAsked(['claim', '--language'])).toEqual([]);
  expect(languageAsked(['product', 'import', '--', '--language=fr'])).toEqual([]);
});
