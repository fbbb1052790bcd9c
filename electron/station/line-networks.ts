import type { DeviceId } from '../../shared/device-id.ts';
import type { NetworkChoice } from '../../shared/network-choice.ts';
import { hasSixLetterCode } from '../../shared/photon-name.ts';
import { decodeSecurity } from '../../shared/security-type.ts';
import type { LineBase } from './line-base.ts';
import type { Slot } from './line-device.ts';

/** What the network of the preset is, as a device heard it that came online by it. */
export interface LineNetworks {
  /**
   * Given to a device as it is, without the seconds that its own look around takes: only where it looks for that network by itself when it
   * stores it, and refuses one that it does not hear, which Device OS does from 0.7.0 on for WPA and WPA2 (hal/src/photon/wlan_hal.cpp:951-966, 1024-1096,
   * v1.5.2). Of several networks those before the refused one would be stored by then. Undefined: it is asked what it hears.
   */
  knownFor(slot: Slot): NetworkChoice | undefined;
  /** As this device heard it. */
  heard(slot: Slot, choice: NetworkChoice): void;
  /** It came online, or had its network and did not: then the next is asked what it hears, and so is this one when it is tried again. */
  ended(slot: Slot, isOnline: boolean): void;
}

export function lineNetworks({ options: { preset, networks } }: Pick<LineBase, 'options'>): LineNetworks {
  const heardBy = new Map<Slot, NetworkChoice>();
  const failed = new Set<DeviceId>();
  let known: NetworkChoice | undefined;

  return {
    knownFor({ device: { photon, deviceId } }) {
      if (known === undefined || preset.measureSignal || networks.length > 1) return undefined;
      if (photon === undefined || !hasSixLetterCode(photon)) return undefined;
      if (deviceId === undefined || failed.has(deviceId)) return undefined;
      const kind = decodeSecurity(known.security).class;
      return kind === 'wpa' || kind === 'wpa2' ? known : undefined;
    },
    heard(slot, choice) {
      heardBy.set(slot, choice);
    },
    ended(slot, isOnline) {
      const { deviceId } = slot.device;
      const choice = heardBy.get(slot);
      heardBy.delete(slot);
      if (isOnline) {
        known ??= choice;
        return;
      }
      if (slot.memory.sent === undefined) return;
      if (deviceId !== undefined) failed.add(deviceId);
      known = undefined;
      // What was heard before that says nothing of what is heard now.
      heardBy.clear();
    },
  };
}
