import { type ErrorCode, setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { Clock } from '../setup/clock-port.ts';
import type { ComputerWifi } from './wifi-port.ts';

/** How often to look whether the person's hands have moved the computer; a person takes seconds to choose in a menu. */
const lookEveryMs = 1_000;

/** On the Photon's own network an answer takes milliseconds; longer silence means that the computer is elsewhere. */
const glanceLimitMs = 1_500;

const nobodyThere: readonly ErrorCode[] = ['photon-not-reachable', 'photon-connection-lost'];

export interface ManualWifiEyes {
  readonly clock: Clock;
  /** Asks whoever is at the Photon's address for its id. */
  readonly probePhoton: (signal: AbortSignal) => Promise<Result<{ readonly id: string }>>;
  /** Whether the internet is there: the cloud itself answered. */
  readonly probeCloud: (signal: AbortSignal) => Promise<Result<void>>;
  /** How long to wait for the hands, there and back, in milliseconds. */
  readonly joinLimitMs: number;
  readonly returnLimitMs: number;
}

/**
 * The person joins and leaves networks in the system's own menu; this adapter tells what to do and notices by itself
 * when it is done. It needs no permission and no command, so it works on every system.
 */
export function manualWifi({
  clock,
  probePhoton,
  probeCloud,
  joinLimitMs,
  returnLimitMs,
}: ManualWifiEyes): ComputerWifi {
  return {
    mode: 'manual',
    remember: async () => success({ networkName: undefined, handle: undefined }),
    photons: () => undefined,

    async joinPhoton(_ssid, needHands, signal) {
      const startedAt = clock.now();
      let said: string | undefined;
      for (;;) {
        const sight = await probePhoton(signal);
        if (sight.ok) return success(undefined);
        if (signal.aborted) return failure(setupError('cancelled'));
        if (clock.now() - startedAt >= joinLimitMs) {
          return sight.error.code === 'photon-not-reachable' ? failure(setupError('photon-network-not-joined')) : sight;
        }
        // Nobody there is the usual thing to see before joining; somebody else there is worth a word.
        const obstacle = nobodyThere.includes(sight.error.code) ? undefined : sight.error;
        if (said !== (obstacle?.code ?? 'nobody')) {
          needHands({ kind: 'join-photon', ...(obstacle === undefined ? {} : { obstacle }) });
        }
        said = obstacle?.code ?? 'nobody';
        await clock.sleep(lookEveryMs, signal);
      }
    },

    async giveBack({ networkName }, needHands, signal) {
      const startedAt = clock.now();
      for (let looks = 0; ; looks += 1) {
        const sight = await probeCloud(signal);
        if (sight.ok) return success(undefined);
        if (signal.aborted) return failure(setupError('cancelled'));
        if (clock.now() - startedAt >= returnLimitMs) return failure(setupError('home-network-not-back'));
        if (looks === 0)
          needHands({ kind: 'return-to-own-network', ...(networkName === undefined ? {} : { networkName }) });
        await clock.sleep(lookEveryMs, signal);
      }
    },

    async photonInAir(photon, signal) {
      const glance = new AbortController();
      void clock.sleep(glanceLimitMs, glance.signal).then(() => glance.abort());
      const sight = await probePhoton(AbortSignal.any([signal, glance.signal]));
      glance.abort();
      return sight.ok && sight.value.id === photon.id ? 'seen' : 'unknown';
    },
  };
}
