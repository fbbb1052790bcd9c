import type { CloudAccount } from '../cloud/cloud-port.ts';
import type { PhotonCable } from '../serial/photon-cable-port.ts';
import type { setUpDevice } from '../setup/set-up-device.ts';

/** A run over the cable for this account, in the place of one over Wi-Fi. `port`: the one to look at, as `CableWorld` has it. */
export async function overCable(
  cable: PhotonCable,
  port: string | undefined,
  account: CloudAccount,
): Promise<typeof setUpDevice> {
  const { setUpByCable } = await import('../setup/set-up-by-cable.ts');
  return ({ account: _, product: __, ...around }, options, memory, signal) =>
    setUpByCable({ ...around, account, cable, port }, options, memory, signal);
}
