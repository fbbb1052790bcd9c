import type { Clock } from '../setup/clock-port.ts';

/** Waits that the simulated world imposes, and their sum where they follow one another. */
export interface ImposedTime {
  /** Waits `ms` on the world's clock; ends early, without an error, when `signal` aborts. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  /**
   * Milliseconds covered by at least one wait since the last reset: waits one after another add up, waits at the same
   * time count once. Nominal lengths, so a late timer counts as the client's overhead and not as the world's.
   */
  waitsMs(): number;
  reset(): void;
}

export function imposedTime(clock: Clock): ImposedTime {
  let total = 0;
  let coveredUntil = Number.NEGATIVE_INFINITY;
  return {
    async wait(ms, signal) {
      if (ms <= 0 || signal.aborted) return;
      const start = clock.now();
      const end = start + ms;
      total += Math.max(0, end - Math.max(start, coveredUntil));
      coveredUntil = Math.max(coveredUntil, end);
      await clock.sleep(ms, signal);
    },
    waitsMs: () => total,
    reset() {
      total = 0;
      coveredUntil = clock.now();
    },
  };
}
