import type { LineKind } from './attempt-kind.ts';
import type { DeviceId } from './device-id.ts';
import { isUnnoted, verdictOfFailure, waitsForTurn } from './error-meaning.ts';
import type { ErrorCode, SetupError } from './errors.ts';
import type { LineEnd, LineEvent, LineOutcome, LineRow, LineStage, ListedDevice, PreflightLine } from './line-event.ts';
import { type LineSocket, seenSockets } from './line-sockets.ts';
import { afterRow, isSameDevice, type UnpassedDevice } from './line-unpassed.ts';

/** What the one who drives a line tells beside the line itself. `at`: milliseconds since 1970. */
export type LineTold =
  | LineEvent
  | {
      readonly type: 'line-begun';
      readonly at: number;
      /** The name of its preset; undefined in practice. */
      readonly preset: string | undefined;
      /** Of a preset that is kept here: how often it was saved. */
      readonly presetRevision?: number | undefined;
      /** What its devices are to whoever makes them. */
      readonly part?: string | undefined;
      readonly revision?: string | undefined;
      /** What its devices are set up for; absent: production. */
      readonly kind?: LineKind | undefined;
      /** The batch or work order that they belong to. */
      readonly batch?: string | undefined;
      readonly operator: string | undefined;
      /** Devices are set up only after their scan. */
      readonly scans: boolean;
      /** Of a line that asks for customers: the first. */
      readonly customer?: string | undefined;
    }
  | ({ readonly type: 'looked' } & PreflightLine)
  /** Of a line with scans, before it begins: whether it waits for the first one that is understood. */
  | { readonly type: 'test-scan-awaited'; readonly awaited: boolean }
  /** The device that shows itself by itself; undefined: none any more. */
  | { readonly type: 'device-shown'; readonly deviceId: DeviceId | undefined }
  /** Of what is beside the line: a hook that does not take its row. */
  | { readonly type: 'problem'; readonly error: SetupError }
  /** A person ends it at once. */
  | { readonly type: 'line-stopping' }
  /** Its last row is told; what is beside it may take its time. */
  | { readonly type: 'line-closing' }
  /** It could not begin. */
  | { readonly type: 'line-refused'; readonly at: number; readonly error: SetupError }
  | {
      readonly type: 'line-ended';
      readonly at: number;
      readonly stoppedBy: LineEnd['stoppedBy'];
      readonly left?: LineEnd['left'];
    };

/** A device on its way. `since`: when it was taken. */
export interface LineDevice {
  readonly slot: number;
  readonly photon: string | undefined;
  readonly deviceId: string | undefined;
  readonly stage: LineStage | undefined;
  readonly since: number;
}

/** The Photon that is known to be good: what is awaited of it before any other is set up. */
export interface GoldenPhoton {
  readonly deviceId: string;
  readonly isAwaited: boolean;
  /** It was looked for in vain. */
  readonly missing: SetupError | undefined;
  /** So many others wait for it. */
  readonly others: number;
  /** Its last end. */
  readonly row: LineRow | undefined;
}

/** `number`: from 1 in the order of their ends. */
export interface ShownRow extends LineRow {
  readonly number: number;
  readonly at: number;
}

/** A line as a person watches it, of one size however many devices it has had. */
export interface LineState {
  /** `preparing`: what is looked at first; `ending`: it takes no other device; `refused`: it could not begin. */
  readonly status: 'preparing' | 'running' | 'ending' | 'ended' | 'refused';
  readonly begunAt: number;
  readonly endedAt: number | undefined;
  readonly preset: string | undefined;
  /** Undefined: it is of a file, or of a policy, and has none. */
  readonly presetRevision: number | undefined;
  readonly part: string | undefined;
  readonly revision: string | undefined;
  readonly kind: LineKind;
  readonly batch: string | undefined;
  readonly operator: string | undefined;
  readonly scans: boolean;
  /** It asks for customers. */
  readonly asksCustomer: boolean;
  /** Whose the next devices become, where it asks; undefined: nobody knows, and none is taken. */
  readonly customer: string | undefined;
  /** Over cables: this computer stays on its network, and each device is in a socket. */
  readonly usb: boolean;
  /** Of a line over cables all that had a device in them, in one order. */
  readonly sockets: readonly LineSocket[];
  readonly looked: readonly PreflightLine[];
  /** It begins with the first scan that is understood, or when somebody says so. */
  readonly awaitsTest: boolean;
  readonly counts: Readonly<Record<LineOutcome, number>>;
  /** Of `counts`: rows whose device has ended anew since, or is set aside. */
  readonly mended: Readonly<Record<UnpassedDevice['outcome'], number>>;
  /** Devices that are set aside. */
  readonly aside: number;
  /** Rows of the list whose device has not passed; undefined: there is no list. */
  readonly left: number | undefined;
  /** Of an ended line the first of them. */
  readonly leftRows: readonly ListedDevice[];
  /** So many devices are to be met; undefined: as many as come. */
  readonly target: number | undefined;
  /** Devices whose first try was a PASS, of those that passed or failed: what was ours, or left alone, is no try, and those tried before the line are not counted. */
  readonly first: { readonly passed: number; readonly judged: number };
  /** Undefined: the line begins with none. */
  readonly golden: GoldenPhoton | undefined;
  readonly inFlight: readonly LineDevice[];
  /** The newest first. */
  readonly rows: readonly ShownRow[];
  /** Failures that nobody has said to have seen, the newest first; `unseenCount` counts those that are not in the list, too. */
  readonly unseen: readonly ShownRow[];
  readonly unseenCount: number;
  /** How often each reason was there. */
  readonly reasons: Readonly<Partial<Record<ErrorCode, number>>>;
  readonly stopped: { readonly passing: boolean; readonly error?: SetupError; readonly failures?: number } | undefined;
  /** What did not pass is all that is left of it: it waits until that is tried again, set aside, or the line is ended. */
  readonly awaitsHands: boolean;
  readonly lastPass: ShownRow | undefined;
  /** The device that shows itself by itself. */
  readonly shown: DeviceId | undefined;
  readonly lastScan: Extract<LineEvent, { type: 'scanned' }> | undefined;
  readonly problem: SetupError | undefined;
  /** Of the device that the problem is about; it ends with it. Undefined: about the line. */
  readonly problemSlot: number | undefined;
  /** Whose label was not printed again, and why: the problem is that until it is printed, or there is another. */
  readonly unprinted: { readonly attemptId: string; readonly code: ErrorCode } | undefined;
  /** Why it could not begin, or what it was stopped by in the end. */
  readonly error: SetupError | undefined;
  /** A person ended it, whatever it was at. */
  readonly isStoppedAtOnce: boolean;
  /** For an end of theirs that comes later. */
  readonly unpassed: readonly UnpassedDevice[];
}

/** So many rows are shown whole; all of them are in the history. */
export const lineRowsShown = 50;
const unseenShown = 20;

const noneMended = { FAIL: 0, ERROR: 0 } as const;
const noCounts = { PASS: 0, FAIL: 0, ERROR: 0, ABORTED: 0, SKIPPED: 0 } as const;

/** Undefined before the first one begins. */
export function foldLine(line: LineState | undefined, told: LineTold): LineState | undefined {
  if (told.type === 'line-begun') {
    const { at, preset, presetRevision, part, revision, kind = 'production', batch, operator, scans, customer } = told;
    return {
      status: 'preparing',
      begunAt: at,
      endedAt: undefined,
      preset,
      presetRevision,
      part,
      revision,
      kind,
      batch,
      operator,
      scans,
      asksCustomer: customer !== undefined,
      customer,
      usb: false,
      sockets: [],
      looked: [],
      awaitsTest: false,
      counts: noCounts,
      mended: noneMended,
      aside: 0,
      left: undefined,
      leftRows: [],
      target: undefined,
      first: { passed: 0, judged: 0 },
      golden: undefined,
      inFlight: [],
      rows: [],
      unseen: [],
      unseenCount: 0,
      reasons: {},
      stopped: undefined,
      awaitsHands: false,
      lastPass: undefined,
      shown: undefined,
      lastScan: undefined,
      problem: undefined,
      problemSlot: undefined,
      unprinted: undefined,
      error: undefined,
      isStoppedAtOnce: false,
      unpassed: [],
    };
  }
  return line && { ...line, ...changeOf(line, told) };
}

function changeOf(line: LineState, told: Exclude<LineTold, { type: 'line-begun' }>): Partial<LineState> {
  switch (told.type) {
    case 'looked': {
      const { type: _, ...looked } = told;
      return { looked: [...line.looked, looked] };
    }
    case 'test-scan-awaited':
      return { awaitsTest: told.awaited };
    case 'line-started':
      return {
        status: line.status === 'preparing' ? 'running' : line.status,
        left: told.left,
        target: told.count,
        usb: told.usb ?? false,
        golden: told.golden && {
          deviceId: told.golden,
          isAwaited: true,
          missing: undefined,
          others: 0,
          row: undefined,
        },
      };
    case 'sockets-seen':
      return { sockets: seenSockets(line.sockets, told.plugged, told.at) };
    case 'device-taken': {
      const { slot, photon, deviceId, at } = told;
      return { inFlight: [...line.inFlight, { slot, photon, deviceId, stage: undefined, since: at }] };
    }
    case 'device-identified':
      return {
        ...inSlot(line, told.slot, { deviceId: told.deviceId }),
        ...(told.deviceId === line.golden?.deviceId ? goldenIs(line, { missing: undefined }) : {}),
      };
    case 'stage-started':
      return inSlot(line, told.slot, { stage: told.stage });
    case 'device-queued': {
      const { error, slot } = told;
      const waits = error.code === 'golden-first';
      // What stops the line is said by that, once for all that it strikes.
      const isSaid = verdictOfFailure(error) !== 'ERROR' && !waitsForTurn(error.code);
      return {
        inFlight: without(line, slot),
        ...(isSaid ? { problem: error, problemSlot: slot } : {}),
        ...(waits ? goldenIs(line, { others: (line.golden?.others ?? 0) + 1 }) : {}),
      };
    }
    case 'golden-not-found':
      return goldenIs(line, { missing: told.error });
    case 'golden-finished': {
      const { row, slot } = told;
      return {
        inFlight: without(line, slot),
        ...(line.problemSlot === slot ? { problem: undefined, problemSlot: undefined } : {}),
        ...goldenIs(line, { row, isAwaited: row.outcome !== 'PASS', missing: undefined }),
      };
    }
    case 'device-left':
      return { inFlight: without(line, told.slot) };
    case 'scanned':
      return { lastScan: told, ...(told.error === undefined ? afterCommand(line, told) : {}) };
    case 'customer-changed':
      return { customer: told.customer };
    case 'device-finished':
      return finished(line, told);
    case 'device-noted':
      return noted(line, told);
    case 'label-reprinted':
      return reprinted(line, told);
    case 'noticed':
      // What the history lacks it lacks when its device has passed, too.
      return { problem: told.notice, problemSlot: isUnnoted(told.notice.code) ? undefined : told.slot };
    case 'device-shown':
      return { shown: told.deviceId };
    case 'problem':
      return { problem: told.error, problemSlot: undefined };
    case 'line-stopped': {
      const { passing, error, failures } = told;
      const why = { ...(error === undefined ? {} : { error }), ...(failures === undefined ? {} : { failures }) };
      return { stopped: { passing, ...why } };
    }
    case 'hands-awaited':
      return { awaitsHands: told.awaited };
    case 'line-resumed':
      return { stopped: undefined, problem: undefined, problemSlot: undefined };
    case 'line-stopping':
      return { status: 'ending', isStoppedAtOnce: true };
    case 'line-closing':
      return { status: 'ending' };
    case 'line-refused':
      return { status: 'refused', endedAt: told.at, error: told.error };
    case 'line-ended':
      return {
        status: 'ended',
        endedAt: told.at,
        error: told.stoppedBy,
        inFlight: [],
        ...(told.left === undefined ? {} : { left: told.left.length, leftRows: told.left.slice(0, lineRowsShown) }),
      };
  }
}

function goldenIs({ golden }: LineState, change: Partial<GoldenPhoton>): Pick<LineState, 'golden'> {
  return { golden: golden && { ...golden, ...change } };
}

function afterCommand(
  line: LineState,
  { command, operator }: Extract<LineEvent, { type: 'scanned' }>,
): Partial<LineState> {
  if (command === 'operator') return { operator };
  if (command !== 'stop' && command !== 'seen' && command !== 'retry' && command !== 'go-on') return {};
  if (command === 'stop') return { status: line.status === 'running' ? 'ending' : line.status };
  return { unseen: [], unseenCount: 0 };
}

function finished(
  line: LineState,
  { slot, row, at, left }: Extract<LineEvent, { type: 'device-finished' }>,
): Partial<LineState> {
  const counts = { ...line.counts, [row.outcome]: line.counts[row.outcome] + 1 };
  const number = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const shown: ShownRow = { ...row, number, at };
  const names = namesIn(line, row);
  const { before, unpassed } = afterRow(line.unpassed, { ...row, ...names });
  const inFlight = without(line, slot);
  const isOver = line.problemSlot !== undefined && !inFlight.some((one) => one.slot === line.problemSlot);
  const change = {
    counts,
    unpassed,
    first: firstAfter(line, row, before),
    ...(before === undefined ? {} : before.isAside ? { aside: line.aside - 1 } : mends(line, before.outcome)),
    inFlight,
    ...(isOver ? { problem: undefined, problemSlot: undefined } : {}),
    rows: [shown, ...line.rows].slice(0, lineRowsShown),
    ...(left === undefined ? {} : { left }),
    ...(row.error === undefined
      ? {}
      : { reasons: { ...line.reasons, [row.error.code]: (line.reasons[row.error.code] ?? 0) + 1 } }),
  };
  if (row.outcome === 'FAIL') {
    const unseen = [shown, ...line.unseen].slice(0, unseenShown);
    return { ...change, unseen, unseenCount: line.unseenCount + 1 };
  }
  if (row.outcome !== 'PASS') return change;
  const unseen = line.unseen.filter((one) => !isSameDevice(namesIn(line, one), names));
  return {
    ...change,
    lastPass: shown,
    unseen,
    unseenCount: Math.max(0, line.unseenCount - (line.unseen.length - unseen.length)),
  };
}

/** A device counts once, by the first of its ends that says something of it; not here, where that was before the line. */
function firstAfter(
  { first }: LineState,
  { outcome, triedBefore }: LineRow,
  before: UnpassedDevice | undefined,
): LineState['first'] {
  if ((outcome !== 'PASS' && outcome !== 'FAIL') || triedBefore || before?.isJudged) return first;
  return { passed: first.passed + (outcome === 'PASS' ? 1 : 0), judged: first.judged + 1 };
}

const mends = ({ mended }: LineState, outcome: UnpassedDevice['outcome']): Pick<LineState, 'mended'> => ({
  mended: { ...mended, [outcome]: mended[outcome] + 1 },
});

/** Over cables a row tells its port, to which many devices come. */
const namesIn = ({ usb }: LineState, { deviceId, photon }: LineRow) => ({
  deviceId,
  photon: usb ? undefined : photon,
});

function noted(
  line: LineState,
  { attemptId, setAside, note, error }: Extract<LineEvent, { type: 'device-noted' }>,
): Partial<LineState> {
  const isIt = (row: ShownRow) => row.attemptId === attemptId;
  const row = [...line.rows, ...line.unseen].find(isIt);
  const device = row && line.unpassed.find((one) => isSameDevice(one, namesIn(line, row)));
  // Each row of it, or it would seem that the device could be set aside by another.
  const isAside = (one: ShownRow) =>
    isIt(one) || (device !== undefined && one.outcome !== 'PASS' && isSameDevice(namesIn(line, one), device));
  const change = {
    ...(error === undefined ? {} : { problem: error, problemSlot: undefined }),
    rows: line.rows.map((one) =>
      isIt(one)
        ? {
            ...one,
            ...(note === undefined ? {} : { notes: [...(one.notes ?? []), note] }),
          }
        : one,
    ),
  };
  if (setAside === undefined) return change;
  change.rows = change.rows.map((one) => (isAside(one) ? { ...one, setAside } : one));
  if (device === undefined || device.isAside) return change;
  const unseen = line.unseen.filter((one) => !isSameDevice(namesIn(line, one), device));
  return {
    ...change,
    ...mends(line, device.outcome),
    aside: line.aside + 1,
    unpassed: line.unpassed.map((one) => (one === device ? { ...one, isAside: true as const } : one)),
    unseen,
    unseenCount: Math.max(0, line.unseenCount - (line.unseen.length - unseen.length)),
  };
}

function reprinted(
  { rows, unprinted, problem, problemSlot }: LineState,
  { attemptId, error }: Extract<LineEvent, { type: 'label-reprinted' }>,
): Partial<LineState> {
  if (error !== undefined) {
    return { problem: error, problemSlot: undefined, unprinted: { attemptId, code: error.code } };
  }
  const change = { rows: rows.map((row) => (row.attemptId === attemptId ? withReprint(row) : row)) };
  if (unprinted?.attemptId !== attemptId) return change;
  const isSaid = problemSlot === undefined && problem?.code === unprinted.code;
  return { ...change, unprinted: undefined, ...(isSaid ? { problem: undefined } : {}) };
}

/** Its label is printed, whatever had kept the first one from that. */
export function withReprint<Row extends LineRow>(row: Row) {
  const { labelProblem: _, ...others } = row;
  return { ...others, label: 'printed' as const, reprinted: (row.reprinted ?? 0) + 1 };
}

function inSlot({ inFlight }: LineState, slot: number, change: Partial<LineDevice>): Partial<LineState> {
  return { inFlight: inFlight.map((device) => (device.slot === slot ? { ...device, ...change } : device)) };
}

function without({ inFlight }: LineState, slot: number): LineState['inFlight'] {
  return inFlight.filter((device) => device.slot !== slot);
}

type Counted = Pick<LineState, 'counts' | 'mended'>;

/** Devices that failed and have not passed since. */
export const failedOf = ({ counts, mended }: Counted): number => counts.FAIL - mended.FAIL;

/** Those that a cause of ours kept from an end of their own, or that were left alone. */
export const othersOf = ({ counts, mended }: Counted): number =>
  counts.ERROR - mended.ERROR + counts.ABORTED + counts.SKIPPED;

/** Whether there are devices that may be tried again. */
export const mayRetry = ({ unpassed }: Pick<LineState, 'unpassed'>): boolean =>
  unpassed.some(({ isAside }) => !isAside);

/** Whether it has devices, or may take some. */
export function isLineUnderWay(line: Pick<LineState, 'status'> | undefined): boolean {
  return line?.status === 'preparing' || line?.status === 'running' || line?.status === 'ending';
}
