import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { type Firmware, firmwareProfiles, firmwares } from '../../electron/simulator/device/firmware.ts';
import frames from '../vectors/http-frames.json' with { type: 'json' };
import { happens, hastyClock, httpAnswerEnded, knownDevice, openWorld, type RawAnswer, sendRaw } from './in-a-world.ts';

const { requests, responses } = frames;

async function openKnown(firmware: Firmware) {
  const world = await openWorld({ firmware, device: knownDevice, setUpBefore: true });
  /** Silence of 100 ms counts as silence: what is answered at all is answered in a few. */
  const ask = (...pieces: readonly string[]): Promise<RawAnswer> =>
    sendRaw(world.ready.http.port, pieces, { enough: httpAnswerEnded, silenceMs: 100 });
  return { world, ask };
}

describe.each(firmwares)('firmware %s on HTTP, byte for byte', (firmware) => {
  it.each([
    ['device-id', requests.device_id, responses.device_id],
    ['version', 'GET /version HTTP/1.1\r\n\r\n', responses.version],
    ['set as curl sends it', requests.set_curl_style, responses.r0],
    ['set without a content type', requests.set_no_content_type, responses.r0],
    ['set as an octet stream', requests.set_octet_stream, responses.r0],
    ['set by PUT', requests.set_curl_style.replace('POST', 'PUT'), responses.r0],
    ['connect-ap', requests.connect_ap, responses.r0],
    ['a body that is not understood', 'POST /set HTTP/1.1\r\nContent-Length: 3\r\n\r\n[1]', responses.bad_body],
    ['a query after the path', 'GET /version?a=b HTTP/1.1\r\n\r\n', responses.version],
    ['a path with %-codes', 'GET /%76ersion HTTP/1.1\r\n\r\n', responses.version],
    ['the greeting', 'GET /hello HTTP/1.1\r\n\r\n', responses.hello],
  ])('answers %s', async (_, request, answer) => {
    const { ask } = await openKnown(firmware);
    expect(await ask(request)).toEqual({ text: answer, closed: false });
  });

  it.each(frames.negative.filter(({ why }) => !why.startsWith('0.7.0+')))(
    '$why',
    async ({ send, expect: expected }) => {
      const { ask } = await openKnown(firmware);
      expect(await ask(send)).toEqual({ text: expected ?? '', closed: false });
    },
  );

  it('sends every hex digit of the key as a chunk of its own', async () => {
    const { ask } = await openKnown(firmware);
    const { text } = await ask('GET /public-key HTTP/1.1\r\n\r\n');
    const chunks = text.slice(text.indexOf('\r\n\r\n') + 4).split('\r\n');
    expect(chunks.slice(0, 12)).toEqual(['1', '{', '1', '"', '1', 'b', '1', '"', '1', ':', '1', '"']);
    // 5 pieces before the digits, 9 after, two lines each; the last chunk, and what follows it.
    expect(chunks).toHaveLength(2 * (6 + 588 + 8) + 3);
  });

  it('disconnects after the answer when asked to in the exact spelling only', async () => {
    const { world } = await openKnown(firmware);
    const get = (header: string) =>
      sendRaw(world.ready.http.port, [`GET /version HTTP/1.1\r\n${header}\r\n\r\n`], {
        silenceMs: 100,
        answerMs: 5_000,
      });
    expect(await get('Connection: close')).toEqual({ text: responses.version, closed: true });
    expect(await get('connection: close')).toEqual({ text: responses.version, closed: false });
    expect(await get('Connection: Close')).toEqual({ text: responses.version, closed: false });
  });

  it('answers request after request on one connection', async () => {
    const { world } = await openKnown(firmware);
    const socket = connect(world.ready.http.port, '127.0.0.1');
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
    });
    for (const [count, request] of ['GET /version HTTP/1.1\r\n\r\n', requests.device_id].entries()) {
      socket.write(request);
      await expect.poll(() => text.split('0\r\n\r\n').length, { interval: 2 }).toBe(count + 2);
    }
    expect(text).toBe(responses.version + responses.device_id);
    socket.destroy();
  });

  it('is silent when the head of a request comes in two segments', async () => {
    const { ask } = await openKnown(firmware);
    expect(await ask('GET /version HTTP/1.1\r\nHo', 'st: a\r\n\r\n')).toEqual({ text: '', closed: false });
  });

  it('reads a body in a later segment, or loses it, by version', async () => {
    const { world, ask } = await openKnown(firmware);
    const [head, body] = requests.set_curl_style.split('\r\n\r\n') as [string, string];
    const { text } = await ask(`${head}\r\n\r\n`, body.slice(0, 30), body.slice(30));
    const reads = firmwareProfiles[firmware].readsLaterSegments;
    expect(text).toBe(reads ? responses.r0 : responses.bad_body);
    expect(world.device.claimCodeStored).toBe(reads);
  });

  it.each([
    ['with its length', `Content-Length: ${12 * 1024 + 1}`],
    ['in chunks', 'Transfer-Encoding: chunked'],
  ])('keeps no body beyond 12 kB that comes %s', async (_, header) => {
    const { world, ask } = await openKnown(firmware);
    const { text } = await ask(`POST /set HTTP/1.1\r\n${header}\r\n\r\n${'x'.repeat(12 * 1024 + 1)}`);
    expect(text).toBe('');
    expect(world.events.some(({ type }) => type === 'device-asked')).toBe(false);
  });

  it('sends the front page on', async () => {
    const { ask } = await openKnown(firmware);
    const target = firmwareProfiles[firmware].applicationPages ? '/index' : '/hello';
    expect((await ask('GET / HTTP/1.1\r\n\r\n')).text).toBe(responses.root.replace('/index', target));
  });
});

describe.each(['0.7.0', '2.3.1'] as const)('firmware %s', (firmware) => {
  it.each(frames.negative.filter(({ why }) => why.startsWith('0.7.0+')))('$why', async ({ send, expect: expected }) => {
    const { ask } = await openKnown(firmware);
    expect(await ask(send)).toEqual({ text: expected, closed: false });
    expect(await ask('GET /Version HTTP/1.1\r\n\r\n')).toEqual({ text: expected, closed: false });
  });

  it('redirects /index to the greeting', async () => {
    const { ask } = await openKnown(firmware);
    expect((await ask('GET /index HTTP/1.1\r\n\r\n')).text).toMatch(/^HTTP\/1\.1 301\r\n[\s\S]*Location: \/hello\r\n/);
  });

  it('serves ten connections at once and sends the eleventh away', async () => {
    const { world } = await openKnown(firmware);
    const idle = Array.from({ length: 10 }, () => connect(world.ready.http.port, '127.0.0.1'));
    await Promise.all(idle.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
    const { text } = await sendRaw(world.ready.http.port, ['GET /version HTTP/1.1\r\n\r\n']);
    expect(text).toMatch(/^HTTP\/1\.1 503 [\s\S]*Retry-After: 1\r\n/);
    for (const socket of idle) socket.destroy();
  });
});

describe.each(['0.4.4', '0.6.4'] as const)('firmware %s', (firmware) => {
  it('takes a path by its beginning, in any case', async () => {
    const { ask } = await openKnown(firmware);
    for (const path of ['/VERSIONfoo', '/version/', '/Version']) {
      expect((await ask(`GET ${path} HTTP/1.1\r\n\r\n`)).text).toBe(responses.version);
    }
  });

  it('serves one connection; the next waits until it is gone', async () => {
    const { world } = await openKnown(firmware);
    const first = connect(world.ready.http.port, '127.0.0.1');
    await new Promise((resolve) => first.once('connect', resolve));
    const second = sendRaw(world.ready.http.port, ['GET /version HTTP/1.1\r\n\r\n'], { enough: httpAnswerEnded });
    expect(world.events.some(({ type }) => type === 'device-asked')).toBe(false);
    first.destroy();
    expect((await second).text).toBe(responses.version);
  });
});

it('firmware 0.4.4 answers an unknown path without saying where the answer ends', async () => {
  const { ask } = await openKnown('0.4.4');
  const { text, closed } = await ask('GET /nope HTTP/1.1\r\n\r\n');
  expect(text).toMatch(/^HTTP\/1\.1 404 Not Found\r\n/);
  expect(text).not.toMatch(/Content-Length|Transfer-Encoding/);
  expect(closed).toBe(false);
});

it('firmware 0.6.4 gives up a body that never comes after 3 s', async () => {
  const world = await openWorld({ firmware: '0.6.4', clock: hastyClock });
  const request = 'POST /set HTTP/1.1\r\nContent-Length: 80\r\n\r\n';
  const startedAt = performance.now();
  const { text } = await sendRaw(world.ready.http.port, [request], { enough: httpAnswerEnded });
  expect(text).toBe(responses.bad_body);
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(3_000 / 20 - 1);
});

it('connect-ap over HTTP takes the server down behind its answer', async () => {
  const { world } = await openKnown('2.3.1');
  const { text } = await sendRaw(world.ready.http.port, [requests.connect_ap]);
  expect(responses.r0.startsWith(text)).toBe(true);
  await happens(world, 'device-left-listening');
  expect(await sendRaw(world.ready.http.port, [requests.device_id])).toEqual({ text: '', closed: true });
});
