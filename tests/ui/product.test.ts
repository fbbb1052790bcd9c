import { setupError } from '../../shared/errors.ts';
import {
  ask,
  atChoose,
  atProve,
  chooseQuestion,
  claimed,
  device,
  end,
  happened,
  now,
  practiceSession,
  signedIn,
  snapshot,
  withoutOwner,
} from '../support/window-states.ts';
import { byCable, plugged } from './support/cable-scenes.ts';
import { expectAsked, say, sayEvents } from './support/fake-bridge.ts';
import { openWindow } from './support/open-window.ts';
import { email, inProduct, product, startedForCustomer, startedWithoutOwner } from './support/product-worlds.ts';
import { expect, type Page, test } from './support/shared-page.ts';

test.use({ keptDocument: 'product' });

const tile = (page: Page) => page.getByRole('button', { name: 'Manage a product' });
const as = { who: 'customer', email } as const;

test('a product that was signed in to before is chosen, and only its secret is asked for', async ({ page }) => {
  const lamp = { id: 12, slug: 'lamp-v100', name: 'Lamp', clientId: 'lamp-1' };
  await openWindow(page, {
    snapshot: { ...snapshot, knownProducts: [product, lamp] },
    replies: { openProduct: [{ ok: true, value: lamp }] },
  });
  await tile(page).click();
  const secret = page.getByLabel('Client secret');
  await secret.fill('of another client');
  await page.getByLabel('Saved products').selectOption({ index: 2 });
  await expect(page.getByLabel('Client ID')).toHaveValue('lamp-1');
  await expect(secret).toHaveValue('');
  await secret.fill('the secret');
  await secret.press('Enter');
  await expectAsked(page, 'openProduct').toEqual([
    { clientId: 'lamp-1', clientSecret: 'the secret', product: 'lamp-v100' },
  ]);
});

test('signing in asks for all three, says what was refused, and shows the product back', async ({ page }) => {
  await openWindow(page, {
    replies: {
      openProduct: [
        { ok: false, error: setupError('oauth-client-refused') },
        { ok: false, error: setupError('product-of-another-client') },
        { ok: true, value: product },
      ],
    },
  });
  await tile(page).click();
  await expect(page.getByRole('heading', { name: 'Sign in to a product' })).toBeFocused();
  await page.keyboard.press('Enter');
  const id = page.getByLabel('Client ID');
  await expect(id).toBeFocused();
  await expect(id).toHaveAccessibleDescription('Enter the client ID.');
  await id.fill('setup-4711');
  const secret = page.getByLabel('Client secret');
  await secret.fill('not the secret');
  await page.getByLabel('Product', { exact: true }).fill('tempmon-v100');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'The cloud refused the OAuth client' })).toBeVisible();
  await expect(secret).toHaveValue('');
  await secret.fill('the secret');
  await secret.press('Enter');
  await expect(page.getByText('This client belongs to another product')).toBeVisible();
  await expect(secret).toHaveValue('the secret');
  await secret.press('Enter');
  await say(page, 'snapshotChanged', inProduct);
  await expect(page.getByRole('heading', { name: 'Tempmon' })).toBeFocused();
  await expect(page.getByText('1319', { exact: true })).toBeVisible();
  await expectAsked(page, 'openProduct').toContainEqual({
    clientId: 'setup-4711',
    clientSecret: 'the secret',
    product: 'tempmon-v100',
  });
  await page.getByRole('button', { name: 'Sign out of product' }).click();
  await expectAsked(page, 'closeProduct').toHaveLength(1);
});

test('the practice session fills its own product in', async ({ page }) => {
  await openWindow(page, {
    snapshot: { ...snapshot, session: signedIn, practice: practiceSession, wifi: 'simulated' },
    replies: { openProduct: [{ ok: true, value: product }] },
  });
  await tile(page).click();
  await page.getByRole('button', { name: 'Use practice product' }).click();
  await page.getByRole('button', { name: 'Sign in' }).click();
  const { deviceIds: _ofDevices, ...opens } = practiceSession.product;
  await expectAsked(page, 'openProduct').toEqual([opens]);
});

test('over USB one visit is enough, and both the page and the run say so', async ({ page }) => {
  await openWindow(page, { snapshot: { ...inProduct, plugged: [plugged] } });
  await tile(page).click();
  await page.getByRole('button', { name: 'Set up a product device' }).click();
  await expectAsked(page, 'watchCables').toEqual([{ watching: true }]);
  const said = page.getByText('Over USB, one visit is enough');
  await expect(said).toBeVisible();
  await expect(page.getByText(plugged.id ?? '')).toBeVisible();
  // Another one is meant than the one that is plugged in.
  const id = page.getByLabel('Device ID (optional)');
  await id.fill('ffffffffffffffffffffffff');
  await expect(said).toHaveCount(0);
  await id.fill(plugged.id ?? '');
  await expect(said).toBeVisible();
  await say(page, 'snapshotChanged', {
    ...inProduct,
    plugged: [{ ...plugged, obstacle: setupError('cable-unavailable') }],
  });
  await expect(said).toHaveCount(0);
  await page.getByLabel('Customer', { exact: true }).fill(email);
  await page.keyboard.press('Enter');
  await expect(page.getByText(`For ${email}, in the product Tempmon`)).toBeVisible();
  await sayEvents(page, happened({ ...byCable, customer: email }, { type: 'plan-chosen', plan: 'internet-stays' }));
  await expect(page.getByRole('complementary', { name: 'Owner' })).toContainText('Over USB, one visit is enough');
});

test('a device is set up for a customer, with the id from a scanner', async ({ page }) => {
  await openWindow(page, { snapshot: inProduct, replies: { listCustomers: [{ ok: true, value: [email] }] } });
  await tile(page).click();
  await page.getByRole('button', { name: 'Set up a product device' }).click();
  const customer = page.getByLabel('Customer', { exact: true });
  await page.keyboard.press('Enter');
  await expect(customer).toBeFocused();
  await expect(customer).toHaveAccessibleDescription(/Enter the customer’s email address\./);
  await customer.fill('anna');
  await expect(page.locator('datalist option')).toHaveAttribute('value', email);
  await customer.fill(email);
  await page.getByLabel('Counts as').selectOption('Rework');
  const id = page.getByLabel('Device ID (optional)');
  await id.pressSequentially('2E00390001473432');
  await id.press('Enter');
  await expect(id).toHaveAccessibleDescription(/too short: 16 of 24 characters/);
  await id.fill(device.id.toUpperCase());
  await id.press('Enter');
  await expect(page.getByRole('heading', { name: 'Find your Photon' })).toBeFocused();
  await expectAsked(page, 'startSetup').toEqual([{ for: 'customer', email, wantedId: device.id, kind: 'rework' }]);
  await expect(page.getByText(`For ${email}, in the product Tempmon`)).toBeVisible();
  await sayEvents(page, happened(startedForCustomer, { type: 'plan-chosen', plan: 'id-known' }));
  await expect(page.getByText(/so the device is added to the product first/)).toBeVisible();
});

test('a device is set up without an owner, also the next one', async ({ page }) => {
  await openWindow(page, {
    snapshot: inProduct,
    replies: { renameDevice: [{ ok: true, value: { name: 'lamp_7' } }] },
  });
  await tile(page).click();
  await page.getByRole('button', { name: 'Set up a product device' }).click();
  await page.getByRole('radio', { name: /^Without an owner/ }).check();
  await expect(page.getByLabel('Customer', { exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Start setup' }).click();
  await expect(page.getByText('Without an owner, in the product Tempmon')).toBeVisible();
  await sayEvents(page, happened(startedWithoutOwner, end(withoutOwner)));
  await expect(page.getByText('It is in Tempmon and has no owner.')).toBeVisible();
  await expect(page.getByText('Unclaimed')).toBeVisible();
  await page.getByLabel('Name').fill('lamp 7');
  await page.getByRole('button', { name: 'Save name' }).click();
  await expect(page.getByText('The cloud shows the name as lamp_7.')).toBeVisible();
  await expectAsked(page, 'renameDevice').toEqual([{ as: { who: 'product' }, deviceId: device.id, name: 'lamp 7' }]);
  await page.getByRole('button', { name: 'Set up another Photon' }).click();
  await expectAsked(page, 'startSetup').toEqual([{ for: 'product' }, { for: 'product' }]);
});

test('an owner is named before the device is unclaimed, and a reloaded window knows that there is to be none', async ({
  page,
}) => {
  const events = happened(
    startedWithoutOwner,
    ask({ id: 'q', kind: 'confirm-ownership', device: { ...device, setUpBefore: true, owner: 'bob@example.com' } }),
  );
  await openWindow(page, { snapshot: { ...inProduct, running: true }, events });
  await expect(page.getByText('Then bob@example.com loses access.')).toBeVisible();
  await page.getByRole('button', { name: 'Unclaim this Photon' }).click();
  await expectAsked(page, 'answerQuestion').toEqual([
    { questionId: 'q', answer: { kind: 'confirm-ownership', confirmed: true } },
  ]);
});

test('a set-up without an owner that ended in the middle goes on as that, once its product is open', async ({
  page,
}) => {
  const unfinished = {
    runId: 'run-0',
    startedAt: now - 60_000,
    forWhom: { for: 'product', productId: product.id },
    cloudUrl: snapshot.settings.cloudUrl,
    deviceId: device.id,
    networkName: 'HomeNet',
    plan: undefined,
    reached: 'connect',
    connectedAt: now - 30_000,
    end: undefined,
  } as const;
  await openWindow(page, { snapshot: { ...inProduct, unfinished } });
  await expect(page.getByText('It was for a product device without an owner.')).toBeVisible();
  await page.getByRole('button', { name: 'Check if it’s online' }).click();
  await expect(page.getByText('Without an owner, in the product Tempmon')).toBeVisible();
  await expectAsked(page, 'finishAttempt').toEqual([{ runId: 'run-0' }]);
});

test('an address that is refused is mended where it was typed, and nothing else is typed again', async ({ page }) => {
  await openWindow(page, {
    snapshot: inProduct,
    replies: { startSetup: [{ ok: false, error: setupError('customer-name-invalid') }] },
  });
  await tile(page).click();
  await page.getByRole('button', { name: 'Set up a product device' }).click();
  await page.getByLabel('Customer', { exact: true }).fill('anna@example');
  await page.getByLabel('Device ID (optional)').fill(device.id);
  await page.keyboard.press('Enter');
  await expect(page.getByText('This isn’t an email address')).toBeVisible();
  await expect(page.getByLabel('Device ID (optional)')).toHaveValue(device.id);
  await expect(page.getByLabel('Customer', { exact: true })).toHaveValue('anna@example');
});

test('a Photon that was set up before can keep its networks', async ({ page }) => {
  const known = { ...device, setUpBefore: true };
  const events = happened(...atChoose, { type: 'device-identified', device: known }, ask(chooseQuestion));
  await openWindow(page, { snapshot: { ...inProduct, running: true }, events });
  await page.getByRole('button', { name: 'Keep its saved networks' }).click();
  await expectAsked(page, 'answerQuestion').toEqual([
    { questionId: chooseQuestion.id, answer: { kind: 'keep-networks' } },
  ]);
});

test('a new Photon has no networks to keep', async ({ page }) => {
  await openWindow(page, {
    snapshot: { ...inProduct, running: true },
    events: happened(...atChoose, ask(chooseQuestion)),
  });
  await expect(page.getByRole('button', { name: 'Connect the Photon' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Keep its saved networks' })).toHaveCount(0);
});

test('whoever owns the device now is named before it is taken', async ({ page }) => {
  const known = { ...device, setUpBefore: true, owner: 'bob@example.com' };
  await openWindow(page, {
    snapshot: { ...inProduct, running: true },
    events: happened(startedForCustomer, ask({ id: 'q-owner', kind: 'confirm-ownership', device: known })),
  });
  await expect(page.getByText('bob@example.com owns it now.')).toBeVisible();
  await expect(page.getByText(`claimed for ${email}, and bob@example.com loses access.`)).toBeVisible();
  await page.getByRole('button', { name: 'Claim for the customer' }).click();
  await expectAsked(page, 'answerQuestion').toEqual([
    { questionId: 'q-owner', answer: { kind: 'confirm-ownership', confirmed: true } },
  ]);
});

test('success names the owner, acts as the customer and sets up another for the same', async ({ page }) => {
  const [, ...rest] = atProve;
  await openWindow(page, {
    snapshot: inProduct,
    events: happened(startedForCustomer, ...rest, end({ ...claimed, customer: { email, listed: true } })),
    replies: { renameDevice: [{ ok: true, value: { name: 'greenhouse' } }] },
  });
  await expect(page.getByText('In the customer list')).toBeVisible();
  await page.getByLabel('Name', { exact: true }).fill('greenhouse');
  await page.getByLabel('Name', { exact: true }).press('Enter');
  await expect(page.getByText('Name saved.')).toBeVisible();
  await expectAsked(page, 'renameDevice').toEqual([{ as, deviceId: device.id, name: 'greenhouse' }]);
  await page.getByRole('button', { name: 'Set up another for them' }).click();
  await expectAsked(page, 'startSetup').toEqual([{ for: 'customer', email }]);
});

test('after success another customer begins with an empty address', async ({ page }) => {
  const [, ...rest] = atProve;
  await openWindow(page, {
    snapshot: inProduct,
    events: happened(startedForCustomer, ...rest, end({ ...claimed, customer: { email, listed: false } })),
  });
  await page.getByRole('button', { name: 'Choose another customer' }).click();
  await expect(page.getByLabel('Customer', { exact: true })).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Tempmon' })).toBeFocused();
});
