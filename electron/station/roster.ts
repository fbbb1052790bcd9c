import type { DeviceId } from '../../shared/device-id.ts';
import type { DeviceList, ListedDevice } from './device-list.ts';

/** Which rows of a list are still to be set up. Each is held by one device at most. */
export interface Roster {
  /** The first row that nobody holds and no device has passed for. */
  next(): ListedDevice | undefined;
  /**
   * Holds the row of `id`, or where rows name no devices that of `serial`, which was given to it before, or the next.
   * Undefined: there is none that is open.
   */
  hold(id: DeviceId | undefined, serial?: string): ListedDevice | undefined;
  /** Its device has passed: the row is used up. */
  confirm(row: ListedDevice): void;
  /** Its device has not: what the row gives goes to another, and a row that names its device waits for that. */
  giveBack(row: ListedDevice): void;
  /** Rows whose device has not passed. */
  left(): readonly ListedDevice[];
  /** Whether nothing more can come of it without somebody's hands. */
  isSpent(): boolean;
}

/** `used`: what passed in earlier lines, by ID and by serial number. */
export function roster(
  { devices, namesDevices }: DeviceList,
  used: { readonly ids: ReadonlySet<DeviceId>; readonly serials: ReadonlySet<string> },
): Roster {
  type State = 'free' | 'held' | 'tried' | 'used';
  const states = new Map<ListedDevice, State>();
  for (const device of devices) {
    const isUsed = namesDevices
      ? device.id !== undefined && used.ids.has(device.id)
      : device.serial !== undefined && used.serials.has(device.serial);
    states.set(device, isUsed ? 'used' : 'free');
  }
  const byId = new Map(devices.flatMap((device) => (device.id === undefined ? [] : [[device.id, device] as const])));
  const firstIn = (state: State) => devices.find((device) => states.get(device) === state);
  const next = () => firstIn('free') ?? firstIn('tried');

  return {
    next,
    hold(id, serial) {
      const ofSerial = () => devices.find((device) => device.serial === serial);
      const found = namesDevices ? id && byId.get(id) : serial === undefined ? next() : ofSerial();
      const state = found && states.get(found);
      if (found === undefined || (state !== 'free' && state !== 'tried')) return undefined;
      states.set(found, 'held');
      return found;
    },
    confirm(row) {
      states.set(row, 'used');
    },
    giveBack(row) {
      states.set(row, namesDevices ? 'tried' : 'free');
    },
    left: () => devices.filter((device) => states.get(device) !== 'used'),
    isSpent: () => firstIn('free') === undefined && firstIn('held') === undefined,
  };
}
