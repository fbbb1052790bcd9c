import { setupError } from '../../shared/errors.ts';
import type { UpdateState } from '../../shared/update-state.ts';
import { snapshot } from '../support/window-states.ts';
import { expectAsked, say } from './support/fake-bridge.ts';
import { openWindow } from './support/open-window.ts';
import { expect, type Page, test } from './support/shared-page.ts';

test.use({ keptDocument: 'updates' });

const ready: UpdateState = { status: 'ready', version: '0.2.0', problem: undefined };
const within = (update: UpdateState) => ({ ...snapshot, update });
const openAbout = async (page: Page) => {
  await page.getByRole('button', { name: 'About', exact: true }).click();
  return page.getByRole('dialog');
};

test('an update is fetched in sight, asked about, and restarted into by keyboard', async ({ page }) => {
  await openWindow(page);
  await expect(page.getByText('Version 0.2.0')).toHaveCount(0);
  await say(page, 'snapshotChanged', within({ status: 'downloading', version: '0.2.0', received: 42e6, size: 84e6 }));
  await expect(page.getByRole('progressbar', { name: 'Downloading version 0.2.0: 42 MB of 84 MB' })).toHaveAttribute(
    'value',
    '42000000',
  );
  await page.getByRole('button', { name: 'Later' }).press('Enter');
  await expectAsked(page, 'postponeUpdate').toHaveLength(1);
  await say(page, 'snapshotChanged', within(ready));
  await page.getByRole('button', { name: 'Restart and update' }).press('Enter');
  await expectAsked(page, 'restartAndUpdate').toHaveLength(1);
  await say(page, 'snapshotChanged', within({ ...ready, problem: setupError('update-not-installed') }));
  await expect(page.getByText('The update couldn’t be installed')).toBeVisible();
  await say(page, 'snapshotChanged', within({ status: 'postponed', version: '0.2.0' }));
  await expect(page.getByText('Version 0.2.0')).toHaveCount(0);
});

for (const [update, words] of [
  [{ status: 'elsewhere', by: 'packages' }, 'This computer’s package manager updates Photon Setup.'],
  [{ status: 'elsewhere', by: 'source' }, 'Photon Setup runs from source. Update the source to update it.'],
  [{ status: 'elsewhere', by: 'build' }, 'This build can’t be updated. Install a release to get updates.'],
  [{ status: 'off', by: 'policy' }, 'Your administrator turned updates off.'],
  [{ status: 'off', by: 'person' }, 'Updates are turned off.'],
  [{ status: 'after-first-claim' }, 'Updates start after your first Photon is claimed.'],
  [{ status: 'no-server' }, 'This build has no update server.'],
  [{ status: 'checking' }, 'Checking for updates…'],
  [{ status: 'restarting', version: '0.2.0' }, 'Restarting with version 0.2.0…'],
] as const satisfies readonly (readonly [UpdateState, string])[]) {
  test(`About says how things stand: ${words}`, async ({ page }) => {
    await openWindow(page, { snapshot: within(update) });
    const about = await openAbout(page);
    await expect(about.getByText(words)).toBeVisible();
    await expect(about.getByRole('button', { name: 'Check now' })).toHaveCount(0);
    await expect(about.getByText('Update settings', { exact: true })).toHaveCount(
      update.status === 'elsewhere' ? 0 : 1,
    );
  });
}

test('About looks at once, and says why it cannot', async ({ page }) => {
  await openWindow(page, {
    replies: {
      lookForUpdate: [
        { ok: false, error: setupError('update-during-setup') },
        { ok: true, value: undefined },
      ],
    },
  });
  const about = await openAbout(page);
  await expect(about.getByText('You have the latest version.')).toBeVisible();
  await about.getByRole('button', { name: 'Check now' }).click();
  await expect(about.getByText('The update waits until the work ends')).toBeVisible();
  await about.getByRole('button', { name: 'Check now' }).click();
  await expect(about.getByText('The update waits until the work ends')).toHaveCount(0);
  await say(
    page,
    'snapshotChanged',
    within({ status: 'current', checkedAt: 1, problem: setupError('update-not-signed') }),
  );
  await expect(about.getByText('The update isn’t from us')).toBeVisible();
});
