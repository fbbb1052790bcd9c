import { changeDevice, devicePart } from '../device-part.ts';
import type { CloudParts, CloudRequest } from './call.ts';
import { describeDevice, isoTime, oddEntry } from './device-record.ts';
import type { CloudRecord } from './devices.ts';
import { pageOf } from './pages.ts';
import type { ProductRecord } from './products.ts';
import { type CloudReply, refusal, refusals, reply } from './reply.ts';

/** `/v1/products/P/devices`: the list, and adding to it by id, by a list of ids or by a file with an id a line. */
export function allMembers(
  { method, fields, lists, file }: CloudRequest,
  product: ProductRecord,
  parts: CloudParts,
): CloudReply {
  if (method === 'GET') {
    const wanted = (fields.deviceId ?? fields.device_id ?? '').toLowerCase();
    const all = parts.products
      .devicesOf(product)
      .toSorted(lastConnectedFirst)
      .filter((record) => wanted === '' || record.id.includes(wanted))
      .filter((record) => fields.deviceName === undefined || (record.name ?? '').includes(fields.deviceName));
    const { entries, pages, number } = pageOf(all, fields);
    if (number > 1 && parts.faults.isOn('lists-break-off')) return refusal(500, 'Internal error');
    const described = entries.map((record) => describeMember(record, product, parts));
    return reply(200, {
      devices: parts.faults.isOn('odd-id-listed') ? [oddEntry, ...described] : described,
      customers: parts.products.listedCustomers(product).map((email) => ({ id: email, username: email })),
      ...(parts.faults.isOn('lists-uncounted') ? {} : { meta: { total_pages: pages, device_count: all.length } }),
    });
  }
  if (method !== 'POST') return refusal(404, 'Not found');
  const ids = [...(fields.id === undefined ? [] : [fields.id]), ...(lists.ids ?? []), ...(file ?? '').split(/\s+/)];
  const asked = ids.filter((id) => id !== '');
  if (asked.length === 0) return refusals(400, ['No device ids given']);
  const answer = parts.products.importDevices(product, asked);
  const { updatedDeviceIds, existingDeviceIds, ...refused } = answer;
  const updated = updatedDeviceIds.length;
  if (parts.faults.isOn('import-answers-as-before')) return reply(200, { updated, ...refused });
  return reply(200, { updated, updatedDeviceIds, existingDeviceIds, ...refused });
}

/** `/v1/products/P/devices/D`: read, mark for development or name, remove; removing unclaims a customer's device. */
export function oneMember(
  { method, fields }: CloudRequest,
  id: string,
  product: ProductRecord,
  parts: CloudParts,
): CloudReply {
  const record = member(id, product, parts);
  if (record === undefined) return refusal(404, 'Device not found');
  switch (method) {
    case 'GET':
      return reply(200, describeMember(record, product, parts));
    case 'PUT': {
      if (fields.development !== undefined) record.development = fields.development === 'true';
      else if (fields.name !== undefined || fields.signal !== undefined) {
        const { name, signal } = fields;
        return changeDevice(
          { ...(name === undefined ? {} : { name }), ...(signal === undefined ? {} : { signal }) },
          undefined,
          record,
          parts,
        );
      } else return refusals(400, ['Nothing to update']);
      return reply(200, { id: record.id, updated_at: isoTime(parts.now()), development: record.development });
    }
    case 'DELETE': {
      const denies = fields.deny === 'true';
      if (denies) product.denied.add(record.id);
      // Particle's guide on product firmware ("Denying a quarantined device") lets denied devices stay in sight.
      if (!(denies && parts.faults.isOn('denied-stay-listed'))) record.productId = undefined;
      record.development = false;
      record.quarantined = false;
      if (record.owner?.startsWith('customer:') === true) record.owner = undefined;
      return reply(204);
    }
    default:
      return refusal(404, 'Not found');
  }
}

/** `/v1/products/P/devices/D/NAME`: a variable or a function, as particle-api-js 12.0.3 asks with the option `product`. */
export function memberPart(
  request: CloudRequest,
  id: string,
  name: string,
  product: ProductRecord,
  parts: CloudParts,
): CloudReply {
  const record = member(id, product, parts);
  if (record === undefined) return refusal(404, 'Device not found');
  return devicePart(request, name, record, parts);
}

/** `DELETE /v1/products/P/devices/D/owner`. */
export function unclaimMember(id: string, product: ProductRecord, parts: CloudParts): CloudReply {
  const record = member(id, product, parts);
  if (record === undefined) return refusal(404, 'Device not found');
  record.owner = undefined;
  return reply(200, { ok: true });
}

/** Particle API reference, "List devices in a product", `sortAttr`. How those are sorted that never connected, it does not say: first, where they are most in the way. */
function lastConnectedFirst(one: CloudRecord, other: CloudRecord): number {
  const at = ({ lastHandshakeAt }: CloudRecord) => lastHandshakeAt ?? Number.MAX_SAFE_INTEGER;
  return at(other) - at(one) || (one.id < other.id ? 1 : -1);
}

/** Lower-case ids only, as in the paths of the API. */
function member(id: string, product: ProductRecord, parts: CloudParts): CloudRecord | undefined {
  const record = parts.devices.find(id);
  return record?.productId === product.id ? record : undefined;
}

function describeMember(record: CloudRecord, product: ProductRecord, parts: CloudParts) {
  return {
    ...describeDevice(record, parts),
    product_id: product.id,
    owner: parts.accounts.userNameOf(record.owner) ?? null,
    groups: [],
    firmware_version: null,
    desired_firmware_version: null,
    development: record.development,
    quarantined: record.quarantined || parts.faults.isOn('device-quarantined'),
    denied: product.denied.has(record.id) || parts.faults.isOn('device-denied'),
  };
}
