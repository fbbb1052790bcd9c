import { setupError } from '../../shared/errors.ts';
import { failure, success } from '../../shared/result.ts';
import { cableLimits } from '../../shared/time-limits.ts';
import type { Clock } from '../ground/clock-port.ts';
import { openPatiently } from './console-line.ts';
import type { FoundPort, PhotonCable } from './photon-cable-port.ts';
import { endListening, openPhotonConsole } from './photon-console.ts';
import type { UsbSerial } from './usb-serial-port.ts';
import { watchedPorts } from './watched-ports.ts';

/** The rate that Device OS since 0.5.0 takes for "listen" (system_update.cpp:256, v1.5.2), and any that it does not. */
const listeningRate = 28_800;
const usualRate = 9_600;

export function photonCable(
  sockets: UsbSerial,
  clock: Clock,
  withOpenKey: PhotonCable['withOpenKey'] = success,
): PhotonCable {
  const usb = watchedPorts(sockets, clock);
  return {
    withOpenKey,
    open: (path, signal) => openPhotonConsole(usb, path, clock, signal),
    reopen: (path, facts, signal) => openPhotonConsole(usb, path, clock, signal, facts),

    async endListening(path, id) {
      const listed = await usb.list();
      const there = listed.ok ? listed.value.find((one) => one.path === path)?.identity : undefined;
      // Gone, and another's port is not typed at. A list may not tell the ID each time.
      if (listed.ok && (there === undefined || (there.id ?? id) !== id)) return true;
      return endListening(usb, path, id, clock);
    },

    async find(port, id) {
      const listed = await usb.list();
      if (!listed.ok) return listed;
      const photons = listed.value.flatMap(({ path, identity }): FoundPort[] =>
        path !== undefined && (identity.kind === 'photon' || identity.kind === 'p1') ? [{ path, id: identity.id }] : [],
      );
      // An ID says more than the name of a port, which is another one after each start of the device.
      const exact = id === undefined ? undefined : photons.find((one) => one.id === id);
      if (exact !== undefined) return success(exact);
      if (port !== undefined) {
        const name = (await usb.nameOf?.(port)) ?? port;
        const named = photons.find(({ path }) => path === name);
        if (id !== undefined && named?.id !== undefined) {
          return failure(setupError('different-photon', { details: { expected: id, found: named.id } }));
        }
        // A port that the list does not have may be there all the same; one of another device is not typed at.
        const isOthers = named === undefined && listed.value.some(({ path }) => path === name);
        return isOthers ? failure(setupError('cable-not-found')) : success(named ?? { path: port });
      }
      const [found, ...others] = photons.filter((one) => id === undefined || one.id === undefined);
      if (others.length > 0) {
        const ports = [found?.path ?? '', ...others.map(({ path }) => path)];
        return failure(setupError('cable-several', { details: { ports } }));
      }
      if (found !== undefined) return success(found);
      const inDfu = listed.value.some(({ identity }) => identity.kind === 'dfu');
      return failure(setupError(inDfu ? 'cable-in-dfu' : 'cable-not-found'));
    },

    async touch(path, signal) {
      const opened = await openPatiently(usb, path, clock, signal, () => undefined);
      if (!opened.ok) return opened;
      const port = opened.value;
      const touched = await port.setBaudRate(listeningRate);
      if (touched.ok) await clock.sleep(cableLimits.touchMs, AbortSignal.any([signal, port.lost]));
      // Linux gives the last rate of a port's name to whatever is plugged in there next.
      const back = await port.setBaudRate(usualRate);
      await port.close();
      return touched.ok ? back : touched;
    },
  };
}
