import type { Clock } from '../ground/clock-port.ts';

/** Waits that the simulated world imposes, and their sum where they follow one another. */
export interface DeviceLatency {
  /** Waits `ms` on the world's clock; ends early, without an error, when `signal` aborts. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  /**
   * Milliseconds covered by at least one wait since the last reset: waits one after another add up, waits at the same
   * time count once. Nominal lengths, so a late timer counts as the client's overhead and not as the world's;
   * a wait that was ended early counts as long as it lasted.
   */
  waitsMs(): number;
  reset(): void;
}

/** A claim makes some fifty; a simulator that runs for weeks must not keep them all. */
const waitsKept = 10_000;

export function deviceLatency(clock: Clock): DeviceLatency {
  let waits: { readonly start: number; end: number }[] = [];
  return {
    async wait(ms, signal) {
      if (ms <= 0 || signal.aborted) return;
      const start = clock.monotonic();
      const wait = { start, end: start + ms };
      waits.push(wait);
      if (waits.length > waitsKept) waits.shift();
      await clock.sleep(ms, signal);
      if (signal.aborted) wait.end = Math.min(wait.end, clock.monotonic());
    },
    waitsMs() {
      let total = 0;
      let coveredUntil = Number.NEGATIVE_INFINITY;
      for (const { start, end } of waits.toSorted((a, b) => a.start - b.start)) {
        total += Math.max(0, end - Math.max(start, coveredUntil));
        coveredUntil = Math.max(coveredUntil, end);
      }
      return total;
    },
    reset() {
      waits = [];
    },
  };
}
