import * as v from 'valibot';
import { type DeviceId, parseDeviceId } from '../../shared/device-id.ts';
import { deviceFields, listOf, toCloudDevice, wholeNumber } from './cloud-replies.ts';
import type { ImportAnswer, Product, ProductDevice } from './product-port.ts';

/** The replies of the product half of the Particle API, as tolerant as those of the other half (`cloud-replies.ts`). */

const product = v.pipe(
  v.object({
    id: wholeNumber,
    slug: v.optional(v.nullable(v.string())),
    name: v.optional(v.nullable(v.string())),
    platform_id: v.optional(v.nullable(wholeNumber)),
  }),
  v.transform(
    ({ id, slug, name, platform_id: platformId }): Product => ({
      id,
      slug: slug ?? String(id),
      name: name ?? slug ?? String(id),
      platformId: platformId ?? undefined,
    }),
  ),
);

/** `GET /v1/products/P`; older clouds answer with a list of one. */
export const productReply = v.pipe(
  v.object({ product: v.union([product, v.pipe(v.array(product), v.minLength(1))]) }),
  v.transform((reply): Product => ('id' in reply.product ? reply.product : (reply.product[0] as Product))),
);

/** One device of `GET /v1/products/P/devices[/D]`. */
export const productDeviceReply = v.pipe(
  v.object({
    ...deviceFields,
    owner: v.optional(v.nullable(v.string())),
    firmware_version: v.optional(v.nullable(v.union([v.number(), v.string()]))),
    development: v.optional(v.nullable(v.boolean())),
    quarantined: v.optional(v.nullable(v.boolean())),
    denied: v.optional(v.nullable(v.boolean())),
  }),
  v.transform((device): ProductDevice => {
    const version = Number(device.firmware_version ?? Number.NaN);
    return {
      ...toCloudDevice(device),
      owner: device.owner ? device.owner.toLowerCase() : undefined,
      firmwareVersion: Number.isInteger(version) ? version : undefined,
      development: device.development ?? false,
      quarantined: device.quarantined ?? false,
      denied: device.denied ?? false,
    };
  }),
);

const pages = v.optional(v.object({ total_pages: v.optional(v.nullable(wholeNumber)) }));

/** `GET /v1/products/P/devices`. */
export const productDevicesReply = v.object({ devices: listOf(productDeviceReply), meta: pages });

const customer = v.union([
  v.string(),
  v.pipe(
    v.object({ username: v.optional(v.nullable(v.string())), email: v.optional(v.nullable(v.string())) }),
    v.transform(({ username, email }) => username ?? email ?? ''),
  ),
]);

/** `GET /v1/products/P/customers`; the reference does not show it whole, so names are looked for where clouds put them. */
export const customersReply = v.object({ customers: listOf(customer), meta: pages });

const ids = v.optional(
  v.nullable(
    v.pipe(
      v.custom<readonly unknown[]>(Array.isArray),
      v.transform((list) => list.filter((one) => typeof one === 'string')),
    ),
  ),
);

/** `POST /v1/products/P/devices`. */
export const importReply = v.pipe(
  v.object({
    updated: v.optional(v.nullable(wholeNumber)),
    updatedDeviceIds: ids,
    existingDeviceIds: ids,
    nonmemberDeviceIds: ids,
    invalidDeviceIds: ids,
  }),
  // One that names none of them says nothing of any id.
  v.check((reply) => Object.values(reply).some((told) => told !== undefined && told !== null)),
);

/**
 * Puts every asked id into exactly one list. Older clouds name only those they refuse, and count the rest: then a count
 * of all of them means added, and a smaller one says that some were there before, which the device is in either way.
 */
export function readImport(asked: readonly DeviceId[], reply: v.InferOutput<typeof importReply>): ImportAnswer {
  const named = (list: readonly string[] | null | undefined) =>
    new Set(
      (list ?? []).flatMap((text) => {
        const id = parseDeviceId(text);
        return id.ok ? [id.value] : [];
      }),
    );
  const [updated, existing] = [named(reply.updatedDeviceIds), named(reply.existingDeviceIds)];
  const [nonmember, invalid] = [named(reply.nonmemberDeviceIds), named(reply.invalidDeviceIds)];
  const refused = (id: DeviceId) => nonmember.has(id) || invalid.has(id);
  const rest = asked.filter((id) => !refused(id) && !updated.has(id) && !existing.has(id));
  const old = reply.updatedDeviceIds === undefined && reply.existingDeviceIds === undefined;
  const restAdded = old && (reply.updated ?? 0) >= rest.length;
  const restThere = old && !restAdded && (reply.updated ?? 0) > 0;
  const unnamed = restAdded || restThere ? [] : rest;
  const of = (set: ReadonlySet<DeviceId>) => asked.filter((id) => set.has(id));
  return {
    added: [...asked.filter((id) => updated.has(id) && !refused(id)), ...(restAdded ? rest : [])],
    alreadyThere: [
      ...asked.filter((id) => existing.has(id) && !updated.has(id) && !refused(id)),
      ...(restThere ? rest : []),
    ],
    ownedByOthers: of(nonmember),
    // Named in no list, so not in the product as far as this answer tells.
    invalid: [...asked.filter((id) => invalid.has(id) && !nonmember.has(id)), ...unnamed],
    ...(unnamed.length === 0 ? {} : { unnamed }),
  };
}

/** `POST /oauth/token` with client credentials and `POST /v1/products/P/customers`. */
export const grantReply = v.object({
  expires_in: v.optional(v.nullable(v.pipe(v.number(), v.finite()))),
  scope: v.optional(v.nullable(v.string())),
});
