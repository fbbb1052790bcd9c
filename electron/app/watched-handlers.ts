import { requests } from '../../shared/ipc/contract.ts';
import type { RequestRow } from '../../shared/ipc/request-row.ts';
import type { KnownSecrets, Log } from '../diagnostics/log-port.ts';
import { eachHandler, type Handlers } from './handlers.ts';
import { secretsIn } from './secrets-in.ts';

/** Under these the cloud is sent it: OAuth 2 (RFC 6749) and the Particle API reference. */
const secretFields = ['password', 'client_secret', 'otp', 'mfa_token', 'refresh_token', 'access_token'];

/** Every request is noted by its name and how it ended, never by what was in it; the secrets in it are learned first. */
export function watchedHandlers(handlers: Handlers, log: Log, known: KnownSecrets): Handlers {
  return eachHandler(handlers, (name, handle) => {
    const { sends }: RequestRow = requests[name];
    return async (...values) => {
      if (sends !== undefined) known.learn(secretsIn(sends, values[0]));
      const startedAt = performance.now();
      const took = () => `${Math.round(performance.now() - startedAt)} ms`;
      try {
        const reply = await handle(...values);
        log.note('asked', `${name}: ${endOf(reply)}, ${took()}`);
        return reply;
      } catch (bug) {
        log.note('bug', `${name}: ${bug instanceof Error ? (bug.stack ?? bug.message) : String(bug)}`);
        throw bug;
      }
    };
  });
}

function endOf(reply: unknown): string {
  const { ok, error } = (reply ?? {}) as {
    readonly ok?: boolean;
    readonly error?: { readonly code?: string; readonly saw?: string };
  };
  if (ok !== false) return 'done';
  return `${error?.code}${error?.saw === undefined ? '' : ` (${error.saw})`}`;
}

/** What a request to the cloud carries: its Authorization, a client's secret inside of one, and the secret fields of its form. */
export function secretsOfRequest({ headers, body }: Pick<RequestInit, 'headers' | 'body'>): readonly string[] {
  const [scheme = '', authorization = ''] = (new Headers(headers).get('Authorization') ?? '').split(' ', 2);
  // `Basic` is the base64 of `id:secret` (RFC 7617, section 2).
  const pair = scheme.toLowerCase() === 'basic' ? Buffer.from(authorization, 'base64').toString('utf8') : '';
  const form = typeof body === 'string' ? new URLSearchParams(body) : undefined;
  return [authorization, pair.slice(pair.indexOf(':') + 1), ...secretFields.map((field) => form?.get(field))].filter(
    (one) => typeof one === 'string' && one !== '',
  ) as readonly string[];
}
