import { setupError } from '../../shared/errors.ts';
import { processorTime } from '../support/processor-time.ts';
import { asked, expectAsked, say, sayEvents } from './support/fake-bridge.ts';
import { openWindow } from './support/open-window.ts';
import {
  choosing,
  email,
  facts,
  importing,
  inProduct,
  offlineFacts,
  product,
  startedForCustomer,
  startedWithoutOwner,
} from './support/product-worlds.ts';
import { expect, type Page, test } from './support/shared-page.ts';
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
} from './support/worlds.ts';

const tile = (page: Page) => page.getByRole('button', { name: 'Work with a product' });
const customers = Array.from({ length: 10_000 }, (_, index) => `customer${index}@example.com`);
const as = { who: 'customer', email } as const;

async function openCustomer(page: Page): Promise<void> {
  await tile(page).click();
  await page.getByRole('button', { name: 'Customers and their devices' }).click();
  await page.getByLabel('Open a customer by e-mail').fill('Anna+Greenhouse@example.com ');
  await page.getByLabel('Open a customer by e-mail').press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Customer ${email}`);
}

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
  const id = page.getByLabel('Client id');
  await expect(id).toBeFocused();
  await expect(id).toHaveAccessibleDescription('Enter the client id.');
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
  await expect(page.getByRole('heading', { name: 'You are in Tempmon' })).toBeFocused();
  await expect(page.getByText('1319', { exact: true })).toBeVisible();
  await expectAsked(page, 'openProduct').toContainEqual({
    clientId: 'setup-4711',
    clientSecret: 'the secret',
    product: 'tempmon-v100',
  });
  await page.getByRole('button', { name: 'Sign out of the product' }).click();
  await expectAsked(page, 'closeProduct').toHaveLength(1);
});

test('the practice session fills its own product in', async ({ page }) => {
  await openWindow(page, {
    snapshot: { ...snapshot, session: signedIn, practice: practiceSession, wifi: 'simulated' },
    replies: { openProduct: [{ ok: true, value: product }] },
  });
  await tile(page).click();
  await page.getByRole('button', { name: 'Fill in the practice product' }).click();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expectAsked(page, 'openProduct').toEqual([practiceSession.product]);
});

test('a device is set up for a customer, with the id from a scanner', async ({ page }) => {
  await openWindow(page, { snapshot: inProduct, replies: { listCustomers: [{ ok: true, value: [email] }] } });
  await tile(page).click();
  await page.getByRole('button', { name: 'Set up a product device' }).click();
  const customer = page.getByLabel('Customer', { exact: true });
  await page.keyboard.press('Enter');
  await expect(customer).toBeFocused();
  await expect(customer).toHaveAccessibleDescription(/Enter the e-mail address of the customer\./);
  await customer.fill('anna');
  await expect(page.locator('datalist option')).toHaveAttribute('value', email);
  await customer.fill(email);
  const id = page.getByLabel('Device id, optional');
  await id.pressSequentially('2E00390001473432');
  await id.press('Enter');
  await expect(id).toHaveAccessibleDescription(/too short: 16 characters/);
  await id.fill(device.id.toUpperCase());
  await id.press('Enter');
  await expect(page.getByRole('heading', { name: 'Find your Photon' })).toBeFocused();
  await expectAsked(page, 'startSetup').toEqual([{ for: 'customer', email, wantedId: device.id }]);
  await expect(page.getByText(`For ${email}, in the product Tempmon`)).toBeVisible();
  await sayEvents(page, happened(startedForCustomer, { type: 'plan-chosen', plan: 'id-known' }));
  await expect(page.getByText(/so the device goes into the product before the first move/)).toBeVisible();
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
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByText('Without an owner, in the product Tempmon')).toBeVisible();
  await sayEvents(page, happened(startedWithoutOwner, end(withoutOwner)));
  await expect(page.getByText('It is in Tempmon and has no owner.')).toBeVisible();
  await expect(page.getByText('None, it is unclaimed')).toBeVisible();
  await page.getByLabel('Name').fill('lamp 7');
  await page.getByRole('button', { name: 'Save name' }).click();
  await expect(page.getByText('The cloud writes the name lamp_7.')).toBeVisible();
  await expectAsked(page, 'renameDevice').toEqual([{ as: { who: 'product' }, deviceId: device.id, name: 'lamp 7' }]);
  await page.getByRole('button', { name: 'Set up another device' }).click();
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
  await expect(page.getByText('The Photon was to be online in a product, without an owner.')).toBeVisible();
  await page.getByRole('button', { name: 'Look whether it is online' }).click();
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
  await page.getByLabel('Customer', { exact: true }).fill('anna');
  await page.getByLabel('Device id, optional').fill(device.id);
  await page.keyboard.press('Enter');
  await expect(page.getByText('This is no e-mail address')).toBeVisible();
  await expect(page.getByLabel('Device id, optional')).toHaveValue(device.id);
  await expect(page.getByLabel('Customer', { exact: true })).toHaveValue('anna');
});

test('a Photon that was set up before can keep its networks', async ({ page }) => {
  const known = { ...device, setUpBefore: true };
  const events = happened(...atChoose, { type: 'device-identified', device: known }, ask(chooseQuestion));
  await openWindow(page, { snapshot: { ...inProduct, running: true }, events });
  await page.getByRole('button', { name: 'Keep the networks it has' }).click();
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
  await expect(page.getByRole('button', { name: 'Keep the networks it has' })).toHaveCount(0);
});

test('whoever owns the device now is named before it is taken', async ({ page }) => {
  const known = { ...device, setUpBefore: true, owner: 'bob@example.com' };
  await openWindow(page, {
    snapshot: { ...inProduct, running: true },
    events: happened(startedForCustomer, ask({ id: 'q-owner', kind: 'confirm-ownership', device: known })),
  });
  await expect(page.getByText('It belongs to bob@example.com now.')).toBeVisible();
  await expect(page.getByText(`becomes ${email}’s, and bob@example.com loses it.`)).toBeVisible();
  await page.getByRole('button', { name: 'Give it to the customer' }).click();
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
  await expect(page.getByText('In the list of customers')).toBeVisible();
  await page.getByLabel('Name', { exact: true }).fill('greenhouse');
  await page.getByLabel('Name', { exact: true }).press('Enter');
  await expect(page.getByText('Name saved.')).toBeVisible();
  await expectAsked(page, 'renameDevice').toEqual([{ as, deviceId: device.id, name: 'greenhouse' }]);
  await page.getByRole('button', { name: 'Set up another for this customer' }).click();
  await expectAsked(page, 'startSetup').toEqual([{ for: 'customer', email }]);
});

test('after success another customer begins with an empty address', async ({ page }) => {
  const [, ...rest] = atProve;
  await openWindow(page, {
    snapshot: inProduct,
    events: happened(startedForCustomer, ...rest, end({ ...claimed, customer: { email, listed: false } })),
  });
  await page.getByRole('button', { name: 'For another customer' }).click();
  await expect(page.getByLabel('Customer', { exact: true })).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'You are in Tempmon' })).toBeFocused();
});

test('a pasted list goes to the main process, its progress and report come back, and it can be run again', async ({
  page,
}) => {
  await openWindow(page, {
    snapshot: inProduct,
    replies: {
      importDevices: [{ ok: true, value: true }],
      sendImport: [{ ok: true, value: undefined }],
      saveImportReport: [{ ok: true, value: true }],
    },
  });
  await tile(page).click();
  await page.getByRole('button', { name: 'Add devices to the product' }).click();
  const ids = page.getByLabel('Device ids');
  await page.getByRole('button', { name: 'Check the list' }).click();
  await expect(ids).toBeFocused();
  await ids.fill(`${device.id}\n`);
  await page.getByRole('button', { name: 'Check the list' }).click();
  await expectAsked(page, 'importDevices').toEqual([{ from: 'text', text: `${device.id}\n` }]);
  await say(page, 'snapshotChanged', { ...inProduct, importing: choosing });
  await expect(page.getByRole('heading', { name: 'Check the list' })).toBeFocused();
  await expect(page.getByRole('radio', { name: 'Column 3' })).toBeChecked();
  await expect(page.getByText('In these rows: 2 device IDs')).toBeVisible();
  await expect(page.getByText(/^2\.70036E\+23: A spreadsheet made a number/)).toBeVisible();
  await page.keyboard.press('Enter');
  await expectAsked(page, 'sendImport').toEqual([{ column: 2, headerRow: 0 }]);
  await say(page, 'snapshotChanged', { ...inProduct, importing });
  await expect(page.getByText('41,250 of 100,000 sent')).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expectAsked(page, 'cancelImport').toHaveLength(1);
  await say(page, 'snapshotChanged', { ...inProduct, importing: { ...importing, status: 'cancelled' } });
  await expect(page.getByRole('heading', { name: 'You stopped the import' })).toBeFocused();
  await page.getByText('Owned by somebody outside the team – All of them').click();
  await expect(page.getByText(importing.samples.ownedByOthers[0] ?? '')).toBeVisible();
  await page.getByRole('button', { name: 'Save report' }).click();
  await expect(page.getByText('Report saved.')).toBeVisible();
  await page.getByRole('button', { name: 'Run it again' }).click();
  await expectAsked(page, 'dismissImport').toHaveLength(1);
  await say(page, 'snapshotChanged', inProduct);
  await expect(ids).toHaveValue(`${device.id}\n`);
});

test('where the column is unclear nothing is sent before one is chosen, by keys alone', async ({ page }) => {
  const preview = choosing.preview && { ...choosing.preview, certain: false };
  const unclear = { ...choosing, ...(preview && { preview }) };
  await openWindow(page, {
    snapshot: { ...inProduct, importing: unclear },
    replies: { sendImport: [{ ok: true, value: undefined }], dismissImport: [{ ok: true, value: undefined }] },
  });
  await expect(page.getByText('More than one column may hold device IDs')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Choose a column.')).toBeVisible();
  expect(await asked(page, 'sendImport')).toHaveLength(0);
  await expect(page.getByRole('radio', { name: 'Column 1' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Column 3' })).toBeChecked();
  await page.keyboard.press('Enter');
  await expectAsked(page, 'sendImport').toEqual([{ column: 2, headerRow: 0 }]);
  await page.keyboard.press('Escape');
  await expectAsked(page, 'dismissImport').toHaveLength(1);
});

test('the result counts what was added, and a list without ids is not said to have ended early', async ({ page }) => {
  const none = { ...importing, status: 'done', sent: 2, counts: { ...importing.counts, added: 0, alreadyThere: 0 } };
  await openWindow(page, { snapshot: { ...inProduct, importing: none } as never });
  await expect(page.getByRole('heading', { name: 'No devices added' })).toBeVisible();
  const error = setupError('import-without-ids');
  await say(page, 'snapshotChanged', { ...inProduct, importing: { ...choosing, status: 'failed', error } });
  await expect(page.getByRole('heading', { name: 'No device IDs in the list' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add another list' })).toBeVisible();
  await expect(page.getByText(/ended early|0 of 0/)).toHaveCount(0);
});

test('a reloaded window opens where an import is under way', async ({ page }) => {
  await openWindow(page, { snapshot: { ...inProduct, importing } });
  await expect(page.getByRole('heading', { name: 'Adding devices' })).toBeVisible();
  await expect(page.getByRole('progressbar')).toHaveAttribute('value', '41250');
});

test('a long list is held without laying it out, and nothing freezes', async ({ page }) => {
  await openWindow(page, { snapshot: inProduct, replies: { importDevices: [{ ok: true, value: true }] } });
  await tile(page).click();
  await page.getByRole('button', { name: 'Add devices to the product' }).click();
  await page.getByLabel('Device ids').waitFor();
  const worked = await processorTime(page);
  // The pretended bridge lives in the page, so only what the window itself does is counted.
  await page.evaluate(() => {
    const text = Array.from({ length: 100_000 }, (_, index) => `2e0039000147343${String(index).padStart(9, '0')}`);
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text.join('\n'));
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    Object.assign(window, { paste: () => document.querySelector('textarea')?.dispatchEvent(event) });
  });
  await worked();
  await page.evaluate(() => (window as unknown as { paste(): void }).paste());
  await expect(page.getByText('A long list is pasted: 2,499,999 characters.')).toBeVisible();
  // 70 ms; a list that is laid out takes seconds.
  expect(await worked()).toBeLessThan(200);
  await page.getByRole('button', { name: 'Check the list' }).click();
  const [sent] = (await asked(page, 'importDevices')) as readonly { readonly text: string }[];
  expect(sent?.text).toHaveLength(2_499_999);
});

test('ten thousand customers are one short list for the screen, found by typing and walked by arrows', async ({
  page,
}) => {
  await openWindow(page, {
    snapshot: inProduct,
    replies: { listCustomers: [{ ok: true, value: customers }], listDevices: [{ ok: true, value: [facts] }] },
  });
  await tile(page).click();
  await page.getByRole('button', { name: 'Customers and their devices' }).click();
  await expect(page.getByText('10,000 customers')).toBeVisible();
  const rows = page.locator('.customer-list button');
  expect(await rows.count()).toBeLessThan(60);
  await rows.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('button', { name: 'customer1@example.com', exact: true })).toBeFocused();
  await page.keyboard.press('End');
  await expect(page.getByRole('button', { name: 'customer9999@example.com' })).toBeFocused();
  await page.getByLabel('Find in the list').fill('4711');
  await expect(rows).toHaveCount(1);
  await page.getByRole('button', { name: 'customer4711@example.com' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Customer customer4711@example.com');
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
  await expect(page.getByText('never online')).toBeVisible();
  await page.getByText('turtle_biscuit').click();
  await page.getByRole('button', { name: 'Read its variables' }).click();
  await expect(page.getByRole('row', { name: 'temperature 21.5 double' })).toBeVisible();
  await page.getByLabel('Argument').fill('on');
  await page.getByLabel('Argument').press('Enter');
  await expect(page.getByText('setPump returned -7.')).toBeVisible();
  await expectAsked(page, 'callFunction').toEqual([
    { as, deviceId: device.id, functionName: 'setPump', argument: 'on' },
  ]);
  await page.getByRole('button', { name: 'Call' }).click();
  await expect(page.getByText('The device does not answer')).toBeVisible();

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
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(data).toHaveText(['23.0', '22.0', '21.0']);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(data).toHaveCount(0);
  // The cloud takes the token back: that is said, and the button offers to watch again.
  await say(page, 'watchEnded', setupError('access-token-invalid'));
  await expect(page.getByText('The access token is not valid')).toBeVisible();
  await page.getByRole('button', { name: 'Watch events' }).click();
  await expect(page.getByText('The access token is not valid')).toHaveCount(0);
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
  await expect(page.getByText('Copied. Clear the clipboard when you have pasted it.')).toBeVisible();
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
  await expect(page.getByText('There is no such customer')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy access token' })).toHaveCount(0);
});
