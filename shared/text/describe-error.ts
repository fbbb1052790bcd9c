import type { i18n } from 'i18next';
import type { ErrorCode, SetupError } from '../errors.ts';
import { plainText } from '../plain-text.ts';
import { en, type Platform } from './en.ts';
import { createTranslator } from './translator.ts';

/** A coded error in words; `saw` quotes what came back, where anything did. */
export interface ErrorDescription {
  readonly title: string;
  readonly happened: string;
  readonly saw?: string;
  readonly next: string;
}

const english = createTranslator('en');

/** The codes whose next step is another one on each system. */
type CodeOfPlatforms = {
  [Code in ErrorCode]: (typeof en.errors)[Code] extends { readonly nextOn: object } ? Code : never;
}[ErrorCode];

function differsByPlatform(code: ErrorCode): code is CodeOfPlatforms {
  return 'nextOn' in en.errors[code];
}

/**
 * Says an error in the translator's language. `platform`: the system whose menus `next` should speak of; without it
 * `next` fits them all. Details the error lacks are filled with a general word.
 */
export function describeError(
  error: SetupError,
  translator: i18n = english,
  platform: Platform | undefined = undefined,
): ErrorDescription {
  const { t } = translator;
  const { code } = error;
  // Names of networks and adapters are foreign text: a terminal would obey what is in them.
  const { network, adapter, ...details } = Object.fromEntries(
    Object.entries(error.details ?? {}).map(([name, value]) => [
      name,
      typeof value === 'string' ? plainText(value, 200) : value,
    ]),
  );
  // `replace` keeps details apart from the translator's own options, whatever they are called.
  const values = {
    replace: {
      ...details,
      network: network || t('errorParts.network'),
      adapter: adapter || t('errorParts.adapter'),
    },
  };
  return {
    title: t(`errors.${code}.title`, values),
    happened: t(`errors.${code}.happened`, values),
    ...(error.saw === undefined ? {} : { saw: t('errorParts.saw', { saw: error.saw }) }),
    next:
      platform !== undefined && differsByPlatform(code)
        ? t(`errors.${code}.nextOn.${platform}`, values)
        : t(`errors.${code}.next`, values),
  };
}
