import { networksInReach } from '../../../shared/computer-hears.ts';
import { setupError } from '../../../shared/errors.ts';
import { sightOf } from '../../../shared/photon-name.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { SeenPhoton } from '../../../shared/setup-events.ts';
import type { ComputerWifi } from '../../wifi/wifi-port.ts';
import type { SimulatedWorld } from '../simulated-world.ts';
import { ssidText } from './air.ts';

/** Who moves the simulated computer: a person, where the system forbids it to programs. */
export type WhoMoves = 'program' | 'person';

/** The Wi-Fi of the simulated computer, behind the same port as a real one's. What hands do is bounded by `signal` alone. */
export function simulatedWifi(
  world: Pick<SimulatedWorld, 'computer' | 'subscribe'> & Partial<Pick<SimulatedWorld, 'air'>>,
  whoMoves: WhoMoves = 'program',
): ComputerWifi {
  const { computer } = world;
  const cancelled = () => failure(setupError('cancelled'));

  return {
    mode: whoMoves === 'person' ? 'manual' : 'simulated',

    remember: async (signal) =>
      signal.aborted
        ? cancelled()
        : success({
            networkName: computer.homeNetwork,
            handle: computer.homeNetwork,
            adapter: undefined,
            keepsInternet: false,
          }),

    photons: (prefix, signal, wanted) => look(prefix, wanted, signal),

    async networks(signal) {
      // As long as a look takes.
      await computer.look(signal);
      if (signal.aborted) return cancelled();
      const heard = (world.air ?? []).filter(({ hidden }) => hidden !== true);
      return success(networksInReach(heard.map((one) => ({ ...one, ssid: ssidText(one), in24GHz: one.band === 2.4 }))));
    },

    async joinPhoton(ssid, _remembered, needHands, signal) {
      if (whoMoves === 'person') {
        needHands({ kind: 'join-photon', ...(ssid === undefined ? {} : { ssid }) });
        return (await comesTo('photon', signal)) ? success(undefined) : cancelled();
      }
      const wanted = ssid ?? (await computer.look(signal))[0]?.ssid;
      const joined = wanted !== undefined && (await computer.join(wanted, signal));
      if (signal.aborted) return cancelled();
      return joined
        ? success(undefined)
        : failure(
            setupError('photon-network-not-joined', wanted === undefined ? {} : { details: { network: wanted } }),
          );
    },

    whereabouts: async () => (computer.place === 'photon' ? 'photon' : 'elsewhere'),

    async giveBack(remembered, needHands, signal) {
      if (whoMoves === 'person') {
        if (computer.place !== 'own-network') {
          needHands({ kind: 'return-to-own-network', networkName: remembered.networkName ?? computer.homeNetwork });
        }
        return (await comesTo('own-network', signal)) ? success(undefined) : cancelled();
      }
      const back = await computer.goHome(signal);
      if (signal.aborted && !back) return cancelled();
      const network = remembered.networkName ?? computer.homeNetwork;
      return back ? success(undefined) : failure(setupError('home-network-not-back', { details: { network } }));
    },

    // A simulated computer ends with its program: nothing can be left over.
    recover: async () => success('stays'),

    async photonInAir({ ssid }, signal) {
      const seen = await computer.look(signal);
      if (signal.aborted) return 'unknown';
      return seen.some((photon) => ssid === undefined || photon.ssid === ssid) ? 'seen' : 'gone';
    },
  };

  /** Waits for a person's hands; false when `signal` ends that. */
  async function comesTo(place: 'photon' | 'own-network', signal: AbortSignal): Promise<boolean> {
    await new Promise<void>((resolve) => {
      const look = () => {
        if (computer.place !== place && !signal.aborted) return;
        stop();
        signal.removeEventListener('abort', look);
        resolve();
      };
      const stop = world.subscribe(look);
      signal.addEventListener('abort', look, { once: true });
      look();
    });
    return computer.place === place;
  }

  async function* look(
    prefix: string,
    wanted: string | undefined,
    signal: AbortSignal,
  ): AsyncGenerator<Result<readonly SeenPhoton[]>> {
    let told: string | undefined;
    let wake: () => void = () => undefined;
    let changed = true;
    const unsubscribe = world.subscribe((event) => {
      if (!['device-listening', 'device-left-listening', 'fault-switched'].includes(event.type)) return;
      changed = true;
      wake();
    });
    const stop = () => wake();
    signal.addEventListener('abort', stop, { once: true });
    try {
      while (!signal.aborted) {
        if (changed) {
          changed = false;
          const photons = (await computer.look(signal)).flatMap((heard) => {
            const sight = sightOf(heard.ssid, prefix, wanted);
            if (sight === undefined) return [];
            return [sight === 'alike' ? { ...heard, alike: true as const } : heard];
          });
          const text = JSON.stringify(photons);
          if (signal.aborted) return;
          if (text !== told) yield success(photons);
          told = text;
        } else {
          await new Promise<void>((resolve) => {
            wake = resolve;
            if (signal.aborted) resolve();
          });
        }
      }
    } finally {
      unsubscribe();
      signal.removeEventListener('abort', stop);
    }
  }
}
