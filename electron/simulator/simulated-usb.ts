import { usbIdentity } from '../../shared/console/usb-identity.ts';
import { setupError } from '../../shared/errors.ts';
import { failure, success } from '../../shared/result.ts';
import type { OpenPort, UsbPort, UsbSerial } from '../serial/usb-serial-port.ts';
import type { UsbCable } from './device/console/usb-cable.ts';

const pathOf = (number: number) => `/dev/ttyACM${number}`;

/**
 * The computer's USB sockets with the cables of a simulated world in them, in its order. A device that comes back while a
 * program still has its lost port open gets a port of another name, as on Linux: the number is free when that one is closed
 * (drivers/usb/class/cdc-acm.c, acm_port_destruct). Where names are kept, as on Windows, it has the same one, and none can open
 * it before the lost one is closed (community.particle.io thread 14205: "close and open again").
 */
export function simulatedUsb(cables: readonly Pick<UsbCable, 'descriptor' | 'open'>[]): UsbSerial {
  /** Of each socket's port; undefined: it has left the bus while it was open. */
  const numbers: (number | undefined)[] = cables.map((_, index) => index);
  /** Of ports that are lost and still open. */
  const held = new Set<number>();

  /** Who is back on the bus gets the first number that is free. */
  function nameThose(): void {
    for (const [index, cable] of cables.entries()) {
      if (numbers[index] !== undefined || cable.descriptor() === undefined) continue;
      let number = 0;
      while (numbers.includes(number) || held.has(number)) number += 1;
      numbers[index] = number;
    }
  }

  return {
    ready: async () => success(undefined),
    async list() {
      nameThose();
      return success(
        cables.flatMap((cable, index): UsbPort[] => {
          const identity = usbIdentity(cable.descriptor() ?? {});
          const number = numbers[index];
          if (identity === undefined || number === undefined) return [];
          // A hub with as many sockets.
          const socket = `1-1.${index + 1}`;
          return [identity.kind === 'dfu' ? { identity, socket } : { path: pathOf(number), identity, socket }];
        }),
      );
    },
    async open(path, received) {
      nameThose();
      const lost = new AbortController();
      const index = numbers.findIndex((number) => number !== undefined && pathOf(number) === path);
      const number = numbers[index];
      let isOpen = true;
      const end = {
        received,
        gone(itsName: 'free' | 'kept') {
          if (itsName === 'free') numbers[index] = undefined;
          if (isOpen && number !== undefined) held.add(number);
        },
        lost: () => lost.abort(),
      };
      const isLostOneOpen = number !== undefined && held.has(number);
      const opened = isLostOneOpen ? 'busy' : (cables[index]?.open(end) ?? 'gone');
      if (opened === 'gone') return failure(setupError('cable-gone'));
      if (opened === 'busy') return failure(setupError('cable-port-busy'));
      if (opened === 'denied') return failure(setupError('cable-port-denied', { details: { group: 'dialout' } }));
      const whileThere = (work: () => void) => {
        if (!lost.signal.aborted) work();
        return lost.signal.aborted ? failure(setupError('cable-gone')) : success(undefined);
      };
      return success<OpenPort>({
        write: async (bytes) => whileThere(() => opened.write(bytes)),
        setBaudRate: async (rate) => whileThere(() => opened.setBaudRate(rate)),
        lost: lost.signal,
        async close() {
          isOpen = false;
          // Who came back meanwhile was named when it came.
          nameThose();
          if (number !== undefined) held.delete(number);
          opened.close();
        },
      });
    },
  };
}
