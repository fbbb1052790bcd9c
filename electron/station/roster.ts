import type { DeviceId } from '../../shared/device-id.ts';
import type { ListedDevice } from '../../shared/line-event.ts';
import type { DeviceList } from './device-list.ts';

/** Which rows of a list are still to be set up. Each is held by one device at most. */
export interface Roster {
  /** The first row that nobody holds and no device has passed for. */
  next(): ListedDevice | undefined;
  /**
   * Holds the row of `id`, or where rows name no devices that of `serial`, which was given to it before, or the next that names none.
   * Undefined: there is none that is open. `customer`: whose it is for certain, so that the next is none of another one's,
   * and that of `serial` says so whomever the list names by now.
   */
  hold(id: DeviceId | undefined, serial?: string, customer?: string): ListedDevice | undefined;
  /** Its device has passed: the row is used up. */
  confirm(row: ListedDevice): void;
  /** Its device has not: what the row gives goes to another, and a row that names its device waits for that. */
  giveBack(row: ListedDevice): void;
  /** As `giveBack`, where its device was begun with; a number that was scanned for that goes to no other one before it is scanned again. */
  notPassed(row: ListedDevice): void;
  /** Its device may pass in a later line: what a row gives that names no device goes to no other one here. */
  keep(row: ListedDevice): void;
  /** Held, and at another station: it is none of this line. */
  passOver(row: ListedDevice): void;
  /** Its device is left alone from now on, unless it is scanned again. */
  setAside(id: DeviceId): void;
  /** Rows whose device has not passed. */
  left(): readonly ListedDevice[];
  /** Whether nothing more can come of it without somebody's hands. `hands`: they are there, and may try again what failed. */
  isSpent(hands?: boolean): boolean;
  /**
   * By scans: the row of this device is open from now on; without a list it is a new one. `not-listed`: the list has none.
   * `used`: it has passed, or is under way for another customer. `again`: nothing changes, but for whom it is.
   * @param customer who was scanned before it, where a line asks for that
   * @param isInFlight false: its row may be held, and waits for another try alone
   */
  scan(
    id: DeviceId,
    serial: string | undefined,
    customer?: string,
    isInFlight?: boolean,
  ): 'taken' | 'again' | 'used' | 'not-listed';
  /**
   * By scans, of a list that gives out numbers of its own: that one is the next. `taken`, `again` and `not-listed` as above; `used`: a device has it, or is
   * getting it.
   */
  scanNumber(serial: string): 'taken' | 'again' | 'used' | 'not-listed';
  /** By scans: none comes any more. */
  endScans(): void;
  /** Whether a device may be set up now. */
  isOpenFor(id: DeviceId): boolean;
  lists(id: DeviceId): boolean;
  /** Whether that is a number of its own, which a row gives that names no device. */
  gives(serial: string): boolean;
}

/** What `--scan` begins with where there is no list. */
export const noRows: DeviceList = { devices: [], namesDevices: true, unusedColumns: [] };

/** `used`: what passed in earlier lines, by ID and by serial number. `byScan`: a row is open when its device was scanned. */
export function roster(
  { devices: listed, namesDevices }: DeviceList,
  used: { readonly ids: ReadonlySet<DeviceId>; readonly serials: ReadonlySet<string> },
  byScan = false,
): Roster {
  type State = 'unscanned' | 'free' | 'held' | 'tried' | 'aside' | 'elsewhere' | 'used';
  const devices = [...listed];
  const isList = devices.length > 0;
  let takesScans = byScan;
  const states = new Map<ListedDevice, State>();
  for (const device of devices) {
    // Among numbers, too, one whose device has to show more than it did is still to be set up.
    const isUsed =
      device.id === undefined
        ? device.serial !== undefined && used.serials.has(device.serial)
        : used.ids.has(device.id);
    states.set(device, isUsed ? 'used' : byScan ? 'unscanned' : 'free');
  }
  const byId = new Map(devices.flatMap((device) => (device.id === undefined ? [] : [[device.id, device] as const])));
  /** Numbers that were scanned, in that order. */
  const scanned: ListedDevice[] = [];
  const firstIn = (state: State, isWanted: (row: ListedDevice) => boolean = () => true) =>
    [...scanned, ...devices].find((device) => states.get(device) === state && isWanted(device));
  /** Rows that are held for another customer than the list names, as it gave them: so they go back. */
  const asListed = new Map<ListedDevice, ListedDevice>();
  const giveBack = (row: ListedDevice) => {
    const given = asListed.get(row) ?? row;
    if (states.get(given) !== 'aside') states.set(given, given.id === undefined ? 'free' : 'tried');
  };
  const next = (isWanted?: (row: ListedDevice) => boolean) => firstIn('free', isWanted) ?? firstIn('tried', isWanted);

  return {
    next: () => next(),
    hold(id, serial, customer) {
      const isTheirs = (row: ListedDevice) => customer === undefined || (row.customer ?? customer) === customer;
      const isAnybodys = (row: ListedDevice) => row.id === undefined;
      const ofNumber = () =>
        serial === undefined
          ? next((row) => isAnybodys(row) && isTheirs(row))
          : devices.find((row) => isAnybodys(row) && row.serial === serial);
      const found = (id && byId.get(id)) ?? (namesDevices ? undefined : ofNumber());
      const state = found && states.get(found);
      const isScannedBefore = state === 'unscanned' && serial !== undefined && found?.id === undefined;
      if (found === undefined || (state !== 'free' && state !== 'tried' && !isScannedBefore)) return undefined;
      if (isScannedBefore) scanned.push(found);
      states.set(found, 'held');
      if (found.id !== undefined || isTheirs(found)) return found;
      const theirs = { ...found, customer };
      asListed.set(theirs, found);
      return theirs;
    },
    confirm(row) {
      states.set(asListed.get(row) ?? row, 'used');
    },
    giveBack,
    notPassed(row) {
      const given = asListed.get(row) ?? row;
      const place = scanned.indexOf(given);
      if (place < 0) return giveBack(row);
      scanned.splice(place, 1);
      states.set(given, 'unscanned');
    },
    keep(row) {
      if (row.id === undefined) states.set(asListed.get(row) ?? row, 'aside');
    },
    passOver(row) {
      states.set(asListed.get(row) ?? row, 'elsewhere');
    },
    setAside(id) {
      const row = byId.get(id);
      if (row !== undefined && states.get(row) === 'tried') states.set(row, 'aside');
    },
    left: () => devices.filter((device) => states.get(device) !== 'used'),
    isSpent(hands = false) {
      if (hands && firstIn('tried') !== undefined) return false;
      if (firstIn('free') !== undefined || firstIn('held') !== undefined) return false;
      return !takesScans || (isList && devices.every((device) => states.get(device) === 'used'));
    },
    scan(id, serial, customer, isInFlight = true) {
      if (used.ids.has(id)) return 'used';
      const found = byId.get(id);
      if (found === undefined) {
        if (isList) return 'not-listed';
        const made: ListedDevice = { row: devices.length + 1, serial, id, customer, name: undefined };
        devices.push(made);
        byId.set(id, made);
        states.set(made, 'free');
        return 'taken';
      }
      const state = states.get(found);
      const isOthers = customer !== undefined && customer !== found.customer;
      if (state === 'used' || (state === 'held' && isOthers && isInFlight)) return 'used';
      const row = isOthers ? { ...found, customer } : found;
      if (isOthers) {
        devices[devices.indexOf(found)] = row;
        byId.set(id, row);
        states.delete(found);
      }
      const isOpened =
        state === 'unscanned' || state === 'tried' || state === 'aside' || (state === 'held' && isOthers);
      states.set(row, isOpened || state === undefined ? 'free' : state);
      if (!isOpened) return 'again';
      return 'taken';
    },
    scanNumber(serial) {
      const found = namesDevices ? undefined : devices.find((device) => device.serial === serial);
      const state = found && states.get(found);
      if (found === undefined) return 'not-listed';
      if (state === 'free') return 'again';
      if (state !== 'unscanned') return 'used';
      scanned.push(found);
      states.set(found, 'free');
      return 'taken';
    },
    endScans() {
      takesScans = false;
    },
    isOpenFor(id) {
      const found = byId.get(id);
      const state = found && states.get(found);
      return state === 'free' || state === 'tried';
    },
    lists: (id) => byId.has(id),
    gives: (serial) => !namesDevices && devices.some((row) => row.id === undefined && row.serial === serial),
  };
}
