import type { SimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import type { LocalAddress } from '../../electron/wifi/local-addresses.ts';
import type { SystemWifi } from '../../electron/wifi/system-wifi.ts';
import { setupError } from '../../shared/errors.ts';
import { failure, success } from '../../shared/result.ts';

/** What an operating system can have against moving, beside the faults of the simulated computer itself. */
export const systemTroubles = ['radio-off', 'not-permitted', 'two-ways', 'tunnel'] as const;
export type SystemTrouble = (typeof systemTroubles)[number];

/** The simulated computer as an operating system would tell of it and move it. */
export function simulatedSystem({ computer }: SimulatedWorld, troubles: ReadonlySet<SystemTrouble>): SystemWifi {
  const refusal = () =>
    troubles.has('radio-off')
      ? setupError('wifi-radio-off')
      : troubles.has('not-permitted')
        ? setupError('wifi-not-permitted')
        : undefined;
  return {
    adapters: async () => success([{ id: 'wlan0', name: 'wlan0', carriesInternet: true }]),
    obstacle: async () => refusal(),
    async scan(_adapter, signal) {
      const heard = await computer.look(signal);
      return success(troubles.has('radio-off') ? [] : heard);
    },
    remember: async () => success({ networkName: computer.network, handle: 'wlan0' }),
    async join(ssid, _handle, signal) {
      const refused = refusal();
      if (refused !== undefined) return failure(refused);
      return (await computer.join(ssid, signal))
        ? success(undefined)
        : failure(setupError('photon-network-not-joined'));
    },
    async whereabouts() {
      if (computer.place === 'photon') return 'photon';
      if (computer.place === 'own-network') return 'home';
      return computer.network === undefined ? 'nowhere' : 'no-address';
    },
    forget: async () => success(undefined),
    async restore(handle, signal) {
      // The adapter of an old note is not there any more.
      if (handle !== 'wlan0') return failure(setupError('home-network-not-back'));
      if (troubles.has('radio-off')) return failure(setupError('home-network-not-back'));
      return (await computer.goHome(signal)) ? success(undefined) : failure(setupError('home-network-not-back'));
    },
    async heardNow(_adapter, ssid, signal) {
      if (troubles.has('radio-off')) return 'unknown';
      return (await computer.look(signal)).some((heard) => heard.ssid === ssid) ? 'seen' : 'gone';
    },
  };
}

/** The computer's addresses, as its place and its troubles make them. */
export function simulatedAddresses(
  { computer }: SimulatedWorld,
  troubles: ReadonlySet<SystemTrouble>,
): readonly LocalAddress[] {
  const wifi = { photon: '192.168.0.2', 'own-network': '192.168.1.20', between: undefined }[computer.place];
  return [
    ...(wifi === undefined ? [] : [{ interfaceName: 'wlan0', address: wifi }]),
    ...(troubles.has('two-ways') ? [{ interfaceName: 'eth0', address: '192.168.0.17' }] : []),
    ...(troubles.has('tunnel') ? [{ interfaceName: 'tun0', address: '10.8.0.2' }] : []),
  ];
}
