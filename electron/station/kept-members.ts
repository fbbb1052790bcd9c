import { perPage } from '../../shared/read-pages.ts';
import { success } from '../../shared/result.ts';
import { stationLimits } from '../../shared/time-limits.ts';
import type { Clock } from '../ground/clock-port.ts';
import type { KeptMembers, KnownDevices } from '../setup/setup-world.ts';

/**
 * The list of a line's product for all of its runs. A longer one is believed longer, so that reading it costs each device the
 * same few calls, however many the product has: one page for each ten seconds. After that nothing of it is believed, and it is read again where
 * that saves more than it costs: one page is no more than asking about a device alone, and more pages pay while the
 * devices that come are in the product, where each is visited once instead of twice.
 */
export function keptMembers(clock: Clock): KeptMembers {
  let kept: KnownDevices = new Map();
  let size = 0;
  let believedUntil = Number.NEGATIVE_INFINITY;
  let pays = false;

  return {
    async known(read) {
      const now = clock.monotonic();
      if (now < believedUntil) return success(kept);
      if (!pays && size > perPage) return success(new Map());
      const list = await read();
      if (!list.ok) return list;
      kept = list.value;
      size = kept.size;
      believedUntil = now + size * stationLimits.memberBelievedMs;
      return list;
    },
    asked(isMember) {
      pays = isMember;
    },
  };
}
