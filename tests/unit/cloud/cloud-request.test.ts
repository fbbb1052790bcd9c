import { describe, expect, it } from 'vitest';
import { networkError, serverWords } from '../../../electron/cloud/cloud-request.ts';
import { particleCloud } from '../../../electron/cloud/particle-cloud.ts';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { systemClock } from '../../../electron/ground/system-clock.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { cloudLimits } from '../../../shared/time-limits.ts';
import { json, raw, type Script, scriptedServer } from '../../support/scripted-server.ts';
import { virtualClock } from '../../support/virtual-clock.ts';
import vectors from '../../vectors/cloud.json' with { type: 'json' };
import { code, device, scriptedCloud, token } from './scripted-cloud.ts';

const at = scriptedCloud();
const { account, cloud } = at;

describe('error bodies', () => {
  it.each<[unknown, string]>([
    [{ ok: false, errors: ['That belongs to someone else.'] }, 'That belongs to someone else.'],
    [{ ok: false, errors: ['One.', 'Two.'] }, 'One. Two.'],
    [{ errors: [{ error: 'Inner.' }] }, 'Inner.'],
    [{ errors: [{ error: { status: 'Deep.' } }] }, 'Deep.'],
    [{ ok: false, error: 'Plain.' }, 'Plain.'],
    [{ error: 'invalid_token', error_description: 'The access token is invalid.' }, 'The access token is invalid.'],
    [{ info: 'Device not found', error: 'x' }, 'Device not found'],
  ])('%j is quoted', (body, words) => {
    expect(serverWords(body)).toBe(words);
  });

  it.each<[ErrorCode, Script]>([
    ['access-token-invalid', json(401, vectors.errors.expired_token.body)],
    ['device-not-in-account', json(403, vectors.errors.owned_by_other.body)],
    ['device-not-in-account', json(404, { ok: false, error: 'Device not found.' })],
    ['device-not-in-account', raw(404, 'text/plain', 'Not Found')],
    ['device-not-answering', json(408, { error: 'Timed out.' })],
    ['cloud-too-many-requests', json(429, {}, { 'Retry-After': '7' })],
    ['cloud-refused', json(400, { error: 'nope' })],
    ['cloud-server-error', json(500, {})],
    ['cloud-server-error', raw(502, 'text/html', '<html><title>Bad Gateway</title></html>')],
    ['cloud-sign-in-page', raw(200, 'text/html', '<!doctype html><title>Hotel Wi-Fi</title>')],
    ['cloud-sign-in-page', raw(200, 'text/plain', '  <html><title>Hotel Wi-Fi</title></html>')],
    ['cloud-sign-in-page', raw(302, 'text/plain', '', { Location: 'http://127.0.0.1:1/login' })],
    ['cloud-sign-in-page', raw(511, 'text/html', '<title>Sign in</title>')],
    ['cloud-answer-unreadable', raw(200, 'application/json', '{"id": "3b00')],
    ['cloud-answer-unreadable', json(200, [1, 2])],
  ])('%s', async (expected, script) => {
    at.server.answerWith(script);
    expect(code(await account().getDevice(device, neverAborted()))).toBe(expected);
  });

  it('quote the server and name the seconds to wait', async () => {
    at.server.answerWith(json(403, vectors.errors.owned_by_other.body));
    expect(await account().claimDevice(device, neverAborted())).toMatchObject({
      error: { saw: vectors.errors.owned_by_other.body.errors[0] },
    });
    at.server.answerWith(json(429, {}, { 'Retry-After': '7' }));
    expect(await account().listDevices(neverAborted())).toMatchObject({ error: { details: { seconds: 7 } } });
    // A date is one of the clock that wrote it, three hours off here.
    const inCloud = Date.now() + 3 * 3_600_000;
    const until = { 'Retry-After': new Date(inCloud + 90_000).toUTCString() };
    at.server.answerWith(json(429, {}, { ...until, Date: new Date(inCloud).toUTCString() }));
    expect(await account().listDevices(neverAborted())).toMatchObject({ error: { details: { seconds: 90 } } });
    at.server.answerWith(raw(200, 'text/html', '<title>Hotel Wi-Fi</title>'));
    expect(await account().listDevices(neverAborted())).toMatchObject({ error: { saw: 'Hotel Wi-Fi' } });
  });

  it('never quote an answer that was cut off, for it may hold a claim code or a token', async () => {
    const claim = vectors.device_claims.developer.body.claim_code;
    at.server.answerWith(raw(200, 'application/json', `{"claim_code":"${claim}","devi`));
    const answer = await account().createClaimCode(neverAborted());
    expect(code(answer)).toBe('cloud-answer-unreadable');
    expect(JSON.stringify(answer)).not.toContain(claim.slice(0, 20));
  });

  it('never quote a password, blanks and length notwithstanding', async () => {
    const password = `two  blanks and "quotes" ${'long '.repeat(60)}end`;
    at.server.answerWith((request, response) => {
      const echo = new URLSearchParams(request.body).get('password');
      json(400, { error: 'invalid_grant', error_description: `bad password: ${echo}` })(request, response);
    });
    const answer = await cloud().signIn({ username: 'anna', password }, neverAborted());
    expect(answer).toMatchObject({ error: { code: 'sign-in-refused', saw: 'bad password: …' } });
  });

  it('of a web page do not count as the cloud', async () => {
    for (const status of [403, 404, 502]) {
      at.server.answerWith(raw(status, 'text/html', '<html><title>Router</title></html>'));
      expect((await cloud().reach(neverAborted())).ok).toBe(false);
    }
    at.server.answerWith(json(401, vectors.errors.expired_token.body));
    expect((await cloud().reach(neverAborted())).ok).toBe(true);
    at.server.answerWith(raw(404, 'text/plain', ''));
    expect((await cloud().reach(neverAborted())).ok).toBe(true);
  });

  it('never quote the token', async () => {
    at.server.answerWith((request, response) => json(400, { error: request.headers.authorization })(request, response));
    const answer = await account().listDevices(neverAborted());
    expect(code(answer)).toBe('cloud-refused');
    expect(JSON.stringify(answer)).not.toContain(token);
  });
});

describe('the network', () => {
  it.each<[ErrorCode, unknown]>([
    ['cloud-unreachable', new TypeError('fetch failed', { cause: { code: 'ENOTFOUND' } })],
    ['cloud-unreachable', new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } })],
    ['cloud-unreachable', new Error('net::ERR_INTERNET_DISCONNECTED')],
    ['cloud-connection-not-secure', new TypeError('fetch failed', { cause: { code: 'SELF_SIGNED_CERT_IN_CHAIN' } })],
    ['cloud-connection-not-secure', new TypeError('fetch failed', { cause: { code: 'ERR_TLS_CERT_ALTNAME_INVALID' } })],
    ['cloud-connection-not-secure', new Error('net::ERR_CERT_AUTHORITY_INVALID')],
    ['computer-clock-wrong', new TypeError('fetch failed', { cause: { code: 'CERT_NOT_YET_VALID' } })],
    ['computer-clock-wrong', new Error('net::ERR_CERT_DATE_INVALID')],
    ['proxy-refuses', new Error('net::ERR_TUNNEL_CONNECTION_FAILED')],
    ['proxy-refuses', new Error('net::ERR_PROXY_AUTH_UNSUPPORTED')],
    ['proxy-unreachable', new Error('net::ERR_PROXY_CONNECTION_FAILED')],
    ['cloud-unreachable', 'not even an error'],
  ])('%s', (expected, error) => {
    expect(networkError(error).code).toBe(expected);
  });

  it('refused by a real socket is unreachable, and silence ends at the time limit', async () => {
    const closed = await scriptedServer(json(200, {}));
    await closed.close();
    const gone = particleCloud({ baseUrl: closed.url, fetch, clock: systemClock }, { id: 'a', secret: 'b' });
    expect(code(await gone.reach(neverAborted()))).toBe('cloud-unreachable');

    const clock = virtualClock();
    at.server.answerWith(() => {});
    const answer = particleCloud({ baseUrl: at.server.url, fetch, clock }, { id: 'a', secret: 'b' }).reach(
      neverAborted(),
    );
    await clock.advance(cloudLimits.callMs);
    expect(code(await answer)).toBe('cloud-timed-out');
    expect(clock.sleepers()).toBe(0);
  });

  it.each([301, 302, 303, 307, 308])(
    'that answers %i leads no password and no token to another address',
    async (status) => {
      const stranger = await scriptedServer(json(200, vectors.token_developer.body));
      try {
        at.server.answerWith((request, response) => {
          raw(status, 'text/plain', '', { Location: `${stranger.url}${request.url}` })(request, response);
        });
        const signIn = cloud().signIn({ username: 'anna', password: 'p&ss=wörd' }, neverAborted());
        expect(code(await signIn)).toBe('cloud-sign-in-page');
        expect(code(await account().listDevices(neverAborted()))).toBe('cloud-sign-in-page');
        const stop = new AbortController();
        const clock = virtualClock();
        const following = particleCloud({ baseUrl: at.server.url, fetch, clock }, { id: 'a', secret: 'b' });
        const events = following.account(token).events('spark/status', stop.signal);
        const next = events[Symbol.asyncIterator]().next();
        // A second stream is asked for when the first has come to its end.
        const streams = async () => {
          await clock.advance(1_000);
          return at.server.seen.length - 2;
        };
        await expect.poll(streams, { timeout: 10_000 }).toBe(2);
        stop.abort();
        await next;
        expect(stranger.seen).toEqual([]);
      } finally {
        await stranger.close();
      }
    },
  );

  it('can be cancelled', async () => {
    const stop = new AbortController();
    at.server.answerWith(() => stop.abort());
    const answer = cloud().reach(stop.signal);
    expect(code(await answer)).toBe('cancelled');
  });
});
