import { neverAborted } from '../../../../electron/ground/never-aborted.ts';
import { automaticWifi } from '../../../../electron/wifi/automatic-wifi.ts';
import type { LocalAddress } from '../../../../electron/wifi/local-addresses.ts';
import type { HeardAccessPoint, SystemWifi } from '../../../../electron/wifi/system-wifi.ts';
import type { RememberedNetwork } from '../../../../electron/wifi/wifi-port.ts';
import { parseDeviceId } from '../../../../shared/device-id.ts';
import { type ErrorCode, type SetupError, setupError } from '../../../../shared/errors.ts';
import { failure, type Result, success } from '../../../../shared/result.ts';
import type { WifiAdapter } from '../../../../shared/setup-events.ts';
import { virtualClock } from '../../../support/virtual-clock.ts';

export const ssid = 'Photon-A2B3';
export const atHome: LocalAddress = { interfaceName: 'wlan0', address: '192.168.1.20' };
export const atPhoton: LocalAddress = { interfaceName: 'wlan0', address: '192.168.0.2' };
export const never = () => undefined;
export const fails = (code: ErrorCode) => failure(setupError(code));
export const found = parseDeviceId('3b0021001747353236343033');
if (!found.ok) throw new Error(found.error.code);
export const id = found.value;
export const remembered: RememberedNetwork = {
  networkName: 'HomeNet',
  handle: 'handle',
  adapter: 'wlan0',
  keepsInternet: false,
};

/** A computer as its fields say; every word to the system is noted. */
export function computer(chosenAdapter = '') {
  const clock = virtualClock();
  const said: string[] = [];
  const state = {
    adapters: success([{ id: 'wlan0', name: 'wlan0', carriesInternet: true }]) as Result<readonly WifiAdapter[]>,
    addresses: [atHome] as readonly LocalAddress[],
    place: 'elsewhere' as Awaited<ReturnType<SystemWifi['whereabouts']>>,
    heard: success([]) as Result<readonly HeardAccessPoint[]>,
    obstacle: undefined as SetupError | undefined,
    heardNow: ['gone'] as ('seen' | 'gone' | 'unknown')[],
    join: async (_signal: AbortSignal): Promise<Result<void>> => {
      state.place = 'photon';
      state.addresses = [atPhoton];
      return success(undefined);
    },
    restore: async (): Promise<Result<void>> => {
      state.place = 'home';
      state.addresses = [atHome];
      return success(undefined);
    },
    photon: async (): Promise<Result<{ id: string }>> =>
      state.addresses.includes(atPhoton) ? success({ id }) : fails('photon-not-reachable'),
    cloud: async (): Promise<Result<void>> => success(undefined),
  };
  const note = (word: string) => void said.push(word);
  const system: SystemWifi = {
    adapters: async () => state.adapters,
    obstacle: async () => state.obstacle,
    scan: async (adapter) => {
      note(`scan ${adapter}`);
      return state.heard;
    },
    remember: async (adapter) => success({ networkName: 'HomeNet', handle: `handle of ${adapter}` }),
    join: (name, _handle, signal) => {
      note(`join ${name}`);
      return state.join(signal);
    },
    whereabouts: async () => state.place,
    forget: async () => {
      note('forget');
      return success(undefined);
    },
    restore: () => {
      note('restore');
      return state.restore();
    },
    heardNow: async (adapter, name) => {
      note(`listen on ${adapter} for ${name}`);
      return state.heardNow.shift() ?? 'unknown';
    },
  };
  const wifi = automaticWifi({
    system,
    clock,
    chosenAdapter,
    probePhoton: () => state.photon(),
    probeCloud: () => {
      note('cloud');
      return state.cloud();
    },
    addresses: () => state.addresses,
    photonHost: '192.168.0.1',
  });
  return {
    wifi,
    system: system as { -readonly [Part in keyof SystemWifi]: SystemWifi[Part] },
    clock,
    said,
    state,
    join: (name: string | undefined = ssid, signal = neverAborted()) =>
      wifi.joinPhoton(name, remembered, never, signal),
    /** The answer, and how long it took. */
    async take<Value>(work: Promise<Value>, atMostMs = 120_000) {
      const startedAt = clock.now();
      let result: { readonly value: Value } | undefined;
      void work.then((value) => {
        result = { value };
      });
      while (result === undefined && clock.now() - startedAt < atMostMs) await clock.advance(50);
      if (result === undefined) throw new Error('no answer in time');
      return { result: result.value, tookMs: clock.now() - startedAt };
    },
  };
}
