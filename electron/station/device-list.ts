import { parseDeviceId } from '../../shared/device-id.ts';
import type { NumberedCells } from '../../shared/device-import.ts';
import { setupError } from '../../shared/errors.ts';
import type { ListedDevice } from '../../shared/line-event.ts';
import { plainText } from '../../shared/plain-text.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { isSerialAndMore } from '../../shared/scan.ts';
import { isPhotonSerial } from '../../shared/scan-kinds.ts';
import { fitsSerialPattern } from '../../shared/serial-pattern.ts';
import type { Preset } from './preset.ts';

export interface DeviceList {
  readonly devices: readonly ListedDevice[];
  /** Each row names its device by its ID. Without that its serial numbers are given out in their order. */
  readonly namesDevices: boolean;
  /** Columns that this version knows nothing to do with. */
  readonly unusedColumns: readonly string[];
}

type Field = Exclude<keyof ListedDevice, 'row'>;

const fieldsByHeader: Readonly<Record<string, Field>> = {
  serial: 'serial',
  'serial number': 'serial',
  sn: 'serial',
  id: 'id',
  'device id': 'id',
  customer: 'customer',
  email: 'customer',
  'e-mail': 'customer',
  name: 'name',
  'device name': 'name',
};

/** More devices than a line sets up in a year. */
const mostDevices = 100_000;
const longestSerial = 64;
/** As `shared/name-pattern.ts`. */
const longestName = 64;
const longestAddress = 254;

/**
 * A table of serial, id, customer and name, checked as a whole: nothing is set up by a list with one wrong row. `rows`: without
 * those that are empty. Fails with `device-list-unreadable` (`saw`: the column), `device-list-row-invalid`
 * (details.row, `saw`: the cell, and behind a serial number the pattern that it does not fit) and `device-list-twice` (details.row, details.before, `saw`: the value).
 */
export function readDeviceList(
  rows: readonly NumberedCells[],
  preset: Pick<Preset, 'customer' | 'pattern' | 'until' | 'serialPattern'>,
): Result<DeviceList> {
  const [header, ...body] = rows;
  if (header === undefined || body.length === 0 || body.length > mostDevices) return unreadable(`${body.length}`);
  const named = header.cells.map((cell) => ({ cell: cell.trim(), field: fieldOf(cell) }));
  const fields = named.flatMap(({ field }) => field ?? []);
  const has = (field: Field) => fields.includes(field);
  if (new Set(fields).size < fields.length) return unreadable(fields.join(', '));
  const needed: Field[] = [];
  if (preset.customer.rule === 'list') needed.push('customer');
  // The cloud tells that of a device which is named.
  if (preset.pattern?.needsSerial && !has('id')) needed.push('serial');
  const missing = needed.find((field) => !has(field)) ?? (has('serial') || has('id') ? undefined : 'serial');
  if (missing !== undefined) return unreadable(missing);
  // All of them would become another's than the list says, or nobody would give the names.
  if (has('customer') && preset.customer.rule !== 'list') return unreadable('customer');
  if (has('name') && preset.until === 'handed-over') return unreadable('name');

  const namesDevices = has('id');
  const before = new Map<string, number>();
  const devices: ListedDevice[] = [];
  for (const { row, cells } of body) {
    if (cells.slice(named.length).some((cell) => cell.trim() !== '')) return invalid(row, '');
    const given: Partial<Record<Field, string>> = {};
    for (const [column, { field }] of named.entries()) {
      const text = (cells[column] ?? '').trim();
      if (field !== undefined && text !== '') given[field] = field === 'serial' ? withoutSecret(text) : text;
    }
    for (const field of namesDevices ? ([...needed, 'id'] as const) : ([...needed, 'serial'] as const)) {
      if (given[field] === undefined) return invalid(row, '');
    }
    const wrong = wrongCell(given);
    if (wrong !== undefined) return invalid(row, wrong);
    const unlike = unlikePattern(given.serial, preset.serialPattern);
    if (unlike !== undefined) return invalid(row, unlike);
    const id = given.id === undefined ? undefined : parseDeviceId(given.id);
    if (id?.ok === false) return invalid(row, given.id);
    const device: ListedDevice = {
      row,
      serial: given.serial?.toUpperCase(),
      id: id?.value,
      customer: given.customer?.toLowerCase(),
      name: given.name,
    };
    for (const field of ['serial', 'id', 'name'] as const) {
      const value = device[field];
      if (value === undefined) continue;
      const key = `${field} ${value.toLowerCase()}`;
      const first = before.get(key);
      if (first !== undefined) {
        const details = { row, before: first };
        return failure(setupError('device-list-twice', { saw: plainText(value, longestSerial), details }));
      }
      before.set(key, row);
    }
    devices.push(device);
  }
  const unusedColumns = named.flatMap(({ cell, field }) =>
    field === undefined && cell !== '' ? plainText(cell, 64) : [],
  );
  return success({ devices, namesDevices, unusedColumns });
}

function fieldOf(header: string): Field | undefined {
  const key = header
    .trim()
    .toLowerCase()
    .replaceAll(/[_\s]+/g, ' ');
  return Object.hasOwn(fieldsByHeader, key) ? fieldsByHeader[key] : undefined;
}

function wrongCell({ serial, customer, name }: Partial<Record<Field, string>>): string | undefined {
  // Not shown: newer stickers carry a secret behind it.
  if (serial !== undefined && (serial.length > longestSerial || !/^[\x21-\x7e]+$/.test(serial))) return '';
  if (customer !== undefined && (customer.length > longestAddress || !/^[^\s@]+@[^\s@]+$/.test(customer)))
    return customer;
  if (name !== undefined && (name.length > longestName || plainText(name, longestName) !== name)) return name;
  return undefined;
}

function unlikePattern(serial: string | undefined, pattern: string | undefined): string | undefined {
  if (serial === undefined || pattern === undefined || fitsSerialPattern(pattern, serial)) return undefined;
  // Not shown, as above: its blank may be lost.
  return isSerialAndMore(serial) ? '' : `${serial.toUpperCase()} ≠ ${pattern}`;
}

/** What a scanner typed of a newer sticker holds its mobile secret behind the serial number, which nobody needs here. */
function withoutSecret(text: string): string {
  const [serial = ''] = text.split(/\s/, 1);
  return isPhotonSerial(serial.toUpperCase()) ? serial : text;
}

function unreadable(saw: string): Result<never> {
  return failure(setupError('device-list-unreadable', { saw: plainText(saw, 128) }));
}

function invalid(row: number, saw: string | undefined): Result<never> {
  return failure(setupError('device-list-row-invalid', { saw: plainText(saw ?? '', 64), details: { row } }));
}
