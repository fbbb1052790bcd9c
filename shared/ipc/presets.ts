import * as v from 'valibot';
import type { SetupError } from '../errors.ts';
import { secret, text } from '../foreign-text.ts';
import type { PresetFile } from '../preset.ts';
import type { Result } from '../result.ts';
import { is, type Topic } from './request-row.ts';

export interface Shelved {
  readonly id: string;
  readonly name: string;
  /** Goes up with each save, from 1. */
  readonly revision: number;
}

/** One preset on the shelf, as a list shows it. */
export interface PresetEntry extends Shelved {
  /** Milliseconds since 1970; undefined where a policy says it. */
  readonly changedAt: number | undefined;
  /** Names, the first choice first. */
  readonly networks: readonly string[];
  readonly product: string | undefined;
  readonly until: PresetFile['until'];
  /** By the owner of this computer: nobody changes it here. */
  readonly isPinned: boolean;
}

/** A preset as a form shows it. */
export interface KeptPreset extends PresetEntry {
  readonly preset: PresetFile;
  /** The networks whose passwords are known. */
  readonly passwordsOf: readonly string[];
}

/** A file on the shelf that nothing was changed in: `preset-unreadable` or `preset-newer`. */
export interface UnreadablePreset {
  readonly id: string;
  /** As far as the file tells it. */
  readonly name: string | undefined;
  readonly error: SetupError;
}

export interface PresetList {
  /** By their names. */
  readonly presets: readonly PresetEntry[];
  readonly unreadable: readonly UnreadablePreset[];
}

/** A preset that was made out of another one or a file; `wanted`: the name that was taken. */
export type CopiedPreset = Shelved & { readonly wanted: string | undefined };

const id = text(64);

const passwords = v.pipe(v.array(v.strictObject({ ssid: text(256), password: secret(1024) })), v.maxLength(64));

/** Whoever may set a Photon up, in whatever way, may say how. */
const behind = ['set-up', 'product'] as const;

/** The presets that are made here. All are real, in practice as well; what each fails with says `PresetShelf`. */
export const presetsRequests = {
  listPresets: { reply: is<Result<PresetList>>(), behind, real: true },
  /** Without a password; waits for the secret store. */
  showPreset: { sends: v.strictObject({ id }), reply: is<Result<KeptPreset>>(), behind, real: true },
  /**
   * `preset`: JSON as `PresetFile` says, read as any other file is. The password of a network that is not among `passwords`
   * stays. Without `id` a new one; `revision`: of the one that was changed.
   */
  savePreset: {
    sends: v.strictObject({
      id: v.exactOptional(id),
      revision: v.exactOptional(v.pipe(v.number(), v.safeInteger())),
      preset: text(64 * 1024),
      passwords,
    }),
    reply: is<Result<Shelved>>(),
    behind,
    real: true,
  },
  /** Of a preset that stays as it is. */
  givePresetPasswords: { sends: v.strictObject({ id, passwords }), reply: is<Result<void>>(), behind, real: true },
  duplicatePreset: { sends: v.strictObject({ id }), reply: is<Result<CopiedPreset>>(), behind, real: true },
  deletePreset: { sends: v.strictObject({ id }), reply: is<Result<void>>(), behind, real: true },
  /** Asks the person for a file; undefined: none was chosen. */
  importPreset: { reply: is<Result<CopiedPreset | undefined>>(), behind, real: true },
  /** Asks the person for a place; undefined: none was chosen. Passwords stay here. */
  exportPreset: {
    sends: v.strictObject({ id }),
    reply: is<Result<{ readonly file: string } | undefined>>(),
    behind,
    real: true,
  },
} as const satisfies Topic;
