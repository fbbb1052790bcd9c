import { parseDeviceId } from '../../shared/device-id.ts';
import { plainText } from '../../shared/plain-text.ts';
import type { TokenRecord } from './cloud-accounts.ts';
import type { CloudParts, CloudRequest } from './cloud-call.ts';
import type { CloudRecord } from './cloud-devices.ts';
import type { ProductRecord } from './cloud-products.ts';
import { type CloudReply, invalidToken, refusal, refusals, reply } from './cloud-reply.ts';
import { describeDevice, isoTime } from './device-record.ts';

/** The usual size of a page and the largest (API reference, "List devices in a product"). */
const pageSizes = { usual: 25, largest: 100 } as const;

/** `/v1/products/P/…` (Particle API reference; wire forms as particle-api-js 12.0.3 uses them). */
export function answerProductCall(
  request: CloudRequest,
  token: TokenRecord | undefined,
  parts: CloudParts,
): CloudReply {
  const { method, path } = request;
  const [, , idOrSlug = '', kind, first, second] = path;
  const product = parts.products.find(idOrSlug);
  // Making a customer is the client's own call: a bearer token is not enough.
  if (kind === 'customers' && method === 'POST' && path.length === 4) return makeCustomer(request, product, parts);
  if (token === undefined) return invalidToken();
  if (kind === 'device_claims' && method === 'POST' && path.length === 4) return claimCode(token, product, parts);
  if (product === undefined) return refusal(404, 'Product not found');
  if (!isOfTeam(token, product)) return refusal(403, 'Permission Denied');
  switch (kind) {
    case undefined:
      return method === 'GET' ? reply(200, { product: describeProduct(product) }) : refusal(404, 'Not found');
    case 'devices':
      if (first === undefined) return allDevices(request, product, parts);
      return second === 'owner' && method === 'DELETE'
        ? unclaim(first, product, parts)
        : oneDevice(request, first, product, parts);
    case 'customers':
      return customers(request, first, product, parts);
    case 'clients':
      return clients(request, first, product);
    default:
      return refusal(404, 'Not found');
  }
}

function isOfTeam({ owner, product, kind }: TokenRecord, wanted: ProductRecord): boolean {
  if (kind === 'product') return product === wanted;
  return kind === 'user' && owner === wanted.team;
}

function describeProduct({ id, slug, name }: ProductRecord) {
  return {
    id,
    platform_id: 6,
    name,
    slug,
    description: '',
    type: 'Consumer',
    hardware_version: 'v1.0.0',
    settings: {},
    groups: [],
    quarantined_count: 0,
    device_count: 0,
  };
}

/** 40 hex digits, or the words of a refusal. */
function makeCustomer(
  { fields, basic }: CloudRequest,
  product: ProductRecord | undefined,
  parts: CloudParts,
): CloudReply {
  const [clientId, secret] = basic ?? [fields.client_id ?? '', fields.client_secret ?? ''];
  const found = parts.products.clientOf(clientId);
  if (found === undefined || found.client.secret !== secret) {
    return reply(401, { error: 'invalid_client', error_description: 'Invalid client credentials' });
  }
  if (product === undefined) return refusal(404, 'Product not found');
  if (found.product !== product) return refusal(403, 'Permission Denied');
  const email = (fields.email ?? '').trim().toLowerCase();
  if (!email.includes('@')) return refusals(400, ['Email is not valid']);
  // Without a password it must be said that none is wanted; particle-api-js drops that.
  if (fields.no_password !== 'true' && (fields.password ?? '') === '') return refusals(400, ['Password is required']);
  if (product.customers.has(email)) {
    if (parts.faults.isOn('customer-exists-answers-200')) {
      return reply(200, { ok: false, errors: ['Customer already exists'] });
    }
    return refusals(parts.faults.isOn('customer-exists-answers-409') ? 409 : 400, ['Customer already exists']);
  }
  product.customers.set(email, parts.now());
  return parts.accounts.grantCustomer(product, clientId, email);
}

function claimCode(
  { kind, owner, product: own }: TokenRecord,
  product: ProductRecord | undefined,
  parts: CloudParts,
): CloudReply {
  if (product === undefined) return refusal(404, 'Product not found');
  const allowed = kind === 'customer' ? own === product : kind === 'user' && owner === product.team;
  if (!allowed || owner === undefined) return refusal(403, 'Permission Denied');
  return reply(200, { claim_code: parts.devices.createClaimCode(owner, product.id), device_ids: [] });
}

function allDevices(
  { method, fields, lists, file }: CloudRequest,
  product: ProductRecord,
  parts: CloudParts,
): CloudReply {
  if (method === 'GET') {
    const wanted = (fields.deviceId ?? fields.device_id ?? '').toLowerCase();
    const all = parts.products
      .devicesOf(product)
      .filter((record) => wanted === '' || record.id.includes(wanted))
      .filter((record) => fields.deviceName === undefined || (record.name ?? '').includes(fields.deviceName));
    const { entries, pages } = pageOf(all, fields);
    return reply(200, {
      devices: entries.map((record) => describeMember(record, product, parts)),
      customers: parts.products.listedCustomers(product).map((email) => ({ id: email, username: email })),
      meta: { total_pages: pages, device_count: all.length },
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

function oneDevice(
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
      else if (fields.name !== undefined) record.name = plainText(fields.name, 64);
      else return refusals(400, ['Nothing to update']);
      return reply(200, { id: record.id, updated_at: isoTime(parts.now()), development: record.development });
    }
    case 'DELETE': {
      record.productId = undefined;
      record.development = false;
      if (record.owner?.startsWith('customer:') === true) record.owner = undefined;
      const parsed = parseDeviceId(id);
      if (fields.deny === 'true' && parsed.ok) product.denied.add(parsed.value);
      return reply(204);
    }
    default:
      return refusal(404, 'Not found');
  }
}

function unclaim(id: string, product: ProductRecord, parts: CloudParts): CloudReply {
  const record = member(id, product, parts);
  if (record === undefined) return refusal(404, 'Device not found');
  record.owner = undefined;
  return reply(200, { ok: true });
}

/** Lower-case ids only, as in the paths of the API. */
function member(id: string, product: ProductRecord, parts: CloudParts): CloudRecord | undefined {
  const record = parts.devices.find(id);
  return record?.productId === product.id ? record : undefined;
}

function customers(
  { method, fields }: CloudRequest,
  email: string | undefined,
  product: ProductRecord,
  parts: CloudParts,
): CloudReply {
  if (method === 'GET' && email === undefined) {
    const { entries, pages } = pageOf(parts.products.listedCustomers(product), fields);
    return reply(200, {
      customers: entries.map((one) => ({ id: one, username: one, created_at: isoTime(product.customers.get(one)) })),
      devices: [],
      meta: { total_pages: pages },
    });
  }
  if (method !== 'DELETE' || email === undefined) return refusal(404, 'Not found');
  const gone = email.toLowerCase();
  if (!product.customers.delete(gone)) return refusal(404, 'Customer not found');
  const owner = `customer:${gone}` as const;
  parts.accounts.revokeOwner(owner);
  parts.devices.forgetClaimCodes(owner);
  for (const record of parts.devices.ownedBy(owner)) record.owner = undefined;
  return reply(204);
}

/** The secret is told once, when the client is made. */
function clients({ method, fields }: CloudRequest, id: string | undefined, product: ProductRecord): CloudReply {
  if (method === 'GET' && id === undefined) {
    const list = [...product.clients].map(([key, { name }]) => ({ id: key, name, type: 'installed' }));
    return reply(200, { ok: true, clients: list });
  }
  if (method === 'POST' && id === undefined) {
    const name = plainText(fields.name ?? '', 64);
    if (name === '' || fields.type !== 'installed') return refusals(400, ['Name and type are needed']);
    const key = `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${product.clients.size + 1000}`;
    const secret = `${key}-secret`;
    product.clients.set(key, { name, secret, customersOnly: fields.scope === 'create_customers' });
    return reply(200, { ok: true, client: { name, type: 'installed', id: key, secret } });
  }
  if (method === 'DELETE' && id !== undefined && product.clients.delete(id)) return reply(204);
  return refusal(404, 'Not found');
}

function pageOf<Entry>(all: readonly Entry[], fields: CloudRequest['fields']) {
  const number = (text: string | undefined, fallback: number) =>
    /^[1-9]\d{0,6}$/.test(text ?? '') ? Number(text) : fallback;
  const size = Math.min(number(fields.per_page ?? fields.perPage, pageSizes.usual), pageSizes.largest);
  const page = number(fields.page, 1);
  return { entries: all.slice((page - 1) * size, page * size), pages: Math.max(1, Math.ceil(all.length / size)) };
}

function describeMember(record: CloudRecord, product: ProductRecord, parts: CloudParts) {
  const { owner } = record;
  return {
    ...describeDevice(record, parts),
    product_id: product.id,
    owner:
      owner === undefined
        ? null
        : owner.startsWith('customer:')
          ? owner.slice('customer:'.length)
          : parts.accounts.userNameOf(owner),
    groups: [],
    firmware_version: null,
    desired_firmware_version: null,
    development: record.development,
    quarantined: record.quarantined || parts.faults.isOn('device-quarantined'),
    denied: product.denied.has(record.id) || parts.faults.isOn('device-denied'),
  };
}
