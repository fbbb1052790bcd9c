import { setupError } from '../../shared/errors.ts';
import {
  ask,
  atChoose,
  atCommit,
  atGiveBack,
  atJoin,
  atProve,
  chooseQuestion,
  device,
  end,
  enter,
  happened,
  leave,
  now,
  signedIn,
  snapshot,
  step,
} from '../support/window-states.ts';
import { asked, expectAsked, sayEvents } from './support/fake-bridge.ts';
import { openWindow } from './support/open-window.ts';
import { expect, type Page, test } from './support/shared-page.ts';

test.use({ keptDocument: 'progress' });

const running = { ...snapshot, session: signedIn, running: true };

test('the five stages show where the run is, how long it took and the light to expect', async ({ page }) => {
  await openWindow(page, { snapshot: running, events: happened(...atProve) });
  const stages = page.getByRole('list', { name: 'Stages' }).getByRole('listitem');
  await expect(stages).toHaveCount(5);
  await expect(stages.nth(0)).toHaveText(/Get ready, done.*1 sec/);
  await expect(stages.nth(4)).toHaveText(/Wait for Photon, under way.*usually 15 sec/);
  await expect(page.getByText('Blinking green', { exact: true })).toBeVisible();
  await expect(page.locator('[aria-live]').filter({ hasText: 'Waiting for the Photon to come online…' })).toHaveCount(
    1,
  );
});

test('the LED is what it should show; after 45 seconds the person says what it does show', async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 560 });
  await openWindow(page, { snapshot: running, events: happened(...atProve) });
  await expect(page.getByRole('heading', { name: 'The LED should show' })).toBeVisible();
  const question = page.getByRole('group', { name: 'What does the LED show?' });
  await expect(question).toHaveCount(0);
  await page.clock.setFixedTime(now + 45_000);
  await expect(page.getByText(/The status LED shows why/)).toBeVisible();
  for (const light of ['Cyan, with 2 orange flashes', 'Red flashes in groups']) {
    const choice = question.getByRole('radio', { name: light });
    await choice.check();
    const advice = question.locator('[aria-live]').filter({ hasText: /\w/ });
    await expect(advice).toHaveCount(1);
    await expect(advice).toBeInViewport({ ratio: 1 });
    const [words, bar] = [await advice.boundingBox(), await page.locator('.action-bar').boundingBox()];
    expect((words?.y ?? 0) + (words?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
  }
});

test('a second try is counted where the person looks', async ({ page }) => {
  await openWindow(page, { snapshot: running, events: happened(...atCommit, step('configure-network', 2)) });
  await expect(page.locator('.stage').getByText('Try 2 of 3')).toBeVisible();
  await expect(page.getByText(/connected to the Photon and is briefly offline/)).toBeVisible();
});

const cancel = (page: Page) => page.getByRole('button', { name: 'Cancel', exact: true });

test('Cancel answers at once and the result says that the person stopped', async ({ page }) => {
  await openWindow(page, { snapshot: running, events: happened(...atCommit), unanswered: ['cancelSetup'] });
  await cancel(page).press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Canceling setup…');
  await page.keyboard.press('Escape');
  await expectAsked(page, 'cancelSetup').toHaveLength(1);
});

test('after Cancel the way to start again is the primary one', async ({ page }) => {
  await openWindow(page, { snapshot: running, events: happened(...atCommit) });
  await expect(page.getByRole('heading', { name: 'Connecting your Photon' })).toBeFocused();
  await cancel(page).press('Enter');
  await sayEvents(page, happened(end({ outcome: 'failed', error: setupError('cancelled'), deviceId: device.id })));
  await expect(page.getByRole('heading', { name: 'Setup canceled' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expectAsked(page, 'startSetup').toHaveLength(1);
});

test('Escape ends no run, wherever it stands', async ({ page }) => {
  for (const events of [atJoin, [...atChoose, ask(chooseQuestion)], atCommit, atGiveBack, atProve]) {
    await openWindow(page, { snapshot: running, events: happened(...events) });
    await expect(cancel(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'LED guide' }).press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(cancel(page)).toBeVisible();
    expect(await asked(page, 'cancelSetup')).toEqual([]);
  }
});

test('Cancel asks once the Photon holds half of its setup, and says what would be left', async ({ page }) => {
  const half = happened(...atCommit, step('configure-network'));
  await openWindow(page, { snapshot: running, events: half, unanswered: ['cancelSetup'] });
  const dialog = page.getByRole('dialog', { name: 'Cancel setup?' });
  await cancel(page).press('Enter');
  await expect(dialog).toContainText('The Photon may have stored Wi-Fi details and other setup data.');
  // Enter and Escape leave the run alone.
  for (const key of ['Enter', 'Escape']) {
    await expect(dialog.getByRole('button', { name: 'Continue setup' })).toBeFocused();
    await page.keyboard.press(key);
    await expect(dialog).toHaveCount(0);
    expect(await asked(page, 'cancelSetup')).toEqual([]);
    await cancel(page).press('Enter');
  }
  // The run goes on behind the question.
  await sayEvents(page, happened({ type: 'connect-sent' }));
  await expect(dialog).toContainText(
    'The Photon already has your Wi-Fi details. It may still come online and be claimed.',
  );
  await page.keyboard.press('Shift+Tab');
  await expect(dialog.getByRole('button', { name: 'Cancel setup' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Canceling setup…');
  await expectAsked(page, 'cancelSetup').toHaveLength(1);
});

test('Cancel of a run that gives the device to nobody promises nobody’s claim', async ({ page }) => {
  const [, ...rest] = happened(...atCommit, step('configure-network'));
  const begun = { at: now, type: 'run-started', runId: 'r-1', wifi: 'automatic', withoutOwner: true } as const;
  await openWindow(page, { snapshot: running, events: [begun, ...rest] });
  await cancel(page).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Cancel setup?' });
  await sayEvents(page, happened({ type: 'connect-sent' }));
  await expect(dialog).toContainText('The Photon already has the Wi-Fi details. It may still come online.');
  await expect(dialog).not.toContainText('claim');
});

test('the way home by hand names the network where the system told it', async ({ page }) => {
  await openWindow(page, {
    snapshot: running,
    events: happened(...atGiveBack, {
      type: 'hand-needed',
      task: { kind: 'return-to-own-network', networkName: 'HomeNet' },
    }),
  });
  await expect(page.getByRole('heading', { name: 'Reconnect this computer to HomeNet' })).toBeVisible();
  await expect(page.getByText('Choose your usual network.')).toBeVisible();
});

test('a computer with a second way out keeps its internet, and that is said', async ({ page }) => {
  await openWindow(page, {
    snapshot: running,
    events: happened(...atCommit, { type: 'network-remembered', keepsInternet: true }, step('configure-network')),
  });
  await expect(page.getByText(/connected to the Photon and stays online another way/)).toBeVisible();
  await expect(page.getByText(/briefly offline/)).toHaveCount(0);
});

test('a computer that fell off in the middle of the hand-over is put back by hand', async ({ page }) => {
  await openWindow(page, {
    snapshot: running,
    events: happened(
      ...atCommit,
      { type: 'place-changed', place: 'between' },
      { type: 'hand-needed', task: { kind: 'join-photon', ssid: 'Photon-K4WQ' } },
    ),
  });
  await expect(page.getByRole('heading', { name: 'Reconnect to the Photon’s Wi-Fi' })).toBeFocused();
  await expect(page.getByRole('img', { name: /system menu/ })).toContainText('Photon-K4WQ');
  await sayEvents(page, happened({ type: 'hand-done' }, { type: 'place-changed', place: 'photon' }));
  await expect(page.getByRole('heading', { name: 'Connecting your Photon' })).toBeFocused();
});

test('that the computer fell off is said once, and no more when the hand-over is done', async ({ page }) => {
  const left = { type: 'noticed', notice: setupError('photon-network-left') } as const;
  await openWindow(page, { snapshot: running, events: happened(...atCommit, left, left) });
  await expect(page.getByText('This computer left the Photon’s Wi-Fi')).toHaveCount(1);
  await sayEvents(page, happened(leave('commit'), enter('give-back')));
  await expect(page.getByText('Reconnecting this computer…').first()).toBeVisible();
  await expect(page.getByText('This computer left the Photon’s Wi-Fi')).toHaveCount(0);
});

test('a window opened anew in the middle of a run shows the run', async ({ page }) => {
  await openWindow(page, { snapshot: running, events: happened(...atProve) });
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Connecting your Photon' })).toBeFocused();
});
