import type { LineRow } from './line-event.ts';

/** A device whose last end was no PASS: by its ID, or before it told that by its Wi-Fi. */
export interface UnpassedDevice {
  readonly deviceId: string | undefined;
  readonly photon: string | undefined;
  readonly outcome: 'FAIL' | 'ERROR';
  readonly isAside?: true;
  /** It failed once, whatever came after. */
  readonly isJudged?: true;
}

type Names = Pick<UnpassedDevice, 'deviceId' | 'photon'>;

const most = 500;

/** Two devices may have one name for their Wi-Fi: it says which one it is only where one of them told no ID. */
export function isSameDevice(one: Names, other: Names): boolean {
  if (one.deviceId !== undefined && other.deviceId !== undefined) return one.deviceId === other.deviceId;
  return one.photon !== undefined && one.photon === other.photon;
}

/** `before`: how the device of this row had ended, where that was no PASS. Those who ended last come first. */
export function afterRow(
  unpassed: readonly UnpassedDevice[],
  { deviceId, photon, outcome }: LineRow,
): { readonly before: UnpassedDevice | undefined; readonly unpassed: readonly UnpassedDevice[] } {
  // Nothing was done to one that was left alone, and it is what it was.
  if (outcome === 'SKIPPED' || outcome === 'ABORTED') return { before: undefined, unpassed };
  const names = { deviceId, photon };
  const before =
    unpassed.find((one) => deviceId !== undefined && one.deviceId === deviceId) ??
    unpassed.find((one) => isSameDevice(one, names));
  const others = unpassed.filter((one) => one !== before);
  if (outcome === 'PASS') return { before, unpassed: others };
  const isJudged = outcome === 'FAIL' || before?.isJudged;
  const now = {
    ...{ deviceId: deviceId ?? before?.deviceId, photon: photon ?? before?.photon, outcome },
    ...(isJudged ? { isJudged } : {}),
  };
  return { before, unpassed: [now, ...others].slice(0, most) };
}
