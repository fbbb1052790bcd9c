import { setupError } from '../../shared/errors.ts';
import { failure } from '../../shared/result.ts';
import type { SeenPhoton } from '../../shared/setup-events.ts';
import { stationLimits, wifiLimits } from '../../shared/time-limits.ts';
import type { Clock } from '../ground/clock-port.ts';
import type { ComputerWifi } from '../wifi/wifi-port.ts';
import { leftUntouched } from './line-elsewhere.ts';

/**
 * Joins as `wifi` does, as long as the Photon is in the air where that takes longer than usual: another station may have set
 * it up, or somebody has switched it off. Where two looks, one after another, do not hear it, fails with `photon-left-untouched`, or
 * with `photon-network-not-joined` where it was reached before in this run.
 * @param hear what each look has heard
 */
export function joinWhileHeard(
  wifi: Pick<ComputerWifi, 'joinPhoton' | 'photons'>,
  clock: Clock,
  prefix: string,
  hear: (photons: readonly SeenPhoton[]) => void,
  wasReached: () => boolean,
): ComputerWifi['joinPhoton'] {
  async function isHeard(ssid: string, signal: AbortSignal): Promise<boolean> {
    const looking = new AbortController();
    const lists = wifi.photons(prefix, AbortSignal.any([signal, looking.signal]));
    const first = await lists?.[Symbol.asyncIterator]().next();
    looking.abort();
    // What nobody can hear may be there.
    if (first === undefined || first.done || !first.value.ok) return true;
    hear(first.value.value);
    return first.value.value.some((photon) => photon.ssid === ssid);
  }

  return async (ssid, remembered, needHands, signal) => {
    const over = new AbortController();
    const gone = new AbortController();
    async function watch(wanted: string): Promise<void> {
      const both = AbortSignal.any([signal, over.signal]);
      await clock.sleep(stationLimits.joinUsuallyMs, both);
      for (let missed = 0; !both.aborted; ) {
        missed = (await isHeard(wanted, both)) ? 0 : missed + 1;
        if (missed === 2) return gone.abort();
        await clock.sleep(wifiLimits.scanAgainMs, both);
      }
    }
    if (ssid !== undefined) void watch(ssid);
    const joined = await wifi.joinPhoton(ssid, remembered, needHands, AbortSignal.any([signal, gone.signal]));
    over.abort();
    if (joined.ok || signal.aborted || !gone.signal.aborted) return joined;
    return failure(
      wasReached()
        ? setupError('photon-network-not-joined', { details: { network: ssid ?? '' } })
        : leftUntouched(ssid),
    );
  };
}
