import { type SetupError, setupError } from '../../shared/errors.ts';
import type { PluggedIn } from '../../shared/plugged-in.ts';
import type { UsbPort } from '../serial/usb-serial-port.ts';

export function pluggedIn(port: UsbPort): PluggedIn {
  const { path, identity, socket } = port;
  const { kind, name, id } = identity;
  const obstacle = obstacleOf(port);
  return {
    kind,
    name,
    ...(id === undefined ? {} : { id }),
    ...(path === undefined ? {} : { port: path }),
    ...(socket === undefined ? {} : { socket }),
    ...(obstacle === undefined ? {} : { obstacle }),
  };
}

/** Why it cannot be used by cable, as far as that shows before it is opened. */
function obstacleOf({ path, identity, denied }: UsbPort): SetupError | undefined {
  const { kind, name } = identity;
  if (kind === 'dfu') return setupError('cable-in-dfu');
  if (kind === 'other') return setupError('cable-not-photon', { details: { name } });
  if (denied !== undefined) return setupError('cable-port-denied', { details: { group: denied.group ?? 'dialout' } });
  // Its firmware has started no serial port, or the system is just making one.
  return path === undefined ? setupError('cable-not-found') : undefined;
}
