import type { DeviceId } from '../../shared/device-id.ts';
import { isContactLost } from '../../shared/error-meaning.ts';
import type { SetupError } from '../../shared/errors.ts';
import type { ExpectedLight } from '../../shared/light.ts';
import type { LineOutcome, LineRow, ListedDevice } from '../../shared/line-event.ts';
import type { RunMemory } from '../setup/setup-world.ts';
import type { LineCloud } from './line-cloud.ts';
import type { SerialBook } from './serial-book.ts';

/** A device that a line has met. */
export interface LineDevice {
  /** For people: its network, or over the cable its port, which may be another one each time. */
  photon: string | undefined;
  deviceId: DeviceId | undefined;
  attempts: number;
  /** Of its last one. */
  attemptId: string;
  readonly since: number;
  state: 'queued' | 'in-flight' | 'final';
  /** Since its end: how long it was not heard while this computer could have, and from when that is to be counted. */
  missedMs: number;
  finalAt: number;
  /** Why it is to be tried again. */
  error: SetupError | undefined;
  outcome?: LineOutcome;
  /** In this attempt. */
  isOnline?: boolean;
  /** It passed or failed in production by the same preset before this line. */
  isTriedBefore?: boolean | undefined;
  /** As its run told last, in this attempt. */
  light?: ExpectedLight | undefined;
  /** It is what shows that the bench works, and none of the line's own. */
  isGolden?: boolean;
  /** What the list gives it, and the number of its name: held from before the first act until its end. */
  row: ListedDevice | undefined;
  /** Whose it becomes, where the line asked when it was taken first. */
  customer: string | undefined;
  counted: number | undefined;
  /** Who was at it when its last attempt began. */
  operator?: string | undefined;
}

/** One attempt at it. */
export interface Slot {
  readonly number: number;
  /** Of its row in the record. */
  readonly attemptId: string;
  readonly device: LineDevice;
  whose: LineCloud;
  readonly customer: string | undefined;
  /** Its ID was all that was wanted: it is another customer's than the list let expect. */
  isLearned: boolean;
  /** It was set aside, which is known by its ID alone: it is left as it is. */
  isLeft: boolean;
  /** Another attempt at the same device is in its place: it has no row. */
  isReplaced: boolean;
  /** It was set aside by its Wi-Fi alone, and is looked at because a sticker was scanned again that may be its own. */
  wasAside: boolean;
  readonly memory: RunMemory;
  /** Aborts with the line, too. */
  readonly cancel: AbortController;
  /** When it was taken, by the cloud's clock; undefined where that is not known. */
  readonly takenAt: number | undefined;
  /** When it had done with the radio, by the monotonic clock. */
  leftAt: number | undefined;
  isToldToConnect: boolean;
  /** Begun by an earlier program; its proof goes on. */
  readonly isOfEarlier: boolean;
  /** By that one: what its acceptance calls may have run. */
  readonly calledBefore: boolean;
  /** By this one. */
  hasCalled: boolean;
  /** Its acceptance has the last word on this attempt, whatever a look for its proof could not tell. */
  isJudged: boolean;
  /** The computer was kept from home while it was awaited in the cloud. */
  isUnseen: boolean;
  /** What became of its name; nothing where it gets none. */
  named: Pick<LineRow, 'name' | 'nameProblem'>;
}

export function newDevice(met: Pick<LineDevice, 'photon' | 'deviceId' | 'row'>, since: number): LineDevice {
  return {
    ...met,
    attempts: 0,
    attemptId: '',
    since,
    state: 'in-flight',
    missedMs: 0,
    finalAt: 0,
    error: undefined,
    customer: undefined,
    counted: undefined,
  };
}

export function serialOf({ row, deviceId }: LineDevice, book: SerialBook | undefined): string | undefined {
  return row?.serial ?? (deviceId && book?.serialOf(deviceId));
}

/** The computer did not get to it: that may be the Photon's, the air's or this computer's. */
export function wasUnreached({ deviceId }: LineDevice, error: SetupError): boolean {
  return deviceId === undefined && isOutOfReach(error);
}

/** The computer does not get to it, or not any more. */
export function isOutOfReach({ code }: SetupError): boolean {
  return isContactLost(code) || code === 'photon-gave-no-address';
}
