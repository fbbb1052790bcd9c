import type { DeviceId } from '../../shared/device-id.ts';
import type { ArrivedAttempt } from '../record/record-port.ts';

/**
 * Photons that lines leave as they are because they show that a bench works: `byPreset`, and each that has passed as golden,
 * here or at another station, until it has passed as a device of production. One that failed as golden may have been meant by
 * mistake, and says nothing.
 * @param arrived oldest first
 */
export function goldenBefore(
  arrived: readonly Pick<ArrivedAttempt, 'deviceId' | 'kind'>[],
  byPreset: DeviceId | undefined,
): readonly DeviceId[] {
  const golden = new Set<DeviceId>();
  for (const { deviceId, kind = 'production' } of arrived) {
    if (deviceId === undefined) continue;
    if (kind === 'golden') golden.add(deviceId);
    else if (kind === 'production') golden.delete(deviceId);
  }
  if (byPreset !== undefined) golden.add(byPreset);
  return [...golden];
}
