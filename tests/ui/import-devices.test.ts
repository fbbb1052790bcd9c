import { setupError } from '../../shared/errors.ts';
import { processorTime } from '../support/processor-time.ts';
import { device, snapshot } from '../support/window-states.ts';
import { asked, expectAsked, say } from './support/fake-bridge.ts';
import { openWindow } from './support/open-window.ts';
import { choosing, importing, inProduct } from './support/product-worlds.ts';
import { expect, type Page, test } from './support/shared-page.ts';

test.use({ keptDocument: 'import-devices' });

const tile = (page: Page) => page.getByRole('button', { name: 'Manage a product' });

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
  await page.getByRole('button', { name: 'Add devices' }).click();
  const ids = page.getByLabel('Device IDs');
  await page.getByRole('button', { name: 'Check the list' }).click();
  await expect(ids).toBeFocused();
  await ids.fill(`${device.id}\n`);
  // A sign-in comes between.
  await say(page, 'snapshotChanged', snapshot);
  await expect(ids).toHaveCount(0);
  await say(page, 'snapshotChanged', inProduct);
  await expect(ids).toHaveValue(`${device.id}\n`);
  await page.getByRole('button', { name: 'Check the list' }).click();
  await expectAsked(page, 'importDevices').toEqual([{ from: 'text', text: `${device.id}\n` }]);
  await say(page, 'snapshotChanged', { ...inProduct, importing: choosing });
  await expect(page.getByRole('heading', { name: 'Check the list' })).toBeFocused();
  await expect(page.getByRole('radio', { name: 'Column 3' })).toBeChecked();
  await expect(page.getByText('2 device IDs in these rows')).toBeVisible();
  await expect(page.getByText(/^2\.70036E\+23: A spreadsheet turned it into a number/)).toBeVisible();
  await page.keyboard.press('Enter');
  await expectAsked(page, 'sendImport').toEqual([{ column: 2, headerRow: 0 }]);
  await say(page, 'snapshotChanged', { ...inProduct, importing });
  await expect(page.getByText('41,250 of 100,000 device IDs sent')).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expectAsked(page, 'cancelImport').toHaveLength(1);
  await say(page, 'snapshotChanged', { ...inProduct, importing: { ...importing, status: 'cancelled' } });
  await expect(page.getByRole('heading', { name: '40,990 of 100,000 devices added' })).toBeFocused();
  await page.getByText('Owned by someone outside the team · All of them').click();
  await expect(page.getByText(importing.samples.ownedByOthers[0] ?? '')).toBeVisible();
  await page.getByRole('button', { name: 'Save report' }).click();
  await expect(page.getByText('Report saved.')).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
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
  await expect(page.getByText('Several columns may have device IDs')).toBeVisible();
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
  await expect(page.getByRole('heading', { name: 'Adding devices…' })).toBeVisible();
  await expect(page.getByRole('progressbar')).toHaveAttribute('value', '41250');
  await expect(page).toHaveTitle('41,250 of 100,000 device IDs sent – Photon Setup');
});

test('a long list is held without laying it out, and nothing freezes', async ({ page }) => {
  await openWindow(page, { snapshot: inProduct, replies: { importDevices: [{ ok: true, value: true }] } });
  await tile(page).click();
  await page.getByRole('button', { name: 'Add devices' }).click();
  await page.getByLabel('Device IDs').waitFor();
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
  await expect(page.getByText('Long list pasted: 2,499,999 characters.')).toBeVisible();
  // 70 ms; a list that is laid out takes seconds.
  expect(await worked()).toBeLessThan(200);
  await page.getByRole('button', { name: 'Check the list' }).click();
  const [sent] = (await asked(page, 'importDevices')) as readonly { readonly text: string }[];
  expect(sent?.text).toHaveLength(2_499_999);
});

/** Lets go of this over the form, as a file manager or another window does. */
const drop = (page: Page, given: { readonly files?: readonly string[]; readonly text?: string }) =>
  page.locator('form').evaluate((form, { files = [], text }) => {
    const dataTransfer = new DataTransfer();
    for (const name of files) dataTransfer.items.add(new File(['ids'], name));
    if (text !== undefined) dataTransfer.setData('text/plain', text);
    for (const type of ['dragover', 'drop'])
      form.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  }, given);

test('one file that is dropped is opened as the list, text goes into the box, anything else is told', async ({
  page,
}) => {
  const unreadable = { ok: false, error: setupError('import-file-unreadable') } as const;
  await openWindow(page, {
    snapshot: inProduct,
    replies: { importDroppedList: [unreadable, { ok: true, value: undefined }] },
  });
  await tile(page).click();
  await page.getByRole('button', { name: 'Add devices' }).click();
  const told = page.getByRole('alert');
  await drop(page, { files: ['one.csv', 'two.csv'] });
  await expect(told).toContainText('That is not one file.');
  await drop(page, { text: device.id });
  await expect(told).toHaveCount(0);
  await expect(page.getByLabel('Device IDs')).toHaveValue(device.id);
  await drop(page, { files: ['a folder'] });
  await expect(told).toBeVisible();
  await drop(page, { files: ['ids.xlsx'] });
  await expect(told).toHaveCount(0);
  await expectAsked(page, 'importDroppedList').toEqual([{ path: '/lists/a folder' }, { path: '/lists/ids.xlsx' }]);
  expect(await asked(page, 'importDevices')).toEqual([]);
});
