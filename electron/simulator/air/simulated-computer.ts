import type { Place } from '../../../shared/setup-events.ts';
import type { Clock } from '../../ground/clock-port.ts';
import type { DeviceLatency } from '../device-latency.ts';
import type { FaultSwitches } from '../faults.ts';
import type { Latencies } from '../latencies.ts';
import type { EventLog } from '../world-events.ts';

/** The computer with its one radio: at home, on the Photon's network, or on neither. */
export interface SimulatedComputer {
  readonly place: Place;
  /** The name of the network it is on. */
  readonly network: string | undefined;
  readonly homeNetwork: string;
  /** Joins the network of that name; false when it is not there or will not be joined. */
  join(ssid: string, signal: AbortSignal): Promise<boolean>;
  /** Leaves the Photon's network by itself, as systems do with a network without internet. */
  hop(): void;
  /** Back to its own network; false when that does not come back. */
  goHome(signal: AbortSignal): Promise<boolean>;
  /** What its radio sees of Photons now, after a look around. */
  look(signal: AbortSignal): Promise<readonly SeenNetwork[]>;
}

export interface SeenNetwork {
  readonly ssid: string;
  /** dBm at the computer. */
  readonly rssi: number;
}

export interface ComputerSurroundings {
  readonly clock: Clock;
  readonly latency: DeviceLatency;
  readonly latencies: Latencies;
  readonly faults: FaultSwitches;
  readonly log: EventLog;
  readonly homeNetwork: string;
  /** The networks of the Photons that can be joined, each while it is in the air. */
  photonsInAir(): readonly SeenNetwork[];
  /** Other people's: in the air, and too far away to be joined. */
  readonly strangers: readonly SeenNetwork[];
  /** The computer came to another place: what stood between the old one and anything is cut. */
  moved(place: Place): void;
  /** Aborts when the world ends. */
  readonly ending: AbortSignal;
}

export function simulatedComputer(around: ComputerSurroundings): SimulatedComputer & {
  /** Falls off the Photon's network when that is gone. */
  airChanged(): void;
} {
  const { clock, latency, latencies, faults, log } = around;
  let place: Place = 'own-network';
  let network: string | undefined = around.homeNetwork;
  let hoppedBack = false;
  let lastHeard: readonly SeenNetwork[] = [];
  let cameHomeAt: number | undefined;

  const moveTo = (next: Place, nextNetwork?: string) => {
    if (next === place && nextNetwork === network) return;
    if (next === 'own-network') cameHomeAt = clock.monotonic();
    if (next === 'photon') lastHeard = around.photonsInAir();
    place = next;
    network = nextNetwork;
    log.tell({ type: 'computer-moved', place, ...(network === undefined ? {} : { network }) });
    around.moved(place);
  };
  const isInAir = (ssid: string | undefined) => around.photonsInAir().some((photon) => photon.ssid === ssid);
  const home = () => moveTo('own-network', around.homeNetwork);
  const hop = () => {
    if (place === 'photon') home();
  };

  return {
    get place() {
      return place;
    },
    get network() {
      return network;
    },
    homeNetwork: around.homeNetwork,

    async join(ssid, signal) {
      if (place === 'photon' && network === ssid && isInAir(ssid)) return true;
      const before = place;
      moveTo('between');
      await latency.wait(latencies.computerJoin, signal);
      if (signal.aborted || faults.isOn('wifi-join-fails') || !isInAir(ssid)) {
        // A system that cannot join a network goes back to the one it knows.
        if (before === 'own-network') home();
        return false;
      }
      if (faults.isOn('wifi-joined-elsewhere')) {
        home();
        return true;
      }
      // On the network, and of no use there.
      if (faults.isOn('wifi-no-address')) {
        network = ssid;
        return true;
      }
      moveTo('photon', ssid);
      if (faults.isOn('wifi-hops-back') && !hoppedBack) {
        hoppedBack = true;
        void clock.sleep(latencies.computerHop, around.ending).then(() => {
          if (!around.ending.aborted) hop();
        });
      }
      return true;
    },

    hop,

    async goHome(signal) {
      if (place === 'own-network') return true;
      moveTo('between');
      await latency.wait(latencies.computerReturn, signal);
      if (signal.aborted || faults.isOn('wifi-home-gone')) return false;
      home();
      return true;
    },

    async look(signal) {
      await latency.wait(latencies.computerLook, signal);
      const photons = around.photonsInAir();
      if (photons.length > 0) lastHeard = photons;
      const isFresh = cameHomeAt !== undefined && clock.monotonic() - cameHomeAt < latencies.heardAfterwards;
      const isHeardOn = photons.length === 0 && isFresh && faults.isOn('heard-after-leaving');
      return [...(isHeardOn ? lastHeard : photons), ...around.strangers];
    },

    airChanged() {
      const served = place === 'between' && network !== undefined && isInAir(network);
      if (served && !faults.isOn('wifi-no-address')) moveTo('photon', network);
      if (place === 'photon' && !isInAir(network)) moveTo('between');
    },
  };
}
