import { EventEmitter } from 'node:events';
import { beforeEach, expect, it, vi } from 'vitest';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { exchange } from '../../../electron/softap/socket-exchange.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

/** How this computer answers a connection to the Photon, and after how long. */
const refusal = vi.hoisted(() => ({ code: '', open: (): unknown => undefined }));
vi.mock('node:net', async (original) => ({
  ...(await original<typeof import('node:net')>()),
  connect: () => refusal.open(),
}));

const clock = virtualClock();
let afterMs = 0;
beforeEach(() => {
  refusal.open = () => {
    const socket = Object.assign(new EventEmitter(), { destroy: () => undefined });
    const { code } = refusal;
    void clock.sleep(afterMs).then(() => socket.emit('error', Object.assign(new Error(code), { code })));
    return socket;
  };
});

it.each([
  ['EACCES', 0, 'photon-connection-blocked'],
  ['EPERM', 0, 'photon-connection-blocked'],
  ['EHOSTUNREACH', 0, 'photon-no-route'],
  // A neighbour that was looked for in vain: nobody is there.
  ['EHOSTUNREACH', 2_500, 'photon-not-reachable'],
  ['ECONNREFUSED', 0, 'photon-not-reachable'],
  ['ENETUNREACH', 0, 'photon-not-reachable'],
])('a connection that ends with %s after %i ms is told as %s', async (code, ms, expected) => {
  refusal.code = code;
  afterMs = ms;
  const ended = exchange(
    {
      host: '192.168.0.1',
      port: 5609,
      request: new Uint8Array(),
      read: () => ({ kind: 'partial' }) as never,
      timeLimitMs: 10_000,
      isBeside: () => true,
    },
    clock,
    neverAborted(),
  );
  await clock.advance(ms + 400);
  expect(await ended).toMatchObject({ ok: false, sent: false, error: { code: expected, saw: code } });
});

it.each([
  ['on another network, where a router says so', false, [0, 0], 'photon-not-reachable'],
  ['beside the Photon, twice at once', true, [0, 0], 'photon-no-route'],
  // The first is the end of a search that an earlier command began, as Linux 6.1 ends it for all that wait.
  ['beside the Photon, once only', true, [100, 3_000], 'photon-not-reachable'],
])('no way to the host, %s: %s', async (_where, beside, afterMsEach, expected) => {
  const waits = [...afterMsEach];
  refusal.open = () => {
    const socket = Object.assign(new EventEmitter(), { destroy: () => undefined });
    const error = Object.assign(new Error(), { code: 'EHOSTUNREACH' });
    void clock.sleep(waits.shift() ?? 3_000).then(() => socket.emit('error', error));
    return socket;
  };
  const ended = exchange(
    {
      host: '192.168.0.1',
      port: 5609,
      request: new Uint8Array(),
      read: () => ({ kind: 'partial' }) as never,
      timeLimitMs: 10_000,
      isBeside: () => beside,
    },
    clock,
    neverAborted(),
  );
  await clock.advance(3_500);
  expect(await ended).toMatchObject({ ok: false, sent: false, error: { code: expected } });
});
