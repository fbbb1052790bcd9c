import { realpath } from 'node:fs/promises';
import { usbIdentity } from '../../shared/console/usb-identity.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { groupOf, type LinuxPlaces, linuxPlaces, linuxUsbPorts } from './linux-usb.ts';
import type { OpenPort, UsbPort, UsbSerial } from './usb-serial-port.ts';

/** Any but the two that the device takes for orders; the kernel of Linux remembers the last one of a port's name. */
const usualBaudRate = 9600;

export interface SystemUsb {
  readonly platform: NodeJS.Platform;
  readonly places?: LinuxPlaces;
  /** The library with its native file, loaded when it is first needed. */
  readonly load?: () => Promise<typeof import('./serial-library.ts')>;
}

/** This computer's USB sockets. */
export function systemUsbSerial({
  platform,
  places = linuxPlaces,
  load = () => import('./serial-library.ts'),
}: SystemUsb): UsbSerial {
  const library = () =>
    load().then(success, (error: unknown) => failure(setupError('cable-unavailable', { saw: wordsOf(error) })));

  return {
    async ready() {
      const loaded = await library();
      return loaded.ok ? success(undefined) : loaded;
    },
    async list() {
      try {
        // The library would ask a program of udev's.
        if (platform === 'linux') return success(await linuxUsbPorts(places));
        const loaded = await library();
        if (!loaded.ok) return loaded;
        const listed = await loaded.value.listPorts();
        return success(
          listed.flatMap((port): UsbPort[] => {
            const identity = usbIdentity(port);
            const socket = port.locationId === undefined ? {} : { socket: port.locationId };
            return identity === undefined ? [] : [{ path: port.path, identity, ...socket }];
          }),
        );
      } catch (error) {
        return failure(setupError('cable-unavailable', { saw: wordsOf(error) }));
      }
    },
    async nameOf(named) {
      // As Windows takes it, too, in small letters or behind two backslashes, a point and one more.
      if (platform === 'win32') return named.replace(/^\\\\[.?]\\/, '').toUpperCase();
      // A link of udev's: /dev/serial/by-id/….
      return platform === 'linux' ? realpath(named).catch(() => named) : named;
    },
    async open(path, received) {
      const loaded = await library();
      if (!loaded.ok) return loaded;
      const lost = new AbortController();
      try {
        const port = await loaded.value.openPort(path, usualBaudRate, received, () => lost.abort());
        // The library keeps what is written to a port that is gone, and waits for its return.
        const gone = new Promise<never>((_, reject) => {
          lost.signal.addEventListener('abort', () => reject(new Error('the port is gone')), { once: true });
        });
        gone.catch(() => undefined);
        const whileThere = (work: () => Promise<void>): Promise<Result<void>> =>
          Promise.race([gone, lost.signal.aborted ? gone : work()]).then(success, (error: unknown) => {
            // Of a port that is dead that may be all that is ever told: its device may be back under the same name (Windows).
            lost.abort();
            return failure(setupError('cable-gone', { saw: wordsOf(error) }));
          });
        return success<OpenPort>({
          write: (bytes) => whileThere(() => port.write(bytes)),
          setBaudRate: (rate) => whileThere(() => port.setBaudRate(rate)),
          lost: lost.signal,
          close: () => port.close().catch(() => undefined),
        });
      } catch (error) {
        return failure(await whyNotOpened(wordsOf(error), path, platform));
      }
    },
  };
}

/** By the words of the library, which are those of the system in English (serialport bindings-cpp v13.0.1, src/). */
async function whyNotOpened(saw: string, path: string, platform: NodeJS.Platform): Promise<SetupError> {
  if (/permission denied/i.test(saw)) {
    const { group = 'dialout' } = platform === 'linux' ? await groupOf(path) : {};
    return setupError('cable-port-denied', { saw, details: { group } });
  }
  // Windows says so of a port that another program has open.
  if (/access denied|cannot lock port|temporarily unavailable|resource busy/i.test(saw)) {
    return setupError('cable-port-busy', { saw });
  }
  return setupError('cable-gone', { saw });
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
