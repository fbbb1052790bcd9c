import { setupError } from '../../shared/errors.ts';
import {
  ask,
  atJoin,
  atSearch,
  device,
  happened,
  longAgo,
  signedIn,
  snapshot,
  step,
} from '../support/window-states.ts';
import { asked, expectAsked, sayEvents } from './support/fake-bridge.ts';
import { openWindow } from './support/open-window.ts';
import { expect, test } from './support/shared-page.ts';

test.use({ keptDocument: 'find-photon' });

const running = { ...snapshot, session: signedIn, running: true };
const seen = [
  { ssid: 'Photon-K4WQ', rssi: -42 },
  { ssid: 'Photon-8QYT2H', rssi: -67 },
];
const which = [
  { type: 'photons-seen', photons: seen },
  ask({ id: 'q-photon', kind: 'choose-photon', photons: seen }),
] as const;
const nobody = [
  { type: 'photons-seen', photons: [] },
  ask({ id: 'q-photon', kind: 'choose-photon', photons: [] }),
] as const;
const joinManually = { questionId: 'q-photon', answer: { kind: 'join-by-hand' } };

test('one of several Photons is chosen by keyboard alone', async ({ page }) => {
  await openWindow(page, { snapshot: running, events: happened(...atSearch, ...which) });
  await expect(page.getByRole('radio', { name: 'Photon-K4WQ' })).toBeChecked();
  await expect(page.getByRole('radio', { name: 'Photon-K4WQ' })).toHaveAccessibleDescription('Strong signal');
  await expect(page.locator('[aria-live]').filter({ hasText: 'Several Photons found' })).toHaveCount(1);
  await expect(page.getByRole('region', { name: 'Which one is yours?' }).getByRole('listitem')).toHaveCount(4);
  await page.getByRole('radio', { name: 'Photon-K4WQ' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expectAsked(page, 'answerQuestion').toEqual([
    { questionId: 'q-photon', answer: { kind: 'choose-photon', ssid: 'Photon-8QYT2H' } },
  ]);
});

test('the list of Photons stays fresh while the question is open', async ({ page }) => {
  await openWindow(page, { snapshot: running, events: happened(...atSearch, ...which) });
  await page.getByRole('radio', { name: 'Photon-8QYT2H' }).check();
  await sayEvents(page, happened({ type: 'photons-seen', photons: [{ ssid: 'Photon-ZK3B', rssi: -50 }, ...seen] }));
  await expect(page.getByRole('radio')).toHaveCount(3);
  await expect(page.getByRole('radio', { name: 'Photon-8QYT2H' })).toBeChecked();
});

test('nothing is chosen by itself while the list changes under the finger', async ({ page }) => {
  await openWindow(page, { snapshot: running, events: happened(...atSearch, ...which) });
  await expect(page.getByRole('radio', { name: 'Photon-K4WQ' })).toBeChecked();
  const stronger = { ssid: 'Photon-ZK3B', rssi: -30 };
  await sayEvents(page, happened({ type: 'photons-seen', photons: [stronger, ...seen] }));
  await expect(page.getByRole('radio')).toHaveCount(3);
  await expect(page.getByRole('radio', { name: 'Photon-K4WQ' })).toBeChecked();
  await sayEvents(page, happened({ type: 'photons-seen', photons: [] }));
  await expect(page.getByRole('radio')).toHaveCount(0);
  // Nor is there anything left to tell apart.
  await expect(page.getByRole('region', { name: 'Which one is yours?' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Connect to this Photon' })).toBeHidden();
});

test('as long as no Photon is seen, joining by hand is one key away and looking goes on', async ({ page }) => {
  await openWindow(page, { snapshot: running, events: happened(...atSearch, ...nobody) });
  await expect(page.getByRole('main').getByText('Looking for Photons nearby…')).toBeVisible();
  await expect(page.getByText('No Photon found yet')).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Find your Photon' })).toBeFocused();
  await page.keyboard.press('Enter');
  expect(await asked(page, 'answerQuestion')).toEqual([]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Join its Wi-Fi manually' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expectAsked(page, 'answerQuestion').toEqual([joinManually]);
  await sayEvents(
    page,
    happened(
      { type: 'question-answered', questionId: 'q-photon' },
      { type: 'hand-needed', task: { kind: 'join-photon' } },
    ),
  );
  await expect(page.getByRole('heading', { name: 'Join the Photon’s Wi-Fi' })).toBeFocused();
});

test('a Photon that turns up alone is taken without a question', async ({ page }) => {
  await openWindow(page, { snapshot: running, events: happened(...atSearch, ...nobody) });
  await sayEvents(
    page,
    happened(
      { type: 'photons-seen', photons: seen.slice(0, 1) },
      { type: 'question-answered', questionId: 'q-photon' },
      { type: 'step-finished', step: 'find-photon', tookMs: 9_000 },
      step('join-photon'),
      { type: 'place-changed', place: 'between' },
    ),
  );
  await expect(page.getByText('Connecting to Photon-K4WQ').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Join its Wi-Fi manually' })).toBeHidden();
});

test('after 15 seconds without a Photon it is said what to check, and no more once one is there', async ({ page }) => {
  await openWindow(page, { snapshot: running, events: longAgo(happened(...atSearch, ...nobody)) });
  const checks = page.locator('[aria-live]').filter({ hasText: 'No Photon found yet' });
  await expect(checks.getByRole('listitem')).toHaveCount(3);
  await sayEvents(page, happened({ type: 'photons-seen', photons: seen }));
  await expect(checks).toHaveCount(0);
});

test('what keeps the computer from looking is said with the remedy of its system, and goes when it has passed', async ({
  page,
}) => {
  const windows = { ...running, system: { ...snapshot.system, platform: 'windows' } } as const;
  await openWindow(page, { snapshot: windows, events: happened(...atSearch, ...which) });
  await sayEvents(page, happened({ type: 'search-obstructed', obstacle: setupError('wifi-service-not-running') }));
  await expect(page.locator('[aria-live]').filter({ hasText: 'WLAN AutoConfig' })).toBeVisible();
  await expect(page.getByText('Still looking for Photons nearby…')).toBeVisible();
  await expect(page.getByRole('radio')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Join its Wi-Fi manually' })).toBeVisible();
  await sayEvents(page, happened({ type: 'search-obstructed' }));
  await expect(page.getByText('WLAN AutoConfig')).toHaveCount(0);
  await expect(page.getByRole('radio')).toHaveCount(2);
});

test('where only hands can join, the reason, the whole name and a picture of the menu are there', async ({ page }) => {
  const mac = { ...running, system: { ...snapshot.system, platform: 'macos' } } as const;
  const obstacle = setupError('wifi-list-not-given');
  await openWindow(page, {
    snapshot: mac,
    events: happened(...atSearch, {
      type: 'hand-needed',
      task: { kind: 'join-photon', ssid: 'Photon-8QYT2H', obstacle },
    }),
  });
  await expect(page.getByText('Can’t list nearby Wi-Fi networks')).toBeVisible();
  await expect(page.locator('.wanted-network')).toHaveText('The Photon’s Wi-Fi is named Photon-8QYT2H');
  const picture = page.getByRole('img', { name: /networks below the menu bar/ });
  await expect(picture).toContainText('Photon-8QYT2H');
  await expect(page.getByText('We’ll continue automatically once you’re connected.')).toBeVisible();
});

test('the person is told how to join by hand, in the words of the system, and who is in the way', async ({ page }) => {
  const windows = { ...running, system: { ...snapshot.system, platform: 'windows' } } as const;
  await openWindow(page, {
    snapshot: windows,
    events: happened(...atJoin, { type: 'hand-needed', task: { kind: 'join-photon' } }),
  });
  await expect(page.getByRole('heading', { name: 'Join the Photon’s Wi-Fi' })).toBeVisible();
  await expect(page.getByText(/end of the taskbar/)).toBeVisible();
  await expect(page.getByText('Photon-', { exact: true })).toBeVisible();
  await sayEvents(
    page,
    happened({
      type: 'hand-needed',
      task: { kind: 'join-photon', obstacle: setupError('not-a-photon', { saw: 'FRITZ!Box' }) },
    }),
  );
  await expect(page.getByText('Another device responded, not the Photon')).toBeVisible();
  await sayEvents(page, happened({ type: 'hand-done' }, { type: 'place-changed', place: 'photon' }));
  await expect(page.getByRole('main').getByText('Connecting to the Photon…')).toBeVisible();
});

test('Cancel before a Photon was met leads back to the start', async ({ page }) => {
  await openWindow(page, { snapshot: running, events: happened(...atJoin, step('find-photon')) });
  await expect(page.getByRole('heading', { name: 'Find your Photon' })).toBeFocused();
  await page.keyboard.press('Escape');
  expect(await asked(page, 'cancelSetup')).toEqual([]);
  await page.getByRole('button', { name: 'Cancel' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Set up your Photon' })).toBeVisible();
  await expectAsked(page, 'cancelSetup').toHaveLength(1);
});

test('taking a Photon over needs its own button; neither Enter nor Escape answers', async ({ page }) => {
  await openWindow(page, {
    snapshot: running,
    events: happened(
      ...atJoin,
      ask({ id: 'q-owner', kind: 'confirm-ownership', device: { ...device, setUpBefore: true } }),
    ),
  });
  await expect(page.getByRole('heading', { name: 'This Photon was set up before' })).toBeFocused();
  await expect(page.getByText(device.id)).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  expect(await asked(page, 'answerQuestion')).toEqual([]);
  await page.getByRole('button', { name: 'Claim this Photon' }).press('Enter');
  await page.getByRole('button', { name: 'Cancel setup' }).press('Enter');
  await expectAsked(page, 'answerQuestion').toEqual([
    { questionId: 'q-owner', answer: { kind: 'confirm-ownership', confirmed: true } },
    { questionId: 'q-owner', answer: { kind: 'confirm-ownership', confirmed: false } },
  ]);
});

test('no light on the screen flashes faster than twice a second, and none moves where less motion is wanted', async ({
  page,
}) => {
  const periods = () =>
    page.evaluate(() =>
      document
        .getAnimations()
        .filter((animation) => (animation as CSSAnimation).animationName === 'blink')
        .map((animation) => Number(animation.effect?.getComputedTiming().duration)),
    );
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await openWindow(page, { snapshot: running, events: happened(...atJoin, step('find-photon')) });
  await expect(page.getByText('Looking for Photons nearby…').first()).toBeVisible();
  await expect.poll(async () => (await periods()).length).toBeGreaterThan(0);
  expect(Math.min(...(await periods()))).toBeGreaterThanOrEqual(500);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0);
});
