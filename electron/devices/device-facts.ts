import type { DeviceId } from '../../shared/device-id.ts';
import type { DeviceFacts, DeviceOwner } from '../../shared/device-jobs.ts';
import { isNotThere } from '../../shared/error-meaning.ts';
import { type Result, success } from '../../shared/result.ts';
import type { CloudAccount, CloudDevice } from '../cloud/cloud-port.ts';
import type { CustomerAccount, ProductCloud, ProductDevice } from '../cloud/product-port.ts';

/** Who looks at devices here: a developer account, a product, or both. */
export interface DeviceAccess {
  readonly account: CloudAccount | undefined;
  readonly product: ProductCloud | undefined;
  /** A customer of the product, who is to get devices. */
  readonly customer?: CustomerAccount | undefined;
}

/** How one device looks to each of them; undefined: it may not see it. */
export interface TwoRecords {
  readonly mine: CloudDevice | undefined;
  readonly member: ProductDevice | undefined;
}

/** Asks both for one device. Facts of one that neither may see have the owner `not-told`. Common cloud errors. */
export async function readFacts(
  { account, product }: DeviceAccess,
  id: DeviceId,
  signal: AbortSignal,
): Promise<Result<DeviceFacts>> {
  const [mine, member] = await Promise.all([account?.getDevice(id, signal), product?.getDevice(id, signal)]);
  if (mine?.ok === false && !isNotThere(mine.error.code)) return mine;
  if (member?.ok === false && !isNotThere(member.error.code)) return member;
  return success(
    factsOf(id, {
      mine: mine?.ok ? mine.value : undefined,
      member: member?.ok ? member.value : undefined,
    }),
  );
}

/** The facts of two records of one device. */
export function factsOf(id: DeviceId, { mine, member }: TwoRecords): DeviceFacts {
  const known = mine ?? member;
  return {
    id,
    name: mine?.name ?? member?.name,
    online: known?.online ?? false,
    lastHandshakeAt: known?.lastHandshakeAt,
    lastHeardAt: known?.lastHeardAt,
    serialNumber: mine?.serialNumber ?? member?.serialNumber,
    owner: ownerOf(mine, member),
    inProduct: member !== undefined,
    otherProductId: member === undefined ? mine?.productId : undefined,
    systemVersion: mine?.firmware ?? member?.firmware,
    firmwareVersion: member?.firmwareVersion,
    development: member?.development ?? false,
    quarantined: member?.quarantined ?? false,
    denied: member?.denied ?? false,
    variables: known?.variables ?? {},
    functions: known?.functions ?? [],
  };
}

/** The facts of a device as its customer sees it. */
export function factsOfCustomer(device: CloudDevice, email: string): DeviceFacts {
  return {
    ...factsOf(device.id, { mine: device, member: undefined }),
    owner: { kind: 'customer', email },
    inProduct: true,
    otherProductId: undefined,
  };
}

function ownerOf(mine: CloudDevice | undefined, member: ProductDevice | undefined): DeviceOwner {
  if (mine !== undefined) return { kind: 'me' };
  if (member === undefined) return { kind: 'not-told' };
  return member.owner === undefined ? { kind: 'nobody' } : { kind: 'customer', email: member.owner };
}
