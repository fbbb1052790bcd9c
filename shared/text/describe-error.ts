import type { i18n } from 'i18next';
import { isNotHome } from '../error-meaning.ts';
import type { ErrorCode, SetupError } from '../errors.ts';
import type { Platform } from '../ipc/snapshot.ts';
import { plainText } from '../plain-text.ts';
import type { Ending } from '../run-ending.ts';
import { whatWeSaw } from '../what-we-saw.ts';
import type { Catalogue } from './catalogue.ts';

/** A coded error in words. */
export interface ErrorDescription {
  readonly title: string;
  readonly happened: string;
  /** What was entered, or what is wrong with it, in a sentence of ours. */
  readonly entered?: string;
  /** What the cloud, a system or a server said, as it came: for whoever looks at the details. */
  readonly saw?: string;
  readonly next: string;
}

/** A title and what follows it, as sentences of one line. The translator has the words of `errors`. */
export function inOneLine({ t }: Pick<i18n, 't'>, title: string, sentence: string): string {
  return t('errorParts.inField', { replace: { title, happened: sentence } });
}

/** The codes whose next step is another one on each system. */
type CodeOfPlatforms = {
  [Code in ErrorCode]: Catalogue['errors']['errors'][Code] extends { readonly nextOn: object } ? Code : never;
}[ErrorCode];

function differsByPlatform(code: ErrorCode, translator: i18n): code is CodeOfPlatforms {
  return translator.exists(`errors.${code}.nextOn.linux`);
}

/**
 * Says an error in the translator's language; the translator has the words of `errors`. `platform`: the system whose menus `next` should speak of; without it
 * `next` fits them all. `ending`: what the events of a run prove of its end, said in place of the error's own words.
 * Details the error lacks are filled with a general word.
 */
export function describeError(
  error: SetupError,
  translator: i18n,
  platform: Platform | undefined = undefined,
  ending: Ending | undefined = undefined,
): ErrorDescription {
  const { t } = translator;
  const { code } = error;
  // Names of networks and adapters are foreign text: a terminal would obey what is in them.
  const {
    networks,
    network = networks,
    adapter,
    ...details
  } = Object.fromEntries(
    Object.entries(error.details ?? {}).map(([name, value]) => [
      name,
      typeof value === 'string' ? plainText(value, 200) : value,
    ]),
  );
  // `replace` keeps details apart from the translator's own options, whatever they are called.
  const values = {
    replace: {
      ...details,
      network: network || t(isNotHome(code) ? 'errorParts.ownNetwork' : 'errorParts.network'),
      adapter: adapter || t('errorParts.adapter'),
    },
  };
  const seen = whatWeSaw(error);
  // What is noted says what is wrong with a value better than its code, which is that of many.
  const noted = seen?.kind === 'note' ? seen.saw : undefined;
  const behind = seen &&
    seen.kind !== 'note' && {
      [seen.kind === 'entered' ? 'entered' : 'saw']: t(`errorParts.saw.${seen.kind}`, { replace: { saw: seen.saw } }),
    };
  if (ending !== undefined) {
    return {
      title: t(`provenEndings.${ending}.title`, values),
      happened: t(`provenEndings.${ending}.happened`, values),
      ...behind,
      next: t(`provenEndings.${ending}.next`, values),
    };
  }
  return {
    title: t(`errors.${code}.title`, values),
    happened: noted ?? t(`errors.${code}.happened`, values),
    ...behind,
    next:
      platform !== undefined && differsByPlatform(code, translator)
        ? t(`errors.${code}.nextOn.${platform}`, values)
        : t(`errors.${code}.next`, values),
  };
}
