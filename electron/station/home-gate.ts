import { setupError } from '../../shared/errors.ts';
import { failure, type Result } from '../../shared/result.ts';
import type { Clock } from '../ground/clock-port.ts';
import { within } from '../ground/within.ts';
import { changes } from './changes.ts';

/** One radio has no internet while it is with a Photon: what is asked of the cloud meanwhile waits until it is home. */
export interface HomeGate {
  isHome(): boolean;
  /** Aborts when the computer leaves; waits until it is home before that. */
  stay(signal: AbortSignal): Promise<AbortSignal>;
  open(): void;
  close(): void;
  /** Sends `work` now or when the computer is home; `cancelled` when `signal` aborts first. */
  ask<Value>(work: () => Promise<Result<Value>>, signal: AbortSignal): Promise<Result<Value>>;
  /** Ends when nothing that was asked is under way, or after `limitMs`. */
  settled(limitMs: number, signal: AbortSignal): Promise<void>;
}

export function homeGate(clock: Clock): HomeGate {
  let home = true;
  let leaving = new AbortController();
  let underWay = 0;
  const moves = changes();
  const untilHome = async (signal: AbortSignal) => {
    for (let seen = moves.count(); !home && !signal.aborted; seen = moves.count()) await moves.after(seen, signal);
  };

  return {
    isHome: () => home,
    open() {
      home = true;
      moves.tell();
    },
    close() {
      home = false;
      leaving.abort();
      leaving = new AbortController();
    },
    async stay(signal) {
      await untilHome(signal);
      return AbortSignal.any([signal, leaving.signal]);
    },
    async ask(work, signal) {
      if (!home) await untilHome(signal);
      if (signal.aborted) return failure(setupError('cancelled'));
      underWay += 1;
      try {
        return await work();
      } finally {
        underWay -= 1;
        moves.tell();
      }
    },
    settled: (limitMs, outer) =>
      within(limitMs, clock, outer, async (signal) => {
        for (let seen = moves.count(); underWay > 0 && !signal.aborted; seen = moves.count())
          await moves.after(seen, signal);
      }),
  };
}
