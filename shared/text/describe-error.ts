import type { i18n } from 'i18next';
import type { SetupError } from '../errors.ts';
import { createTranslator } from './translator.ts';

/** A coded error in words; `saw` quotes what came back, where anything did. */
export interface ErrorDescription {
  readonly title: string;
  readonly happened: string;
  readonly saw?: string;
  readonly next: string;
}

const english = createTranslator('en');

/** Says an error in the translator's language. Details the error lacks are filled with a general word. */
export function describeError(error: SetupError, translator: i18n = english): ErrorDescription {
  const { t } = translator;
  const { network, ...details } = error.details ?? {};
  // `replace` keeps details apart from the translator's own options, whatever they are called.
  const values = { replace: { ...details, network: network || t('errorParts.network') } };
  return {
    title: t(`errors.${error.code}.title`, values),
    happened: t(`errors.${error.code}.happened`, values),
    ...(error.saw === undefined ? {} : { saw: t('errorParts.saw', { saw: error.saw }) }),
    next: t(`errors.${error.code}.next`, values),
  };
}
