import * as v from 'valibot';
import { secret, text } from '../foreign-text.ts';
import type { Result } from '../result.ts';
import type { WifiAdapter } from '../setup-events.ts';
import { is, type Topic } from './request-row.ts';

const settingsChange = v.strictObject({
  cloudUrl: text(2048),
  clientId: text(256),
  /** Absent: keep the one there is. */
  clientSecret: v.exactOptional(secret(256)),
  /** The client secret is kept on this computer, locked by its secret store. */
  keepSecret: v.exactOptional(v.boolean()),
  photonPrefix: text(25),
  /** `hand`: the person moves the computer's Wi-Fi in the system's own menu. */
  joinBy: v.picklist(['automatic', 'hand']),
  /** A {@link WifiAdapter} id; empty: the program chooses. */
  wifiAdapter: text(64),
});
export type SettingsChange = Readonly<v.InferOutput<typeof settingsChange>>;

export const settingsRequests = {
  saveSettings: { sends: settingsChange, reply: is<Result<void>>(), behind: 'nothing' },
  listWifiAdapters: { reply: is<Result<readonly WifiAdapter[]>>(), behind: 'nothing' },
} as const satisfies Topic;
