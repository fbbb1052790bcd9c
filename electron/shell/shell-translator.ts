import { app } from 'electron';
import type { i18n } from 'i18next';
import { chooseLanguage } from '../../shared/languages.ts';
import { createTranslator } from '../../shared/text/translator.ts';

/** The app is ready; without a language it speaks the first of the system's list that it can. */
export function shellTranslator(language = chooseLanguage(app.getPreferredSystemLanguages())): Promise<i18n> {
  return createTranslator(language, ['shell', 'frame']);
}
