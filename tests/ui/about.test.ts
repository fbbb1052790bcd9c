import { setupError } from '../../shared/errors.ts';
import { atJoin, happened, snapshot } from '../support/window-states.ts';
import { asked, expectAsked, say } from './support/fake-bridge.ts';
import { openWindow } from './support/open-window.ts';
import { expect, test } from './support/shared-page.ts';
import { licences } from './support/worlds.ts';

test.use({ keptDocument: 'about' });

test('About tells every version, copies them at once, and gives the focus back', async ({ page }) => {
  await openWindow(page);
  const about = page.getByRole('button', { name: 'About', exact: true });
  await about.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'About Photon Setup' });
  await expect(dialog.getByText(snapshot.system.build.commit)).toBeVisible();
  await dialog.getByRole('button', { name: 'Copy versions' }).press('Enter');
  await expect(dialog.getByText('Copied')).toBeVisible();
  await expectAsked(page, 'copyText').toEqual([
    {
      text: [
        'Photon Setup: 0.1.0',
        'Electron: 45.4.1',
        'Chromium: 150.0',
        'Node: 26.1',
        'Commit: 4d1c0ffee4d1c0ffee4d1c0ffee4d1c0ffee4d1c',
        'Signature: Signed',
        'Build: Release',
        '',
      ].join('\n'),
    },
  ]);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(about).toBeFocused();
});

test('a build from the source, and one on a development runtime, say so', async ({ page }) => {
  const { system } = snapshot;
  await openWindow(page, {
    snapshot: { ...snapshot, system: { ...system, build: { commit: '', signed: false, runtime: 'source' } } },
  });
  await page.getByRole('button', { name: 'About', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Unknown, run from source')).toBeVisible();
  await expect(dialog.getByText('Not signed')).toBeVisible();
  await say(page, 'snapshotChanged', {
    ...snapshot,
    system: { ...system, build: { commit: 'abc', signed: false, runtime: 'development' } },
  });
  await expect(dialog.getByText('Development runtime, for tests only')).toBeVisible();
});

test('the licences are searched and read by keyboard', async ({ page }) => {
  await openWindow(page, { replies: { readLicences: [{ ok: true, value: licences }] } });
  await page.getByRole('button', { name: 'About', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('listitem')).toHaveCount(licences.length);
  await dialog.getByLabel('Search packages').fill('VALI');
  await expect(dialog.getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('Permission is hereby granted')).toBeVisible();
  await dialog.getByLabel('Search packages').fill('nothing like it');
  await expect(dialog.getByText('No package name contains this.')).toBeVisible();
});

test('the menu opens it in the middle of a run, which goes on below', async ({ page }) => {
  await openWindow(page, { snapshot: { ...snapshot, running: true }, events: happened(...atJoin) });
  await expect(page.locator('h1')).toBeVisible();
  const below = await page.locator('h1').textContent();
  await say(page, 'dialogWanted', 'about');
  await expect(page.getByRole('dialog', { name: 'About Photon Setup' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('h1')).toHaveText(below ?? '');
  expect(await asked(page, 'cancelSetup')).toEqual([]);
});

test('a policy closes features and locks settings in words', async ({ page }) => {
  await openWindow(page, {
    snapshot: {
      ...snapshot,
      policy: {
        values: {
          doors: ['set-up', 'product'],
          product: '1319',
          cloudUrl: snapshot.settings.cloudUrl,
          joinBy: 'automatic',
        },
        locked: ['product', 'cloudUrl', 'joinBy'],
        problem: undefined,
      },
    },
  });
  await expect(page.getByRole('button', { name: 'Set up a Photon' })).toBeVisible();
  await expect(page.locator('.tile')).toHaveCount(3);
  await page.getByRole('button', { name: 'Manage a product' }).click();
  const product = page.getByLabel('Product', { exact: false }).last();
  await expect(product).toHaveValue('1319');
  await expect(product).toHaveAttribute('readonly');
});

test('a policy that cannot be read leaves practice alone, and says where it is wrong', async ({ page }) => {
  const problem = setupError('policy-unreadable', {
    saw: 'doors.1: not a door',
    details: { file: '/etc/photon-setup/policy.json' },
  });
  await openWindow(page, {
    snapshot: { ...snapshot, policy: { values: { doors: ['practise'], updates: 'off' }, locked: [], problem } },
  });
  const notice = page.locator('.notice.bad');
  await expect(notice).toContainText('/etc/photon-setup/policy.json');
  await expect(notice).toContainText('doors.1: not a door');
  await expect(page.locator('.tile')).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Try a simulated Photon' })).toBeEnabled();
});
