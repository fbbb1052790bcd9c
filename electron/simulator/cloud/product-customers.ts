import type { CloudParts, CloudRequest } from './call.ts';
import { isoTime } from './device-record.ts';
import { pageOf } from './pages.ts';
import type { ProductRecord } from './products.ts';
import { type CloudReply, refusal, refusals, reply } from './reply.ts';

/**
 * `POST /v1/products/P/customers`: wants the client's id and secret, in an Authorization header or in the body
 * (Particle API reference, "Create a customer"). What the real cloud answers for one that exists is not documented;
 * faults switch between the answers that are thought of.
 */
export function makeCustomer(
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

/** Listing and deleting; a customer goes with tokens and waiting claim codes (API reference, "Delete a customer"). */
export function customers(
  { method, fields }: CloudRequest,
  email: string | undefined,
  product: ProductRecord,
  parts: CloudParts,
): CloudReply {
  if (method === 'GET' && email === undefined) {
    const { entries, pages, number } = pageOf(parts.products.listedCustomers(product), fields);
    if (number > 1 && parts.faults.isOn('lists-break-off')) return refusal(500, 'Internal error');
    return reply(200, {
      customers: entries.map((one) => ({ id: one, username: one, created_at: isoTime(product.customers.get(one)) })),
      devices: [],
      ...(parts.faults.isOn('lists-uncounted') ? {} : { meta: { total_pages: pages } }),
    });
  }
  if (method !== 'DELETE' || email === undefined) return refusal(404, 'Not found');
  const gone = email.toLowerCase();
  if (!product.customers.delete(gone)) return refusal(404, 'Customer not found');
  const owner = `customer:${gone}` as const;
  parts.accounts.revokeCustomer(owner, product);
  parts.devices.forgetClaimCodes(owner, product.id);
  for (const record of parts.products.devicesOf(product)) if (record.owner === owner) record.owner = undefined;
  return reply(204);
}
