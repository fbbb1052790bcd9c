import { plainText } from '../../../shared/plain-text.ts';
import type { TokenRecord } from './accounts.ts';
import type { CloudParts, CloudRequest } from './call.ts';
import { customers, makeCustomer } from './product-customers.ts';
import { allMembers, memberPart, oneMember, unclaimMember } from './product-members.ts';
import type { ProductRecord } from './products.ts';
import { type CloudReply, invalidToken, refusal, refusals, reply } from './reply.ts';

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
      return method === 'GET' ? reply(200, { product: describeProduct(product, parts) }) : refusal(404, 'Not found');
    case 'devices':
      if (first === undefined) return allMembers(request, product, parts);
      if (second === undefined) return oneMember(request, first, product, parts);
      if (path.length !== 6) return refusal(404, 'Not found');
      return second === 'owner' && method === 'DELETE'
        ? unclaimMember(first, product, parts)
        : memberPart(request, first, second, product, parts);
    case 'customers':
      return customers(request, first, product, parts);
    case 'clients':
      return clients(request, first, product);
    default:
      return refusal(404, 'Not found');
  }
}

/** The product's own client, or somebody of its team; a customer is neither. */
export function isOfTeam({ owner, product, kind }: TokenRecord, wanted: ProductRecord): boolean {
  if (kind === 'product') return product === wanted;
  return kind === 'user' && owner === wanted.team;
}

function describeProduct(product: ProductRecord, { products }: CloudParts) {
  const members = products.devicesOf(product);
  return {
    id: product.id,
    platform_id: 6,
    name: product.name,
    slug: product.slug,
    description: '',
    type: 'Consumer',
    hardware_version: 'v1.0.0',
    settings: {},
    groups: [],
    quarantined_count: members.filter(({ quarantined }) => quarantined).length,
    device_count: members.length,
  };
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
