import { app } from 'electron';
import type { i18n } from 'i18next';
import { chooseLanguage } from '../../shared/languages.ts';

/** The first of the person's languages that is spoken. The app is ready. */
export const systemLanguage = () => chooseLanguage(app.getPreferredSystemLanguages());

/** What the shell says, in the language of the system; loaded when it first says something. */
export type ShellWords = () => Promise<Pick<i18n, 't'>>;

export function shellWords(): ShellWords {
  let loading: Promise<i18n> | undefined;
  return () => {
    loading ??= app
      .whenReady()
      .then(() => import('../../shared/text/translator.ts'))
      .then(({ createTranslator }) => createTranslator(systemLanguage(), ['shell', 'frame']));
    return loading;
  };
}
