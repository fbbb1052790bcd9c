import { expect, test } from '@playwright/test';
import type { Snapshot } from '../../shared/ipc.ts';
import { asked, say } from './support/fake-bridge.ts';
import { openWindow } from './support/open-window.ts';
import { signedIn, snapshot } from './support/worlds.ts';

type Recovery = NonNullable<Snapshot['recovery']>;

const after = (status: Recovery['status'], networkName: string | undefined = 'HomeNet'): Snapshot => ({
  ...snapshot,
  recovery: { status, networkName },
});

test('the way home after a run that ended in the middle is told politely and put away by keyboard', async ({
  page,
}) => {
  await openWindow(page, { snapshot: after('under-way') });
  const word = page.getByRole('status').filter({ hasText: 'HomeNet' });
  await expect(word).toHaveText('Bringing this computer back to HomeNet');
  await say(page, 'snapshotChanged', after('done'));
  await expect(word).toContainText('The last set-up ended in the middle. This computer is back on HomeNet.');
  await page.getByRole('button', { name: 'Close this notice' }).press('Enter');
  expect(await asked(page, 'dismissRecovery')).toHaveLength(1);
  await expect(page.getByRole('heading', { name: 'Bring your Photon online' })).toBeFocused();
  await say(page, 'snapshotChanged', snapshot);
  await expect(word).toHaveCount(0);
});

test('a way home that failed is said at once, with what to choose in the menu of the system', async ({ page }) => {
  await openWindow(page, {
    snapshot: { ...after('failed'), system: { ...snapshot.system, platform: 'macos' } },
  });
  const alert = page.getByRole('alert').filter({ hasText: 'HomeNet' });
  await expect(alert).toContainText('This computer is not back on HomeNet');
  await expect(alert.getByRole('listitem')).toHaveText([
    'Select the Wi-Fi symbol in the menu bar.',
    'Choose your own network.',
  ]);
  await expect(page.getByRole('button', { name: 'Set up a Photon' })).toBeEnabled();
});

test('a run that is started meanwhile waits for the way home, and says so', async ({ page }) => {
  await openWindow(page, { snapshot: { ...after('under-way'), session: signedIn }, unanswered: ['startSetup'] });
  await page.getByRole('button', { name: 'Set up a Photon' }).click();
  await expect(page.getByText('Bringing this computer back to its own network')).toBeVisible();
  await say(page, 'snapshotChanged', { ...after('done'), session: signedIn });
  await expect(page.getByRole('main').getByText('Getting ready with the cloud')).toBeVisible();
});

test('a network without a name is the computer’s own', async ({ page }) => {
  await openWindow(page, { snapshot: { ...snapshot, recovery: { status: 'done', networkName: undefined } } });
  await expect(page.getByText('This computer is back on its own network.')).toBeVisible();
  await say(page, 'snapshotChanged', { ...snapshot, recovery: { status: 'failed', networkName: undefined } });
  await expect(page.getByRole('alert').filter({ hasText: 'not back on its own network' })).toBeVisible();
});
