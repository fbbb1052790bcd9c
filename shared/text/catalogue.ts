import type { ErrorArea } from '../error-table.ts';
import type { Language, languageRows } from '../languages.ts';
import type { texts as about } from './en/about.ts';
import type { texts as byHand } from './en/by-hand.ts';
import type { texts as cable } from './en/cable.ts';
import type { texts as closing } from './en/closing.ts';
import type { texts as commandLine } from './en/command-line.ts';
import type { texts as device } from './en/device.ts';
import type { texts as deviceIds } from './en/device-ids.ts';
import type { texts as devices } from './en/devices.ts';
import type { texts as errors } from './en/errors.ts';
import type { texts as frame } from './en/frame.ts';
import type { texts as history } from './en/history.ts';
import type { texts as lightGuide } from './en/light-guide.ts';
import type { texts as lists } from './en/lists.ts';
import type { texts as preferences } from './en/preferences.ts';
import type { texts as product } from './en/product.ts';
import type { texts as proxy } from './en/proxy.ts';
import type { texts as record } from './en/record.ts';
import type { texts as report } from './en/report.ts';
import type { texts as setUpRun } from './en/set-up-run.ts';
import type { texts as settings } from './en/settings.ts';
import type { texts as shell } from './en/shell.ts';
import type { texts as shortcuts } from './en/shortcuts.ts';
import type { texts as signIn } from './en/sign-in.ts';
import type { texts as start } from './en/start.ts';
import type { texts as station } from './en/station.ts';
import type { texts as terminal } from './en/terminal.ts';
import type { texts as updates } from './en/updates.ts';
import type { ErrorsOf } from './error-text.ts';

/** The words of each feature, by the name of its file in a language's folder. English says which there are. */
export interface Catalogue {
  readonly about: typeof about;
  readonly 'by-hand': typeof byHand;
  readonly cable: typeof cable;
  readonly closing: typeof closing;
  readonly 'command-line': typeof commandLine;
  readonly device: typeof device;
  readonly 'device-ids': typeof deviceIds;
  readonly devices: typeof devices;
  readonly errors: typeof errors;
  readonly frame: typeof frame;
  readonly history: typeof history;
  readonly 'light-guide': typeof lightGuide;
  readonly lists: typeof lists;
  readonly preferences: typeof preferences;
  readonly product: typeof product;
  readonly proxy: typeof proxy;
  readonly record: typeof record;
  readonly report: typeof report;
  readonly 'set-up-run': typeof setUpRun;
  readonly settings: typeof settings;
  readonly shell: typeof shell;
  readonly shortcuts: typeof shortcuts;
  readonly 'sign-in': typeof signIn;
  readonly start: typeof start;
  readonly station: typeof station;
  readonly terminal: typeof terminal;
  readonly updates: typeof updates;
}

export type Feature = keyof Catalogue;

/**
 * What a language's file of a feature holds: each word of English and no other, `_zero` where English has one, and of
 * every other plural the forms of that language and no other.
 */
export type TextsOf<Of extends Feature, In extends Language> = Translated<
  Catalogue[Of],
  (typeof languageRows)[In]['plurals'][number]
>;

/** The errors of one area in a language, with a next step for each system where English has one. */
export type ErrorTextsOf<Area extends ErrorArea> = Translated<
  Pick<Catalogue['errors']['errors'], keyof ErrorsOf<Area>>,
  never
>;

type EnglishPlural = (typeof languageRows)['en']['plurals'][number];

type Translated<Words, Forms extends string> = Words extends string
  ? string
  : {
      readonly [Key in keyof Words as Key extends `${infer Plural}_${EnglishPlural}`
        ? `${Plural}_${Forms}`
        : Key]: Translated<Words[Key], Forms>;
    };

type Together<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;

/** Keys are checked by the compiler: a message that is in no file of English does not build. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'messages';
    resources: { messages: Together<Catalogue[Feature]> };
  }
}
