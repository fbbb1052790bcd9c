import type { DeviceId } from '../../shared/device-id.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import type { Listed } from '../../shared/list-lack.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { stationLimits } from '../../shared/time-limits.ts';
import type { CloudAccount, CloudDevice, CloudEvent, CloudTime } from '../cloud/cloud-port.ts';
import type { ProductCloud } from '../cloud/product-port.ts';
import type { Clock } from '../ground/clock-port.ts';
import type { HomeGate } from './home-gate.ts';

/** The cloud of a whole line: claim codes fetched ahead, one look and one event stream for all devices coming online. */
export interface LineCloud {
  /** For the runs of the line, in place of their account. */
  readonly account: CloudAccount;
  /** One claim code more for the next Photon, unless one is there that is fresh enough. */
  fetchAhead(signal: AbortSignal): Promise<Result<void>>;
  /** Milliseconds since 1970 by the cloud's clock, as far as its last claim code told. */
  time(): number | undefined;
  /** Whether it was of this account already when the line first asked. */
  hadBefore(id: DeviceId): boolean;
}

type Claim = Awaited<ReturnType<CloudAccount['createClaimCode']>>;

/**
 * `over` ends the line. A claim code is used once at most, and only while it is young enough for a whole run to fit into
 * its hour.
 */
export function lineCloud(account: CloudAccount, gate: HomeGate, clock: Clock, over: AbortSignal): LineCloud {
  let ready: { readonly claim: Claim; readonly at: number } | undefined;
  const isFresh = () => ready !== undefined && clock.monotonic() - ready.at < stationLimits.claimCodeMs;
  let told: CloudTime | undefined;
  let before: ReadonlySet<DeviceId> | undefined;
  const create = async (signal: AbortSignal) => {
    const made = await account.createClaimCode(signal);
    if (made.ok) {
      told = made.value.cloudTime ?? told;
      before ??= new Set(made.value.deviceIds);
    }
    return made;
  };
  const look = sharedLook(account, gate, clock, over);

  return {
    account: {
      ...account,
      async createClaimCode(signal) {
        const kept = isFresh() ? ready : undefined;
        ready = undefined;
        return kept?.claim ?? create(signal);
      },
      getDevice: (id, signal) => orCancelled(look.getDevice(id, signal), signal),
      claimDevice: (id, signal) => gate.ask(() => account.claimDevice(id, signal), signal),
      renameDevice: (id, name, signal) => gate.ask(() => account.renameDevice(id, name, signal), signal),
      events: look.events,
    },
    async fetchAhead(signal) {
      if (isFresh()) return success(undefined);
      ready = undefined;
      const at = clock.monotonic();
      const claim = await gate.ask(() => create(signal), signal);
      if (!claim.ok) return claim;
      ready = { claim, at };
      return success(undefined);
    },
    hadBefore: (id) => before?.has(id) ?? false,
    time: () => told && told.date + clock.monotonic() - told.at,
  };
}

/** A product whose records are read when there is a way to them. */
export function productAtHome(cloud: ProductCloud, gate: HomeGate): ProductCloud {
  return {
    ...cloud,
    getDevice: (id, signal) => gate.ask(() => cloud.getDevice(id, signal), signal),
    listCustomers: (request, signal) => gate.ask(() => cloud.listCustomers(request, signal), signal),
  };
}

/** All who ask about a device before the next look share that look; an event of any of them hurries it. */
function sharedLook(account: CloudAccount, gate: HomeGate, clock: Clock, over: AbortSignal) {
  let next: Promise<Listed<readonly CloudDevice[]>> | undefined;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let hurry = new AbortController();
  const listeners = new Set<(event: CloudEvent) => void>();
  let listening = false;

  async function lookOnce(): Promise<Listed<readonly CloudDevice[]>> {
    const waitMs = lookedAt + stationLimits.lookMs - clock.monotonic();
    if (waitMs > 0) await clock.sleep(waitMs, AbortSignal.any([over, hurry.signal]));
    const listed = await gate.ask(async () => {
      // Whoever asks from here on waits for the look after this one.
      next = undefined;
      hurry = new AbortController();
      lookedAt = clock.monotonic();
      return account.listDevices(over);
    }, over);
    next = undefined;
    return listed;
  }

  async function listen(): Promise<void> {
    if (listening) return;
    listening = true;
    while (!over.aborted && listeners.size > 0) {
      const here = await gate.stay(over);
      // A line at full speed is home for a moment: the look of that moment tells as much as a stream would.
      await clock.sleep(stationLimits.lookMs, here);
      if (here.aborted) continue;
      for await (const event of account.events('spark/status', here)) {
        hurry.abort();
        for (const tell of [...listeners]) tell(event);
      }
      // Refused, and home all the same: the looks go on.
      if (!here.aborted) break;
    }
    listening = false;
  }

  return {
    async getDevice(id: CloudDevice['id'], signal: AbortSignal): Promise<Result<CloudDevice>> {
      next ??= lookOnce();
      const listed = await next;
      if (!listed.ok) return listed;
      const device = listed.value.find((one) => one.id === id);
      if (device !== undefined) return success(device);
      // A list that is not whole says nothing of a device that is not in it.
      if (listed.lack !== undefined) return gate.ask(() => account.getDevice(id, signal), signal);
      return failure(setupError('device-not-in-account'));
    },
    async *events(_prefix: string, signal: AbortSignal): AsyncGenerator<CloudEvent, SetupError | undefined> {
      const heard: CloudEvent[] = [];
      let wake: () => void = () => undefined;
      const hear = (event: CloudEvent) => {
        heard.push(event);
        wake();
      };
      const stop = () => wake();
      listeners.add(hear);
      signal.addEventListener('abort', stop, { once: true });
      void listen();
      try {
        while (!signal.aborted) {
          yield* heard.splice(0);
          await new Promise<void>((resolve) => {
            wake = resolve;
            if (heard.length > 0 || signal.aborted) resolve();
          });
        }
      } finally {
        listeners.delete(hear);
        signal.removeEventListener('abort', stop);
      }
      return undefined;
    },
  };
}

/** What is shared goes on for the others when one of them stops waiting. */
function orCancelled<Value>(work: Promise<Result<Value>>, signal: AbortSignal): Promise<Result<Value>> {
  return new Promise((resolve) => {
    const stop = () => resolve(failure(setupError('cancelled')));
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    void work.then((result) => {
      signal.removeEventListener('abort', stop);
      resolve(result);
    });
  });
}
