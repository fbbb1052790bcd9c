import * as v from 'valibot';
import { answer } from '../answer.ts';
import { attemptKinds } from '../attempt-kind.ts';
import { secret, text } from '../foreign-text.ts';
import type { FeatureName } from '../policy.ts';
import type { Result } from '../result.ts';
import { email } from './fields.ts';
import { is, type Topic } from './request-row.ts';

/** From a label or a list, as typed or scanned; an address may be as long as browsers take them. */
const wantedId = v.exactOptional(text(2048));

/** As `AttemptLabels` describes them. */
const labels = {
  kind: v.exactOptional(v.picklist(attemptKinds)),
  preset: v.exactOptional(text(320)),
  operator: v.exactOptional(text(320)),
  batch: v.exactOptional(text(320)),
  part: v.exactOptional(text(320)),
  revision: v.exactOptional(text(320)),
  serial: v.exactOptional(text(64)),
};

const way = {
  /** Absent: over the cable where one Photon is plugged in, otherwise over Wi-Fi. */
  by: v.exactOptional(v.picklist(['cable', 'wifi'])),
  /** Of several that are plugged in, as `PluggedIn` names it. */
  port: v.exactOptional(text(256)),
};

/** Whose a device is to become, and what is noted of it. */
const setupRequest = v.variant('for', [
  v.strictObject({ for: v.literal('account'), ...way, ...labels }),
  v.strictObject({ for: v.literal('customer'), email, wantedId, ...way, ...labels }),
  /** In the product that is signed in, and nobody's. */
  v.strictObject({ for: v.literal('product'), wantedId, ...way, ...labels }),
]);
export type SetupRequest = Readonly<v.InferOutput<typeof setupRequest>>;

/** By which feature devices are set up for whom. */
export function featuresToSetUp(request: Pick<SetupRequest, 'for'>): readonly FeatureName[] {
  return [request.for === 'account' ? 'set-up' : 'product'];
}

export const setUpRequests = {
  startSetup: {
    sends: setupRequest,
    reply: is<Result<{ readonly runId: string }>>(),
    behind: featuresToSetUp,
  },
  answerQuestion: {
    sends: v.strictObject({ questionId: text(64), answer }),
    reply: is<Result<void>>(),
    behind: ['set-up', 'product'],
  },
  /**
   * The run before once more, with another password for its network; a password that no Photon takes fails before anything
   * begins. `remember`: as in an answer to `choose-network`.
   */
  tryPassword: {
    sends: v.strictObject({ password: secret(1024), remember: v.boolean() }),
    reply: is<Result<{ readonly runId: string }>>(),
    behind: ['set-up', 'product'],
  },
  /** All that is remembered under this name. */
  forgetWifiPassword: {
    sends: v.strictObject({ ssid: text(256) }),
    reply: is<Result<void>>(),
    behind: 'nothing',
    acts: false,
  },
  cancelSetup: { reply: is<Result<void>>(), behind: 'nothing' },
  /** `name`: as the cloud has it, where it is mine. */
  checkAgain: {
    reply: is<Result<{ readonly online: boolean; readonly mine: boolean; readonly name?: string | undefined }>>(),
    behind: ['set-up', 'product'],
  },
  /** The attempt of `Snapshot.unfinished`: looks whether its device came online, or starts again for that one. */
  finishAttempt: {
    sends: v.strictObject({ runId: text(64) }),
    reply: is<Result<{ readonly runId: string }>>(),
    behind: ['set-up', 'product'],
  },
  forgetAttempt: {
    sends: v.strictObject({ runId: text(64) }),
    reply: is<Result<void>>(),
    behind: ['set-up', 'product'],
  },
  dismissRecovery: { reply: is<Result<void>>(), behind: 'nothing' },
} as const satisfies Topic;
