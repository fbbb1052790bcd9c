import { isSerialSample } from '../../shared/serial-pattern.ts';
import type { PresetDraft } from './preset-draft.ts';

/** One that nobody has; the parts are as long as real ones. */
export const sampleDevice = { id: '0123456789abcdef01234567', serial: 'PHHTAB12CD34EF5', number: 1 };

/** The same with a serial number as those of the preset are, where it tells one. */
export function sampleDeviceOf({ serialPattern, serialSample }: Pick<PresetDraft, 'serialPattern' | 'serialSample'>) {
  const serial = serialSample.trim().toUpperCase();
  return isSerialSample(serialPattern.trim(), serial) ? { ...sampleDevice, serial } : sampleDevice;
}
