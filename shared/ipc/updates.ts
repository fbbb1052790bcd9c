import * as v from 'valibot';
import { text } from '../foreign-text.ts';
import { updateChannels } from '../policy.ts';
import type { Result } from '../result.ts';
import { is, type Topic } from './request-row.ts';

const updateSettings = v.strictObject({
  updates: v.picklist(['on', 'off']),
  /** An address or a folder; empty: the one of the build. */
  updateServer: text(2048),
  updateChannel: v.picklist(updateChannels),
});
export type UpdateSettings = Readonly<v.InferOutput<typeof updateSettings>>;

export const updateRequests = {
  lookForUpdate: { reply: is<Result<void>>(), behind: 'nothing' },
  postponeUpdate: { reply: is<Result<void>>(), behind: 'nothing' },
  restartAndUpdate: { reply: is<Result<void>>(), behind: 'nothing' },
  saveUpdateSettings: { sends: updateSettings, reply: is<Result<void>>(), behind: 'nothing' },
} as const satisfies Topic;
