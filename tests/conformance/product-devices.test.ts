import { describe, expect, it } from 'vitest';
import type { FaultName } from '../../electron/simulator/faults.ts';
import type { SimulatedWorld, WorldOptions } from '../../electron/simulator/simulated-world.ts';
import { askTcp, clockAhead, happens, openWorld } from './in-a-world.ts';
import { atWork, bearer, minute } from './product-world.ts';

/** The Photon goes online with a claim code, and what comes of it. */
async function comeOnlineWith(world: SimulatedWorld, code: unknown) {
  await askTcp(world, 'set', JSON.stringify({ k: 'cc', v: code }));
  await askTcp(world, 'configure-ap', '{"idx":0,"ssid":"Guest","sec":0,"ch":6}');
  await askTcp(world, 'connect-ap');
  await happens(world, 'device-online');
  const ends = await Promise.race([happens(world, 'device-claimed'), happens(world, 'claim-ignored')]);
  return ends.type === 'device-claimed' ? ends.owner : ends.reason;
}

describe('customers', () => {
  it.each<readonly [readonly FaultName[], number]>([
    [[], 400],
    [['customer-exists-answers-409'], 409],
    [['customer-exists-answers-200'], 200],
  ])('made a second time are refused under %j with %i and no token', async (faults, status) => {
    const world = await openWorld({ faults });
    const mine = atWork(world);
    expect((await mine.makeCustomer('ann@example.com')).body).toHaveProperty('access_token');
    const again = await mine.makeCustomer(' ANN@example.com');
    expect(again).toEqual({ status, body: { ok: false, errors: [expect.any(String)] } });
  });

  it('are listed once they own a device, and with customers-listed-late not even then', async () => {
    const world = await openWorld({ owner: 'customer:ann@example.com' });
    const mine = atWork(world);
    await mine.makeCustomer('bob@example.com');
    const listed = async () =>
      (await mine.get(await mine.own(), `${mine.products}/customers`)).body.customers as { username: string }[];
    expect((await listed()).map(({ username }) => username)).toEqual(['ann@example.com']);
    world.setFault('customers-listed-late', true);
    expect(await listed()).toEqual([]);
  });

  it('that are deleted lose their devices, tokens and waiting claim codes', async () => {
    const world = await openWorld({ owner: 'customer:ann@example.com' });
    const mine = atWork(world);
    const ann = await mine.grant({ grant_type: 'client_credentials', scope: 'customer=ann@example.com' });
    const { body } = await mine.post(ann.body.access_token, `${mine.products}/device_claims`);
    const team = await mine.own();
    expect((await mine.delete(team, `${mine.products}/customers/ann%40example.com`)).status).toBe(204);
    expect(world.cloud.owner).toBe('nobody');
    expect((await mine.get(ann.body.access_token, '/v1/devices')).status).toBe(401);
    const renewal = { grant_type: 'refresh_token', refresh_token: String(ann.body.refresh_token) };
    expect((await mine.grant(renewal)).status).toBe(400);
    expect((await mine.delete(team, `${mine.products}/customers/ann%40example.com`)).status).toBe(404);
    expect(await comeOnlineWith(world, body.claim_code)).toBe('code-not-valid');
  });
});

describe('a product’s claim code', () => {
  const codeFor = async (world: SimulatedWorld, email: string) => {
    const mine = atWork(world);
    const made = await mine.makeCustomer(email);
    return (await mine.post(made.body.access_token, `${mine.products}/device_claims`)).body.claim_code;
  };

  it.each<readonly [string, Partial<WorldOptions>, string]>([
    ['claims nobody’s device of the product', { inProduct: true }, 'customer:bob@example.com'],
    ['moves it from one customer to another', { owner: 'customer:ann@example.com' }, 'customer:bob@example.com'],
    ['does nothing for a device outside', { owner: 'me', inProduct: false }, 'not-in-product'],
    ['does nothing in quarantine', { keptOut: 'quarantined' }, 'kept-out'],
    ['does nothing for a denied device', { keptOut: 'denied' }, 'kept-out'],
  ])('%s', async (_, options, outcome) => {
    const world = await openWorld(options);
    const before = world.cloud.owner;
    expect(await comeOnlineWith(world, await codeFor(world, 'bob@example.com'))).toBe(outcome);
    expect(world.cloud.owner).toBe(outcome.startsWith('customer:') ? outcome : before);
  });

  it('cannot move a device of another product', async () => {
    const world = await openWorld({ owner: 'customer:ann@example.com' });
    const foreign = atWork(world, 'foreignProduct');
    const { body: eve } = await foreign.makeCustomer('eve@example.com');
    const { body } = await foreign.post(eve.access_token, `${foreign.products}/device_claims`);
    expect(await comeOnlineWith(world, body.claim_code)).toBe('protected-by-product');
    expect(world.cloud.owner).toBe('customer:ann@example.com');
  });

  it('is good for an hour', async () => {
    const clock = clockAhead();
    const world = await openWorld({ clock, inProduct: true });
    const code = await codeFor(world, 'bob@example.com');
    clock.putForward(60 * minute);
    expect(await comeOnlineWith(world, code)).toBe('code-not-valid');
  });
});

describe('claiming by id', () => {
  it('takes a member of the product while it is away, for its customer and nobody else’s', async () => {
    const world = await openWorld({ inProduct: true, setUpBefore: true });
    const mine = atWork(world);
    const foreign = atWork(world, 'foreignProduct');
    const { id } = world.device;
    const { body: eve } = await foreign.makeCustomer('eve@example.com');
    expect((await foreign.post(eve.access_token, '/v1/devices', { id })).status).toBe(403);
    const { body: ann } = await mine.makeCustomer('ann@example.com');
    expect((await mine.post(ann.access_token, '/v1/devices', { id })).body).toMatchObject({ ok: true });
    expect(world.cloud.owner).toBe('customer:ann@example.com');
    const { body: bob } = await mine.makeCustomer('bob@example.com');
    expect((await mine.post(bob.access_token, '/v1/devices', { id })).status).toBe(403);
    expect(world.cloud.owner).toBe('customer:ann@example.com');
  });

  it('wants a device outside of products online', async () => {
    const world = await openWorld({ setUpBefore: true });
    const { accessToken } = world.ready.account;
    const claim = () => atWork(world).post(accessToken, '/v1/devices', { id: world.device.id });
    expect(await claim()).toMatchObject({ status: 404, body: { errors: ['Device is not online'] } });
    await askTcp(world, 'configure-ap', '{"idx":0,"ssid":"Guest","sec":0,"ch":6}');
    await askTcp(world, 'connect-ap');
    await happens(world, 'device-online');
    expect(await claim()).toMatchObject({ status: 200, body: { ok: true, connected: true } });
  });
});

describe('bringing back', () => {
  it('unclaims, removes and denies; a denied one can be added again', async () => {
    const world = await openWorld({ owner: 'customer:ann@example.com' });
    const mine = atWork(world);
    const token = await mine.own();
    const path = `${mine.products}/devices/${world.device.id}`;
    expect((await mine.delete(token, `${path}/owner`)).body).toEqual({ ok: true });
    expect(world.cloud).toMatchObject({ owner: 'nobody', productId: world.ready.product.id });
    expect((await mine.delete(token, path, { deny: 'true' })).status).toBe(204);
    expect((await mine.get(token, path)).status).toBe(404);
    expect((await mine.delete(token, path)).status).toBe(404);
    await mine.post(token, `${mine.products}/devices`, { id: world.device.id });
    expect((await mine.get(token, path)).body).toMatchObject({ denied: false });
  });

  it('denied-stay-listed leaves a denied device in sight, kept out and without its customer', async () => {
    const world = await openWorld({ owner: 'customer:ann@example.com', faults: ['denied-stay-listed'] });
    const mine = atWork(world);
    const token = await mine.own();
    const path = `${mine.products}/devices/${world.device.id}`;
    expect((await mine.delete(token, path, { deny: 'true' })).status).toBe(204);
    expect((await mine.get(token, path)).body).toMatchObject({ denied: true, owner: null });
    const ann = await mine.grant({ grant_type: 'client_credentials', scope: 'customer=ann@example.com' });
    const { body } = await mine.post(ann.body.access_token, `${mine.products}/device_claims`);
    expect(await comeOnlineWith(world, body.claim_code)).toBe('kept-out');
    await mine.post(token, `${mine.products}/devices`, { id: world.device.id });
    expect((await mine.get(token, path)).body).toMatchObject({ denied: false });
  });

  it('removing alone takes it from its customer, too', async () => {
    const world = await openWorld({ owner: 'customer:ann@example.com' });
    const mine = atWork(world);
    await mine.delete(await mine.own(), `${mine.products}/devices/${world.device.id}`);
    expect(world.cloud).toMatchObject({ owner: 'nobody', productId: undefined });
  });

  it('flashes nothing that is away, and not by name where the name is unknown', async () => {
    const world = await openWorld({ owner: 'me', faults: ['tinker-unknown'] });
    const { put } = atWork(world);
    const flash = (fields: Record<string, string>) =>
      put(world.ready.account.accessToken, `/v1/devices/${world.device.id}`, fields);
    expect((await flash({ app: 'tinker' })).status).toBe(404);
    await askTcp(world, 'configure-ap', '{"idx":0,"ssid":"Guest","sec":0,"ch":6}');
    await askTcp(world, 'connect-ap');
    await happens(world, 'device-online');
    expect(await flash({ app: 'tinker' })).toMatchObject({ status: 400, body: { errors: ['Unknown app'] } });
    world.setFault('tinker-unknown', false);
    expect((await flash({ app: 'doom' })).status).toBe(400);
    expect((await flash({ app: 'tinker' })).body).toEqual({ id: world.device.id, status: 'Update started' });
  });
});

describe('events', () => {
  /** Reads a stream until `enough`. */
  async function listen(world: SimulatedWorld, path: string, token: unknown, enough: RegExp, then: () => unknown) {
    const response = await fetch(`${world.cloud.url}${path}`, bearer(token));
    if (response.body === null || response.status !== 200) return `status ${response.status}`;
    let text = '';
    let told = false;
    for await (const chunk of response.body) {
      text += Buffer.from(chunk).toString('utf8');
      if (!told && text.includes(':ok')) {
        told = true;
        void then();
      }
      if (enough.test(text)) break;
    }
    return text;
  }

  it('of a device reach its customer and the product, whoever published them', async () => {
    const world = await openWorld({ owner: 'customer:ann@example.com' });
    const mine = atWork(world);
    const { id } = world.device;
    const ann = (await mine.grant({ grant_type: 'client_credentials', scope: 'customer=ann@example.com' })).body;
    await askTcp(world, 'configure-ap', '{"idx":0,"ssid":"Guest","sec":0,"ch":6}');
    await askTcp(world, 'connect-ap');
    await happens(world, 'device-online');
    const team = await mine.own();
    const call = () => mine.post(ann.access_token, `/v1/devices/${id}/led`, { args: 'on' });
    for (const [path, token] of [
      ['/v1/devices/events', ann.access_token],
      [`/v1/devices/${id}/events/led`, ann.access_token],
      [`${mine.products}/events/led`, team],
      [`${mine.products}/devices/${id}/events`, team],
      [`${mine.products}/devices/${id}/events`, world.ready.account.accessToken],
    ] as const) {
      const text = await listen(world, path, token, /event: led\n[^\n]+\n\n/, call);
      expect([path, text]).toEqual([path, expect.stringContaining(`"coreid":"${id}"`)]);
    }
    const never = () => undefined;
    expect(await listen(world, `/v1/devices/${id}/events`, team, /x/, never)).toBe('status 403');
    expect(await listen(world, `${mine.products}/events`, ann.access_token, /x/, never)).toBe('status 403');
    const foreign = atWork(world, 'foreignProduct');
    expect(await listen(world, `${foreign.products}/devices/${id}/events`, await foreign.own(), /x/, never)).toBe(
      'status 404',
    );
  });
});
