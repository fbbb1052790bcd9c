import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { programLimits } from '../../shared/time-limits.ts';
import { type RunningApp, test } from './app.ts';

const look = ({ app }: RunningApp) =>
  app.evaluate(({ BrowserWindow, screen }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) throw new Error('there is no window');
    const { workArea } = screen.getPrimaryDisplay();
    return { place: window.getNormalBounds(), zoom: window.webContents.getZoomLevel(), workArea };
  });

test('the window opens where, and as large as, it was closed, within what the display has', async ({ start }) => {
  const profile = await mkdtemp(path.join(tmpdir(), 'photon-setup-place-'));
  try {
    const first = await start([], { profile });
    await expect(first.page.locator('h1')).toBeVisible();
    // All of the first screen fits, as soon as the page knows how large its window is.
    const fits = () => first.page.evaluate(() => document.documentElement.scrollHeight <= window.innerHeight);
    await expect.poll(fits).toBe(true);
    const wanted = { x: 60, y: 40, width: 820, height: 600 };
    await first.app.evaluate(({ BrowserWindow }, bounds) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setBounds(bounds);
      window?.webContents.setZoomLevel(1);
    }, wanted);
    await expect.poll(async () => (await look(first)).place).toEqual(wanted);
    await first.close();

    const second = await start([], { profile });
    await expect(second.page.locator('h1')).toBeVisible();
    expect(await look(second)).toMatchObject({ place: wanted, zoom: 1 });
    await second.close();

    // As after a display was taken away.
    const file = path.join(profile, 'window.json');
    await writeFile(file, JSON.stringify({ ...wanted, x: 40_000, y: 9_000, maximized: false, zoomLevel: 0 }));
    const third = await start([], { profile });
    await expect(third.page.locator('h1')).toBeVisible();
    const { place, workArea } = await look(third);
    expect(place.x).toBeGreaterThanOrEqual(workArea.x);
    expect(place.x + place.width).toBeLessThanOrEqual(workArea.x + workArea.width);
    expect(place.y + place.height).toBeLessThanOrEqual(workArea.y + workArea.height);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

test('the window is shown as soon as its first screen is made, on the background of the look that was chosen', async ({
  start,
}) => {
  const profile = await mkdtemp(path.join(tmpdir(), 'photon-setup-look-'));
  try {
    await writeFile(path.join(profile, 'settings.json'), JSON.stringify({ look: 'dark' }));
    const { app, page } = await start([], { profile });
    await expect(page.locator('h1')).toBeVisible();
    const shown = () =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => [window.isVisible(), window.getBackgroundColor()]),
      );
    // Long before a window that never draws would be.
    await expect.poll(shown, { timeout: programLimits.paintMs / 3 }).toEqual([[true, '#14171C']]);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toContain('dark');
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
