import { expect, type Page } from '@playwright/test';
import { test } from './app.ts';

async function openPracticeLine(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Product station' }).click();
  await page.getByRole('button', { name: 'Try simulated Photons' }).click();
  await expect(page.getByLabel('Simulated Photons')).toBeVisible();
}

test('a practice line sets up twenty Photons without a hand, to its end', async ({ start }) => {
  test.setTimeout(120_000);
  const { app, page, picture } = await start(['--swift-practice']);
  await app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    const bars: number[] = [];
    Object.assign(globalThis, { bars });
    if (window !== undefined) window.setProgressBar = (done) => void bars.push(done);
  });
  const bars = () => app.evaluate(() => Reflect.get(globalThis, 'bars') as readonly number[]);
  await openPracticeLine(page);
  await page.getByLabel('Simulated Photons').selectOption('20');
  await page.getByRole('button', { name: 'Start the line' }).click();
  await expect(page.locator('.line-word')).toBeVisible();
  // In the taskbar a bar without an end, because nobody knows how many come.
  await expect.poll(bars).toEqual([2]);
  // Nobody touches anything from here on, and what a scanner types presses nothing.
  await page.keyboard.type('PS:SEEN\n');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('20 of 20 devices passed', { timeout: 90_000 });
  await picture('station-ended');
  await expect.poll(bars).toEqual([2, -1]);
  await expect(page.locator('.line-rows tbody tr')).toHaveCount(20);
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

test('a line stops by rule, retries what failed, and stops after its first article', async ({ start }) => {
  test.setTimeout(180_000);
  const { page, picture } = await start(['--swift-practice']);
  const word = page.locator('.line-word-text');
  await openPracticeLine(page);
  await page.getByLabel('Simulated Photons').selectOption('8');
  await page.getByLabel('Failures').selectOption('The first ones fail until the line stops');
  await page.getByLabel('Stop after the first device until someone has checked it').check();
  await page.getByRole('button', { name: 'Start the line' }).click();
  await expect(page.locator('.line-word')).toContainText('3 devices failed in a row.', { timeout: 60_000 });
  await expect(word).toHaveText('Stopped');
  await picture('station-stopped-by-rule');
  // Nothing goes on by itself, and each of the three has its row.
  await expect(page.locator('.line-rows tbody tr[data-outcome="FAIL"]')).toHaveCount(3);
  await page.getByRole('button', { name: 'Retry failed' }).click();
  await expect(page.locator('.line-word')).toContainText('The first device waits for your check', { timeout: 60_000 });
  await expect(word).toHaveText('Stopped');
  await expect(page.locator('.line-rows tbody tr[data-outcome="PASS"]')).toHaveCount(1);
  // From here on no hand but a scanner's.
  await page.keyboard.type('PS:GO\n');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('8 of 8 devices passed', { timeout: 90_000 });
  await expect(page.locator('.line-rows tbody tr[data-outcome="PASS"]')).toHaveCount(8);
  await picture('station-retried');
});
