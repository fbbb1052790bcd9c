import type { Clock } from './clock-port.ts';

/** Lets `work` end after `limitMs` by its signal, or when `signal` says so. Nothing sleeps on when it is done. */
export async function within<Value>(
  limitMs: number,
  clock: Clock,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const over = new AbortController();
  const late = new AbortController();
  void clock.sleep(limitMs, over.signal).then(() => late.abort());
  try {
    return await work(AbortSignal.any([signal, late.signal]));
  } finally {
    over.abort();
  }
}
