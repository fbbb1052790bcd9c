import type { DeviceId } from '../../shared/device-id.ts';
import { setupError } from '../../shared/errors.ts';
import { both, found, throughDevicesTile } from './support/devices-scenes.ts';
import { asked, expectAsked } from './support/fake-bridge.ts';
import { openWindow } from './support/open-window.ts';
import { inProduct } from './support/product-worlds.ts';
import { expect, test } from './support/shared-page.ts';

test.use({ keptDocument: 'serial number' });

const serialNumber = 'PHHMAB123456789';
const deviceId = '2e0039000147343233323032' as DeviceId;
const known = { ok: true, value: { serialNumber, deviceId } } as const;
const unknown = { ok: false, error: setupError('serial-number-unknown') } as const;

test('a serial number in place of an id is looked up when the person asks, and the id takes its place', async ({
  page,
}) => {
  await openWindow(page, { snapshot: both, replies: { ...found([]), lookUpSerialNumber: [unknown, known] } });
  await throughDevicesTile(page);
  await page.locator('textarea').fill(serialNumber);
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  const lookUp = page.getByRole('button', { name: 'Look up serial number' });
  await lookUp.click();
  await expect(page.getByText('Unknown serial number')).toBeVisible();
  await expect(page.locator('textarea')).toHaveValue(serialNumber);
  await lookUp.click();
  await expect(page.getByText(`Serial number ${serialNumber} is device ${deviceId}.`)).toBeVisible();
  await expect(page.locator('textarea')).toHaveValue(deviceId);
  expect(await asked(page, 'findDevices')).toEqual([]);
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await expectAsked(page, 'findDevices').toEqual([{ by: 'ids', text: deviceId }]);
});

test('where nobody is signed in to an account nothing is offered', async ({ page }) => {
  await openWindow(page, { snapshot: inProduct });
  await throughDevicesTile(page);
  await page.locator('textarea').fill(serialNumber);
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await expect(page.getByText('That’s a serial number.')).toBeVisible();
  await expect(page.getByRole('button', { name: /Look up/ })).toHaveCount(0);
});
