import type { NetworkChoice } from '../../shared/network-choice.ts';
import type { LineBase } from './line-base.ts';
import type { Slot } from './line-device.ts';

/** What the networks of the preset are, as a device heard them that came online by them. */
export interface LineNetworks {
  /**
   * Given to a device as they are, without the seconds that its own look around takes: from 0.7.0 on it looks for each network
   * by itself when it stores that (Device OS v0.7.0, hal/src/photon/wlan_hal.cpp, `wlan_set_credentials`), and refuses one that it does not hear. Undefined: none has come online by them since the
   * line began or a device failed, or this one is tried again, and what it hears may be the reason.
   */
  knownFor(slot: Slot): readonly NetworkChoice[] | undefined;
  /** As this device heard it, or was given it. */
  given(slot: Slot, choice: NetworkChoice): void;
  /** It was online, or it failed. */
  ended(slot: Slot, isOnline: boolean): void;
}

export function lineNetworks({ options: { preset } }: Pick<LineBase, 'options'>): LineNetworks {
  const givenTo = new Map<Slot, NetworkChoice[]>();
  let known: readonly NetworkChoice[] | undefined;

  return {
    knownFor(slot) {
      if (known === undefined || preset.measureSignal || slot.device.attempts > 1) return undefined;
      givenTo.set(slot, [...known]);
      return known;
    },
    given(slot, choice) {
      givenTo.set(slot, [...(givenTo.get(slot) ?? []), choice]);
    },
    ended(slot, isOnline) {
      const given = givenTo.get(slot);
      givenTo.delete(slot);
      if (given !== undefined) known = isOnline ? given : undefined;
    },
  };
}
