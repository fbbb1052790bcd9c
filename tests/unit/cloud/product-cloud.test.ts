import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { particleProducts } from '../../../electron/cloud/product-cloud.ts';
import type { ProductCloud } from '../../../electron/cloud/product-port.ts';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { systemClock } from '../../../electron/ground/system-clock.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { json, type Script, type SeenRequest, scriptedServer } from '../../support/scripted-server.ts';

const client = { id: 'lamp-1234', secret: 's3cret+/=' };
const productToken = 'a'.repeat(40);
const customerToken = 'c'.repeat(40);
const device = '3b0021001747353236343033' as DeviceId;
const other = '2e0039000147343233323032' as DeviceId;
const product = { product: { id: 1319, platform_id: 6, name: 'Lamp', slug: 'lamp-v100' } };
const code = (result: { ok: boolean; error?: { code: ErrorCode } }) => (result.ok ? 'fine' : result.error?.code);

let server: Awaited<ReturnType<typeof scriptedServer>>;
beforeAll(async () => {
  server = await scriptedServer(json(200, {}));
});
beforeEach(() => server.seen.splice(0));
afterAll(() => server.close());

/** Answers by method and path; a token for every client-credentials grant that has no answer of its own. */
function answers(table: Readonly<Record<string, Script | readonly Script[]>>): Script {
  const left = new Map(Object.entries(table).map(([key, one]) => [key, Array.isArray(one) ? [...one] : [one]]));
  return (request, response) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const scope = new URLSearchParams(request.body).get('scope');
    const key = path === '/oauth/token' ? `token${scope === null ? '' : ` ${scope}`}` : `${request.method} ${path}`;
    const script = left.get(key);
    const next = script !== undefined && script.length > 1 ? script.shift() : script?.[0];
    if (next !== undefined) return next(request, response);
    if (key === 'token') return json(200, { access_token: productToken, expires_in: 7_776_000 })(request, response);
    return json(404, { ok: false, error: `nothing scripted for ${key}` })(request, response);
  };
}

const open = (who = client, slug = 'lamp-v100') =>
  particleProducts({ baseUrl: server.url, fetch, clock: systemClock }).openProduct(who, slug, neverAborted());

async function lamp(table: Readonly<Record<string, Script | readonly Script[]>> = {}): Promise<ProductCloud> {
  server.answerWith(answers({ 'GET /v1/products/lamp-v100': json(200, product), ...table }));
  const opened = await open();
  if (!opened.ok) throw new Error(opened.error.code);
  server.seen.splice(0);
  return opened.value;
}

const form = ({ body }: SeenRequest) => Object.fromEntries(new URLSearchParams(body));

describe('opening a product', () => {
  it('asks for a token by client credentials, reads the product, and puts no secret into an address', async () => {
    server.answerWith(answers({ 'GET /v1/products/lamp-v100': json(200, product) }));
    const opened = await open();
    expect(opened).toMatchObject({
      ok: true,
      value: { product: { id: 1319, slug: 'lamp-v100', name: 'Lamp', platformId: 6 }, clientId: 'lamp-1234' },
    });
    const [token, read] = server.seen;
    expect(form(token as SeenRequest)).toEqual({
      grant_type: 'client_credentials',
      client_id: 'lamp-1234',
      client_secret: 's3cret+/=',
    });
    expect(read?.headers.authorization).toBe(`Bearer ${productToken}`);
    expect(server.seen.map(({ url }) => url).join()).not.toContain('s3cret');
  });

  it('reads the list of one that older clouds answer with', async () => {
    server.answerWith(answers({ 'GET /v1/products/lamp-v100': json(200, { product: [{ id: 7 }] }) }));
    expect(await open()).toMatchObject({ value: { product: { id: 7, slug: '7', name: '7' } } });
  });

  it.each<[ErrorCode, Readonly<Record<string, Script>>]>([
    ['oauth-client-refused', { token: json(401, { error: 'invalid_client' }) }],
    ['oauth-client-refused', { token: json(400, { error: 'invalid_client' }) }],
    ['sign-in-locked-out', { token: json(429, {}, { 'Retry-After': '60' }) }],
    ['cloud-server-error', { token: json(500, {}) }],
    ['cloud-answer-unreadable', { token: json(200, { access_token: 7 }) }],
    [
      'product-of-another-client',
      { 'GET /v1/products/lamp-v100': json(403, { ok: false, error: 'Permission Denied' }) },
    ],
    ['product-not-found', {}],
    ['cloud-answer-unreadable', { 'GET /v1/products/lamp-v100': json(200, { product: [] }) }],
  ])('fails with %s', async (wanted, table) => {
    server.answerWith(answers(table));
    expect(code(await open())).toBe(wanted);
  });

  it('asks nothing while a detail is missing', async () => {
    for (const [who, slug] of [
      [{ id: '', secret: 'x' }, 'lamp'],
      [{ id: 'x', secret: '' }, 'lamp'],
      [client, ''],
    ] as const) {
      expect(code(await open(who, slug))).toBe('sign-in-details-missing');
    }
    expect(server.seen).toEqual([]);
  });

  it('quotes no secret that a server sends back', async () => {
    server.answerWith(answers({ token: json(400, { error: 'bad', error_description: 'wrong: s3cret+/=' }) }));
    const refused = await open();
    expect(refused).toMatchObject({ ok: false, error: { code: 'oauth-client-refused' } });
    expect(JSON.stringify(refused)).not.toContain('s3cret');
  });
});

describe('the product’s token', () => {
  it('is renewed once when it is refused in the middle, and the call goes on', async () => {
    const fresh = 'b'.repeat(40);
    const path = `GET /v1/products/1319/devices/${device}`;
    const lampCloud = await lamp({
      token: [json(200, { access_token: productToken }), json(200, { access_token: fresh })],
      [path]: [json(401, { error: 'invalid_token' }), json(200, { id: device, owner: 'Ann+1@Example.com' })],
    });
    expect(await lampCloud.getDevice(device, neverAborted())).toMatchObject({ value: { owner: 'ann+1@example.com' } });
    expect(server.seen.map(({ headers }) => headers.authorization)).toEqual([
      `Bearer ${productToken}`,
      undefined,
      `Bearer ${fresh}`,
    ]);
  });

  it('is renewed only once: a second refusal is told', async () => {
    const lampCloud = await lamp({
      [`GET /v1/products/1319/devices/${device}`]: json(401, { error: 'invalid_token' }),
    });
    expect(code(await lampCloud.getDevice(device, neverAborted()))).toBe('access-token-invalid');
    expect(server.seen).toHaveLength(3);
  });

  it('is renewed by one request when many calls find it refused', async () => {
    let valid = productToken;
    let grants = 0;
    const lampCloud = await lamp({
      token: (request, response) => {
        grants += 1;
        valid = String(grants).repeat(40);
        json(200, { access_token: valid })(request, response);
      },
      [`GET /v1/products/1319/devices/${device}`]: (request, response) =>
        (request.headers.authorization === `Bearer ${valid}` ? json(200, { id: device }) : json(401, {}))(
          request,
          response,
        ),
    });
    valid = 'revoked';
    const before = grants;
    const all = await Promise.all(Array.from({ length: 8 }, () => lampCloud.getDevice(device, neverAborted())));
    expect(all.every((one) => one.ok)).toBe(true);
    expect(grants - before).toBe(1);
  });

  it('is renewed before it ends', async () => {
    const lampCloud = await lamp({
      // Half a minute: the first has to be replaced for every call.
      token: json(200, { access_token: productToken, expires_in: 30 }),
      [`DELETE /v1/products/1319/devices/${device}/owner`]: json(200, { ok: true }),
    });
    expect(code(await lampCloud.unclaimDevice(device, neverAborted()))).toBe('fine');
    expect(server.seen.map(({ url }) => url)).toEqual(['/oauth/token', `/v1/products/1319/devices/${device}/owner`]);
  });
});

describe('an import', () => {
  const path = 'POST /v1/products/1319/devices';
  const nothing = { added: [], alreadyThere: [], ownedByOthers: [], invalid: [] };

  it.each([
    ['added', { updated: 1, updatedDeviceIds: [device.toUpperCase()], existingDeviceIds: [] }, { added: [device] }],
    ['there', { updated: 0, updatedDeviceIds: [], existingDeviceIds: [device] }, { alreadyThere: [device] }],
    ['of others', { updated: 0, nonmemberDeviceIds: [device], invalidDeviceIds: [] }, { ownedByOthers: [device] }],
    ['unknown', { updated: 0, nonmemberDeviceIds: [], invalidDeviceIds: [device] }, { invalid: [device] }],
    [
      'added, as older clouds say it',
      { updated: 1, nonmemberDeviceIds: [], invalidDeviceIds: [] },
      { added: [device] },
    ],
    [
      'in no list and not counted',
      { updated: 0, updatedDeviceIds: [], existingDeviceIds: [] },
      { invalid: [device], unnamed: [device] },
    ],
    ['in no list of an older cloud', { updated: 0, nonmemberDeviceIds: [] }, { invalid: [device], unnamed: [device] }],
  ])('of one device that is %s', async (_what, reply, wanted) => {
    const lampCloud = await lamp({ [path]: json(200, reply) });
    expect(await lampCloud.importDevices([device], neverAborted())).toEqual({
      ok: true,
      value: { ...nothing, ...wanted },
    });
    expect(form(server.seen[0] as SeenRequest)).toEqual({ id: device });
  });

  it('of several puts each into exactly one list', async () => {
    const lampCloud = await lamp({
      [path]: json(200, {
        updated: 1,
        updatedDeviceIds: [device],
        nonmemberDeviceIds: [other],
        invalidDeviceIds: [other],
      }),
    });
    expect(await lampCloud.importDevices([device, other], neverAborted())).toEqual({
      ok: true,
      value: { ...nothing, added: [device], ownedByOthers: [other] },
    });
    expect(JSON.parse(server.seen[0]?.body ?? '')).toEqual({ ids: [device, other] });
  });

  it('of nothing asks nothing', async () => {
    const lampCloud = await lamp();
    expect(await lampCloud.importDevices([], neverAborted())).toEqual({ ok: true, value: nothing });
    expect(server.seen).toEqual([]);
  });
});

describe('a customer', () => {
  const path = 'POST /v1/products/1319/customers';
  const grant = (email: string) => ({ access_token: customerToken, scope: `customer=${email}` });

  it('is made by the client itself, without a password, in lower case', async () => {
    const lampCloud = await lamp({ [path]: json(200, grant('ann+1@example.com')) });
    const opened = await lampCloud.openCustomer(' Ann+1@Example.com ', neverAborted());
    expect(opened).toMatchObject({ ok: true, value: { email: 'ann+1@example.com', isNew: true } });
    const [request] = server.seen;
    expect(request?.headers.authorization).toBe(`Basic ${Buffer.from('lamp-1234:s3cret+/=').toString('base64')}`);
    expect(request?.body).toBe('email=ann%2B1%40example.com&no_password=true');
    expect(opened.ok && (await opened.value.revealToken(neverAborted()))).toEqual({ ok: true, value: customerToken });
  });

  it.each([
    ['400', json(400, { ok: false, errors: ['Customer exists'] })],
    ['409', json(409, { error: 'conflict' })],
    ['422', json(422, {})],
    ['200 with words', json(200, { ok: false, errors: ['Customer exists'] })],
  ])('that is there already, told by %s, is opened by its scope', async (_how, refusal) => {
    const lampCloud = await lamp({
      [path]: refusal,
      'token customer=ann@example.com': json(200, grant('ann@example.com')),
    });
    expect(await lampCloud.openCustomer('ann@example.com', neverAborted())).toMatchObject({ value: { isNew: false } });
  });

  it.each<[ErrorCode, Readonly<Record<string, Script>>]>([
    [
      'customer-not-opened',
      { [path]: json(400, { errors: ['no such mail'] }), 'token customer=ann@example.com': json(400, {}) },
    ],
    ['oauth-client-refused', { [path]: json(401, {}) }],
    ['cloud-forbidden', { [path]: json(403, {}) }],
    ['cloud-not-found', { [path]: json(404, {}) }],
    ['cloud-too-many-requests', { [path]: json(429, {}) }],
    ['cloud-server-error', { [path]: json(502, {}) }],
    ['customer-token-of-another', { [path]: json(200, grant('bob@example.com')) }],
    ['customer-token-of-another', { [path]: json(200, grant('ann@example.com customer=bob@example.com')) }],
    [
      'customer-token-of-another',
      { [path]: json(409, {}), 'token customer=ann@example.com': json(200, grant('bob@example.com')) },
    ],
    [
      'customer-token-of-another',
      { [path]: json(409, {}), 'token customer=ann@example.com': json(200, { access_token: customerToken }) },
    ],
  ])('fails with %s', async (wanted, table) => {
    const lampCloud = await lamp(table);
    expect(code(await lampCloud.openCustomer('ann@example.com', neverAborted()))).toBe(wanted);
  });

  it('says what the first refusal said', async () => {
    const lampCloud = await lamp({
      [path]: json(400, { errors: ['no such mail'] }),
      'token customer=ann@example.com': json(400, {}),
    });
    expect(await lampCloud.openCustomer('ann@example.com', neverAborted())).toMatchObject({
      error: { saw: 'no such mail' },
    });
  });

  it('of an answer without a scope is believed only after a scope was granted', async () => {
    const lampCloud = await lamp({
      [path]: json(200, { access_token: 'd'.repeat(40) }),
      'token customer=ann@example.com': json(200, grant('ann%40example.com')),
    });
    const opened = await lampCloud.openCustomer('ann@example.com', neverAborted());
    expect(opened).toMatchObject({ ok: true, value: { isNew: true } });
    expect(opened.ok && (await opened.value.revealToken(neverAborted()))).toEqual({ ok: true, value: customerToken });
  });

  it.each(['', 'ann', 'ann@', '@example.com', 'a nn@example.com', 'ann@exa\u202emple.com', `${'a'.repeat(250)}@x.de`])(
    'named %j is refused before anything is asked',
    async (name) => {
      const lampCloud = await lamp();
      expect(code(await lampCloud.openCustomer(name, neverAborted()))).toBe('customer-name-invalid');
      expect(server.seen).toEqual([]);
    },
  );

  it('is looked for without being made', async () => {
    const lampCloud = await lamp({ 'token customer=bob@example.com': json(400, { error: 'invalid_scope' }) });
    expect(code(await lampCloud.findCustomer('bob@example.com', neverAborted()))).toBe('customer-not-found');
    expect(server.seen).toHaveLength(1);
  });

  it('makes claim codes of its product with its own token', async () => {
    const claims = 'POST /v1/products/1319/device_claims';
    const claimCode = 'x'.repeat(63);
    const lampCloud = await lamp({
      [path]: json(200, grant('ann@example.com')),
      [claims]: json(200, { claim_code: claimCode, device_ids: [] }),
    });
    const opened = await lampCloud.openCustomer('ann@example.com', neverAborted());
    expect(opened.ok && (await opened.value.createClaimCode(neverAborted()))).toMatchObject({ value: { claimCode } });
    expect(server.seen.at(-1)?.headers.authorization).toBe(`Bearer ${customerToken}`);
  });
});

describe('a device of the product', () => {
  it('is removed, and denied when that is wished', async () => {
    const path = `DELETE /v1/products/1319/devices/${device}`;
    const lampCloud = await lamp({ [path]: json(204, undefined) });
    await lampCloud.removeDevice(device, { deny: false }, neverAborted());
    await lampCloud.removeDevice(device, { deny: true }, neverAborted());
    expect(server.seen.map(({ body }) => body)).toEqual(['', '{"deny":true}']);
  });

  it('is marked for development', async () => {
    const lampCloud = await lamp({ [`PUT /v1/products/1319/devices/${device}`]: json(200, {}) });
    expect(code(await lampCloud.markAsDevelopment(device, true, neverAborted()))).toBe('fine');
    expect(server.seen[0]?.body).toBe('development=true');
  });

  it('that is not there is named', async () => {
    const lampCloud = await lamp();
    expect(code(await lampCloud.getDevice(device, neverAborted()))).toBe('device-not-in-product');
    expect(code(await lampCloud.unclaimDevice(device, neverAborted()))).toBe('device-not-in-product');
  });

  it('comes page by page, or alone', async () => {
    const lampCloud = await lamp({
      'GET /v1/products/1319/devices': json(200, {
        devices: [
          { id: device, owner: null, quarantined: true, firmware_version: '3', product_id: 1319, platform_id: 6 },
        ],
        customers: [],
        meta: { total_pages: 4 },
      }),
    });
    expect(await lampCloud.listDevices({ page: 2, perPage: 500, deviceId: device }, neverAborted())).toMatchObject({
      value: {
        page: 2,
        pages: 4,
        entries: [{ id: device, owner: undefined, quarantined: true, firmwareVersion: 3, productId: 1319 }],
      },
    });
    expect(server.seen[0]?.url).toBe(`/v1/products/1319/devices?page=2&per_page=100&deviceId=${device}`);
  });

  it.each([
    [{ customers: ['Ann@example.com'] }],
    [{ customers: [{ username: 'Ann@example.com', id: '1' }] }],
    [{ customers: [{ email: 'ann@example.com' }], meta: {} }],
  ])('has customers, listed as %j', async (reply) => {
    const lampCloud = await lamp({ 'GET /v1/products/1319/customers': json(200, reply) });
    expect(await lampCloud.listCustomers({ page: 1, perPage: 100 }, neverAborted())).toEqual({
      ok: true,
      value: { entries: ['ann@example.com'], page: 1, pages: undefined },
    });
  });
});
