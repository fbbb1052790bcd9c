import * as v from 'valibot';
import { text } from './foreign-text.ts';
import { networkChoice } from './network-choice.ts';

/** What answers a `Question` of a run. */
export const answer = v.variant('kind', [
  v.strictObject({ kind: v.literal('choose-photon'), ssid: text(128) }),
  /** To `choose-photon`: the person joins in the system's own menu. */
  v.strictObject({ kind: v.literal('join-by-hand') }),
  v.strictObject({ kind: v.literal('confirm-ownership'), confirmed: v.boolean() }),
  /** `andAnother`: nothing is sent yet, and the question comes again. */
  v.strictObject({
    kind: v.literal('choose-network'),
    choice: networkChoice,
    usePreviousPassword: v.exactOptional(v.boolean()),
    andAnother: v.exactOptional(v.boolean()),
    /** Its password, until the program ends; `false` forgets it, and without a word it stays as it is. */
    remember: v.exactOptional(v.boolean()),
  }),
  /** To `choose-network`, once one is given: the Photon gets those. */
  v.strictObject({ kind: v.literal('no-more-networks') }),
  /** To `choose-network`: one of those given is not to be sent. */
  v.strictObject({ kind: v.literal('remove-network'), ssid: text(256) }),
  /** To `choose-network`: the Photon keeps the networks it has; only the claim code and connect-ap are sent. */
  v.strictObject({ kind: v.literal('keep-networks') }),
  v.strictObject({ kind: v.literal('rescan-networks') }),
]);
export type Answer = Readonly<v.InferOutput<typeof answer>>;
