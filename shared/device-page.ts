import type { DeviceId } from './device-id.ts';

/** The page of a device in the Particle console. */
export interface DevicePage {
  readonly deviceId: DeviceId;
  /** Of the product that the device is in; undefined: the page of a developer's own device. */
  readonly productSlug: string | undefined;
}

/** `devices/ID`, or `SLUG/devices/ID`: where the console has them, below its address. */
export function devicePath({ deviceId, productSlug }: DevicePage): string {
  return [...(productSlug === undefined ? [] : [productSlug]), 'devices', deviceId].map(encodeURIComponent).join('/');
}
