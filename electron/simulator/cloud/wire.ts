import type { IncomingMessage } from 'node:http';
import type { CloudRequest } from './call.ts';

/** Forms and short lists of ids need no more. */
const bodyLimitBytes = 64 * 1024;

/** A file of 100 000 ids has 2.6 MB, a Photon's program 128 KB. */
const fileLimitBytes = 4 * 1024 * 1024;

/** Reads one request; `undefined` when it is not readable: too long, a broken body, a broken path. */
export async function readCall(message: IncomingMessage): Promise<CloudRequest | undefined> {
  const contentType = message.headers['content-type'] ?? '';
  const isFile = contentType.startsWith('multipart/form-data');
  const body = await readBody(message, isFile ? fileLimitBytes : bodyLimitBytes);
  const url = URL.parse(message.url ?? '', 'http://cloud');
  if (body === undefined || url === null) return undefined;
  try {
    const path = url.pathname
      .split('/')
      .filter((segment) => segment !== '')
      .map(decodeURIComponent);
    const oauth = path[0] === 'oauth';
    const parts = isFile ? await readParts(body, contentType) : readFields(body.toString('utf8'), contentType, oauth);
    if (parts === undefined) return undefined;
    const { fields, lists, file } = parts;
    const query = oauth ? {} : Object.fromEntries(url.searchParams);
    const authorization = message.headers.authorization ?? '';
    return {
      method: message.method ?? '',
      path,
      fields: { ...query, ...fields },
      bearer: /^Bearer ([^ ]+)$/.exec(authorization)?.[1] ?? fields.access_token ?? query.access_token,
      basic: readBasic(authorization),
      lists,
      file,
    };
  } catch {
    return undefined;
  }
}

function readBody(message: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let received = 0;
    message.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (received <= limit) chunks.push(chunk);
    });
    message.on('end', () => resolve(received > limit ? undefined : Buffer.concat(chunks)));
    message.on('error', () => resolve(undefined));
    message.on('close', () => resolve(undefined));
  });
}

/** JSON or a form; the token endpoint takes a form only (API reference, OAuth). */
function readFields(body: string, contentType: string, formOnly: boolean): Body | undefined {
  const nothing = { fields: {}, lists: {}, file: undefined };
  if (body === '') return nothing;
  if (formOnly && !contentType.startsWith('application/x-www-form-urlencoded')) return nothing;
  if (!contentType.startsWith('application/json')) {
    const form = new URLSearchParams(body);
    return {
      fields: Object.fromEntries(form),
      lists: { ids: [...form.getAll('ids'), ...form.getAll('ids[]')] },
      file: undefined,
    };
  }
  const value: unknown = JSON.parse(body);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const texts = Object.entries(value).filter(([, entry]) => ['string', 'number', 'boolean'].includes(typeof entry));
  const lists = Object.entries(value).flatMap(([key, entry]) =>
    Array.isArray(entry) ? [[key, entry.filter((one) => typeof one === 'string')] as const] : [],
  );
  return {
    fields: Object.fromEntries(texts.map(([key, entry]) => [key, String(entry)])),
    lists: Object.fromEntries(lists),
    file: undefined,
  };
}

interface Body {
  readonly fields: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly file: string | undefined;
}

async function readParts(body: Buffer, contentType: string): Promise<Body> {
  const form = await new Response(new Uint8Array(body), { headers: { 'Content-Type': contentType } }).formData();
  const fields: Record<string, string> = {};
  let file: string | undefined;
  for (const [key, entry] of form) {
    if (typeof entry === 'string') fields[key] = entry;
    else if (key === 'file') file = await entry.text();
  }
  return { fields, lists: {}, file };
}

function readBasic(authorization: string): readonly [string, string] | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/.exec(authorization)?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : [text.slice(0, colon), text.slice(colon + 1)];
}
