import type { DeviceId } from '../../../shared/device-id.ts';
import type { DeviceFacts } from '../../../shared/device-jobs.ts';
import { now } from '../../support/window-states.ts';
import { mineFacts, strangeFacts } from './devices-scenes.ts';
import { facts, offlineFacts } from './product-worlds.ts';
import { expect, type Page } from './shared-page.ts';

/** The tile of the start that leads here. */
export const tile = (page: Page) => page.getByRole('button', { name: 'Manage devices' });
export const list = (page: Page) => page.getByRole('grid', { name: 'Devices found' });
/** Of the devices, without the one that says what is in the columns. */
export const rowsOf = (page: Page) => list(page).locator('[aria-rowindex]:not([aria-rowindex="1"])');
export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

/** Every device of the product, in the list. */
export async function findAll(page: Page): Promise<void> {
  await tile(page).click();
  await page.getByRole('radio', { name: 'All product devices' }).check();
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await expect(list(page)).toBeVisible();
}

export async function confirmAndGo(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: 'I understand' }).check();
  await page.locator('.action-bar button.primary').click();
}

export const four = [facts, offlineFacts, mineFacts, strangeFacts];

export const many = (count: number): readonly DeviceFacts[] =>
  Array.from({ length: count }, (_, index) => ({
    ...facts,
    id: `2e0039000147${String(index).padStart(12, '0')}` as DeviceId,
    name: `greenhouse-${index}`,
    online: index % 3 === 0,
    lastHandshakeAt: now - index * 60_000,
    owner: index % 2 === 0 ? { kind: 'customer', email: `customer${index}@example.com` } : { kind: 'nobody' },
  }));
