import { BlockList, isIP } from 'node:net';
import { type RequestInit as ProxiedInit, ProxyAgent, fetch as proxiedFetch } from 'undici';
import { setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { WayToCloud } from '../composition/real-world.ts';
import type { Say } from './error-words.ts';

/** By the cloud's scheme; the lower-case one goes first (curl(1), "ENVIRONMENT", which most programs follow). */
const variables: Readonly<Record<string, readonly string[]>> = {
  'https:': ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'],
  'http:': ['http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY'],
};

/** Nobody expects a proxy on the way to this computer itself. */
const thisComputer = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Of Node: the proxy itself was not reached, so nothing was sent. */
const notReached =
  /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENETDOWN|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/;

/**
 * How requests of the terminal reach the cloud: directly, or through the proxy that the environment names. Reads HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY, in capitals or not; a name and password may stand in the address
 * (RFC 3986, section 3.2.1). Only the cloud is reached through it: the Photon is spoken to over sockets of its own. Fails
 * with `invalid-input`, naming the variable and nothing of what is in it, in the language of `t`.
 */
export function wayToCloud(env: NodeJS.ProcessEnv, cloudUrl: string, t: Say): Result<WayToCloud> {
  const { protocol } = new URL(cloudUrl);
  const variable = variables[protocol]?.find((name) => (env[name] ?? '').trim() !== '');
  if (variable === undefined || isExcepted(new URL(cloudUrl), env.no_proxy ?? env.NO_PROXY ?? '')) {
    return success(directWay);
  }
  const proxy = readProxy(env[variable] ?? '');
  const kept = proxy && openAgent(proxy);
  if (proxy === undefined || kept === undefined) {
    const note = t('commandLine.invalid.proxy', { variable });
    return failure(setupError('invalid-input', { details: { note } }));
  }
  // Name and password of the proxy, for no answer to quote.
  const secrets = [proxy.username, proxy.password]
    .flatMap((text) => [text, decoded(text)])
    .filter((text) => text !== '');
  return success({
    fetch: (url, init) => through(kept, url, init),
    async fetchAnew(url, init) {
      const fresh = openAgent(proxy) ?? kept;
      try {
        return await through(fresh, url, init);
      } finally {
        // Ends when what is under way has ended, its body included.
        if (fresh !== kept) void fresh.close();
      }
    },
    secrets: () => secrets,
  });
}

/** Node's own fetch. */
export const directWay: WayToCloud = {
  fetch: (url, init) => fetch(url, init),
  fetchAnew: (url, init) => fetch(url, { ...init, headers: { ...init.headers, connection: 'close' } }),
  secrets: () => [],
};

/**
 * NO_PROXY: names with all that end in them, addresses, subnets, each with a port where it has one, or `*` (curl(1),
 * "NO_PROXY", since 7.86).
 */
function isExcepted({ hostname, protocol, port }: URL, exceptions: string): boolean {
  if (thisComputer.test(hostname)) return true;
  const host = hostname.replace(/^\[|\]$/g, '');
  const spokenTo = port === '' ? (protocol === 'https:' ? '443' : '80') : port;
  return exceptions.split(/[\s,]+/).some((exception) => {
    if (exception === '' || exception === '*') return exception === '*';
    const [, name = '', onPort] = /^(?:\*?\.)?(.*?)(?::(\d+))?$/.exec(exception.toLowerCase()) ?? [];
    if (onPort !== undefined && onPort !== spokenTo && isIP(exception) === 0) return false;
    const whole = isIP(exception) === 0 ? name.replace(/^\[|\]$/g, '') : exception;
    return isIP(host) === 0 ? host === whole || host.endsWith(`.${whole}`) : isInSubnet(host, whole);
  });
}

function isInSubnet(address: string, subnet: string): boolean {
  const [net = '', bits] = subnet.split('/');
  const kind = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  const most = kind === 'ipv6' ? 128 : 32;
  const prefix = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
  // What is no whole number, -0 included, ends the process in Node's own assertion.
  if (isIP(net) !== isIP(address) || !(prefix <= most)) return false;
  const list = new BlockList();
  list.addSubnet(net, prefix, kind);
  return list.check(address, kind);
}

/** undici takes fewer addresses than the URL Standard does. */
function openAgent({ href }: URL): ProxyAgent | undefined {
  try {
    return new ProxyAgent({ uri: href, proxyTunnel: true });
  } catch {
    return undefined;
  }
}

const usualScheme = 'http:';

/** Without a scheme it is http, as everywhere. */
function readProxy(text: string): URL | undefined {
  const address = text.includes('://') ? text.trim() : `${usualScheme}//${text.trim()}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url !== undefined && ['http:', 'https:'].includes(url.protocol) && isDecodable(url) ? url : undefined;
}

const isDecodable = ({ username, password }: URL) =>
  [username, password].every((text) => decoded(text) !== '' || text === '');

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/**
 * undici's own fetch, because an agent of one version is not understood by that of another, which Node brings along. Its
 * types differ from Node's by names alone.
 */
async function through(dispatcher: ProxyAgent, url: string, init: RequestInit): Promise<Response> {
  try {
    const answer = await proxiedFetch(url, { ...(init as unknown as ProxiedInit), dispatcher });
    return answer as unknown as Response;
  } catch (error) {
    const { cause } = error as { readonly cause?: { readonly code?: unknown } };
    if (!notReached.test(String(cause?.code))) throw error;
    throw new TypeError('fetch failed', { cause: { code: 'ERR_PROXY_CONNECTION_FAILED' } });
  }
}
