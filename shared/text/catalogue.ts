import type { texts as about } from './en/about.ts';
import type { texts as byHand } from './en/by-hand.ts';
import type { texts as commandLine } from './en/command-line.ts';
import type { texts as device } from './en/device.ts';
import type { texts as deviceIds } from './en/device-ids.ts';
import type { texts as devices } from './en/devices.ts';
import type { texts as errors } from './en/errors.ts';
import type { texts as frame } from './en/frame.ts';
import type { texts as lists } from './en/lists.ts';
import type { texts as product } from './en/product.ts';
import type { texts as proxy } from './en/proxy.ts';
import type { texts as record } from './en/record.ts';
import type { texts as report } from './en/report.ts';
import type { texts as setUpRun } from './en/set-up-run.ts';
import type { texts as settings } from './en/settings.ts';
import type { texts as shell } from './en/shell.ts';
import type { texts as signIn } from './en/sign-in.ts';
import type { texts as start } from './en/start.ts';
import type { texts as terminal } from './en/terminal.ts';
import type { texts as updates } from './en/updates.ts';

/** The words of each feature, by the name of its file in a language's folder. English says which there are. */
export interface Catalogue {
  readonly about: typeof about;
  readonly 'by-hand': typeof byHand;
  readonly 'command-line': typeof commandLine;
  readonly device: typeof device;
  readonly 'device-ids': typeof deviceIds;
  readonly devices: typeof devices;
  readonly errors: typeof errors;
  readonly frame: typeof frame;
  readonly lists: typeof lists;
  readonly product: typeof product;
  readonly proxy: typeof proxy;
  readonly record: typeof record;
  readonly report: typeof report;
  readonly 'set-up-run': typeof setUpRun;
  readonly settings: typeof settings;
  readonly shell: typeof shell;
  readonly 'sign-in': typeof signIn;
  readonly start: typeof start;
  readonly terminal: typeof terminal;
  readonly updates: typeof updates;
}

export type Feature = keyof Catalogue;

/** What a language's file of a feature holds: each of its words and no other, plurals in the forms of that language. */
export type TextsOf<Of extends Feature> = Translated<Catalogue[Of]>;

type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
type PluralOf<Key> = Key extends `${infer Plural}_${PluralForm}` ? Plural : never;

type Translated<Words> = Words extends string
  ? string
  : {
      readonly [Key in keyof Words as Key extends `${string}_${PluralForm}` ? never : Key]: Translated<Words[Key]>;
    } & { readonly [Key in keyof Words as `${PluralOf<Key>}_other`]: string } & {
      readonly [Key in keyof Words as `${PluralOf<Key>}_${Exclude<PluralForm, 'other'>}`]?: string;
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
