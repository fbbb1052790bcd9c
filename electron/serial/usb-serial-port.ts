import type { UsbIdentity } from '../../shared/console/usb-identity.ts';
import type { Result } from '../../shared/result.ts';

/** A Particle device in a USB socket of this computer. */
export interface UsbPort {
  /** What to open: `/dev/ttyACM0`, `COM12`. Absent where there is no serial port, as in DFU mode. */
  readonly path?: string;
  readonly identity: UsbIdentity;
  /** The socket itself, whatever is in it, as the system tells it: `1-2.3` (Linux), `Port_#0003.Hub_#0005`, `14230000`. */
  readonly socket?: string;
  /** The user may not open it; `group`: who may. Absent: nothing is known against it. */
  readonly denied?: { readonly group?: string };
}

/** A port that this program has open alone. */
export interface OpenPort {
  /** Ends when the system has the bytes; that the device has them, its echo tells. Error: `cable-gone`. */
  write(bytes: Uint8Array): Promise<Result<void>>;
  /** Told to the device at once; its firmware takes two rates for orders. Error: `cable-gone`. */
  setBaudRate(rate: number): Promise<Result<void>>;
  /** Aborts when the device is no more there: unplugged, restarted, in DFU mode. */
  readonly lost: AbortSignal;
  /** Never fails; the device goes on with whatever it was in. */
  close(): Promise<void>;
}

/** The USB sockets of this computer, as far as Particle's devices are in them. */
export interface UsbSerial {
  /** Whether ports could be opened here: loads what that needs. Error: `cable-unavailable`. */
  ready(): Promise<Result<void>>;
  /** Error: `cable-unavailable`, where this computer's ports cannot be read. */
  list(): Promise<Result<readonly UsbPort[]>>;
  /** What `list` calls a port that somebody names, who may spell it otherwise. Absent: as it is named. */
  nameOf?(named: string): Promise<string>;
  /**
   * Opens at 9600 baud; `received` hears every byte from then on. Errors: `cable-port-busy`, `cable-port-denied`,
   * `cable-gone`, `cable-unavailable`.
   */
  open(path: string, received: (bytes: Uint8Array) => void): Promise<Result<OpenPort>>;
}
