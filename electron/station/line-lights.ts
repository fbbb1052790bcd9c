import type { DeviceId } from '../../shared/device-id.ts';
import { setupError } from '../../shared/errors.ts';
import type { LineEvent } from '../../shared/line-event.ts';
import { failure, type Result } from '../../shared/result.ts';
import { stationLimits } from '../../shared/time-limits.ts';
import type { DeviceCalls } from '../cloud/cloud-port.ts';
import type { Clock } from '../ground/clock-port.ts';
import { neverAborted } from '../ground/never-aborted.ts';
import { within } from '../ground/within.ts';
import type { HomeGate } from './home-gate.ts';

/** Which devices of a line show themselves on the bench. */
export interface LineLights {
  /** Lets one show itself, or no more; `cancelled` when the line is over. */
  blink(id: DeviceId, on: boolean): Promise<Result<void>>;
  /**
   * Over cables the device that passed last shows itself, as the one that is done: until the next passes, until it is
   * unplugged, and for two minutes at most. Nothing is told of a cloud that does not let it.
   */
  see(event: LineEvent): void;
  /** Then none shows itself any more, where the cloud answers in time. */
  end(): Promise<void>;
}

/**
 * While the computer has its own network, and as who sees all devices of the line. `shows`: which one shows itself by itself,
 * as far as the cloud took the order.
 */
export function lineLights(
  account: Pick<DeviceCalls, 'signalDevice'>,
  gate: Pick<HomeGate, 'hold'>,
  clock: Clock,
  signal: AbortSignal,
  shows: (id: DeviceId | undefined) => void = () => undefined,
): LineLights {
  /** Those that may show themselves, each by the last order to do so. */
  const lit = new Map<DeviceId, number>();
  let orders = 0;
  let overCables = false;
  let shown: DeviceId | undefined;
  let newest: { readonly id: DeviceId; readonly port: string | undefined; readonly end: () => void } | undefined;
  const over = new AbortController();
  const until = AbortSignal.any([signal, over.signal]);
  const calls = new AbortController();
  const underWay = new Set<Promise<unknown>>();

  async function blink(id: DeviceId, on: boolean): Promise<Result<void>> {
    orders += 1;
    const order = orders;
    if (shown === id) tellShown(undefined);
    const done = await gate.hold(async () => {
      // Before the answer, which may be lost.
      if (on) lit.set(id, order);
      const call = account.signalDevice(id, on, calls.signal);
      underWay.add(call);
      try {
        return await call;
      } finally {
        underWay.delete(call);
      }
    }, until);
    // Somebody may have let it show itself again meanwhile.
    if (done?.ok && !on && (lit.get(id) ?? order) < order) lit.delete(id);
    return done ?? failure(setupError('cancelled'));
  }

  function tellShown(id: DeviceId | undefined): void {
    if (shown === id) return;
    shown = id;
    shows(id);
  }

  async function show(id: DeviceId, ended: AbortSignal): Promise<void> {
    const asked = blink(id, true);
    const order = orders;
    const isTaken = (await asked).ok;
    // Whoever looks for it may have let it show itself since, or no more.
    const isOurs = () => !until.aborted && lit.get(id) === order;
    if (isTaken && isOurs() && !ended.aborted) tellShown(id);
    await clock.sleep(stationLimits.newestShownMs, AbortSignal.any([ended, until]));
    if (isOurs()) await blink(id, false);
  }

  return {
    blink,
    see(event) {
      if (event.type === 'line-started') overCables = event.usb ?? false;
      if (event.type === 'sockets-seen') {
        const { id, port } = newest ?? {};
        if (!event.plugged.some((one) => (one.id === undefined ? one.port === port : one.id === id))) newest?.end();
      }
      if (event.type !== 'device-finished' || !overCables) return;
      const { outcome, online, deviceId: id, photon: port } = event.row;
      if (outcome !== 'PASS' || !online || id === undefined) return;
      newest?.end();
      const ended = new AbortController();
      newest = { id, port, end: () => ended.abort() };
      void show(id, ended.signal);
    },
    async end() {
      over.abort();
      // An order that is under way could come to the cloud behind the one that ends it.
      await within(stationLimits.lightsEndMs / 2, clock, neverAborted(), async (late) => {
        late.addEventListener('abort', () => calls.abort());
        await Promise.all(underWay);
      });
      // A device shows itself until it is told not to, and nothing of a line that is over can be cancelled any more.
      await within(stationLimits.lightsEndMs / 2, clock, neverAborted(), (late) =>
        Promise.all([...lit.keys()].map((id) => account.signalDevice(id, false, late))),
      );
    },
  };
}
