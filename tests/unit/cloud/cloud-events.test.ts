import { expect, it } from 'vitest';
import type { AccessToken, CloudEvent } from '../../../electron/cloud/cloud-port.ts';
import { defaultOAuthClient, particleCloud } from '../../../electron/cloud/particle-cloud.ts';
import { particleProducts } from '../../../electron/cloud/product-cloud.ts';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const token = 'a'.repeat(40) as AccessToken;
const type = { 'Content-Type': 'text/event-stream' };
const event = 'event: lamp\ndata: {"data":"on","coreid":"3b0021001747353236343033"}\n\n';

/** Follows the events for a time of a clock that jumps. */
async function follow(ms: number, open: (clock: ReturnType<typeof virtualClock>) => Response) {
  const clock = virtualClock();
  let opened = 0;
  const fetch = async (_url: string, { signal }: RequestInit) => {
    opened += 1;
    const { body, status, headers } = open(clock);
    const abortable = body?.pipeThrough(new TransformStream(), signal ? { signal } : {});
    return new Response(abortable ?? null, { status, headers });
  };
  const cloud = particleCloud({ baseUrl: 'https://c', fetch, clock }, defaultOAuthClient);
  const stop = new AbortController();
  const seen: CloudEvent[] = [];
  const following = (async () => {
    for await (const one of cloud.account(token).events('', stop.signal)) seen.push(one);
  })();
  for (let passed = 0; passed < ms; passed += 1_000) await clock.advance(1_000);
  stop.abort();
  await following;
  return { opened, seen };
}

it.each<[string, () => Response]>([
  ['ends at once', () => new Response('\n', { headers: type })],
  ['gives one event and ends', () => new Response(event, { headers: type })],
  ['is refused', () => new Response('{}', { status: 500 })],
])('a stream that %s is opened a handful of times in five minutes, of 100 that are allowed', async (_how, open) => {
  expect((await follow(300_000, open)).opened).toBeLessThanOrEqual(10);
});

it('a cloud that asks for patience before a stream is left alone for that long', async () => {
  const open = () => new Response('{}', { status: 429, headers: { 'Retry-After': '120' } });
  expect((await follow(300_000, open)).opened).toBe(3);
});

it('a stream that lived a while is opened again soon', async () => {
  const { opened, seen } = await follow(180_000, (clock) => {
    const body = new ReadableStream<Uint8Array>({
      async start(controller) {
        for (let beat = 0; beat < 3; beat += 1) {
          await clock.sleep(10_000);
          controller.enqueue(Buffer.from(event));
        }
        controller.close();
      },
    });
    return new Response(body, { headers: type });
  });
  expect(opened).toBe(6);
  expect(seen.length).toBeGreaterThanOrEqual(15);
});

function endless(piece: string, count: { bytes: number }): Response {
  const bytes = Buffer.from(piece);
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      count.bytes += bytes.length;
      controller.enqueue(bytes);
    },
  });
  return new Response(body, { headers: type });
}

it('a stream of nothing but line ends is left', async () => {
  const count = { bytes: 0 };
  const { opened } = await follow(60_000, () => endless('\n'.repeat(16 * 1024), count));
  expect(opened).toBeLessThanOrEqual(7);
  expect(count.bytes).toBeLessThan(opened * 256 * 1024);
});

it('a flood of events is read no faster than a person’s devices could fill', async () => {
  const count = { bytes: 0 };
  const { seen } = await follow(10_000, () => endless(event.repeat(64), count));
  expect(seen.length).toBeGreaterThan(1_000);
  expect(count.bytes).toBeLessThan(12 * 300 * 1024);
});

const refusal = { ok: false, error: 'invalid_token' };
const gateway = '<!doctype html><html><head><title>Sign in to Example Gateway</title></head></html>';

it.each<[string, boolean, () => Response]>([
  ['ends where the cloud no longer takes the token', true, () => Response.json(refusal, { status: 401 })],
  [
    'goes on where a gateway says so',
    false,
    () => new Response(gateway, { status: 401, headers: { 'Content-Type': 'text/html' } }),
  ],
])('a stream %s', async (_what, ends, open) => {
  const { opened } = await follow(600_000, open);
  if (ends) expect(opened).toBe(1);
  else expect(opened).toBeGreaterThan(5);
});

it('a client that the cloud refuses is not tried until the cloud blocks the address', async () => {
  const clock = virtualClock();
  let granted = 0;
  const fetch = async (url: string) => {
    const isToken = new URL(url).pathname === '/oauth/token';
    if (!isToken) return Response.json(refusal, { status: 401 });
    granted += 1;
    return granted === 1
      ? Response.json({ access_token: token, expires_in: 7_776_000, scope: 'customer=ann@example.com' })
      : Response.json({ error: 'invalid_client' }, { status: 401 });
  };
  const products = particleProducts({ baseUrl: 'https://c', fetch, clock });
  const lamp = products.resumeProduct({ id: 'lamp', secret: 's3cret' }, { id: 1, slug: 'l', name: 'L', platformId: 6 });
  const ann = await lamp.findCustomer('ann@example.com', neverAborted());
  if (!ann.ok) throw new Error(ann.error.code);
  const stop = new AbortController();
  let ended: unknown;
  const following = (async () => {
    const events = ann.value.events('', stop.signal)[Symbol.asyncIterator]();
    let turn = await events.next();
    while (!turn.done) turn = await events.next();
    ended = turn.value;
  })();
  for (let passed = 0; passed < 3_600_000; passed += 60_000) await clock.advance(60_000);
  stop.abort();
  await following;
  // Ten refusals in a row would close the cloud to this address for half an hour.
  expect(granted).toBeLessThanOrEqual(3);
  expect(ended).toMatchObject({ code: 'oauth-client-refused' });
});
