import type { DeviceId } from '../../shared/device-id.ts';
import type { SetupRequest } from '../../shared/ipc/set-up.ts';
import { settableOf } from '../../shared/plugged-in.ts';
import { overCable } from '../runs/over-cable.ts';
import type { PhotonCable } from '../serial/photon-cable-port.ts';
import type { UsbSerial } from '../serial/usb-serial-port.ts';
import type { setUpDevice } from '../setup/set-up-device.ts';

/** The sockets of where the window is, and the Photons in them. */
export interface CablePlace {
  readonly usb: () => Promise<UsbSerial>;
  readonly cable: (usb: UsbSerial) => Promise<PhotonCable>;
}

export interface CableWay {
  readonly setUp: typeof setUpDevice;
  /** Of what is plugged in, where that shows before it is opened. */
  readonly id: DeviceId | undefined;
}

/**
 * Over the cable where that is asked for, and where nothing is asked for and one Photon is plugged in: then the computer
 * stays on its network. Undefined: over Wi-Fi, which is also the way of a product's device that takes no claim code over the
 * cable, up to Device OS 0.5: it tells no ID before it is opened.
 */
export async function chooseWay(
  request: SetupRequest,
  wantedId: DeviceId | undefined,
  place: CablePlace,
): Promise<CableWay | undefined> {
  if (request.by === 'wifi') return undefined;
  const usb = await place.usb();
  const [{ pluggedIn }, listed] = await Promise.all([import('../runs/plugged-in.ts'), usb.list()]);
  const settable = settableOf(listed.ok ? listed.value.map(pluggedIn) : []).filter(
    ({ id }) => id === undefined || wantedId === undefined || id === wantedId,
  );
  const only = settable.length === 1 ? settable[0] : undefined;
  // A socket may have another name since the device has started anew.
  const chosen = settable.find(({ port }) => port === request.port) ?? only;
  const isTaken = chosen !== undefined && (request.for === 'account' || chosen.id !== undefined);
  // On Linux a list needs no library, and without that a port cannot be opened: it costs only the cable.
  if (request.by !== 'cable' && !(isTaken && (await usb.ready()).ok)) return undefined;
  // By its ID it is found again wherever it is plugged in.
  const port = only === undefined ? chosen?.port : undefined;
  return { setUp: await overCable(await place.cable(usb), port), id: chosen?.id };
}
