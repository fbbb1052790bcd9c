import type { SecurityName } from '../../shared/security-type.ts';
import { systemClock } from '../ground/system-clock.ts';
import { overCable } from '../runs/over-cable.ts';
import type { PhotonCable } from '../serial/photon-cable-port.ts';
import type { UsbSerial } from '../serial/usb-serial-port.ts';
import type { setUpDevice } from '../setup/set-up-device.ts';
import type { Terminal } from './command-face.ts';

/** The USB sockets that a command looks at, loaded when one does. */
export async function usbOf({ usb }: Terminal): Promise<UsbSerial> {
  if (usb !== undefined) return usb;
  const { systemUsbSerial } = await import('../serial/system-usb-serial.ts');
  return systemUsbSerial({ platform: process.platform });
}

export async function cableOf(terminal: Terminal): Promise<PhotonCable> {
  const { photonCableOf } = await import('../composition/photon-cable-of.ts');
  return photonCableOf(await usbOf(terminal), systemClock);
}

/** The port after `--usb`; undefined: that of the one Photon. */
export function portOf(usb: string | true): string | undefined {
  return usb === true ? undefined : usb;
}

/** A run over the cable. */
export async function byCable(terminal: Terminal, usb: string | true): Promise<typeof setUpDevice> {
  return overCable(await cableOf(terminal), portOf(usb));
}

/**
 * Over the cable nothing tells for sure which networks are here: what a name most likely means. From 0.4.6 on it counts only
 * where the Photon does not hear the network, because then it takes what it hears.
 */
export function withLikelySecurity<
  Named extends {
    readonly security: SecurityName | undefined;
    readonly password: string | undefined;
    readonly enterprise: object | undefined;
  },
>(named: Named): Named {
  if (named.security !== undefined) return named;
  const { password, enterprise } = named;
  return {
    ...named,
    security: enterprise !== undefined ? 'wpa2-enterprise-mixed' : password === undefined ? 'open' : 'wpa2-aes',
  };
}
