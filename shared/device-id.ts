import { setupError } from './errors.ts';
import { failure, type Result, success } from './result.ts';

/**
 * A Photon's id as the cloud writes it: 24 lower-case hex digits. The device prints capitals over SoftAP
 * (Device OS v1.5.2, hal/src/photon/softap.cpp:752-778), and several API calls do not find an id in capitals.
 */
export type DeviceId = string & { readonly brand: 'DeviceId' };

/** Reads an id in either case, blanks around it allowed. Fails with `invalid-input`. */
export function parseDeviceId(text: string): Result<DeviceId> {
  const id = text.trim().toLowerCase();
  if (/^[0-9a-f]{24}$/.test(id)) return success(id as DeviceId);
  return failure(setupError('invalid-input', { saw: text }));
}

/**
 * All ids in a text, in its order and as often as they stand there: runs of exactly 24 hex digits with no letter or digit
 * on either side. What is around them does not matter, so lists, tables, quotes and `="…"` of a spreadsheet all do.
 */
export function findDeviceIds(text: string): DeviceId[] {
  return (text.match(/(?<![0-9a-z])[0-9a-f]{24}(?![0-9a-z])/gi) ?? []).map((id) => id.toLowerCase() as DeviceId);
}
