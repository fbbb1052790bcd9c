import type { DeviceId } from './device-id.ts';

/**
 * What a printed code asks of the line, behind `PS:`: to take no other device, to try again those that did not pass, to go on
 * after it stopped, that a failure was seen, to set a device aside, to print again the label of the one that passed last, as `PS:NOTE:` with words behind it to note something, and as `PS:BY:` with a name or badge
 * behind it who is at it from now on. `PS:TEST` asks for nothing: it shows that the scanner is read ({@link testCode}).
 */
export const scanCommands = {
  STOP: 'stop',
  RETRY: 'retry',
  GO: 'go-on',
  SEEN: 'seen',
  ASIDE: 'set-aside',
  LABEL: 'reprint',
  NOTE: 'note',
  BY: 'operator',
  TEST: 'test',
} as const;
export type ScanCommand = (typeof scanCommands)[keyof typeof scanCommands];

/**
 * The test code as it is printed. Behind it stands what common layouts of keyboards have elsewhere, by the symbols of xkeyboard-config:
 * Z (German), Q, Z, M and the digits (French), I (Turkish), 0 (Hungarian), 1 (Lithuanian, Czech). A scanner that types
 * for one of them shows by it, and by the test code without it, as older sheets have it, does not.
 */
export const testCode = 'PS:TEST:QZMI01';

/** What a printed code with words of its own begins with. */
export const wordedSigns = { operator: 'PS:BY:', note: 'PS:NOTE:' } as const;

/** So many letters of a note are kept. */
export const noteLetters = 120;

/** So many letters of a batch, a work order, a part number or a revision are kept. */
export const referenceLetters = 64;

/** So many letters of who is at it are kept. */
export const operatorLetters = 320;

/** What a line is told to do. `attemptId`: of the device that it is about; absent: the one that somebody looks at now. */
export interface LineOrder {
  readonly command: ScanCommand;
  /** Of `note`. */
  readonly note?: string;
  /** Of `operator`. */
  readonly operator?: string;
  /** Of `test`: it cannot tell for which keyboard layout it was typed. */
  readonly layout?: 'untold';
  readonly attemptId?: string;
}

/** What one scan is. Nothing of one that is not understood is kept: a secret may be in it. */
export type Scan =
  | { readonly kind: 'serial'; readonly serial: string }
  | { readonly kind: 'device-id'; readonly id: DeviceId }
  | {
      readonly kind: 'command';
      readonly command: ScanCommand;
      readonly note?: string;
      readonly operator?: string;
      readonly layout?: 'untold';
    }
  /** The email address of a customer, in lower case. */
  | { readonly kind: 'customer'; readonly email: string }
  /** It would be such an address, and is none. */
  | { readonly kind: 'no-customer' }
  /** It has the sign of an address, and no Enter has ended it: more of it may come. */
  | { readonly kind: 'unended' }
  /**
   * It begins as a serial number or an ID and is too short; several of them came as one; nothing of
   * ours; one of ours, as a scanner types it that is set to another keyboard layout than the computer.
   */
  | { readonly kind: 'half' | 'several' | 'unknown' | 'other-layout' }
  /** One code of something else, in capitals: a list may have it as a number of its own. Whoever does not know it there keeps nothing of it. */
  | { readonly kind: 'foreign'; readonly text: string };

/** One that names a device. */
export type DeviceScan = Extract<Scan, { kind: 'serial' | 'device-id' }>;

/**
 * Photons' serial numbers: 15 characters (HAL_DEVICE_SERIAL_NUMBER_SIZE, Device OS v2.3.1, hal/inc/deviceid_hal.h) of
 * which the first four tell the model (Particle docs, "Serial numbers").
 */
export const photonModels = 'PH(?:HT|NT|HM|HK|NM)';
const serialNumber = new RegExp(`^${photonModels}[0-9A-Z]{11}$`);

/** Whether it is what stands on a Photon's sticker, in capitals. */
export function isPhotonSerial(text: string): boolean {
  return serialNumber.test(text);
}

/** What a mail address may be at most (RFC 5321, section 4.5.3.1.3, without the brackets). */
export const addressLetters = 254;

/** Whether the cloud takes it as the address of a customer: anything of this form, in lower case. */
export function isCustomerAddress(text: string): boolean {
  return text.length <= addressLetters && /^[^\s@\p{C}]+@[^\s@\p{C}]+$/u.test(text) && text === text.toLowerCase();
}

/** Whether a list has numbers of somebody's own, by which its devices may be scanned. */
export function hasOwnNumbers(devices: readonly { readonly serial: string | undefined }[] = []): boolean {
  return devices.some(({ serial }) => serial !== undefined && !isPhotonSerial(serial));
}
