import * as v from 'valibot';
import type { Result } from '../result.ts';
import { is, type Topic } from './request-row.ts';

export const cableRequests = {
  /** Whether the window shows a screen that offers what is plugged in: as long as it does, `Snapshot.plugged` follows. */
  watchCables: {
    sends: v.strictObject({ watching: v.boolean() }),
    reply: is<Result<void>>(),
    behind: ['set-up', 'product'],
    acts: false,
  },
} as const satisfies Topic;
