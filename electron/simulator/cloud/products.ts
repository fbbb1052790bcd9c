import { type DeviceId, parseDeviceId } from '../../../shared/device-id.ts';
import type { FaultSwitches } from '../faults.ts';
import type { CloudDevices, CloudRecord } from './devices.ts';

/** A product of the simulated cloud. */
export interface ProductRecord {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  /** Whose team it belongs to. */
  readonly team: 'me' | 'somebody-else';
  /** Secrets of its OAuth clients, by id. */
  readonly clients: Map<string, ProductClient>;
  /** E-mail addresses in lower case, and when each was made, in milliseconds since 1970. */
  readonly customers: Map<string, number>;
  /** Devices that may not come back. */
  readonly denied: Set<DeviceId>;
}

export interface ProductClient {
  readonly name: string;
  readonly secret: string;
  /** May make customers and nothing else. */
  readonly customersOnly: boolean;
}

export interface ImportLists {
  readonly updatedDeviceIds: readonly string[];
  readonly existingDeviceIds: readonly string[];
  readonly nonmemberDeviceIds: readonly string[];
  readonly invalidDeviceIds: readonly string[];
}

export interface CloudProducts {
  readonly all: readonly ProductRecord[];
  /** By id or slug. */
  find(idOrSlug: string): ProductRecord | undefined;
  clientOf(clientId: string): { readonly product: ProductRecord; readonly client: ProductClient } | undefined;
  devicesOf(product: ProductRecord): readonly CloudRecord[];
  /** Puts devices into a product, each under the rules of its owner (API reference, "Import devices into product"). */
  importDevices(product: ProductRecord, ids: readonly string[]): ImportLists;
  /** Customers that own a device of the product; others are not listed (community.particle.io, thread 30168). */
  listedCustomers(product: ProductRecord): readonly string[];
}

export const myProductId = 12_345;

/** The two products there are: one of the practising person's team, one of strangers. */
export function practiceProducts(
  name = 'Practice lamp',
  clientSecret = 'practice-lamp-secret',
): readonly ProductRecord[] {
  const product = (
    id: number,
    slug: string,
    name: string,
    team: ProductRecord['team'],
    client: string,
    secret: string,
  ) => ({
    id,
    slug,
    name,
    team,
    clients: new Map([[client, { name: 'setup', secret, customersOnly: false }]]),
    customers: new Map<string, number>(),
    denied: new Set<DeviceId>(),
  });
  return [
    product(myProductId, 'practice-lamp-v100', name, 'me', 'practice-lamp-4711', clientSecret),
    product(
      23_456,
      'strangers-oven-v2',
      'Strangers’ oven',
      'somebody-else',
      'strangers-oven-815',
      'strangers-oven-secret',
    ),
  ];
}

export function cloudProducts(
  products: readonly ProductRecord[],
  devices: CloudDevices,
  faults: FaultSwitches,
): CloudProducts {
  const devicesOf = (product: ProductRecord) => devices.all().filter((record) => record.productId === product.id);
  return {
    all: products,
    find: (idOrSlug) => products.find(({ id, slug }) => String(id) === idOrSlug || slug === idOrSlug),
    clientOf(clientId) {
      for (const product of products) {
        const client = product.clients.get(clientId);
        if (client !== undefined) return { product, client };
      }
      return undefined;
    },
    devicesOf,

    importDevices(product, ids) {
      const lists = {
        updatedDeviceIds: [] as string[],
        existingDeviceIds: [] as string[],
        nonmemberDeviceIds: [] as string[],
        invalidDeviceIds: [] as string[],
      };
      for (const text of new Set(ids)) {
        const id = parseDeviceId(text);
        const record = id.ok ? devices.findOrMeet(id.value) : undefined;
        if (record === undefined) lists.invalidDeviceIds.push(text);
        else if (record.productId === product.id) {
          // Adding what waits in quarantine, or was denied, lets it in (API reference, "Approve a quarantined device").
          record.quarantined = false;
          product.denied.delete(record.id);
          lists.existingDeviceIds.push(record.id);
        } else if (isForeign(record, product, faults)) lists.nonmemberDeviceIds.push(record.id);
        else {
          record.productId = product.id;
          record.development = false;
          record.quarantined = false;
          product.denied.delete(record.id);
          lists.updatedDeviceIds.push(record.id);
        }
      }
      return lists;
    },

    listedCustomers(product) {
      if (faults.isOn('customers-listed-late')) return [];
      const owners = new Set(devicesOf(product).map(({ owner }) => owner));
      return [...product.customers.keys()].filter((email) => owners.has(`customer:${email}`));
    },
  };
}

/** Claimed by somebody outside the team, or in somebody else's product. */
function isForeign(record: CloudRecord, product: ProductRecord, faults: FaultSwitches): boolean {
  if (faults.isOn('owned-by-others')) return true;
  if (record.productId !== undefined) return true;
  return record.owner !== undefined && record.owner !== product.team && !record.owner.startsWith('customer:');
}
