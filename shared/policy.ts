import type { SetupError } from './errors.ts';
import type { Language } from './languages.ts';
import type { PresetFile } from './preset.ts';
import type { SharedRecordSettings } from './shared-record.ts';

/** The ways into the app, by the names a policy knows them by. */
export const featureNames = ['set-up', 'product', 'bring-back', 'practise'] as const;
export type FeatureName = (typeof featureNames)[number];

export const updateChannels = ['stable', 'beta'] as const;
export type UpdateChannel = (typeof updateChannels)[number];

/** What a policy can decide for a person, beside the features. */
export const lockableSettings = [
  'product',
  'cloudUrl',
  'clientId',
  'photonPrefix',
  'joinBy',
  'updates',
  'updateServer',
  'updateChannel',
  'language',
  'sharedRecord',
  'preset',
] as const;
export type LockableSetting = (typeof lockableSettings)[number];

/** The values of a policy file; what is absent is the person's own choice. */
export interface PolicyValues {
  /** Id or slug. */
  readonly product?: string | undefined;
  readonly cloudUrl?: string | undefined;
  readonly clientId?: string | undefined;
  readonly photonPrefix?: string | undefined;
  readonly joinBy?: 'automatic' | 'hand' | undefined;
  readonly doors?: readonly FeatureName[] | undefined;
  readonly updates?: 'on' | 'off' | undefined;
  readonly updateServer?: string | undefined;
  readonly updateChannel?: UpdateChannel | undefined;
  readonly language?: Language | undefined;
  /** With an empty `station` each computer has a name of its own. */
  readonly sharedRecord?: SharedRecordSettings | undefined;
  /** The only one that a line is set up by; its passwords are this user's own. */
  readonly preset?: PresetFile | undefined;
}

export interface Policy {
  readonly values: PolicyValues;
  /** Settings that nobody changes here. */
  readonly locked: readonly LockableSetting[];
  /** Why the file that is there is not taken. */
  readonly problem: SetupError | undefined;
}
