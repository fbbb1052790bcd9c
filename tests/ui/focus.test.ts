import { practiceSession, signedIn, snapshot } from '../support/window-states.ts';
import { say } from './support/fake-bridge.ts';
import { openWindow } from './support/open-window.ts';
import { expect, type Page, test } from './support/shared-page.ts';

// That it is somewhere on each screen is looked at in looks.test.ts.
const practising = { ...snapshot, practice: practiceSession, wifi: 'simulated' } as const;
/** What keeps the focus comes after the first picture, together with what is read out. */
async function openWithKeeper(page: Page, world?: Parameters<typeof openWindow>[1]): Promise<void> {
  await openWindow(page, world);
  await expect(page.locator('.only-read[aria-live]').first()).toBeAttached();
}
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
/** Of all that is drawn from now on: whether the focus was ever on the page itself. */
const watchFocus = (page: Page) =>
  page.evaluateHandle(() => {
    const lost: string[] = [];
    const look = () => {
      if (document.activeElement === document.body) lost.push(document.querySelector('h1')?.textContent ?? '');
      requestAnimationFrame(look);
    };
    look();
    return lost;
  });

test('what is behind a tile is there before practice is, with the focus, and Cancel leads back', async ({ page }) => {
  await openWithKeeper(page, { unanswered: ['enterPractice'] });
  const tile = page.locator('.tile.quiet button');
  await expect(heading(page)).toBeFocused();
  const lost = await watchFocus(page);
  await tile.press('Enter');
  await expect(heading(page)).toHaveText('Find your Photon');
  await expect(heading(page)).toBeFocused();
  await page.getByRole('button', { name: 'Cancel' }).click();
  // Until the session is closed again.
  await expect(tile).toHaveAttribute('aria-disabled', 'true');
  await expect(heading(page)).toBeFocused();
  expect(await lost.jsonValue()).toEqual([]);
});

test('from About to the report and back the focus is where it began', async ({ page }) => {
  await openWithKeeper(page);
  const about = page.locator('.header-actions button').last();
  await about.press('Enter');
  await page
    .getByRole('dialog')
    .locator('summary, button', { hasText: /report/i })
    .first()
    .press('Enter');
  await expect(page.getByRole('dialog').getByRole('heading', { level: 2, name: /report/i })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(about).toBeFocused();
});

test('a dialog that was opened before anything kept the focus gives it back to its button', async ({ page }) => {
  const keeper = '**/keyboard-and-reader-*.js';
  let bringKeeper = () => {};
  const isWanted = new Promise<void>((resolve) => {
    bringKeeper = resolve;
  });
  await page.route(keeper, async (route) => {
    await isWanted;
    await route.continue();
  });
  await openWindow(page);
  const about = page.locator('.header-actions button').last();
  await about.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  bringKeeper();
  await expect(page.locator('.only-read[aria-live]').first()).toBeAttached();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(about).toBeFocused();
  await page.unroute(keeper);
});

test('leaving practice where it was begun leads to the heading', async ({ page }) => {
  await openWithKeeper(page, { snapshot: practising });
  await page.locator('.practice-controls button').last().press('Enter');
  await say(page, 'snapshotChanged', snapshot);
  await expect(page.locator('.practice-banner')).toHaveCount(0);
  await expect(heading(page)).toBeFocused();
});

test('practice with a product that is begun from its sign-in leads to the heading', async ({ page }) => {
  await openWindow(page);
  await page.locator('.tile.plain button').first().press('Enter');
  await page.locator('.action-bar .actions').last().locator('button').first().press('Enter');
  await say(page, 'snapshotChanged', practising);
  await expect(page.locator('.practice-banner')).toBeVisible();
  await expect(heading(page)).toBeFocused();
});

test('a click beside everything takes the focus away, as everywhere', async ({ page }) => {
  await openWithKeeper(page, { snapshot: { ...snapshot, session: signedIn } });
  await expect(heading(page)).toBeFocused();
  await page.mouse.click(5, 700);
  await say(page, 'snapshotChanged', snapshot);
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
});
