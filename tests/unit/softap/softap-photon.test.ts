import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { systemClock } from '../../../electron/ground/system-clock.ts';
import { softapPhoton } from '../../../electron/softap/softap-photon.ts';
import { isClaimCode } from '../../../shared/claim-code.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import type { CheckedNetworkChoice } from '../../../shared/network-choice.ts';
import type { Result } from '../../../shared/result.ts';
import { photonLimits } from '../../../shared/time-limits.ts';
import { checkNetworkChoice } from '../../../shared/wifi-network.ts';
import { parsePublicKey, systemRandomBytes } from '../../../shared/wifi-password.ts';
import { checkedChoice } from '../../support/checked-choice.ts';
import { answering, closedPort, scriptedSocket } from '../../support/scripted-socket.ts';
import { virtualClock } from '../../support/virtual-clock.ts';
import encryption from '../../vectors/encryption.json' with { type: 'json' };
import httpFrames from '../../vectors/http-frames.json' with { type: 'json' };
import names from '../../vectors/names-and-codes.json' with { type: 'json' };
import tcpFrames from '../../vectors/tcp-frames.json' with { type: 'json' };

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((server) => server.close()));
});

async function serve(onConnection: (socket: Socket, received: () => string) => void) {
  const server = await scriptedSocket(onConnection);
  opened.push(server);
  return server;
}

async function photonAt({ tcpPort, httpPort }: { tcpPort?: number; httpPort?: number }, clock = systemClock) {
  return softapPhoton(
    { host: '127.0.0.1', tcpPort: tcpPort ?? (await closedPort()), httpPort: httpPort ?? (await closedPort()) },
    { clock, random: systemRandomBytes },
  );
}

const code = (result: Result<unknown>): ErrorCode | 'fine' => (result.ok ? 'fine' : result.error.code);
const { responses } = tcpFrames;

describe('a Photon over TCP', () => {
  it('is done with the complete JSON although the device never closes', async () => {
    const server = await serve(answering(responses.device_id, 'stay'));
    const photon = await photonAt({ tcpPort: server.port });
    expect(await photon.deviceId(neverAborted())).toEqual({
      ok: true,
      value: { id: '3b0021001747353236343033', claimedBefore: true },
    });
    expect(server.requests).toEqual([tcpFrames.requests.device_id]);
  });

  it('opens a new connection for each command and sends one at a time', async () => {
    let open = 0;
    let most = 0;
    const server = await serve((socket, received) => {
      socket.once('data', () => {
        open += 1;
        most = Math.max(most, open);
        setImmediate(() => {
          open -= 1;
          socket.end(received().startsWith('version') ? responses.version : responses.device_id);
        });
      });
    });
    const photon = await photonAt({ tcpPort: server.port });
    await Promise.all([
      photon.version(neverAborted()),
      photon.deviceId(neverAborted()),
      photon.version(neverAborted()),
    ]);
    expect(server.requests).toEqual(['version\n0\n\n', 'device-id\n0\n\n', 'version\n0\n\n']);
    expect(most).toBe(1);
  });

  it('takes an answer that comes byte by byte', async () => {
    const server = await serve((socket) =>
      socket.once('data', async () => {
        for (const character of responses.device_id) {
          socket.write(character);
          await new Promise((resolve) => setImmediate(resolve));
        }
      }),
    );
    expect(code(await (await photonAt({ tcpPort: server.port })).deviceId(neverAborted()))).toBe('fine');
  });

  it.each<[string, ErrorCode, (socket: Socket) => void]>([
    ['a reset in the middle', 'photon-connection-lost', answering('\n\n{"id":"3B00', 'reset')],
    ['half a JSON and the end', 'photon-connection-lost', answering('\n\n{"id":"3B00')],
    ['the end at once', 'photon-connection-lost', (socket) => void socket.end()],
    ['not understood', 'photon-request-refused', answering('\n\n')],
    ['garbage bytes', 'photon-answer-unreadable', answering('\x00\xff\x13garbage')],
    ['wrong types', 'photon-answer-unreadable', answering('\n\n{"id":5,"c":true}')],
    ['the answer to another command', 'photon-answer-unreadable', answering(responses.version)],
    ['a mebibyte', 'photon-answer-too-large', answering(`\n\n{"id":"${'A'.repeat(1024 * 1024)}"}`)],
    [
      'a web page',
      'not-a-photon',
      answering('HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\n\r\n<h1>400</h1>'),
    ],
  ])('%s ends as %s', async (_name, expected, behave) => {
    const server = await serve(behave);
    expect(code(await (await photonAt({ tcpPort: server.port })).deviceId(neverAborted()))).toBe(expected);
  });

  it('ends silence at the limit of the command', async () => {
    const clock = virtualClock();
    const server = await serve(() => {});
    const photon = await photonAt({ tcpPort: server.port }, clock);
    const answer = photon.publicKey(neverAborted());
    while (server.requests[0] === undefined || server.requests[0] === '')
      await new Promise((resolve) => setImmediate(resolve));
    await clock.advance(photonLimits.commandsMs['public-key'] - 1);
    let settled = false;
    void answer.then(() => (settled = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(settled).toBe(false);
    await clock.advance(1);
    expect(code(await answer)).toBe('photon-timed-out');
    expect(clock.sleepers()).toBe(0);
  });

  it('is cancelled at once, and what waits behind it too', async () => {
    const server = await serve(() => {});
    const photon = await photonAt({ tcpPort: server.port });
    const stop = new AbortController();
    const answers = [photon.version(stop.signal), photon.deviceId(stop.signal)];
    stop.abort();
    expect((await Promise.all(answers)).map(code)).toEqual(['cancelled', 'cancelled']);
  });

  it('is cancelled at once while it waits behind another', async () => {
    const server = await serve(() => undefined);
    const photon = await photonAt({ tcpPort: server.port });
    const [first, second] = [new AbortController(), new AbortController()];
    const slow = photon.scanNetworks(first.signal);
    const waiting = photon.deviceId(second.signal);
    second.abort();
    expect(code(await waiting)).toBe('cancelled');
    first.abort();
    expect(code(await slow)).toBe('cancelled');
  });

  it('leaves no connection open', async () => {
    const server = await serve(answering(responses.version, 'stay'));
    const photon = await photonAt({ tcpPort: server.port });
    await photon.version(neverAborted());
    for (let turn = 0; turn < 100 && server.openSockets() > 0; turn += 1)
      await new Promise((resolve) => setImmediate(resolve));
    expect(server.openSockets()).toBe(0);
  });
});

describe('a Photon over HTTP', () => {
  it('is asked when TCP is refused, and from then on first', async () => {
    const server = await serve(answering(httpFrames.responses.device_id));
    const photon = await photonAt({ httpPort: server.port });
    expect(code(await photon.deviceId(neverAborted()))).toBe('fine');
    expect(code(await photon.deviceId(neverAborted()))).toBe('fine');
    expect(server.requests[0]).toBe('GET /device-id HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n');
    expect(server.requests).toHaveLength(2);
  });

  it('is not asked when TCP took the request and failed', async () => {
    const tcp = await serve(answering('', 'reset'));
    const http = await serve(answering(httpFrames.responses.device_id));
    const photon = await photonAt({ tcpPort: tcp.port, httpPort: http.port });
    expect(code(await photon.deviceId(neverAborted()))).toBe('photon-connection-lost');
    expect(http.requests).toEqual([]);
  });

  it('a router’s page is no Photon', async () => {
    const server = await serve(
      answering('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>Home Router</title>'),
    );
    const answer = await (await photonAt({ httpPort: server.port })).deviceId(neverAborted());
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'not-a-photon', saw: expect.stringContaining('Home Router') },
    });
  });

  it('nobody at either port is not reachable', async () => {
    expect(await (await photonAt({})).deviceId(neverAborted())).toMatchObject({
      error: { code: 'photon-not-reachable', saw: 'ECONNREFUSED' },
    });
  });
});

describe('commands that change the Photon', () => {
  const key = parsePublicKey(encryption.testKey.publicKey);
  const { developer } = names.claimCodes;
  if (!key.ok || !isClaimCode(developer)) throw new Error('vector');

  it('sends the claim code, and says when it is not stored', async () => {
    const good = await serve(answering(responses.ok));
    expect(code(await (await photonAt({ tcpPort: good.port })).setClaimCode(developer, neverAborted()))).toBe('fine');
    expect(good.requests).toEqual([tcpFrames.requests.set_claim_code]);
    const bad = await serve(answering(responses.set_unknown_key));
    expect(code(await (await photonAt({ tcpPort: bad.port })).setClaimCode(developer, neverAborted()))).toBe(
      'claim-code-not-stored',
    );
  });

  it('takes no choice that nobody checked', () => {
    // @ts-expect-error it does not build
    const unchecked: CheckedNetworkChoice = { ssid: 'Home', security: 4_194_308, password: 'short' };
    expect(code(checkNetworkChoice(unchecked))).toBe('network-password-too-short');
  });

  it('says that old firmware does not know enterprise networks', async () => {
    const server = await serve(answering(responses.bad_request));
    const photon = await photonAt({ tcpPort: server.port });
    const enterprise = { kind: 'peap', userName: 'u', password: 'p' } as const;
    const choice = checkedChoice({ ssid: 'Corp', security: 37_748_740, enterprise });
    expect(code(await photon.configureNetwork(choice, key.value, neverAborted()))).toBe('enterprise-not-supported');
  });

  it.each<[string, boolean, (socket: Socket) => void]>([
    ['an answer', true, answering(responses.ok)],
    ['a lost answer', false, (socket) => void socket.once('data', () => socket.end())],
    ['half an answer', false, answering('\n\n{"r"')],
    ['a reset', false, answering('', 'reset')],
  ])('connect-ap with %s is acknowledged: %s', async (_name, acknowledged, behave) => {
    const server = await serve(behave);
    expect(await (await photonAt({ tcpPort: server.port })).connect(neverAborted())).toEqual({
      ok: true,
      value: { acknowledged },
    });
  });

  it('connect-ap to nobody, or refused, is no success', async () => {
    expect(code(await (await photonAt({})).connect(neverAborted()))).toBe('photon-not-reachable');
    const server = await serve(answering('\n\n{"r":1}'));
    expect(code(await (await photonAt({ tcpPort: server.port })).connect(neverAborted()))).toBe('photon-did-not-leave');
  });
});
