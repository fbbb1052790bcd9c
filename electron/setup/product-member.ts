import type { DeviceIdentity } from '../../shared/setup-events.ts';
import type { ProductDevice } from '../cloud/product-port.ts';
import type { InProduct } from './setup-world.ts';
import { whyKeptOut } from './steps/product.ts';
import { Stopped } from './stopped.ts';

/** Ends the run where the product would not let this device in. */
export function mustBeLetIn(member: ProductDevice): void {
  const reason = whyKeptOut(member);
  if (reason !== undefined) throw new Stopped(reason);
}

/** The device with its owner, as its product has it. */
export function ownedAsIn(
  { customer }: InProduct,
  met: DeviceIdentity,
  { owner }: ProductDevice,
): DeviceIdentity | undefined {
  return owner === undefined ? undefined : { ...met, owner, ownedByMe: owner === customer };
}

/** Whose it is the product tells; without one, the sticky flag of the device is all there is. */
export function mustAskOwner({ owner, ownedByMe, setUpBefore }: DeviceIdentity, inProduct: boolean): boolean {
  return !ownedByMe && (inProduct ? owner !== undefined : setUpBefore);
}
