import type { KnownSecrets, Log } from '../diagnostics/log-port.ts';
import type { Handlers } from './ipc.ts';

/** Under these names the window sends what must never be written down. */
const secretNames: readonly string[] = [
  'password',
  'token',
  'code',
  'clientSecret',
  'privateKey',
  'privateKeyPassphrase',
];

/** Under these the cloud is sent it: OAuth 2 (RFC 6749) and the Particle API reference. */
const secretFields = ['password', 'client_secret', 'otp', 'mfa_token', 'refresh_token', 'access_token'];

/** Every request is noted by its name and how it ended, never by what was in it; the secrets in it are learned first. */
export function watchedHandlers(handlers: Handlers, log: Log, known: KnownSecrets): Handlers {
  const watched = Object.entries(handlers).map(([name, handle]) => [
    name,
    async (...values: unknown[]) => {
      known.learn(secretsIn(values));
      const startedAt = performance.now();
      const took = () => `${Math.round(performance.now() - startedAt)} ms`;
      try {
        const reply: unknown = await (handle as (...values: unknown[]) => Promise<unknown>)(...values);
        log.note('asked', `${name}: ${endOf(reply)}, ${took()}`);
        return reply;
      } catch (bug) {
        log.note('bug', `${name}: ${bug instanceof Error ? (bug.stack ?? bug.message) : String(bug)}`);
        throw bug;
      }
    },
  ]);
  return Object.fromEntries(watched) as Handlers;
}

function endOf(reply: unknown): string {
  const { ok, error } = (reply ?? {}) as {
    readonly ok?: boolean;
    readonly error?: { readonly code?: string; readonly saw?: string };
  };
  if (ok !== false) return 'done';
  return `${error?.code}${error?.saw === undefined ? '' : ` (${error.saw})`}`;
}

/** Every text in it that stands under the name of a secret. */
export function secretsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'string' ? (secretNames.includes(name) ? [inner, inner.trim()] : []) : secretsIn(inner),
  );
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
