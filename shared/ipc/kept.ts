import * as v from 'valibot';
import { secret, text } from '../foreign-text.ts';
import type { Result } from '../result.ts';
import { is, type Topic } from './request-row.ts';

/** Secrets that are kept until a person deletes them. An account's token is not among them: signing out ends that. */
export const keptKinds = ['product', 'oauth-client', 'proxies', 'presets'] as const;
export type KeptKind = (typeof keptKinds)[number];

/** `names`: the product, the client or the proxies, where the secret store is open and tells, or the presets. */
export interface KeptSecret {
  readonly what: KeptKind;
  readonly names: readonly string[];
}

/** For the proxy of `Snapshot.proxy` alone, as it is named there. */
const proxyAnswer = v.strictObject({
  proxy: text(300),
  name: text(512),
  password: secret(1024),
  /** Once the proxy has taken it. */
  keep: v.boolean(),
});
export type ProxyAnswer = Readonly<v.InferOutput<typeof proxyAnswer>>;

export const keptRequests = {
  dismissSecretsProblem: { reply: is<Result<void>>(), behind: 'nothing' },
  listKept: { reply: is<Result<readonly KeptSecret[]>>(), behind: 'nothing' },
  /** What was kept on this computer, and nothing else; what is signed in stays so until the program ends. */
  deleteKept: { sends: v.strictObject({ what: v.picklist(keptKinds) }), reply: is<Result<void>>(), behind: 'nothing' },
  /** Of `Snapshot.knownProducts`; no secret goes with it. */
  forgetProduct: {
    sends: v.strictObject({ id: v.pipe(v.number(), v.safeInteger()), clientId: text(256) }),
    reply: is<Result<void>>(),
    behind: 'nothing',
  },
  answerProxy: { sends: proxyAnswer, reply: is<Result<void>>(), behind: 'nothing', acts: false },
  /** What waits for the proxy ends; it asks again when the person does the next thing. */
  cancelProxy: { reply: is<Result<void>>(), behind: 'nothing', acts: false },
} as const satisfies Topic;
