import { owns, type TokenRecord } from './accounts.ts';
import type { CloudParts, CloudRequest, StreamRequest } from './call.ts';
import { isOfTeam } from './product-api.ts';
import { type CloudReply, refusal } from './reply.ts';

/** Where the stream of a path begins: all of mine or one device's, of a person or of a product's team. */
const streamPaths = [
  /^v1\/(?:products\/(?<product>[^/]+)\/)?devices\/(?<device>[^/]+)\/events(?:\/(?<prefix>.*))?$/,
  /^v1\/products\/(?<product>[^/]+)\/events(?:\/(?<prefix>.*))?$/,
  /^v1\/devices\/events(?:\/(?<prefix>.*))?$/,
];

/**
 * A call for server-sent events; `undefined` for any other call. A product's stream tells of all its devices, whoever
 * owns them (Particle API reference, "Get a stream of events", "Product event stream").
 */
export function streamRequest(
  { method, path }: CloudRequest,
  token: TokenRecord,
  { devices, products }: CloudParts,
): StreamRequest | CloudReply | undefined {
  if (method !== 'GET') return undefined;
  const text = path.join('/');
  const groups = streamPaths.map((pattern) => pattern.exec(text)?.groups).find((found) => found !== undefined);
  if (groups === undefined) return undefined;
  const { prefix = '', device, product: idOrSlug } = groups;
  const wanted = device === undefined ? undefined : devices.find(device);
  if (idOrSlug === undefined) {
    if (device === undefined && token.owner !== undefined) return { prefix, hears: (record) => owns(token, record) };
    if (wanted === undefined || !owns(token, wanted)) return refusal(403, 'Permission Denied');
    return { prefix, hears: (record) => record === wanted && owns(token, record) };
  }
  const product = products.find(idOrSlug);
  if (product === undefined) return refusal(404, 'Product not found');
  if (!isOfTeam(token, product)) return refusal(403, 'Permission Denied');
  if (device !== undefined && wanted?.productId !== product.id) return refusal(404, 'Device not found');
  return { prefix, hears: (record) => record.productId === product.id && (wanted ?? record) === record };
}
