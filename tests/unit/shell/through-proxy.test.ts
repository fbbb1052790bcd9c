import { EventEmitter } from 'node:events';
import type { Session } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import type { ProxyCredentials } from '../../../electron/app/proxy-credentials.ts';
import { throughProxy } from '../../../electron/shell/through-proxy.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const knocks = vi.hoisted(() => ({ open: (): unknown => undefined }));
vi.mock('electron', () => ({ net: { request: () => knocks.open() } }));

const anna = { name: 'anna', password: 'geheim' };

/** A proxy that asks; `then`: what becomes of the knock that has the answer. */
async function answered(then: (knock: EventEmitter) => void) {
  const taken: boolean[] = [];
  knocks.open = () => {
    const knock = Object.assign(new EventEmitter(), { abort: () => undefined, end: () => ask() });
    const ask = () => knock.emit('login', { isProxy: true, host: 'proxy.example.com', port: 3128 }, () => then(knock));
    return knock;
  };
  const credentials = {
    signInFor: async () => anna,
    tried: (_address, _signIn, was) => taken.push(was),
  } as Partial<ProxyCredentials> as ProxyCredentials;
  let sent = 0;
  const session = {
    async fetch() {
      sent += 1;
      if (sent === 1) throw new Error('net::ERR_TUNNEL_CONNECTION_FAILED');
      return new Response('{}');
    },
  } as unknown as Session;
  const answer = await throughProxy(
    session,
    credentials,
    virtualClock(),
  )('https://cloud.example.com/', {}).catch((error: unknown) => error);
  return { taken, sent, isAnswer: answer instanceof Response };
}
const fails = (name: string) => (knock: EventEmitter) => knock.emit('error', new Error(`net::${name}`));

describe('what a proxy was given', () => {
  it.each<[string, (knock: EventEmitter) => void]>([
    ['an answer', (knock) => knock.emit('response', { statusCode: 404 })],
    ['a redirect', (knock) => knock.emit('redirect')],
    ['a certificate that does not do', fails('ERR_CERT_AUTHORITY_INVALID')],
    ['another protocol', fails('ERR_SSL_PROTOCOL_ERROR')],
  ])('was taken when %s comes from behind it', async (_what, then) => {
    expect(await answered(then)).toEqual({ taken: [true], sent: 2, isAnswer: true });
  });

  it.each(['ERR_PROXY_CONNECTION_FAILED', 'ERR_CONNECTION_RESET', 'ERR_NETWORK_CHANGED', 'ERR_INTERNET_DISCONNECTED'])(
    'is not known to be taken after %s, and the request itself says what is wrong',
    async (name) => {
      expect(await answered(fails(name))).toEqual({ taken: [false], sent: 2, isAnswer: true });
    },
  );

  it.each<[string, (knock: EventEmitter) => void]>([
    ['407', (knock) => knock.emit('response', { statusCode: 407 })],
    ['a tunnel that does not open', fails('ERR_TUNNEL_CONNECTION_FAILED')],
  ])('was not taken after %s, and nothing is sent again', async (_what, then) => {
    expect(await answered(then)).toEqual({ taken: [false], sent: 1, isAnswer: false });
  });
});
