import * as v from 'valibot';
import { attemptKinds } from '../../shared/attempt-kind.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import { appliedLabelSchema } from '../../shared/label.ts';

/** Nothing that the record keeps is longer than this; it is cut, so that no long text keeps a row from being noted. */
export const textLimit = 320;

const word = v.pipe(v.string(), v.maxLength(64));
const text = v.pipe(v.string(), v.maxLength(textLimit));
const figure = v.pipe(v.number(), v.finite());
/** Half of what a `Date` holds (ECMA-262, 21.4.1.1): two of them differ by a number that is still whole. */
export const furthestTime = 4_320_000_000_000_000;
const time = v.pipe(figure, v.minValue(-furthestTime), v.maxValue(furthestTime));
const duration = v.pipe(time, v.minValue(0));
/** Nobody tries more often; however many of them are added up, the sum is a whole number. */
const retries = v.pipe(duration, v.integer(), v.maxValue(1_000_000));
const productId = v.pipe(v.number(), v.safeInteger());
const deviceId = v.custom<DeviceId>((value) => typeof value === 'string' && /^[0-9a-f]{24}$/.test(value));

/** How an attempt may end; `forgotten` and `started-again`: in the middle, and what the person did about it. */
export const ends = ['claimed', 'online-without-owner', 'handed-over', 'failed', 'forgotten', 'started-again'] as const;

const common = { attemptId: word, /** Milliseconds since 1970 by the clock of the station. */ at: time };

/**
 * What is noted of an attempt, each once and for good; the row is their fold (`attempt-row.ts`). What is absent is not
 * known. Steps, plans and codes are words here, so that events of a later version can still be read. Never a password, a
 * token or a claim code.
 */
export const recordEvent = v.variant('type', [
  v.object({
    type: v.literal('started'),
    ...common,
    /** Minutes that the clock on the wall is ahead of UTC. */
    offsetMinutes: v.optional(v.pipe(time, v.integer(), v.minValue(-1_440), v.maxValue(1_440))),
    /** The program that is at it; becomes part of a name of the system. */
    program: v.pipe(v.string(), v.regex(/^[0-9a-z]{1,32}$/)),
    kind: v.optional(v.picklist(attemptKinds), 'production'),
    forWhom: v.variant('for', [
      v.object({ for: v.literal('account'), userName: v.optional(text) }),
      v.object({ for: v.literal('customer'), email: text, productId }),
      v.object({ for: v.literal('product'), productId }),
    ]),
    cloudUrl: v.optional(text),
    deviceId: v.optional(deviceId),
    serial: v.optional(word),
    product: v.optional(text),
    preset: v.optional(text),
    operator: v.optional(text),
    batch: v.optional(text),
    part: v.optional(text),
    revision: v.optional(text),
    appVersion: v.optional(word),
    /** What was applied (`shared/applied.ts`). */
    presetRevision: v.optional(v.pipe(duration, v.integer())),
    presetHash: v.optional(word),
    listHash: v.optional(word),
    required: v.optional(word),
    // A form of a later version costs no beginning.
    label: v.fallback(v.optional(appliedLabelSchema), undefined),
    /** The attempt that ended in the middle and is started again with this one. */
    insteadOf: v.optional(word),
  }),
  v.object({
    type: v.literal('stage'),
    ...common,
    /** A step that is about to be done. */
    step: v.optional(word),
    /** A stage that is over, and how long it took in milliseconds. */
    stage: v.optional(word),
    ms: v.optional(duration),
    /** How often steps of that stage were tried again. */
    retries: v.optional(retries),
    /** What was learned by then, each as the one who saw it told it. */
    kind: v.optional(v.picklist(attemptKinds)),
    deviceId: v.optional(deviceId),
    serial: v.optional(word),
    name: v.optional(text),
    plan: v.optional(word),
    /** By whoever goes on with it: what its device has to show now. */
    required: v.optional(word),
    transport: v.optional(word),
    firmware: v.optional(word),
    networkName: v.optional(text),
    /** Given in the same visit. Empty and without a name: none. */
    otherNetworks: v.optional(v.array(text)),
    /** When connect-ap was sent, by the cloud's clock. */
    connectedAt: v.optional(time),
  }),
  v.object({
    type: v.literal('measurement'),
    ...common,
    name: word,
    value: figure,
    unit: word,
    /** The limits that it was judged by; absent: by none. */
    low: v.optional(figure),
    high: v.optional(figure),
    outcome: v.optional(v.picklist(['PASS', 'FAIL'])),
    marginal: v.optional(v.boolean()),
    /** What was seen and was no number; `value` is 1 where it was what it had to be, and 0 otherwise. */
    saw: v.optional(text),
    /** The one text that it had to be, whatever was seen. */
    expected: v.optional(text),
  }),
  /** What a person said of it, at any time. */
  v.object({
    type: v.literal('note'),
    ...common,
    text: v.optional(text),
    /** Its line leaves the device alone from then on. */
    setAside: v.optional(v.literal(true)),
  }),
  v.object({
    type: v.literal('finished'),
    ...common,
    outcome: v.picklist(ends),
    /** Of a failure. */
    code: v.optional(word),
    /** A person chose this end, whatever its code says of what is left behind. */
    chosen: v.optional(v.literal(true)),
    name: v.optional(text),
    /** It was left as it is: whoever the attempt began for is not the one that it was to be for. */
    forNobody: v.optional(v.literal(true)),
    /** How it was seen that the device is online, where it was. */
    onlineProof: v.optional(word),
    /** From the first step to this end, without any time in which no program was at it; absent: not known. */
    tookMs: v.optional(duration),
    /** Of a failure: the stage that was under way, how long by then, in milliseconds, and how often its steps were tried again. */
    failedStage: v.optional(word),
    failedStageMs: v.optional(duration),
    failedStageRetries: v.optional(retries),
  }),
]);
export type RecordEvent = v.InferOutput<typeof recordEvent>;
