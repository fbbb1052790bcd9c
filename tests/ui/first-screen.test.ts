import { usualSize } from '../../electron/shell/usual-size.ts';
import { languages } from '../../shared/languages.ts';
import { practiceSession, signedIn, snapshot } from '../support/window-states.ts';
import { both } from './support/devices-scenes.ts';
import { openWindow } from './support/open-window.ts';
import { expect, type Page, test } from './support/shared-page.ts';
import { speak } from './support/what-is-cut.ts';

/** How much of the page stands below the window's edge, in pixels, with the languages in which any does. */
async function hidden(page: Page): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const language of languages) {
    await speak(page, language);
    const below = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
    if (below > 0) found[language] = below;
  }
  return found;
}

for (const [who, session] of [
  ['nobody signed in', snapshot.session],
  ['somebody signed in', signedIn],
] as const) {
  test(`all of the first screen fits into the window as it opens, in every language, with ${who}`, async ({ page }) => {
    await page.setViewportSize(usualSize);
    await openWindow(page, { snapshot: { ...snapshot, session } });
    expect(await hidden(page)).toEqual({});
  });
}

test('all ways on are in sight in a low window, in every language', async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 560 });
  await openWindow(page);
  for (const language of languages) {
    await speak(page, language);
    for (const tile of await page.locator('.tile').all()) await expect(tile).toBeInViewport({ ratio: 1 });
  }
});

test('what can be opened from it is there before anybody asks', async ({ page }) => {
  const loaded = new Set<string>();
  page.on('request', (request) => loaded.add(/assets\/([a-z-]+)-[\w-]{8}\.js$/.exec(request.url())?.[1] ?? ''));
  await openWindow(page);
  const parts = [
    'run-screens',
    'product-screens',
    'devices-screen',
    'station-screen',
    'history-screen',
    'settings',
    'light-guide',
    'about',
  ];
  await expect.poll(() => parts.filter((part) => !loaded.has(part))).toEqual([]);
});

for (const [who, world, told] of [
  ['both', both, 'Photon Setupuser@example.com · Tempmon'],
  ['nobody', snapshot, 'Photon Setup'],
  ['practice', { ...both, practice: practiceSession }, 'Photon Setup'],
] as const) {
  test(`beside the app’s name stands who is signed in: ${who}`, async ({ page }) => {
    await openWindow(page, { snapshot: world });
    await page.getByRole('button', { name: /^Product station/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('.app-place')).toHaveText(told);
  });
}
