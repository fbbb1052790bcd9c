import type { DeviceId } from '../../shared/device-id.ts';
import { type ErrorCode, type SetupError, setupError } from '../../shared/errors.ts';
import type { Listed } from '../../shared/list-lack.ts';
import { photonPlatform, platformsThatListen } from '../../shared/photon-platform.ts';
import { readPages } from '../../shared/read-pages.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { stationLimits } from '../../shared/time-limits.ts';
import type { CloudAccount, CloudDevice, CloudEvent, CloudTime } from '../cloud/cloud-port.ts';
import type { ProductCloud, ProductDevice } from '../cloud/product-port.ts';
import type { Clock } from '../ground/clock-port.ts';
import type { KeptMembers, Recipient, WithOwner, WithoutOwner } from '../setup/setup-world.ts';
import type { HomeGate } from './home-gate.ts';

/** The cloud of a whole line: what a run asks first fetched ahead, one look and one event stream for all devices coming online. */
export interface LineCloud {
  /** For the runs of the line, in place of whose their devices become. */
  readonly recipient: Recipient;
  /** What the run with the next Photon asks first, unless that is there and fresh enough; `anew`: as the cloud answers now. */
  fetchAhead(signal: AbortSignal, anew?: 'anew'): Promise<Result<void>>;
  /** Milliseconds since 1970 by the cloud's clock, as far as it was last told. */
  time(): number | undefined;
  /** Whether it was like those that the line sets up before it did that: the account's, or without an owner online in the product. */
  hadBefore(id: DeviceId): boolean;
}

/** Between the line and its cloud. `over` ends the line. */
interface Between {
  readonly gate: HomeGate;
  readonly clock: Clock;
  readonly over: AbortSignal;
  /** What its runs know together of their product; undefined: each reads what it needs. */
  readonly members: KeptMembers | undefined;
}

export function lineCloud(whose: Recipient, between: Between): LineCloud {
  return whose.account === undefined ? cloudOfNobody(whose, between) : cloudOfOwner(whose, between);
}

/** Whoever sees all devices of a line, whosever they become. */
export function whoSeesAll(whose: Recipient): CloudAccount | ProductCloud {
  return whose.account === undefined ? whose.product.cloud : (whose.product?.cloud ?? whose.account);
}

/** All devices that those of a line may be among. */
export async function devicesSeen(whose: Recipient, signal: AbortSignal): Promise<Listed<readonly CloudDevice[]>> {
  if (whose.account === undefined) return devicesOf(whose.product.cloud, signal);
  return whose.product === undefined ? whose.account.listDevices(signal) : devicesOf(whose.product.cloud, signal);
}

/** The devices of a product, those that connected last first (Particle API reference, "List devices in a product"). */
export async function devicesOf(
  product: ProductCloud,
  signal: AbortSignal,
  pagesLimit?: number,
): Promise<Listed<readonly ProductDevice[]>> {
  const read = await readPages(
    (request) => product.listDevices(request, signal),
    { keyOf: ({ id }) => id, ...(pagesLimit === undefined ? {} : { pagesLimit }) },
    signal,
  );
  return read.ok ? { ...read, value: [...read.value.values()] } : read;
}

/** A claim code is used once at most, and only while it is young enough for a whole run to fit into its hour. */
function cloudOfOwner({ account, product }: WithOwner, between: Between): LineCloud {
  const { gate, clock, members } = between;
  let before: ReadonlySet<DeviceId> | undefined;
  const create = async (signal: AbortSignal) => {
    const made = await account.createClaimCode(signal);
    if (made.ok) before ??= new Set(made.value.deviceIds);
    return made;
  };
  const first = fetchedAhead(create, ({ cloudTime }) => cloudTime, gate, clock);
  const look = sharedLook(
    {
      list: account.listDevices,
      alone: account.getDevice,
      aloneMs: 0,
      missing: 'device-not-in-account',
      events: account.events,
    },
    between,
  );
  return {
    recipient: {
      account: {
        ...account,
        createClaimCode: first.take,
        getDevice: (id, signal) => orCancelled(look.getDevice(id, signal), signal),
        claimDevice: (id, signal) => gate.ask(() => account.claimDevice(id, signal), signal),
        renameDevice: (id, name, signal) => held(gate, () => account.renameDevice(id, name, signal), signal),
        events: look.events,
      },
      product: product && { ...product, members, cloud: productAtHome(product.cloud, gate) },
    },
    fetchAhead: first.fetchAhead,
    time: first.time,
    hadBefore: (id) => before?.has(id) ?? false,
  };
}

/**
 * Nobody's: no claim code is made, and each run begins with the time in the cloud. The shared look is the first page of the
 * product's list, which begins with the devices that connected last; one that is not in it is looked for alone, more rarely.
 */
function cloudOfNobody({ product }: WithoutOwner, between: Between): LineCloud {
  const { gate, clock, members } = between;
  /** Whether it had been online when the product was first read. */
  const wasOnline = new Map<DeviceId, boolean>();
  const note = ({ id, lastHandshakeAt }: ProductDevice) => {
    if (!wasOnline.has(id)) wasOnline.set(id, lastHandshakeAt !== undefined);
  };
  const cloud: ProductCloud = {
    ...product.cloud,
    async listDevices(request, signal) {
      const page = await product.cloud.listDevices(request, signal);
      if (page.ok) page.value.entries.forEach(note);
      return page;
    },
    async getDevice(id, signal) {
      const device = await product.cloud.getDevice(id, signal);
      if (device.ok) note(device.value);
      return device;
    },
  };
  const first = fetchedAhead(cloud.readTime, (time) => time, gate, clock);
  const look = sharedLook(
    {
      list: (signal) => devicesOf(cloud, signal, 1),
      alone: cloud.getDevice,
      aloneMs: stationLimits.lookAloneMs,
      missing: 'device-not-in-product',
      events: cloud.events,
    },
    between,
  );
  return {
    recipient: {
      account: undefined,
      product: {
        cloud: { ...productAtHome(cloud, gate), readTime: first.take },
        customer: undefined,
        members,
        proof: {
          getDevice: (id, signal) => orCancelled(look.getDevice(id, signal), signal),
          getDeviceAnew: (id, signal) => orCancelled(look.getDevice(id, signal, true), signal),
          events: look.events,
        },
      },
    },
    fetchAhead: first.fetchAhead,
    time: first.time,
    hadBefore: (id) => wasOnline.get(id) ?? true,
  };
}

/** What each run asks of the cloud first, each answer for one run. */
function fetchedAhead<Value>(
  ask: (signal: AbortSignal) => Promise<Result<Value>>,
  timeIn: (value: Value) => CloudTime | undefined,
  gate: HomeGate,
  clock: Clock,
) {
  let ready: { readonly answer: Result<Value>; readonly at: number } | undefined;
  const isFresh = () => ready !== undefined && clock.monotonic() - ready.at < stationLimits.claimCodeMs;
  let told: CloudTime | undefined;
  const askNow = async (signal: AbortSignal) => {
    const answer = await ask(signal);
    if (answer.ok) told = timeIn(answer.value) ?? told;
    return answer;
  };
  return {
    async take(signal: AbortSignal): Promise<Result<Value>> {
      const kept = isFresh() ? ready : undefined;
      ready = undefined;
      return kept?.answer ?? askNow(signal);
    },
    async fetchAhead(signal: AbortSignal, anew?: 'anew'): Promise<Result<void>> {
      if (isFresh() && anew === undefined) return success(undefined);
      ready = undefined;
      const at = clock.monotonic();
      const answer = await gate.ask(() => askNow(signal), signal);
      if (!answer.ok) return answer;
      ready = { answer, at };
      return success(undefined);
    },
    time: () => told && told.date + clock.monotonic() - told.at,
  };
}

/** A product whose records are read and changed when there is a way to them. */
function productAtHome(cloud: ProductCloud, gate: HomeGate): ProductCloud {
  return {
    ...cloud,
    getDevice: (id, signal) => gate.ask(() => cloud.getDevice(id, signal), signal),
    renameDevice: (id, name, signal) => held(gate, () => cloud.renameDevice(id, name, signal), signal),
    async importDevices(ids, signal) {
      const answer = await cloud.importDevices(ids, signal);
      const isForThese = platformsThatListen.includes(cloud.product.platformId ?? photonPlatform);
      // What a product of other devices refuses says nothing against this one.
      if (!answer.ok || isForThese || answer.value.invalid.length === 0) return answer;
      return failure(setupError('preset-unreadable', { saw: 'product' }));
    },
    listCustomers: (request, signal) => gate.ask(() => cloud.listCustomers(request, signal), signal),
  };
}

/** Where its answer were lost, nobody would know which name it has. */
async function held<Value>(
  gate: HomeGate,
  work: () => Promise<Result<Value>>,
  signal: AbortSignal,
): Promise<Result<Value>> {
  return (await gate.hold(work, signal)) ?? failure(setupError('cancelled'));
}

/** Where a shared look is taken. */
interface Source<Device extends CloudDevice> {
  list(signal: AbortSignal): Promise<Listed<readonly Device[]>>;
  /** For what a list that is not whole does not tell. */
  alone(id: DeviceId, signal: AbortSignal): Promise<Result<Device>>;
  /** So long what that told holds, unless an event tells more. */
  readonly aloneMs: number;
  /** What it is called not to be in a list that is whole. */
  readonly missing: ErrorCode;
  events(prefix: string, signal: AbortSignal): AsyncIterable<CloudEvent>;
}

/** All who ask about a device before the next look share that look; an event of any that was asked about hurries it. */
function sharedLook<Device extends CloudDevice>(source: Source<Device>, { gate, clock, over }: Between) {
  let next: Promise<Listed<readonly Device[]>> | undefined;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let hurry = new AbortController();
  const sought = new Set<DeviceId>();
  const lookedAlone = new Map<DeviceId, { readonly at: number; readonly told: Result<Device> }>();
  const listeners = new Set<(event: CloudEvent) => void>();
  let listening = false;

  async function lookOnce(): Promise<Listed<readonly Device[]>> {
    const waitMs = lookedAt + stationLimits.lookMs - clock.monotonic();
    if (waitMs > 0) await clock.sleep(waitMs, AbortSignal.any([over, hurry.signal]));
    const listed = await gate.ask(async () => {
      // Whoever asks from here on waits for the look after this one.
      next = undefined;
      hurry = new AbortController();
      lookedAt = clock.monotonic();
      return source.list(over);
    }, over);
    next = undefined;
    return listed;
  }

  async function lookAlone(id: DeviceId, signal: AbortSignal, anew: boolean): Promise<Result<Device>> {
    const before = anew ? undefined : lookedAlone.get(id);
    if (before !== undefined && clock.monotonic() - before.at < source.aloneMs) return before.told;
    const at = clock.monotonic();
    const told = await gate.ask(() => source.alone(id, signal), signal);
    if (told.ok) lookedAlone.set(id, { at, told });
    return told;
  }

  async function listen(): Promise<void> {
    if (listening) return;
    listening = true;
    while (!over.aborted && listeners.size > 0) {
      const here = await gate.stay(over);
      // A line at full speed is home for a moment: the look of that moment tells as much as a stream would.
      await clock.sleep(stationLimits.lookMs, here);
      if (here.aborted) continue;
      for await (const event of source.events('spark/status', here)) {
        // A product tells of all of its devices, whoever set them up and wherever they are.
        if (event.deviceId === undefined || !sought.has(event.deviceId)) continue;
        lookedAlone.delete(event.deviceId);
        hurry.abort();
        for (const tell of [...listeners]) tell(event);
      }
      // Refused, and home all the same: the looks go on.
      if (!here.aborted) break;
    }
    listening = false;
  }

  return {
    async getDevice(id: DeviceId, signal: AbortSignal, anew = false): Promise<Result<Device>> {
      sought.add(id);
      next ??= lookOnce();
      const listed = await next;
      if (!listed.ok) return listed;
      const device = listed.value.find((one) => one.id === id);
      if (device !== undefined) return success(device);
      // A list that is not whole says nothing of a device that is not in it.
      if (listed.lack !== undefined) return lookAlone(id, signal, anew);
      return failure(setupError(source.missing));
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
