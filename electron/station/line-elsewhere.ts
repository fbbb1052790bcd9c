import { isSaidByAir } from '../../shared/error-meaning.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import { stationLimits } from '../../shared/time-limits.ts';
import type { CloudDevice } from '../cloud/cloud-port.ts';
import type { ProductDevice } from '../cloud/product-port.ts';
import { within } from '../ground/within.ts';
import type { LineBase } from './line-base.ts';
import { whoSeesAll } from './line-cloud.ts';
import type { Slot } from './line-device.ts';
import type { LineWay } from './line-way.ts';

export function leftUntouched(photon: string | undefined): SetupError {
  return setupError('photon-left-untouched', { details: { network: photon ?? '' } });
}

/**
 * Of a Photon that went away before it was told to connect: whether somebody else told it. Undefined: it is there, or
 * nobody knows.
 */
export async function whyItLeft(
  { clock, ended, toldToConnect }: LineBase,
  air: LineWay,
  slot: Slot,
  error: SetupError,
): Promise<SetupError | undefined> {
  const {
    device: { photon, deviceId },
    takenAt,
    isToldToConnect,
  } = slot;
  if (isToldToConnect || photon === undefined || !isSaidByAir(error.code)) return undefined;
  if (deviceId !== undefined && takenAt === undefined) return undefined;
  let found: SetupError | undefined;
  await within(stationLimits.elsewhereMs, clock, ended, async (inner) => {
    for (let heard = air.heardSince(slot); heard !== 'seen' && !inner.aborted; heard = air.heardSince(slot)) {
      if (heard === 'gone' && deviceId === undefined) {
        found = leftUntouched(photon);
        return;
      }
      const device = deviceId && (await whoSeesAll(slot.whose.recipient).getDevice(deviceId, inner));
      if (device?.ok && takenAt !== undefined && (device.value.lastHandshakeAt ?? 0) > takenAt) {
        // One that was ours before, or that this line told to connect in another attempt, may have been switched off and on, and is back on a network that it knew: nobody has
        // set it up.
        if (!toldToConnect.has(device.value.id) && isNewlyOurs(slot, device.value))
          found = setupError('device-set-up-elsewhere');
        return;
      }
      await clock.sleep(stationLimits.lookMs, inner);
    }
  });
  return found;
}

function isNewlyOurs({ whose }: Slot, device: CloudDevice | ProductDevice): boolean {
  const { recipient } = whose;
  if (whose.hadBefore(device.id)) return false;
  return recipient.product === undefined || ('owner' in device && device.owner === recipient.product.customer);
}
