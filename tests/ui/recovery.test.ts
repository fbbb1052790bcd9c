import { setupError } from '../../shared/errors.ts';
import type { Snapshot } from '../../shared/ipc/snapshot.ts';
import { atFinish, claimed, device, end, happened, signedIn, snapshot, unfinished } from '../support/window-states.ts';
import { asked, expectAsked, say, sayEvents } from './support/fake-bridge.ts';
import { openWindow } from './support/open-window.ts';
import { expect, test } from './support/shared-page.ts';

test.use({ keptDocument: 'recovery' });

type Recovery = NonNullable<Snapshot['recovery']>;

const after = (status: Recovery['status'], networkName: string | undefined = 'HomeNet'): Snapshot => ({
  ...snapshot,
  recovery: { status, networkName },
});

test('the way home after a run that ended in the middle is told politely and put away by keyboard', async ({
  page,
}) => {
  await openWindow(page, { snapshot: after('under-way') });
  const word = page.locator('[aria-live]').filter({ hasText: 'HomeNet' });
  await expect(word).toHaveText('Reconnecting this computer to HomeNet…');
  await say(page, 'snapshotChanged', after('home'));
  await expect(word).toContainText('The last setup was interrupted. This computer is back on HomeNet.');
  await page.getByRole('button', { name: 'Close this notice' }).press('Enter');
  await expectAsked(page, 'dismissRecovery').toHaveLength(1);
  await expect(page.getByRole('heading', { name: 'Set up your Photon' })).toBeFocused();
  await say(page, 'snapshotChanged', snapshot);
  await expect(word).toHaveCount(0);
});

test('a way home that failed is said at once, with what to choose in the menu of the system', async ({ page }) => {
  await openWindow(page, {
    snapshot: { ...after('failed'), system: { ...snapshot.system, platform: 'macos' } },
  });
  const alert = page.getByRole('alert').filter({ hasText: 'HomeNet' });
  await expect(alert).toContainText('This computer isn’t back on HomeNet');
  await expect(alert.getByRole('listitem')).toHaveText([
    'Select the Wi-Fi icon in the menu bar.',
    'Choose your usual network.',
  ]);
  await expect(page.getByRole('button', { name: 'Set up a Photon' })).toBeEnabled();
});

test('a run that is started meanwhile waits for the way home, and says so', async ({ page }) => {
  await openWindow(page, { snapshot: { ...after('under-way'), session: signedIn }, unanswered: ['startSetup'] });
  await page.getByRole('button', { name: 'Set up a Photon' }).click();
  await expect(page.getByText('Reconnecting this computer to your Wi-Fi…')).toBeVisible();
  await say(page, 'snapshotChanged', { ...after('home'), session: signedIn });
  await expect(page.getByRole('main').getByText('Getting ready…')).toBeVisible();
});

test('where no network is known to come back to, only what is known is said', async ({ page }) => {
  await openWindow(page, { snapshot: { ...snapshot, recovery: { status: 'home', networkName: undefined } } });
  await expect(page.getByText('This computer is no longer on the Photon’s Wi-Fi.')).toBeVisible();
  await say(page, 'snapshotChanged', { ...snapshot, recovery: { status: 'failed', networkName: undefined } });
  await expect(page.getByRole('alert').filter({ hasText: 'isn’t back on your Wi-Fi' })).toBeVisible();
});

test('a set-up that ended in the middle is finished by keyboard: who it was for signs in, then it goes on by itself', async ({
  page,
}) => {
  const notSignedIn = { ok: false, error: { code: 'not-signed-in' } } as const;
  await openWindow(page, {
    snapshot: { ...snapshot, unfinished },
    replies: {
      finishAttempt: [notSignedIn, { ok: true, value: { runId: 'run-0' } }],
      useAccessToken: [{ ok: true, value: undefined }],
    },
  });
  const word = page.locator('[aria-live]').filter({ hasText: 'Setup was interrupted' });
  await expect(word).toContainText('It started 1 hour ago.');
  await expect(word).toContainText(`Photon ${device.id} has its Wi-Fi details.`);
  await expect(word).toContainText('Sign in first.');
  await page.getByRole('button', { name: 'Check if it’s online' }).press('Enter');
  await page.getByRole('button', { name: 'Use an access token' }).press('Enter');
  await page.getByLabel('Access token').fill('0123456789abcdef0123456789abcdef01234567');
  await page.getByLabel('Access token').press('Enter');
  await expectAsked(page, 'finishAttempt').toEqual([{ runId: 'run-0' }, { runId: 'run-0' }]);
  expect(await asked(page, 'startSetup')).toEqual([]);
  await sayEvents(page, happened(...atFinish));
  await expect(page.locator('.stage.done')).toHaveCount(4);
  await sayEvents(page, happened(end(claimed)));
  await expect(page.getByRole('heading', { level: 1, name: /turtle_biscuit/ })).toBeVisible();
});

test('a set-up that ended in the middle is forgotten by keyboard, and says so when that cannot be written', async ({
  page,
}) => {
  await openWindow(page, {
    snapshot: { ...snapshot, unfinished },
    replies: {
      forgetAttempt: [
        { ok: false, error: { code: 'ledger-not-written' } },
        { ok: true, value: undefined },
      ],
    },
  });
  const forget = page.getByRole('button', { name: 'Forget this setup' });
  await forget.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'The record of this setup couldn’t be saved' })).toBeVisible();
  await forget.press('Enter');
  await expectAsked(page, 'forgetAttempt').toHaveLength(2);
  await say(page, 'snapshotChanged', snapshot);
  await expect(page.getByText('Setup was interrupted')).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Set up your Photon' })).toBeFocused();
});

test('a set-up of a line says what only that line does, and one of a golden Photon does not', async ({ page }) => {
  const attempt = { ...unfinished, preset: 'Lamps' };
  await openWindow(page, { snapshot: { ...snapshot, unfinished: attempt } });
  const ofLine = page.getByText('Start a line with the preset Lamps to finish it with acceptance, name, and label.');
  await expect(ofLine).toBeVisible();
  await say(page, 'snapshotChanged', { ...snapshot, unfinished: { ...attempt, kind: 'golden' } });
  await expect(ofLine).toHaveCount(0);
  await expect(page.getByText('Setup was interrupted')).toBeVisible();
});

test('the computer’s own network comes first, then the offer; another product is closed for it', async ({ page }) => {
  const forWhom = { for: 'customer', email: 'ann@example.com', productId: 1319 } as const;
  const attempt = { ...unfinished, forWhom, connectedAt: undefined };
  await openWindow(page, {
    snapshot: { ...after('under-way'), unfinished: attempt },
    replies: { finishAttempt: [{ ok: false, error: { code: 'not-signed-in-to-product' } }] },
  });
  await expect(page.getByText('This computer reconnects to your Wi-Fi first.')).toBeVisible();
  await expect(page.getByText('It was for ann@example.com.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Forget this setup' })).toHaveCount(0);
  await say(page, 'snapshotChanged', { ...after('home'), unfinished: attempt });
  await page.getByRole('button', { name: 'Set up this Photon again' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /product/i })).toBeVisible();
  await expectAsked(page, 'closeProduct').toHaveLength(1);
});

test('a torn line of the record is told, and put away', async ({ page }) => {
  await openWindow(page, { snapshot: { ...snapshot, recordProblem: setupError('journal-damaged') } });
  await expect(page.getByText('A line of the record is incomplete')).toBeVisible();
  await page.getByRole('button', { name: 'Close this notice' }).press('Enter');
  await expectAsked(page, 'dismissRecovery').toHaveLength(1);
  await say(page, 'snapshotChanged', snapshot);
  await expect(page.getByText('A line of the record is incomplete')).toHaveCount(0);
});
