import { describe, expect, it } from 'vitest';
import type { CloudEvent } from '../../../electron/cloud/cloud-port.ts';
import { particleCloud } from '../../../electron/cloud/particle-cloud.ts';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { systemClock } from '../../../electron/ground/system-clock.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { json, raw, type Script } from '../../support/scripted-server.ts';
import { virtualClock } from '../../support/virtual-clock.ts';
import vectors from '../../vectors/cloud.json' with { type: 'json' };
import { code, device, scriptedCloud, token } from './scripted-cloud.ts';

const at = scriptedCloud();
const { account, cloud } = at;

describe('signing in', () => {
  const details = { username: ' anna@example.com ', password: ' p&ss=wörd+ ' };

  it('sends a form with the client, the name trimmed, the password as typed', async () => {
    at.server.answerWith(json(200, vectors.token_developer.body));
    expect(await cloud().signIn(details, neverAborted())).toEqual({
      ok: true,
      value: { kind: 'signed-in', token: vectors.token_developer.body.access_token },
    });
    const [request] = at.server.seen;
    expect(request).toMatchObject({ method: 'POST', url: '/oauth/token' });
    expect(request?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
      grant_type: 'password',
      username: 'anna@example.com',
      password: ' p&ss=wörd+ ',
      client_id: 'particle-api',
      client_secret: 'particle-api',
      expires_in: '7776000',
    });
  });

  it.each<[ErrorCode, Script]>([
    ['sign-in-refused', json(vectors.errors.bad_password.status, vectors.errors.bad_password.body)],
    ['oauth-client-refused', json(vectors.errors.bad_client.status, vectors.errors.bad_client.body)],
    ['sign-in-locked-out', json(429, {}, { 'Retry-After': '1800' })],
    // As one cloud of other people's tells it.
    ['sign-in-refused', json(503, { code: 503, error: 'server_error', error_description: 'Wrong password' })],
    ['sign-in-refused', json(500, { error: 'server_error', error_description: "User doesn't exist" })],
    ['cloud-server-error', json(503, { error: 'server_error', error_description: 'The database is away' })],
    ['cloud-server-error', raw(503, 'text/html', '<html><title>Wrong password</title></html>')],
    ['cloud-server-error', json(500, {})],
    ['cloud-answer-unreadable', json(200, { token_type: 'bearer' })],
    ['cloud-answer-unreadable', json(200, { access_token: 'with a blank' })],
  ])('ends as %s', async (expected, script) => {
    at.server.answerWith(script);
    expect(code(await cloud().signIn(details, neverAborted()))).toBe(expected);
  });

  it('sends nothing when a field is empty', async () => {
    expect(code(await cloud().signIn({ username: '  ', password: 'x' }, neverAborted()))).toBe(
      'sign-in-details-missing',
    );
    expect(code(await cloud().signIn({ username: 'anna', password: '' }, neverAborted()))).toBe(
      'sign-in-details-missing',
    );
    expect(at.server.seen).toEqual([]);
  });

  it('asks for the second factor and sends it', async () => {
    at.server.answerWith(json(vectors.errors.mfa.status, vectors.errors.mfa.body));
    expect(await cloud().signIn(details, neverAborted())).toEqual({
      ok: true,
      value: { kind: 'one-time-code-needed', mfaToken: 'MFA_TOKEN' },
    });
    at.server.answerWith(json(200, vectors.token_developer.body));
    expect(await cloud().submitOneTimeCode({ mfaToken: 'MFA_TOKEN', code: '123 456' }, neverAborted())).toMatchObject({
      ok: true,
    });
    expect(Object.fromEntries(new URLSearchParams(at.server.seen[1]?.body))).toMatchObject({
      grant_type: 'urn:custom:mfa-otp',
      mfa_token: 'MFA_TOKEN',
      otp: '123456',
    });
    at.server.answerWith(json(403, { error: 'invalid_otp' }));
    expect(code(await cloud().submitOneTimeCode({ mfaToken: 'MFA_TOKEN', code: '1' }, neverAborted()))).toBe(
      'one-time-code-refused',
    );
  });
});

describe('account calls', () => {
  it.each<[string, () => Promise<unknown>, { method: string; url: string; body: string }]>([
    [
      'claim code',
      () => account().createClaimCode(neverAborted()),
      { method: 'POST', url: '/v1/device_claims', body: '' },
    ],
    ['list', () => account().listDevices(neverAborted()), { method: 'GET', url: '/v1/devices', body: '' }],
    [
      'get',
      () => account().getDevice(device, neverAborted()),
      { method: 'GET', url: `/v1/devices/${device}`, body: '' },
    ],
    [
      'claim by id',
      () => account().claimDevice(device, neverAborted()),
      { method: 'POST', url: '/v1/devices', body: `id=${device}` },
    ],
    [
      'rename',
      () => account().renameDevice(device, 'a&b', neverAborted()),
      { method: 'PUT', url: `/v1/devices/${device}`, body: 'name=a%26b' },
    ],
    [
      'signal',
      () => account().signalDevice(device, true, neverAborted()),
      { method: 'PUT', url: `/v1/devices/${device}`, body: 'signal=1' },
    ],
    [
      'ping',
      () => account().pingDevice(device, neverAborted()),
      { method: 'PUT', url: `/v1/devices/${device}/ping`, body: '' },
    ],
    [
      'variable',
      () => account().readVariable(device, 'a/../b', neverAborted()),
      { method: 'GET', url: `/v1/devices/${device}/a%2F..%2Fb`, body: '' },
    ],
    [
      'function',
      () => account().callFunction(device, 'led', 'on', neverAborted()),
      { method: 'POST', url: `/v1/devices/${device}/led`, body: 'args=on' },
    ],
    [
      'sign-out',
      () => account().signOut(neverAborted()),
      { method: 'DELETE', url: '/v1/access_tokens/current', body: '' },
    ],
  ])('%s', async (_name, call, expected) => {
    at.server.answerWith(json(200, {}));
    await call();
    expect(at.server.seen).toHaveLength(1);
    expect(at.server.seen[0]).toMatchObject(expected);
    expect(at.server.seen[0]?.headers.authorization).toBe(`Bearer ${token}`);
    expect(at.server.seen[0]?.url).not.toContain(token);
  });

  it('read a claim code, my devices and the cloud’s clock', async () => {
    at.server.answerWith(
      json(200, vectors.device_claims.developer.body, { Date: new Date(Date.now() + 3_600_000).toUTCString() }),
    );
    const claim = await account().createClaimCode(neverAborted());
    expect(claim).toMatchObject({
      ok: true,
      value: { claimCode: vectors.device_claims.developer.body.claim_code, deviceIds: [device] },
    });
    const told = claim.ok ? claim.value.cloudTime : undefined;
    expect(Math.abs((told?.date ?? 0) - Date.now() - 3_600_000)).toBeLessThan(5_000);
    expect(Math.abs((told?.at ?? 0) - systemClock.monotonic())).toBeLessThan(5_000);
    at.server.answerWith(json(200, { claim_code: 'short', device_ids: [] }));
    expect(code(await account().createClaimCode(neverAborted()))).toBe('cloud-answer-unreadable');
  });

  it('read a device however it is written', async () => {
    at.server.answerWith(
      json(200, {
        id: device.toUpperCase(),
        name: null,
        connected: true,
        last_handshake_at: '2026-01-01T00:00:00.000Z',
        unknown: {},
      }),
    );
    expect(await account().getDevice(device, neverAborted())).toEqual({
      ok: true,
      value: {
        id: device,
        name: undefined,
        online: true,
        lastHandshakeAt: Date.UTC(2026, 0, 1),
        lastHeardAt: undefined,
        variables: {},
        functions: [],
        firmware: undefined,
      },
    });
  });

  it('read variables and function results', async () => {
    at.server.answerWith(json(200, vectors.variable_read.body));
    expect(await account().readVariable(device, 'temp', neverAborted())).toEqual({ ok: true, value: 1083 });
    at.server.answerWith(json(200, { id: device, return_value: -3 }));
    expect(await account().callFunction(device, 'led', 'on', neverAborted())).toEqual({ ok: true, value: -3 });
  });

  it.each<[string, (signal: AbortSignal) => Promise<{ ok: boolean; error?: { code: ErrorCode } }>]>([
    ['function', (signal) => account().callFunction(device, 'led', 'on', signal)],
    ['flash', (signal) => account().flashFile(device, new Uint8Array(8), signal)],
  ])('tell a %s that arrived without an answer, and one that was never sent, apart', async (_, order) => {
    at.server.answerWith((_request, response) => response.socket?.destroy());
    expect(code(await order(neverAborted()))).toBe('order-fate-unknown');
    at.server.answerWith(json(500, {}));
    expect(code(await order(neverAborted()))).toBe('order-fate-unknown');
    at.server.answerWith(json(429, {}));
    expect(code(await order(neverAborted()))).toBe('cloud-too-many-requests');
    const stop = new AbortController();
    at.server.answerWith(() => stop.abort());
    expect(code(await order(stop.signal))).toBe('order-fate-unknown');
    const away = async () => Promise.reject(new Error('net::ERR_INTERNET_DISCONNECTED'));
    const offline = particleCloud(
      { baseUrl: at.server.url, fetch: away, clock: systemClock },
      { id: 'a', secret: 'b' },
    );
    expect(code(await offline.account(token).callFunction(device, 'led', 'on', neverAborted()))).toBe(
      'cloud-unreachable',
    );
  });

  it('check a pasted token, also one of limited scope', async () => {
    at.server.answerWith(json(200, { username: 'anna@example.com' }));
    expect(await account().check(neverAborted())).toEqual({ ok: true, value: { userName: 'anna@example.com' } });
    at.server.answerWith((request, response) =>
      (request.url === '/v1/user' ? json(403, {}) : json(200, []))(request, response),
    );
    expect(await account().check(neverAborted())).toEqual({ ok: true, value: { userName: undefined } });
    at.server.answerWith(json(401, vectors.errors.expired_token.body));
    expect(code(await account().check(neverAborted()))).toBe('access-token-invalid');
  });
});

describe('events', () => {
  it('come parsed, comments and nonsense skipped, and the stream opens again after its end', async () => {
    let streams = 0;
    at.server.answerWith((_request, response) => {
      streams += 1;
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      response.write(':ok\n\nevent: broken\ndata: {not json\n\n');
      response.write(vectors.sse_online.text.slice(0, 40));
      response.end(vectors.sse_online.text.slice(40));
    });
    const clock = virtualClock();
    const stop = new AbortController();
    const events = particleCloud({ baseUrl: at.server.url, fetch, clock }, { id: 'a', secret: 'b' })
      .account(token)
      .events('spark/status', stop.signal);
    const seen: CloudEvent[] = [];
    const following = (async () => {
      for await (const event of events) if (seen.push(event) === 2) stop.abort();
    })();
    for (let turn = 0; turn < 200 && seen.length < 2; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (clock.sleepers() > 0 && seen.length === 1) await clock.advance(2_000);
    }
    await following;
    expect(streams).toBe(2);
    expect(at.server.seen[0]?.url).toBe('/v1/devices/events/spark%2Fstatus');
    expect(seen[0]).toEqual({
      name: 'spark/status',
      data: 'online',
      deviceId: device,
      publishedAt: Date.parse('2017-04-05T19:38:48.000Z'),
    });
  });
});
