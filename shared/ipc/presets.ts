import type { SetupError } from '../errors.ts';
import type { PresetFile } from '../preset.ts';

/** One preset on the shelf, as a list shows it. */
export interface PresetEntry {
  readonly id: string;
  readonly name: string;
  /** Goes up with each save, from 1. */
  readonly revision: number;
  /** Milliseconds since 1970; undefined where a policy says it. */
  readonly changedAt: number | undefined;
  /** Names, the first choice first. */
  readonly networks: readonly string[];
  readonly product: string | undefined;
  readonly until: PresetFile['until'];
  /** By the owner of this computer: nobody changes it here. */
  readonly isPinned: boolean;
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
