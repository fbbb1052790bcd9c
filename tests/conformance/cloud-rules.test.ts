import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { SimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import { askTcp, clockAhead, happens, openWorld } from './in-a-world.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

function signIn(world: SimulatedWorld, fields: Readonly<Record<string, string>>, headers: Record<string, string> = {}) {
  const client: Record<string, string> = headers.Authorization
    ? {}
    : { client_id: 'particle-api', client_secret: 'particle-api' };
  return fetch(`${world.cloud.url}/oauth/token`, {
    method: 'POST',
    headers,
    body: new URLSearchParams({ ...client, ...fields }),
  });
}

const rightPassword = ({ ready }: SimulatedWorld) => ({
  grant_type: 'password',
  username: ready.account.username,
  password: ready.account.password,
});
const wrongPassword = (world: SimulatedWorld) => ({ ...rightPassword(world), password: 'wrong' });

function call(world: SimulatedWorld, path: string, init: RequestInit = {}) {
  const headers = { Authorization: `Bearer ${world.ready.account.accessToken}`, ...init.headers };
  return fetch(`${world.cloud.url}${path}`, { ...init, headers });
}

describe('signing in', () => {
  it('takes the client from an Authorization header, too', async () => {
    const world = await openWorld();
    const basic = (text: string) => ({ Authorization: `Basic ${Buffer.from(text).toString('base64')}` });
    expect((await signIn(world, rightPassword(world), basic('particle:particle'))).status).toBe(200);
    const refused = await signIn(world, rightPassword(world), basic('particle:wrong'));
    expect([refused.status, await refused.json()]).toEqual([
      401,
      { error: 'invalid_client', error_description: expect.any(String) },
    ]);
  });

  it('reads a form only', async () => {
    const world = await openWorld();
    const response = await fetch(`${world.cloud.url}/oauth/token`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...rightPassword(world), client_id: 'particle-api', client_secret: 'particle-api' }),
    });
    expect(response.status).toBe(401);
  });

  it('gives tokens for as long as it is asked to', async () => {
    const clock = clockAhead();
    const world = await openWorld({ clock });
    const token = async (lifeSeconds: string) => {
      const response = await signIn(world, { ...rightPassword(world), expires_in: lifeSeconds });
      return ((await response.json()) as { access_token: string }).access_token;
    };
    const [short, endless] = [await token('60'), await token('0')];
    const status = async (accessToken: string) =>
      (await call(world, '/v1/user', { headers: { Authorization: `Bearer ${accessToken}` } })).status;
    expect([await status(short), await status(endless)]).toEqual([200, 200]);
    clock.putForward(61_000);
    expect([await status(short), await status(endless)]).toEqual([401, 200]);
  });

  it('blocks the address for half an hour after ten failures in a row', async () => {
    const clock = clockAhead();
    const world = await openWorld({ clock });
    for (let failures = 0; failures < 10; failures += 1) {
      expect((await signIn(world, wrongPassword(world))).status).toBe(400);
    }
    const blocked = await signIn(world, rightPassword(world));
    expect(blocked.status).toBe(429);
    const seconds = Number(blocked.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(29 * 60);
    expect(seconds).toBeLessThanOrEqual(30 * 60);
    // Everything else goes on.
    expect((await call(world, '/v1/user')).status).toBe(200);
    clock.putForward(30 * minute);
    expect((await signIn(world, rightPassword(world))).status).toBe(200);
  });

  it('starts counting again after a success', async () => {
    const world = await openWorld();
    for (let round = 0; round < 2; round += 1) {
      for (let failures = 0; failures < 9; failures += 1) await signIn(world, wrongPassword(world));
      expect((await signIn(world, rightPassword(world))).status).toBe(200);
    }
  });

  it('takes a second factor for five minutes', async () => {
    const clock = clockAhead();
    const world = await openWorld({ clock, account: { mfa: true } });
    const { mfa_token } = (await (await signIn(world, rightPassword(world))).json()) as { mfa_token: string };
    clock.putForward(6 * minute);
    const late = await signIn(world, { grant_type: 'urn:custom:mfa-otp', mfa_token, otp: world.cloud.oneTimeCode });
    expect([late.status, await late.json()]).toEqual([403, expect.objectContaining({ error: 'invalid_mfa_token' })]);
  });

  it('is limited to 100 requests in five minutes', async () => {
    const clock = clockAhead();
    const world = await openWorld({ clock });
    const ask = () => signIn(world, { grant_type: 'nonsense' });
    for (let count = 0; count < 100; count += 1) expect((await ask()).status).toBe(400);
    const refused = await ask();
    expect([refused.status, Number(refused.headers.get('retry-after'))]).toEqual([429, expect.any(Number)]);
    clock.putForward(5 * minute);
    expect((await ask()).status).toBe(400);
  });
});

describe('a call', () => {
  it('may carry its token in the query or in a form, as old examples do', async () => {
    const world = await openWorld();
    const { accessToken } = world.ready.account;
    expect((await fetch(`${world.cloud.url}/v1/devices?access_token=${accessToken}`)).status).toBe(200);
    const body = new URLSearchParams({ access_token: accessToken });
    const response = await fetch(`${world.cloud.url}/v1/device_claims`, { method: 'POST', body });
    expect(await response.json()).toMatchObject({ device_ids: [] });
    expect(JSON.stringify(world.events)).not.toContain(accessToken);
  });

  it('without a token is refused as the API refuses it', async () => {
    const world = await openWorld();
    const response = await fetch(`${world.cloud.url}/v1/devices`);
    expect([response.status, await response.json()]).toEqual([
      401,
      { error: 'invalid_token', error_description: expect.any(String) },
    ]);
  });

  it('tells about its token', async () => {
    const world = await openWorld();
    const body = (await (await call(world, '/v1/access_tokens/current')).json()) as { expires_at: string };
    expect(body).toMatchObject({ client: 'particle-api', scopes: [], orgs: [] });
    expect(Date.parse(body.expires_at)).toBeGreaterThan(Date.now() + 89 * day);
  });

  it.each([
    ['a path that is no path', '/v1/devices/%zz', {}, 400],
    [
      'JSON that is none',
      '/v1/device_claims',
      { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"' },
      400,
    ],
    [
      'a JSON list',
      '/v1/devices',
      { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '[]' },
      400,
    ],
    ['64 KiB and more', '/v1/devices', { method: 'POST', body: 'x'.repeat(65 * 1024) }, 400],
    ['another section', '/v1/products/1319', {}, 404],
    ['another method', '/v1/devices', { method: 'PATCH' }, 404],
    ['no version', '/devices', {}, 404],
  ])('with %s is refused', async (_, path, init, status) => {
    const response = await call(await openWorld(), path, init);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ ok: false, error: expect.any(String) });
  });

  it('ends with the date by the cloud’s clock, a day ahead with that fault', async () => {
    const world = await openWorld({ faults: ['clock-skew'] });
    const ahead = Date.parse((await call(world, '/v1/user')).headers.get('date') ?? '') - Date.now();
    expect(ahead).toBeGreaterThan(day - minute);
  });

  it('pings a device of mine', async () => {
    const world = await openWorld({ owner: 'me' });
    const ping = () => call(world, `/v1/devices/${world.device.id}/ping`, { method: 'PUT' });
    expect((await ping()).status).toBe(404);
    await askTcp(world, 'configure-ap', '{"idx":0,"ssid":"Guest","sec":0,"ch":6}');
    await askTcp(world, 'connect-ap');
    await happens(world, 'device-online');
    expect(await (await ping()).json()).toEqual({ online: true, ok: true });
  });
});

describe('a cloud in trouble', () => {
  it('cloud-truncated sends half of a body as if it was all', async () => {
    const world = await openWorld({ faults: ['cloud-truncated'] });
    const text = await (await call(world, '/v1/user')).text();
    expect(text).toMatch(/^\{"username"/);
    expect(() => JSON.parse(text) as unknown).toThrow();
  });

  it('cloud-sign-in-page answers everything with a page and status 200', async () => {
    const response = await call(await openWorld({ faults: ['cloud-sign-in-page'] }), '/v1/devices');
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html']);
    expect(await response.text()).toMatch(/^<!DOCTYPE html>/);
  });

  it('cloud-429 says when to come back', async () => {
    const response = await call(await openWorld({ faults: ['cloud-429'] }), '/v1/devices');
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '30']);
  });

  it('cloud-hangs never answers, and ends with the world', async () => {
    const world = await openWorld({ faults: ['cloud-hangs'] });
    const answer = call(world, '/v1/user').then(
      () => 'answered',
      () => 'broken off',
    );
    // Another connection of the same world shows that it is alive and only silent.
    await new Promise<void>((resolve) => {
      const socket = connect(Number(new URL(world.cloud.url).port), '127.0.0.1', () => {
        socket.destroy();
        resolve();
      });
    });
    await world.close();
    expect(await answer).toBe('broken off');
  });

  it('connected-flag-lags tells for a while what was true before', async () => {
    const clock = clockAhead({ stands: true });
    const world = await openWorld({ clock, owner: 'me', faults: ['connected-flag-lags'] });
    const online = async () =>
      ((await (await call(world, `/v1/devices/${world.device.id}`)).json()) as { online: boolean }).online;
    expect([world.cloud.online, await online()]).toEqual([false, true]);
    clock.putForward(minute);
    expect(await online()).toBe(false);
  });
});
