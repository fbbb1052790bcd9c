import * as v from 'valibot';
import { setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { oauthErrorReply, readReply, tokenReply } from './cloud-replies.ts';
import { type CloudConnection, sendToCloud } from './cloud-request.ts';
import type { OAuthClient } from './product-port.ts';
import { grantReply } from './product-replies.ts';
import type { FreshToken } from './token-source.ts';

/**
 * A token by client credentials: the product's own, or, with a scope, a customer's (Particle API reference, "Generate an
 * access token"). Fails with `oauth-client-refused`, `customer-token-of-another`, and `customer-not-found` where the client
 * is right and gets no token of that customer: no source tells apart that there is none and that the client may not act for
 * one. Too many calls are `cloud-too-many-requests` here: whoever renews waits them out.
 */
export async function grantToken(
  connection: CloudConnection,
  client: OAuthClient,
  customer: string | undefined,
  signal: AbortSignal,
): Promise<Result<FreshToken>> {
  const form = {
    grant_type: 'client_credentials',
    ...(customer === undefined ? {} : { scope: customerScope(customer) }),
    client_id: client.id,
    client_secret: client.secret,
  };
  const answer = await sendToCloud(connection, { method: 'POST', path: ['oauth', 'token'], form }, signal);
  if (answer.ok) return readToken(answer.value.body, customer, connection.clock.monotonic());
  const { saw } = answer.error;
  const refused = v.safeParse(oauthErrorReply, answer.body);
  const reason = refused.success ? refused.output.error : undefined;
  // Without a customer there is nothing to be found but the place itself, and a cloud that has none says nothing of the client.
  const said = [400, 401, 403, ...(customer === undefined ? [] : [404])].includes(answer.status ?? 0);
  if (!said) return failure(answer.error);
  const clientRefused = reason === 'invalid_client' || reason === 'unauthorized_client' || answer.status === 401;
  return failure(
    setupError(customer === undefined || clientRefused ? 'oauth-client-refused' : 'customer-not-found', { saw }),
  );
}

/** A token as an answer gives it at `now` of the monotonic clock, only if it is for the customer that was asked for. */
export function readToken(body: unknown, customer: string | undefined, now: number): Result<FreshToken> {
  const token = readReply(tokenReply, body);
  const rest = readReply(grantReply, body);
  if (!token.ok) return token;
  if (!rest.ok) return rest;
  const { expires_in: life, scope } = rest.value;
  if (customer !== undefined && !names(scope, customer)) return failure(setupError('customer-token-of-another'));
  // Zero is never (Particle API reference); a cloud that says nothing will say 401 when it is over.
  return success({ token: token.value.access_token, endsAt: life ? now + life * 1000 : undefined });
}

export function customerScope(email: string): string {
  return `customer=${email}`;
}

/** Whether the scope is this customer's and nobody else's; clouds keep addresses in lower case. */
function names(scope: string | null | undefined, email: string): boolean {
  const wanted = customerScope(email);
  const parts = (scope ?? '').toLowerCase().split(/\s+/);
  const customers = parts.filter((part) => part.startsWith('customer'));
  return customers.length === 1 && (customers[0] === wanted || decoded(customers[0] ?? '') === wanted);
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
