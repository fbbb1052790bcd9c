import type { LineState } from '../../shared/line-state.ts';
import { stationLimits } from '../../shared/time-limits.ts';

/** What the whole bench reads of a line. */
export type LineWord = 'preparing' | 'waiting' | 'working' | 'pass' | 'fail' | 'stopped';

/** STOPPED before FAIL before the rest: no PASS covers a failure that nobody has seen. */
export function lineWord(line: LineState, now: number): LineWord {
  if (line.status === 'preparing') return 'preparing';
  if (line.stopped !== undefined) return 'stopped';
  if (line.unseenCount > 0) return 'fail';
  if (line.lastPass !== undefined && now - line.lastPass.at < stationLimits.passShownMs) return 'pass';
  return line.inFlight.length > 0 ? 'working' : 'waiting';
}
