import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ElectronApplication, expect, type Page } from '@playwright/test';
import { madeIdPrefix } from '../../electron/simulator/cloud/simulated-cloud.ts';
import { processorTime } from '../support/processor-time.ts';
import { test } from './app.ts';

/** Opens the practice product by clicking. */
async function openPracticeProduct(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Manage a product' }).click();
  await page.getByRole('button', { name: 'Try a simulated product' }).click();
  await page.getByRole('button', { name: 'Use practice product' }).click();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Practice lamp' })).toBeVisible();
}

async function setUpFor(page: Page, email: string): Promise<void> {
  await page.getByLabel('Customer', { exact: true }).fill(email);
  await page.getByRole('button', { name: 'Start setup' }).click();
  await finishSetUp(page);
}

/** Chooses the network and waits until the device is online. */
async function finishSetUp(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Which Wi-Fi should the Photon use?' })).toBeVisible({
    timeout: 30_000,
  });
  const hint = page.getByText('Practice password');
  await page.getByRole('radio', { name: 'HomeNet' }).check();
  const password = ((await hint.textContent()) ?? '').replace(/^.*: /s, '');
  await page.getByRole('textbox', { name: 'Wi-Fi password' }).fill(password);
  await page.getByRole('button', { name: 'Connect the Photon' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /online/ })).toBeVisible({ timeout: 40_000 });
}

test('a product claim for a new customer, and for the same one when they are there already', async ({ start }) => {
  const { page, picture } = await start(['--swift-practice']);
  await openPracticeProduct(page);
  await picture('product-1-home');
  await page.getByRole('button', { name: 'Set up a product device' }).click();
  await setUpFor(page, 'Ann+1@Example.com');
  await expect(page.getByText('ann+1@example.com').first()).toBeVisible();
  await expect(page.getByText('In the customer list')).toBeVisible();
  await picture('product-2-claimed');

  // The customer is there now; so is the device, in the product and theirs: nobody has to be asked.
  await page.getByRole('button', { name: 'Set up another for them' }).click();
  await finishSetUp(page);
  await expect(page.getByText('In the customer list')).toBeVisible();
  await page.getByRole('button', { name: 'Back to the product' }).click();
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByRole('button', { name: 'Customers' }).click();
  await page.getByRole('button', { name: 'ann+1@example.com' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Customer ann+1@example.com' })).toBeVisible();
  await expect(page.getByText('Online', { exact: true })).toBeVisible();
  await picture('product-4-customer');
});

/** From a claimed device to the third tile, and the device found there by its customer. */
async function findByCustomer(page: Page, email: string): Promise<void> {
  await page.getByRole('button', { name: 'Back to the product' }).click();
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByRole('button', { name: 'Back to start' }).click();
  await page.getByRole('button', { name: 'Manage devices' }).click();
  await page.getByRole('radio', { name: 'Customer' }).check();
  await page.getByLabel('Customer’s email address').fill(email);
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await expect(page.locator('.device-row')).toHaveCount(1);
  await page.getByRole('button', { name: 'Continue with 1 device' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Choose an action' })).toBeVisible();
}

test('a customer’s device is reset for reuse: unclaimed, with Tinker, its Wi-Fi cleared manually', async ({
  start,
}) => {
  const { page, picture } = await start(['--swift-practice']);
  await openPracticeProduct(page);
  await page.getByRole('button', { name: 'Set up a product device' }).click();
  await setUpFor(page, 'ann@example.com');
  await findByCustomer(page, 'Ann@example.com');
  await picture('devices-1-actions');
  await page.getByRole('button', { name: 'Reset for reuse' }).click();
  const go = page.getByRole('button', { name: 'Reset 1 device' });
  await expect(go).toBeDisabled();
  await page.getByRole('checkbox', { name: 'I understand' }).check();
  await picture('devices-2-confirm');
  await go.click();
  const hands = page.getByRole('heading', { level: 1, name: 'Clear Wi-Fi on 1 device' });
  await expect(hands).toBeVisible({ timeout: 40_000 });
  await expect(page.locator('.job-result.done')).toHaveCount(5);
  await picture('devices-3-hands');
  await page.getByRole('checkbox', { name: /^I cleared it/ }).check();
  await expect(page.getByRole('heading', { level: 1, name: '1 of 1 device reset' })).toBeVisible();
  await picture('devices-4-done');
});

test('a customer’s device becomes nobody’s: asked about, unclaimed, and named by its product', async ({ start }) => {
  const { page, picture } = await start(['--swift-practice']);
  await openPracticeProduct(page);
  await page.getByRole('button', { name: 'Set up a product device' }).click();
  await setUpFor(page, 'ann@example.com');
  await page.getByRole('button', { name: 'Choose another customer' }).click();
  await page.getByRole('radio', { name: /^Without an owner/ }).check();
  await picture('without-owner-1-choice');
  await page.getByRole('button', { name: 'Start setup' }).click();
  await expect(page.getByText('Then ann@example.com loses access.')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Unclaim this Photon' }).click();
  await finishSetUp(page);
  await expect(page.getByText('It is in Practice lamp and has no owner.')).toBeVisible();
  await page.getByLabel('Name', { exact: true }).fill('lamp');
  await page.getByRole('button', { name: 'Save name' }).click();
  await expect(page.getByText('Name saved.')).toBeVisible();
  await page.getByRole('button', { name: 'Read variables' }).click();
  await expect(page.getByText('21.5')).toBeVisible();
  await picture('without-owner-2-online');
});

test('a device moves to another customer of the product', async ({ start }) => {
  const { page, picture } = await start(['--swift-practice']);
  await openPracticeProduct(page);
  await page.getByRole('button', { name: 'Set up a product device' }).click();
  await setUpFor(page, 'ann@example.com');
  await findByCustomer(page, 'ann@example.com');
  await page.getByRole('button', { name: 'Move to a customer' }).click();
  await page.getByLabel('New customer’s email address').fill('bob@example.com');
  await page.getByRole('radio', { name: /^Set it up again/ }).check();
  await page.getByRole('button', { name: 'Start setup' }).click();
  await expect(page.getByText('ann@example.com').first()).toBeVisible({ timeout: 30_000 });
  await picture('move-1-ownership');
  await page.getByRole('button', { name: 'Claim for the customer' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Which Wi-Fi should the Photon use?' })).toBeVisible();
  await page.getByRole('button', { name: 'Keep its saved networks' }).click();
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
    await openPracticeProduct(page);
    await page.getByRole('button', { name: 'Add devices' }).click();
    const idleKb = await app.evaluate(() =>
      process.getProcessMemoryInfo().then(({ residentSet, private: own }) => residentSet ?? own),
    );
    const worked = await processorTime(page);
    const startedAt = Date.now();
    let peakKb = 0;
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
    // 760 ms in all; a window that copies or draws the whole list at every step of it works for far longer.
    expect(numbers.windowMs).toBeLessThan(2_000);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
