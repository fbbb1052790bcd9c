import { setupError } from '../../shared/errors.ts';
import { sharedAway, snapshot } from '../support/window-states.ts';
import { asked, expectAsked, say } from './support/fake-bridge.ts';
import { historyReplies, openHistory } from './support/history-scenes.ts';
import { openWindow } from './support/open-window.ts';
import { expect, type Page, test } from './support/shared-page.ts';

test.use({ keptDocument: 'sharing' });

async function openSharing(page: Page) {
  await expect(page.locator('h1')).toBeVisible();
  await page.keyboard.press('Control+,');
  return page.getByRole('dialog', { name: 'Settings' }).getByRole('region', { name: 'Shared history' });
}

test('a shared history is tried and applied by keyboard, and its password is sent once and not shown again', async ({
  page,
}) => {
  const refused = { ok: false, error: setupError('shared-record-sign-in-refused') } as const;
  await openWindow(page, {
    replies: {
      testSharing: [refused, { ok: true, value: undefined }],
      chooseCertificates: [
        { ok: false, error: setupError('invalid-input') },
        { ok: true, value: { name: 'plant-ca.pem', ca: 'PEM' } },
      ],
    },
  });
  const sharing = await openSharing(page);
  await sharing.getByLabel('Server address').press('Enter');
  await expect(sharing.getByLabel('Server address')).toBeFocused();
  await expect(sharing.getByLabel('Server address')).toHaveAccessibleDescription(/Enter the name or the address/);
  await page.keyboard.type('db.example.com');
  await page.keyboard.press('Tab');
  await page.keyboard.type('x');
  await page.keyboard.press('Tab');
  await page.keyboard.type('plant');
  await page.keyboard.press('Tab');
  await page.keyboard.type('bench');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type(' secret ');
  await page.keyboard.press('Enter');
  await expect(sharing.getByLabel('Port')).toBeFocused();
  expect(await asked(page, 'shareHistory')).toEqual([]);
  await sharing.getByLabel('Port').fill('');
  const ca = sharing.getByRole('button', { name: 'Choose CA file' });
  await ca.press('Enter');
  await expect(sharing.getByText('This file has no certificates.')).toBeVisible();
  await ca.press('Enter');
  await expect(sharing.getByText('plant-ca.pem')).toBeVisible();
  const place = { host: 'db.example.com', port: 5432, database: 'plant', user: 'bench', station: '' };
  const sent = { place: { ...place, tls: 'verify-full', ca: 'PEM' }, password: ' secret ' };
  const tryIt = sharing.getByRole('button', { name: 'Test connection' });
  await tryIt.press('Enter');
  await expect(sharing.getByRole('alert')).toHaveText(/refused the sign-in/);
  await tryIt.press('Enter');
  await expect(sharing.getByText('The connection works')).toBeVisible();
  await expect(sharing.getByRole('alert')).toHaveCount(0);
  await expectAsked(page, 'testSharing').toEqual([sent, sent]);
  await sharing.getByRole('button', { name: 'Save and connect' }).press('Enter');
  await expectAsked(page, 'shareHistory').toEqual([sent]);
  await expect(sharing.getByText('Saved')).toBeVisible();
  await expect(sharing.getByLabel('Password', { exact: true })).toHaveValue('');
});

test('where the computer has no store for secrets, it is said how long the password lasts', async ({ page }) => {
  const kept = { ...snapshot, secrets: { ...snapshot.secrets, place: 'encrypted' } } as const;
  await openWindow(page, { snapshot: kept });
  const sharing = await openSharing(page);
  const lasts = sharing.getByText(/Passwords last until the window closes/);
  await expect(sharing.getByLabel('Server address')).toBeVisible();
  await expect(lasts).toHaveCount(0);
  await say(page, 'snapshotChanged', {
    ...kept,
    secrets: { place: 'memory', problem: setupError('secret-store-missing') },
  });
  await expect(lasts).toBeVisible();
});

test('how it stands is told: what waits and since when, a server that is away, and why', async ({ page }) => {
  const notSaved = { ok: false, error: setupError('settings-not-saved') } as const;
  await openWindow(page, {
    snapshot: { ...snapshot, sharing: sharedAway },
    replies: { stopSharing: [notSaved, { ok: true, value: undefined }] },
  });
  const sharing = await openSharing(page);
  await expect(sharing.getByText(/No connection to the shared history since/)).toBeVisible();
  await expect(sharing.getByText(/12 entries wait for the shared history/)).toBeVisible();
  await expect(sharing.getByText('Can’t reach the shared history')).toBeVisible();
  await expect(sharing.getByLabel('Server address')).toHaveValue('db.example.com');
  await expect(sharing.getByText('A CA file is in use.')).toBeVisible();
  await say(page, 'snapshotChanged', {
    ...snapshot,
    sharing: { ...sharedAway, state: 'connected', awaySince: undefined, waiting: 0, trouble: undefined },
  });
  await expect(sharing.getByText('Connected.')).toBeVisible();
  await expect(sharing.getByText(/since/)).toHaveCount(0);
  await sharing.getByRole('button', { name: 'Stop sharing' }).click();
  await expect(sharing.getByText('The settings couldn’t be saved')).toBeVisible();
  await expect(sharing.getByLabel('Server address')).toHaveValue('db.example.com');
  await sharing.getByRole('button', { name: 'Stop sharing' }).press('Enter');
  await expectAsked(page, 'stopSharing').toHaveLength(2);
  await expect(sharing.getByText(/From now on, nothing is shared/)).toBeVisible();
  await expect(sharing.getByRole('button', { name: 'Save and connect' })).toBeFocused();
  await expect(sharing.getByLabel('Server address')).toHaveValue('');
});

test('what a policy says is shown and held: the password alone is entered here', async ({ page }) => {
  await openWindow(page, {
    snapshot: {
      ...snapshot,
      policy: { values: {}, locked: ['sharedRecord'], problem: undefined },
      sharing: sharedAway,
    },
  });
  const sharing = await openSharing(page);
  const address = sharing.getByLabel('Server address');
  await expect(address).toHaveValue('db.example.com');
  await expect(address).not.toBeEditable();
  await expect(sharing.getByRole('checkbox', { name: 'Connect without TLS' })).toBeDisabled();
  await sharing.getByLabel('Password', { exact: true }).fill('secret');
  await sharing.getByRole('button', { name: 'Save and connect' }).click();
  await expectAsked(page, 'shareHistory').toEqual([{ password: 'secret' }]);
  await sharing.getByRole('button', { name: 'Forget password' }).click();
  await expectAsked(page, 'stopSharing').toHaveLength(1);
  await expect(address).toHaveValue('db.example.com');
});

test('the way back from a CA file is a button, and the focus stays beside it', async ({ page }) => {
  await openWindow(page, { snapshot: { ...snapshot, sharing: sharedAway } });
  const sharing = await openSharing(page);
  await sharing.getByRole('button', { name: 'Use no CA file' }).press('Enter');
  await expect(sharing.getByText('No CA file: this computer’s certificates apply.')).toBeVisible();
  await expect(sharing.getByRole('button', { name: 'Choose CA file' })).toBeFocused();
  await expect(sharing.getByRole('button', { name: 'Use no CA file' })).toHaveCount(0);
  await sharing.getByRole('button', { name: 'Save and connect' }).press('Enter');
  await expectAsked(page, 'shareHistory').toEqual([
    expect.objectContaining({ place: expect.objectContaining({ ca: '' }) }),
  ]);
});

test('what is typed and not saved is asked about before the settings close, after the cloud’s own', async ({
  page,
}) => {
  await openWindow(page, { snapshot: { ...snapshot, sharing: sharedAway } });
  const sharing = await openSharing(page);
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await sharing.getByLabel('Database').fill('other');
  await page.keyboard.press('Escape');
  await expect(settings.getByRole('alert')).toHaveText(/The shared history isn’t saved yet/);
  await expect(sharing.getByRole('button', { name: 'Save and connect' })).toBeFocused();
  await settings.getByLabel(/^OAuth client id/i).fill('other');
  await page.keyboard.press('Escape');
  await expect(settings.getByRole('alert')).toHaveText(/The cloud settings aren’t applied yet/);
  await settings.getByRole('button', { name: 'Discard changes' }).click();
  await expect(settings.getByRole('alert')).toHaveText(/The shared history isn’t saved yet/);
  await expect(sharing.getByLabel('Database')).toHaveValue('other');
  await page.keyboard.press('Enter');
  await expect(sharing.getByText('Saved')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(settings).toHaveCount(0);
  expect(await asked(page, 'saveSettings')).toEqual([]);
});

test('plain is said to be for private networks alone, and a refusal stands at its field', async ({ page }) => {
  const wrong = { ok: false, error: setupError('invalid-input', { saw: 'station' }) } as const;
  const noTls = { ok: false, error: setupError('shared-record-plain-outside') } as const;
  await openWindow(page, {
    snapshot: { ...snapshot, sharing: sharedAway },
    replies: { shareHistory: [wrong, noTls] },
  });
  const sharing = await openSharing(page);
  await sharing.getByRole('checkbox', { name: 'Connect without TLS' }).check();
  await expect(sharing.getByText('Without TLS, on private networks alone.')).toBeVisible();
  await expect(sharing.getByRole('button', { name: 'Choose CA file' })).toHaveCount(0);
  const apply = sharing.getByRole('button', { name: 'Save and connect' });
  await apply.click();
  await expect(sharing.getByLabel('Station name')).toBeFocused();
  await apply.click();
  await expect(sharing.getByText('This address needs TLS')).toBeVisible();
  await expectAsked(page, 'shareHistory').toMatchObject([{ place: { tls: 'off' } }, { place: { tls: 'off' } }]);
});

test('the history says what waits and since when, and nothing where all is handed over', async ({ page }) => {
  await openWindow(page, { snapshot: { ...snapshot, sharing: sharedAway }, replies: historyReplies() });
  await openHistory(page);
  await expect(page.getByText(/12 entries wait for the shared history/)).toBeVisible();
  await say(page, 'snapshotChanged', {
    ...snapshot,
    sharing: { ...sharedAway, state: 'connected', awaySince: undefined, waiting: 0, trouble: undefined },
  });
  await expect(page.getByText(/shared history/)).toHaveCount(0);
});
