import type { DeviceId } from '../../shared/device-id.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import type { Outcome } from '../../shared/setup-events.ts';

/** Ends a run from any depth of it; the run itself catches it. */
export class Stopped extends Error {
  readonly reason: SetupError;
  constructor(reason: SetupError) {
    super(reason.code);
    this.reason = reason;
  }
}

/** How a run ends that something was thrown in. */
export function failed(stopped: unknown, deviceId: DeviceId | undefined): Outcome {
  const error =
    stopped instanceof Stopped
      ? stopped.reason
      : setupError('internal-error', { saw: stopped instanceof Error ? stopped.message : String(stopped) });
  return { outcome: 'failed', error, ...(deviceId === undefined ? {} : { deviceId }) };
}
