import { stationLimits } from '../../shared/time-limits.ts';
import type { AutomaticWifi } from './automatic-wifi.ts';
import type { ComputerWifi } from './wifi-port.ts';

/** The automatic way alone, for a line of devices: what the system cannot do is a failure, and no task for somebody's hands. */
export function handsFreeWifi(automatic: AutomaticWifi, manual: Pick<ComputerWifi, 'photonInAir'>): ComputerWifi {
  let isWithPhoton = false;
  return {
    ...automatic,
    async joinPhoton(ssid, remembered, needHands, signal) {
      const joined = await automatic.joinPhoton(ssid, remembered, needHands, signal, stationLimits.joinMs);
      if (joined.ok) isWithPhoton = true;
      return joined;
    },
    giveBack(remembered, needHands, signal) {
      isWithPhoton = false;
      return automatic.giveBack(remembered, needHands, signal);
    },
    // On its network the Photon's answer tells most, and takes no look around.
    photonInAir: (photon, signal, by) =>
      (isWithPhoton && by !== 'radio' ? manual : automatic).photonInAir(photon, signal, by),
  };
}
