import { programLimits } from '../../shared/time-limits.ts';
import type { Clock } from '../ground/clock-port.ts';

/** Asked before each transaction of a program, and told when it is over. */
export interface WritingTurns {
  begins(): Promise<void>;
  ended(): void;
}

/**
 * SQLite lets in whoever looks at the right moment (sqlite.org/c3ref/busy_timeout.html): beside a program that writes one
 * transaction after the other, that is nearly never. One that has been writing for a while leaves the file alone for
 * longer than another one waits between two looks.
 */
export function writingTurns(clock: Pick<Clock, 'monotonic' | 'sleep'>): WritingTurns {
  let [since, endedAt] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return {
    async begins() {
      const now = clock.monotonic();
      if (now - endedAt >= programLimits.recordPauseMs) {
        since = now;
      } else if (now - since >= programLimits.recordTurnMs) {
        await clock.sleep(programLimits.recordPauseMs);
        since = clock.monotonic();
      }
    },
    ended() {
      endedAt = clock.monotonic();
    },
  };
}
