import type { PhotonCable } from '../serial/photon-cable-port.ts';
import type { setUpDevice } from '../setup/set-up-device.ts';

/** A run over the cable, in the place of one over Wi-Fi. `port`: the one to look at, as `CableWorld` has it. */
export async function overCable(cable: PhotonCable, port: string | undefined): Promise<typeof setUpDevice> {
  const { setUpByCable } = await import('../setup/set-up-by-cable.ts');
  return (world, options, memory, signal) => setUpByCable({ ...world, cable, port }, options, memory, signal);
}
