import * as v from 'valibot';
import { setupError } from '../../shared/errors.ts';
import { usualCloudUrl } from '../../shared/links.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { cloudAccount } from './cloud-account.ts';
import type { CloudAuth, SignInStep } from './cloud-port.ts';
import { oauthErrorReply, readReply, secondFactorReply, tokenReply } from './cloud-replies.ts';
import { type CloudConnection, type CloudRefusal, sendToCloud } from './cloud-request.ts';
import type { OAuthClient } from './product-port.ts';
import { constantToken } from './token-source.ts';

/** The public client of particle-api-js, good for signing in to a developer account. */
export const defaultOAuthClient: OAuthClient = { id: 'particle-api', secret: 'particle-api' };

export const defaultCloudUrl = usualCloudUrl;

/** Ninety days, the API's own default, said explicitly as the official SDK does. */
const tokenLifeSeconds = 7_776_000;

/** The Particle API, developer half. Endpoints: Particle API reference; wire forms as particle-api-js 12.0.3 sends them. */
export function particleCloud(way: CloudConnection, client: OAuthClient): CloudAuth {
  // Who was sent it with one call may quote it in the answer to another.
  const connection: CloudConnection = { ...way, secrets: () => [client.secret, ...(way.secrets?.() ?? [])] };
  const clientFields = { client_id: client.id, client_secret: client.secret };

  async function token(form: Record<string, string>, signal: AbortSignal) {
    return sendToCloud(
      connection,
      { method: 'POST', path: ['oauth', 'token'], form: { ...form, ...clientFields } },
      signal,
    );
  }

  return {
    async signIn({ username, password }, signal): Promise<Result<SignInStep>> {
      const name = username.trim();
      if (name === '' || password === '') return failure(setupError('sign-in-details-missing'));
      const answer = await token(
        { grant_type: 'password', username: name, password, expires_in: String(tokenLifeSeconds) },
        signal,
      );
      if (answer.ok) {
        const reply = readReply(tokenReply, answer.value.body);
        return reply.ok ? success({ kind: 'signed-in', token: reply.value.access_token }) : reply;
      }
      const secondFactor = v.safeParse(secondFactorReply, answer.body);
      if (secondFactor.success)
        return success({ kind: 'one-time-code-needed', mfaToken: secondFactor.output.mfa_token });
      return signInFailure(answer, 'sign-in-refused');
    },

    async submitOneTimeCode({ mfaToken, code }, signal) {
      const digits = code.replace(/\s/g, '');
      if (digits === '') return failure(setupError('sign-in-details-missing'));
      const answer = await token({ grant_type: 'urn:custom:mfa-otp', mfa_token: mfaToken, otp: digits }, signal);
      if (!answer.ok) {
        const about = oauthError(answer);
        return about === 'invalid_mfa_token' || about === 'expired_token'
          ? failure(setupError('one-time-code-expired', { saw: answer.error.saw }))
          : signInFailure(answer, 'one-time-code-refused');
      }
      const reply = readReply(tokenReply, answer.value.body);
      return reply.ok ? success(reply.value.access_token) : reply;
    },

    async reach(signal) {
      const answer = await sendToCloud(connection, { method: 'GET', path: ['v1', 'user'] }, signal);
      // Any refusal of the API itself proves that it is there.
      return answer.ok || answer.status !== undefined ? success(undefined) : failure(answer.error);
    },

    account: (accessToken) => cloudAccount(connection, constantToken(accessToken), ['v1', 'device_claims']),
  };
}

function oauthError(answer: CloudRefusal): string | undefined {
  const reply = v.safeParse(oauthErrorReply, answer.body);
  return reply.success ? reply.output.error : undefined;
}

/** Compatible clouds tell a wrong password as a fault of their own, with 5xx, and only the words say what it was. */
const wrongDetails =
  /\b(wrong|invalid|incorrect|bad)\b.{0,20}\b(password|credentials|user ?name)\b|\b(password|credentials|user ?name)\b.{0,20}\b(wrong|invalid|incorrect)\b|\buser\b.{0,20}\b(not found|does ?n.?t exist|does not exist)\b/i;

function signInFailure(answer: CloudRefusal, refused: 'sign-in-refused' | 'one-time-code-refused'): Result<never> {
  const { saw, details } = answer.error;
  const about = oauthError(answer);
  if (about === 'invalid_client' || about === 'unauthorized_client')
    return failure(setupError('oauth-client-refused', { saw }));
  if (answer.status === 429) return failure(setupError('sign-in-locked-out', { saw, ...(details ? { details } : {}) }));
  const isFault = answer.status !== undefined && answer.status >= 500;
  // The cloud signs nobody in this way (RFC 6749, section 5.2): that says nothing of the details.
  if (about === 'unsupported_grant_type') return failure(answer.error);
  // 400 and 401 for wrong details; some compatible clouds answer 403.
  if ([400, 401, 403].includes(answer.status ?? 0) || (isFault && wrongDetails.test(saw ?? '')))
    return failure(setupError(refused, { saw }));
  return failure(answer.error);
}
