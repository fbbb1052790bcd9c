import { type AuthInfo, net, type Session } from 'electron';
import { programLimits } from '../../shared/time-limits.ts';
import type { ProxyAddress, ProxyCredentials, ProxySignIn } from '../app/proxy-credentials.ts';
import type { Fetch } from '../cloud/cloud-request.ts';
import type { Clock } from '../ground/clock-port.ts';

/**
 * `fetch` of a session that can sign in to a proxy. Electron's `fetch` cannot (it answers every challenge with nothing), so
 * after a refusal an empty request of our own knocks, whose `login` event can; Chromium remembers for the session what the
 * proxy took (net/http/http_auth_cache.h). What was refused by the proxy never left for the cloud, and is sent again.
 * `mayAsk`: the person is asked where nothing is known.
 */
export function throughProxy(session: Session, credentials: ProxyCredentials, clock: Clock, mayAsk = true): Fetch {
  const send: Fetch = (url, init) => session.fetch(url, { ...init, bypassCustomProtocolHandlers: true });
  let knocking: Promise<boolean> | undefined;

  /** One knock at a time: who is refused meanwhile waits for its end. */
  function opens(url: string): Promise<boolean> {
    knocking ??= knock(session, new URL('/', url).href, credentials, clock, mayAsk).finally(() => {
      knocking = undefined;
    });
    return knocking;
  }

  return async (url, init) => {
    const first = await send(url, init).catch((error: unknown) => error);
    const refused = first instanceof Response ? first.status === 407 : isProxysRefusal(first);
    if (refused && (await unlessAborted(opens(url), init.signal))) {
      if (first instanceof Response) void first.body?.cancel();
      return send(url, init);
    }
    if (first instanceof Response) return first;
    throw first;
  };
}

/** A tunnel that a proxy did not open, for whatever reason (net/base/net_error_list.h); the knock tells which. */
function isProxysRefusal(error: unknown): boolean {
  return error instanceof Error && /ERR_TUNNEL_CONNECTION_FAILED|ERR_PROXY_AUTH/.test(error.message);
}

/** What the cloud's own end says to the first bytes through the tunnel; of a proxy's own certificate Chromium says PROXY. */
function isOfTheTunnelsEnd(error: unknown): boolean {
  return error instanceof Error && /ERR_(CERT|SSL)_/.test(error.message);
}

/** Who asked may go; the question stands until the person has answered it. */
function unlessAborted(opened: Promise<boolean>, signal: AbortSignal | null | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    void opened.then(resolve);
    if (signal?.aborted === true) resolve(false);
    signal?.addEventListener('abort', () => resolve(false), { once: true });
  });
}

/** Whether the proxy lets through. Carries nothing: no token, no cookie, and no answer is read. */
function knock(
  session: Session,
  url: string,
  credentials: ProxyCredentials,
  clock: Clock,
  mayAsk: boolean,
): Promise<boolean> {
  return new Promise((resolve) => {
    const request = net.request({ method: 'HEAD', url, session, redirect: 'manual', credentials: 'include' });
    let last: { readonly address: ProxyAddress; readonly signIn: ProxySignIn } | undefined;
    let over = new AbortController();

    function end(opened: boolean, taken = opened): void {
      over.abort();
      if (last !== undefined) credentials.tried(last.address, last.signIn, taken);
      request.abort();
      resolve(opened);
    }
    function setLimit(): void {
      over.abort();
      const limit = new AbortController();
      over = limit;
      void clock.sleep(programLimits.proxyMs, limit.signal).then(() => {
        if (!limit.signal.aborted) end(false);
      });
    }

    request.on('login', ({ isProxy, host, port }: AuthInfo, answer) => {
      // A server that is no proxy gets nothing of this, whatever it asks for.
      if (!isProxy) return answer();
      over.abort();
      const address = { host: host.toLowerCase(), port };
      void credentials.signInFor(address, last?.signIn, mayAsk).then((signIn) => {
        last = signIn && { address, signIn };
        if (signIn === undefined) return answer();
        setLimit();
        answer(signIn.name, signIn.password);
      });
    });
    request.on('response', ({ statusCode }) => end(statusCode !== 407));
    request.on('redirect', () => end(true));
    // Whatever else goes wrong the request itself says better. Only what is heard through a tunnel shows that it was opened.
    request.on('error', (error) => end(!isProxysRefusal(error) && last !== undefined, isOfTheTunnelsEnd(error)));
    setLimit();
    request.end();
  });
}
