import type { Attempt } from '../../shared/attempt.ts';
import type { DeviceId } from '../../shared/device-id.ts';

/**
 * Photons that lines leave as they are because they show that a bench works: `byPreset`, and each that has passed as golden,
 * here or at another station, until it has passed as a device of production. One that failed as golden may have been meant by
 * mistake, and says nothing.
 * @param attempts oldest first
 */
export function goldenBefore(attempts: readonly Attempt[], byPreset: DeviceId | undefined): readonly DeviceId[] {
  const golden = new Set<DeviceId>();
  for (const { deviceId, kind = 'production', end } of attempts) {
    const hasPassed = end && ['claimed', 'online-without-owner', 'handed-over'].includes(end.outcome);
    if (deviceId === undefined || !hasPassed) continue;
    if (kind === 'golden') golden.add(deviceId);
    else if (kind === 'production') golden.delete(deviceId);
  }
  if (byPreset !== undefined) golden.add(byPreset);
  return [...golden];
}
