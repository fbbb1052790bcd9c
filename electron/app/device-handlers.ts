import { mayBeCarriedOut } from '../../shared/cloud-patience.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import type { DevicePage } from '../../shared/device-page.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import type { DeviceEvent, deviceRequests, VariableReading } from '../../shared/ipc/device.ts';
import type { Actor } from '../../shared/ipc/fields.ts';
import { plainText } from '../../shared/plain-text.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { readVariables } from '../devices/read-variables.ts';
import { neverAborted } from '../ground/never-aborted.ts';
import type { HandlersOf } from './handlers.ts';
import type { DeviceActor, WhoActs } from './who-acts.ts';

export interface DeviceHandlerParts extends Pick<WhoActs, 'actor' | 'customer' | 'product'> {
  readonly openDevicePage: (page: DevicePage) => Promise<Result<void>>;
  readonly copyText: (text: string) => void | Promise<void>;
  readonly showEvent: (event: DeviceEvent) => void;
  /** A device has another name now. */
  readonly renamed: (deviceId: DeviceId, name: string) => void;
  /** The cloud lets nobody watch any more, and why. */
  readonly showWatchEnded: (error: SetupError) => void;
}

/** An event carries at most 1024 bytes (Particle API reference, events), a name at most 64 characters. */
const eventDataLimit = 1_024;
const eventNameLimit = 64;

export interface DeviceWork {
  readonly handlers: HandlersOf<typeof deviceRequests>;
  /** Ends what goes on by itself, as with the session that it was for. */
  end(): void;
}

/** What can be done with one device, as whoever owns it. `stopWatching` also ends with the session it was for. */
export function deviceHandlers(parts: DeviceHandlerParts): DeviceWork {
  let watch: AbortController | undefined;

  async function as<Value>(who: Actor, act: (account: DeviceActor) => Promise<Result<Value>>): Promise<Result<Value>> {
    const account = await parts.actor(who);
    return account.ok ? act(account.value) : account;
  }

  function end(): void {
    watch?.abort();
    watch = undefined;
  }

  const handlers: DeviceWork['handlers'] = {
    async renameDevice({ as: who, deviceId, name }) {
      const trimmed = name.trim();
      if (trimmed === '') return failure(setupError('invalid-input'));
      return as(who, async (account) => {
        const renamed = await account.renameDevice(deviceId, trimmed, neverAborted());
        if (renamed.ok ? renamed.value.name !== undefined : !mayBeCarriedOut(renamed.error)) return told(renamed);
        // The answer does not tell, or was lost: the record does.
        const device = await account.getDevice(deviceId, neverAborted());
        if (renamed.ok) return told(success({ name: device.ok ? device.value.name : undefined }));
        return told(device.ok && device.value.name === trimmed ? success({ name: trimmed }) : renamed);
      });

      function told(renamed: Result<{ readonly name: string | undefined }>) {
        if (renamed.ok && renamed.value.name !== undefined) parts.renamed(deviceId, renamed.value.name);
        return renamed;
      }
    },

    signalDevice: ({ as: who, deviceId, on }) =>
      as(who, (account) => account.signalDevice(deviceId, on, neverAborted())),

    pingDevice: ({ as: who, deviceId }) =>
      as(who, async (account) => {
        const ping = await account.pingDevice(deviceId, neverAborted());
        return ping.ok ? success({ online: ping.value }) : ping;
      }),

    async openDevicePage({ deviceId, inProduct }) {
      const productSlug = inProduct ? parts.product().state()?.slug : undefined;
      if (inProduct && productSlug === undefined) return failure(setupError('not-signed-in-to-product'));
      return parts.openDevicePage({ deviceId, productSlug });
    },

    readVariables: ({ as: who, deviceId }) =>
      as(who, async (account) => {
        const device = await account.getDevice(deviceId, neverAborted());
        if (!device.ok) return device;
        const readings: VariableReading[] = [];
        for await (const reading of readVariables(account, device.value, neverAborted())) readings.push(reading);
        return success(readings);
      }),

    callFunction: ({ as: who, deviceId, functionName, argument }) =>
      as(who, (account) => account.callFunction(deviceId, functionName, argument, neverAborted())),

    async watchEvents({ as: who }) {
      end();
      const mine = new AbortController();
      watch = mine;
      return as(who, async (account) => {
        // Stopped, or followed by another, before it was known who watches.
        if (mine.signal.aborted) return success(undefined);
        void (async () => {
          const events = account.events('', mine.signal)[Symbol.asyncIterator]();
          for (;;) {
            const turn = await events.next();
            if (mine.signal.aborted) return;
            if (turn.done) {
              watch = undefined;
              if (turn.value !== undefined) parts.showWatchEnded(turn.value);
              return;
            }
            const { deviceId, name, data, publishedAt } = turn.value;
            parts.showEvent({
              deviceId,
              name: plainText(name, eventNameLimit),
              data: plainText(data, eventDataLimit),
              publishedAt,
            });
          }
        })();
        return success(undefined);
      });
    },

    async stopWatching() {
      end();
      return success(undefined);
    },

    async copyCustomerToken({ email }) {
      const customer = await parts.customer(email, false);
      if (!customer.ok) return customer;
      const token = await customer.value.revealToken(neverAborted());
      if (!token.ok) return token;
      await parts.copyText(token.value);
      return success(undefined);
    },
  };

  return { handlers, end };
}
