import { setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { cloudAccount } from './cloud-account.ts';
import { type CloudConnection, sendToCloud, serverWords } from './cloud-request.ts';
import { grantToken, readToken } from './grant-token.ts';
import type { CustomerAccount, OAuthClient } from './product-port.ts';
import { type FreshToken, renewingToken } from './token-source.ts';

export interface CustomerContext {
  readonly connection: CloudConnection;
  readonly client: OAuthClient;
  /** The path of the product. */
  readonly root: readonly string[];
}

/** What a mail address may be at most (RFC 5321, section 4.5.3.1.3, without the brackets). */
const longestAddress = 254;

/** Refusals that say nothing of whether the customer is there: rights, a wrong product, no time, too many calls. */
const otherTroubles = [401, 403, 404, 408, 429];

/**
 * A customer's account. With `make` it is made where there is none. What the cloud answers when there is one already is
 * not documented, so every other refusal is followed by asking for a token of that customer; the text of the first
 * refusal is what is told when that fails, too.
 */
export async function openCustomer(
  context: CustomerContext,
  address: string,
  make: boolean,
  signal: AbortSignal,
): Promise<Result<CustomerAccount>> {
  const email = address.trim().toLowerCase();
  if (!/^[^\s@\p{C}]+@[^\s@\p{C}]+$/u.test(email) || email.length > longestAddress) {
    return failure(setupError('customer-name-invalid', { saw: email }));
  }
  const { connection, client, root } = context;
  if (!make) {
    const token = await grantToken(connection, client, email, signal);
    return token.ok ? success(customerAccount(context, email, false, token.value)) : token;
  }
  const form = { email, no_password: 'true' };
  const made = await sendToCloud(connection, { method: 'POST', path: [...root, 'customers'], client, form }, signal);
  if (!made.ok) {
    const { status } = made;
    if (status === undefined || status >= 500) return failure(made.error);
    if (status === 401) return failure(setupError('oauth-client-refused', { saw: made.error.saw }));
    if (otherTroubles.includes(status)) return failure(made.error);
    return existing(context, email, made.error.saw, signal);
  }
  const token = readToken(made.value.body, email, connection.clock.monotonic());
  if (token.ok) return success(customerAccount(context, email, true, token.value));
  // An answer of 200 without a token is a refusal in words; one without a scope is checked by asking for that scope.
  if (token.error.code === 'customer-token-of-another' && hasScope(made.value.body)) return token;
  const isNew = token.error.code === 'customer-token-of-another';
  return existing(context, email, isNew ? undefined : serverWords(made.value.body), signal, isNew);
}

async function existing(
  context: CustomerContext,
  email: string,
  saw: string | undefined,
  signal: AbortSignal,
  isNew = false,
): Promise<Result<CustomerAccount>> {
  const token = await grantToken(context.connection, context.client, email, signal);
  if (token.ok) return success(customerAccount(context, email, isNew, token.value));
  return token.error.code === 'customer-not-found' ? failure(setupError('customer-not-opened', { saw })) : token;
}

function hasScope(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'scope' in body && body.scope !== null;
}

function customerAccount(
  { connection, client, root }: CustomerContext,
  email: string,
  isNew: boolean,
  first: FreshToken,
): CustomerAccount {
  const renew = (signal: AbortSignal) => grantToken(connection, client, email, signal);
  const source = renewingToken(first, renew, connection.clock);
  return {
    ...cloudAccount(connection, source, [...root, 'device_claims']),
    email,
    isNew,
    revealToken: (signal) => source.current(signal),
  };
}
