import { describe, expect, it } from 'vitest';
import type { WorldOptions } from '../../electron/simulator/simulated-world.ts';
import { clockAhead, openWorld } from './in-a-world.ts';
import { atWork, bearer, minute, send } from './product-world.ts';

const day = 24 * 60 * minute;
const numbered = (prefix: string, number: number) => `${prefix}${number.toString(16).padStart(12, '0')}`;

describe('who may call what', () => {
  it('a product’s token: its product and nothing else', async () => {
    const world = await openWorld({ inProduct: true, setUpBefore: true });
    const mine = atWork(world);
    const token = await mine.own();
    const foreign = atWork(world, 'foreignProduct').products;
    const statuses = async (...paths: string[]) =>
      Promise.all(paths.map(async (path) => (await mine.get(token, path)).status));
    expect(await statuses(mine.products, `${mine.products}/devices`, `${mine.products}/customers`)).toEqual([
      200, 200, 200,
    ]);
    expect(await statuses(foreign, `${foreign}/devices`, `${foreign}/devices/events`)).toEqual([403, 403, 403]);
    expect(await statuses('/v1/products/999', '/v1/products/999/devices')).toEqual([404, 404]);
    expect(await statuses('/v1/devices', '/v1/user', `/v1/devices/${world.device.id}`)).toEqual([403, 403, 403]);
    expect((await mine.post(token, '/v1/device_claims')).status).toBe(403);
    expect((await mine.post(token, `${mine.products}/device_claims`)).status).toBe(403);
    expect((await mine.post(token, `${mine.products}/customers`, { email: 'a@b', no_password: 'true' })).status).toBe(
      401,
    );
  });

  it('a customer’s token: its devices and claim codes of its product', async () => {
    const world = await openWorld({ inProduct: true });
    const mine = atWork(world);
    const token = (await mine.makeCustomer('ann@example.com')).body.access_token;
    expect(await mine.get(token, '/v1/devices')).toMatchObject({ status: 200, body: [] });
    expect((await mine.post(token, `${mine.products}/device_claims`)).status).toBe(200);
    for (const path of [mine.products, `${mine.products}/devices`, `${mine.products}/clients`, '/v1/user']) {
      expect([path, (await mine.get(token, path)).status]).toEqual([path, 403]);
    }
    expect((await mine.post(token, '/v1/device_claims')).status).toBe(403);
    expect((await mine.post(token, `${atWork(world, 'foreignProduct').products}/device_claims`)).status).toBe(403);
  });

  it('a client that may make customers only: no token of the product', async () => {
    const world = await openWorld();
    const mine = atWork(world);
    const user = world.ready.account.accessToken;
    const { body } = await mine.post(user, `${mine.products}/clients`, {
      name: 'app',
      type: 'installed',
      scope: 'create_customers',
    });
    const { id, secret } = body.client as { id: string; secret: string };
    const ask = (fields: Record<string, string>) =>
      send(world, 'POST', '/oauth/token', {
        body: new URLSearchParams({ client_id: id, client_secret: secret, ...fields }),
      });
    expect(await ask({ grant_type: 'client_credentials' })).toMatchObject({
      status: 403,
      body: { error: 'unauthorized_client' },
    });
    expect((await ask({ grant_type: 'client_credentials', scope: 'everything' })).status).toBe(400);
    const made = await send(world, 'POST', `${mine.products}/customers`, {
      body: new URLSearchParams({
        client_id: id,
        client_secret: secret,
        email: 'ann@example.com',
        no_password: 'true',
      }),
    });
    expect(made).toMatchObject({ status: 200, body: { scope: 'customer=ann@example.com' } });
    const refresh = { grant_type: 'refresh_token', refresh_token: String(made.body.refresh_token) };
    expect(await ask(refresh)).toMatchObject({ status: 200, body: { scope: 'customer=ann@example.com' } });
  });

  it('customers of two products with one address are two', async () => {
    const world = await openWorld({ owner: 'customer:ann@example.com' });
    const foreign = atWork(world, 'foreignProduct');
    const { body: there } = await foreign.makeCustomer('ann@example.com');
    expect((await foreign.get(there.access_token, '/v1/devices')).body).toEqual([]);
    expect((await foreign.get(there.access_token, `/v1/devices/${world.device.id}`)).status).toBe(403);
    expect((await foreign.delete(await foreign.own(), `${foreign.products}/customers/ann@example.com`)).status).toBe(
      204,
    );
    expect(world.cloud.owner).toBe('customer:ann@example.com');
    const mine = atWork(world);
    expect((await mine.grant({ grant_type: 'client_credentials', scope: 'customer=ann@example.com' })).status).toBe(
      200,
    );
  });
});

describe('tokens of a product’s client', () => {
  it('last 90 days and are renewed for 14, each once', async () => {
    const clock = clockAhead();
    const world = await openWorld({ clock });
    const mine = atWork(world);
    const { body: first } = await mine.grant({ grant_type: 'client_credentials' });
    expect(first).toMatchObject({ token_type: 'bearer', expires_in: 7_776_000 });
    expect(first).not.toHaveProperty('scope');
    const renew = (refreshToken: unknown) =>
      mine.grant({ grant_type: 'refresh_token', refresh_token: String(refreshToken) });
    const second = await renew(first.refresh_token);
    expect(second.status).toBe(200);
    expect((await mine.get(first.access_token, mine.products)).status).toBe(401);
    expect((await mine.get(second.body.access_token, mine.products)).status).toBe(200);
    clock.putForward(14 * day);
    expect(await renew(second.body.refresh_token)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect((await mine.get(second.body.access_token, mine.products)).status).toBe(200);
    clock.putForward(77 * day);
    expect((await mine.get(second.body.access_token, mine.products)).status).toBe(401);
  });

  it('are renewed by the client they were given to, and by no other', async () => {
    const world = await openWorld();
    const { body } = await atWork(world).grant({ grant_type: 'client_credentials' });
    const stolen = { grant_type: 'refresh_token', refresh_token: String(body.refresh_token) };
    expect((await atWork(world, 'foreignProduct').grant(stolen)).status).toBe(400);
    expect((await atWork(world).grant(stolen)).status).toBe(200);
  });

  it('product-tokens-end-early refuses each after three calls; a person’s stay', async () => {
    const world = await openWorld({ faults: ['product-tokens-end-early'] });
    const mine = atWork(world);
    const calls = async (token: unknown) => {
      const statuses: number[] = [];
      for (let turn = 0; turn < 5; turn += 1) statuses.push((await mine.get(token, mine.products)).status);
      return statuses;
    };
    expect(await calls(await mine.own())).toEqual([200, 200, 200, 401, 401]);
    expect(await calls(await mine.own())).toEqual([200, 200, 200, 401, 401]);
    expect(await calls(world.ready.account.accessToken)).toEqual([200, 200, 200, 200, 200]);
  });
});

describe('adding devices', () => {
  it('says of each id what became of it, in every way it can be sent', async () => {
    const world = await openWorld();
    const mine = atWork(world);
    const token = await mine.own();
    const { madeIdPrefix: made, strangersIdPrefix: strangers } = world.ready;
    const path = `${mine.products}/devices`;
    const json = await send(world, 'POST', path, {
      headers: { ...bearer(token).headers, 'Content-Type': 'application/json' },
      body: JSON.stringify({ ids: [numbered(made, 1), numbered(strangers, 1), 'nonsense'] }),
    });
    expect(json).toEqual({
      status: 200,
      body: {
        updated: 1,
        updatedDeviceIds: [numbered(made, 1)],
        existingDeviceIds: [],
        nonmemberDeviceIds: [numbered(strangers, 1)],
        invalidDeviceIds: ['nonsense'],
      },
    });
    const list = new URLSearchParams([
      ['ids[]', numbered(made, 1)],
      ['ids[]', numbered(made, 2)],
    ]);
    expect((await send(world, 'POST', path, { ...bearer(token), body: list })).body).toMatchObject({
      updated: 1,
      updatedDeviceIds: [numbered(made, 2)],
      existingDeviceIds: [numbered(made, 1)],
    });
    expect((await mine.addFile(token, [numbered(made, 2), numbered(made, 3)])).body).toMatchObject({ updated: 1 });
    expect((await mine.post(token, path)).status).toBe(400);
  });

  it('import-answers-as-before knows two lists only, and none names what is there already', async () => {
    const world = await openWorld({ faults: ['import-answers-as-before'], inProduct: true });
    const mine = atWork(world);
    const answer = await mine.post(await mine.own(), `${mine.products}/devices`, { id: world.device.id });
    expect(answer.body).toEqual({ updated: 0, nonmemberDeviceIds: [], invalidDeviceIds: [] });
  });

  it.each([
    ['a stranger’s', { owner: 'somebody-else' }, 'nonmemberDeviceIds'],
    ['one of the team', { owner: 'me' }, 'updatedDeviceIds'],
    ['one that is there, with its customer', { owner: 'customer:ann@example.com' }, 'existingDeviceIds'],
    ['nobody’s', {}, 'updatedDeviceIds'],
    ['a quarantined one, which is let in', { keptOut: 'quarantined' }, 'existingDeviceIds'],
    ['a denied one, which is let in again', { keptOut: 'denied' }, 'existingDeviceIds'],
  ] as const)('%s', async (_, options: Partial<WorldOptions>, list) => {
    const world = await openWorld(options);
    const mine = atWork(world);
    const token = await mine.own();
    const { id } = world.device;
    const before = world.cloud.owner;
    expect((await mine.post(token, `${mine.products}/devices`, { id })).body).toMatchObject({ [list]: [id] });
    expect(world.cloud.owner).toBe(before);
    const read = await mine.get(token, `${mine.products}/devices/${id}`);
    if (list === 'nonmemberDeviceIds') expect(read.status).toBe(404);
    else expect(read.body).toMatchObject({ product_id: world.ready.product.id, quarantined: false, denied: false });
  });

  it('to a second product is refused as long as it is in the first', async () => {
    const world = await openWorld({ inProduct: true });
    const foreign = atWork(world, 'foreignProduct');
    const { id } = world.device;
    const add = async () => (await foreign.post(await foreign.own(), `${foreign.products}/devices`, { id })).body;
    expect(await add()).toMatchObject({ updated: 0, nonmemberDeviceIds: [id] });
    const mine = atWork(world);
    expect((await mine.delete(await mine.own(), `${mine.products}/devices/${id}`)).status).toBe(204);
    expect(await add()).toMatchObject({ updated: 1, updatedDeviceIds: [id] });
  });

  it('100 000 ids in one file are answered at once, and listed page by page', async () => {
    const world = await openWorld();
    const mine = atWork(world);
    const token = await mine.own();
    const ids = Array.from({ length: 100_000 }, (_, index) => numbered(world.ready.madeIdPrefix, index));
    const before = process.cpuUsage();
    const { body } = await mine.addFile(token, ids);
    const { user } = process.cpuUsage(before);
    expect(body).toMatchObject({ updated: 100_000 });
    // With a look through all devices for every id it would be minutes of the processor's time.
    expect(user / 1_000).toBeLessThan(10_000);
    const page = (query: string) => mine.get(token, `${mine.products}/devices?${query}`);
    expect((await page('')).body).toMatchObject({ meta: { total_pages: 4_000, device_count: 100_000 } });
    const last = (await page('page=1000&per_page=100')).body as { devices: { id: string }[] };
    // None of them has connected: they come by their IDs, the highest first.
    expect(last.devices.at(-1)?.id).toBe(ids[0]);
    expect(((await page('per_page=5000')).body as { devices: unknown[] }).devices).toHaveLength(100);
    expect((await page('page=1001&per_page=100')).body).toMatchObject({ devices: [] });
    expect((await page(`deviceId=${ids[77]}`)).body).toMatchObject({ devices: [{ id: ids[77] }] });
    expect((await mine.get(token, mine.products)).body).toMatchObject({ product: { device_count: 100_000 } });
  });
});
