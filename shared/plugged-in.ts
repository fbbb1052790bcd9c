import type { UsbIdentity } from './console/usb-identity.ts';
import type { SetupError } from './errors.ts';

/** A Particle device in a USB socket of this computer, as the window is told of it. */
export interface PluggedIn extends Pick<UsbIdentity, 'kind' | 'name' | 'id'> {
  /** Names the socket until the device is plugged in anew; absent where it has no serial port, as in DFU mode. */
  readonly port?: string;
  /** The socket itself, whatever is in it; absent where the system does not tell. */
  readonly socket?: string;
  /** Why it cannot be set up over the cable as it is. Whether another program uses its port shows when it is opened. */
  readonly obstacle?: SetupError;
}

/** Those that can be set up over the cable. */
export function settableOf(plugged: readonly PluggedIn[]): readonly PluggedIn[] {
  return plugged.filter(({ obstacle }) => obstacle === undefined);
}

/** Without those that are known to be another than the one wanted, as it was typed: they would be refused. */
export function offeredFor(plugged: readonly PluggedIn[], wantedId: string | undefined): readonly PluggedIn[] {
  const wanted = wantedId?.trim().toLowerCase() ?? '';
  return wanted === '' ? plugged : plugged.filter(({ id }) => id === undefined || id === wanted);
}
