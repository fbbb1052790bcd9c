import type { Clock } from '../../electron/ground/clock-port.ts';

/**
 * Time that passes only when told to. `advance` lets it pass and, between any two wake-ups, lets all pending promise
 * work run, so that code under test sees the same order as in real time.
 */
export interface VirtualClock extends Clock {
  advance(ms: number): Promise<void>;
  /** As when somebody sets the clock: `now` jumps by `ms`, no time passes. */
  set(ms: number): void;
  /** Sleeps not ended yet: a finished run leaves none behind. */
  sleepers(): number;
}

export function virtualClock(startAt = Date.UTC(2026, 0, 1)): VirtualClock {
  let passed = 0;
  let epoch = startAt;
  let sleeping: { readonly at: number; readonly wake: () => void }[] = [];

  return {
    now: () => epoch + passed,
    monotonic: () => passed,
    set(ms) {
      epoch += ms;
    },
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const sleeper = { at: passed + ms, wake: () => end() };
        const end = () => {
          sleeping = sleeping.filter((other) => other !== sleeper);
          signal?.removeEventListener('abort', end);
          resolve();
        };
        signal?.addEventListener('abort', end, { once: true });
        sleeping.push(sleeper);
      }),
    sleepers: () => sleeping.length,
    async advance(ms) {
      const end = passed + ms;
      for (;;) {
        await settle();
        const next = sleeping.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        passed = Math.max(passed, next.at);
        next.wake();
      }
      passed = end;
      await settle();
    },
  };
}

/** Promise chains in the flow are at most a few dozen links deep. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
  await new Promise((resolve) => setImmediate(resolve));
}
