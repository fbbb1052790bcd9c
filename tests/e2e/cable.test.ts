import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { systemClock } from '../../electron/ground/system-clock.ts';
import { fastLatencies } from '../../electron/simulator/latencies.ts';
import { startSimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import { ByKeyboard } from '../support/by-keyboard.ts';
import { hear } from '../support/hearing.ts';
import { openPty, whyNoPty } from '../support/pty.ts';
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

/** What the kernel of Linux shows of a Photon whose serial port is at `port`. */
async function plugIn(folder: string, serial: string, port: string): Promise<void> {
  const devices = path.join(folder, 'sys/bus/usb/devices');
  await mkdir(path.join(devices, '1-2:1.0/tty/ttyACM0'), { recursive: true });
  await mkdir(path.join(folder, 'dev'));
  await symlink(port, path.join(folder, 'dev/ttyACM0'));
  await mkdir(path.join(devices, '1-2'));
  for (const [file, value] of [
    ['idVendor', '2b04'],
    ['idProduct', 'c006'],
    ['serial', serial],
  ] as const)
    await writeFile(path.join(devices, '1-2', file), `${value}\n`);
}

test('a Photon on a serial port of this computer, through the real library, is claimed and its row says USB', async ({
  start,
}) => {
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
    const { page, picture } = await start([`--cloud-url=${cloud.url}`, `--usb-folder=${folder}`]);
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
  } finally {
    await world.close();
    await pty.end();
    await rm(folder, { recursive: true, force: true });
  }
});
