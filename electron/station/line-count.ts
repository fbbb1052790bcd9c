import type { LineOutcome } from '../../shared/line-event.ts';
import type { LineDevice } from './line-device.ts';

type Names = Pick<LineDevice, 'photon' | 'deviceId'>;

/** How far a line is, in devices: one that ended several times is one, known by its ID or, before it told that, by its Wi-Fi. */
export interface LineCount {
  /** Nothing is done to those that are skipped: they are not counted. */
  ended(device: Names, outcome: LineOutcome): void;
  hasEnded(device: Names): boolean;
  /** Nobody waits for another end of it. */
  setAside(device: Names): void;
  /** Devices that have ended. */
  all(): number;
  /** Those whose last end was no PASS. */
  unpassed(): number;
}

export function lineCount(): LineCount {
  interface End {
    deviceId: Names['deviceId'];
    isPassed: boolean;
  }
  const byId = new Map<string, End>();
  const byPhoton = new Map<string, End>();
  let all = 0;
  let unpassed = 0;

  function endOf({ photon, deviceId }: Names): End | undefined {
    const known = deviceId && byId.get(deviceId);
    const heard = photon === undefined ? undefined : byPhoton.get(photon);
    // Two devices may have one name for their Wi-Fi.
    const isOther = heard?.deviceId !== undefined && deviceId !== undefined && heard.deviceId !== deviceId;
    return known ?? (isOther ? undefined : heard);
  }

  return {
    ended(device, outcome) {
      if (outcome === 'SKIPPED') return;
      const { photon, deviceId } = device;
      const before = endOf(device);
      const end = before ?? { deviceId, isPassed: true };
      end.deviceId ??= deviceId;
      if (before === undefined) all += 1;
      unpassed += Number(end.isPassed) - Number(outcome === 'PASS');
      end.isPassed = outcome === 'PASS';
      if (end.deviceId !== undefined) byId.set(end.deviceId, end);
      if (photon !== undefined) byPhoton.set(photon, end);
    },
    hasEnded: (device) => endOf(device) !== undefined,
    setAside(device) {
      const end = endOf(device);
      if (end === undefined || end.isPassed) return;
      unpassed -= 1;
      end.isPassed = true;
    },
    all: () => all,
    unpassed: () => unpassed,
  };
}
