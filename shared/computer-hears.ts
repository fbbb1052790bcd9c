import { unknownSecurity } from './security-type.ts';
import type { HeardNetwork } from './wifi-network.ts';

/** A network as a computer hears it, as far as its system tells. */
export interface HeardByComputer {
  readonly ssid: string;
  /** dBm. */
  readonly rssi: number | undefined;
  /** As IEEE 802.11 counts in its band. */
  readonly channel?: number;
  /** It is in the band of a Photon's radio. */
  readonly in24GHz?: boolean;
  /** As a Photon counts it; `never`: of a kind that no Photon joins. */
  readonly security?: number | 'never';
}

/** Of a channel that the system did not tell. */
export const unknownChannel = 0;

/**
 * What a Photon beside this computer most likely hears of it: its radio has no 5 GHz. One entry a name and security, the
 * strongest first. Without a signal nobody could say what the list is ordered by, so those are left to be typed.
 */
export function networksInReach(heard: readonly HeardByComputer[]): readonly HeardNetwork[] {
  const found = new Map<string, HeardNetwork>();
  for (const { ssid, rssi, channel = unknownChannel, in24GHz = true, security = unknownSecurity } of heard) {
    if (ssid === '' || rssi === undefined || !in24GHz || security === 'never') continue;
    const key = `${security} ${ssid}`;
    const before = found.get(key);
    const accessPoints = (before?.accessPoints ?? 0) + 1;
    found.set(
      key,
      before !== undefined && before.rssi >= rssi
        ? { ...before, accessPoints }
        : { ssid, rssi, channel, security, accessPoints },
    );
  }
  return [...found.values()].sort((one, other) => other.rssi - one.rssi);
}
