import { signedIn, snapshot } from '../support/window-states.ts';
import { asked, say } from './support/fake-bridge.ts';
import { keepDocument, loadAnew, openWindow } from './support/open-window.ts';
import { expect, type Page, test } from './support/shared-page.ts';

// The first leaves behind what it can; the second is the next one in the same page.
test.describe.configure({ mode: 'serial' });

/** What a test can see of its page beside what it opens itself. */
const seen = (page: Page) =>
  page.evaluate(() => ({
    words: document.body.textContent,
    left: 'left' in window,
    bridge: 'photonSetup' in window,
    now: Date.now(),
    size: [window.innerWidth, window.innerHeight],
    scrolled: window.scrollY,
    media: ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(prefers-reduced-motion: reduce)']
      .concat(['(forced-colors: active)', 'print'])
      .filter((query) => matchMedia(query).matches),
  }));
let before: Awaited<ReturnType<typeof seen>>;
let pageBefore: Page;

test('a test changes what it can of its page', async ({ page }) => {
  pageBefore = page;
  before = await seen(page);
  await openWindow(page, { snapshot: { ...snapshot, session: signedIn } });
  await page.setViewportSize({ width: 400, height: 280 });
  await page.emulateMedia({
    media: 'print',
    colorScheme: 'dark',
    reducedMotion: 'no-preference',
    forcedColors: 'active',
    contrast: 'more',
  });
  await page.clock.setFixedTime(before.now + 60_000);
  await page.getByRole('button', { name: 'About', exact: true }).click();
  await page.getByRole('dialog').waitFor();
  await page.mouse.down();
  await page.keyboard.down('Shift');
  await page.evaluate(() => {
    Object.assign(window, { left: true });
    window.scrollTo(0, 100);
  });
  expect(await seen(page)).not.toEqual(before);
});

test('and the next one finds nothing of it', async ({ page }) => {
  expect(page).toBe(pageBefore);
  expect(await seen(page)).toEqual(before);
  await openWindow(page);
  await expect(page.getByText('Signed in as')).toHaveCount(0);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await asked(page, 'readLicences')).toEqual([]);
  expect(await page.evaluate(() => [window.scrollY, 'left' in window])).toEqual([0, false]);
  // Listening begins before the key is pressed; a press that nobody hears would be waited for until the test's limit.
  const heard = await page.evaluateHandle(() => {
    const keys: boolean[] = [];
    document.addEventListener('keydown', ({ shiftKey }) => keys.push(shiftKey));
    return keys;
  });
  await page.keyboard.press('ArrowDown');
  expect(await heard.jsonValue()).toEqual([false]);
});

test('a window in the document of another one finds nothing of what was drawn', async ({ page }) => {
  keepDocument(page, 'one');
  await openWindow(page, { snapshot: { ...snapshot, session: signedIn, language: 'de' } });
  await page.getByRole('button', { name: 'Info', exact: true }).click();
  await page.getByRole('dialog').waitFor();
  await page.evaluate(() => {
    Object.assign(window, { isOne: true });
    window.scrollTo(0, 100);
  });
  const isOne = () => page.evaluate(() => 'isOne' in window);

  await openWindow(page);
  expect(await isOne()).toBe(true);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByText('Signed in as')).toHaveCount(0);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await asked(page, 'readLicences')).toEqual([]);
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  await say(page, 'snapshotChanged', { ...snapshot, session: signedIn });
  await expect(page.getByText('Signed in as')).toHaveCount(1);

  keepDocument(page, 'another');
  await openWindow(page);
  expect(await isOne()).toBe(false);
  await page.evaluate(() => document.body.append('left', document.createElement('p')));
  await expect(openWindow(page)).rejects.toThrow('the window left <p></p>');
  loadAnew(page);
  await openWindow(page);
});
