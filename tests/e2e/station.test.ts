import { expect, type Page } from '@playwright/test';
import { test } from './app.ts';

async function openPracticeLine(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Product station' }).click();
  await page.getByRole('button', { name: 'Try simulated Photons' }).click();
  await expect(page.getByLabel('Simulated Photons')).toBeVisible();
}

test('a practice line sets up eight Photons without a hand, to its end', async ({ start }) => {
  test.setTimeout(120_000);
  const { page, picture } = await start(['--swift-practice']);
  await openPracticeLine(page);
  await page.getByLabel('Simulated Photons').selectOption('8');
  await page.getByRole('button', { name: 'Start the line' }).click();
  await expect(page.locator('.line-word')).toBeVisible();
  // Nobody touches anything from here on, and what a scanner types presses nothing.
  await page.keyboard.type('PS:SEEN\n');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('8 of 8 devices passed', { timeout: 90_000 });
  await picture('station-ended');
  await expect(page.locator('.line-rows tbody tr')).toHaveCount(8);
  await page.getByRole('button', { name: 'New line' }).click();
  await expect(page.getByLabel('Simulated Photons')).toBeVisible();
});

test('a line ends by its printed code, with every device that it has begun in one row', async ({ start }) => {
  test.setTimeout(120_000);
  const { page } = await start(['--swift-practice']);
  await openPracticeLine(page);
  await page.getByLabel('Simulated Photons').selectOption('20');
  await page.getByRole('button', { name: 'Start the line' }).click();
  await expect(page.locator('.line-rows tbody tr').first()).toBeVisible({ timeout: 30_000 });
  await page.keyboard.type('PS:STOP\n');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^(\d+) of \1 devices passed$/, { timeout: 60_000 });
  const rows = await page.locator('.line-rows tbody tr').count();
  expect(rows).toBeGreaterThan(0);
  expect(rows).toBeLessThan(20);
  // The practice goes on: a single setup is as before.
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByRole('button', { name: 'Set up a Photon' })).toBeVisible();
});
