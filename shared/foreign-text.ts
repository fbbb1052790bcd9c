import * as v from 'valibot';

/**
 * Text that comes from outside: bounded, so that no message can fill the memory. The mark keeps the schemas out of the
 * window's bundle.
 */
export const text = /* @__NO_SIDE_EFFECTS__ */ (limit: number) => v.pipe(v.string(), v.maxLength(limit));

/** The same for what must never be written down: the log learns it before anything is done with it (`secretsIn`). */
export const secret = /* @__NO_SIDE_EFFECTS__ */ (limit: number) =>
  v.pipe(v.string(), v.maxLength(limit), v.metadata({ secret: true }));
