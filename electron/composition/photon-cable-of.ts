import type { Clock } from '../ground/clock-port.ts';
import type { PhotonCable } from '../serial/photon-cable-port.ts';
import type { UsbSerial } from '../serial/usb-serial-port.ts';

/** The Photons in these sockets; what that needs is loaded when it is first called. */
export async function photonCableOf(usb: UsbSerial, clock: Clock): Promise<PhotonCable> {
  const [{ photonCable }, { withOpenKey }] = await Promise.all([
    import('../serial/photon-cable.ts'),
    import('../softap/device-private-key.ts'),
  ]);
  return photonCable(usb, clock, withOpenKey);
}
