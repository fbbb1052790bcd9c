import type { DeviceId } from '../../../../shared/device-id.ts';
import type { ConsoleProfile } from './console-profile.ts';

/** What the computer reads of a device before it opens it; digits in lower case, as most programs print them. */
export interface UsbDescriptor {
  readonly vendorId: string;
  readonly productId: string;
  readonly serialNumber: string;
  readonly manufacturer: string;
  readonly product: string;
}

/** The computer's end of an open port. */
export interface CableEnd {
  received(bytes: Uint8Array): void;
  /** The device is off the bus: unplugged, restarted, in DFU mode. The system knows it, whoever has the port open not yet. */
  gone?(itsName: 'free' | 'kept'): void;
  /**
   * Whoever has the port open is told so; with the fault `cable-name-kept` when they next use it (node-serialport issue 95), with
   * `cable-loss-untold` never: what they write goes nowhere (issue 1361).
   */
  lost(): void;
}

export interface OpenCable {
  write(bytes: Uint8Array): void;
  setBaudRate(rate: number): void;
  close(): void;
}

/** The socket of one simulated Photon and the cable in it, which also feeds it. */
export interface UsbCable {
  /** `undefined`: no cable, or the device is just starting. */
  descriptor(): UsbDescriptor | undefined;
  /** As a program opens it, with the speed that it sets thereby. */
  open(end: CableEnd, baudRate?: number): OpenCable | 'gone' | 'busy' | 'denied';
  unplug(): void;
  plugIn(): void;
}

/** Vendor and product of a Photon: one for all modes but DFU, which has no serial port (build/platform-id.mk, v1.5.2). */
const photonUsb = { vendorId: '2b04', productId: 'c006' } as const;
const dfuUsb = { vendorId: '2b04', productId: 'd006' } as const;

export function usbDescriptor(id: DeviceId, profile: ConsoleProfile, mode: 'serial' | 'dfu'): UsbDescriptor {
  const { manufacturer, product } = profile;
  // The boot loader's own descriptor tells the ID in capitals (bootloader/src/stm32f2xx, v1.5.2); this one is read from none.
  if (mode === 'dfu') return { ...dfuUsb, serialNumber: id.toUpperCase(), manufacturer, product: 'PHOTON DFU Mode' };
  const serialNumber = {
    constant: '00000000050C',
    upper: id.toUpperCase(),
    lower: id.toLowerCase(),
  }[profile.serialNumber];
  return { ...photonUsb, serialNumber, manufacturer, product };
}
