import type { DeviceId } from '../../shared/device-id.ts';
import { type ErrorCode, type SetupError, setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { ProductDevice } from '../cloud/product-port.ts';
import type { Clock } from './clock-port.ts';
import type { RunMemory, SetupOptions, SetupWorld } from './setup-world.ts';
import type { Step } from './step.ts';
import { cloudTroubles } from './steps.ts';

/** What a run knows of its product beforehand, for the runs after it as well. */
export type KnownDevices = Map<DeviceId, ProductDevice>;

type InProduct = NonNullable<SetupWorld['product']>;

/**
 * A product of ten thousand devices is read in a hundred calls of the ten thousand allowed in five minutes (Particle API
 * reference, rate limits). What is left out of a longer list costs a run its cheapest plan and nothing else.
 */
const listPagesLimit = 100;
const perPage = 100;
const listLimitMs = 30_000;

/** As long as a few devices of a line take; what others do to the product meanwhile is then seen. */
const keptForMs = 5 * 60 * 1000;

/** Lists and records of the cloud follow a claim within seconds; the same patience as for a claim by code. */
const ownerLimitMs = 30_000;
const listedLimitMs = 8_000;
const lookEveryMs = 2_000;

const cloudCall = {
  timeLimitMs: 30_000,
  timeoutCode: 'cloud-timed-out',
  attempts: 3,
  pauseMs: 1_000,
  retryOn: cloudTroubles,
} as const;

/** The devices of the product; with an id known beforehand that one alone. */
export function readProductDevices(
  { cloud }: InProduct,
  { wantedId }: SetupOptions,
  memory: RunMemory,
  clock: Clock,
): Step<KnownDevices> {
  return {
    ...cloudCall,
    id: 'read-product-devices',
    timeLimitMs: listLimitMs + 15_000,
    async run(signal) {
      const known: KnownDevices = new Map();
      if (wantedId !== undefined) {
        const device = await cloud.getDevice(wantedId, signal);
        if (device.ok) known.set(wantedId, device.value);
        return device.ok || device.error.code === 'device-not-in-product' ? success(known) : device;
      }
      const before = memory.productDevices;
      const startedAt = clock.now();
      if (before?.productId === cloud.product.id && startedAt - before.readAt < keptForMs)
        return success(before.devices);
      for (let page = 1; page <= listPagesLimit && clock.now() - startedAt < listLimitMs; page += 1) {
        const list = await cloud.listDevices({ page, perPage }, signal);
        if (!list.ok) return list;
        for (const device of list.value.entries) known.set(device.id, device);
        if (page >= list.value.pages) break;
      }
      memory.productDevices = { productId: cloud.product.id, readAt: startedAt, devices: known };
      return success(known);
    },
  };
}

/** Puts one device into the product and reads it back: a claim before that would not land in the product. */
export function addToProduct({ cloud }: InProduct, id: DeviceId, memory: RunMemory): Step<ProductDevice> {
  return {
    ...cloudCall,
    id: 'add-to-product',
    async run(signal) {
      const answer = await cloud.importDevices([id], signal);
      if (!answer.ok) return answer;
      const { ownedByOthers, invalid } = answer.value;
      if (ownedByOthers.includes(id)) return failure(setupError('device-owned-outside-team', { details: { id } }));
      if (invalid.includes(id)) return failure(setupError('device-unknown-to-product', { details: { id } }));
      const device = await cloud.getDevice(id, signal);
      if (device.ok) memory.productDevices?.devices.set(id, device.value);
      return device;
    },
  };
}

/** Why the product would not let this device in; undefined: it would. */
export function whyKeptOut({ id, denied, quarantined }: ProductDevice): SetupError | undefined {
  if (denied) return setupError('device-denied', { details: { id } });
  return quarantined ? setupError('device-quarantined', { details: { id } }) : undefined;
}

/** After the proof: the product's own record names the customer, and its list of customers shows them. */
export function checkOwner(
  { cloud, customer }: InProduct,
  id: DeviceId,
  clock: Clock,
): Step<{ readonly email: string; readonly listed: boolean }> {
  const passing: readonly ErrorCode[] = [...cloudTroubles, 'device-not-in-product'];
  return {
    id: 'check-owner',
    timeLimitMs: ownerLimitMs + listedLimitMs + 30_000,
    timeoutCode: 'device-not-customers',
    attempts: 1,
    pauseMs: 0,
    retryOn: [],
    async run(signal, report) {
      const owned = await until(ownerLimitMs, clock, signal, async () => {
        const device = await cloud.getDevice(id, signal);
        if (!device.ok) return passing.includes(device.error.code) ? undefined : device;
        return device.value.owner === customer ? success(undefined) : undefined;
      });
      if (owned === undefined) return failure(setupError('device-not-customers', { details: { customer } }));
      if (!owned.ok) return owned;
      const listed = await until(listedLimitMs, clock, signal, async () =>
        (await isListed(cloud, customer, signal)) ? success(undefined) : undefined,
      );
      if (listed === undefined)
        report({ type: 'noticed', notice: setupError('customer-not-listed', { details: { customer } }) });
      return success({ email: customer, listed: listed !== undefined });
    },
  };
}

async function isListed(cloud: InProduct['cloud'], customer: string, signal: AbortSignal): Promise<boolean> {
  for (let page = 1; page <= listPagesLimit; page += 1) {
    const list = await cloud.listCustomers({ page, perPage }, signal);
    if (!list.ok) return false;
    if (list.value.entries.includes(customer)) return true;
    if (page >= list.value.pages) return false;
  }
  return false;
}

/** Looks again and again until there is an answer; undefined when the time is over. */
async function until<Value>(
  limitMs: number,
  clock: Clock,
  signal: AbortSignal,
  look: () => Promise<Result<Value> | undefined>,
): Promise<Result<Value> | undefined> {
  const startedAt = clock.now();
  for (;;) {
    const answer = await look();
    if (answer !== undefined) return answer;
    if (signal.aborted) return failure(setupError('cancelled'));
    if (clock.now() - startedAt >= limitMs) return undefined;
    await clock.sleep(lookEveryMs, signal);
  }
}
