import { setupError } from '../../shared/errors.ts';
import type { Snapshot } from '../../shared/ipc/snapshot.ts';
import { lockableSettings } from '../../shared/policy.ts';
import { signedIn, snapshot } from '../support/window-states.ts';
import { asked, expectAsked, say } from './support/fake-bridge.ts';
import { openWindow } from './support/open-window.ts';
import { expect, type Page, test } from './support/shared-page.ts';

test.use({ keptDocument: 'settings' });

const withSettings = (settings: Partial<Snapshot['settings']>): Snapshot => ({
  ...snapshot,
  settings: { ...snapshot.settings, ...settings },
});
const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Settings' });

async function openSettings(page: Page) {
  await expect(page.locator('h1')).toBeVisible();
  await page.keyboard.press('Control+,');
  await expect(dialogOf(page)).toBeVisible();
  return dialogOf(page);
}

test('settings open from the header and by a key on every screen, and lead back to where the person was', async ({
  page,
}) => {
  await openWindow(page, { snapshot: { ...snapshot, session: signedIn } });
  const button = page.getByRole('button', { name: 'Settings' });
  await button.press('Enter');
  await dialogOf(page).getByRole('button', { name: 'Close' }).click();
  await expect(button).toBeFocused();
  await page.getByRole('button', { name: 'Set up a Photon' }).click();
  await expect(page.getByRole('heading', { name: 'Find your Photon' })).toBeVisible();
  await openSettings(page);
  await page.keyboard.press('Escape');
  await expect(dialogOf(page)).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Find your Photon' })).toBeVisible();
  expect(await asked(page, 'cancelSetup')).toEqual([]);
  await say(page, 'dialogWanted', 'settings');
  await expect(dialogOf(page)).toBeVisible();
});

test('each choice is saved by itself as it is made', async ({ page }) => {
  await openWindow(page);
  const settings = await openSettings(page);
  await settings.getByRole('radio', { name: 'Dark' }).click();
  await settings.getByRole('checkbox', { name: 'Play a sound' }).click();
  await settings.getByRole('checkbox', { name: /^Notify me/ }).click();
  await expectAsked(page, 'saveSettings').toEqual([{ look: 'dark' }, { sound: 'on' }, { notifications: 'off' }]);
  const look = settings.getByRole('region', { name: 'Appearance' });
  await expect(look.locator('[aria-live]').filter({ hasText: /\w/ })).toHaveText('Saved');
  // What holds is what the main process says, not what was clicked.
  await expect(look.getByRole('radio', { name: 'Same as system' })).toBeChecked();
  await say(page, 'snapshotChanged', withSettings({ look: 'dark' }));
  await expect(look.getByRole('radio', { name: 'Dark' })).toBeChecked();
});

test('how loud a line is can be chosen where it is heard', async ({ page }) => {
  await openWindow(page);
  const settings = await openSettings(page);
  const volume = settings.getByLabel('Volume of the product station');
  await expect(settings.getByRole('checkbox', { name: 'Play a sound' })).not.toBeChecked();
  await expect(volume).toHaveCount(0);
  await say(page, 'snapshotChanged', withSettings({ sound: 'on' }));
  await expect(volume).toHaveValue('medium');
  await volume.selectOption('High');
  await expectAsked(page, 'saveSettings').toEqual([{ volume: 'high' }]);
});

test('how much of the history is kept is chosen here, with what that would delete', async ({ page }) => {
  await openWindow(page, { replies: { countHistory: [{ ok: true, value: { count: 12 } }] } });
  const settings = await openSettings(page);
  const history = settings.getByRole('region', { name: 'History' });
  const count = history.getByLabel('Keep newest setups');
  await count.fill('ten');
  await count.press('Enter');
  await expect(history.getByText('Enter a whole number from 1 on, or nothing.')).toBeVisible();
  expect(await asked(page, 'saveSettings')).toEqual([]);
  await count.fill('10');
  await count.press('Enter');
  await history.getByLabel('Delete setups after days').fill('90');
  await history.getByLabel('Delete setups after days').press('Enter');
  await expectAsked(page, 'saveSettings').toEqual([{ historyCount: 10 }, { historyDays: 90 }]);
  await say(page, 'snapshotChanged', withSettings({ historyCount: 10 }));
  await expect(history.getByText('Up to 2 setups are deleted after the next setups.')).toBeVisible();
  await count.fill('');
  await count.press('Enter');
  await expectAsked(page, 'saveSettings').toEqual([{ historyCount: 10 }, { historyDays: 90 }, { historyCount: 0 }]);
  expect(await asked(page, 'forgetHistory')).toEqual([]);
});

test('a box is saved with Enter, when it is left and when the settings close, and once', async ({ page }) => {
  await openWindow(page);
  const settings = await openSettings(page);
  const prefix = settings.getByLabel('Photon Wi-Fi name prefix');
  await prefix.fill('Lab');
  await prefix.press('Enter');
  await expectAsked(page, 'saveSettings').toEqual([{ photonPrefix: 'Lab' }]);
  await prefix.fill('Workshop');
  await prefix.press('Tab');
  await expectAsked(page, 'saveSettings').toEqual([{ photonPrefix: 'Lab' }, { photonPrefix: 'Workshop' }]);
  await prefix.fill('Hall');
  await page.keyboard.press('Escape');
  await expectAsked(page, 'saveSettings').toHaveLength(3);
  await expect(settings).toHaveCount(0);
});

test('a key that comes right behind the typing closes nothing that is not applied', async ({ page }) => {
  await openWindow(page);
  const settings = await openSettings(page);
  // Two events in one turn, as a slow computer delivers what was pressed while it was busy.
  const closed = await settings.evaluate(async (dialog) => {
    const box = dialog.querySelector<HTMLInputElement>('input[type=url]');
    if (box === null) return 'no box';
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box, 'https://b.example.com');
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await Promise.resolve();
    return dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
  });
  expect(closed).toBe(false);
  await expect(settings.getByRole('alert')).toHaveText(/aren’t applied yet/);
  await expect(settings.getByLabel('Cloud address')).toHaveValue('https://b.example.com');
});

test('a refusal is said where it belongs', async ({ page }) => {
  const invalid = { ok: false, error: setupError('invalid-input', { saw: 'x' }) } as const;
  const full = { ok: false, error: setupError('settings-not-saved') } as const;
  await openWindow(page, { replies: { saveSettings: [invalid, invalid, full] } });
  const settings = await openSettings(page);
  const prefix = settings.getByLabel('Photon Wi-Fi name prefix');
  await prefix.fill('');
  await prefix.press('Enter');
  await expect(prefix).toHaveAccessibleDescription(/Enter 1 to 25 characters/);
  const server = settings.getByLabel('Update server');
  await server.fill('ftp://x');
  await server.press('Enter');
  await expect(settings.getByRole('region', { name: 'Updates' }).getByRole('alert')).toBeVisible();
  await settings.getByRole('radio', { name: 'Light' }).click();
  await expect(settings.getByRole('region', { name: 'Appearance' }).getByRole('alert')).toBeVisible();
});

test('another cloud holds when it is applied, and is not left half chosen', async ({ page }) => {
  await openWindow(page, {
    replies: {
      saveSettings: [
        { ok: false, error: setupError('invalid-input') },
        { ok: true, value: undefined },
      ],
    },
  });
  await page.getByRole('button', { name: 'Set up a Photon' }).click();
  await expect(page.getByText('Cloud: https://api.particle.io')).toBeVisible();
  await page.getByRole('button', { name: 'Open settings' }).click();
  const settings = dialogOf(page);
  const address = settings.getByLabel('Cloud address');
  await address.fill('b.example.com');
  await address.press('Enter');
  await expect(address).toBeFocused();
  await expect(address).toHaveAccessibleDescription(/Enter an address that starts with https/);
  await address.fill('https://b.example.com');
  await page.setViewportSize({ width: 800, height: 560 });
  await page.keyboard.press('Escape');
  await expect(settings.getByRole('alert')).toHaveText(/aren’t applied yet/);
  await expect(settings.getByRole('button', { name: 'Discard' })).toBeInViewport({ ratio: 1 });
  await expect(settings.locator('.notice')).toBeInViewport({ ratio: 1 });
  await settings.getByLabel(/^OAuth client secret/).fill('own');
  await settings.getByRole('button', { name: 'Apply' }).click();
  await say(page, 'snapshotChanged', withSettings({ cloudUrl: 'https://b.example.com' }));
  await expect(settings.getByText('Applied', { exact: true })).toBeVisible();
  await expect(settings.getByLabel(/^OAuth client secret/)).toHaveValue('');
  const { clientId } = snapshot.settings;
  await expectAsked(page, 'saveSettings').toEqual([
    { cloudUrl: 'b.example.com', clientId },
    { cloudUrl: 'https://b.example.com', clientId, clientSecret: 'own' },
  ]);
  await page.keyboard.press('Escape');
  await expect(settings).toHaveCount(0);
  await expect(page.getByText('Cloud: https://b.example.com')).toBeVisible();
});

test('what was typed of another cloud is let go of when the person says so', async ({ page }) => {
  await openWindow(page);
  const settings = await openSettings(page);
  await settings.getByLabel(/^OAuth client id/i).fill('other');
  await settings.getByRole('button', { name: 'Close' }).click();
  await settings.getByRole('button', { name: 'Discard changes' }).click();
  await expect(settings).toHaveCount(0);
  expect(await asked(page, 'saveSettings')).toEqual([]);
});

test('the cloud stays as it is while work is under way', async ({ page }) => {
  await openWindow(page, { snapshot: { ...snapshot, running: true, session: signedIn } });
  const settings = await openSettings(page);
  await settings.getByLabel('Cloud address').fill('https://b.example.com');
  await settings.getByLabel('Cloud address').press('Enter');
  await expect(settings.getByText('Available when the current work has finished.')).toHaveCount(2);
  await expect(settings.getByRole('button', { name: 'Sign out' })).toBeDisabled();
  expect(await asked(page, 'saveSettings')).toEqual([]);
});

test('who joins and with which adapter are settings', async ({ page }) => {
  const adapters = [
    { id: '{1f2e}', name: 'Intel Wi-Fi 6', carriesInternet: true },
    { id: '{90ab}', name: 'USB Wi-Fi', carriesInternet: false },
  ];
  await openWindow(page, { replies: { listWifiAdapters: [{ ok: true, value: adapters }] } });
  expect(await asked(page, 'listWifiAdapters')).toEqual([]);
  const settings = await openSettings(page);
  const adapter = settings.getByLabel('Wi-Fi adapter');
  await expect(adapter.getByRole('option')).toHaveText([/./, /^Intel Wi-Fi 6 \(/, 'USB Wi-Fi']);
  await adapter.selectOption('USB Wi-Fi');
  const wifi = settings.getByRole('region', { name: 'Wi-Fi and Photons' });
  await wifi.getByRole('radio').last().click();
  await expectAsked(page, 'saveSettings').toEqual([{ wifiAdapter: '{90ab}' }, { joinBy: 'hand' }]);
  await say(page, 'snapshotChanged', withSettings({ joinBy: 'hand', wifiAdapter: '{90ab}' }));
  await expect(adapter).toHaveCount(0);
});

test('one adapter is no choice; one that is gone can be let go of; a list that fails is said quietly', async ({
  page,
}) => {
  await openWindow(page, {
    replies: { listWifiAdapters: [{ ok: false, error: setupError('wifi-service-not-running') }] },
  });
  await openSettings(page);
  await expect(page.getByText(/Wi-Fi service.*NetworkManager/)).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: 'Wi-Fi' })).toHaveCount(0);

  await openWindow(page);
  const settings = await openSettings(page);
  await expect(settings.getByRole('region', { name: 'Wi-Fi and Photons' }).getByRole('radio').first()).toBeChecked();
  await expect(settings.getByLabel('Wi-Fi adapter')).toHaveCount(0);

  await openWindow(page, { snapshot: withSettings({ wifiAdapter: 'wlan9' }) });
  await openSettings(page);
  await expect(settings.getByLabel('Wi-Fi adapter')).toHaveValue('wlan9');
  await settings.getByLabel('Wi-Fi adapter').selectOption({ index: 0 });
  await expectAsked(page, 'saveSettings').toEqual([{ wifiAdapter: '' }]);
});

test('the account is signed out from here, and an empty list says so', async ({ page }) => {
  await openWindow(page, { replies: { listKept: [{ ok: true, value: [] }] } });
  const settings = await openSettings(page);
  await expect(settings.getByText('No sign-ins are kept on this computer.')).toBeVisible();
  await say(page, 'snapshotChanged', { ...snapshot, session: signedIn });
  await settings.getByRole('button', { name: 'Sign out' }).click();
  await expectAsked(page, 'signOut').toHaveLength(1);
});

test('what a policy holds is listed, and its boxes say so', async ({ page }) => {
  const policy = { values: { doors: ['set-up'] }, locked: lockableSettings, problem: undefined } as const;
  await openWindow(page, { snapshot: { ...snapshot, policy } });
  const settings = await openSettings(page);
  for (const label of ['Cloud address', /^OAuth client id/i, 'Photon Wi-Fi name prefix', 'Update server'])
    await expect(settings.getByLabel(label)).toHaveAttribute('readonly');
  const updates = settings.getByRole('region', { name: 'Updates' });
  await expect(updates.getByRole('radio').last()).toBeDisabled();
  await expect(settings.getByRole('region', { name: 'Wi-Fi and Photons' }).getByRole('radio').first()).toBeDisabled();
  await expect(settings.getByRole('radio', { name: 'Dark' })).toBeEnabled();
  const managed = settings.getByRole('region', { name: 'Managed by your administrator' });
  await expect(managed.getByRole('listitem')).toHaveCount(lockableSettings.length + 1);
});
