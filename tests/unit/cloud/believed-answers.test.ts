import { describe, expect, it } from 'vitest';
import type { AccessToken, CloudAccount } from '../../../electron/cloud/cloud-port.ts';
import { defaultOAuthClient, particleCloud } from '../../../electron/cloud/particle-cloud.ts';
import { particleProducts } from '../../../electron/cloud/product-cloud.ts';
import type { ProductCloud } from '../../../electron/cloud/product-port.ts';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import type { Result } from '../../../shared/result.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const id = '3b0021001747353236343033' as DeviceId;
const other = '2e0039000147343233323032';
const token = 'a'.repeat(40) as AccessToken;
const client = { id: 'lamp-1234', secret: 's3cret' };
/** The words of a refusal in the forms in which they come with 200. */
const said = { ok: false, errors: ['Not now'] };
const wordsAlone = { error: 'Not now' };

type Respond = (path: string) => readonly [status: number, body: unknown];

function connection(respond: Respond) {
  return {
    baseUrl: 'http://192.168.1.5:8080',
    clock: virtualClock(),
    fetch: async (url: string) => {
      const { pathname } = new URL(url);
      if (pathname === '/oauth/token') return Response.json({ access_token: token, expires_in: 7_776_000 });
      const [status, body] = respond(pathname);
      return Response.json(body, { status });
    },
  };
}

const account = (respond: Respond) => particleCloud(connection(respond), defaultOAuthClient).account(token);
const lamp = (respond: Respond) =>
  particleProducts(connection(respond)).resumeProduct(client, { id: 1319, slug: 'lamp', name: 'Lamp', platformId: 6 });
const codeOf = (result: Result<unknown>): ErrorCode | 'believed' => (result.ok ? 'believed' : result.error.code);

describe('what an answer says counts, not its status', () => {
  it.each<[string, (on: CloudAccount) => Promise<Result<unknown>>]>([
    ['a new name', (on) => on.renameDevice(id, 'lamp', neverAborted())],
    ['a signal', (on) => on.signalDevice(id, true, neverAborted())],
    ['a claim', (on) => on.claimDevice(id, neverAborted())],
    ['a release', (on) => on.releaseDevice(id, neverAborted())],
    ['a sign-out', (on) => on.signOut(neverAborted())],
  ])('%s that is refused with 200 is refused', async (_what, call) => {
    for (const body of [said, wordsAlone]) {
      expect(await call(account(() => [200, body]))).toMatchObject({
        error: { code: 'cloud-refused', saw: 'Not now' },
      });
    }
    expect(codeOf(await call(account(() => [200, { ok: true }])))).toBe('believed');
  });

  it.each<[string, (on: ProductCloud) => Promise<Result<unknown>>]>([
    ['an unclaim', (on) => on.unclaimDevice(id, neverAborted())],
    ['a removal', (on) => on.removeDevice(id, { deny: false }, neverAborted())],
    ['an import', (on) => on.importDevices([id], neverAborted())],
    ['a customer’s end', (on) => on.deleteCustomer('ann@example.com', neverAborted())],
  ])('%s of a product that is refused with 200 is refused', async (_what, call) => {
    expect(codeOf(await call(lamp(() => [200, said])))).toBe('cloud-refused');
  });

  it.each([{}, { message: 'Forbidden' }, { updated: null }])(
    'an import that is answered with %j says nothing of the device',
    async (body) => {
      expect(codeOf(await lamp(() => [200, body]).importDevices([id], neverAborted()))).toBe('cloud-answer-unreadable');
    },
  );

  it('an answer about another device than the one that was asked about is none', async () => {
    const stranger = { id: other, name: 'lamp', online: true, last_handshake_at: '2030-01-01T00:00:00Z' };
    expect(codeOf(await account(() => [200, stranger]).getDevice(id, neverAborted()))).toBe('cloud-answer-unreadable');
    expect(codeOf(await lamp(() => [200, stranger]).getDevice(id, neverAborted()))).toBe('cloud-answer-unreadable');
    const mine = { ...stranger, id: id.toUpperCase() };
    expect(codeOf(await account(() => [200, mine]).getDevice(id, neverAborted()))).toBe('believed');
  });
});

it('a cloud that refuses a claim with 400, because the device belongs to someone else, is understood', async () => {
  const claim = (error: string) => account(() => [400, { ok: false, error }]).claimDevice(id, neverAborted());
  expect(await claim('The device belongs to someone else.')).toMatchObject({
    error: { code: 'device-owned-by-somebody-else', saw: 'The device belongs to someone else.' },
  });
  expect(codeOf(await claim('id is missing'))).toBe('cloud-refused');
});

it('no ids, said with null, are no ids', async () => {
  const claim = { claim_code: 'a'.repeat(63), device_ids: null };
  expect(await account(() => [200, claim]).createClaimCode(neverAborted())).toMatchObject({
    ok: true,
    value: { deviceIds: [] },
  });
});

it('a device of a cloud that tells no platform is in no product because of the Photon’s number', async () => {
  const productOf = async (body: object) => {
    const device = await account(() => [200, { id, ...body }]).getDevice(id, neverAborted());
    return device.ok ? device.value.productId : device.error.code;
  };
  expect(await productOf({ product_id: 6 })).toBeUndefined();
  expect(await productOf({ product_id: 6, platform_id: 6 })).toBeUndefined();
  expect(await productOf({ product_id: 1319 })).toBe(1319);
  expect(await productOf({ product_id: 1319, platform_id: 6 })).toBe(1319);
});

it('a device that did not answer may have done what it was told', async () => {
  const silent = account(() => [408, { ok: false, error: 'Timed out.' }]);
  expect(codeOf(await silent.flashTinker(id, neverAborted()))).toBe('order-fate-unknown');
  expect(codeOf(await silent.flashFile(id, Uint8Array.of(1), neverAborted()))).toBe('order-fate-unknown');
  expect(codeOf(await silent.callFunction(id, 'lamp', 'on', neverAborted()))).toBe('order-fate-unknown');
  expect(codeOf(await silent.readVariable(id, 'lamp', neverAborted()))).toBe('device-not-answering');
});

it.each<[string, ErrorCode]>([
  ['invalid_grant', 'sign-in-refused'],
  ['unauthorized_client', 'oauth-client-refused'],
  ['unsupported_grant_type', 'cloud-refused'],
])('%s at a sign-in is %s', async (error, code) => {
  const auth = particleCloud(
    { ...connection(() => [404, {}]), fetch: async () => Response.json({ error }, { status: 400 }) },
    defaultOAuthClient,
  );
  expect(codeOf(await auth.signIn({ username: 'ann', password: 'secret' }, neverAborted()))).toBe(code);
});

it('a user without a name is one', async () => {
  expect(await account(() => [200, { username: null }]).check(neverAborted())).toEqual({
    ok: true,
    value: { userName: undefined },
  });
});

it('a cloud that has no place for tokens does not say that the client is wrong', async () => {
  const asked = { baseUrl: 'http://192.168.1.5:8080', clock: virtualClock() };
  const nowhere = async () => new Response('404 page not found', { status: 404 });
  const opened = await particleProducts({ ...asked, fetch: nowhere }).openProduct(client, 'lamp', neverAborted());
  expect(codeOf(opened)).toBe('cloud-not-found');
});

describe('the answer to a change', () => {
  it('tells the name that was stored, not the one that was sent', async () => {
    const rename = (body: unknown) => account(() => [200, body]).renameDevice(id, 'my lamp', neverAborted());
    expect(await rename({ id, name: 'my_lamp', updated_at: '2026-01-01T00:00:00Z' })).toEqual({
      ok: true,
      value: { name: 'my_lamp' },
    });
    expect(await rename({ ok: true })).toEqual({ ok: true, value: { name: undefined } });
    expect(codeOf(await rename({ id: other, name: 'my lamp' }))).toBe('cloud-answer-unreadable');
  });

  it('to a ping says whether the device is there, and one that is not connected is no failure', async () => {
    const ping = async (status: number, body: unknown) => account(() => [status, body]).pingDevice(id, neverAborted());
    expect(await ping(200, { online: true, ok: true })).toMatchObject({ value: true });
    expect(await ping(200, { online: false, ok: true })).toMatchObject({ value: false });
    expect(await ping(200, { connected: true })).toMatchObject({ value: true });
    expect(await ping(404, { ok: false, error: 'Device is not connected' })).toMatchObject({ value: false });
    expect(codeOf(await ping(404, { ok: false, error: 'Device not found' }))).toBe('device-not-in-account');
    expect(codeOf(await ping(403, { error: 'Permission Denied' }))).toBe('device-not-in-account');
    expect(codeOf(await ping(200, { ok: true }))).toBe('cloud-answer-unreadable');
    expect(codeOf(await ping(200, { online: 'yes' }))).toBe('cloud-answer-unreadable');
  });

  it('that says the opposite, or speaks of another device, is no success', async () => {
    const signal = (body: unknown) => account(() => [200, body]).signalDevice(id, true, neverAborted());
    expect(codeOf(await signal({ id, connected: true, signaling: false }))).toBe('change-not-seen');
    expect(codeOf(await signal({ id, connected: true, signaling: true }))).toBe('believed');
    expect(codeOf(await account(() => [200, { id: other, ok: true }]).claimDevice(id, neverAborted()))).toBe(
      'cloud-answer-unreadable',
    );
    const flash = (status: string) => account(() => [200, { id, status }]).flashTinker(id, neverAborted());
    expect(codeOf(await flash('Update failed'))).toBe('tinker-refused');
    expect(codeOf(await flash('Update started'))).toBe('believed');
  });
});
