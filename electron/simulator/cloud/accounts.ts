import { signInLimit } from '../../../shared/ipc/account.ts';
import type { FaultSwitches } from '../faults.ts';
import type { CloudRecord } from './devices.ts';
import type { AccountName, Owner } from './owner.ts';
import type { CloudProducts, ProductClient, ProductRecord } from './products.ts';
import { type CloudReply, reply } from './reply.ts';
import type { TokenGenerator, TokenKind } from './token-generator.ts';

export interface Account {
  readonly name: AccountName;
  readonly username: string;
  readonly password: string;
  readonly mfa: boolean;
}

export interface TokenRecord {
  /** A person's, a product's own (two-legged), or a customer's of a product. */
  readonly kind: 'user' | 'product' | 'customer';
  /** Undefined for a product's own. */
  readonly owner: Owner | undefined;
  readonly product: ProductRecord | undefined;
  readonly client: string;
  /** Milliseconds since 1970; `undefined` = never. */
  readonly expiresAt: number | undefined;
}

/** Whether a device is the token's own; customers of two products are two, whatever their addresses. */
export function owns({ kind, owner, product }: TokenRecord, record: CloudRecord): boolean {
  if (owner === undefined || record.owner !== owner) return false;
  return kind !== 'customer' || record.productId === product?.id;
}

/** OAuth clients that may sign a developer in: those of curl examples and of particle-api-js. */
const clients: Readonly<Record<string, string>> = { particle: 'particle', 'particle-api': 'particle-api' };

const tokenLifeSeconds = 7_776_000;

/** Long enough to be used once or twice; renewing is what is to be seen. */
const shortLifeSeconds = 65;

/** Calls that a token survives which ends early: enough to get into the middle of something. */
const shortUse = 3;

const refreshLifeMs = 14 * 24 * 60 * 60 * 1000;

/** How long the second factor may take. Not documented; the token "ages". */
const mfaTokenLifeMs = 5 * 60 * 1000;

/** Oldest forgotten first, so that no client can fill the memory. */
const keptTokens = 1_000;

export interface CloudAccounts {
  /** A valid access token's record. */
  find(accessToken: string | undefined): TokenRecord | undefined;
  issue(account: Account, client: string, lifeSeconds?: number): string;
  /** A customer's tokens, as the answer to making one. */
  grantCustomer(product: ProductRecord, client: string, email: string): CloudReply;
  revokeCustomer(owner: Owner, product: ProductRecord): void;
  /** The name of a developer, or the address of a customer. */
  userNameOf(owner: Owner | undefined): string | undefined;
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
  generator: Pick<TokenGenerator, 'token'>,
  products: CloudProducts,
  faults: FaultSwitches,
): CloudAccounts {
  const tokens = new Map<string, TokenRecord>();
  const uses = new WeakMap<TokenRecord, number>();
  const mfaTokens = new Map<string, { readonly account: Account; readonly expiresAt: number }>();
  const refreshTokens = new Map<
    string,
    { readonly grant: Omit<TokenRecord, 'expiresAt'>; readonly accessToken: string; readonly expiresAt: number }
  >();
  let failuresInARow = 0;
  let blockedUntil = 0;

  const remember = <Value>(map: Map<string, Value>, kind: TokenKind, value: Value): string => {
    const token = generator.token(kind);
    map.set(token, value);
    for (const oldest of map.keys()) {
      if (map.size <= keptTokens) break;
      map.delete(oldest);
    }
    return token;
  };
  const issueFor = (grant: Omit<TokenRecord, 'expiresAt'>, lifeSeconds = tokenLifeSeconds) =>
    remember(tokens, grant.kind, { ...grant, expiresAt: lifeSeconds === 0 ? undefined : now() + lifeSeconds * 1000 });
  const ofUser = ({ name }: Account, client: string) =>
    ({ kind: 'user', owner: name, product: undefined, client }) as const;
  const issue = (account: Account, client: string, lifeSeconds?: number) =>
    issueFor(ofUser(account, client), lifeSeconds);
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
      refresh_token: generator.token('refresh'),
    });
  };

  /** Tokens of a product's client come with one to renew them, good for 14 days (API reference, refresh tokens). */
  const grantReply = (grant: Omit<TokenRecord, 'expiresAt'>) => {
    failuresInARow = 0;
    const life = faults.isOn('product-tokens-short') ? shortLifeSeconds : tokenLifeSeconds;
    const accessToken = issueFor(grant, life);
    return reply(200, {
      token_type: 'bearer',
      access_token: accessToken,
      expires_in: life,
      refresh_token: remember(refreshTokens, 'refresh', { grant, accessToken, expiresAt: now() + refreshLifeMs }),
      ...(grant.kind === 'customer' ? { scope: grant.owner?.replace('customer:', 'customer=') } : {}),
    });
  };

  /** Two-legged: the client signs in as itself, or for one of its customers. */
  function clientGrant(
    form: Readonly<Record<string, string>>,
    client: string,
    { product, client: { customersOnly } }: { readonly product: ProductRecord; readonly client: ProductClient },
  ): CloudReply {
    if (form.grant_type === 'refresh_token') {
      const asked = refreshTokens.get(form.refresh_token ?? '');
      if (asked === undefined || asked.expiresAt <= now() || asked.grant.client !== client) {
        return refuse('invalid_grant', 'Refresh token is invalid');
      }
      refreshTokens.delete(form.refresh_token ?? '');
      tokens.delete(asked.accessToken);
      return grantReply(asked.grant);
    }
    if (form.scope === undefined) {
      return customersOnly
        ? reply(403, { error: 'unauthorized_client', error_description: 'This client may only make customers' })
        : grantReply({ kind: 'product', owner: undefined, product, client });
    }
    const email = /^customer=(.+)$/.exec(form.scope)?.[1]?.toLowerCase();
    if (email === undefined || !product.customers.has(email)) {
      return reply(400, { error: 'invalid_scope', error_description: 'Unknown customer' });
    }
    return grantReply({ kind: 'customer', owner: `customer:${email}`, product, client });
  }

  const byPassword = (username: string, password: string) =>
    accounts.find((account) => account.username === username.toLowerCase() && account.password === password);

  return {
    find(accessToken) {
      const token = accessToken ?? '';
      const record = tokens.get(token);
      if (record === undefined || (record.expiresAt !== undefined && record.expiresAt <= now())) return undefined;
      if (record.kind !== 'user' && faults.isOn('product-tokens-end-early')) {
        const used = uses.get(record) ?? 0;
        if (used >= shortUse) tokens.delete(token);
        uses.set(record, used + 1);
      }
      return tokens.get(token);
    },
    issue,
    grantCustomer: (product, client, email) =>
      grantReply({ kind: 'customer', owner: `customer:${email}`, product, client }),
    revokeCustomer(owner, product) {
      const isTheirs = (grant: Omit<TokenRecord, 'expiresAt'>) => grant.owner === owner && grant.product === product;
      for (const [token, record] of tokens) if (isTheirs(record)) tokens.delete(token);
      for (const [token, { grant }] of refreshTokens) if (isTheirs(grant)) refreshTokens.delete(token);
    },
    userNameOf: (owner) => accounts.find(({ name }) => name === owner)?.username ?? owner?.replace('customer:', ''),
    revoke: (accessToken) => void tokens.delete(accessToken),
    byPassword,

    grant(form, basic) {
      if (now() < blockedUntil) return tooManyFailures(blockedUntil - now());
      if (blockedUntil > 0) {
        blockedUntil = 0;
        failuresInARow = 0;
      }
      const [client, secret] = basic ?? [form.client_id ?? '', form.client_secret ?? ''];
      const ofProduct = products.clientOf(client);
      if (ofProduct !== undefined && ofProduct.client.secret === secret) {
        if (form.grant_type === 'client_credentials' || form.grant_type === 'refresh_token') {
          return clientGrant(form, client, ofProduct);
        }
      }
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
            mfa_token: remember(mfaTokens, 'second-factor', { account, expiresAt: now() + mfaTokenLifeMs }),
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
