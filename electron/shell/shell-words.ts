import { app } from 'electron';
import type { i18n } from 'i18next';

/** What the shell says, in the language of the system; loaded when it first says something. */
export type ShellWords = () => Promise<Pick<i18n, 't'>>;

/** The app is ready, or the system's language is not known yet. */
export function shellWords(): ShellWords {
  let loading: Promise<i18n> | undefined;
  return () => {
    loading ??= app
      .whenReady()
      .then(() => import('../../shared/text/translator.ts'))
      .then(({ createTranslator }) => createTranslator(app.getLocale(), ['shell', 'frame']));
    return loading;
  };
}
