import type { DeviceId } from '../../shared/device-id.ts';
import { proofIn, verdictOfFailure } from '../../shared/error-meaning.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import type { LineOutcome, LineRow } from '../../shared/line-event.ts';
import { withReprint } from '../../shared/line-state.ts';
import { stationLimits } from '../../shared/time-limits.ts';
import type { RunMemory } from '../setup/setup-world.ts';
import type { LineBase } from './line-base.ts';
import type { LineCloud } from './line-cloud.ts';
import { type LineCount, lineCount } from './line-count.ts';
import type { LineCustomers } from './line-customers.ts';
import { type LineDevice, type Slot, serialOf } from './line-device.ts';
import type { LineNames } from './line-names.ts';
import type { MetPhoton } from './line-way.ts';

/** A cause of ours may strike a device so often; then it is set aside. */
export const triesAtMost = 3;

/** The devices of a line: which are in flight, and the one row of each. */
export interface LineDevices {
  /** Those that were met, by the key of the way they were met by, or the attempt that is gone on with. */
  readonly known: Map<string, LineDevice>;
  readonly inFlight: Set<Slot>;
  readonly rows: readonly LineRow[];
  readonly count: LineCount;
  begin(
    device: LineDevice,
    whose: LineCloud,
    customer: string | undefined,
    attempt: Pick<Slot, 'attemptId'> & Partial<Pick<Slot, 'isOfEarlier' | 'calledBefore'>>,
  ): Slot;
  /** It is done, whether its row is told or not. */
  passed(slot: Slot, id: DeviceId): void;
  /** What is known to be good is done, and lets others in. */
  goldenPassed(slot: Slot): void;
  /** Whether one that passed joined one of these networks. */
  hasJoined(ssids: readonly string[]): boolean;
  /** Tried again when it is heard and its turn comes; without that it has its row at the end. */
  queue(slot: Slot, error: SetupError): void;
  finish(
    slot: number,
    device: LineDevice,
    outcome: LineOutcome,
    error: SetupError | undefined,
    passed?: Pick<LineRow, 'name' | 'nameProblem' | 'label' | 'labelProblem'>,
  ): void;
  /** It was never tried, or is to be tried again, and there is something to set it up for. */
  mayBeTaken(met: MetPhoton, again: boolean): boolean;
  triesOf(key: string): number;
  /** Nothing was done to it: it is left as it is. */
  leave(slot: Slot): void;
  /**
   * What somebody did with a device whose row was told: where it is left alone from then on, it has to be one that did not
   * pass. False: there is no such device.
   */
  note(attemptId: string, noted: Pick<LineRow, 'setAside'> & { readonly note?: string }): boolean;
  /** The label of a row that was told was printed again. */
  reprinted(attemptId: string): void;
  isAside(device: Pick<LineDevice, 'photon' | 'deviceId'>): boolean;
  /**
   * It has its end, or was set aside, and is to be tried once more. `again`: it was awaited already, so it may be one that told
   * no ID before its end; those are met anew, and the gate of each that was set aside leaves it so where it is another.
   */
  takeBack(id: DeviceId, again: boolean): void;
  /** Whether one that was set aside before it told its ID is not the one that is taken back. */
  staysAside(slot: Slot, id: DeviceId): boolean;
  /** Whoever told no ID may be the golden one that is awaited, and has all its tries before it. */
  tryNamelessAnew(): void;
  /** One that is queued has its end without another try. */
  end(device: LineDevice): void;
  hasEnded(device: LineDevice): boolean;
  /** Whoever has its end and is `such` is met anew. */
  forget(such: (device: LineDevice) => boolean): void;
  /** The computer was kept from home: nobody looked for those that came online meanwhile. */
  markUnseen(): void;
}

export function lineDevices(base: LineBase, names: LineNames, customers: LineCustomers): LineDevices {
  const { world, options, clock, list, done, golden, atIt, changed, say, ended } = base;
  const known = new Map<string, LineDevice>();
  const inFlight = new Set<Slot>();
  const rows: LineRow[] = [];
  const count = lineCount();
  /** By their IDs, and by their Wi-Fi those that told none, of which some are `awaited` by the ID of a scan. */
  const aside = { ids: new Set<DeviceId>(), photons: new Set<string>(), awaited: new Set<DeviceId>() };
  let joined: RunMemory['joined'];
  let slots = 0;
  /** A port is no name: many devices come to one. */
  const namesOf = ({ photon, deviceId }: Pick<LineDevice, 'photon' | 'deviceId'>) => ({
    photon: world.cables === undefined ? photon : undefined,
    deviceId,
  });

  /** Two devices may have one name for their Wi-Fi. */
  const isAside: LineDevices['isAside'] = ({ photon, deviceId }) =>
    deviceId === undefined ? photon !== undefined && aside.photons.has(photon) : aside.ids.has(deviceId);

  const forget: LineDevices['forget'] = (such) => {
    for (const [key, device] of known) {
      if (device.state !== 'final' || !such(device)) continue;
      known.delete(key);
      if (device.missedMs >= stationLimits.goneMs) customers.gone(device.photon);
    }
  };

  /** Whoever has told no ID is asked for it, and no more often than a device is tried. */
  function mayBeGolden(key: string, id: DeviceId | undefined): boolean {
    const { state, attempts = 0 } = known.get(key) ?? {};
    const isWorking = [...inFlight].some(({ device }) => device.isGolden);
    if (isWorking || (state !== undefined && state !== 'queued')) return false;
    return id === undefined ? attempts < triesAtMost : id === golden.id;
  }

  const finish: LineDevices['finish'] = (slot, device, outcome, error, passed = {}) => {
    device.state = 'final';
    device.missedMs = 0;
    device.finalAt = clock.monotonic();
    device.outcome = outcome;
    const { row: listed, deviceId } = device;
    const serial = serialOf(device, options.book);
    // Whoever was scanned when it was taken is not whose it is, before its ID has told that it is no other's.
    const isAsked = deviceId === undefined || device.isGolden;
    const customer = listed?.customer ?? (isAsked ? device.customer : customers.boundTo(deviceId));
    customers.ended(device);
    const operator = device.attempts > 0 ? device.operator : atIt.operator;
    if (outcome !== 'PASS') {
      if (listed !== undefined) {
        // A row of a device that another station has set up is no row that is left.
        const isDone = listed.id !== undefined && done.has(listed.id);
        if (isDone) list?.confirm(listed);
        else list?.notPassed(listed);
      }
      names.giveBack(device);
    }
    // One that is back in the air shows so, whatever was awaited of it.
    const light = error !== undefined && proofIn(error.code) === 'listening' ? 'blue-blinking' : device.light;
    const isJudged = (outcome === 'PASS' || outcome === 'FAIL') && !device.isGolden;
    const row: LineRow = {
      attemptId: device.attemptId,
      ...(device.isGolden ? { kind: 'golden' as const } : {}),
      photon: device.photon,
      deviceId: device.deviceId,
      outcome,
      ...(isJudged && device.isTriedBefore ? { triedBefore: true as const } : {}),
      ...(device.isOnline ? { online: true as const } : {}),
      ...(outcome === 'FAIL' && light !== undefined ? { light } : {}),
      ...(error === undefined ? {} : { error }),
      ...passed,
      ...(serial === undefined ? {} : { serial }),
      ...(customer === undefined ? {} : { customer }),
      ...(operator === undefined ? {} : { operator }),
      attempts: device.attempts,
      tookMs: clock.monotonic() - device.since,
    };
    if (device.isGolden) {
      golden.row = row;
      say({ type: 'golden-finished', slot, row });
      return changed.tell();
    }
    rows.push(row);
    count.ended(namesOf(device), outcome);
    say({ type: 'device-finished', slot, row, ...(list === undefined ? {} : { left: list.left().length }) });
    changed.tell();
  };

  // For each of them: Node.js keeps a reference for each signal that was made of another one as long as that is there, and a run
  // makes dozens (`AbortSignal.any`).
  const endAll = () => {
    for (const { cancel } of inFlight) cancel.abort();
  };
  ended.addEventListener('abort', endAll, { once: true });

  return {
    known,
    inFlight,
    rows,
    count,
    begin(device, whose, customer, { attemptId, isOfEarlier = false, calledBefore = false }) {
      slots += 1;
      device.attempts += 1;
      device.attemptId = attemptId;
      device.state = 'in-flight';
      device.isOnline = false;
      device.light = undefined;
      device.operator = atIt.operator;
      // By scans its row says whose it is.
      if (options.asks !== undefined && options.scans === undefined) device.customer = customer;
      const wasAside = device.deviceId === undefined && isAside(namesOf(device));
      if (wasAside && device.photon !== undefined) aside.photons.delete(device.photon);
      const cancel = new AbortController();
      if (ended.aborted) cancel.abort();
      const slot: Slot = {
        number: slots,
        attemptId,
        device,
        memory: { choice: undefined, ...(joined === undefined ? {} : { joined }) },
        cancel,
        whose,
        customer,
        isLearned: false,
        isLeft: false,
        isReplaced: false,
        wasAside,
        takenAt: whose.time(),
        leftAt: undefined,
        isToldToConnect: false,
        isOfEarlier,
        calledBefore,
        hasCalled: false,
        isJudged: false,
        isUnseen: false,
        named: {},
      };
      inFlight.add(slot);
      const { photon, deviceId } = device;
      say({
        type: 'device-taken',
        slot: slot.number,
        attemptId,
        photon,
        ...(deviceId === undefined ? {} : { deviceId }),
      });
      return slot;
    },
    goldenPassed(slot) {
      joined = { ...joined, ...slot.memory.joined };
      inFlight.delete(slot);
    },
    passed(slot, id) {
      done.add(id);
      count.ended(namesOf({ ...slot.device, deviceId: id }), 'PASS');
      if (slot.device.row !== undefined) list?.confirm(slot.device.row);
      joined = { ...joined, ...slot.memory.joined };
      inFlight.delete(slot);
    },
    hasJoined: (ssids) => ssids.some((ssid) => joined !== undefined && Object.hasOwn(joined, ssid)),
    queue({ number, device, wasAside }, error) {
      device.state = 'queued';
      // It may be another than the one that was scanned, as long as it has told no ID.
      if (wasAside && device.deviceId === undefined && device.photon !== undefined) aside.photons.add(device.photon);
      device.error = error;
      say({ type: 'device-queued', slot: number, error });
      changed.tell();
    },
    leave(slot) {
      const { device, number } = slot;
      inFlight.delete(slot);
      if (slot.isLeft && slot.wasAside && device.photon !== undefined) aside.photons.add(device.photon);
      device.state = slot.isLearned ? 'queued' : 'final';
      device.missedMs = 0;
      device.finalAt = clock.monotonic();
      if (slot.isLeft && device.row !== undefined) {
        // What the row gives goes to another: nothing was done to this one. A row that names its device stays aside.
        if (device.row.id === undefined) list?.giveBack(device.row);
        device.row = undefined;
      }
      if (slot.isLearned) device.attempts -= 1;
      say({ type: 'device-left', slot: number });
      changed.tell();
    },
    note(attemptId, { setAside, note }) {
      const place = rows.findIndex((row) => row.attemptId === attemptId);
      const row = rows[place];
      if (row === undefined) return false;
      if (setAside !== undefined) {
        const { deviceId: id, outcome } = row;
        const isTriedAnew = [...inFlight].some(({ device }) => id !== undefined && device.deviceId === id);
        const hasPassed = id !== undefined && done.has(id);
        const names = namesOf(row);
        const isNameless = id === undefined && names.photon === undefined;
        const mayNot = row.setAside || isAside(names) || isNameless || isTriedAnew || hasPassed;
        if ((outcome !== 'FAIL' && outcome !== 'ERROR') || mayNot) return false;
        if (id !== undefined) aside.ids.add(id);
        else if (names.photon !== undefined) aside.photons.add(names.photon);
        count.setAside(names);
        if (id !== undefined) list?.setAside(id);
      }
      const notes = note === undefined ? row.notes : [...(row.notes ?? []), note];
      rows[place] = {
        ...row,
        ...(setAside === undefined ? {} : { setAside }),
        ...(notes === undefined ? {} : { notes }),
      };
      return true;
    },
    reprinted(attemptId) {
      const place = rows.findIndex((row) => row.attemptId === attemptId);
      const row = rows[place];
      if (row !== undefined) rows[place] = withReprint(row);
    },
    isAside: (device) => isAside(namesOf(device)),
    takeBack(id, again) {
      const wasKnown = aside.ids.delete(id);
      const mayBeNameless = again && !wasKnown;
      if (mayBeNameless && aside.photons.size > 0) aside.awaited.add(id);
      // Its row is another one now, for whom it was scanned.
      for (const device of known.values()) {
        if (device.state === 'queued' && device.row?.id === id) device.row = undefined;
      }
      forget((device) => device.deviceId === id || (mayBeNameless && device.deviceId === undefined));
    },
    staysAside(slot, id) {
      // Its ID may be read again: by then it is known to be the one.
      if (slot.wasAside && aside.awaited.delete(id)) slot.wasAside = false;
      return slot.wasAside;
    },
    tryNamelessAnew() {
      if (!golden.isAwaited) return;
      for (const device of known.values()) {
        if (device.state === 'queued' && device.deviceId === undefined) device.attempts = 0;
      }
    },
    finish,
    end(device) {
      const { error = setupError('cancelled') } = device;
      const verdict = verdictOfFailure(error);
      const isOurs = verdict === 'FAIL' || (device.isGolden && verdict === 'SKIPPED');
      finish(0, device, isOurs ? 'ERROR' : verdict, error);
    },
    hasEnded: (device) => count.hasEnded(namesOf(device)),
    mayBeTaken({ key, photon, deviceId: met }, again) {
      const id = met ?? known.get(key)?.deviceId;
      if (golden.isAwaited) return mayBeGolden(key, id);
      if (id !== undefined && id === golden.id) return false;
      const names = namesOf({ photon, deviceId: id });
      if (isAside(names) && (names.deviceId !== undefined || aside.awaited.size === 0)) return false;
      if (again && !count.hasEnded(namesOf({ photon, deviceId: met }))) return false;
      const { state, row, error, deviceId } = known.get(key) ?? {};
      const isUnscanned = state === 'queued' && error?.code === 'device-not-scanned';
      if (isUnscanned && deviceId !== undefined && !list?.isOpenFor(deviceId)) return false;
      const hasRow = row !== undefined || list === undefined || list.next() !== undefined;
      return hasRow && (state === undefined || state === 'queued');
    },
    triesOf: (key) => known.get(key)?.attempts ?? 0,
    forget,
    markUnseen() {
      for (const slot of inFlight) slot.isUnseen ||= slot.isToldToConnect;
    },
  };
}
