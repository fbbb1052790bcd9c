import type { DeviceId } from '../../shared/device-id.ts';
import { type Result, success } from '../../shared/result.ts';
import { decodeSecurity } from '../../shared/security-type.ts';
import type { ManualTask } from '../../shared/setup-events.ts';
import type { HeardNetwork } from '../../shared/wifi-network.ts';
import type { Photon } from '../softap/photon-port.ts';
import type { ComputerWifi } from '../wifi/wifi-port.ts';

export interface Inspection {
  readonly id: DeviceId;
  readonly claimedBefore: boolean;
  readonly protocolVersion: number;
  readonly keyBits: number;
  readonly networks: readonly (HeardNetwork & { readonly securityClass: string })[];
}

/**
 * Asks a Photon everything that changes nothing, on its network, which the person joins; `waits` hears that this is what
 * is waited for. Errors: those of joining and of the commands.
 */
export async function inspectPhoton(
  photon: Photon,
  wifi: ComputerWifi,
  waits: (task: ManualTask) => void,
  signal: AbortSignal,
): Promise<Result<Inspection>> {
  const remembered = await wifi.remember(signal);
  if (!remembered.ok) return remembered;
  const joined = await wifi.joinPhoton(undefined, remembered.value, waits, signal);
  if (!joined.ok) return joined;
  const version = await photon.version(signal);
  if (!version.ok) return version;
  const identity = await photon.deviceId(signal);
  if (!identity.ok) return identity;
  const key = await photon.publicKey(signal);
  if (!key.ok) return key;
  const networks = await photon.scanNetworks(signal);
  if (!networks.ok) return networks;
  return success({
    ...identity.value,
    protocolVersion: version.value,
    keyBits: key.value.modulusBytes * 8,
    networks: networks.value.map((network) => ({ ...network, securityClass: decodeSecurity(network.security).class })),
  });
}
