import type { CloudDevice } from '../cloud/cloud-port.ts';
import type { UntimedEvent } from './step.ts';

/** What the cloud knows of a device beside its id, where it knows anything; each time it was read. */
export function* factsFromCloud({
  serialNumber,
  firmware,
}: Pick<CloudDevice, 'serialNumber' | 'firmware'>): Generator<UntimedEvent> {
  if (serialNumber !== undefined || firmware !== undefined) yield { type: 'device-facts', serialNumber, firmware };
}
