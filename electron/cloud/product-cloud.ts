import type { DeviceId } from '../../shared/device-id.ts';
import { type ErrorCode, type SetupError, setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { cloudEvents } from './cloud-events.ts';
import type { AccessToken } from './cloud-port.ts';
import { ofDevice, readReply } from './cloud-replies.ts';
import type { CloudConnection, CloudRefusal } from './cloud-request.ts';
import { openCustomer } from './customer-account.ts';
import { deviceCalls } from './device-calls.ts';
import { grantToken } from './grant-token.ts';
import type { OAuthClient, ProductAuth, ProductCloud } from './product-port.ts';
import {
  customersReply,
  importReply,
  productDeviceReply,
  productDevicesReply,
  productReply,
  readImport,
} from './product-replies.ts';
import { refusalOf } from './refused-operation.ts';
import { type CloudCall, tokenCalls } from './token-calls.ts';
import { renewingToken } from './token-source.ts';

/** The largest page asked for; the reference gives 25 as the usual size. */
const largestPage = 100;

/** The Particle API, product half: two-legged OAuth (Particle API reference, "OAuth clients", "Products", "Customers"). */
export function particleProducts(connection: CloudConnection): ProductAuth {
  const renewal = (client: OAuthClient) => (signal: AbortSignal) => grantToken(connection, client, undefined, signal);
  return {
    resumeProduct(client, product) {
      const over = { token: '' as AccessToken, endsAt: Number.NEGATIVE_INFINITY };
      return productCloud(connection, client, renewingToken(over, renewal(client), connection.clock), product);
    },

    async openProduct(client, product, signal) {
      if (client.id === '' || client.secret === '' || product === '')
        return failure(setupError('sign-in-details-missing'));
      const token = await grantToken(connection, client, undefined, signal);
      if (!token.ok) return failure(asSignIn(token.error));
      const source = renewingToken(token.value, renewal(client), connection.clock);
      const path = ['v1', 'products', product];
      const answer = await tokenCalls(connection, source).send({ method: 'GET', path }, signal);
      if (!answer.ok) return failure(recoded(answer, { 403: 'product-of-another-client', 404: 'product-not-found' }));
      const read = readReply(productReply, answer.value.body);
      return read.ok ? success(productCloud(connection, client, source, read.value)) : read;
    },
  };
}

function productCloud(
  connection: CloudConnection,
  client: OAuthClient,
  source: ReturnType<typeof renewingToken>,
  product: ProductCloud['product'],
): ProductCloud {
  const root = ['v1', 'products', String(product.id)];
  const device = (id: DeviceId, ...rest: string[]) => [...root, 'devices', id, ...rest];
  const { send, ask } = tokenCalls(connection, source);

  /** A change to one device; 404 says that the product does not have it. */
  async function change(request: CloudCall, signal: AbortSignal): Promise<Result<void>> {
    const answer = await send(request, signal);
    return answer.ok ? success(undefined) : failure(recoded(answer, { 404: 'device-not-in-product' }));
  }

  const notHere = (error: SetupError) =>
    error.code === 'device-not-in-account' ? setupError('device-not-in-product', { saw: error.saw }) : error;

  return {
    ...deviceCalls(connection, source, [...root, 'devices'], notHere),
    product,
    clientId: client.id,

    async listDevices({ page, perPage, deviceId }, signal) {
      const query = { ...pageOf(page, perPage), ...(deviceId === undefined ? {} : { deviceId }) };
      const reply = await ask({ method: 'GET', path: [...root, 'devices'], query }, productDevicesReply, signal);
      if (!reply.ok) return reply;
      const { devices, meta } = reply.value;
      return success({ ...devices, page, pages: pagesOf(meta) });
    },

    // The Date header of any answer tells the time; this one is short, and every client of a product may ask for it.
    async readTime(signal) {
      const answer = await send({ method: 'GET', path: root }, signal);
      return answer.ok ? success(answer.value.cloudTime) : failure(recoded(answer, { 404: 'product-not-found' }));
    },

    async getDevice(id, signal) {
      const answer = await send({ method: 'GET', path: device(id) }, signal);
      if (!answer.ok) return failure(recoded(answer, { 404: 'device-not-in-product' }));
      return ofDevice(id, readReply(productDeviceReply, answer.value.body));
    },

    async importDevices(ids, signal) {
      if (ids.length === 0) return success({ added: [], alreadyThere: [], ownedByOthers: [], invalid: [] });
      const [first = ''] = ids;
      const body = ids.length === 1 ? { form: { id: first } } : { json: { ids } };
      const answer = await send({ method: 'POST', path: [...root, 'devices'], ...body }, signal);
      if (!answer.ok) return failure(refusalOf('import', answer));
      const reply = readReply(importReply, answer.value.body);
      return reply.ok ? success(readImport(ids, reply.value)) : reply;
    },

    unclaimDevice: (id, signal) => change({ method: 'DELETE', path: device(id, 'owner') }, signal),
    removeDevice: (id, { deny }, signal) =>
      change({ method: 'DELETE', path: device(id), ...(deny ? { json: { deny: true } } : {}) }, signal),
    markAsDevelopment: (id, on, signal) =>
      change({ method: 'PUT', path: device(id), form: { development: String(on) } }, signal),

    async listCustomers({ page, perPage }, signal) {
      const path = [...root, 'customers'];
      const reply = await ask({ method: 'GET', path, query: pageOf(page, perPage) }, customersReply, signal);
      if (!reply.ok) return reply;
      const { customers, meta } = reply.value;
      const entries = customers.entries.filter((email) => email !== '').map((email) => email.toLowerCase());
      return success({ ...customers, entries, page, pages: pagesOf(meta) });
    },

    events: (prefix, signal) => cloudEvents(connection, source, [...root, 'events'], prefix, signal),

    openCustomer: (email, signal) => openCustomer({ connection, client, root }, email, true, signal),
    findCustomer: (email, signal) => openCustomer({ connection, client, root }, email, false, signal),

    async deleteCustomer(email, signal) {
      const path = [...root, 'customers', email.trim().toLowerCase()];
      const answer = await send({ method: 'DELETE', path }, signal);
      return answer.ok ? success(undefined) : failure(recoded(answer, { 404: 'customer-not-found' }));
    },
  };
}

/** The address is blocked after refused sign-ins; the same 429 at a renewal is one of too many calls. */
function asSignIn(error: SetupError): SetupError {
  const { code, saw, details } = error;
  if (code !== 'cloud-too-many-requests') return error;
  return setupError('sign-in-locked-out', { saw, ...(details === undefined ? {} : { details }) });
}

/** A count below one is none. */
function pagesOf(meta: { readonly total_pages?: number | null | undefined } | undefined): number | undefined {
  const pages = meta?.total_pages ?? 0;
  return pages >= 1 ? pages : undefined;
}

const pageOf = (page: number, perPage: number) => ({
  page: String(page),
  per_page: String(Math.min(perPage, largestPage)),
});

function recoded({ status, error }: CloudRefusal, codes: Readonly<Record<number, ErrorCode>>) {
  const code = status === undefined ? undefined : codes[status];
  return code === undefined ? error : setupError(code, { saw: error.saw });
}
