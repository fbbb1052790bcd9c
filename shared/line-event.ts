import type { LineKind } from './attempt-kind.ts';
import type { DeviceId } from './device-id.ts';
import type { SetupError } from './errors.ts';
import type { ExpectedLight } from './light.ts';
import type { PluggedIn } from './plugged-in.ts';
import type { ScanCommand } from './scan-kinds.ts';
import type { Stage } from './setup-events.ts';

/** One device of a list. What is absent the list does not tell. */
export interface ListedDevice {
  /** Its row in the file, from 1; the header is the first that is not empty, and those that are empty count. */
  readonly row: number;
  readonly serial: string | undefined;
  readonly id: DeviceId | undefined;
  /** In lower case, as the cloud keeps it. */
  readonly customer: string | undefined;
  readonly name: string | undefined;
}

/** What is looked at before the first device, in this order. */
export type PreflightCheck = 'label' | 'disk' | 'usb' | 'access' | 'clock' | 'networks' | 'record' | 'serials';

/** `error`: what is wrong. Of the networks, the record and a printer without paper it does not keep the line from starting. */
export interface PreflightLine {
  readonly check: PreflightCheck;
  readonly error?: SetupError;
  /** By which this computer's clock is ahead of the cloud's, where that tells its own. */
  readonly offMs?: number;
  /** Particle devices in USB sockets, of a line over cables. */
  readonly plugged?: number;
  /** Events of the record that are not with the other stations yet. */
  readonly waiting?: number;
  /** So many serial numbers may be looked up alone in this hour. */
  readonly lookUpsLeft?: number;
}

/** What a device on a line is at: its run, and after its proof what it has to show, its name with its number, and its label. */
export type LineStage = Stage | 'accept' | 'name' | 'label';

/** How a device ends on a line: FAIL is the device's, ERROR is ours. There is no other end, and none by default. */
export type LineOutcome = 'PASS' | 'FAIL' | 'ERROR' | 'ABORTED' | 'SKIPPED';

/** The one final row of a device. What is absent is not known. */
export interface LineRow {
  /** Of its last try, as in the record. */
  readonly attemptId: string;
  /** What is known to be good and shows that the bench is; absent: a device of the line. */
  readonly kind?: 'golden';
  /** The name of its own network; undefined where it was not met in this line. */
  readonly photon: string | undefined;
  readonly deviceId: DeviceId | undefined;
  readonly outcome: LineOutcome;
  /** A PASS or FAIL in production whose device had one by the same preset before, here or at another station. */
  readonly triedBefore?: true;
  /** It was seen online. */
  readonly online?: true;
  /** Of a FAIL: what its light is to show, as far as this try got with it. */
  readonly light?: ExpectedLight;
  /** Why it is no PASS. */
  readonly error?: SetupError;
  readonly name?: string;
  /** A PASS whose device has not got its name. */
  readonly nameProblem?: SetupError;
  /** Of a PASS whose preset has a label; `none`: none are printed here. */
  readonly label?: 'printed' | 'failed' | 'none';
  /** Why it was not printed. */
  readonly labelProblem?: SetupError;
  /** How often it was printed again. */
  readonly reprinted?: number;
  /** As the list has them; the serial number without one as the cloud has it. */
  readonly serial?: string;
  readonly customer?: string;
  /** Who was at it when this try began. */
  readonly operator?: string;
  /** How often it was tried. */
  readonly attempts: number;
  readonly tookMs: number;
  /** Somebody took it out of the line, which leaves it alone from then on. */
  readonly setAside?: true;
  /** What somebody wrote to it, in order. */
  readonly notes?: readonly string[];
}

/** `at`: milliseconds since 1970. `left`: rows of the list whose device has not passed. `slot` counts the attempts of a line from 1. */
export type LineEvent = { readonly at: number } & (
  | {
      readonly type: 'line-started';
      readonly preset: string;
      /** What its devices are set up for; absent: production. */
      readonly kind?: LineKind;
      /** The batch or work order that they belong to. */
      readonly batch?: string;
      /** What they are to whoever makes them. */
      readonly part?: string;
      readonly revision?: string;
      readonly done: number;
      readonly goesOn: number;
      /** Over cables: this computer stays on its network. */
      readonly usb?: true;
      /** The Photon that has to pass before any other is set up. */
      readonly golden?: DeviceId;
      readonly left?: number;
      /** So many devices are to be met. */
      readonly count?: number;
    }
  /** Of the golden Photon: it has not been found for a while, or its try is over. It is in no count. */
  | { readonly type: 'golden-not-found'; readonly error: SetupError }
  | { readonly type: 'golden-finished'; readonly slot: number; readonly row: LineRow }
  /** Over cables: what is in the USB sockets, whenever that has changed. */
  | { readonly type: 'sockets-seen'; readonly plugged: readonly PluggedIn[] }
  /** `attemptId`: as in the record. `deviceId`: where it is known before anything was done. */
  | {
      readonly type: 'device-taken';
      readonly slot: number;
      readonly attemptId: string;
      readonly photon: string | undefined;
      readonly deviceId?: DeviceId;
    }
  | { readonly type: 'device-identified'; readonly slot: number; readonly deviceId: DeviceId }
  | { readonly type: 'stage-started'; readonly slot: number; readonly stage: LineStage }
  /** Tried again later; it has no row yet. */
  | { readonly type: 'device-queued'; readonly slot: number; readonly error: SetupError }
  /** Nothing was done to it, and it has no row of this try. */
  | { readonly type: 'device-left'; readonly slot: number }
  /** Of a row that was told: what somebody did with it. With `error` the record does not have it. */
  | {
      readonly type: 'device-noted';
      readonly attemptId: string;
      readonly photon?: string;
      readonly deviceId?: DeviceId;
      readonly setAside?: true;
      readonly note?: string;
      readonly error?: SetupError;
    }
  /** Of a row that was told: somebody had its label printed again. With `error` there is no other one. */
  | {
      readonly type: 'label-reprinted';
      readonly attemptId: string;
      readonly photon?: string;
      readonly deviceId?: DeviceId;
      readonly error?: SetupError;
    }
  /** A scan, and what is wrong with it; without an error it was taken. */
  | {
      readonly type: 'scanned';
      readonly deviceId?: DeviceId;
      readonly serial?: string;
      /** The email address of a customer. */
      readonly customer?: string;
      readonly command?: ScanCommand;
      /** Of the command `operator`, where it was taken: who is at it for the devices that are taken from now on. */
      readonly operator?: string;
      /** Of a serial number that was asked for alone: so many may follow in this hour. */
      readonly lookUpsLeft?: number;
      readonly error?: SetupError;
    }
  /** Of a line that asks for customers: whose the next devices become; undefined: none is taken until somebody is scanned. */
  | { readonly type: 'customer-changed'; readonly customer: string | undefined }
  | { readonly type: 'device-finished'; readonly slot: number; readonly row: LineRow; readonly left?: number }
  | { readonly type: 'noticed'; readonly slot: number; readonly notice: SetupError }
  /** `passing`: it goes on by itself when the cause is over. Without an error: by the rule of failures in a row. */
  | {
      readonly type: 'line-stopped';
      readonly passing: boolean;
      readonly error?: SetupError;
      readonly failures?: number;
    }
  | { readonly type: 'line-resumed' }
  /** Of a line that holds, whenever it changes: nothing more comes of it by itself, and what did not pass may be tried again. */
  | { readonly type: 'hands-awaited'; readonly awaited: boolean }
);

export interface LineEnd {
  readonly outcome: 'line-ended';
  readonly passed: number;
  readonly failed: number;
  /** Neither passed nor failed: ERROR, ABORTED and SKIPPED. */
  readonly others: number;
  /** In neither of these; absent: none. */
  readonly setAside?: number;
  /** Why it ended before its count; absent: it did not, or a person ended it. */
  readonly stoppedBy?: SetupError;
  readonly devices: readonly LineRow[];
  /** The last end of the golden Photon; absent: it had none. */
  readonly golden?: LineRow;
  /** Rows of the list whose device has not passed. */
  readonly left?: readonly ListedDevice[];
}
