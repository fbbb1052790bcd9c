/**
 * A signal for work that nobody cancels, because it has limits of its own. A new one each time: what is hung on one
 * signal by `AbortSignal.any` or a listener would pile up on it.
 */
export const neverAborted = (): AbortSignal => new AbortController().signal;
