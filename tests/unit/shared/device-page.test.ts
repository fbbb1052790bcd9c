import { expect, it } from 'vitest';
import type { DeviceId } from '../../../shared/device-id.ts';
import { devicePath } from '../../../shared/device-page.ts';

const deviceId = '2e0039000147343233323032' as DeviceId;

it('a device stands in the console by itself, or below its product, whose slug can say nothing more', () => {
  expect(devicePath({ deviceId, productSlug: undefined })).toBe(`devices/${deviceId}`);
  expect(devicePath({ deviceId, productSlug: 'tempmon-v100' })).toBe(`tempmon-v100/devices/${deviceId}`);
  expect(devicePath({ deviceId, productSlug: 'a/../b?c#d' })).toBe(`a%2F..%2Fb%3Fc%23d/devices/${deviceId}`);
});
