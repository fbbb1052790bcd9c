import * as v from 'valibot';
import type { DeviceId } from '../../shared/device-id.ts';
import { isRefusalOfPath } from '../../shared/error-meaning.ts';
import { setupError } from '../../shared/errors.ts';
import { listed } from '../../shared/list-lack.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { cloudEvents } from './cloud-events.ts';
import type { CloudAccount } from './cloud-port.ts';
import {
  claimReply,
  deviceListReply,
  deviceReply,
  ofDevice,
  ofWritten,
  readReply,
  serialNumberReply,
  userReply,
  writtenOf,
  writtenReply,
} from './cloud-replies.ts';
import type { CloudConnection } from './cloud-request.ts';
import { deviceCalls, onceOnly } from './device-calls.ts';
import { type Operation, refusalOf } from './refused-operation.ts';
import { type CloudCall, tokenCalls } from './token-calls.ts';
import type { TokenSource } from './token-source.ts';

/** An order that was taken and did not come to anything, as compatible clouds tell it with 200. */
const failedWord = /\b(fail(ed|ure)?|error)\b/i;

/** The calls of whoever the tokens are for; `claims` is the path where claim codes are made. */
export function cloudAccount(
  connection: CloudConnection,
  source: TokenSource,
  claims: readonly string[],
): CloudAccount {
  const { send, ask } = tokenCalls(connection, source);

  async function tell(request: CloudCall, signal: AbortSignal, operation?: Operation): Promise<Result<void>> {
    const answer = await ask(request, v.unknown(), signal, operation);
    return answer.ok ? success(undefined) : answer;
  }

  /** The answer may be empty; one that is about another device is none. */
  async function claimDevice(id: DeviceId, signal: AbortSignal): Promise<Result<void>> {
    const request = { method: 'POST', path: ['v1', 'devices'], form: { id } } as const;
    const claim = await ask(request, writtenReply, signal, 'claim');
    return claim.ok ? ofWritten(id, claim.value) : claim;
  }

  async function flash(
    request: CloudCall,
    signal: AbortSignal,
    refused: 'tinker-refused' | 'cloud-refused',
  ): Promise<Result<void>> {
    const answer = await send(request, signal);
    if (answer.ok) {
      const { status } = writtenOf(answer.value.body);
      return failedWord.test(status ?? '') ? failure(setupError(refused, { saw: status })) : success(undefined);
    }
    const { code, saw } = answer.error;
    // 404 is said of a device that is not connected (Particle API reference, errors); whose it is was read before.
    if (code === 'cloud-not-found') return failure(setupError('device-offline', { saw }));
    if (code === 'cloud-forbidden') return failure(refusalOf('device', answer));
    return failure(code === 'cloud-refused' ? setupError(refused, { saw }) : onceOnly(answer.error));
  }

  return {
    async check(signal) {
      const user = await ask({ method: 'GET', path: ['v1', 'user'] }, userReply, signal);
      if (user.ok) return success({ userName: user.value.username ?? undefined });
      // A token of limited scope may not read the user, and a local cloud may have no such path, which its web server says
      // with a page; the list of devices is what every usable token may read.
      if (!isRefusalOfPath(user.error.code)) return user;
      const devices = await tell({ method: 'GET', path: ['v1', 'devices'] }, signal);
      return devices.ok ? success({ userName: undefined }) : devices;
    },

    async createClaimCode(signal) {
      const answer = await send({ method: 'POST', path: claims, form: {} }, signal);
      if (!answer.ok) return failure(refusalOf('claim-code', answer));
      const reply = readReply(claimReply, answer.value.body);
      if (!reply.ok) return reply;
      const { claim_code: claimCode, device_ids: mine } = reply.value;
      // An id of another form is no Photon's: nobody will look for it here.
      return success({ claimCode, deviceIds: mine.entries, cloudTime: answer.value.cloudTime });
    },

    async listDevices(signal) {
      const list = await ask({ method: 'GET', path: ['v1', 'devices'] }, deviceListReply, signal);
      return list.ok ? listed(list.value.entries, list.value.lack) : list;
    },
    // The SDK's `lookupSerialNumber`; the number is a segment of the path (particle-api-js 12.0.3, src/Particle.js:1608).
    async lookUpSerialNumber(serialNumber, signal) {
      const path = ['v1', 'serial_numbers', serialNumber];
      const answer = await ask({ method: 'GET', path }, serialNumberReply, signal, 'serial-number');
      return answer.ok ? success(answer.value.device_id) : answer;
    },
    getDevice: async (id, signal) =>
      ofDevice(id, await ask({ method: 'GET', path: ['v1', 'devices', id] }, deviceReply, signal, 'device')),
    claimDevice,
    releaseDevice: (id, signal) => tell({ method: 'DELETE', path: ['v1', 'devices', id] }, signal, 'device'),
    flashTinker: (id, signal) =>
      flash({ method: 'PUT', path: ['v1', 'devices', id], form: { app: 'tinker' } }, signal, 'tinker-refused'),
    flashFile: (id, program, signal) =>
      flash({ method: 'PUT', path: ['v1', 'devices', id], file: program }, signal, 'cloud-refused'),

    ...deviceCalls(connection, source, ['v1', 'devices']),
    events: (prefix, signal) => cloudEvents(connection, source, ['v1', 'devices', 'events'], prefix, signal),
    signOut: (signal) => tell({ method: 'DELETE', path: ['v1', 'access_tokens', 'current'] }, signal),
  };
}
