import { snapshot } from '../support/window-states.ts';
import { asked, expectAsked, say } from './support/fake-bridge.ts';
import { openWindow } from './support/open-window.ts';
import { product } from './support/product-worlds.ts';
import { expect, test } from './support/shared-page.ts';

test.use({ keptDocument: 'kept' });

const question = { proxy: 'proxy.example.com:3128', status: 'asked', refused: false } as const;

test('a proxy’s question is answered by keyboard, asked again where it was wrong, and goes when it was right', async ({
  page,
}) => {
  await openWindow(page, { snapshot: { ...snapshot, secrets: { place: 'encrypted', problem: undefined } } });
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await say(page, 'snapshotChanged', { ...snapshot, proxy: question });
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('proxy.example.com:3128');
  const [name, password] = [dialog.getByLabel('Proxy user name'), dialog.getByLabel(/^Proxy password/)];
  await expect(name).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(name).toHaveAccessibleDescription('Enter your user name for the proxy.');
  await page.keyboard.type('anna');
  await page.keyboard.press('Tab');
  await page.keyboard.type('falsch');
  await dialog.getByRole('checkbox', { name: 'Keep both on this computer' }).check();
  await page.keyboard.press('Enter');
  await say(page, 'snapshotChanged', { ...snapshot, proxy: { ...question, status: 'trying' } });
  await expect(dialog.locator('[aria-live]')).toHaveText('Trying…');
  await say(page, 'snapshotChanged', { ...snapshot, proxy: { ...question, refused: true } });
  await expect(password).toBeFocused();
  await expect(password).toHaveValue('');
  await expect(password).toHaveAccessibleDescription(/refused this user name and password/);
  await page.keyboard.type('geheim');
  await page.keyboard.press('Enter');
  await say(page, 'snapshotChanged', snapshot);
  await expect(dialog).toHaveCount(0);
  const given = { proxy: question.proxy, name: 'anna', keep: true };
  await expectAsked(page, 'answerProxy').toEqual([
    { ...given, password: 'falsch' },
    { ...given, password: 'geheim' },
  ]);
});

test('Escape and Cancel give a proxy nothing', async ({ page }) => {
  await openWindow(page, { snapshot: { ...snapshot, proxy: question } });
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Proxy user name').press('Escape');
  await expectAsked(page, 'cancelProxy').toHaveLength(1);
  // It goes when the main process says so, not before.
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expectAsked(page, 'cancelProxy').toHaveLength(2);
  expect(await asked(page, 'answerProxy')).toEqual([]);
});

test('what is kept is listed where it is used, and deleted by its name once it is confirmed', async ({ page }) => {
  const [client, proxies] = [
    { what: 'oauth-client', names: ['setup-1234'] },
    { what: 'proxies', names: ['proxy.example.com:3128'] },
  ] as const;
  await openWindow(page, {
    replies: {
      listKept: [
        { ok: true, value: [client, proxies] },
        { ok: true, value: [proxies] },
      ],
    },
  });
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Delete: Secret of the OAuth client setup-1234' }).click();
  await page.getByRole('button', { name: 'Keep it' }).click();
  expect(await asked(page, 'deleteKept')).toEqual([]);
  await page.getByRole('button', { name: 'Delete: Secret of the OAuth client setup-1234' }).click();
  await expect(page.getByText('The cloud shows a client secret only once.')).toBeVisible();
  await page.getByRole('button', { name: 'Delete permanently: Secret of the OAuth client setup-1234' }).click();
  await expect(page.getByText('Deleted from this computer.')).toBeVisible();
  await expect(page.getByText('setup-1234')).toHaveCount(0);
  await expect(page.getByText('User name and password for proxy.example.com:3128')).toBeVisible();
  await expectAsked(page, 'deleteKept').toEqual([{ what: 'oauth-client' }]);
});

test('a Wi-Fi password that is remembered is forgotten by its network’s name', async ({ page }) => {
  await openWindow(page, { snapshot: { ...snapshot, rememberedWifi: ['HomeNet', 'Cabin'] } });
  await expect(page.locator('h1')).toBeVisible();
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: /^Forget: Wi-Fi password of .*Cabin/ }).click();
  await expectAsked(page, 'forgetWifiPassword').toEqual([{ ssid: 'Cabin' }]);
  await say(page, 'snapshotChanged', { ...snapshot, rememberedWifi: ['HomeNet'] });
  await expect(page.getByRole('button', { name: /^Forget: / })).toHaveCount(1);
});

test('a product that was signed in to is forgotten by its name', async ({ page }) => {
  await openWindow(page, { snapshot: { ...snapshot, knownProducts: [product, { ...product, id: 12, name: 'Lamp' }] } });
  await expect(page.locator('h1')).toBeVisible();
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: /^Forget: Product .*Lamp/ }).click();
  await expectAsked(page, 'forgetProduct').toEqual([{ id: 12, clientId: product.clientId }]);
  await say(page, 'snapshotChanged', { ...snapshot, knownProducts: [product] });
  await expect(page.getByRole('button', { name: /^Forget: / })).toHaveCount(1);
});
