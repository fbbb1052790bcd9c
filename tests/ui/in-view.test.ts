import { setupError } from '../../shared/errors.ts';
import {
  ask,
  atChoose,
  chooseQuestion,
  enter,
  happened,
  leave,
  practiceSession,
  signedIn,
  snapshot,
} from '../support/window-states.ts';
import { found } from './support/devices-scenes.ts';
import { say, sayEvents } from './support/fake-bridge.ts';
import { openWindow } from './support/open-window.ts';
import { facts, inProduct } from './support/product-worlds.ts';
import { expect, type Page, test } from './support/shared-page.ts';

test.use({ keptDocument: 'in-view' });

const small = { width: 800, height: 560 };
const practising = {
  ...snapshot,
  session: signedIn,
  running: true,
  practice: practiceSession,
  wifi: 'simulated',
} as const;
const scrolled = (page: Page) => page.evaluate(() => window.scrollY);
const scrollDown = (page: Page) => page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));

test('each screen begins at its top, and the practice banner is always in sight', async ({ page }) => {
  await page.setViewportSize(small);
  await openWindow(page, { snapshot: practising, events: happened(...atChoose, ask(chooseQuestion)) });
  await expect(page.locator('.network-row').first()).toBeVisible();
  await scrollDown(page);
  expect(await scrolled(page)).toBeGreaterThan(0);
  await expect(page.locator('.practice-banner')).toBeInViewport({ ratio: 1 });
  await sayEvents(
    page,
    happened({ type: 'question-answered', questionId: chooseQuestion.id }, leave('choose'), enter('commit')),
  );
  await expect(page.locator('.stage.running')).toBeInViewport({ ratio: 1 });
  expect(await scrolled(page)).toBe(0);
  await expect(page.locator('h1')).toBeInViewport({ ratio: 1 });
});

test('what sticks to an edge gives the page its room once, not at each event of a run, and takes it with it', async ({
  page,
}) => {
  await openWindow(page, { snapshot: practising, events: happened(...atChoose, ask(chooseQuestion)) });
  await expect(page.locator('.action-bar')).toBeVisible();
  const room = () =>
    page.evaluate(() =>
      ['bar', 'banner'].map((name) => document.documentElement.style.getPropertyValue(`--room-${name}`)),
    );
  expect(await room()).toEqual([expect.stringMatching(/^[1-9]\d*px$/), expect.stringMatching(/^[1-9]\d*px$/)]);
  const changes = await page.evaluateHandle(() => {
    const seen: MutationRecord[] = [];
    new MutationObserver((records) => seen.push(...records)).observe(document.documentElement, {
      attributeFilter: ['style'],
    });
    return seen;
  });
  await sayEvents(
    page,
    happened({ type: 'question-answered', questionId: chooseQuestion.id }, leave('choose'), enter('commit')),
  );
  await expect(page.locator('.stage.running')).toBeVisible();
  expect(await changes.evaluate((seen) => seen.length)).toBe(0);
  await page.getByRole('button', { name: 'Leave practice mode' }).click();
  await say(page, 'snapshotChanged', { ...snapshot, session: signedIn });
  await expect(page.getByRole('heading', { name: 'Set up your Photon' })).toBeVisible();
  expect(await room()).toEqual(['', '']);
});

/** Clear of the bar at the window's foot. */
async function expectInSight(page: Page, what: string): Promise<void> {
  const shown = page.locator(what).last();
  await expect(shown).toBeInViewport({ ratio: 1 });
  const [words, bar] = [await shown.boundingBox(), await page.locator('.action-bar').boundingBox()];
  expect((words?.y ?? 0) + (words?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
}

test('what a search did not find, and why one failed, comes into view', async ({ page }) => {
  await page.setViewportSize(small);
  for (const [reply, what] of [
    [{ ok: false, error: setupError('cloud-unreachable') }, '.notice.bad'],
    [found([], ['ffffffffffffffffffffffff']).findDevices[0], '.found-devices .notice'],
    [found([]).findDevices[0], '.found-devices [aria-live]'],
  ] as const) {
    await openWindow(page, { snapshot: { ...inProduct, session: signedIn }, replies: { findDevices: [reply] } });
    await page.getByRole('button', { name: 'Manage devices' }).click();
    await page.locator('textarea').fill(facts.id);
    await page.locator('form button.primary').click();
    await expectInSight(page, what);
  }
});

test('an error of a form comes into view', async ({ page }) => {
  await page.setViewportSize(small);
  await openWindow(page, { replies: { signIn: [{ ok: false, error: setupError('cloud-unreachable') }] } });
  await page.locator('.tile-title').first().click();
  await page.locator('input[type=email]').fill('user@example.com');
  await page.locator('input[type=password]').fill('a password');
  await scrollDown(page);
  await page.locator('input[type=password]').press('Enter');
  await expectInSight(page, '.notice.bad');
});
