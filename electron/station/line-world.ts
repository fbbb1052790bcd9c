import type { Applied } from '../../shared/applied.ts';
import type { AttemptFor } from '../../shared/attempt.ts';
import type { LineKind } from '../../shared/attempt-kind.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import type { PlaceholderValues } from '../../shared/placeholders.ts';
import type { Result } from '../../shared/result.ts';
import type { LineOrder, Scan } from '../../shared/scan-kinds.ts';
import type { AttemptRecord } from '../record/record-port.ts';
import type { PhotonCable } from '../serial/photon-cable-port.ts';
import type { UsbSerial } from '../serial/usb-serial-port.ts';
import type { Unproven } from '../setup/finish-set-up.ts';
import type { Recipient, Surroundings, WithOwner } from '../setup/setup-world.ts';
import type { DeviceList } from './device-list.ts';
import type { HomeGate } from './home-gate.ts';
import type { Preset, PresetNetwork } from './preset.ts';
import type { SerialBook } from './serial-book.ts';

/** What a line stands on, and whose its devices become. */
export type LineWorld = LineSurroundings & Recipient;

export interface LineSurroundings extends Surroundings {
  /** Brings the computer home that a run left elsewhere. */
  home(signal: AbortSignal): Promise<Result<void>>;
  /** Undefined: it leaves no trace, as in practice. */
  readonly noting?:
    | {
        readonly record: AttemptRecord;
        readonly forWhom: AttemptFor;
        readonly cloudUrl: string;
        readonly product: string | undefined;
        /** Whether a run that is cancelled is so because the program ends. */
        programEnds?(): boolean;
      }
    | undefined;
  /** The account of one customer of the product, for a list that names one for each device, or a line that asks for them. */
  customer?(email: string, signal: AbortSignal): Promise<Result<WithOwner>>;
  /** Whether the record holds by now that this device is done, here or at another station; undefined: nobody else is. */
  isDone?(id: DeviceId): Promise<boolean>;
  /** Whether the device of this attempt passed or failed in production by the same preset before it, here or at another station; undefined: it counts for no yield. */
  isTriedBefore?(attemptId: string): Promise<boolean>;
  /** Of what serial numbers are told apart: no two devices of it have the same. Undefined: no list gives any out. */
  readonly numbersOf?: string | undefined;
  /** Whether a device has this serial number by now, here or at another station. Fails while the record cannot be read. */
  isSerialGiven?(serial: string): Promise<Result<boolean>>;
  /** Whether by now it has passed as a golden one, here or at another station. */
  isOfBench?(id: DeviceId): Promise<boolean>;
  /** Prints the label of a device that has passed, unless `wanted` aborts before its turn; undefined: none are printed here. */
  label?(device: PlaceholderValues, wanted: AbortSignal): Promise<Result<void>>;
  /** Whether those labels have room for a customer, whoever is scanned, and the letters; fails as `label` would. */
  labelFits?(customer: string): Promise<Result<void>>;
  /**
   * From 0 up to 1, by chance, where other stations in this air would not be known of; undefined: they are, or there are none.
   */
  readonly random?: (() => number) | undefined;
  /** Devices are taken as they are plugged in; undefined: over Wi-Fi. */
  readonly cables?: CablesOfLine | undefined;
  /** Networks that Photons joined before, by the record. */
  readonly joinedBefore?: readonly string[] | undefined;
}

/** The USB sockets of this computer. */
export interface CablesOfLine {
  readonly usb: UsbSerial;
  readonly cable: PhotonCable;
}

export interface LineOptions {
  readonly preset: Preset;
  readonly networks: readonly PresetNetwork[];
  /** So many devices with an end of their own; undefined: until somebody ends the line. */
  readonly count?: number | undefined;
  /** What its devices are set up for; absent: production. A golden one is `golden` in any case. */
  readonly kind?: LineKind | undefined;
  /** The batch or work order that they belong to. */
  readonly batch?: string | undefined;
  /** What its devices get, as the record has it. */
  readonly applied?: Applied | undefined;
  /** Who is at it. */
  readonly operator?: string | undefined;
  /** Devices of earlier lines that are done: they are left alone. */
  readonly done?: readonly DeviceId[];
  /** Devices that passed when their preset asked for something else: they keep their names. */
  readonly judgedAnew?: ReadonlySet<DeviceId>;
  /** Golden devices of earlier lines, here or at another station: they are left alone, too, and are none of those. */
  readonly goldenBefore?: readonly DeviceId[];
  /** Attempts that ended in the middle after their device was told to connect: their proof goes on. */
  readonly unproven?: readonly UnprovenInLine[];
  /** Passes before any other device is touched, and is none of the line's; undefined: the line begins with none. */
  readonly golden?: DeviceId | undefined;
  /** The devices that are to be set up; undefined: any that is heard. */
  readonly list?: DeviceList | undefined;
  /** What is scanned: a device is set up only after its scan. With a list, only one that is on it. */
  readonly scans?: AsyncIterable<Scan> | undefined;
  /** It asks for the customer of each device. */
  readonly asks?: AsksForCustomers | undefined;
  /** What is asked of it beside the scans, as by buttons. */
  readonly commands?: AsyncIterable<LineOrder> | undefined;
  /** One that has stopped waits for somebody to tell it to go on, where without it ends; after its first article each does. */
  readonly holds?: boolean | undefined;
  /** Whether the computer is home, for whoever asks the internet beside the line; the line moves it. */
  readonly gate?: HomeGate | undefined;
  /** An attempt is about to pass, and its row will be owed to the hooks. */
  readonly owe?: ((attemptId: string) => Promise<unknown>) | undefined;
  /** Serial numbers of the devices that may come. */
  readonly book?: SerialBook | undefined;
  /** Serial numbers that devices of earlier lines have. */
  readonly serialsUsed?: readonly string[];
}

export interface AsksForCustomers {
  /** Who was told before it began. */
  readonly first: string;
  /** What is scanned where no device waits for its scan: customers and printed codes. With `scans` they are among those. */
  readonly scans?: AsyncIterable<Scan> | undefined;
}

export interface UnprovenInLine extends Unproven {
  /** Whose it was to become. */
  readonly customer?: string | undefined;
  readonly serial?: string | undefined;
  /** Functions that its acceptance asks for were called, and nobody knows what ran. */
  readonly calledBefore?: boolean | undefined;
}
