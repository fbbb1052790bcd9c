import type * as v from 'valibot';
import type { FeatureName } from '../policy.ts';

/**
 * All there is to say of a request of the window. Its name, what the preload lets through, what the main process parses,
 * what a policy closes and what the log learns to hide follow from it.
 */
export interface RequestRow {
  /** The one value that the window sends; absent: none. Its secret fields are those made with `secret`. */
  readonly sends?: v.GenericSchema;
  readonly reply: Is<unknown>;
  /**
   * Which features of a policy it belongs to, one open feature being enough; `nothing`: it does nothing by itself, or ends
   * what is under way. Without a word a policy that names features closes it.
   */
  readonly behind?: readonly FeatureName[] | 'nothing' | ((sent: never) => readonly FeatureName[]);
  /** It opens the same from inside the practice session, where all else is simulated and therefore open. */
  readonly real?: true;
  /** `false`: the person does nothing by it that could need the cloud. */
  readonly acts?: boolean;
}

/** The requests of one topic. */
export type Topic = Readonly<Record<string, RequestRow>>;

/** A type in the place of a value: what the main process itself says nobody parses. */
export interface Is<Value> {
  readonly value?: Value;
}

/** `reply: is<Result<void>>()`. */
export const is = /* @__NO_SIDE_EFFECTS__ */ <Value>(): Is<Value> => ({});

export type TypeIn<Stand> = Stand extends Is<infer Value> ? Value : never;

/** What a window sends, and what is left of it when the main process has parsed it. */
export type SentBy<Row extends RequestRow> = Row extends { readonly sends: infer Schema extends v.GenericSchema }
  ? [v.InferInput<Schema>]
  : [];
export type ReceivedBy<Row extends RequestRow> = Row extends { readonly sends: infer Schema extends v.GenericSchema }
  ? [v.InferOutput<Schema>]
  : [];
