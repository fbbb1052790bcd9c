import * as v from 'valibot';
import { setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { cloudEvents } from './cloud-events.ts';
import type { AccessToken, CloudAccount, CloudDoor, SignInStep } from './cloud-port.ts';
import {
  claimReply,
  deviceListReply,
  deviceReply,
  functionReply,
  oauthErrorReply,
  readReply,
  secondFactorReply,
  tokenReply,
  userReply,
  variableReply,
} from './cloud-replies.ts';
import { type CloudConnection, type CloudRefusal, type CloudRequest, sendToCloud } from './cloud-request.ts';

export interface OAuthClient {
  readonly id: string;
  readonly secret: string;
}

/** The public client of particle-api-js, good for signing in to a developer account. */
export const defaultOAuthClient: OAuthClient = { id: 'particle-api', secret: 'particle-api' };

export const defaultCloudUrl = 'https://api.particle.io';

/** Ninety days, the API's own default, said explicitly as the official SDK does. */
const tokenLifeSeconds = 7_776_000;

/** The Particle API, developer half. Endpoints: Particle API reference; wire forms as particle-api-js 12.0.3 sends them. */
export function particleCloud(connection: CloudConnection, client: OAuthClient): CloudDoor {
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
      // Any refusal of the API itself proves that it is there; a web page may be a router's or a gateway's.
      return answer.ok || answer.page === false ? success(undefined) : failure(answer.error);
    },

    account: (accessToken) => account(connection, accessToken),
  };
}

function oauthError(answer: CloudRefusal): string | undefined {
  const reply = v.safeParse(oauthErrorReply, answer.body);
  return reply.success ? reply.output.error : undefined;
}

function signInFailure(answer: CloudRefusal, refused: 'sign-in-refused' | 'one-time-code-refused'): Result<never> {
  const { saw, details } = answer.error;
  if (oauthError(answer) === 'invalid_client') return failure(setupError('oauth-client-refused', { saw }));
  if (answer.status === 429) return failure(setupError('sign-in-locked-out', { saw, ...(details ? { details } : {}) }));
  // 400 and 401 for wrong details; some compatible clouds answer 403.
  if (answer.status === 400 || answer.status === 401 || answer.status === 403)
    return failure(setupError(refused, { saw }));
  return failure(answer.error);
}

function account(connection: CloudConnection, token: AccessToken): CloudAccount {
  const send = (request: Omit<CloudRequest, 'token'>, signal: AbortSignal) =>
    sendToCloud(connection, { ...request, token }, signal);

  async function ask<Schema extends v.GenericSchema>(
    request: Omit<CloudRequest, 'token'>,
    schema: Schema,
    signal: AbortSignal,
  ): Promise<Result<v.InferOutput<Schema>>> {
    const answer = await send(request, signal);
    return answer.ok ? readReply(schema, answer.value.body) : failure(answer.error);
  }

  async function tell(request: Omit<CloudRequest, 'token'>, signal: AbortSignal): Promise<Result<void>> {
    const answer = await send(request, signal);
    return answer.ok ? success(undefined) : failure(answer.error);
  }

  return {
    async check(signal) {
      const user = await ask({ method: 'GET', path: ['v1', 'user'] }, userReply, signal);
      if (user.ok) return success({ userName: user.value.username });
      // A token of limited scope may not read the user; the list of devices is what every usable token may read.
      if (user.error.code !== 'cloud-forbidden' && user.error.code !== 'cloud-not-found') return user;
      const devices = await tell({ method: 'GET', path: ['v1', 'devices'] }, signal);
      return devices.ok ? success({ userName: undefined }) : devices;
    },

    async createClaimCode(signal) {
      const answer = await send({ method: 'POST', path: ['v1', 'device_claims'], form: {} }, signal);
      if (!answer.ok) return failure(answer.error);
      const reply = readReply(claimReply, answer.value.body);
      if (!reply.ok) return reply;
      const { claim_code: claimCode, device_ids: deviceIds } = reply.value;
      return success({ claimCode, deviceIds, clockAheadMs: answer.value.clockAheadMs });
    },

    listDevices: (signal) => ask({ method: 'GET', path: ['v1', 'devices'] }, deviceListReply, signal),
    getDevice: (id, signal) => ask({ method: 'GET', path: ['v1', 'devices', id] }, deviceReply, signal),
    claimDevice: (id, signal) => tell({ method: 'POST', path: ['v1', 'devices'], form: { id } }, signal),
    renameDevice: (id, name, signal) => tell({ method: 'PUT', path: ['v1', 'devices', id], form: { name } }, signal),
    signalDevice: (id, on, signal) =>
      tell({ method: 'PUT', path: ['v1', 'devices', id], form: { signal: on ? '1' : '0' } }, signal),

    async readVariable(id, variable, signal) {
      const reply = await ask({ method: 'GET', path: ['v1', 'devices', id, variable] }, variableReply, signal);
      return reply.ok ? success(reply.value.result) : reply;
    },

    async callFunction(id, functionName, argument, signal) {
      const reply = await ask(
        { method: 'POST', path: ['v1', 'devices', id, functionName], form: { args: argument } },
        functionReply,
        signal,
      );
      return reply.ok ? success(reply.value.return_value) : reply;
    },

    events: (prefix, signal) => cloudEvents(connection, token, prefix, signal),
    signOut: (signal) => tell({ method: 'DELETE', path: ['v1', 'access_tokens', 'current'] }, signal),
  };
}
