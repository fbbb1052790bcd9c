import type { DeviceId } from '../../shared/device-id.ts';
import { importLimit } from '../../shared/device-import.ts';
import { setupError } from '../../shared/errors.ts';
import type { ListedDevice } from '../../shared/line-event.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { isPhotonSerial } from '../../shared/scan-kinds.ts';
import type { ProductCloud } from '../cloud/product-port.ts';
import type { ArrivedAttempt } from '../record/record-port.ts';
import type { DeviceList } from './device-list.ts';
import type { SerialBook } from './serial-book.ts';

/**
 * A list whose serial numbers are those of Photons' stickers names its devices: each gets its ID from the book, and one that has
 * an ID already is held against it. Other serial numbers are only given out, and stay as they are. Fails with the codes of
 * `SerialBook.deviceOf`, and with `device-list-row-invalid` where some are of a sticker and some not, `device-list-twice` and
 * `serial-of-another-device` (details.row).
 */
export async function identifyListed(
  list: DeviceList,
  book: SerialBook,
  signal: AbortSignal,
): Promise<Result<DeviceList>> {
  const isOnSticker = ({ serial }: ListedDevice) => serial !== undefined && isPhotonSerial(serial);
  if (list.namesDevices) {
    for (const { id, serial, row } of list.devices) {
      if (id === undefined || serial === undefined || !isPhotonSerial(serial)) continue;
      const told = book.serialOf(id);
      if (told !== undefined && told !== serial) {
        return failure(setupError('serial-of-another-device', { details: { row, serial, id } }));
      }
    }
    return success(list);
  }
  if (!list.devices.some(isOnSticker)) return success(list);
  // One that is misread would make of all the others numbers that anybody may be given.
  const other = list.devices.find((device) => !isOnSticker(device));
  if (other !== undefined) return failure(setupError('device-list-row-invalid', { details: { row: other.row } }));
  const devices: ListedDevice[] = [];
  const rows = new Map<string, number>();
  for (const device of list.devices) {
    const id = await book.deviceOf(device.serial ?? '', signal);
    if (!id.ok) return id;
    const before = rows.get(id.value);
    if (before !== undefined) {
      return failure(setupError('device-list-twice', { saw: id.value, details: { row: device.row, before } }));
    }
    rows.set(id.value, device.row);
    devices.push({ ...device, id: id.value });
  }
  return success({ ...list, devices, namesDevices: true });
}

/**
 * Devices that come back have numbers of somebody's own from before: a list of those names the devices that have them now, by what has
 * `arrived` with one, oldest first. Fails with `serial-without-device` and `serial-of-several-devices` (details.serial).
 */
export function identifyNumbered(list: DeviceList, arrived: readonly Numbered[]): Result<DeviceList> {
  if (list.namesDevices) return success(list);
  const devicesOf = devicesByNumber(arrived);
  const devices: ListedDevice[] = [];
  for (const device of list.devices) {
    const { serial = '' } = device;
    const [id, another] = devicesOf.get(serial) ?? [];
    if (id === undefined) return failure(setupError('serial-without-device', { details: { serial } }));
    if (another !== undefined) return failure(setupError('serial-of-several-devices', { details: { serial } }));
    devices.push({ ...device, id });
  }
  return success({ ...list, devices, namesDevices: true });
}

/**
 * The same for those of `again` alone: among the numbers of the list that are given out, theirs stay theirs. `elsewhere`: who of them
 * has a number that is none of this list, or that several have.
 */
export function keepNumbered(
  list: DeviceList,
  arrived: readonly Numbered[],
  again: ReadonlySet<DeviceId>,
): { readonly list: DeviceList; readonly elsewhere: readonly DeviceId[] } {
  if (list.namesDevices) return { list, elsewhere: [] };
  const byNumber = devicesByNumber(arrived);
  const kept = new Set<DeviceId>();
  const devices = list.devices.map((device) => {
    const [id, another] = byNumber.get(device.serial ?? '') ?? [];
    if (id === undefined || another !== undefined || !again.has(id)) return device;
    kept.add(id);
    return { ...device, id };
  });
  const elsewhere = [...byNumber.values()].flat().filter((id) => again.has(id) && !kept.has(id));
  return { list: { ...list, devices }, elsewhere };
}

type Numbered = Pick<ArrivedAttempt, 'deviceId' | 'serial'>;

/** By the numbers of somebody's own that devices have now. */
function devicesByNumber(arrived: readonly Numbered[]): ReadonlyMap<string, readonly DeviceId[]> {
  const numberOf = new Map<DeviceId, string>();
  for (const { deviceId, serial } of arrived) {
    // Those of stickers are there beside the numbers that are given out.
    if (deviceId !== undefined && serial !== undefined && !isPhotonSerial(serial)) numberOf.set(deviceId, serial);
  }
  const devicesOf = new Map<string, DeviceId[]>();
  for (const [id, serial] of numberOf) devicesOf.set(serial, [...(devicesOf.get(serial) ?? []), id]);
  return devicesOf;
}

/**
 * Puts the devices of the list that are not in the product into it before the first is touched: what the cloud does not let
 * in is another product's, another owner's or no Photon. `members` are asked about no more: an import lets in again who was
 * put out (Particle API reference, "Approve a quarantined device"). Fails with `device-list-foreign` (details.row, `saw`: the
 * ID). Those that it let in stay in the product.
 * @returns how many were asked about
 */
export async function admitListed(
  { devices, namesDevices }: DeviceList,
  members: ReadonlySet<DeviceId>,
  product: Pick<ProductCloud, 'importDevices'>,
  signal: AbortSignal,
): Promise<Result<number>> {
  const outside = namesDevices ? devices.filter(({ id }) => id !== undefined && !members.has(id)) : [];
  for (let at = 0; at < outside.length; at += importLimit) {
    const some = outside.slice(at, at + importLimit);
    const answer = await product.importDevices(
      some.flatMap(({ id }) => id ?? []),
      signal,
    );
    if (!answer.ok) return answer;
    const refused = new Set([...answer.value.ownedByOthers, ...answer.value.invalid]);
    const foreign = some.find(({ id }) => id !== undefined && refused.has(id));
    if (foreign !== undefined) {
      return failure(setupError('device-list-foreign', { saw: foreign.id ?? '', details: { row: foreign.row } }));
    }
  }
  return success(outside.length);
}
