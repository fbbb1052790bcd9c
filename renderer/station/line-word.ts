import type { LineState } from '../../shared/line-state.ts';
import { stationLimits } from '../../shared/time-limits.ts';

/** What the whole bench reads of a line. */
export type LineWord = 'preparing' | 'waiting' | 'working' | 'pass' | 'fail' | 'stopped';

/**
 * STOPPED before FAIL before the rest: no PASS covers a failure that nobody has seen. `passSeenAt`: by the clock of `now`,
 * which is another one than the line's.
 */
export function lineWord(line: LineState, now: number, passSeenAt: number): LineWord {
  if (line.status === 'preparing') return line.awaitsTest ? 'waiting' : 'preparing';
  if (line.stopped !== undefined) return 'stopped';
  if (line.unseenCount > 0) return 'fail';
  const since = now - passSeenAt;
  // Of a clock that was set back nobody knows.
  if (line.lastPass !== undefined && since >= 0 && since < stationLimits.passShownMs) return 'pass';
  return line.inFlight.length > 0 ? 'working' : 'waiting';
}
