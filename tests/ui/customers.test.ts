import { setupError } from '../../shared/errors.ts';
import { device, now, snapshot } from '../support/window-states.ts';
import { asked, expectAsked, say } from './support/fake-bridge.ts';
import { openWindow } from './support/open-window.ts';
import { email, facts, inProduct, offlineFacts } from './support/product-worlds.ts';
import { expect, type Page, test } from './support/shared-page.ts';

test.use({ keptDocument: 'customers' });

const tile = (page: Page) => page.getByRole('button', { name: 'Manage a product' });
const customers = Array.from({ length: 10_000 }, (_, index) => `customer${index}@example.com`);
const as = { who: 'customer', email } as const;

async function openCustomer(page: Page): Promise<void> {
  await tile(page).click();
  await page.getByRole('button', { name: 'Customers' }).click();
  await page.getByLabel('Open a customer by email').fill('Anna+Greenhouse@example.com ');
  await page.getByLabel('Open a customer by email').press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Customer ${email}`);
}

test('ten thousand customers are one short list for the screen, found by typing and walked by arrows', async ({
  page,
}) => {
  await openWindow(page, {
    snapshot: inProduct,
    replies: { listCustomers: [{ ok: true, value: customers }], listDevices: [{ ok: true, value: [facts] }] },
  });
  await tile(page).click();
  await page.getByRole('button', { name: 'Customers' }).click();
  await expect(page.getByText('10,000 customers')).toBeVisible();
  const rows = page.locator('.customer-list button');
  expect(await rows.count()).toBeLessThan(60);
  await rows.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('button', { name: 'customer1@example.com', exact: true })).toBeFocused();
  await page.keyboard.press('End');
  await expect(page.getByRole('button', { name: 'customer9999@example.com' })).toBeFocused();
  await page.getByLabel('Filter').fill('4711');
  await expect(rows).toHaveCount(1);
  await page.getByLabel('Open a customer by email').fill(email);
  // A sign-in comes between.
  await say(page, 'snapshotChanged', snapshot);
  await expect(rows).toHaveCount(0);
  await say(page, 'snapshotChanged', inProduct);
  await expect(rows).toHaveCount(1);
  await expect(page.getByLabel('Filter')).toHaveValue('4711');
  await expect(page.getByLabel('Open a customer by email')).toHaveValue(email);
  await page.getByRole('button', { name: 'customer4711@example.com' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Customer customer4711@example.com');
});

test('a device of a customer is found on the bench, pinged, opened in the console and copied for a ticket', async ({
  page,
}) => {
  await openWindow(page, {
    snapshot: inProduct,
    replies: {
      listCustomers: [{ ok: true, value: [] }],
      listDevices: [{ ok: true, value: [facts, offlineFacts] }],
      pingDevice: [{ ok: true, value: { online: true } }],
    },
  });
  await openCustomer(page);
  await page.getByText('turtle_biscuit').click();
  await page.getByRole('button', { name: 'Signal (flash the LED)' }).click();
  await expectAsked(page, 'signalDevice').toContainEqual({ as, deviceId: device.id, on: true });
  await page.getByRole('button', { name: 'Ping' }).click();
  await expect(page.getByText('The device responds. It’s online.')).toBeVisible();
  await expectAsked(page, 'pingDevice').toEqual([{ as, deviceId: device.id }]);
  await page.getByRole('button', { name: 'Open in Particle console' }).click();
  await expectAsked(page, 'openDevicePage').toEqual([{ deviceId: device.id, inProduct: true }]);
  await page.getByRole('button', { name: 'Copy all details' }).click();
  const [copied] = await asked(page, 'copyText');
  expect(copied).toMatchObject({ text: expect.stringContaining(`Device ID: ${device.id}\n`) });
  expect(copied).toMatchObject({ text: expect.stringContaining(`Owner: ${email}`) });
});

test('the devices of a customer are read, called and watched as this customer', async ({ page }) => {
  await openWindow(page, {
    snapshot: inProduct,
    replies: {
      listCustomers: [{ ok: true, value: [] }],
      listDevices: [{ ok: true, value: [facts, offlineFacts] }],
      callFunction: [
        { ok: true, value: -7 },
        { ok: false, error: setupError('device-not-answering') },
      ],
      readVariables: [
        { ok: true, value: [{ name: 'temperature', type: 'double', reading: { ok: true, value: 21.5 } }] },
      ],
    },
  });
  await openCustomer(page);
  await expectAsked(page, 'listDevices').toContainEqual({ as });
  await expect(page.getByText('12 minutes ago')).toBeVisible();
  await expect(page.getByText('No handshake yet')).toBeVisible();
  await page.getByText('turtle_biscuit').click();
  await page.getByRole('button', { name: 'Read variables' }).click();
  await expect(page.getByRole('row', { name: 'temperature 21.5 double' })).toBeVisible();
  await page.getByLabel('Argument').fill('on');
  await page.getByLabel('Argument').press('Enter');
  // Whether a number is good only that firmware knows.
  await expect(page.getByText('setPump returned -7.')).not.toHaveClass(/good/);
  await expectAsked(page, 'callFunction').toEqual([
    { as, deviceId: device.id, functionName: 'setPump', argument: 'on' },
  ]);
  await page.getByRole('button', { name: 'Call' }).click();
  await expect(page.getByText('The device didn’t respond')).toBeVisible();

  await page.getByRole('button', { name: 'Watch events' }).click();
  const event = (data: string) => ({ deviceId: device.id, name: 'temperature', data, publishedAt: now });
  await say(page, 'deviceEvent', event('21.0'));
  await say(page, 'deviceEvent', event('22.0'));
  const data = page.getByRole('region', { name: 'List of events' }).locator('td[dir=auto]');
  await expect(data).toHaveText(['22.0', '21.0']);
  await page.getByRole('button', { name: 'Pause' }).click();
  await say(page, 'deviceEvent', event('23.0'));
  await expect(page.getByText('Paused. 1 new event since.')).toBeVisible();
  await expect(data).toHaveText(['22.0', '21.0']);
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(data).toHaveText(['23.0', '22.0', '21.0']);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(data).toHaveCount(0);
  // The cloud takes the token back: that is said, and the button offers to watch again.
  await say(page, 'watchEnded', setupError('access-token-invalid'));
  await expect(page.getByText('The access token isn’t valid')).toBeVisible();
  await page.getByRole('button', { name: 'Watch events' }).click();
  await expect(page.getByText('The access token isn’t valid')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Customers', level: 1 })).toBeVisible();
  await expectAsked(page, 'stopWatching').toHaveLength(1);
});

test('a token is copied by the main process and never comes into the window', async ({ page }) => {
  await openWindow(page, {
    snapshot: inProduct,
    replies: { listCustomers: [{ ok: true, value: [] }], listDevices: [{ ok: true, value: [facts] }] },
  });
  await openCustomer(page);
  await page.getByRole('button', { name: 'Copy access token' }).click();
  await expect(page.getByText('Copied. Clear the clipboard after you paste it.')).toBeVisible();
  await expectAsked(page, 'copyCustomerToken').toEqual([{ email }]);
  expect(await asked(page, 'copyText')).toEqual([]);
});

test('a customer that does not exist says so', async ({ page }) => {
  await openWindow(page, {
    snapshot: inProduct,
    replies: {
      listCustomers: [{ ok: true, value: [] }],
      listDevices: [{ ok: false, error: setupError('customer-not-found') }],
    },
  });
  await openCustomer(page);
  await expect(page.getByText('Customer not found')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy access token' })).toHaveCount(0);
});

test('what has not the form of an address opens nobody, and sets up nothing', async ({ page }) => {
  await openWindow(page, { snapshot: inProduct, replies: { listCustomers: [{ ok: true, value: [] }] } });
  await tile(page).click();
  await page.getByRole('button', { name: 'Customers' }).click();
  const box = page.getByLabel('Open a customer by email');
  await box.fill('nobody');
  await box.press('Enter');
  await expect(page.getByText('Enter an email address.')).toBeVisible();
  await expect(box).toBeFocused();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Set up a product device' }).click();
  await page.getByLabel('Customer', { exact: true }).last().fill('nobody');
  await page.getByRole('button', { name: 'Start setup' }).click();
  await expect(page.getByText('Enter the customer’s email address.')).toBeVisible();
  expect(await asked(page, 'startSetup')).toEqual([]);
});
