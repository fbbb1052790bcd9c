import { usbIdentity } from '../../shared/console/usb-identity.ts';
import { setupError } from '../../shared/errors.ts';
import { failure, success } from '../../shared/result.ts';
import type { OpenPort, UsbPort, UsbSerial } from '../serial/usb-serial-port.ts';
import type { UsbCable } from './device/console/usb-cable.ts';

const pathOf = (index: number) => `/dev/ttyACM${index}`;

/** The computer's USB sockets with the cables of a simulated world in them, in its order. */
export function simulatedUsb(cables: readonly Pick<UsbCable, 'descriptor' | 'open'>[]): UsbSerial {
  return {
    ready: async () => success(undefined),
    async list() {
      return success(
        cables.flatMap((cable, index): UsbPort[] => {
          const identity = usbIdentity(cable.descriptor() ?? {});
          if (identity === undefined) return [];
          // A hub with as many sockets.
          const socket = `1-1.${index + 1}`;
          return [identity.kind === 'dfu' ? { identity, socket } : { path: pathOf(index), identity, socket }];
        }),
      );
    },
    async open(path, received) {
      const lost = new AbortController();
      const cable = cables.find((_, index) => pathOf(index) === path);
      const opened = cable?.open({ received, lost: () => lost.abort() }) ?? 'gone';
      if (opened === 'gone') return failure(setupError('cable-gone'));
      if (opened === 'busy') return failure(setupError('cable-port-busy'));
      if (opened === 'denied') return failure(setupError('cable-port-denied', { details: { group: 'dialout' } }));
      const whileThere = (work: () => void) => {
        if (lost.signal.aborted) return failure(setupError('cable-gone'));
        work();
        return success(undefined);
      };
      return success<OpenPort>({
        write: async (bytes) => whileThere(() => opened.write(bytes)),
        setBaudRate: async (rate) => whileThere(() => opened.setBaudRate(rate)),
        lost: lost.signal,
        close: async () => opened.close(),
      });
    },
  };
}
