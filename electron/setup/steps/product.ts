import { patienceAsked } from '../../../shared/cloud-patience.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { isNotThere, isTransient, mayAnswerOtherwise, mayFollowLate } from '../../../shared/error-meaning.ts';
import { type SetupError, setupError } from '../../../shared/errors.ts';
import { readPages } from '../../../shared/read-pages.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import { stepLimits } from '../../../shared/time-limits.ts';
import type { ProductCloud, ProductDevice } from '../../cloud/product-port.ts';
import type { Clock } from '../../ground/clock-port.ts';
import { within } from '../../ground/within.ts';
import type { InProduct, KnownDevices, RunMemory, SetupOptions } from '../setup-world.ts';
import type { Step } from '../step.ts';

/**
 * A product of ten thousand devices is read in a hundred calls of the ten thousand allowed in five minutes (Particle API
 * reference, rate limits). What is left out of a longer list costs a run its cheapest plan and nothing else, so a person does not wait longer for it
 * than the longer plan takes.
 */
const listPagesLimit = 100;

const cloudCall = {
  timeLimitMs: stepLimits.cloudCallMs,
  timeoutCode: 'cloud-timed-out',
  attempts: 3,
  pauseMs: stepLimits.tryAgainMs,
} as const;

/**
 * The devices of the product, as many as the bounds allow; with an id known beforehand that one alone. Read anew in every
 * run, unless several share what they know of it, because whose a device is may change between two of them, and a Photon that is
 * nobody's is taken without a question.
 */
export function readProductDevices(
  { cloud, members }: InProduct,
  { wantedId }: Pick<SetupOptions, 'wantedId'>,
  memory: RunMemory,
  clock: Clock,
): Step<KnownDevices> {
  return {
    ...cloudCall,
    id: 'read-product-devices',
    // The step ends by itself before that: at the bound of the list, or of one call.
    timeLimitMs: stepLimits.productListMs + stepLimits.productListMarginMs,
    async run(signal) {
      if (wantedId !== undefined) {
        const device = await cloud.getDevice(wantedId, signal);
        if (device.ok) return success(new Map([[wantedId, device.value]]));
        return isNotThere(device.error.code) ? success(new Map()) : device;
      }
      const read = () => readList(cloud, clock, signal);
      if (members !== undefined) return members.known(read);
      const known = await read();
      if (known.ok) memory.productDevices = known.value;
      return known;
    },
  };
}

/** Half a list is good enough: a device that is not in it is put into the product again, and read. */
async function readList(cloud: ProductCloud, clock: Clock, signal: AbortSignal): Promise<Result<KnownDevices>> {
  const read = await within(stepLimits.productListMs, clock, signal, (soon) =>
    readPages(
      (request) => cloud.listDevices(request, soon),
      { keyOf: ({ id }) => id, pagesLimit: listPagesLimit },
      soon,
    ),
  );
  if (!read.ok) return read;
  return signal.aborted ? failure(setupError('cancelled')) : success(new Map(read.value));
}

/**
 * Puts one device into the product and reads it back: a claim before that would not land in the product. `lost`: why it is
 * another station's now, asked before each try.
 */
export function addToProduct(
  { cloud }: InProduct,
  id: DeviceId,
  lost: () => Promise<SetupError | undefined>,
): Step<ProductDevice> {
  return {
    ...cloudCall,
    id: 'add-to-product',
    // The record may follow the import a moment later.
    retryOn: (code) => isTransient(code) || mayFollowLate(code),
    async run(signal) {
      const reason = await lost();
      if (reason !== undefined) return failure(reason);
      const answer = await cloud.importDevices([id], signal);
      if (!answer.ok) return answer;
      const { ownedByOthers, invalid, unnamed = [] } = answer.value;
      if (ownedByOthers.includes(id)) return failure(setupError('device-owned-outside-team', { details: { id } }));
      if (unnamed.includes(id)) return failure(setupError('cloud-answer-unreadable'));
      if (invalid.includes(id)) return failure(setupError('device-unknown-to-product', { details: { id } }));
      return cloud.getDevice(id, signal);
    },
  };
}

/** For changes to devices beside a run: it forgets what it has read, and takes the longer plan. */
export function forgetProductDevices(memory: RunMemory): void {
  memory.productDevices?.clear();
}

/** Why the product would not let this device in; undefined: it would. */
export function whyKeptOut({ id, denied, quarantined }: ProductDevice): SetupError | undefined {
  if (denied) return setupError('device-denied', { details: { id } });
  return quarantined ? setupError('device-quarantined', { details: { id } }) : undefined;
}

/** After the proof: the product's own record names the customer, and its list of customers shows them. */
export function checkOwner(
  { cloud, customer }: InProduct & { readonly customer: string },
  id: DeviceId,
  clock: Clock,
): Step<{ readonly email: string; readonly listed: boolean }> {
  return {
    id: 'check-owner',
    // Both looks end by themselves before that.
    timeLimitMs:
      stepLimits.ownerMs + stepLimits.customerListedMs + 2 * stepLimits.lastLookMs + stepLimits.recordMarginMs,
    timeoutCode: 'cloud-timed-out',
    attempts: 1,
    pauseMs: 0,
    async run(signal, report) {
      const notTheirs = setupError('device-not-customers', { details: { customer } });
      const owned = await lookUntilSeen(stepLimits.ownerMs, clock, signal, async (soon) => {
        const device = await cloud.getDevice(id, soon);
        if (!device.ok) return device;
        if (device.value.owner !== customer) return failure(notTheirs);
        return success(undefined);
      });
      if (!owned.ok) return owned;
      const listed = await lookUntilSeen(stepLimits.customerListedMs, clock, signal, (soon) =>
        lookInList(cloud, customer, soon),
      );
      if (!listed.ok) report({ type: 'noticed', notice: setupError('customer-not-listed', { details: { customer } }) });
      return success({ email: customer, listed: listed.ok });
    },
  };
}

/**
 * After the proof of a run without an owner: the product's own record names nobody. `agreed`: the owner from whom the person
 * agreed to unclaim it; from nobody else it is taken. Fails with `device-has-owner` (details.owner), and as
 * {@link whyKeptOut}.
 */
export function checkNoOwner(cloud: ProductCloud, id: DeviceId, agreed: string | undefined, clock: Clock): Step<void> {
  let unclaimed = false;
  const look = async (signal: AbortSignal): Promise<Result<void>> => {
    const device = await cloud.getDevice(id, signal);
    if (!device.ok) return device;
    const keptOut = whyKeptOut(device.value);
    if (keptOut !== undefined) return failure(keptOut);
    const { owner } = device.value;
    if (owner === undefined) return success(undefined);
    if (owner !== agreed || unclaimed) return failure(setupError('device-has-owner', { details: { owner } }));
    const answer = await cloud.unclaimDevice(id, signal);
    if (!answer.ok) return answer;
    unclaimed = true;
    return look(signal);
  };
  return {
    id: 'check-owner',
    // The looks end by themselves before that.
    timeLimitMs: stepLimits.ownerMs + stepLimits.lastLookMs + stepLimits.recordMarginMs,
    timeoutCode: 'cloud-timed-out',
    attempts: 1,
    pauseMs: 0,
    run: (signal) =>
      lookUntilSeen(
        stepLimits.ownerMs,
        clock,
        signal,
        look,
        ({ code }) => mayAnswerOtherwise(code) || (code === 'device-has-owner' && unclaimed),
      ),
  };
}

async function lookInList(cloud: InProduct['cloud'], customer: string, signal: AbortSignal): Promise<Result<void>> {
  const until = (email: string) => email === customer;
  const list = await readPages(
    (request) => cloud.listCustomers(request, signal),
    { keyOf: (email) => email, until, pagesLimit: listPagesLimit },
    signal,
  );
  if (!list.ok) return list;
  if (list.value.has(customer)) return success(undefined);
  return failure(list.lack?.trouble ?? setupError('customer-not-listed'));
}

/** Looks again and again, and once more when the time is over: what that look answers. */
async function lookUntilSeen<Value>(
  limitMs: number,
  clock: Clock,
  signal: AbortSignal,
  look: (signal: AbortSignal) => Promise<Result<Value>>,
  mayChange: (error: SetupError) => boolean = ({ code }) => mayAnswerOtherwise(code),
): Promise<Result<Value>> {
  let last: Result<Value> = failure(setupError('cloud-timed-out', { details: { seconds: limitMs / 1000 } }));
  await within(limitMs + stepLimits.lastLookMs, clock, signal, (soon) =>
    within(limitMs, clock, soon, async (early) => {
      for (let lastLook = false; !soon.aborted; ) {
        lastLook = early.aborted;
        const answer = await look(soon);
        if (answer.ok || !soon.aborted) last = answer;
        if (answer.ok || lastLook || !mayChange(answer.error)) break;
        await clock.sleep(Math.max(stepLimits.recordLookMs, patienceAsked(answer.error) ?? 0), early);
      }
    }),
  );
  return last;
}
