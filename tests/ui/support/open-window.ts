import type { Page } from '@playwright/test';
import { type FakeWorld, installFakeBridge } from './fake-bridge.ts';
import { serveWindow } from './serve-window.ts';
import { now, world } from './worlds.ts';

/**
 * Where every test begins: as wide as Playwright's own pages, and the look that most people's systems have. Nothing moves,
 * because sixty pictures a second are a third of the work of a window that waits; a test of what moves asks for it.
 */
const usualSize = { width: 1280, height: 720 };
const usualLook = {
  media: null,
  colorScheme: 'light',
  reducedMotion: 'reduce',
  forcedColors: 'none',
  contrast: 'no-preference',
} as const;

/** What stands behind the window of each page. */
const bridges = new WeakMap<Page, Awaited<ReturnType<typeof installFakeBridge>>>();

/**
 * Opens the built renderer with a pretended main process behind it, and waits until its first screen stands. The clock stands still at {@link now}, so that
 * elapsed times are the same in every run.
 */
export async function openWindow(page: Page, changes: Partial<FakeWorld> = {}): Promise<void> {
  await bridges.get(page)?.dispose();
  const bridge = await installFakeBridge(page, {
    ...world,
    ...changes,
    replies: { ...world.replies, ...changes.replies },
  });
  bridges.set(page, bridge);
  await page.goto(await serveWindow());
  // Every screen has one, a wanted dialog stands over it. To be told of it costs less than an expectation that looks
  // again and again, each time a longer while later.
  await page.locator('h1').first().waitFor({ state: 'attached' });
}

/** Takes back all that a test can do to a page; nothing is open in it afterwards. */
export async function showNothing(page: Page): Promise<void> {
  await bridges.get(page)?.dispose();
  bridges.delete(page);
  for (const key of ['Shift', 'Control', 'Alt', 'Meta']) await page.keyboard.up(key);
  await page.mouse.up();
  await page.mouse.move(0, 0);
  await page.emulateMedia(usualLook);
  await page.setViewportSize(usualSize);
  // On the window's own server: a page from anywhere else would cost a process of its own each time.
  await page.goto(`${await serveWindow()}nothing.html`);
  // Only where a test has moved it: every setting is played anew in all that the page opens from then on.
  if ((await page.evaluate(() => Date.now())) !== now) await page.clock.setFixedTime(now);
}
