import type { IncomingMessage } from 'node:http';
import type { CloudRequest } from './cloud-api.ts';

/** No call of the developer half needs more. */
const bodyLimitBytes = 64 * 1024;

/** Reads one request; `undefined` when it is not readable: too long, a broken body, a broken path. */
export async function readCall(message: IncomingMessage): Promise<CloudRequest | undefined> {
  const body = await readBody(message);
  const url = URL.parse(message.url ?? '', 'http://cloud');
  if (body === undefined || url === null) return undefined;
  try {
    const path = url.pathname
      .split('/')
      .filter((segment) => segment !== '')
      .map(decodeURIComponent);
    const oauth = path[0] === 'oauth';
    const fields = readFields(body, message.headers['content-type'] ?? '', oauth);
    if (fields === undefined) return undefined;
    const query = oauth ? {} : Object.fromEntries(url.searchParams);
    const authorization = message.headers.authorization ?? '';
    return {
      method: message.method ?? '',
      path,
      fields: { ...query, ...fields },
      bearer: /^Bearer ([^ ]+)$/.exec(authorization)?.[1] ?? fields.access_token ?? query.access_token,
      basic: readBasic(authorization),
    };
  } catch {
    return undefined;
  }
}

function readBody(message: IncomingMessage): Promise<string | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let received = 0;
    message.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (received <= bodyLimitBytes) chunks.push(chunk);
    });
    message.on('end', () => resolve(received > bodyLimitBytes ? undefined : Buffer.concat(chunks).toString('utf8')));
    message.on('error', () => resolve(undefined));
    message.on('close', () => resolve(undefined));
  });
}

/** JSON or a form; the token endpoint takes a form only (API reference, OAuth). */
function readFields(body: string, contentType: string, formOnly: boolean): Record<string, string> | undefined {
  if (body === '') return {};
  if (formOnly && !contentType.startsWith('application/x-www-form-urlencoded')) return {};
  if (!contentType.startsWith('application/json')) return Object.fromEntries(new URLSearchParams(body));
  const value: unknown = JSON.parse(body);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const texts = Object.entries(value).filter(([, entry]) => ['string', 'number', 'boolean'].includes(typeof entry));
  return Object.fromEntries(texts.map(([key, entry]) => [key, String(entry)]));
}

function readBasic(authorization: string): readonly [string, string] | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/.exec(authorization)?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : [text.slice(0, colon), text.slice(colon + 1)];
}
