import { setupError } from '../../shared/errors.ts';
import { failure } from '../../shared/result.ts';
import type { SeenPhoton } from '../../shared/setup-events.ts';
import { stationLimits } from '../../shared/time-limits.ts';
import type { Clock } from '../ground/clock-port.ts';
import type { ComputerWifi } from '../wifi/wifi-port.ts';

/**
 * Joins as `wifi` does, where hands are waited for only as long as the Photon is in the air: another station may have set it
 * up, or somebody has switched it off, and no hands bring the computer to it then. Fails with `photon-left-untouched`
 * where two looks, one after another, do not hear it.
 * @param hear what each look has heard
 */
export function joinWhileHeard(
  wifi: Pick<ComputerWifi, 'joinPhoton' | 'photons'>,
  clock: Clock,
  prefix: string,
  hear: (photons: readonly SeenPhoton[]) => void,
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
    let isWatched = false;
    async function watch(wanted: string): Promise<void> {
      const both = AbortSignal.any([signal, over.signal]);
      for (let missed = 0; missed < 2; ) {
        await clock.sleep(stationLimits.lookMs, both);
        if (both.aborted) return;
        missed = (await isHeard(wanted, both)) ? 0 : missed + 1;
        if (both.aborted) return;
      }
      gone.abort();
    }
    const joined = await wifi.joinPhoton(
      ssid,
      remembered,
      (task) => {
        if (ssid !== undefined && task.kind === 'join-photon' && !isWatched) {
          isWatched = true;
          void watch(ssid);
        }
        needHands(task);
      },
      AbortSignal.any([signal, gone.signal]),
    );
    over.abort();
    if (joined.ok || signal.aborted || !gone.signal.aborted) return joined;
    return failure(setupError('photon-left-untouched', { details: { network: ssid ?? '' } }));
  };
}
