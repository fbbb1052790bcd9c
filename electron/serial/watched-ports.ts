import { setupError } from '../../shared/errors.ts';
import { failure } from '../../shared/result.ts';
import { cableLimits } from '../../shared/time-limits.ts';
import type { Clock } from '../ground/clock-port.ts';
import type { UsbPort, UsbSerial } from './usb-serial-port.ts';

/** A port that is open, and whose it was when it was opened. */
interface Watched {
  readonly port: UsbPort;
  readonly lost: AbortController;
}

/**
 * The same sockets, whose open ports are lost, too, when the list has their device no more, twice in a row: not every system
 * tells whoever has a port open (node-serialport issues 95, 1361 and 2351, all of Windows). A port that the list never had is
 * not looked for, and a list that cannot be read says nothing.
 */
export function watchedPorts(usb: UsbSerial, clock: Clock): UsbSerial {
  let listed: readonly UsbPort[] = [];
  const open = new Set<Watched>();
  let allClosed = new AbortController();
  let begun = 0;
  /** The one that `listed` is of: lists may end in another order than they were begun. */
  let newest = 0;

  async function list(): ReturnType<UsbSerial['list']> {
    begun += 1;
    const mine = begun;
    const now = await usb
      .list()
      .catch((error: unknown) => failure(setupError('cable-unavailable', { saw: String(error) })));
    if (now.ok && mine > newest) {
      newest = mine;
      listed = now.value;
    }
    return now;
  }

  /** Those of `ports`, all open before the look, that it does not find. */
  async function missing(ports: readonly Watched[], over: AbortSignal): Promise<readonly Watched[]> {
    const now = await list();
    if (!now.ok || over.aborted) return [];
    return ports.filter((one) => open.has(one) && !now.value.some((found) => isSame(found, one.port)));
  }

  async function watch(over: AbortSignal): Promise<void> {
    while (!over.aborted) {
      await clock.sleep(cableLimits.watchMs, over);
      if (over.aborted) return;
      const notSeen = await missing(
        [...open].filter(({ lost }) => !lost.signal.aborted),
        over,
      );
      if (notSeen.length === 0) continue;
      await clock.sleep(cableLimits.missingAgainMs, over);
      if (over.aborted) return;
      for (const { lost } of await missing(notSeen, over)) lost.abort();
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

/** At the same port, and not known to be another: a list may not tell everything each time. */
function isSame({ path, identity: { kind, id, firmware } }: UsbPort, { path: otherPath, identity }: UsbPort): boolean {
  const differs = (one: string | undefined, other: string | undefined) =>
    one !== undefined && other !== undefined && one !== other;
  // The firmware is told by the same descriptor as the ID, and tells apart what has none.
  const isOther = kind !== identity.kind || differs(id, identity.id) || differs(firmware, identity.firmware);
  return path === otherPath && !isOther;
}
