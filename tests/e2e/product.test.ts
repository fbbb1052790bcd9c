import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ElectronApplication, expect, type Page } from '@playwright/test';
import { madeIdPrefix } from '../../electron/simulator/cloud/simulated-cloud.ts';
import { ByKeyboard } from '../support/by-keyboard.ts';
import { type Hearing, hear } from '../support/hearing.ts';
import { processorTime } from '../support/processor-time.ts';
import { test } from './app.ts';

/** Opens the practice product by keyboard, and with it a hearing of all that follows. */
async function openPracticeProduct(page: Page): Promise<Hearing & { readonly keys: ByKeyboard }> {
  const keys = new ByKeyboard(page);
  const heard = await hear(page);
  await keys.use(button(page, 'Manage a product'));
  await keys.use(button(page, 'Try a simulated product'));
  await keys.use(button(page, 'Use practice product'));
  await keys.use(button(page, 'Sign in'));
  await expect(page.getByRole('heading', { level: 1, name: 'Practice lamp' })).toBeFocused();
  return { keys, ...heard };
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function setUpFor(page: Page, keys: ByKeyboard, email: string): Promise<void> {
  await keys.write(page.getByLabel('Customer', { exact: true }), email);
  await keys.press('Enter');
  await finishSetUp(page, keys);
}

/** Chooses the network and waits until the device is online. */
async function finishSetUp(page: Page, keys: ByKeyboard): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Which Wi-Fi should the Photon use?' })).toBeVisible({
    timeout: 30_000,
  });
  await keys.choose(page.getByRole('radio', { name: 'HomeNet' }));
  const hint = await page.getByText('Practice password').textContent();
  await keys.write(page.getByRole('textbox', { name: 'Wi-Fi password' }), (hint ?? '').replace(/^.*: /s, ''));
  await keys.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /online/ })).toBeFocused({ timeout: 40_000 });
}

test('a product claim for a new customer, and for the same one when they are there already', async ({ start }) => {
  const { page, picture } = await start(['--swift-practice']);
  const { keys, ...heard } = await openPracticeProduct(page);
  await picture('product-1-home');
  await keys.use(button(page, 'Set up a product device'));
  await setUpFor(page, keys, 'Ann+1@Example.com');
  await expect(page.getByText('ann+1@example.com').first()).toBeVisible();
  await expect(page.getByText('In the customer list')).toBeVisible();
  await picture('product-2-claimed');

  // The customer is there now; so is the device, in the product and theirs: nobody has to be asked.
  await heard.until('This computer is back on your Wi-Fi.');
  await keys.use(button(page, 'Set up another for them'));
  await finishSetUp(page, keys);
  await heard.until('This computer is back on your Wi-Fi.', 2);
  await expect(page.getByText('In the customer list')).toBeVisible();
  await keys.press('Escape');
  await keys.use(button(page, 'Back'));
  await keys.use(button(page, 'Customers'));
  await keys.use(button(page, 'ann+1@example.com'));
  await expect(page.getByRole('heading', { level: 1, name: 'Customer ann+1@example.com' })).toBeVisible();
  await expect(page.getByText('Online', { exact: true })).toBeVisible();
  await picture('product-4-customer');
  await heard.expectAsWritten('A product’s device for a customer');
});

/** From a claimed device to the third tile, and the device found there by its customer. */
async function findByCustomer(page: Page, keys: ByKeyboard, email: string): Promise<void> {
  await keys.use(button(page, 'Back to the product'));
  await keys.use(button(page, 'Back'));
  await keys.use(button(page, 'Back to start'));
  await keys.use(button(page, 'Manage devices'));
  await keys.choose(page.getByRole('radio', { name: 'Customer' }));
  await keys.write(page.getByLabel('Customer’s email address'), email);
  await keys.press('Enter');
  await expect(page.locator('.device-row')).toHaveCount(1);
  await keys.use(button(page, 'Continue with 1 device'));
  await expect(page.getByRole('heading', { level: 1, name: 'Choose an action' })).toBeVisible();
}

test('a customer’s device is reset for reuse: unclaimed, with Tinker, its Wi-Fi cleared manually', async ({
  start,
}) => {
  const { page, picture } = await start(['--swift-practice']);
  const { keys, ...heard } = await openPracticeProduct(page);
  await keys.use(button(page, 'Set up a product device'));
  await setUpFor(page, keys, 'ann@example.com');
  await heard.until('This computer is back on your Wi-Fi.');
  await findByCustomer(page, keys, 'Ann@example.com');
  await picture('devices-1-actions');
  await keys.use(button(page, 'Reset for reuse'));
  const go = button(page, 'Reset 1 device');
  await expect(go).toBeDisabled();
  await keys.use(page.getByRole('checkbox', { name: 'I understand' }), 'Space');
  await picture('devices-2-confirm');
  await keys.use(go);
  const hands = page.getByRole('heading', { level: 1, name: 'Clear Wi-Fi on 1 device' });
  await expect(hands).toBeVisible({ timeout: 40_000 });
  await expect(page.locator('.job-result.done')).toHaveCount(5);
  await picture('devices-3-hands');
  await keys.use(page.getByRole('checkbox', { name: /^I cleared it/ }), 'Space');
  await expect(page.getByRole('heading', { level: 1, name: '1 of 1 device reset' })).toBeFocused();
  await picture('devices-4-done');
  await heard.expectAsWritten('A customer’s device, reset for reuse');
});

test('a customer’s device becomes nobody’s: asked about, unclaimed, and named by its product', async ({ start }) => {
  const { page, picture } = await start(['--swift-practice']);
  const { keys } = await openPracticeProduct(page);
  await keys.use(button(page, 'Set up a product device'));
  await setUpFor(page, keys, 'ann@example.com');
  await keys.use(button(page, 'Choose another customer'));
  await keys.choose(page.getByRole('radio', { name: /^Without an owner/ }));
  await picture('without-owner-1-choice');
  await keys.use(button(page, 'Start setup'));
  await expect(page.getByText('Then ann@example.com loses access.')).toBeVisible({ timeout: 30_000 });
  await keys.use(button(page, 'Unclaim this Photon'));
  await finishSetUp(page, keys);
  await expect(page.getByText('It is in Practice lamp and has no owner.')).toBeVisible();
  await keys.write(page.getByLabel('Name', { exact: true }), 'lamp');
  await keys.press('Enter');
  await expect(page.getByText('Name saved.')).toBeVisible();
  await keys.use(button(page, 'Read variables'));
  await expect(page.getByText('21.5')).toBeVisible();
  await picture('without-owner-2-online');
});

test('a device moves to another customer of the product', async ({ start }) => {
  const { page, picture } = await start(['--swift-practice']);
  const { keys } = await openPracticeProduct(page);
  await keys.use(button(page, 'Set up a product device'));
  await setUpFor(page, keys, 'ann@example.com');
  await findByCustomer(page, keys, 'ann@example.com');
  await keys.use(button(page, 'Move to a customer'));
  await keys.write(page.getByLabel('New customer’s email address'), 'bob@example.com');
  await keys.choose(page.getByRole('radio', { name: /^Set it up again/ }));
  await keys.use(button(page, 'Start setup'));
  await expect(page.getByText('ann@example.com').first()).toBeVisible({ timeout: 30_000 });
  await picture('move-1-ownership');
  await keys.use(button(page, 'Claim for the customer'));
  await expect(page.getByRole('heading', { level: 1, name: 'Which Wi-Fi should the Photon use?' })).toBeVisible();
  await keys.use(button(page, 'Keep its saved networks'));
  await expect(page.getByRole('heading', { level: 1, name: /online/ })).toBeVisible({ timeout: 40_000 });
  await expect(page.getByText('bob@example.com').first()).toBeVisible();
  await picture('move-2-claimed');
});

/** Answers the system's file dialogs, which no test can click. */
async function answerDialogs(app: ElectronApplication, open: string, save: string): Promise<void> {
  await app.evaluate(
    ({ dialog }, [openPath, savePath]) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [openPath ?? ''] });
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: savePath ?? '' });
    },
    [open, save],
  );
}

/** As a file manager lets go of it: a file that has a path, which the page never learns. */
async function dropFile(page: Page, file: string): Promise<void> {
  await page.evaluate(() => {
    const input = Object.assign(document.createElement('input'), { type: 'file', id: 'dropped' });
    document.querySelector('main')?.append(input);
  });
  await page.locator('#dropped').setInputFiles(file);
  await page.locator('form.drop-target').evaluate((form) => {
    const input = document.querySelector<HTMLInputElement>('#dropped');
    const dataTransfer = new DataTransfer();
    for (const one of input?.files ?? []) dataTransfer.items.add(one);
    input?.remove();
    form.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
}

test('an import of 100 000 ids from a file, with a report, without a frozen window', async ({ start }) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'photon-setup-import-'));
  try {
    const list = path.join(folder, 'ids.csv');
    const report = path.join(folder, 'report.csv');
    const ids = Array.from({ length: 100_000 }, (_, index) => `${madeIdPrefix}${index.toString(16).padStart(12, '0')}`);
    const rows = ids.map((id, index) => `${index},"${id.toUpperCase()}",lamp`);
    await writeFile(
      list,
      `\uFEFFnumber,device id,kind\r\n${rows.join('\r\n')}\r\n0,${ids[0]},again\r\n0,nonsense,x\r\n`,
    );
    const { app, page, picture } = await start(['--swift-practice']);
    await answerDialogs(app, list, report);
    const { keys } = await openPracticeProduct(page);
    await keys.use(button(page, 'Add devices'));
    const idleKb = await app.evaluate(() =>
      process.getProcessMemoryInfo().then(({ residentSet, private: own }) => residentSet ?? own),
    );
    const worked = await processorTime(page);
    const startedAt = Date.now();
    let peakKb = 0;
    await dropFile(page, list);
    await expect(page.getByRole('radio', { name: 'Column 2' })).toBeChecked();
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('button', { name: 'Choose a file' }).click();
    await expect(page.getByRole('radio', { name: 'Column 2' })).toBeChecked();
    await page.getByRole('button', { name: 'Add devices', exact: true }).click();
    await expect(
      page
        .getByRole('heading', { name: 'Adding devices…' })
        .or(page.getByRole('heading', { name: 'Reading the list…' })),
    ).toBeVisible();
    const end = page.getByRole('heading', { name: '100,000 of 100,000 devices added' });
    await expect
      .poll(
        async () => {
          const kb = await app.evaluate(() =>
            process.getProcessMemoryInfo().then(({ residentSet, private: own }) => residentSet ?? own),
          );
          peakKb = Math.max(peakKb, kb);
          return end.isVisible();
        },
        { timeout: 120_000, intervals: [250] },
      )
      .toBe(true);
    const tookMs = Date.now() - startedAt;
    const windowMs = Math.round(await worked());
    await picture('product-3-imported');
    await page.getByRole('button', { name: 'Save report' }).click();
    await expect(page.getByText('Report saved.')).toBeVisible();
    const lines = (await readFile(report, 'utf8')).trim().split('\r\n');
    expect(lines).toHaveLength(100_002);
    expect(lines.filter((line) => line.endsWith(',added'))).toHaveLength(100_000);
    expect(lines.at(-1)).toContain('unreadable');
    const numbers = { tookMs, aboveIdleMb: Math.round((peakKb - idleKb) / 1024), windowMs };
    test.info().annotations.push({ type: 'import of 100 000 ids', description: JSON.stringify(numbers) });
    process.stdout.write(`import of 100 000 ids: ${JSON.stringify(numbers)}\n`);
    // The simulated cloud lives in the same process here and keeps a record of each device, so this is an upper bound.
    expect(numbers.aboveIdleMb).toBeLessThan(300);
    // A fifth of the time, on an idle machine as on a busy one: how often progress is drawn goes by the clock. A window that
    // copies or draws the whole list at every step of it does nothing else.
    expect(numbers.windowMs / numbers.tookMs).toBeLessThan(0.5);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
