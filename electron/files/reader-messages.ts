import * as v from 'valibot';

/** What travels between the app and the process that reads one file; parsed at both ends. */
export const orderMessage = v.strictObject({ read: v.string() });

/** The next piece is wanted. */
export const nextMessage = v.strictObject({ next: v.literal(true) });

export const readerAnswer = v.union([
  v.strictObject({ ready: v.literal(true) }),
  v.strictObject({ piece: v.instance(Uint8Array) }),
  v.strictObject({ end: v.literal(true) }),
  v.strictObject({ failed: v.pipe(v.string(), v.regex(/^[A-Z0-9_]{0,40}$/)) }),
]);

export type ReaderAnswer = v.InferOutput<typeof readerAnswer>;
