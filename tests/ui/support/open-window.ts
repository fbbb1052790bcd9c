import { setTimeout } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { now } from '../../support/window-states.ts';
import { type FakeWorld, installFakeBridge, replaceFakeBridge } from './fake-bridge.ts';
import { serveWindow } from './serve-window.ts';
import { world } from './worlds.ts';

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

/**
 * `npm test` opens no pictures of a window: it is laid out, hit and read as ever, but not painted, which is a sixth of a
 * scene's work.
 */
const isPainted = process.env.PHOTON_SETUP_PICTURES !== 'none';

/** What stands behind the window of each page. */
const bridges = new WeakMap<Page, Awaited<ReturnType<typeof installFakeBridge>>>();

/** What the document of a page is called in which windows are drawn one after another, and whether it is loaded. */
const kept = new WeakMap<Page, { readonly name: string; isLoaded: boolean }>();

/**
 * From now on {@link openWindow} loads the document once, and again only after another one was in the page: to load it is
 * most of the work of a page. Programs, words and styles are there then, as for a person who was at other screens before;
 * nothing else of what was drawn is.
 */
export function keepDocument(page: Page, name: string): void {
  if (kept.get(page)?.name !== name) kept.set(page, { name, isLoaded: false });
}

/** From now on {@link openWindow} loads the document each time. */
export function loadAnew(page: Page): void {
  kept.delete(page);
}

/**
 * Opens the built renderer with a pretended main process behind it, and waits until its first screen stands. The clock stands still at {@link now}, so that
 * elapsed times are the same in every run.
 */
export async function openWindow(page: Page, changes: Partial<FakeWorld> = {}): Promise<void> {
  await bridges.get(page)?.dispose();
  const changed: FakeWorld = { ...world, ...changes, replies: { ...world.replies, ...changes.replies } };
  bridges.set(page, await installFakeBridge(page, changed));
  const document = kept.get(page);
  if (document?.isLoaded === true) {
    await replaceFakeBridge(page, changed);
    await page.evaluate(drawAnew);
  } else {
    await page.goto(await serveWindow());
    if (!isPainted) await page.evaluate(paintNothing);
    if (document !== undefined) document.isLoaded = true;
  }
  // Every screen has one, a wanted dialog stands over it. To be told of it costs less than an expectation that looks
  // again and again, each time a longer while later.
  await page.locator('h1').first().waitFor({ state: 'attached' });
}

/** Runs inside the page, so it uses nothing from outside of itself. Fails where the window left something. */
async function drawAnew(): Promise<void> {
  const program = new URL('assets/main.js', document.baseURI).href;
  const { takeAway, drawWindow } = (await import(program)) as typeof import('../../../renderer/main.tsx');
  const drawn = window as { takeAway?: () => void };
  (drawn.takeAway ?? takeAway)();
  // What the words of a chart are measured in is made once by its library (`@visx/text`).
  const left = document.querySelectorAll('body > :not(#root, :has(> #__react_svg_text_measurement_id)), #root > *');
  if (left.length > 0) throw new Error(`the window left ${[...left].map((one) => one.outerHTML).join(' ')}`);
  delete document.documentElement.dataset.place;
  document.documentElement.lang = 'en';
  window.scrollTo(0, 0);
  drawn.takeAway = drawWindow();
}

/** Runs inside the page. Chromium paints no layer of what is wholly see-through. */
function paintNothing(): void {
  document.documentElement.style.opacity = '0';
}

/** Pictures show the window all the same, also that of a failed test, which Playwright takes. */
export function paintForPictures(page: Page): void {
  const take = page.screenshot.bind(page);
  page.screenshot = async (options) => {
    const painted = page.evaluate(() => {
      document.documentElement.style.opacity = '';
    });
    // A page that hangs, or goes elsewhere, is shown as it is: a picture of it is told to take five seconds at most.
    await Promise.race([painted.catch(() => undefined), setTimeout(1_000)]);
    return take(options);
  };
}

/** Takes back all that a test can do to a page. Nothing is open in it afterwards, but for a window in a kept document. */
export async function showNothing(page: Page): Promise<void> {
  for (const key of ['Shift', 'Control', 'Alt', 'Meta']) await page.keyboard.up(key);
  await page.mouse.up();
  await page.mouse.move(0, 0);
  await page.emulateMedia(usualLook);
  await page.setViewportSize(usualSize);
  if (kept.get(page)?.isLoaded !== true) {
    await bridges.get(page)?.dispose();
    bridges.delete(page);
    // On the window's own server: a page from anywhere else would cost a process of its own each time.
    await page.goto(`${await serveWindow()}nothing.html`);
  }
  // Only where a test has moved it: every setting is played anew in all that the page opens from then on.
  if ((await page.evaluate(() => Date.now())) !== now) await page.clock.setFixedTime(now);
}
