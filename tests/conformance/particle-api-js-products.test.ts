import Particle from 'particle-api-js';
import { describe, expect, it } from 'vitest';
import type { WorldOptions } from '../../electron/simulator/simulated-world.ts';
import { askTcp, happens, openWorld } from './in-a-world.ts';

/** What the SDK throws: an Error with these on it. */
interface SdkError {
  readonly statusCode?: number;
  readonly body?: Record<string, unknown>;
}

async function openProduct(options: Partial<WorldOptions> = {}) {
  const world = await openWorld({ inProduct: true, ...options });
  const { product: own, foreignProduct, account, cloud, device } = world.ready;
  const api = new Particle({ baseUrl: cloud.url, clientId: own.clientId, clientSecret: own.clientSecret });
  const { body } = await api.loginAsClientOwner({});
  return {
    world,
    api,
    auth: body.access_token,
    product: own.slug,
    foreign: foreignProduct.slug,
    user: account.accessToken,
    deviceId: device.id,
    made: (number: number) => `${world.ready.madeIdPrefix}${String(number).padStart(12, '0')}`,
  };
}
type Opened = Awaited<ReturnType<typeof openProduct>>;

/** Raw where the official client is wrong: it drops `no_password` (particle-api-js 12.0.3, createCustomer). */
async function makeCustomer({ world }: Opened, email: string, basic = true) {
  const { id, clientId, clientSecret } = world.ready.product;
  const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  const answer = await fetch(`${world.ready.cloud.url}/v1/products/${id}/customers`, {
    method: 'POST',
    headers: basic ? { authorization } : {},
    body: new URLSearchParams({ email, no_password: 'true' }),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, string> };
}

/** Raw: the official client cannot ask for a scope or with a refresh token. */
async function grant({ world }: Opened, fields: Record<string, string>) {
  const { clientId, clientSecret } = world.ready.product;
  const answer = await fetch(`${world.ready.cloud.url}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...fields }),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, string> };
}

async function failure(call: Promise<unknown>): Promise<SdkError> {
  try {
    await call;
  } catch (error) {
    return error as SdkError;
  }
  throw new Error('the call went well');
}

describe('particle-api-js on a product', () => {
  it('signs in as the client and reads its product, and no other', async () => {
    const { api, auth, product, foreign } = await openProduct();
    expect((await api.getProduct({ product, auth })).body).toMatchObject({
      product: { slug: product, platform_id: 6 },
    });
    expect(await failure(api.getProduct({ product: foreign, auth }))).toMatchObject({ statusCode: 403 });
    expect(await failure(api.getProduct({ product: 'nothing', auth }))).toMatchObject({ statusCode: 404 });
    expect(await failure(api.getUserInfo({ auth }))).toMatchObject({ statusCode: 403 });
  });

  it('is let in as a member of the team, too', async () => {
    const { api, user, product, foreign } = await openProduct();
    expect((await api.getProduct({ product, auth: user })).statusCode).toBe(200);
    expect(await failure(api.getProduct({ product: foreign, auth: user }))).toMatchObject({ statusCode: 403 });
  });

  it('adds one device, and a file of them, and reads the lists', async () => {
    const { api, auth, product, made } = await openProduct();
    const one = await api.addDeviceToProduct({ product, auth, deviceId: made(1).toUpperCase() });
    expect(one.body).toMatchObject({ updated: 1, updatedDeviceIds: [made(1)], existingDeviceIds: [] });
    const file = Buffer.from(`${made(1)}\n${made(2)}\r\nffffffffffffffffffffffff\n`);
    const many = await api.addDeviceToProduct({ product, auth, file });
    expect(many.body).toMatchObject({
      updated: 1,
      updatedDeviceIds: [made(2)],
      existingDeviceIds: [made(1)],
      nonmemberDeviceIds: [],
      invalidDeviceIds: ['ffffffffffffffffffffffff'],
    });
  });

  it('lists devices page by page and by id', async () => {
    const { api, auth, product, made, deviceId } = await openProduct();
    for (let number = 1; number <= 30; number += 1)
      await api.addDeviceToProduct({ product, auth, deviceId: made(number) });
    const first = await api.listDevices({ product, auth, page: 1, perPage: 25 });
    expect(first.body).toMatchObject({ meta: { total_pages: 2 } });
    const { body } = await api.listDevices({ product, auth, deviceId, page: 1, perPage: 25 });
    expect(body).toMatchObject({ devices: [{ id: deviceId, owner: null }] });
    expect((await api.getDevice({ product, auth, deviceId })).body).toMatchObject({ id: deviceId, development: false });
  });

  it('marks for development, unclaims, removes and denies', async () => {
    const opened = await openProduct({ owner: 'customer:ann@example.com' });
    const { api, auth, product, deviceId, world } = opened;
    await api.markAsDevelopmentDevice({ product, auth, deviceId, development: true });
    expect((await api.getDevice({ product, auth, deviceId })).body).toMatchObject({
      development: true,
      owner: 'ann@example.com',
    });
    await api.removeDeviceOwner({ product, auth, deviceId });
    expect(world.cloud.owner).toBe('nobody');
    expect((await api.removeDevice({ product, auth, deviceId, deny: true })).statusCode).toBe(204);
    expect(world.cloud.products[0]?.denied.has(deviceId)).toBe(true);
    expect(await failure(api.getDevice({ product, auth, deviceId }))).toMatchObject({ statusCode: 404 });
  });

  it('names, signals, reads and calls a device that is nobody’s, and hears of it; no person’s token does', async () => {
    const { api, auth, product, deviceId, world } = await openProduct();
    const stranger = world.ready.account.accessToken;
    await askTcp(world, 'configure-ap', '{"idx":0,"ssid":"Guest","sec":0,"ch":6}');
    await askTcp(world, 'connect-ap');
    await happens(world, 'device-online');
    expect((await api.getDevice({ product, auth, deviceId })).body).toMatchObject({ owner: null, online: true });
    expect((await api.renameDevice({ product, auth, deviceId, name: 'lamp 7' })).body).toMatchObject({
      name: 'lamp_7',
    });
    expect((await api.signalDevice({ product, auth, deviceId, signal: true })).body).toMatchObject({ signaling: true });
    const variable = await api.getVariable({ product, auth, deviceId, name: 'temperature' });
    expect(variable.body).toMatchObject({ result: 21.5 });
    const call = await api.callFunction({ product, auth, deviceId, name: 'led', argument: 'on' });
    expect(call.body).toMatchObject({ return_value: 1 });
    expect(await failure(api.getVariable({ product, auth, deviceId, name: 'humidity' }))).toMatchObject({
      statusCode: 404,
    });
    expect(await failure(api.getDevice({ auth: stranger, deviceId }))).toMatchObject({ statusCode: 403 });
    expect(await failure(api.getVariable({ auth: stranger, deviceId, name: 'temperature' }))).toMatchObject({
      statusCode: 403,
    });
  });

  it('lists, makes and deletes OAuth clients; a secret is told once', async () => {
    const { api, user, product } = await openProduct();
    const { body } = await api.createOAuthClient({ product, auth: user, name: 'bench', type: 'installed' });
    expect(body).toMatchObject({ ok: true, client: { name: 'bench', secret: expect.any(String) } });
    const list = await api.listOAuthClients({ product, auth: user });
    expect(JSON.stringify(list.body)).not.toContain('secret');
    const clientId = (body as unknown as { client: { id: string } }).client.id;
    expect((await api.deleteOAuthClient({ product, auth: user, clientId })).statusCode).toBe(204);
    expect(JSON.stringify((await api.listOAuthClients({ product, auth: user })).body)).not.toContain(clientId);
  });
});

describe('a customer', () => {
  it('is made by the client itself only, in lower case, and hidden until a device is theirs', async () => {
    const opened = await openProduct();
    const { api, auth, product } = opened;
    expect(await makeCustomer(opened, 'Ann+1@Example.com', false)).toMatchObject({ status: 401 });
    const made = await makeCustomer(opened, 'Ann+1@Example.com');
    expect(made).toMatchObject({ status: 200, body: { scope: 'customer=ann+1@example.com' } });
    // The official client, told to make one, forgets that no password is wanted.
    expect(await failure(api.createCustomer({ email: 'bob@example.com', password: '', product }))).toMatchObject({
      statusCode: 400,
    });
    expect((await api.listDevices({ product, auth })).body).toMatchObject({ customers: [] });
  });

  it.each([
    ['device-quarantined', 'kept-out'],
    ['device-denied', 'kept-out'],
    [undefined, undefined],
  ] as const)('claims with a code of the product under %s', async (fault, reason) => {
    const opened = await openProduct(fault === undefined ? {} : { faults: [fault] });
    const { world, api, product, auth, deviceId } = opened;
    const { body: customer } = await makeCustomer(opened, 'ann@example.com');
    const claim = await api.getClaimCode({ product, auth: customer.access_token ?? '' });
    expect(claim.body).toMatchObject({ claim_code: expect.stringMatching(/^.{63}$/), device_ids: [] });
    await askTcp(world, 'set', JSON.stringify({ k: 'cc', v: (claim.body as { claim_code: string }).claim_code }));
    await askTcp(world, 'configure-ap', '{"idx":0,"ssid":"Guest","sec":0,"ch":6}');
    await askTcp(world, 'connect-ap');
    if (reason !== undefined) {
      expect(await happens(world, 'claim-ignored')).toMatchObject({ reason });
      expect(world.cloud.owner).toBe('nobody');
      return;
    }
    await happens(world, 'device-claimed');
    expect((await api.listDevices({ auth: customer.access_token ?? '' })).body).toMatchObject([{ id: deviceId }]);
    expect((await api.getDevice({ product, auth, deviceId })).body).toMatchObject({ owner: 'ann@example.com' });
    expect(await failure(api.getProduct({ product, auth: customer.access_token ?? '' }))).toMatchObject({
      statusCode: 403,
    });
  });

  it('cannot claim a device that is not in the product: the code does nothing', async () => {
    const opened = await openProduct({ inProduct: false });
    const { world, api, product } = opened;
    const { body: customer } = await makeCustomer(opened, 'ann@example.com');
    const { body } = await api.getClaimCode({ product, auth: customer.access_token ?? '' });
    await askTcp(world, 'set', JSON.stringify({ k: 'cc', v: (body as { claim_code: string }).claim_code }));
    await askTcp(world, 'configure-ap', '{"idx":0,"ssid":"Guest","sec":0,"ch":6}');
    await askTcp(world, 'connect-ap');
    expect(await happens(world, 'claim-ignored')).toMatchObject({ reason: 'not-in-product' });
  });

  it('gets tokens by scope and by refresh token, each good once', async () => {
    const opened = await openProduct();
    const { body: made } = await makeCustomer(opened, 'ann@example.com');
    const scoped = await grant(opened, { grant_type: 'client_credentials', scope: 'customer=ann@example.com' });
    expect(scoped).toMatchObject({ status: 200, body: { scope: 'customer=ann@example.com' } });
    expect(await grant(opened, { grant_type: 'client_credentials', scope: 'customer=no@example.com' })).toMatchObject({
      status: 400,
      body: { error: 'invalid_scope' },
    });
    const renewal = { grant_type: 'refresh_token', refresh_token: made.refresh_token ?? '' };
    expect(await grant(opened, renewal)).toMatchObject({ status: 200, body: { scope: 'customer=ann@example.com' } });
    expect(await failure(opened.api.listDevices({ auth: made.access_token ?? '' }))).toMatchObject({ statusCode: 401 });
    expect(await grant(opened, renewal)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('is gone with tokens and waiting claim codes when deleted', async () => {
    const opened = await openProduct();
    const { api, auth, product, world } = opened;
    const { body: customer } = await makeCustomer(opened, 'ann@example.com');
    const answer = await fetch(`${world.ready.cloud.url}/v1/products/${product}/customers/ann@example.com`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${auth}` },
    });
    expect(answer.status).toBe(204);
    expect(await failure(api.listDevices({ auth: customer.access_token ?? '' }))).toMatchObject({ statusCode: 401 });
  });

  it('blocks the address after ten wrong secrets', async () => {
    const opened = await openProduct();
    for (let turn = 0; turn < 10; turn += 1) {
      expect(await grant(opened, { grant_type: 'client_credentials', client_secret: 'wrong' })).toMatchObject({
        status: 401,
      });
    }
    expect(await grant(opened, { grant_type: 'client_credentials' })).toMatchObject({ status: 429 });
  });
});

describe('flashing', () => {
  it('by name, which the official client has no call for, and by file', async () => {
    const { world, api, user, deviceId } = await openProduct({ owner: 'me', inProduct: false });
    await askTcp(world, 'configure-ap', '{"idx":0,"ssid":"Guest","sec":0,"ch":6}');
    await askTcp(world, 'connect-ap');
    await happens(world, 'device-online');
    const answer = await fetch(`${world.ready.cloud.url}/v1/devices/${deviceId}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${user}` },
      body: new URLSearchParams({ app: 'tinker' }),
    });
    expect(await answer.json()).toMatchObject({ id: deviceId, status: 'Update started' });
    await happens(world, 'device-offline');
    await happens(
      world,
      'device-online',
      () => true,
      world.events.findIndex(({ type }) => type === 'device-offline'),
    );
    expect((await api.getDevice({ auth: user, deviceId })).body).toMatchObject({
      functions: ['digitalread', 'digitalwrite', 'analogread', 'analogwrite'],
    });
    const flashed = await api.flashDevice({ auth: user, deviceId, files: { file: Buffer.from('program') } });
    expect(flashed.body).toMatchObject({ status: 'Update started' });
  });
});
