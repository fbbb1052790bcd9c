import type { SimulatedWorld } from '../../electron/simulator/simulated-world.ts';

export const minute = 60_000;
export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

export async function send(
  world: SimulatedWorld,
  method: string,
  path: string,
  init: RequestInit = {},
): Promise<Answer> {
  const response = await fetch(`${world.cloud.url}${path}`, { method, ...init });
  const text = await response.text();
  return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
}

export const bearer = (token: unknown) => ({ headers: { Authorization: `Bearer ${String(token)}` } });
/** A product's client at work: its own token, and calls with any. */
export function atWork(world: SimulatedWorld, which: 'product' | 'foreignProduct' = 'product') {
  const { id, clientId, clientSecret } = world.ready[which];
  const basic = { Authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` };
  const products = `/v1/products/${id}`;
  const grant = (fields: Record<string, string>) =>
    send(world, 'POST', '/oauth/token', { headers: basic, body: new URLSearchParams(fields) });
  const form = (token: unknown, fields: Record<string, string>) => ({
    ...bearer(token),
    body: new URLSearchParams(fields),
  });
  return {
    products,
    grant,
    own: async () => (await grant({ grant_type: 'client_credentials' })).body.access_token,
    makeCustomer: (email: string) =>
      send(world, 'POST', `${products}/customers`, {
        headers: basic,
        body: new URLSearchParams({ email, no_password: 'true' }),
      }),
    get: (token: unknown, path: string) => send(world, 'GET', path, bearer(token)),
    delete: (token: unknown, path: string, fields: Record<string, string> = {}) =>
      send(world, 'DELETE', path, form(token, fields)),
    post: (token: unknown, path: string, fields: Record<string, string> = {}) =>
      send(world, 'POST', path, form(token, fields)),
    put: (token: unknown, path: string, fields: Record<string, string> = {}) =>
      send(world, 'PUT', path, form(token, fields)),
    addFile: (token: unknown, ids: readonly string[]) => {
      const body = new FormData();
      body.set('file', new Blob([ids.join('\n')]), 'ids.txt');
      return send(world, 'POST', `${products}/devices`, { ...bearer(token), body });
    },
  };
}
