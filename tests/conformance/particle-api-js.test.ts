import Particle from 'particle-api-js';
import { describe, expect, it } from 'vitest';
import type { FaultName } from '../../electron/simulator/faults.ts';
import type { SimulatedWorld, WorldOptions } from '../../electron/simulator/simulated-world.ts';
import { askTcp, happens, knownDevice, openWorld } from './in-a-world.ts';

/** What the SDK throws: an Error with these on it. */
interface SdkError {
  readonly statusCode?: number;
  readonly body?: Record<string, unknown>;
  readonly errorDescription?: string;
}

async function openCloud(options: Partial<WorldOptions> = {}) {
  const world = await openWorld(options);
  const api = new Particle({ baseUrl: world.ready.cloud.url });
  const { username, password, accessToken: auth } = world.ready.account;
  return { world, api, auth, username, password, deviceId: world.ready.device.id };
}

/** A world with an online device of mine. */
async function openWithMyDevice(options: Partial<WorldOptions> = {}) {
  const cloud = await openCloud({ owner: 'me', ...options });
  await bringOnline(cloud.world);
  return cloud;
}

async function bringOnline(world: SimulatedWorld): Promise<void> {
  await askTcp(world, 'configure-ap', '{"idx":0,"ssid":"Guest","sec":0,"ch":6}');
  await askTcp(world, 'connect-ap');
  await happens(world, 'device-online');
}

async function failure(call: Promise<unknown>): Promise<SdkError> {
  try {
    await call;
  } catch (error) {
    return error as SdkError;
  }
  throw new Error('the call went well');
}

describe('particle-api-js signs in', () => {
  it('with name and password, and asks who it is', async () => {
    const { api, username, password } = await openCloud();
    const { body } = await api.login({ username, password });
    expect(body).toMatchObject({ token_type: 'bearer', expires_in: 7_776_000 });
    expect(body.access_token).toMatch(/^[0-9a-f]{40}$/);
    expect((await api.getUserInfo({ auth: body.access_token })).body).toMatchObject({ username });
  });

  it('with a second factor', async () => {
    const { api, world, username, password } = await openCloud({ account: { mfa: true } });
    const asked = await failure(api.login({ username, password }));
    expect(asked).toMatchObject({ statusCode: 403, body: { error: 'mfa_required' } });
    const mfaToken = String(asked.body?.mfa_token);
    expect(await failure(api.sendOtp({ mfaToken, otp: '000000' }))).toMatchObject({ statusCode: 400 });
    const { body } = await api.sendOtp({ mfaToken, otp: world.cloud.oneTimeCode });
    expect((await api.getUserInfo({ auth: body.access_token })).body).toMatchObject({ username });
    // Used up.
    expect(await failure(api.sendOtp({ mfaToken, otp: world.cloud.oneTimeCode }))).toMatchObject({
      statusCode: 403,
      body: { error: 'invalid_mfa_token' },
    });
  });

  it('and is told why not', async () => {
    const { api, username } = await openCloud();
    expect(await failure(api.login({ username, password: 'wrong' }))).toMatchObject({
      statusCode: 400,
      body: { error: 'invalid_grant' },
      errorDescription: expect.stringContaining('User credentials are invalid'),
    });
    const stranger = new Particle({ baseUrl: api.baseUrl, clientId: 'nobody', clientSecret: 'x' });
    expect(await failure(stranger.login({ username, password: 'wrong' }))).toMatchObject({
      statusCode: 401,
      body: { error: 'invalid_client' },
    });
  });

  it('and out: the current token is no good afterwards', async () => {
    const { api, auth } = await openCloud();
    expect((await api.deleteCurrentAccessToken({ auth })).body).toEqual({ ok: true });
    expect(await failure(api.listDevices({ auth }))).toMatchObject({
      statusCode: 401,
      body: { error: 'invalid_token' },
    });
  });

  it('but deletes a named token only with a default token: by itself it sends no credentials, which the API wants', async () => {
    const { api, auth, username, password, world } = await openCloud();
    const { body } = await api.login({ username, password });
    expect(await failure(api.deleteAccessToken({ token: body.access_token }))).toMatchObject({ statusCode: 401 });
    const basic = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
    const response = await fetch(`${world.cloud.url}/v1/access_tokens/${body.access_token}`, {
      method: 'DELETE',
      headers: { Authorization: basic },
    });
    expect([response.status, await response.json()]).toEqual([200, { ok: true }]);
    expect(await failure(api.listDevices({ auth: body.access_token }))).toMatchObject({ statusCode: 401 });
    expect((await api.listDevices({ auth })).statusCode).toBe(200);
    expect(JSON.stringify(world.events)).not.toContain(body.access_token);
  });
});

describe('particle-api-js claims', () => {
  it('with a code of 63 characters, given to the device', async () => {
    const { api, auth, world, deviceId } = await openCloud();
    const { body } = await api.getClaimCode({ auth });
    expect(body).toEqual({ claim_code: expect.stringMatching(/^[A-Za-z0-9+/]{63}$/), device_ids: [] });
    await askTcp(world, 'set', JSON.stringify({ k: 'cc', v: body.claim_code }));
    await bringOnline(world);
    await happens(world, 'device-claimed');
    expect((await api.getClaimCode({ auth })).body).toMatchObject({ device_ids: [deviceId] });
  });

  it('by id, while the device is online and nobody owns it', async () => {
    const { api, auth, world, deviceId } = await openCloud({ setUpBefore: true, owner: 'nobody' });
    expect(await failure(api.claimDevice({ auth, deviceId }))).toMatchObject({ statusCode: 404 });
    await bringOnline(world);
    expect((await api.claimDevice({ auth, deviceId })).body).toMatchObject({ id: deviceId, connected: true, ok: true });
    expect(world.cloud.owner).toBe('me');
  });

  it('not by id what belongs to somebody else; a transfer asks the owner and changes nothing', async () => {
    const { api, auth, world, deviceId } = await openCloud({ owner: 'somebody-else' });
    await bringOnline(world);
    expect(await failure(api.claimDevice({ auth, deviceId }))).toMatchObject({
      statusCode: 403,
      body: { ok: false, errors: [expect.stringContaining('belongs to someone else')] },
    });
    expect((await api.claimDevice({ auth, deviceId, requestTransfer: true })).body).toMatchObject({ ok: true });
    expect(world.cloud.owner).toBe('somebody-else');
  });

  it('not an id that the cloud never saw', async () => {
    const { api, auth, deviceId } = await openCloud();
    expect(await failure(api.claimDevice({ auth, deviceId }))).toMatchObject({ statusCode: 404 });
    expect(await failure(api.claimDevice({ auth, deviceId: 'f'.repeat(24) }))).toMatchObject({ statusCode: 404 });
  });
});

describe('particle-api-js looks after a device', () => {
  it('lists it, and gets it alone', async () => {
    const { api, auth, deviceId } = await openWithMyDevice();
    const record = {
      id: deviceId,
      online: true,
      connected: true,
      platform_id: 6,
      product_id: 6,
      cellular: false,
      status: 'normal',
      system_firmware_version: '2.3.1',
      functions: ['led'],
      variables: { temperature: 'double', uptime: 'int32', greeting: 'string' },
    };
    expect((await api.listDevices({ auth })).body).toMatchObject([record]);
    const { body } = await api.getDevice({ auth, deviceId });
    expect(body).toMatchObject(record);
    expect(Date.parse(String(body.last_handshake_at))).toBeGreaterThan(Date.now() - 60_000);
  });

  it('is told 403 of a device of somebody else, 404 of an unknown one and of capitals', async () => {
    const { api, auth, deviceId } = await openCloud({ owner: 'somebody-else', device: knownDevice });
    expect(await failure(api.getDevice({ auth, deviceId }))).toMatchObject({ statusCode: 403 });
    expect((await api.listDevices({ auth })).body).toEqual([]);
    expect(await failure(api.getDevice({ auth, deviceId: deviceId.toUpperCase() }))).toMatchObject({ statusCode: 404 });
  });

  it('renames it', async () => {
    const { api, auth, deviceId } = await openWithMyDevice();
    const { body } = await api.renameDevice({ auth, deviceId, name: 'kitchen' });
    expect(body).toEqual({ id: deviceId, name: 'kitchen', updated_at: expect.any(String) });
    expect((await api.getDevice({ auth, deviceId })).body.name).toBe('kitchen');
    // particle-cli, issue 110.
    expect((await api.renameDevice({ auth, deviceId, name: 'my kitchen' })).body.name).toBe('my_kitchen');
    expect(await failure(api.renameDevice({ auth, deviceId, name: ' ' }))).toMatchObject({ statusCode: 400 });
  });

  it('lets it show a rainbow', async () => {
    const { api, auth, deviceId, world } = await openWithMyDevice();
    const { body } = await api.signalDevice({ auth, deviceId, signal: true });
    expect(body).toEqual({ id: deviceId, connected: true, signaling: true });
    await api.signalDevice({ auth, deviceId, signal: false });
    expect(world.events.flatMap((event) => (event.type === 'device-signalled' ? [event.on] : []))).toEqual([
      true,
      false,
    ]);
  });

  it('reads variables and calls a function', async () => {
    const { api, auth, deviceId } = await openWithMyDevice();
    const { body } = await api.getVariable({ auth, deviceId, name: 'temperature' });
    expect(body).toMatchObject({
      cmd: 'VarReturn',
      name: 'temperature',
      result: 21.5,
      coreInfo: { deviceID: deviceId, connected: true, product_id: 6 },
    });
    expect((await api.getVariable({ auth, deviceId, name: 'greeting' })).body.result).toBe('hello');
    expect(await failure(api.getVariable({ auth, deviceId, name: 'humidity' }))).toMatchObject({ statusCode: 404 });
    const call = await api.callFunction({ auth, deviceId, name: 'led', argument: 'on' });
    expect(call.body).toEqual({ id: deviceId, name: 'led', connected: true, return_value: 1 });
    expect(await failure(api.callFunction({ auth, deviceId, name: 'motor', argument: '' }))).toMatchObject({
      statusCode: 404,
    });
  });

  it('is told 404 while it is offline', async () => {
    const { api, auth, deviceId } = await openCloud({ owner: 'me' });
    expect(await failure(api.getVariable({ auth, deviceId, name: 'temperature' }))).toMatchObject({ statusCode: 404 });
    expect(await failure(api.signalDevice({ auth, deviceId, signal: true }))).toMatchObject({ statusCode: 404 });
  });

  it('unclaims it', async () => {
    const { api, auth, deviceId, world } = await openWithMyDevice();
    expect((await api.removeDevice({ auth, deviceId })).body).toEqual({ ok: true });
    expect(world.cloud.owner).toBe('nobody');
    // The flag on the device stays.
    expect(world.device.claimedFlag).toBe(true);
    expect(await failure(api.getDevice({ auth, deviceId }))).toMatchObject({ statusCode: 403 });
  });
});

describe('particle-api-js listens', () => {
  it.each<[string, 'mine' | 'this one', string | undefined]>([
    ['to all of my devices', 'mine', undefined],
    ['to one device', 'this one', undefined],
    ['to events by the beginning of their name', 'mine', 'spark/st'],
    ['to one kind of event of one device', 'this one', 'spark/status'],
  ])('%s', async (_, whose, name) => {
    const { api, auth, deviceId, world } = await openCloud({ owner: 'me' });
    const which = whose === 'mine' ? whose : deviceId;
    const stream = await api.getEventStream({ auth, deviceId: which, ...(name === undefined ? {} : { name }) });
    const heard: unknown[] = [];
    stream.on('event', (event: unknown) => heard.push(event));
    await bringOnline(world);
    await expect.poll(() => heard, { interval: 2 }).toHaveLength(1);
    expect(heard[0]).toMatchObject({ name: 'spark/status', data: 'online', coreid: deviceId });
    world.pressSetup();
    await expect.poll(() => heard, { interval: 2 }).toHaveLength(2);
    expect(heard[1]).toMatchObject({ name: 'spark/status', data: 'offline' });
    stream.abort();
  });

  it('not to a device of somebody else, and hears nothing of it', async () => {
    const { api, auth, deviceId } = await openCloud({ owner: 'somebody-else' });
    expect(await failure(api.getEventStream({ auth, deviceId }))).toMatchObject({ statusCode: 403 });
  });

  it('and hears of an update between two handshakes', async () => {
    const { api, auth, world } = await openCloud({ owner: 'me', faults: ['update-first'] });
    const stream = await api.getEventStream({ auth, deviceId: 'mine' });
    const heard: string[] = [];
    stream.on('event', ({ name, data }: { name: string; data: string }) => heard.push(`${name} ${data}`));
    await bringOnline(world);
    await expect
      .poll(() => heard, { interval: 2 })
      .toEqual([
        'spark/status online',
        'spark/flash/status started',
        'spark/status offline',
        'spark/status online',
        'spark/flash/status success',
      ]);
    stream.abort();
  });
});

describe('particle-api-js looks up the serial number of a sticker', () => {
  it('and is answered 50 times in an hour, for devices of anybody, as a person alone', async () => {
    const { api, auth, deviceId } = await openCloud({ owner: 'somebody-else' });
    const serialNumber = `PHHM${deviceId.slice(-11).toUpperCase()}`;
    const known = { device_id: deviceId, serial_number: serialNumber, platform_id: 6 };
    expect((await api.lookupSerialNumber({ serialNumber, auth })).body).toMatchObject(known);
    const nobodys = api.lookupSerialNumber({ serialNumber: 'PHHM00000000000', auth });
    expect(await failure(nobodys)).toMatchObject({ statusCode: 404 });
    expect(await failure(api.lookupSerialNumber({ serialNumber, auth: 'x' }))).toMatchObject({ statusCode: 401 });
    for (let times = 2; times < 50; times += 1) await api.lookupSerialNumber({ serialNumber, auth });
    expect(await failure(api.lookupSerialNumber({ serialNumber, auth }))).toMatchObject({ statusCode: 429 });
  });
});

describe('particle-api-js and a cloud in trouble', () => {
  it.each<[FaultName, number | undefined]>([
    ['cloud-401', 401],
    ['token-revoked', 401],
    ['cloud-403', 403],
    ['cloud-404', 404],
    ['cloud-429', 429],
    ['cloud-500', 500],
    ['cloud-502-html', 502],
    ['cloud-refused', undefined],
  ])('%s: status %s', async (fault, statusCode) => {
    const { api, auth, world } = await openCloud();
    world.setFault(fault, true);
    const error = await failure(api.listDevices({ auth }));
    expect(error.statusCode).toBe(statusCode);
    world.setFault(fault, false);
    await expect
      .poll(async () => (await api.listDevices({ auth }).catch(() => undefined))?.statusCode, { interval: 5 })
      .toBe(200);
  });

  it('takes the sign-in page of a captive portal for an answer: status 200, and no devices in it', async () => {
    const { api, auth } = await openCloud({ faults: ['cloud-sign-in-page'] });
    const result = await api.listDevices({ auth }).catch((error: SdkError) => error);
    expect('body' in result && Array.isArray(result.body)).toBe(false);
  });
});
