import { type SetupError, setupError } from '../../shared/errors.ts';
import type { SeenPhoton } from '../../shared/setup-events.ts';
import { stationLimits } from '../../shared/time-limits.ts';
import type { LineBase } from './line-base.ts';
import type { Slot } from './line-device.ts';
import type { LineDevices } from './line-devices.ts';
import type { LineRadio } from './line-radio.ts';
import type { LineStops } from './line-stops.ts';

/** The one watch of a line for Photons in the air, while its radio is with none of them. */
export interface LineAir {
  /** Ends with the line, or where nothing can be heard. */
  watch(): Promise<void>;
  /** Those of the newest list. */
  photons(): readonly SeenPhoton[];
  /**
   * The strongest of those that are to be set up, queued ones after those that were never tried.
   * @param again only of those that had an end before
   */
  next(again: boolean): SeenPhoton | undefined;
  /** What has been heard of it since it had done with the radio. */
  heardSince(slot: Slot): 'seen' | 'gone' | 'unknown';
  /** What keeps the Photons from being heard. */
  problem(): SetupError | undefined;
}

export function lineAir(
  { world, options, clock, gate, list, changed, ended }: LineBase,
  { known, forget, count }: LineDevices,
  stops: LineStops,
  radio: LineRadio,
): LineAir {
  let photons: readonly SeenPhoton[] = [];
  /** Of the newest list by the monotonic clock; `isHeard`: it is kept up to date. */
  let heardAt = Number.NEGATIVE_INFINITY;
  let isHeard = false;
  /** It is told once, until that changes. */
  let problem: SetupError | undefined;

  function hear(heard: readonly SeenPhoton[]): void {
    countMissed();
    photons = heard;
    heardAt = clock.monotonic();
    isHeard = true;
    for (const { ssid } of photons) {
      const device = known.get(ssid);
      if (device !== undefined && device.missedMs < stationLimits.goneMs) device.missedMs = 0;
    }
    // One that was away for long after its end and is heard again is met anew, and known by its ID. One missed look is no leaving.
    forget(({ missedMs }) => missedMs >= stationLimits.goneMs);
    changed.tell();
  }

  /** A list holds until the next one, and only while this computer is not with a Photon. */
  function countMissed(): void {
    if (!isHeard) return;
    for (const [ssid, device] of known) {
      if (device.state !== 'final' || photons.some((photon) => photon.ssid === ssid)) continue;
      device.missedMs += Math.max(0, clock.monotonic() - Math.max(heardAt, device.finalAt));
    }
  }

  return {
    async watch() {
      while (!ended.aborted) {
        // While the computer is with a Photon its radio is that Photon's.
        const here = await gate.stay(ended);
        const lists = here.aborted ? undefined : world.wifi.photons(options.preset.photonPrefix, here);
        if (lists === undefined) {
          if (here.aborted) continue;
          // Where only hands can join, a line has nothing to do.
          return stops.stopFor(setupError('wifi-list-not-given'));
        }
        for await (const heard of lists) {
          problem = heard.ok ? undefined : heard.error;
          if (heard.ok) hear(heard.value);
          else if (radio.isFree()) stops.stopFor(heard.error);
        }
        // The next list, or its error, is told anew.
        problem = undefined;
        countMissed();
        if (isHeard) heardAt = clock.monotonic();
        isHeard = false;
      }
    },
    photons: () => photons,
    next(again) {
      if (!isHeard && clock.monotonic() - heardAt > stationLimits.heardMs) return undefined;
      const hasRows = list === undefined || list.next() !== undefined;
      const waiting = photons.filter(({ ssid, alike }) => {
        if (again && !count.hasEnded({ photon: ssid, deviceId: undefined })) return false;
        const { state, row, error, deviceId } = known.get(ssid) ?? {};
        const isUnscanned = state === 'queued' && error?.code === 'device-not-scanned';
        if (isUnscanned && deviceId !== undefined && !list?.isOpenFor(deviceId)) return false;
        return !alike && (state === undefined || state === 'queued') && (hasRows || row !== undefined);
      });
      const triesOf = ({ ssid }: SeenPhoton) => known.get(ssid)?.attempts ?? 0;
      return waiting.toSorted(
        (one, other) => triesOf(one) - triesOf(other) || (other.rssi ?? -100) - (one.rssi ?? -100),
      )[0];
    },
    heardSince({ leftAt, device: { photon } }) {
      const at = isHeard ? clock.monotonic() : heardAt;
      if (leftAt === undefined || at <= leftAt) return 'unknown';
      return photons.some(({ ssid }) => ssid === photon) ? 'seen' : 'gone';
    },
    problem: () => problem,
  };
}
