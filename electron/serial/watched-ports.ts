import { cableLimits } from '../../shared/time-limits.ts';
import type { Clock } from '../ground/clock-port.ts';
import type { UsbPort, UsbSerial } from './usb-serial-port.ts';

/** A port that is open, and whose it was when it was opened. */
interface Watched {
  readonly port: UsbPort;
  readonly lost: AbortController;
}

/**
 * The same sockets, whose open ports are lost, too, when the list has their device no more: not every system tells whoever has
 * a port open (node-serialport issues 95, 1361 and 2351, all of Windows). A port that the list never had is not looked for, and
 * a list that cannot be read says nothing.
 */
export function watchedPorts(usb: UsbSerial, clock: Clock): UsbSerial {
  let listed: readonly UsbPort[] = [];
  const open = new Set<Watched>();
  let allClosed = new AbortController();

  async function list(): ReturnType<UsbSerial['list']> {
    const now = await usb.list();
    if (now.ok) listed = now.value;
    return now;
  }

  async function watch(over: AbortSignal): Promise<void> {
    while (!over.aborted) {
      await clock.sleep(cableLimits.watchMs, over);
      if (over.aborted) return;
      const now = await list();
      if (!now.ok) continue;
      for (const { port, lost } of open) if (!now.value.some((one) => isSame(one, port))) lost.abort();
    }
  }

  function forget(watched: Watched): void {
    if (open.delete(watched) && open.size === 0) allClosed.abort();
  }

  return {
    ...usb,
    list,
    async open(path, received) {
      const opened = await usb.open(path, received);
      const port = listed.find((one) => one.path === path);
      if (!opened.ok || port === undefined) return opened;
      const watched: Watched = { port, lost: new AbortController() };
      open.add(watched);
      if (open.size === 1) {
        allClosed = new AbortController();
        void watch(allClosed.signal);
      }
      const forgetIt = () => forget(watched);
      opened.value.lost.addEventListener('abort', forgetIt, { once: true });
      return {
        ok: true,
        value: {
          ...opened.value,
          lost: AbortSignal.any([opened.value.lost, watched.lost.signal]),
          close() {
            forgetIt();
            return opened.value.close();
          },
        },
      };
    },
  };
}

/** At the same port, and not known to be another: a list may not tell the ID each time. */
function isSame({ path, identity: { id } }: UsbPort, other: UsbPort): boolean {
  const isOther = id !== undefined && other.identity.id !== undefined && id !== other.identity.id;
  return path === other.path && !isOther;
}
