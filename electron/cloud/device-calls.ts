import { mayBeCarriedOut } from '../../shared/cloud-patience.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import { failure, success } from '../../shared/result.ts';
import type { DeviceCalls } from './cloud-port.ts';
import { functionReply, ofWritten, pingReply, variableReply, writtenReply } from './cloud-replies.ts';
import type { CloudConnection } from './cloud-request.ts';
import { tokenCalls } from './token-calls.ts';
import type { TokenSource } from './token-source.ts';

/** Of an order that must not be given twice, a lost answer is told as that, and so is a stop while it is on its way. */
export function onceOnly(error: SetupError): SetupError {
  const lost = error.code === 'cancelled' || mayBeCarriedOut(error);
  return lost ? setupError('order-fate-unknown', { saw: error.saw }) : error;
}

/**
 * What is asked of one device, below `root`: `v1/devices` as its owner, `v1/products/P/devices` as its product, whoever owns
 * it (wire forms as particle-api-js 12.0.3 sends them, there with the option `product`). `recoded` says a refusal in the
 * words of that root.
 */
export function deviceCalls(
  connection: CloudConnection,
  source: TokenSource,
  root: readonly string[],
  recoded?: (error: SetupError) => SetupError,
): DeviceCalls {
  const { ask } = tokenCalls(connection, source, recoded);
  const pathOf = (id: DeviceId, ...rest: readonly string[]) => [...root, id, ...rest];

  return {
    async renameDevice(id, name, signal) {
      const request = { method: 'PUT', path: pathOf(id), form: { name } } as const;
      const written = await ask(request, writtenReply, signal, 'rename');
      if (!written.ok) return written;
      const own = ofWritten(id, written.value);
      return own.ok ? success({ name: written.value.name }) : own;
    },

    async signalDevice(id, on, signal) {
      const request = { method: 'PUT', path: pathOf(id), form: { signal: on ? '1' : '0' } } as const;
      const written = await ask(request, writtenReply, signal, 'signal');
      if (!written.ok) return written;
      const { signaling = on } = written.value;
      return signaling === on ? ofWritten(id, written.value) : failure(setupError('change-not-seen'));
    },

    async pingDevice(id, signal) {
      const ping = await ask({ method: 'PUT', path: pathOf(id, 'ping') }, pingReply, signal, 'ping');
      // Some clouds answer 404 for it (Particle API reference, errors: "device not connected").
      return !ping.ok && ping.error.code === 'device-offline' ? success(false) : ping;
    },

    async readVariable(id, variable, signal) {
      const reply = await ask({ method: 'GET', path: pathOf(id, variable) }, variableReply, signal, 'variable');
      return reply.ok ? success(reply.value.result) : reply;
    },

    async callFunction(id, functionName, argument, signal) {
      const request = { method: 'POST', path: pathOf(id, functionName), form: { args: argument } } as const;
      const reply = await ask(request, functionReply, signal, 'function');
      return reply.ok ? success(reply.value.return_value) : failure(onceOnly(reply.error));
    },
  };
}
