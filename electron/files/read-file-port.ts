/**
 * The bytes of a regular file that somebody else may have put there, piece by piece. Ends by throwing, with a `code` as
 * Node's errors have: `NOT_A_FILE`, `ETIMEDOUT` where a disk stays silent, or the signal's reason. Nothing stays open.
 */
export type ReadFile = (path: string, signal: AbortSignal) => AsyncIterable<Uint8Array>;
