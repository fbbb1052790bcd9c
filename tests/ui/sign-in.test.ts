import { setupError } from '../../shared/errors.ts';
import { signedIn, signedOut, snapshot } from '../support/window-states.ts';
import { asked, expectAsked, say } from './support/fake-bridge.ts';
import { openWindow } from './support/open-window.ts';
import { expect, test } from './support/shared-page.ts';

test.use({ keptDocument: 'sign-in' });

const refused = { ok: false, error: setupError('sign-in-refused') } as const;
const unreachable = { ok: false, error: setupError('cloud-unreachable') } as const;

test('a person signs in by keyboard alone and the run starts', async ({ page }) => {
  await openWindow(page, { replies: { signIn: [{ ok: true, value: 'signed-in' }] } });
  await page.getByRole('button', { name: 'Set up a Photon' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Sign in to Particle' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.type('user@example.com');
  await page.keyboard.press('Tab');
  await page.keyboard.type('  blanks count  ');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Find your Photon' })).toBeFocused();
  await expectAsked(page, 'signIn').toEqual([{ username: 'user@example.com', password: '  blanks count  ' }]);
  await expectAsked(page, 'startSetup').toHaveLength(1);
});

test('empty fields are named and the first one takes the focus', async ({ page }) => {
  await openWindow(page);
  await page.getByRole('button', { name: 'Set up a Photon' }).click();
  await page.getByRole('button', { name: 'Sign in' }).click();
  const email = page.getByLabel('Email');
  await expect(email).toBeFocused();
  await expect(email).toHaveAccessibleDescription('Enter the email address of your Particle account.');
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(/Enter your password\.$/);
  expect(await asked(page, 'signIn')).toEqual([]);
});

test('a refused password is forgotten, the address stays, and the refusals are counted', async ({ page }) => {
  await openWindow(page, { replies: { signIn: [refused] } });
  await page.getByRole('button', { name: 'Set up a Photon' }).click();
  await page.getByLabel('Email').fill('user@example.com');
  await page.getByLabel('Password', { exact: true }).fill('wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await say(page, 'snapshotChanged', { ...snapshot, session: { ...signedOut, failedSignIns: 8 } });
  await expect(page.getByText('The cloud refused the sign-in')).toBeVisible();
  await expect(page.getByText(/8 sign-ins in a row were refused.*10.*30 min/)).toBeVisible();
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
  await expect(page.getByLabel('Email')).toHaveValue('user@example.com');
});

test('a password that never reached the cloud need not be typed again', async ({ page }) => {
  await openWindow(page, { replies: { signIn: [unreachable] } });
  await page.getByRole('button', { name: 'Set up a Photon' }).click();
  await page.getByLabel('Email').fill('user@example.com');
  await page.getByLabel('Password', { exact: true }).fill('secret');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('Can’t reach the Particle cloud')).toBeVisible();
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('secret');
});

test('the block of the cloud is said with the time of its end', async ({ page }) => {
  const lockedUntil = Date.UTC(2026, 10, 23, 10, 0);
  await openWindow(page, { snapshot: { ...snapshot, session: { ...signedOut, failedSignIns: 10, lockedUntil } } });
  await page.getByRole('button', { name: 'Set up a Photon' }).click();
  await expect(page.getByText(/again at \d{1,2}:\d{2}/)).toBeVisible();
});

test('the one-time code is asked for where the account wants it', async ({ page }) => {
  await openWindow(page, {
    replies: {
      signIn: [{ ok: true, value: 'one-time-code-needed' }],
      submitOneTimeCode: [
        { ok: false, error: setupError('one-time-code-refused') },
        { ok: true, value: undefined },
      ],
    },
  });
  await page.getByRole('button', { name: 'Set up a Photon' }).click();
  await page.getByLabel('Email').fill('user@example.com');
  await page.getByLabel('Password', { exact: true }).fill('secret');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await say(page, 'snapshotChanged', { ...snapshot, session: { ...signedOut, status: 'one-time-code-needed' } });
  const code = page.getByLabel('One-time code');
  await expect(code).toHaveAttribute('autocomplete', 'one-time-code');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(code).toHaveAccessibleDescription('Enter the code from your authenticator app.');
  await code.fill('000000');
  await code.press('Enter');
  await expect(page.getByText('The cloud refused the one-time code')).toBeVisible();
  await expect(code).toHaveValue('');
  await code.fill('123456');
  await code.press('Enter');
  await expect(page.getByRole('heading', { name: 'Find your Photon' })).toBeVisible();
  await expectAsked(page, 'submitOneTimeCode').toEqual([{ code: '000000' }, { code: '123456' }]);
});

test('an access token signs in as well, and a bad one is forgotten', async ({ page }) => {
  await openWindow(page, {
    replies: {
      useAccessToken: [
        { ok: false, error: setupError('access-token-invalid') },
        { ok: true, value: undefined },
      ],
    },
  });
  await page.getByRole('button', { name: 'Set up a Photon' }).click();
  await page.getByRole('button', { name: 'Use an access token' }).click();
  const token = page.getByLabel('Access token');
  await token.fill('bad');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('The access token isn’t valid')).toBeVisible();
  await expect(token).toHaveValue('');
  await token.fill('good');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Find your Photon' })).toBeVisible();
});

test('password managers are told which field is which', async ({ page }) => {
  await openWindow(page);
  await page.getByRole('button', { name: 'Set up a Photon' }).click();
  await expect(page.getByLabel('Email')).toHaveAttribute('autocomplete', 'username');
  await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute('autocomplete', 'current-password');
});

test('Escape goes back to the start, and signing out stays there', async ({ page }) => {
  await openWindow(page);
  await page.getByRole('button', { name: 'Set up a Photon' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to Particle' })).toBeFocused();
  // An input method takes back what it composes with this key (UI Events, KeyboardEvent.isComposing).
  await page.evaluate(() =>
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', isComposing: true, bubbles: true })),
  );
  await expect(page.getByRole('heading', { name: 'Sign in to Particle' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Set up your Photon' })).toBeFocused();
  await say(page, 'snapshotChanged', { ...snapshot, session: signedIn });
  await expect(page.getByText('Signed in as user@example.com')).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expectAsked(page, 'signOut').toHaveLength(1);
});

test('whoever asks to stay signed in says so with the sign-in, and the choice is off until then', async ({ page }) => {
  await openWindow(page, { replies: { signIn: [{ ok: true, value: 'signed-in' }] } });
  await page.getByRole('button', { name: 'Set up a Photon' }).click();
  await page.getByLabel('Email').fill('user@example.com');
  await page.getByLabel('Password', { exact: true }).fill('secret');
  const stay = page.getByRole('checkbox', { name: 'Stay signed in' });
  await expect(stay).not.toBeChecked();
  await expect(stay).toHaveAccessibleDescription(/locked by the system keyring/);
  await stay.press('Space');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Find your Photon' })).toBeFocused();
  await expectAsked(page, 'signIn').toEqual([{ username: 'user@example.com', password: 'secret', stay: true }]);
});

test('without a secret store nobody can ask to stay, and the form says that all is in memory', async ({ page }) => {
  const secrets = { place: 'memory', problem: setupError('secret-store-missing') } as const;
  await openWindow(page, { snapshot: { ...snapshot, secrets } });
  await page.getByRole('button', { name: 'Set up a Photon' }).click();
  const stay = page.getByRole('checkbox', { name: 'Stay signed in' });
  await expect(stay).toBeDisabled();
  await expect(stay).toHaveAccessibleDescription(/kept after the window closes/);
});

test('a kept sign-in that ended is said at the start, and can be put away', async ({ page }) => {
  const secrets = { place: 'encrypted', problem: setupError('kept-sign-in-ended') } as const;
  await openWindow(page, { snapshot: { ...snapshot, secrets } });
  await expect(page.getByText('You’re signed out')).toBeVisible();
  await page.getByRole('button', { name: 'Close this notice' }).press('Enter');
  await expectAsked(page, 'dismissSecretsProblem').toHaveLength(1);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

test('a sign-out that the cloud did not do is said, and asked for again', async ({ page }) => {
  const notDone = { ok: false, error: setupError('sign-out-not-done', { saw: 'Internal error' }) } as const;
  const replies = { signOut: [notDone, { ok: true, value: undefined }] as const };
  await openWindow(page, { snapshot: { ...snapshot, session: signedIn }, replies });
  await page.getByRole('button', { name: 'Sign out' }).click();
  await say(page, 'snapshotChanged', snapshot);
  const notice = page.getByText('The cloud didn’t end your access token');
  await expect(notice).toBeVisible();
  await expect(page.getByText('Response: Internal error')).toBeHidden();
  await page.getByText('Details', { exact: true }).click();
  await expect(page.getByText('Response: Internal error')).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(notice).toBeHidden();
  await expectAsked(page, 'signOut').toHaveLength(2);
});
