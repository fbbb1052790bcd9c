import { toHex } from '../../shared/bytes.ts';
import { signInLimit } from '../../shared/ipc.ts';
import type { RandomBytes } from '../../shared/wifi-password.ts';
import { type CloudReply, reply } from './cloud-reply.ts';

export type AccountName = 'me' | 'somebody-else';

export interface Account {
  readonly name: AccountName;
  readonly username: string;
  readonly password: string;
  readonly mfa: boolean;
}

export interface TokenRecord {
  readonly account: Account;
  readonly client: string;
  /** Milliseconds since 1970; `undefined` = never. */
  readonly expiresAt: number | undefined;
}

/** OAuth clients that may sign a developer in: those of curl examples and of particle-api-js. */
const clients: Readonly<Record<string, string>> = { particle: 'particle', 'particle-api': 'particle-api' };

const tokenLifeSeconds = 7_776_000;

/** How long the second factor may take. Not documented; the token "ages". */
const mfaTokenLifeMs = 5 * 60 * 1000;

/** Oldest forgotten first, so that no client can fill the memory. */
const keptTokens = 1_000;

export interface CloudAccounts {
  /** A valid access token's record. */
  find(accessToken: string | undefined): TokenRecord | undefined;
  issue(account: Account, client: string, lifeSeconds?: number): string;
  revoke(accessToken: string): void;
  byPassword(username: string, password: string): Account | undefined;
  /** `POST /oauth/token`; `basic` is the client of an Authorization header. */
  grant(form: Readonly<Record<string, string>>, basic: readonly [string, string] | undefined): CloudReply;
}

/**
 * Signing in (Particle API reference, OAuth): the password grant, the one-time-code grant, and a block of 30 minutes
 * after ten failures in a row. `oneTimeCode` is the only one that fits.
 */
export function cloudAccounts(
  accounts: readonly Account[],
  oneTimeCode: string,
  now: () => number,
  random: RandomBytes,
): CloudAccounts {
  const tokens = new Map<string, TokenRecord>();
  const mfaTokens = new Map<string, { readonly account: Account; readonly expiresAt: number }>();
  let failuresInARow = 0;
  let blockedUntil = 0;

  const remember = <Value>(map: Map<string, Value>, value: Value): string => {
    const token = toHex(random(20));
    map.set(token, value);
    for (const oldest of map.keys()) {
      if (map.size <= keptTokens) break;
      map.delete(oldest);
    }
    return token;
  };
  const issue = (account: Account, client: string, lifeSeconds = tokenLifeSeconds) =>
    remember(tokens, {
      account,
      client,
      expiresAt: lifeSeconds === 0 ? undefined : now() + lifeSeconds * 1000,
    });
  const refuse = (error: string, description: string, status = 400) => {
    failuresInARow += 1;
    if (failuresInARow >= signInLimit.failures) blockedUntil = now() + signInLimit.blockMs;
    return reply(status, { error, error_description: description });
  };
  const tokenReply = (account: Account, client: string, expiresIn: string | undefined) => {
    failuresInARow = 0;
    const lifeSeconds = /^\d{1,9}$/.test(expiresIn ?? '') ? Number(expiresIn) : tokenLifeSeconds;
    return reply(200, {
      token_type: 'bearer',
      access_token: issue(account, client, lifeSeconds),
      expires_in: lifeSeconds,
      refresh_token: toHex(random(20)),
    });
  };

  const byPassword = (username: string, password: string) =>
    accounts.find((account) => account.username === username.toLowerCase() && account.password === password);

  return {
    find(accessToken) {
      const record = tokens.get(accessToken ?? '');
      return record === undefined || (record.expiresAt !== undefined && record.expiresAt <= now()) ? undefined : record;
    },
    issue,
    revoke: (accessToken) => void tokens.delete(accessToken),
    byPassword,

    grant(form, basic) {
      if (now() < blockedUntil) return tooManyFailures(blockedUntil - now());
      if (blockedUntil > 0) {
        blockedUntil = 0;
        failuresInARow = 0;
      }
      const [client, secret] = basic ?? [form.client_id ?? '', form.client_secret ?? ''];
      if (!Object.hasOwn(clients, client) || clients[client] !== secret) {
        return refuse('invalid_client', 'Invalid client: client is invalid', 401);
      }
      switch (form.grant_type) {
        case 'password': {
          const account = byPassword(form.username ?? '', form.password ?? '');
          if (account === undefined) return refuse('invalid_grant', 'User credentials are invalid');
          if (!account.mfa) return tokenReply(account, client, form.expires_in);
          return reply(403, {
            error: 'mfa_required',
            error_description: 'Multifactor authentication required',
            mfa_token: remember(mfaTokens, { account, expiresAt: now() + mfaTokenLifeMs }),
          });
        }
        case 'urn:custom:mfa-otp': {
          const asked = mfaTokens.get(form.mfa_token ?? '');
          if (asked === undefined || asked.expiresAt <= now()) {
            return refuse('invalid_mfa_token', 'The multifactor token is not valid any more', 403);
          }
          if (form.otp !== oneTimeCode) return refuse('invalid_grant', 'One-time code is invalid');
          mfaTokens.delete(form.mfa_token ?? '');
          return tokenReply(asked.account, client, form.expires_in);
        }
        default:
          return reply(400, { error: 'unsupported_grant_type', error_description: 'Grant type is not supported' });
      }
    },
  };
}

function tooManyFailures(leftMs: number): CloudReply {
  return reply(
    429,
    { ok: false, error: 'Too many failed sign-ins from this address' },
    { 'Retry-After': String(Math.ceil(leftMs / 1000)) },
  );
}
