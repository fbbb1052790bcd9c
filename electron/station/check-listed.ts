import { importLimit } from '../../shared/device-import.ts';
import { setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { isPhotonSerial } from '../../shared/scan.ts';
import type { ProductCloud } from '../cloud/product-port.ts';
import type { DeviceList, ListedDevice } from './device-list.ts';
import type { SerialBook } from './serial-book.ts';

/**
 * A list whose serial numbers are those of Photons' stickers names its devices: each gets its ID from the book, and one that has
 * an ID already is held against it. Other serial numbers are only given out, and stay as they are. Fails with the codes of
 * `SerialBook.deviceOf`, and with `device-list-twice` and `serial-of-another-device` (details.row).
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
  if (!list.devices.every(isOnSticker)) return success(list);
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
 * Puts all devices of the list into the product before the first is touched, as each run would by itself: what the
 * cloud does not let in is another product's, another owner's or no Photon. Fails with `device-list-foreign` (details.row,
 * `saw`: the ID). Those that it let in stay in the product.
 */
export async function admitListed(
  { devices, namesDevices }: DeviceList,
  product: Pick<ProductCloud, 'importDevices'>,
  signal: AbortSignal,
): Promise<Result<void>> {
  if (!namesDevices) return success(undefined);
  for (let at = 0; at < devices.length; at += importLimit) {
    const some = devices.slice(at, at + importLimit);
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
  return success(undefined);
}
