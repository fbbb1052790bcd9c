import * as v from 'valibot';
import type { DeviceId } from '../../shared/device-id.ts';

const word = v.pipe(v.string(), v.maxLength(64));
const time = v.pipe(v.number(), v.finite());
const deviceId = v.custom<DeviceId>((value) => typeof value === 'string' && /^[0-9a-f]{24}$/.test(value));

/**
 * What is written of an attempt, one line each; the row is their fold. Steps, plans and codes are words here, so that
 * the lines of a later version can still be read.
 */
export const ledgerEntry = v.variant('type', [
  v.object({
    type: v.literal('begun'),
    runId: word,
    at: time,
    /** The program that is at it; becomes part of a name of the system. */
    program: v.pipe(v.string(), v.regex(/^[0-9a-z]{1,32}$/)),
    forWhom: v.variant('for', [
      v.object({ for: v.literal('account'), userName: v.optional(v.string()) }),
      v.object({ for: v.literal('customer'), email: v.string(), productId: v.number() }),
      v.object({ for: v.literal('product'), productId: v.number() }),
    ]),
    /** Absent in what older versions wrote; they pass over it. */
    cloudUrl: v.optional(v.string()),
    deviceId: v.optional(deviceId),
    /** The attempt that ended in the middle and is started again with this one. */
    insteadOf: v.optional(word),
  }),
  v.object({
    type: v.literal('reached'),
    runId: word,
    at: time,
    step: word,
    networkName: v.optional(v.string()),
    /** Given in the same visit; absent in what older versions wrote, which pass over it. Empty and without a name: none. */
    otherNetworks: v.optional(v.array(v.string())),
    connectedAt: v.optional(time),
  }),
  v.object({
    type: v.literal('learned'),
    runId: word,
    at: time,
    deviceId: v.optional(deviceId),
    plan: v.optional(word),
  }),
  v.object({
    type: v.literal('ended'),
    runId: word,
    at: time,
    outcome: v.picklist(['claimed', 'online-without-owner', 'handed-over', 'failed', 'forgotten']),
    code: v.optional(word),
    tookMs: time,
  }),
]);
export type LedgerEntry = v.InferOutput<typeof ledgerEntry>;
