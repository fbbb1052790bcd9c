import { setupError } from '../../shared/errors.ts';
import { atProve, device, end, happened, signedIn, snapshot } from '../support/window-states.ts';
import { asked, expectAsked } from './support/fake-bridge.ts';
import { openWindow } from './support/open-window.ts';
import { expect, type Page, test } from './support/shared-page.ts';

test.use({ keptDocument: 'light-guide' });

const idle = { ...snapshot, session: signedIn };
const notOnline = setupError('photon-not-online', { details: { network: 'HomeNet' } });
const failed = {
  snapshot: idle,
  events: happened(...atProve, end({ outcome: 'failed', error: notOnline, deviceId: device.id })),
};

const guide = (page: Page) => page.getByRole('dialog', { name: 'LED guide' });
const shown = (page: Page) => page.locator('.light-list').getByRole('heading');

test('what the LED shows is said and looked up by keyboard alone, over a screen that stays as it was', async ({
  page,
}) => {
  await openWindow(page, failed);
  await expect(page.getByRole('heading', { name: 'The Photon isn’t online yet' })).toBeFocused();
  await page.keyboard.press('F1');
  await expect(guide(page).getByRole('button', { name: 'Close' })).toBeFocused();
  await expect(shown(page)).toHaveCount(21);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('group', { name: 'Color' }).getByRole('radio', { name: 'Any' })).toBeFocused();
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'Cyan (pale blue)' })).toBeChecked();
  await page.keyboard.press('Tab');
  for (let step = 0; step < 2; step++) await page.keyboard.press('ArrowDown');
  await expect(shown(page)).toHaveText(['Breathing cyan']);
  await expect(guide(page).locator('[aria-live]').filter({ hasText: '1 match' })).toBeVisible();
  await expect(page.locator('.light-list')).toContainText('Every 4 seconds');
  await page.keyboard.press('Tab');
  await page.keyboard.type('router');
  await expect(guide(page).getByRole('heading', { name: 'No LED status looks like this' })).toBeVisible();
  await guide(page).getByRole('button', { name: 'Clear filters' }).click();
  await expect(shown(page)).toHaveCount(21);
  await page.keyboard.press('Escape');
  await expect(guide(page)).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'The Photon isn’t online yet' })).toBeVisible();
});

test('what the app can do about a light is done from there, and not while something is under way', async ({ page }) => {
  await openWindow(page, failed);
  await page.getByRole('button', { name: 'LED guide' }).click();
  await guide(page).getByRole('searchbox').fill('1 orange flash');
  await guide(page).getByRole('button', { name: 'Copy the command' }).click();
  expect(await asked(page, 'copyText')).toEqual([{ text: `particle keys doctor ${device.id}` }]);
  await guide(page).getByRole('searchbox').fill('sign-in page');
  await guide(page).getByRole('button', { name: 'Set up a Photon' }).click();
  await expect(guide(page)).toHaveCount(0);
  await expectAsked(page, 'startSetup').toEqual([{ for: 'account' }]);

  await openWindow(page, { snapshot: { ...idle, running: true }, events: happened(...atProve) });
  await page.getByRole('button', { name: 'LED guide' }).click();
  await guide(page).getByRole('searchbox').fill('sign-in page');
  await expect(shown(page)).toHaveText(['Cyan, with 2 orange flashes']);
  await expect(guide(page).getByRole('button')).toHaveText(['Close']);
});

test('none of its lights flashes faster than twice a second, and none moves where less motion is wanted', async ({
  page,
}) => {
  /** Of all that moves, the shortest time from one coming on to the next, and the name of what has it. */
  const flashes = () =>
    page.evaluate(() =>
      document.getAnimations().flatMap((animation) => {
        const effect = animation.effect as KeyframeEffect;
        if (effect.target?.closest('.light-guide') === null) return [];
        const duration = Number(effect.getComputedTiming().duration);
        const frames = effect.getKeyframes().map(({ computedOffset, opacity }) => ({
          at: computedOffset * duration,
          on: Number(opacity) > 0.5,
        }));
        const beginnings = frames
          .filter(({ on }, index) => on && frames.at(index - 1)?.on === false)
          .map(({ at }) => at);
        const gaps = beginnings.map((at, index) => (beginnings[index + 1] ?? (beginnings[0] ?? 0) + duration) - at);
        return [{ name: (animation as CSSAnimation).animationName, shortest: Math.min(duration, ...gaps) }];
      }),
    );
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await openWindow(page);
  await page.getByRole('button', { name: 'LED guide' }).click();
  await expect(shown(page)).toHaveCount(21);
  expect(await flashes()).toEqual([]);
  // An "a" stands in what is said of each.
  await guide(page).getByRole('searchbox').fill('a');
  await expect(shown(page)).toHaveCount(21);
  const moving = await flashes();
  expect(new Set(moving.map(({ name }) => name))).toEqual(
    new Set(['blink', 'breathe', 'last-of-six', 'last-two-of-six', 'last-three-of-six', 'sos']),
  );
  expect(moving.filter(({ shortest }) => shortest < 499)).toEqual([]);
  await guide(page).getByRole('checkbox', { name: 'Stop the animation' }).check();
  await expect.poll(flashes).toEqual([]);
  await guide(page).getByRole('checkbox', { name: 'Stop the animation' }).uncheck();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect.poll(flashes).toEqual([]);
  await expect(guide(page).getByRole('checkbox')).toHaveCount(0);
});
