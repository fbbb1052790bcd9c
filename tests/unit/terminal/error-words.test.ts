import { expect, it } from 'vitest';
import { languageOf } from '../../../electron/terminal/error-words.ts';

it.each([
  [{ LC_ALL: 'de_AT.UTF-8', LC_MESSAGES: 'fr_FR', LANG: 'en_GB' }, 'de-AT'],
  [{ LC_ALL: '', LC_MESSAGES: 'fr_FR@euro', LANG: 'en_GB' }, 'fr-FR'],
  [{ LANG: 'zh_Hant_TW.UTF-8' }, 'zh-Hant-TW'],
  [{ LANG: 'C.UTF-8' }, 'en'],
  [{ LANG: 'POSIX' }, 'en'],
  // Of the computer's own settings none speaks the language of tests.
  [{ LANG: 'pseudo' }, 'en'],
  [{ LANG: 'pseudo_DE.UTF-8' }, 'en'],
  [{ LC_ALL: 'PSEUDO' }, 'en'],
])('the language of %j is %s', (env, language) => {
  expect(languageOf(env)).toBe(language);
});

it('without any variable it is what Node took from the system', () => {
  expect(languageOf({})).toBe(Intl.DateTimeFormat().resolvedOptions().locale);
});
