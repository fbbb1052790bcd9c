import type { DeviceId } from '../../shared/device-id.ts';
import { type Result, success } from '../../shared/result.ts';
import type { Outcome, SetupEvent } from '../../shared/setup-events.ts';
import type { Clock } from '../ground/clock-port.ts';
import type { Recipient } from './setup-world.ts';
import { performStep } from './step.ts';
import { checkNoOwner, checkOwner } from './steps/product.ts';

/** What a run says of its recipient when it begins. */
export function toldRecipient({ account, product }: Recipient): { customer?: string; withoutOwner?: true } {
  if (account === undefined) return { withoutOwner: true };
  return product === undefined ? {} : { customer: product.customer };
}

export interface ProvenDevice {
  readonly deviceId: DeviceId;
  readonly name: string | undefined;
  /** By the monotonic clock. */
  readonly startedAt: number;
  /** From whom the person agreed to unclaim it, where it is to be nobody's. */
  readonly agreed: string | undefined;
}

/** After the proof that a device is online: whose it is now, and with that how the run ends. */
export async function* provenOutcome(
  whose: Recipient,
  { deviceId, name, startedAt, agreed }: ProvenDevice,
  clock: Clock,
  signal: AbortSignal,
): AsyncGenerator<SetupEvent, Result<Outcome>> {
  const took = () => clock.monotonic() - startedAt;
  if (whose.account === undefined) {
    const { cloud } = whose.product;
    const nobodys = yield* performStep(checkNoOwner(cloud, deviceId, agreed, clock), clock, signal);
    if (!nobodys.ok) return nobodys;
    const productId = cloud.product.id;
    return success({ outcome: 'online-without-owner', deviceId, name, tookMs: took(), productId });
  }
  const { product } = whose;
  if (product === undefined) return success({ outcome: 'claimed', deviceId, name, tookMs: took() });
  const customer = yield* performStep(checkOwner(product, deviceId, clock), clock, signal);
  if (!customer.ok) return customer;
  return success({ outcome: 'claimed', deviceId, name, tookMs: took(), customer: customer.value });
}
