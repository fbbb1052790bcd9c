import type { Result } from '../../shared/result.ts';
import type { HeardAccessPoint } from './system-wifi.ts';

/**
 * What the app takes from node-wifi. Both answers are hints and never verdicts: a rejected `connect` may still succeed
 * seconds later, a resolved one may not have joined, and the list lacks or garbles names with colons and backslashes.
 */
export interface NodeWifi {
  /** Names and signals; everything else it reports depends on the system's language. */
  scan(adapter: string, signal: AbortSignal): Promise<Result<readonly HeardAccessPoint[]>>;
  /** Joins an open network whose name passed `isJoinableName`; any other name fails before anything runs. */
  connect(ssid: string, adapter: string, signal: AbortSignal): Promise<Result<void>>;
}
