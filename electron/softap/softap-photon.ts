import { isAnswerLost } from '../../shared/error-meaning.ts';
import { setupError } from '../../shared/errors.ts';
import type { NetworkChoice } from '../../shared/network-choice.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { decodeSecurity } from '../../shared/security-type.ts';
import type { Transport } from '../../shared/setup-events.ts';
import {
  type CommandName,
  connectBody,
  encodeClaimCode,
  encodeHttpRequest,
  encodeNetwork,
  encodeTcpRequest,
  parseIdentity,
  parseKeyAnswer,
  parseResultCode,
  parseScan,
  parseVersion,
  readConfigureResult,
  readHttpAnswer,
  readTcpAnswer,
} from '../../shared/softap-codec.ts';
import { photonLimits } from '../../shared/time-limits.ts';
import type { RandomBytes } from '../../shared/wifi-password.ts';
import type { Clock } from '../ground/clock-port.ts';
import { devicePrivateKey } from './device-private-key.ts';
import type { PhotonAddress } from './photon-address.ts';
import type { Photon } from './photon-port.ts';
import { exchange } from './socket-exchange.ts';

/** The answer, or `cancelled` as soon as `signal` aborts: also while an earlier command is still under way. */
async function orCancelled<Value>(answer: Promise<Result<Value>>, signal: AbortSignal): Promise<Result<Value>> {
  const over = new AbortController();
  const cancelled = new Promise<Result<Value>>((resolve) => {
    const cancel = () => resolve(failure(setupError('cancelled')));
    if (signal.aborted) cancel();
    else signal.addEventListener('abort', cancel, { once: true, signal: over.signal });
  });
  return Promise.race([answer, cancelled]).finally(() => over.abort());
}

function privateKeyOf({ security, enterprise }: NetworkChoice): Result<Uint8Array | undefined> {
  if (enterprise?.kind !== 'tls' || !decodeSecurity(security).enterprise) return success(undefined);
  return devicePrivateKey(enterprise);
}

/**
 * A Photon over SoftAP: TCP 5609 first, HTTP 80 where no TCP connection can be opened. Commands wait for one another,
 * because the device has one worker for both ports (softap.cpp:1594-1733, v1.5.2). `isBeside`: whether this computer has
 * an address in the Photon's network now; without it no refusal counts as this computer's own.
 */
export function softapPhoton(
  address: PhotonAddress,
  { clock, random, isBeside = () => false }: { clock: Clock; random: RandomBytes; isBeside?: () => boolean },
): Photon {
  let lastCommand: Promise<unknown> = Promise.resolve();
  let httpWorked = false;
  let lastTransport: Transport | undefined;

  async function overTcp(command: CommandName, body: string, signal: AbortSignal) {
    return exchange(
      {
        host: address.host,
        port: address.tcpPort,
        request: encodeTcpRequest(command, body),
        read: (bytes, closed) => readTcpAnswer(command, bytes, closed),
        timeLimitMs: photonLimits.commandsMs[command],
        isBeside,
      },
      clock,
      signal,
    );
  }

  async function overHttp(command: CommandName, body: string, signal: AbortSignal) {
    const answer = await exchange(
      {
        host: address.host,
        port: address.httpPort,
        request: encodeHttpRequest(command, body, address.host),
        read: (bytes, closed) => readHttpAnswer(command, bytes, closed),
        timeLimitMs: photonLimits.commandsMs[command],
        isBeside,
      },
      clock,
      signal,
    );
    httpWorked = answer.ok;
    if (answer.ok) lastTransport = 'SoftAP HTTP';
    return answer;
  }

  async function send(command: CommandName, body: string, signal: AbortSignal) {
    if (httpWorked) {
      const answer = await overHttp(command, body, signal);
      if (answer.ok || answer.sent) return answer;
    }
    const tcp = await overTcp(command, body, signal);
    if (tcp.ok) lastTransport = 'SoftAP TCP';
    if (tcp.ok || tcp.sent || tcp.error.code === 'cancelled') return tcp;
    const http = await overHttp(command, body, signal);
    // With both ports closed, the first one's words say more.
    return http.ok || http.sent || http.error.code === 'cancelled' ? http : tcp;
  }

  function command<Value>(
    name: CommandName,
    body: string,
    signal: AbortSignal,
    parse: (body: Uint8Array) => Result<Value>,
  ): Promise<Result<Value>> {
    const turn = lastCommand.then(async () => {
      if (signal.aborted) return failure(setupError('cancelled'));
      const answer = await send(name, body, signal);
      return answer.ok ? parse(answer.value) : failure(answer.error);
    });
    lastCommand = turn;
    return orCancelled(turn, signal);
  }

  return {
    transport: () => lastTransport,
    version: (signal) => command('version', '', signal, parseVersion),
    deviceId: (signal) => command('device-id', '', signal, parseIdentity),
    scanNetworks: (signal) => command('scan-ap', '', signal, parseScan),
    publicKey: (signal) => command('public-key', '', signal, parseKeyAnswer),

    setClaimCode: (code, signal) =>
      command('set', encodeClaimCode(code), signal, (body) => {
        const result = parseResultCode(body);
        if (!result.ok) return result;
        return result.value === 0
          ? success(undefined)
          : failure(setupError('claim-code-not-stored', { details: { result: result.value } }));
      }),

    async configureNetwork(choice, key, signal) {
      const privateKey = privateKeyOf(choice);
      if (!privateKey.ok) return privateKey;
      const body = encodeNetwork(choice, key, random, privateKey.value);
      const answer = await command('configure-ap', body, signal, parseResultCode);
      if (answer.ok) return readConfigureResult(answer.value, choice);
      // Firmware before 0.7.0 does not know the enterprise keys and then answers without JSON.
      return answer.error.code === 'photon-request-refused' && choice.enterprise !== undefined
        ? failure(setupError('enterprise-not-supported'))
        : answer;
    },

    async connect(signal) {
      const answer = await command('connect-ap', connectBody, signal, parseResultCode);
      if (answer.ok) {
        return answer.value === 0
          ? success({ acknowledged: true })
          : failure(setupError('photon-did-not-leave', { details: { result: answer.value } }));
      }
      return isAnswerLost(answer.error.code) ? success({ acknowledged: false }) : answer;
    },
  };
}
