import { settableOf } from '../../shared/plugged-in.ts';
import type { PresetFile } from '../../shared/preset.ts';
import type { Clock } from '../ground/clock-port.ts';
import type { UsbSerial } from '../serial/usb-serial-port.ts';
import type { CablesOfLine } from '../station/line-world.ts';
import { photonCableOf } from './photon-cable-of.ts';

/**
 * The sockets of a line that is about to begin, by the transport of its preset; undefined: over Wi-Fi. With `either` it is what
 * is plugged in now that decides, once for the whole line.
 */
export async function cablesOfLine(
  transport: PresetFile['transport'],
  usb: () => Promise<UsbSerial>,
  clock: Clock,
): Promise<CablesOfLine | undefined> {
  if (transport === 'wifi') return undefined;
  const sockets = await usb();
  // Where cables cannot be used at all, that costs only the cable.
  if (transport === 'either' && !((await hasPhoton(sockets)) && (await sockets.ready()).ok)) return undefined;
  return { usb: sockets, cable: await photonCableOf(sockets, clock) };
}

/** One that can be set up over its cable. */
async function hasPhoton(usb: Pick<UsbSerial, 'list'>): Promise<boolean> {
  const [{ pluggedIn }, listed] = await Promise.all([import('../runs/plugged-in.ts'), usb.list()]);
  return listed.ok && settableOf(listed.value.map(pluggedIn)).length > 0;
}
