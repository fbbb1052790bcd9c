import { mayBeCarriedOut, pauseBeforeRetry } from '../../shared/cloud-patience.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import {
  type ActionResult,
  type DeviceFacts,
  type DeviceJobAction,
  type DeviceJobEvent,
  deviceJobActions,
  type ManualWork,
  runsTinker,
} from '../../shared/device-jobs.ts';
import { type ErrorCode, setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { jobLimits } from '../../shared/time-limits.ts';
import type { CloudAccount } from '../cloud/cloud-port.ts';
import type { Clock } from '../ground/clock-port.ts';
import { type DeviceAccess, readFacts } from './device-facts.ts';

export interface DeviceJobRequest {
  readonly workId: string;
  readonly deviceIds: readonly DeviceId[];
  readonly actions: readonly DeviceJobAction[];
  /** What is left to the person afterwards; told with the work, and never done here. */
  readonly hands?: readonly ManualWork[] | undefined;
  /** Takes up what the work before left. */
  readonly continues?: boolean | undefined;
}

/** How long, and how often, what an order brings about is looked for. */
interface Looking {
  readonly limitMs: number;
  readonly everyMs: number;
  /** Whether the order does no harm a second time, so that one look between two is enough. */
  readonly mayRepeat: boolean;
}
const inTheRecord: Looking = { limitMs: jobLimits.confirmMs, everyMs: jobLimits.confirmLookMs, mayRepeat: true };
/** A device that is updated already would be begun anew. */
const onTheDevice: Looking = { limitMs: jobLimits.flashMs, everyMs: jobLimits.onlineLookMs, mayRepeat: false };
const once: Looking = { ...inTheRecord, limitMs: 0 };

type UntimedEvent = DeviceJobEvent extends infer Event
  ? Event extends DeviceJobEvent
    ? Omit<Event, 'at'>
    : never
  : never;
type Saying = AsyncGenerator<DeviceJobEvent, ActionResult>;

const done: ActionResult = { status: 'done' };
const notNeeded: ActionResult = { status: 'not-needed' };
const notTried: ActionResult = { status: 'not-tried' };
const isNobodys = ({ owner }: DeviceFacts) => owner.kind === 'nobody' || owner.kind === 'not-told';
const failed = (code: ErrorCode, saw?: string): ActionResult => ({
  status: 'failed',
  error: setupError(code, saw === undefined ? {} : { saw }),
});

/**
 * Does the actions asked for to each device, one device after another, so that a person can follow and stop. Every action
 * reads the state first and is left out when the cloud already shows what it would bring about, so the same request again
 * finishes what a stop or a failure left. After an action the state is read back: the cloud's "ok" is not believed, and
 * an order whose answer was lost is given again only where a look shows that it was not carried out. A stop ends the work
 * between two orders; one that is under way is seen through, or told as `order-fate-unknown`.
 * Nothing is ever sent for a device that somebody else owns. Never throws; each action of each device ends with exactly
 * one `action-finished`.
 */
export async function* runDeviceJobs(
  access: DeviceAccess,
  { workId, deviceIds, actions: asked, hands = [], continues = false }: DeviceJobRequest,
  clock: Clock,
  signal: AbortSignal,
): AsyncGenerator<DeviceJobEvent> {
  const event = (untimed: UntimedEvent): DeviceJobEvent => ({ ...untimed, at: clock.now() }) as DeviceJobEvent;
  // Denying takes the device out of the product as well.
  const actions = deviceJobActions.filter(
    (action) => asked.includes(action) && !(action === 'remove-from-product' && asked.includes('deny')),
  );
  const movesOn = actions.some((action) => action === 'remove-from-product' || action === 'add-to-account');
  const ids = [...new Set(deviceIds)];
  const customer = access.customer?.email;
  yield event({
    type: 'work-started',
    workId,
    deviceIds: ids,
    actions,
    hands,
    continues,
    ...(customer === undefined ? {} : { customer }),
  });
  for (const deviceId of ids) {
    let stuck = false;
    for (const action of actions) {
      let result: ActionResult = notTried;
      if (!stuck && !signal.aborted) {
        yield event({ type: 'action-started', deviceId, action });
        try {
          result = yield* perform(deviceId, action);
        } catch (bug) {
          result = failed('internal-error', bug instanceof Error ? bug.message : String(bug));
        }
        stuck = result.status === 'failed' || result.status === 'not-tried';
      }
      yield event({ type: 'action-finished', deviceId, action, result });
    }
    // The bug of a reader has been told as an action's; here it only means that nothing is known.
    const facts = signal.aborted ? undefined : await readFacts(access, deviceId, signal).catch(() => undefined);
    yield event({ type: 'device-finished', deviceId, facts: facts?.ok ? facts.value : undefined });
  }
  yield event({ type: 'work-finished', workId, stopped: signal.aborted });

  async function* perform(id: DeviceId, action: DeviceJobAction): Saying {
    const facts = await patiently(() => readFacts(access, id, signal));
    if (signal.aborted) return notTried;
    if (!facts.ok) return { status: 'failed', error: facts.error };
    switch (action) {
      case 'mark-development':
        return markDevelopment(facts.value);
      case 'unclaim':
        return unclaim(facts.value);
      case 'give-to-customer':
        return yield* giveToCustomer(facts.value);
      case 'remove-from-product':
        return remove(facts.value, false);
      case 'deny':
        return remove(facts.value, true);
      case 'add-to-account':
        return yield* addToAccount(facts.value);
      case 'flash-tinker':
        return yield* flashTinker(facts.value);
      case 'release':
        return release(facts.value);
      default:
        return action satisfies never;
    }
  }

  async function markDevelopment({ id, inProduct, development }: DeviceFacts): Promise<ActionResult> {
    const { product } = access;
    if (product === undefined) return failed('work-needs-product');
    if (!inProduct) return failed('device-not-in-product');
    if (development) return notNeeded;
    return carryOut(
      (until) => product.markAsDevelopment(id, true, until),
      id,
      (facts) => facts.development,
    );
  }

  async function unclaim({ id, owner }: DeviceFacts): Promise<ActionResult> {
    const { account, product } = access;
    if (owner.kind === 'nobody') return notNeeded;
    // On its way to this account it has arrived already: giving it up would only lose it on the way.
    if (owner.kind === 'me' && actions.includes('add-to-account')) return notNeeded;
    if (isTheirs({ owner }) && actions.includes('give-to-customer')) return notNeeded;
    // Out of the product and nobody's, a device is seen by nobody: so it looks when the same work was stopped half-way.
    // Whether it is free the action to come finds out, and that takes it from no one.
    if (owner.kind === 'not-told' && product !== undefined && movesOn) return notNeeded;
    if (owner.kind === 'me' && account !== undefined)
      return carryOut((until) => account.releaseDevice(id, until), id, isNobodys);
    if (owner.kind === 'customer' && product !== undefined) {
      return carryOut((until) => product.unclaimDevice(id, until), id, isNobodys);
    }
    return failed('device-owned-by-somebody-else');
  }

  async function release({ id, owner }: DeviceFacts): Promise<ActionResult> {
    const { account } = access;
    if (account === undefined) return failed('work-needs-account');
    if (owner.kind === 'customer' || owner.kind === 'somebody-else') return failed('device-owned-by-somebody-else');
    if (owner.kind !== 'me') return notNeeded;
    return carryOut((until) => account.releaseDevice(id, until), id, isNobodys);
  }

  async function remove({ id, inProduct, denied }: DeviceFacts, deny: boolean): Promise<ActionResult> {
    const { product } = access;
    if (product === undefined) return failed('work-needs-product');
    if (deny && denied) return notNeeded;
    if (!inProduct) return deny ? failed('device-not-in-product') : notNeeded;
    return carryOut(
      (until) => product.removeDevice(id, { deny }, until),
      id,
      // Whether a list goes on showing a device that it denies is not documented: both are believed.
      (facts) => !facts.inProduct || (deny && facts.denied),
    );
  }

  async function* addToAccount({ id, owner }: DeviceFacts): Saying {
    const { account } = access;
    if (account === undefined) return failed('work-needs-account');
    if (owner.kind === 'me') return notNeeded;
    if (owner.kind === 'customer' || owner.kind === 'somebody-else') return failed('device-owned-by-somebody-else');
    return yield* claimFor(account, id, (facts) => facts.owner.kind === 'me');
  }

  function isTheirs({ owner }: Pick<DeviceFacts, 'owner'>): boolean {
    return owner.kind === 'customer' && owner.email === access.customer?.email;
  }

  /** Without SoftAP: a member of a product that is nobody's is claimed by its id with the customer's own token. */
  async function* giveToCustomer(facts: DeviceFacts): Saying {
    const { id, owner } = facts;
    const { product, customer } = access;
    if (product === undefined || customer === undefined) return failed('work-needs-product');
    // The claim of a device that is in no product would not land in this one.
    if (!facts.inProduct) return failed('device-not-in-product');
    if (facts.denied) return failed('device-denied');
    if (facts.quarantined) return failed('device-quarantined');
    if (isTheirs(facts)) return notNeeded;
    if (owner.kind !== 'nobody') return failed('device-owned-by-somebody-else');
    return yield* claimFor(customer, id, isTheirs);
  }

  async function* claimFor(
    claimant: Pick<CloudAccount, 'claimDevice'>,
    id: DeviceId,
    isClaimed: (facts: DeviceFacts) => boolean,
  ): Saying {
    const startedAt = clock.monotonic();
    const untilMs = clock.now() + jobLimits.onlineMs;
    let told = false;
    for (;;) {
      // The claim by id never takes a device from its owner: it is refused then (Particle API reference, "Claim a device").
      const claim = await carryOut((until) => claimant.claimDevice(id, until), id, isClaimed);
      if (claim.status !== 'failed') return claim;
      if (claim.error.code !== 'device-offline') return claim;
      if (signal.aborted) return notTried;
      if (clock.monotonic() - startedAt >= jobLimits.onlineMs) return failed('device-offline');
      if (!told) yield event({ type: 'waiting-for-device', deviceId: id, untilMs });
      told = true;
      await clock.sleep(jobLimits.onlineLookMs, signal);
    }
  }

  async function* flashTinker(first: DeviceFacts): Saying {
    const { account } = access;
    const { id } = first;
    if (account === undefined) return failed('work-needs-account');
    if (first.owner.kind !== 'me') return failed('device-owned-by-somebody-else');
    let facts = first;
    if (!facts.online) {
      const untilMs = clock.now() + jobLimits.onlineMs;
      yield event({ type: 'waiting-for-device', deviceId: id, untilMs });
      const online = await seen(
        id,
        (now) => now.online,
        { limitMs: jobLimits.onlineMs, everyMs: jobLimits.onlineLookMs },
        signal,
      );
      if (signal.aborted) return notTried;
      if (online === undefined) return failed('device-offline');
      facts = online;
    }
    if (runsTinker(facts)) return notNeeded;
    return carryOut(
      (until) => account.flashTinker(id, until),
      id,
      (now) => now.online && runsTinker(now),
      onTheDevice,
    );
  }

  /**
   * Gives one order and tells what became of it. It has a signal of its own, because a stop takes nothing back that is on
   * its way; only the waiting for it ends then, a little later.
   */
  async function carryOut(
    order: (until: AbortSignal) => Promise<Result<void>>,
    id: DeviceId,
    isDone: (facts: DeviceFacts) => boolean,
    looking: Looking = inTheRecord,
  ): Promise<ActionResult> {
    const patience = new AbortController();
    const over = new AbortController();
    const stopped = () =>
      void clock.sleep(jobLimits.afterStopMs, over.signal).then(() => {
        if (!over.signal.aborted) patience.abort();
      });
    if (signal.aborted) return notTried;
    signal.addEventListener('abort', stopped, { once: true });
    try {
      const result = await orderAndLook(order, id, isDone, looking, patience.signal);
      return result.status === 'failed' && patience.signal.aborted ? failed('order-fate-unknown') : result;
    } finally {
      signal.removeEventListener('abort', stopped);
      over.abort();
    }
  }

  async function orderAndLook(
    order: (until: AbortSignal) => Promise<Result<void>>,
    id: DeviceId,
    isDone: (facts: DeviceFacts) => boolean,
    looking: Looking,
    until: AbortSignal,
  ): Promise<ActionResult> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await order(until);
      if (answer.ok) {
        return (await seen(id, isDone, looking, until)) === undefined ? failed('change-not-seen') : done;
      }
      const lost = mayBeCarriedOut(answer.error);
      const pause = lost && !looking.mayRepeat ? undefined : pauseBeforeRetry(answer.error, attempt);
      if (pause !== undefined) await clock.sleep(pause, signal);
      const isLast = pause === undefined || signal.aborted;
      // Of an order that was carried out before, the cloud says that there is nothing left to do: its refusal means little.
      const shown = await seen(id, isDone, lost && isLast ? looking : once, until);
      if (shown !== undefined) return done;
      if (!isLast) continue;
      return lost && !looking.mayRepeat
        ? failed('order-fate-unknown', answer.error.saw)
        : { status: 'failed', error: answer.error };
    }
  }

  /** The facts once they show it; undefined when the time is over or the work is stopped. */
  async function seen(
    id: DeviceId,
    isSo: (facts: DeviceFacts) => boolean,
    { limitMs, everyMs }: Pick<Looking, 'limitMs' | 'everyMs'>,
    until: AbortSignal,
  ): Promise<DeviceFacts | undefined> {
    const startedAt = clock.monotonic();
    for (;;) {
      const facts = await readFacts(access, id, until);
      if (facts.ok && isSo(facts.value)) return facts.value;
      if (until.aborted || clock.monotonic() - startedAt >= limitMs) return undefined;
      await clock.sleep(everyMs, until);
    }
  }

  /** Troubles of the way to a look are waited out. */
  async function patiently<Value>(call: () => Promise<Result<Value>>): Promise<Result<Value>> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await call();
      if (answer.ok) return success(answer.value);
      const pause = pauseBeforeRetry(answer.error, attempt);
      if (pause === undefined || signal.aborted) return failure(answer.error);
      await clock.sleep(pause, signal);
    }
  }
}
