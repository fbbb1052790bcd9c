import type { UsbSerial } from '../../electron/serial/usb-serial-port.ts';
import type { AirNetwork } from '../../electron/simulator/air/air.ts';
import { simulatedConsole } from '../../electron/simulator/device/console/simulated-console.ts';
import type { CableEnd } from '../../electron/simulator/device/console/usb-cable.ts';
import type { Firmware } from '../../electron/simulator/device/firmware.ts';
import { type DeviceMemory, noEnterprise, noNetworks } from '../../electron/simulator/device/memory.ts';
import { deviceLatency } from '../../electron/simulator/device-latency.ts';
import { faultSwitches } from '../../electron/simulator/faults.ts';
import { fastLatencies } from '../../electron/simulator/latencies.ts';
import { eventLog } from '../../electron/simulator/world-events.ts';
import { usbIdentity } from '../../shared/console/usb-identity.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import { setupError } from '../../shared/errors.ts';
import { failure, success } from '../../shared/result.ts';
import { virtualClock } from './virtual-clock.ts';

export const bareId = '3b0021001747353236343033' as DeviceId;
const path = '/dev/ttyACM0';

/** A console with nothing around it but a line between it and the program, which cuts what comes and breaks where it is told. */
export function bareConsole(firmware: Firmware, networks: readonly AirNetwork[]) {
  const clock = virtualClock();
  const memory: DeviceMemory = {
    networks: noNetworks,
    enterprise: noEnterprise,
    claimCode: undefined,
    claimedFlag: false,
    antenna: 'internal',
  };
  let session = new AbortController();
  const end = () => session.abort();
  const device = simulatedConsole({
    id: bareId,
    firmware,
    memory,
    clock,
    latency: deviceLatency(clock),
    latencies: fastLatencies,
    faults: faultSwitches([]),
    log: eventLog(() => clock.now()),
    heard: () => networks,
    credentialsChanged: () => undefined,
    leave: end,
    enterListening: () => undefined,
    restart: () => undefined,
    powerLost: () => undefined,
  });
  device.listen(session.signal);

  /** `cuts`: sizes of the pieces, one after another. `bytes`: counted both ways, after which the line is broken, and nobody is told. */
  function usbOver(cuts: readonly number[] = [], bytes = Number.POSITIVE_INFINITY): UsbSerial & { used(): number } {
    let left = bytes;
    let next = 0;
    let waiting: readonly number[] = [];
    let isPumping = false;
    const isBroken = () => left <= 0;
    return {
      used: () => bytes - left,
      ready: async () => success(undefined),
      list: async () =>
        success(isBroken() ? [] : [{ path, identity: usbIdentity(device.cable.descriptor() ?? {}) ?? never() }]),
      async open(_, received) {
        const lost = new AbortController();
        async function pump(): Promise<void> {
          isPumping = true;
          while (waiting.length > 0 && !isBroken()) {
            const size = cuts.length === 0 ? waiting.length : Math.max(1, cuts[next % cuts.length] ?? 1);
            next += 1;
            const piece = Uint8Array.from(waiting.slice(0, Math.min(size, left)));
            waiting = waiting.slice(piece.length);
            left -= piece.length;
            received(piece);
            // The program looks at each piece before the next one comes.
            if (cuts.length > 0) await clock.sleep(1);
          }
          isPumping = false;
          if (isBroken()) lost.abort();
        }
        const far: CableEnd = {
          received(more) {
            waiting = [...waiting, ...more];
            if (!isPumping) void pump();
          },
          lost: () => lost.abort(),
        };
        const opened = device.cable.open(far);
        if (typeof opened === 'string') return failure(setupError('cable-gone'));
        return success({
          async write(typed) {
            const part = typed.subarray(0, Math.max(0, left));
            left -= part.length;
            if (part.length > 0) opened.write(part);
            if (isBroken()) lost.abort();
            return isBroken() ? failure(setupError('cable-gone')) : success(undefined);
          },
          setBaudRate: async () => success(undefined),
          lost: lost.signal,
          close: async () => opened.close(),
        });
      },
    };
  }

  return {
    clock,
    memory,
    usbOver,
    path,
    isListening: () => !session.signal.aborted,
    /** RESET, and SETUP behind it. */
    async startAnew() {
      session.abort();
      device.show('off');
      await clock.advance(1_000);
      device.show('serial');
      session = new AbortController();
      device.listen(session.signal);
    },
    /** Lets time pass, as much as it takes, until `work` is done. */
    async pass<Value>(work: Promise<Value>): Promise<Value> {
      let isOver = false;
      const over = () => {
        isOver = true;
      };
      work.then(over, over);
      for (let turns = 0; turns < 10 && !isOver; turns += 1) await clock.advance(60_000);
      if (!isOver) throw new Error('it does not end');
      return work;
    },
  };
}

function never(): never {
  throw new Error('no descriptor');
}
