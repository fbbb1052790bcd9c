import { mayHelpToTouch } from '../../shared/error-meaning.ts';
import { setupError } from '../../shared/errors.ts';
import type { cableRequests } from '../../shared/ipc/cable.ts';
import { type PluggedIn, settableOf } from '../../shared/plugged-in.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { cableLimits } from '../../shared/time-limits.ts';
import type { Clock } from '../ground/clock-port.ts';
import { neverAborted } from '../ground/never-aborted.ts';
import type { PhotonCable } from '../serial/photon-cable-port.ts';
import type { UsbSerial } from '../serial/usb-serial-port.ts';
import type { HandlersOf } from './handlers.ts';

export interface CableParts {
  readonly clock: Clock;
  /** The sockets of where the window is: this computer's, or those of practice. Loaded when it is first called. */
  readonly usb: () => Promise<UsbSerial>;
  /** The Photons in them. */
  readonly cable: (usb: UsbSerial) => Promise<PhotonCable>;
  /** Fails while a device is being set up. */
  readonly mayTouch: () => Result<void>;
  readonly changed: () => void;
}

export interface CableWork {
  readonly handlers: HandlersOf<typeof cableRequests>;
  /** What was plugged in at the last look; nothing while nobody watches, and where sockets cannot be read. */
  plugged(): readonly PluggedIn[];
  end(): void;
}

/** What is plugged into this computer, looked at as long as the window shows it. */
export function cableHandlers({ clock, usb, cable, mayTouch, changed }: CableParts): CableWork {
  let plugged: readonly PluggedIn[] = [];
  let watch: AbortController | undefined;

  function note(now: readonly PluggedIn[]): void {
    const isSame = JSON.stringify(now) === JSON.stringify(plugged);
    plugged = now;
    if (!isSame) changed();
  }

  async function look(over: AbortSignal): Promise<void> {
    while (!over.aborted) {
      // What cannot be loaded costs the cable, and nothing else.
      const now = await lookOnce().catch(() => []);
      if (over.aborted) return;
      note(now);
      await clock.sleep(cableLimits.watchMs, over);
    }
  }

  async function lookOnce(): Promise<readonly PluggedIn[]> {
    const [{ pluggedIn }, sockets] = await Promise.all([import('../runs/plugged-in.ts'), usb()]);
    const listed = await sockets.list();
    const plugged = listed.ok ? listed.value.map(pluggedIn) : [];
    if (settableOf(plugged).length === 0) return plugged;
    // On Linux a list needs no library, and without that no port can be opened.
    const ready = await sockets.ready();
    return ready.ok ? plugged : plugged.map((one) => ({ obstacle: ready.error, ...one }));
  }

  function end(): void {
    watch?.abort();
    watch = undefined;
    note([]);
  }

  return {
    plugged: () => plugged,
    end,
    handlers: {
      async watchCables({ watching }) {
        if (!watching) end();
        else if (watch === undefined) {
          watch = new AbortController();
          void look(watch.signal);
        }
        return success(undefined);
      },

      async letListen({ deviceId }) {
        const may = mayTouch();
        if (!may.ok) return may;
        const photons = await cable(await usb());
        const found = await photons.find(undefined, deviceId);
        if (!found.ok) return found;
        // One that tells no ID might wait for a program then, and may be another.
        if (found.value.id !== deviceId) return failure(setupError('cable-not-found'));
        const { path } = found.value;
        const listens = async () => {
          const opened = await photons.open(path, neverAborted());
          if (opened.ok) await opened.value.close();
          return opened.ok ? success(undefined) : opened;
        };
        const before = await listens();
        if (before.ok || !mayHelpToTouch(before.error.code)) return before;
        const touched = await photons.touch(path, neverAborted());
        if (!touched.ok) return touched;
        // Whose program gives back what it gets goes on with that until it listens.
        await clock.sleep(cableLimits.lookMs, neverAborted());
        return listens();
      },
    },
  };
}
