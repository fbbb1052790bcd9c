import { type SetupError, setupError } from '../../shared/errors.ts';
import { isJoinableName } from '../../shared/photon-name.ts';
import { failure, success } from '../../shared/result.ts';
import type { SeenPhoton } from '../../shared/setup-events.ts';
import { stationLimits } from '../../shared/time-limits.ts';
import { setUpDevice } from '../setup/set-up-device.ts';
import { joinWhileHeard } from './join-while-heard.ts';
import type { LineBase } from './line-base.ts';
import type { Slot } from './line-device.ts';
import type { LineDevices } from './line-devices.ts';
import type { LineHoldOff } from './line-hold-off.ts';
import type { LineRadio } from './line-radio.ts';
import type { LineStops } from './line-stops.ts';
import type { LineWay } from './line-way.ts';

/** The one watch of a line for Photons in the air, while its radio is with none of them. */
export function lineAir(
  base: LineBase,
  devices: LineDevices,
  stops: LineStops,
  radio: LineRadio,
  holdOff: LineHoldOff,
): LineWay {
  const { world, options, clock, gate, changed, ended } = base;
  const { known, forget } = devices;
  let photons: readonly SeenPhoton[] = [];
  /** Of the newest list by the monotonic clock; `isHeard`: it is kept up to date. */
  let heardAt = Number.NEGATIVE_INFINITY;
  let isHeard = false;
  /** When each was heard first, of those that are heard. */
  let since: ReadonlyMap<string, number> = new Map();
  /** A number is scanned for the one that was brought last. */
  const isNewestFirst = options.scans !== undefined && options.list?.namesDevices === false;
  /** It is told once, until that changes. */
  let problem: SetupError | undefined;

  function hear(heard: readonly SeenPhoton[]): void {
    countMissed();
    photons = heard;
    heardAt = clock.monotonic();
    since = new Map(heard.map(({ ssid }) => [ssid, since.get(ssid) ?? heardAt]));
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

  function heardSince({ leftAt, device: { photon } }: Slot): 'seen' | 'gone' | 'unknown' {
    const at = isHeard ? clock.monotonic() : heardAt;
    if (leftAt === undefined || at <= leftAt) return 'unknown';
    return photons.some(({ ssid }) => ssid === photon) ? 'seen' : 'gone';
  }

  /**
   * Anybody nearby may send out any ending behind a prefix of one's own: what can be joined by hands alone is passed over. Where the
   * prefix is of that kind, no Photon of the line can be joined otherwise, and the first one says so.
   */
  function mayBeOurs(ssid: string): boolean {
    return isJoinableName(ssid) || !isJoinableName(`${options.preset.photonPrefix}0`);
  }

  async function* justHeard() {
    yield success(photons);
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
    next(again) {
      if (!isHeard && clock.monotonic() - heardAt > stationLimits.heardMs) return undefined;
      if (!radio.isFree()) return undefined;
      const waiting = photons.filter(
        ({ ssid, alike }) => !alike && mayBeOurs(ssid) && devices.mayBeTaken({ key: ssid, photon: ssid }, again),
      );
      const triesOf = ({ ssid }: SeenPhoton) => devices.triesOf(ssid);
      const fewest = Math.min(...waiting.map(triesOf));
      const first = waiting.filter((photon) => triesOf(photon) === fewest);
      const newest = ({ ssid }: SeenPhoton) => (isNewestFirst ? (since.get(ssid) ?? 0) : 0);
      const chosen = holdOff.choose(
        first.toSorted((one, other) => newest(other) - newest(one) || (other.rssi ?? -100) - (one.rssi ?? -100)),
      );
      return chosen && { key: chosen.ssid, photon: chosen.ssid };
    },
    isThere: ({ photon }) => photons.some(({ ssid }) => ssid === photon),
    heardSince,
    problem: () => problem,
    run(slot, { photon }, ofRun, refused, options) {
      radio.take(slot);
      let wasReached = false;
      return setUpDevice(
        {
          ...world,
          ...slot.whose.recipient,
          ...ofRun,
          wifi: {
            ...world.wifi,
            // Heard a moment ago: looking again would cost the next device seconds.
            photons: justHeard,
            joinPhoton: joinWhileHeard(
              world.wifi,
              clock,
              options.photonPrefix,
              // The next one is none of those that went away meanwhile. Beside a join a system may tell what it heard before.
              (heard) => {
                photons = heard;
              },
              () => wasReached,
            ),
            photonInAir: async (name, inner, by) =>
              radio.isOf(slot) ? world.wifi.photonInAir(name, inner, by) : heardSince(slot),
          },
          photon: {
            ...world.photon,
            async deviceId(inner) {
              const told = await world.photon.deviceId(inner);
              if (told.ok) {
                wasReached = true;
                stops.reached();
              }
              const why = told.ok ? refused(told.value.id) : undefined;
              return why === undefined ? told : failure(why);
            },
          },
          journal: radio.journalOf(slot),
        },
        { ...options, othersWait: true, wantedPhoton: photon, findLimitMs: stationLimits.heardMs },
        slot.memory,
        slot.cancel.signal,
      );
    },
  };
}
