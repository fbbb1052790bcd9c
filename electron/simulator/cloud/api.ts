import { changeDevice, devicePart } from '../device-part.ts';
import { type CloudAccounts, owns, type TokenRecord } from './accounts.ts';
import type { CloudParts, CloudRequest, StreamRequest } from './call.ts';
import { describeDevice, oddEntry, serialNumberOf } from './device-record.ts';
import type { CloudRecord } from './devices.ts';
import { answerProductCall } from './product-api.ts';
import { type CloudReply, invalidToken, refusal, refusals, reply } from './reply.ts';
import { streamRequest } from './stream-request.ts';

/** Developer half of the Particle API (API reference; wire forms as particle-api-js 12.0.3 uses them). */
export function answerCall(request: CloudRequest, parts: CloudParts): CloudReply | StreamRequest {
  const { method, path, basic } = request;
  const { accounts } = parts;
  if (method === 'POST' && path.join('/') === 'oauth/token') return accounts.grant(request.fields, basic);
  if (path[0] !== 'v1') return refusal(404, 'Not found');

  if (method === 'DELETE' && path[1] === 'access_tokens' && path.length === 3 && path[2] !== 'current') {
    return deleteToken(request, accounts);
  }
  const token = parts.faults.isOn('token-revoked') ? undefined : accounts.find(request.bearer);
  const stream = token === undefined ? undefined : streamRequest(request, token, parts);
  if (stream !== undefined) return stream;
  if (path[1] === 'products') return answerProductCall(request, token, parts);
  if (token === undefined) return invalidToken();

  const [, kind, first, second] = path;
  if (kind === 'access_tokens' && first === 'current') return currentToken(request, token, accounts);
  if (kind === 'user' && path.length === 2 && method === 'GET') {
    if (token.kind !== 'user') return notMine();
    return reply(200, { username: accounts.userNameOf(token.owner), subscription_ids: [], account_info: {} });
  }
  if (kind === 'device_claims' && path.length === 2 && method === 'POST') {
    // A customer's codes are those of its product.
    if (token.kind !== 'user' || token.owner === undefined) return notMine();
    const { owner } = token;
    return reply(200, {
      claim_code: parts.devices.createClaimCode(owner),
      device_ids: [
        ...(parts.faults.isOn('odd-id-listed') ? [oddEntry.id] : []),
        ...parts.devices.ownedBy(owner).map((record) => record.id),
      ],
    });
  }
  if (kind === 'serial_numbers' && path.length === 3 && method === 'GET')
    return serialNumber(first ?? '', token, parts);
  if (kind === 'devices') {
    if (first === undefined) return allDevices(request, token, parts);
    return second === undefined ? oneDevice(request, first, token, parts) : part(request, first, second, token, parts);
  }
  return refusal(404, 'Not found');
}

/**
 * Whose device it is does not matter: the number is on a sticker that somebody holds. No source tells of a token of a
 * customer or a product, so only a user's is taken.
 */
function serialNumber(wanted: string, token: TokenRecord, { devices, serialLimit, now }: CloudParts): CloudReply {
  if (token.kind !== 'user') return notMine();
  const seconds = serialLimit.count(now());
  if (seconds > 0) return reply(429, {}, { 'Retry-After': String(seconds) });
  const found = devices.all().find(({ id }) => serialNumberOf(id) === wanted);
  if (found === undefined) return refusal(404, 'Serial number not found');
  return reply(200, { ok: true, device_id: found.id, serial_number: wanted, platform_id: 6 });
}

/** Wants the user's name and password (API reference, "Delete an access token"), or that user's own token. */
function deleteToken({ path, basic, bearer }: CloudRequest, accounts: CloudAccounts): CloudReply {
  const by = basic === undefined ? accounts.find(bearer)?.owner : accounts.byPassword(basic[0], basic[1])?.name;
  const token = path[2] ?? '';
  if (by === undefined) return invalidToken();
  if (accounts.find(token)?.owner !== by) return refusal(404, 'Token not found');
  accounts.revoke(token);
  return reply(200, { ok: true });
}

function currentToken({ method, bearer }: CloudRequest, token: TokenRecord, accounts: CloudAccounts): CloudReply {
  if (method === 'DELETE') {
    accounts.revoke(bearer ?? '');
    return reply(200, { ok: true });
  }
  if (method !== 'GET') return refusal(404, 'Not found');
  const expiresAt = token.expiresAt === undefined ? null : new Date(token.expiresAt).toISOString();
  return reply(200, { expires_at: expiresAt, client: token.client, scopes: [], orgs: [] });
}

function allDevices({ method, fields }: CloudRequest, token: TokenRecord, parts: CloudParts): CloudReply {
  if (token.owner === undefined) return notMine();
  if (method === 'GET') {
    const mine = parts.devices.ownedBy(token.owner).filter((record) => owns(token, record));
    const described = mine.map((record) => describeDevice(record, parts));
    return reply(200, parts.faults.isOn('odd-id-listed') ? [oddEntry, ...described] : described);
  }
  if (method === 'POST') return claimById(fields, token, parts);
  return refusal(404, 'Not found');
}

/** Plain claim: unclaimed and online, or mine already; anything else needs the owner (API reference, "Claim a device"). */
function claimById(fields: CloudRequest['fields'], token: TokenRecord, parts: CloudParts): CloudReply {
  const record = parts.devices.find(fields.id ?? '');
  if (record === undefined || !record.seen) return refusals(404, ['Device does not exist']);
  const foreign =
    parts.faults.isOn('owned-by-others') ||
    ![undefined, token.owner].includes(record.owner) ||
    !mayHave(token, record, parts);
  if (foreign) {
    // The transfer itself is decided by the owner, by mail; nothing changes here.
    if (fields.request_transfer === 'true') return reply(200, { ok: true, transfer_id: record.id });
    return refusals(403, [
      'That belongs to someone else. To request a transfer add ?request_transfer=true to the URL.',
    ]);
  }
  // A member of a product may be claimed while it is away (Particle's page on claiming devices).
  if (!record.online && record.productId === undefined) return refusals(404, ['Device is not online']);
  record.owner = token.owner;
  const userName = parts.accounts.userNameOf(token.owner);
  return reply(200, { id: record.id, user_id: userName, connected: record.online, ok: true });
}

/** A device of mine, or what the API says instead: unknown, or not permitted. */
function mine(id: string, token: TokenRecord, { devices }: CloudParts): CloudRecord | CloudReply {
  const record = devices.find(id);
  if (record === undefined || !record.seen) return refusal(404, 'Device not found');
  return owns(token, record) ? record : notMine();
}

function notMine(): CloudReply {
  return refusal(403, 'Permission Denied');
}

function oneDevice(request: CloudRequest, id: string, token: TokenRecord, parts: CloudParts): CloudReply {
  const record = mine(id, token, parts);
  if ('status' in record) return record;
  switch (request.method) {
    case 'GET':
      return reply(200, describeDevice(record, parts));
    case 'DELETE':
      record.owner = undefined;
      return reply(200, { ok: true });
    case 'PUT':
      return changeDevice(request.fields, request.file, record, parts);
    default:
      return refusal(404, 'Not found');
  }
}

/** A developer: what is in no product, or in one of the team; a customer: what is in its product. */
function mayHave({ kind, owner, product }: TokenRecord, { productId }: CloudRecord, { products }: CloudParts): boolean {
  if (kind === 'customer') return productId === product?.id;
  if (productId === undefined) return true;
  return products.find(String(productId))?.team === owner;
}

function part(request: CloudRequest, id: string, name: string, token: TokenRecord, parts: CloudParts): CloudReply {
  const record = mine(id, token, parts);
  if ('status' in record) return record;
  return request.path.length === 4 ? devicePart(request, name, record, parts) : refusal(404, 'Not found');
}
