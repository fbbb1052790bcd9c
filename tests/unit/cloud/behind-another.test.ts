import { describe, expect, it } from 'vitest';
import { accountSession } from '../../../electron/app/account-session.ts';
import { signInGuard } from '../../../electron/app/sign-in-guard.ts';
import type { AccessToken } from '../../../electron/cloud/cloud-port.ts';
import { defaultOAuthClient, particleCloud } from '../../../electron/cloud/particle-cloud.ts';
import { particleProducts } from '../../../electron/cloud/product-cloud.ts';
import { runDeviceJobs } from '../../../electron/devices/device-jobs.ts';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import type { DeviceJobAction } from '../../../shared/device-jobs.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const id = '3b0021001747353236343033' as DeviceId;
const token = 'a'.repeat(40) as AccessToken;
const page = '<!doctype html><html><head><title>Blocked by Example Gateway</title></head><body>no</body></html>';

function answer(status: number, body: unknown): Response {
  const isText = typeof body === 'string';
  return new Response(isText ? body : JSON.stringify(body), {
    status,
    headers: { 'Content-Type': isText ? (body.startsWith('<') ? 'text/html' : 'text/plain') : 'application/json' },
  });
}

function connection(respond: (path: string, init: RequestInit) => Response, baseUrl = 'https://cloud.example.com') {
  return {
    baseUrl,
    clock: virtualClock(),
    fetch: async (url: string, init: RequestInit) => respond(new URL(url).pathname, init),
  };
}

const record = { id, name: 'lamp', online: true, functions: [], variables: {} };
const particles = 'https://api.particle.io';
const compatible = 'http://192.168.1.5:8080';

describe('a refusal is the cloud’s own', () => {
  it.each<[ErrorCode, number, unknown, string]>([
    ['cloud-behind-another', 401, page, compatible],
    ['cloud-behind-another', 403, page, compatible],
    ['cloud-behind-another', 404, page, compatible],
    ['cloud-behind-another', 400, page, compatible],
    ['proxy-refuses', 407, page, particles],
    ['proxy-refuses', 407, { error: 'proxy' }, compatible],
    ['cloud-timed-out', 408, page, compatible],
    ['cloud-too-many-requests', 429, page, compatible],
    ['cloud-server-error', 503, page, compatible],
    // Gateways for other APIs.
    ['cloud-behind-another', 403, { message: 'Forbidden' }, particles],
    ['cloud-behind-another', 404, { message: 'no Route matched with those values' }, particles],
    ['cloud-behind-another', 401, '', particles],
    ['cloud-behind-another', 403, 'Access denied', particles],
    ['cloud-behind-another', 404, [], particles],
    ['access-token-invalid', 401, { error: 'invalid_token' }, particles],
    ['device-not-in-account', 403, { ok: false, errors: ['Nope'] }, particles],
    ['device-not-in-account', 404, { info: 'I do not know that device' }, particles],
    // Compatible clouds refuse with less.
    ['access-token-invalid', 401, '', compatible],
    ['device-not-in-account', 403, 'Access denied', compatible],
    ['device-not-in-account', 404, {}, compatible],
  ])('or not: %s for %i %j at %s', async (code, status, body, baseUrl) => {
    const cloud = particleCloud(
      connection(() => answer(status, body), baseUrl),
      defaultOAuthClient,
    );
    expect(await cloud.account(token).getDevice(id, neverAborted())).toMatchObject({ ok: false, error: { code } });
  });

  it('at a sign-in, too: no password and no client was refused', async () => {
    const behind = connection(() => answer(401, page));
    const signedIn = await particleCloud(behind, defaultOAuthClient).signIn(
      { username: 'a', password: 'b' },
      neverAborted(),
    );
    expect(signedIn).toMatchObject({ error: { code: 'cloud-behind-another' } });
    const opened = await particleProducts(behind).openProduct({ id: 'a', secret: 's3cret' }, 'p', neverAborted());
    expect(opened).toMatchObject({ error: { code: 'cloud-behind-another', saw: 'Blocked by Example Gateway' } });
  });

  it('or a token is checked by the list of devices, where a local cloud has no users', async () => {
    const local = connection((path) => (path === '/v1/user' ? answer(404, page) : answer(200, [])), compatible);
    expect(await particleCloud(local, defaultOAuthClient).account(token).check(neverAborted())).toMatchObject({
      ok: true,
    });
  });
});

it('a sign-in that was kept outlives a gateway', async () => {
  let forgotten = 0;
  const kept = {
    keep: () => undefined,
    forget: () => {
      forgotten += 1;
    },
    read: async () => ({ token, userName: 'ann' }),
  };
  const behind = connection(() => answer(401, page));
  const auth = () => particleCloud(behind, defaultOAuthClient);
  expect(
    await accountSession(
      auth,
      signInGuard(behind.clock, () => 'one'),
      () => undefined,
      kept as never,
    ).resume(),
  ).toBe('resumed');
  expect(forgotten).toBe(0);
});

describe('an order that met a gateway', () => {
  async function work(access: Parameters<typeof runDeviceJobs>[0], action: DeviceJobAction) {
    const results: unknown[] = [];
    const request = { workId: 'w', deviceIds: [id], actions: [action] };
    for await (const event of runDeviceJobs(access, request, virtualClock(), neverAborted())) {
      if (event.type === 'action-finished') results.push(event.result);
    }
    return results;
  }

  it('is not told as done', async () => {
    let gateway = false;
    const behind = connection((_path, { method }) => {
      gateway ||= method === 'DELETE';
      return gateway ? answer(403, page) : answer(200, record);
    });
    const account = particleCloud(behind, defaultOAuthClient).account(token);
    expect(await work({ account, product: undefined }, 'unclaim')).toMatchObject([
      { status: 'failed', error: { code: 'cloud-behind-another' } },
    ]);
  });

  it.each<DeviceJobAction>(['remove-from-product', 'deny'])('is not told as not needed: %s', async (action) => {
    let gateway = false;
    const behind = connection((path) => {
      if (path === '/oauth/token') return answer(200, { access_token: token });
      return gateway ? answer(404, page) : answer(200, { product: { id: 1, slug: 's', name: 'n' } });
    });
    const opened = await particleProducts(behind).openProduct({ id: 'a', secret: 'b' }, 's', neverAborted());
    if (!opened.ok) throw new Error(opened.error.code);
    gateway = true;
    expect(await work({ account: undefined, product: opened.value }, action)).toMatchObject([
      { status: 'failed', error: { code: 'cloud-behind-another' } },
    ]);
  });
});
