import { isNobodyThere } from '../../shared/error-meaning.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { photonLimits, wifiLimits } from '../../shared/time-limits.ts';
import type { Clock } from '../ground/clock-port.ts';
import { within } from '../ground/within.ts';
import { besidePhoton, type LocalAddress, whatIsInTheWay } from './local-addresses.ts';
import type { ComputerWifi } from './wifi-port.ts';

export interface ManualWifiProbes {
  readonly clock: Clock;
  /** Asks whoever is at the Photon's address for its id. */
  readonly probePhoton: (signal: AbortSignal) => Promise<Result<{ readonly id: string }>>;
  /** Whether the internet is there: the cloud itself answered. */
  readonly probeCloud: (signal: AbortSignal) => Promise<Result<void>>;
  /** The computer's addresses now, and the Photon's. */
  readonly addresses: () => readonly LocalAddress[];
  readonly photonHost: string;
  /** How long to wait for the hands, there and back, in milliseconds. */
  readonly joinLimitMs: number;
  readonly returnLimitMs: number;
}

/**
 * The person joins and leaves networks in the system's own menu; this adapter tells what to do and notices by itself
 * when it is done. It needs no permission and no command, so it works on every system.
 */
export function manualWifi(probes: ManualWifiProbes): ComputerWifi {
  const { clock, probePhoton, probeCloud, addresses, photonHost, joinLimitMs, returnLimitMs } = probes;
  const nobody = { networkName: undefined, handle: undefined, adapter: undefined, keepsInternet: false };

  /** Nobody there is the usual thing to see before joining; somebody else there, or a wrong way, is worth a word. */
  function obstacleIn(error: SetupError, adapter: string | undefined): SetupError | undefined {
    const inTheWay = whatIsInTheWay(addresses(), photonHost, adapter);
    if (inTheWay !== undefined) return inTheWay;
    return isNobodyThere(error.code) ? undefined : error;
  }

  return {
    mode: 'manual',
    remember: async () => success(nobody),
    photons: () => undefined,

    async joinPhoton(ssid, { adapter }, needHands, signal) {
      const startedAt = clock.monotonic();
      let said: string | undefined;
      for (;;) {
        const sight = await probePhoton(signal);
        if (sight.ok) return success(undefined);
        if (signal.aborted) return failure(setupError('cancelled'));
        const obstacle = obstacleIn(sight.error, adapter);
        if (clock.monotonic() - startedAt >= joinLimitMs) {
          return failure(
            obstacle ?? setupError('photon-network-not-joined', ssid ? { details: { network: ssid } } : {}),
          );
        }
        if (said !== (obstacle?.code ?? 'nobody')) {
          needHands({
            kind: 'join-photon',
            ...(ssid === undefined ? {} : { ssid }),
            ...(obstacle === undefined ? {} : { obstacle }),
          });
        }
        said = obstacle?.code ?? 'nobody';
        await clock.sleep(wifiLimits.userActionLookMs, signal);
      }
    },

    // No address in the Photon's subnet is proof of being elsewhere; an address there proves nothing.
    async whereabouts() {
      const known = addresses();
      if (!/^192\.168\.0\./.test(photonHost) || known.length === 0) return 'unknown';
      return known.some(({ address }) => besidePhoton(address, photonHost)) ? 'unknown' : 'elsewhere';
    },

    async giveBack({ networkName }, needHands, signal) {
      const startedAt = clock.monotonic();
      for (let looks = 0; ; looks += 1) {
        const sight = await probeCloud(signal);
        if (sight.ok) return success(undefined);
        if (signal.aborted) return failure(setupError('cancelled'));
        if (clock.monotonic() - startedAt >= returnLimitMs) {
          return failure(setupError('home-network-not-back', { details: { network: networkName ?? '' } }));
        }
        if (looks === 0)
          needHands({ kind: 'return-to-own-network', ...(networkName === undefined ? {} : { networkName }) });
        await clock.sleep(wifiLimits.userActionLookMs, signal);
      }
    },

    // Nothing of the person's own doing is undone behind their back; what a program did, hands cannot tell to be undone.
    recover: async ({ handle, networkName }) =>
      handle === undefined
        ? success('stays')
        : failure(setupError('home-network-not-back', { details: { network: networkName ?? '' } })),

    async photonInAir(photon, signal, by) {
      if (by === 'radio') return 'unknown';
      const sight = await within(photonLimits.glanceMs, clock, signal, probePhoton);
      return sight.ok && sight.value.id === photon.id ? 'seen' : 'unknown';
    },
  };
}
