import type { Page } from '@playwright/test';
import { type FakeWorld, installFakeBridge, replaceFakeBridge } from './fake-bridge.ts';
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
  documents.delete(page);
  await bridges.get(page)?.dispose();
  bridges.set(page, await installFakeBridge(page, wholeWorld(changes)));
  await page.goto(await serveWindow());
  await firstScreen(page);
}

/** The page whose window is drawn anew in its document, and what that is called. */
const documents = new WeakMap<Page, string>();

/**
 * The same without loading the document, where that of this name is open already: most of the work of a page is to load
 * it. Programs, words and styles are there then, as for a person who was at another screen before; nothing else of what was
 * drawn is. Fails where the window left something.
 */
export async function openWindowIn(page: Page, name: string, changes: Partial<FakeWorld>): Promise<void> {
  if (documents.get(page) !== name) {
    await showNothing(page);
    await openWindow(page, changes);
    documents.set(page, name);
    return;
  }
  await replaceFakeBridge(page, wholeWorld(changes));
  await page.evaluate(async () => {
    const program = document.querySelector<HTMLScriptElement>('script[src*="/main-"]')?.src ?? '';
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
  });
  await firstScreen(page);
}

const wholeWorld = (changes: Partial<FakeWorld>): FakeWorld => ({
  ...world,
  ...changes,
  replies: { ...world.replies, ...changes.replies },
});

/** Every screen has one, a wanted dialog stands over it. To be told of it costs less than an expectation that looks again and again, each time a longer while later. */
const firstScreen = (page: Page) => page.locator('h1').first().waitFor({ state: 'attached' });

/** Takes back what a test can do to a page, and leaves what is open in it. */
export async function lookAsUsual(page: Page): Promise<void> {
  for (const key of ['Shift', 'Control', 'Alt', 'Meta']) await page.keyboard.up(key);
  await page.mouse.up();
  await page.mouse.move(0, 0);
  await page.emulateMedia(usualLook);
  await page.setViewportSize(usualSize);
}

/** Takes back all that a test can do to a page; nothing is open in it afterwards. */
export async function showNothing(page: Page): Promise<void> {
  documents.delete(page);
  await bridges.get(page)?.dispose();
  bridges.delete(page);
  await lookAsUsual(page);
  // On the window's own server: a page from anywhere else would cost a process of its own each time.
  await page.goto(`${await serveWindow()}nothing.html`);
  // Only where a test has moved it: every setting is played anew in all that the page opens from then on.
  if ((await page.evaluate(() => Date.now())) !== now) await page.clock.setFixedTime(now);
}
