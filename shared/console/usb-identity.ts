import { type DeviceId, parseDeviceId } from '../device-id.ts';

/** What a system tells of a USB device before anybody opens it; each as the system writes it. */
export interface UsbDescriptors {
  readonly vendorId?: string | undefined;
  readonly productId?: string | undefined;
  readonly serialNumber?: string | undefined;
}

/**
 * `0.5`: up to 0.5.x; `0.6`: 0.6.0 or later, where the letters of the ID tell no more; `0.7`: 0.7.0 or later. By the serial
 * number in the descriptors (Device OS hal/src/stm32f2xx/usbd_desc_stm32f2xx.c, tags v0.4.4, v0.6.4, v1.5.2).
 */
export type UsbFirmware = '0.5' | '0.6' | '0.7';

/** A Particle device in a USB socket. Only a Photon and a P1 have the console that is meant here. */
export interface UsbIdentity {
  readonly kind: 'photon' | 'p1' | 'dfu' | 'other';
  /** As it is printed on the device or its box; no translation. */
  readonly name: string;
  /** Known before opening since 0.6.0. */
  readonly id?: DeviceId;
  readonly firmware?: UsbFirmware;
}

/** Vendor and product (Device OS v1.5.2, build/platform-id.mk; @particle/device-constants 4.2.1). */
const devices: Readonly<Record<string, Pick<UsbIdentity, 'kind' | 'name'>>> = {
  '2b04:c006': { kind: 'photon', name: 'Photon' },
  '2b04:c008': { kind: 'p1', name: 'P1' },
  '2b04:d006': { kind: 'dfu', name: 'Photon' },
  '2b04:d008': { kind: 'dfu', name: 'P1' },
  '1d50:607d': { kind: 'other', name: 'Core' },
  '2b04:c00a': { kind: 'other', name: 'Electron' },
  '2b04:c00c': { kind: 'other', name: 'Argon' },
  '2b04:c00d': { kind: 'other', name: 'Boron' },
  '2b04:c00e': { kind: 'other', name: 'Xenon' },
  '2b04:c020': { kind: 'other', name: 'Photon 2' },
};

/** `undefined`: no device of Particle’s that this program has heard of. */
export function usbIdentity({
  vendorId = '',
  productId = '',
  serialNumber = '',
}: UsbDescriptors): UsbIdentity | undefined {
  const numbers = `${digits(vendorId)}:${digits(productId)}`;
  const known = Object.hasOwn(devices, numbers) ? devices[numbers] : undefined;
  if (known === undefined) return undefined;
  if (known.kind !== 'photon' && known.kind !== 'p1') return known;
  // The same on every device up to 0.5.x, of full and of high speed.
  if (/^00000000050[BC]$/i.test(serialNumber)) return { ...known, firmware: '0.5' };
  const id = parseDeviceId(serialNumber);
  // Some systems write all letters large.
  return id.ok ? { ...known, id: id.value, firmware: /[a-f]/.test(serialNumber) ? '0.7' : '0.6' } : known;
}

function digits(text: string): string {
  return text.toLowerCase().replace(/^0x/, '').padStart(4, '0');
}
