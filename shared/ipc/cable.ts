import * as v from 'valibot';
import type { Result } from '../result.ts';
import { deviceId } from './fields.ts';
import { is, type Topic } from './request-row.ts';

export const cableRequests = {
  /** Whether the window shows a screen that offers what is plugged in: as long as it does, `Snapshot.plugged` follows. */
  watchCables: {
    sends: v.strictObject({ watching: v.boolean() }),
    reply: is<Result<void>>(),
    behind: ['set-up', 'product', 'bring-back'],
    acts: false,
  },
  /**
   * Puts the Photon with this ID, which is plugged in, into listening mode without hands; one that listens stays as it is.
   * Fails as `PhotonCable.find`, `open` and `touch` do, and with `setup-already-running`.
   */
  letListen: {
    sends: v.strictObject({ deviceId }),
    reply: is<Result<void>>(),
    behind: ['set-up', 'product', 'bring-back'],
  },
} as const satisfies Topic;
