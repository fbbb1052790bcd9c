import { expect } from 'vitest';
import type { CloudAccount, CloudDevice } from '../../../../electron/cloud/cloud-port.ts';
import type { CustomerAccount, ProductCloud, ProductDevice } from '../../../../electron/cloud/product-port.ts';
import type { DeviceAccess } from '../../../../electron/devices/device-facts.ts';
import { runDeviceJobs } from '../../../../electron/devices/device-jobs.ts';
import type { DeviceId } from '../../../../shared/device-id.ts';
import { foldDeviceJob, idleDeviceJob } from '../../../../shared/device-job-state.ts';
import type { DeviceJobAction, DeviceJobEvent } from '../../../../shared/device-jobs.ts';
import { type ErrorCode, setupError } from '../../../../shared/errors.ts';
import { failure, type Result, success } from '../../../../shared/result.ts';
import { virtualClock } from '../../../support/virtual-clock.ts';

export const id = '1a2b3c4d5e6f708192a3b4c5' as DeviceId;
export const other = '00112233445566778899aabb' as DeviceId;
export const tinker = ['digitalread', 'digitalwrite', 'analogread', 'analogwrite'];
export const likeNew: DeviceJobAction[] = [
  'unclaim',
  'remove-from-product',
  'add-to-account',
  'flash-tinker',
  'release',
];
export interface FakeDevice {
  owner: 'nobody' | 'me' | 'somebody-else' | `customer:${string}`;
  inProduct: boolean;
  online: boolean;
  development: boolean;
  denied: boolean;
  tinker: boolean;
}

/** A cloud of one account and one product, as plain as can be. `trouble` may answer in place of a call. */
export function fakeCloud(devices: Readonly<Record<string, Partial<FakeDevice>>>) {
  const clock = virtualClock();
  const orders: string[] = [];
  const state = new Map<string, FakeDevice>(
    Object.entries(devices).map(([deviceId, device]) => [
      deviceId,
      { owner: 'nobody', inProduct: false, online: true, development: false, denied: false, tinker: false, ...device },
    ]),
  );
  const fake = {
    /** Instead of an order; `after`: it is carried out, and its answer lost. */
    trouble: undefined as
      | ((order: string, count: number) => { code: ErrorCode; saw?: string; after: boolean } | undefined)
      | undefined,
    /** How long an order takes; as with fetch, an abort ends the waiting alone. */
    answerMs: 0,
    bug: undefined as string | undefined,
    /** Orders that are answered with "ok" and forgotten. */
    forgets: false,
  };

  function record(deviceId: DeviceId, device: FakeDevice): ProductDevice {
    return {
      id: deviceId,
      name: undefined,
      online: device.online,
      lastHandshakeAt: undefined,
      lastHeardAt: undefined,
      serialNumber: undefined,
      variables: {},
      functions: device.tinker && device.online ? tinker : [],
      firmware: undefined,
      productId: device.inProduct ? 12 : undefined,
      platformId: 6,
      owner: device.owner.startsWith('customer:') ? device.owner.slice('customer:'.length) : undefined,
      firmwareVersion: undefined,
      development: device.development,
      quarantined: false,
      denied: device.denied,
    };
  }
  async function order(
    name: string,
    deviceId: DeviceId,
    signal: AbortSignal,
    carryOut: (device: FakeDevice) => ErrorCode | undefined,
  ): Promise<Result<void>> {
    if (fake.bug === name) throw new Error('a bug');
    if (fake.answerMs > 0) {
      await clock.sleep(fake.answerMs, signal);
      if (signal.aborted) return failure(setupError('cancelled'));
    }
    orders.push(`${name} ${deviceId}`);
    const trouble = fake.trouble?.(name, orders.filter((one) => one === `${name} ${deviceId}`).length);
    if (trouble !== undefined && !trouble.after) return failure(setupError(trouble.code, { saw: trouble.saw }));
    const device = state.get(deviceId);
    const refused = device === undefined ? 'device-not-in-account' : fake.forgets ? undefined : carryOut(device);
    if (trouble !== undefined) return failure(setupError(trouble.code));
    return refused === undefined ? success(undefined) : failure(setupError(refused));
  }
  const member = (device: FakeDevice | undefined) => device !== undefined && (device.inProduct || device.denied);

  const account = {
    async getDevice(deviceId: DeviceId): Promise<Result<CloudDevice>> {
      const device = state.get(deviceId);
      return device?.owner === 'me' ? success(record(deviceId, device)) : failure(setupError('device-not-in-account'));
    },
    claimDevice: (deviceId: DeviceId, signal: AbortSignal) =>
      order('claim', deviceId, signal, (device) => {
        if (device.owner !== 'nobody' && device.owner !== 'me') return 'device-owned-by-somebody-else';
        if (!device.online) return 'device-offline';
        device.owner = 'me';
        return undefined;
      }),
    releaseDevice: (deviceId: DeviceId, signal: AbortSignal) =>
      order('release', deviceId, signal, (device) => {
        if (device.owner !== 'me') return 'device-not-in-account';
        device.owner = 'nobody';
        return undefined;
      }),
    flashTinker: (deviceId: DeviceId, signal: AbortSignal) =>
      order('flash', deviceId, signal, (device) => {
        if (!device.online) return 'device-offline';
        device.online = false;
        device.tinker = true;
        void clock.sleep(60_000).then(() => {
          device.online = true;
        });
        return undefined;
      }),
  };
  const product = {
    async getDevice(deviceId: DeviceId): Promise<Result<ProductDevice>> {
      const device = state.get(deviceId);
      return device !== undefined && member(device)
        ? success(record(deviceId, device))
        : failure(setupError('device-not-in-product'));
    },
    unclaimDevice: (deviceId: DeviceId, signal: AbortSignal) =>
      order('unclaim', deviceId, signal, (device) => {
        if (!device.owner.startsWith('customer:')) return 'device-not-in-account';
        device.owner = 'nobody';
        return undefined;
      }),
    removeDevice: (deviceId: DeviceId, { deny }: { readonly deny: boolean }, signal: AbortSignal) =>
      order(deny ? 'deny' : 'remove', deviceId, signal, (device) => {
        if (!device.inProduct) return 'device-not-in-product';
        device.inProduct = false;
        device.denied = deny;
        return undefined;
      }),
    markAsDevelopment: (deviceId: DeviceId, _on: boolean, signal: AbortSignal) =>
      order('development', deviceId, signal, (device) => {
        device.development = true;
        return undefined;
      }),
  };
  const customerOf = (email: string) =>
    ({
      email,
      claimDevice: (deviceId: DeviceId, signal: AbortSignal) =>
        order('give', deviceId, signal, (device) => {
          if (device.owner !== 'nobody') return 'cloud-forbidden';
          device.owner = `customer:${email}`;
          return undefined;
        }),
    }) as unknown as CustomerAccount;
  const access: DeviceAccess = {
    account: account as unknown as CloudAccount,
    product: product as unknown as ProductCloud,
  };

  async function runJob(
    actions: readonly DeviceJobAction[],
    {
      deviceIds = [id],
      stop = new AbortController(),
      onEvent = (_event: DeviceJobEvent, _stop: AbortController): void => {},
      customer = undefined as string | undefined,
    } = {},
  ) {
    const events: DeviceJobEvent[] = [];
    let over = false;
    const following = (async () => {
      const who = customer === undefined ? access : { ...access, customer: customerOf(customer) };
      for await (const event of runDeviceJobs(who, { workId: 'work', deviceIds, actions }, clock, stop.signal)) {
        events.push(event);
        onEvent(event, stop);
      }
      over = true;
    })();
    for (let turn = 0; !over && turn < 2_000; turn += 1) await clock.advance(1_000);
    await following;
    const end = events.reduce(foldDeviceJob, idleDeviceJob);
    // Whatever happened: each action of each device ends once, and the work ends last.
    for (const deviceId of deviceIds) {
      const ended = events.flatMap((event) =>
        event.type === 'action-finished' && event.deviceId === deviceId ? [event.action] : [],
      );
      expect(ended).toEqual(end.actions);
    }
    expect(events.at(-1)?.type).toBe('work-finished');
    const results = Object.fromEntries(
      Object.entries(end.devices.get(id)?.results ?? {}).map(([action, result]) => [
        action,
        result.status === 'failed' ? result.error.code : result.status,
      ]),
    );
    return { events, end, results };
  }
  return { fake, clock, orders, state, access, runJob };
}

export const annsDevice = { owner: 'customer:ann@example.com', inProduct: true } as const;
