import type { i18n } from 'i18next';
import type { SetupError } from '../../shared/errors.ts';
import type { Platform } from '../../shared/ipc/snapshot.ts';
import type { Spoken } from '../../shared/languages.ts';
import { provenEnd } from '../../shared/run-ending.ts';
import type { SetupState } from '../../shared/setup-state.ts';
import { describeError, type ErrorDescription } from '../../shared/text/describe-error.ts';
import { type LoadTexts, loadTexts } from '../../shared/text/load-texts.ts';
import { createTranslator } from '../../shared/text/translator.ts';

const platforms: Readonly<Partial<Record<NodeJS.Platform, Platform>>> = { win32: 'windows', darwin: 'macos' };

/** A sentence of the terminal, by its key. */
export type Say = i18n['t'];

/** One language, with all that the terminal says in it. */
export interface Words {
  readonly translator: i18n;
  /** An error with what helps on this system; with a run's state, what that proves of its end. */
  readonly errorInWords: (error: SetupError, setup?: SetupState) => ErrorDescription;
}

/** What the terminal speaks to a person, and to a program: English, so that what programs read is the same everywhere. */
export interface TerminalWords {
  readonly person: Words;
  readonly program: Words;
}

/** The language of whoever reads what a command prints: with `--json` a program. */
export function sayTo(words: TerminalWords, json: true | undefined): Say {
  return translatorFor(words, json).t;
}

export function translatorFor({ person, program }: TerminalWords, json: true | undefined): i18n {
  return (json ? program : person).translator;
}

export async function terminalWords(language: Spoken, load: LoadTexts = loadTexts): Promise<TerminalWords> {
  const [person, program] = await Promise.all([wordsOf(language, load), wordsOf('en', load)]);
  return { person, program };
}

/**
 * What a person wants to read, in their order: of POSIX's variables the first that is set (POSIX 8.2, Internationalization
 * Variables), where "C" is none in particular, with GNU's list before it (gettext, The LANGUAGE variable); without any of
 * them, as on Windows, what Node took from the system.
 */
export function wantedLanguages(env: NodeJS.ProcessEnv): readonly string[] {
  const set = env.LC_ALL || env.LC_MESSAGES || env.LANG;
  if (set === undefined || set === '') return [Intl.DateTimeFormat().resolvedOptions().locale];
  const [locale = ''] = set.split(/[.@]/);
  if (/^(c|posix)$/i.test(locale)) return ['en'];
  return [...(env.LANGUAGE ?? '').split(':'), locale].map((one) => one.replaceAll('_', '-')).filter(Boolean);
}

/** What `--language` asks for, wherever it stands; commander refuses a wrong one, but its help is wanted in a right one. */
export function languageAsked(args: readonly string[]): readonly string[] {
  const ours = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
  return ours.flatMap((word, index) => {
    if (word === '--language') return ours[index + 1] ?? [];
    return word.startsWith('--language=') ? word.slice('--language='.length) : [];
  });
}

async function wordsOf(language: Spoken, load: LoadTexts): Promise<Words> {
  const features = ['terminal', 'command-line', 'frame', 'set-up-run', 'cable', 'device-ids', 'errors'] as const;
  const translator = await createTranslator(language, features, load);
  return {
    translator,
    errorInWords(error, setup) {
      const ending = setup && provenEnd(error, setup).ending;
      return describeError(error, translator, platforms[process.platform] ?? 'linux', ending);
    },
  };
}
