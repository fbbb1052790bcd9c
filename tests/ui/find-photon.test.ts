import { expect, test } from '@playwright/test';
import { setupError } from '../../shared/errors.ts';
import { asked, sayEvents } from './support/fake-bridge.ts';
import { openWindow } from './support/open-window.ts';
import { ask, atJoin, device, happened, signedIn, snapshot, step } from './support/worlds.ts';

const running = { ...snapshot, session: signedIn, running: true };
const seen = [
  { ssid: 'Photon-K4WQ', rssi: -42 },
  { ssid: 'Photon-8QYT2H', rssi: -67 },
];
const which = ask({ id: 'q-photon', kind: 'choose-photon', photons: seen });

test('one of several Photons is chosen by keyboard alone', async ({ page }) => {
  await openWindow(page, { snapshot: running, events: happened(...atJoin, which) });
  await expect(page.getByRole('radio', { name: 'Photon-K4WQ' })).toBeChecked();
  await expect(page.getByRole('radio', { name: 'Photon-K4WQ' })).toHaveAccessibleDescription('Strong signal');
  await page.getByRole('radio', { name: 'Photon-K4WQ' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await asked(page, 'answerQuestion')).toEqual([
    { questionId: 'q-photon', answer: { kind: 'choose-photon', ssid: 'Photon-8QYT2H' } },
  ]);
});

test('the list of Photons stays fresh while the question is open', async ({ page }) => {
  await openWindow(page, { snapshot: running, events: happened(...atJoin, which) });
  await page.getByRole('radio', { name: 'Photon-8QYT2H' }).check();
  await sayEvents(page, happened({ type: 'photons-seen', photons: [{ ssid: 'Photon-ZK3B', rssi: -50 }, ...seen] }));
  await expect(page.getByRole('radio')).toHaveCount(3);
  await expect(page.getByRole('radio', { name: 'Photon-8QYT2H' })).toBeChecked();
});

test('the person is told how to join by hand, in the words of the system, and who is in the way', async ({ page }) => {
  const windows = { ...running, system: { ...snapshot.system, platform: 'windows' } } as const;
  await openWindow(page, {
    snapshot: windows,
    events: happened(...atJoin, { type: 'hand-needed', task: { kind: 'join-photon' } }),
  });
  await expect(page.getByRole('heading', { name: 'Put this computer on the Photon’s Wi-Fi' })).toBeVisible();
  await expect(page.getByText(/end of the taskbar/)).toBeVisible();
  await expect(page.getByText('Photon-', { exact: true })).toBeVisible();
  await sayEvents(
    page,
    happened({
      type: 'hand-needed',
      task: { kind: 'join-photon', obstacle: setupError('not-a-photon', { saw: 'FRITZ!Box' }) },
    }),
  );
  await expect(page.getByText('Something else answers in place of the Photon')).toBeVisible();
  await sayEvents(page, happened({ type: 'hand-done' }, { type: 'place-changed', place: 'photon' }));
  await expect(page.getByText('Connecting to the Photon', { exact: true })).toBeVisible();
});

test('Cancel before a Photon was met leads back to the doors', async ({ page }) => {
  await openWindow(page, { snapshot: running, events: happened(...atJoin, step('find-photon')) });
  await expect(page.getByRole('heading', { name: 'Find your Photon' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Bring your Photon online' })).toBeVisible();
  expect(await asked(page, 'cancelSetup')).toHaveLength(1);
});

test('taking a Photon over needs its own button; Enter alone does not do it and Escape stops', async ({ page }) => {
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
  expect(await asked(page, 'answerQuestion')).toEqual([]);
  await page.getByRole('button', { name: 'Make it mine' }).click();
  await page.keyboard.press('Escape');
  expect(await asked(page, 'answerQuestion')).toEqual([
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
  await openWindow(page, { snapshot: running, events: happened(...atJoin, step('find-photon')) });
  await expect(page.getByText('Looking for Photons nearby').first()).toBeVisible();
  expect(Math.min(...(await periods()))).toBeGreaterThanOrEqual(500);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});
