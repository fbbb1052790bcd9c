import { app } from 'electron';
import type { i18n } from 'i18next';
import type { Language } from '../../shared/languages.ts';

/** What the shell says, in the language of now; loaded when it first says something. The same promise until that changes. */
export type ShellWords = () => Promise<Pick<i18n, 't'>>;

/** Until `speak` is told one, the language is the system's. */
export function shellWords(): { readonly words: ShellWords; readonly speak: (language: Language) => void } {
  let language: Language | undefined;
  let loading: Promise<i18n> | undefined;
  return {
    words() {
      loading ??= app
        .whenReady()
        .then(() => import('./shell-translator.ts'))
        .then(({ shellTranslator }) => shellTranslator(language));
      return loading;
    },
    speak(wanted) {
      if (wanted !== language) loading = undefined;
      language = wanted;
    },
  };
}
