import * as v from 'valibot';
import { secret, text } from '../foreign-text.ts';
import type { LanguageChoice } from '../languages.ts';
import { updateChannels } from '../policy.ts';
import type { Result } from '../result.ts';
import type { WifiAdapter } from '../setup-events.ts';
import { is, type Topic } from './request-row.ts';

/** `system`: as the computer's other windows. */
export const looks = ['system', 'light', 'dark'] as const;
export type Look = (typeof looks)[number];

const onOrOff = v.picklist(['on', 'off']);

const whole = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));

/** How loud the sounds of a line are. */
export const volumes = ['low', 'medium', 'high'] as const;
export type Volume = (typeof volumes)[number];

/** What is absent stays as it is. */
const settingsChange = v.strictObject({
  cloudUrl: v.exactOptional(text(2048)),
  clientId: v.exactOptional(text(256)),
  /** Of the client, for the cloud. */
  clientSecret: v.exactOptional(secret(256)),
  /** The client secret is kept on this computer, locked by its secret store. */
  keepSecret: v.exactOptional(v.boolean()),
  photonPrefix: v.exactOptional(text(25)),
  /** `hand`: the person moves the computer's Wi-Fi in the system's own menu. */
  joinBy: v.exactOptional(v.picklist(['automatic', 'hand'])),
  /** A {@link WifiAdapter} id; empty: the program chooses. */
  wifiAdapter: v.exactOptional(text(64)),
  /** A tag of `../languages.ts`, or `system`. */
  language: v.exactOptional(text(16)),
  look: v.exactOptional(v.picklist(looks)),
  /** When long work ends. */
  sound: v.exactOptional(onOrOff),
  volume: v.exactOptional(v.picklist(volumes)),
  /** When long work ends and the person looks elsewhere. */
  notifications: v.exactOptional(onOrOff),
  updates: v.exactOptional(onOrOff),
  /** An address or a folder; empty: the one of the build. */
  updateServer: v.exactOptional(text(2048)),
  updateChannel: v.exactOptional(v.picklist(updateChannels)),
  /** What is older, or more than so many attempts, is deleted from the record; 0: everything is kept. */
  historyDays: v.exactOptional(whole(36_500)),
  historyCount: v.exactOptional(whole(1_000_000_000)),
});
export type SettingsChange = Readonly<v.InferOutput<typeof settingsChange>>;

/** What a person can choose, as it holds now. */
export type SettingsValues = Required<Omit<SettingsChange, 'clientSecret' | 'keepSecret' | 'language'>> & {
  readonly language: LanguageChoice;
};

export const settingsRequests = {
  saveSettings: { sends: settingsChange, reply: is<Result<void>>(), behind: 'nothing' },
  listWifiAdapters: { reply: is<Result<readonly WifiAdapter[]>>(), behind: 'nothing' },
} as const satisfies Topic;
