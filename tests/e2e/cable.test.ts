import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ElectronApplication, expect } from '@playwright/test';
import { systemClock } from '../../electron/ground/system-clock.ts';
import { fastLatencies } from '../../electron/simulator/latencies.ts';
import { startSimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import { ByKeyboard } from '../support/by-keyboard.ts';
import { hear } from '../support/hearing.ts';
import { openPty, whyNoPty } from '../support/pty.ts';
import { readCodes } from '../support/read-codes.ts';
import { readPdf } from '../support/read-pdf.ts';
import { plugIn } from '../support/usb-folder.ts';
import { test } from './app.ts';

test('a simulated Photon that is plugged in is set up over its cable by keyboard, and what is heard of it', async ({
  start,
}) => {
  const { page, picture } = await start(['--swift-practice']);
  const keys = new ByKeyboard(page);
  const heading = page.getByRole('heading', { level: 1 });
  await keys.use(page.getByRole('button', { name: 'Try a simulated Photon' }));
  await expect(heading).toHaveText('Which Wi-Fi should the Photon use?', { timeout: 40_000 });
  const banner = page.getByRole('complementary', { name: 'Practice' });
  const scenario = banner.getByLabel('Scenario');
  await keys.tabTo(scenario);
  await keys.press('End');
  await expect(scenario).toHaveValue('by-cable');
  await keys.use(banner.getByRole('button', { name: 'Start' }));
  await expect(heading).toHaveText('Find your Photon');
  const heard = await hear(page);
  await keys.use(banner.getByRole('button', { name: 'Plug in the Photon' }));
  await heard.until('A Photon is plugged in.');
  await picture('cable-1-plugged-in');
  await keys.use(page.getByRole('button', { name: 'Set up over USB' }));
  await heard.until('**Which Wi-Fi should the Photon use?**');
  await expect(page.getByText('Networks this computer can see.')).toBeVisible();
  await keys.choose(page.getByRole('radio', { name: 'HomeNet', exact: true }));
  const hint = (await page.getByText('Practice password').textContent()) ?? '';
  await keys.write(page.getByRole('textbox', { name: 'Wi-Fi password' }), hint.replace(/^.*: /s, ''));
  await picture('cable-2-choose');
  await keys.press('Enter');
  await heard.until('**Your Photon is online**');
  await picture('cable-3-online');
  await heard.expectAsWritten('A Photon on a USB cable');
});

/** A printer that keeps what it gets, where this computer may have none. @returns its pages so far, each as PDF */
async function plugInPrinter(app: ElectronApplication): Promise<() => Promise<readonly Uint8Array[]>> {
  const kept = { pages: [] as string[] };
  await app.evaluate(({ app: electron, BrowserWindow }, pages) => {
    Object.assign(globalThis, pages);
    const bench = { name: 'Bench', displayName: 'Bench', description: '', options: {} };
    for (const { webContents } of BrowserWindow.getAllWindows()) webContents.getPrintersAsync = async () => [bench];
    electron.on('web-contents-created', (_, contents) => {
      contents.print = ({ deviceName, silent, pageSize, margins } = {}, done) => {
        if (deviceName !== bench.name || !silent || typeof pageSize !== 'object' || margins?.marginType !== 'none')
          return done?.(false, 'not as a label');
        const [width, height] = [pageSize.width / 25_400, pageSize.height / 25_400];
        const none = { top: 0, bottom: 0, left: 0, right: 0 };
        void contents.printToPDF({ printBackground: true, pageSize: { width, height }, margins: none }).then((pdf) => {
          (globalThis as unknown as typeof pages).pages.push(pdf.toString('base64'));
          done?.(true, '');
        });
      };
    });
  }, kept);
  return async () => {
    const pages = await app.evaluate(() => (globalThis as unknown as { readonly pages: readonly string[] }).pages);
    return pages.map((page) => Buffer.from(page, 'base64'));
  };
}

test('a Photon on a serial port of this computer, through the real library, is claimed and its row says USB, and a line labels it', async ({
  start,
}) => {
  test.setTimeout(180_000);
  // biome-ignore lint/suspicious/noSkippedTests: only where there is no pseudo terminal
  test.skip(whyNoPty() !== undefined, whyNoPty() ?? '');
  const folder = await mkdtemp(path.join(tmpdir(), 'photon-setup-usb-'));
  const pty = await openPty();
  const world = await startSimulatedWorld({ clock: systemClock, latencies: fastLatencies });
  try {
    const cable = world.cables[0]?.open({ received: (bytes) => pty.write(bytes), lost: () => undefined });
    if (cable === undefined || typeof cable === 'string') throw new Error(`the cable is ${cable}`);
    pty.received(cable.write);
    const { cloud, account, device, networks } = world.ready;
    const { app, page, picture } = await start([`--cloud-url=${cloud.url}`, `--usb-folder=${folder}`]);
    const use = page.getByRole('button', { name: 'Set up over USB' });
    await expect(page.getByRole('button', { name: 'Set up a Photon' })).toBeVisible();
    await expect(use).toHaveCount(0);
    await plugIn(folder, device.id, pty.path);
    await expect(use).toBeVisible();
    await expect(page.getByText(device.id)).toBeVisible();
    await picture('cable-4-plugged-in');
    await use.click();
    await page.getByLabel('Email').fill(account.username);
    await page.getByLabel('Password', { exact: true }).fill(account.password);
    await page.keyboard.press('Enter');
    const heading = page.getByRole('heading', { level: 1 });
    await expect(heading).toHaveText('Which Wi-Fi should the Photon use?', { timeout: 40_000 });
    // Nothing but a name is asked for where this computer has no Wi-Fi of its own.
    await page.getByRole('radio', { name: 'Other network' }).check();
    await page.getByLabel('Network name').fill('HomeNet');
    const { password = '' } = networks.find(({ ssid }) => ssid === 'HomeNet') ?? {};
    await page.getByRole('textbox', { name: 'Wi-Fi password' }).fill(password);
    await page.keyboard.press('Enter');
    await expect(heading).toHaveText('Your Photon is online', { timeout: 40_000 });
    expect(world.cloud.owner).toBe('me');
    expect(world.device.storedNetworks).toMatchObject([{ ssid: 'HomeNet', password }]);
    await page.getByRole('button', { name: 'Back to start' }).click();
    await page.getByRole('button', { name: 'History' }).click();
    await page.getByText(device.id).first().click();
    await expect(page.getByText('USB', { exact: true })).toBeVisible();
    await picture('cable-5-its-row');
    expect(await page.content()).not.toContain(password);

    const printed = await plugInPrinter(app);
    const label = { widthMm: 57, heightMm: 32, code: { kind: 'qr', of: 'id' }, lines: ['{name}'] };
    const preset = JSON.stringify({
      name: 'Lamps',
      networks: [{ ssid: 'HomeNet', passwordEnv: 'WIFI' }],
      transport: 'usb',
      namePattern: 'lamp-{n}',
      label,
    });
    const saved = await page.evaluate((kept) => window.photonSetup.request('savePreset', kept), {
      preset,
      passwords: [{ ssid: 'HomeNet', password }],
    });
    expect(saved).toMatchObject({ ok: true });
    world.pressSetup();
    const station = page.getByRole('button', { name: 'Product station' });
    for (let screens = 0; screens < 3 && !(await station.isVisible()); screens += 1) {
      await page.keyboard.press('Escape');
    }
    await station.click();
    await page.getByLabel('Saved presets').selectOption('Lamps');
    await page.getByRole('button', { name: 'Start the line' }).click();
    await expect(page.locator('.line-rows tbody tr[data-outcome="PASS"]')).toHaveCount(1, { timeout: 90_000 });
    await picture('station-labelled');
    await page.keyboard.type('PS:STOP\n');
    await expect(heading).toHaveText('1 of 1 device passed', { timeout: 60_000 });
    const sheets = await printed();
    expect(sheets).toHaveLength(1);
    const [sheet, ...more] = await readPdf(sheets[0] ?? new Uint8Array(), 203);
    expect([Math.round(sheet?.widthMm ?? 0), Math.round(sheet?.heightMm ?? 0), more.length]).toEqual([57, 32, 0]);
    expect(sheet && (await readCodes(sheet.picture))).toEqual([{ format: 'QRCode', text: device.id }]);
    expect(world.cloud.deviceName).toBe('lamp-1');
  } finally {
    await world.close();
    await pty.end();
    await rm(folder, { recursive: true, force: true });
  }
});
