import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, type Page } from '@playwright/test';
import type { ReadyLine } from '../../electron/simulator/simulated-world.ts';
import { test } from './app.ts';

const root = path.resolve(import.meta.dirname, '../..');

async function chooseHome(page: Page, password: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Which Wi-Fi should the Photon use?' })).toBeVisible({
    timeout: 20_000,
  });
  await page.getByRole('radio', { name: 'HomeNet' }).check();
  await page.getByRole('textbox', { name: 'Wi-Fi password' }).fill(password);
  await page.getByRole('button', { name: 'Connect the Photon' }).click();
}

test('a whole practice claim by clicking', async ({ start }) => {
  const { page, picture } = await start(['--swift-practice']);
  await picture('practice-1-start');
  await page.getByRole('button', { name: 'Try a simulated Photon' }).click();
  await expect(page.getByRole('complementary', { name: 'Practice' })).toBeVisible();
  const hint = page.getByText('Practice password');
  await page.getByRole('radio', { name: 'HomeNet' }).check();
  const password = ((await hint.textContent()) ?? '').replace(/^.*: /s, '');
  await page.getByRole('textbox', { name: 'Wi-Fi password' }).fill(password);
  await picture('practice-2-choose');
  await chooseHome(page, password);
  await expect(page.getByRole('heading', { level: 1, name: 'Your Photon is online' })).toBeVisible({ timeout: 30_000 });
  await picture('practice-3-online');

  await page.getByRole('textbox', { name: 'Name' }).fill('Greenhouse');
  await page.getByRole('button', { name: 'Save name' }).click();
  await expect(page.getByText('Name saved.')).toBeVisible();
  await page.getByRole('button', { name: 'Leave practice mode' }).click();
  await expect(page.getByRole('button', { name: 'Set up a Photon' })).toBeVisible();
});

test('a claim against a Photon and a cloud started outside the app', async ({ start }) => {
  const simulator = spawn(process.execPath, [path.join(root, 'out/simulator.js'), '--json', '--swift'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const ready = await new Promise<ReadyLine>((resolve) => {
      createInterface({ input: simulator.stdout }).once('line', (line) => resolve(JSON.parse(line) as ReadyLine));
    });
    const { page, picture } = await start([
      `--cloud-url=${ready.cloud.url}`,
      `--photon-host=${ready.tcp.host}`,
      `--photon-tcp-port=${ready.tcp.port}`,
      `--photon-http-port=${ready.http.port}`,
    ]);
    await page.getByRole('button', { name: 'Set up a Photon' }).click();
    await page.getByLabel('Email').fill(ready.account.username);
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByText('1 sign-in was refused.')).toBeVisible();
    await picture('claim-1-sign-in-refused');
    await page.getByLabel('Password', { exact: true }).fill(ready.account.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    const home = ready.networks.find(({ ssid }) => ssid === 'HomeNet');
    await chooseHome(page, 'definitely wrong');
    await expect(page.getByRole('heading', { level: 1, name: 'The Photon couldn’t join HomeNet' })).toBeVisible({
      timeout: 40_000,
    });
    await picture('claim-2-wrong-password');
    await page.getByLabel('Wi-Fi password').fill(home?.password ?? '');
    await page.getByRole('button', { name: /try again/i }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Your Photon is online' })).toBeVisible({
      timeout: 40_000,
    });
    await expect(page.getByText(ready.device.id)).toBeVisible();
    await picture('claim-3-online');

    // What was typed in confidence is nowhere in the page any more.
    const markup = await page.content();
    for (const secret of [ready.account.password, ready.account.accessToken, home?.password ?? '']) {
      expect(markup).not.toContain(secret);
    }
  } finally {
    simulator.kill('SIGTERM');
  }
});

test('closing the window in the middle of a run gives the network back first', async ({ start }) => {
  const { app, page } = await start();
  await page.getByRole('button', { name: 'Try a simulated Photon' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Which Wi-Fi should the Photon use?' })).toBeVisible({
    timeout: 30_000,
  });
  const exited = new Promise<number | null>((resolve) => app.process().once('exit', (code) => resolve(code)));
  const closedAt = Date.now();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()).catch(() => undefined);
  expect(await exited).toBe(0);
  // The simulated computer takes four seconds to return to its network.
  expect(Date.now() - closedAt).toBeGreaterThan(3_500);
});

test('closing asks while the Photon holds half of its setup, and the end of the system does not', async ({ start }) => {
  const { app, page } = await start();
  await page.getByRole('button', { name: 'Try a simulated Photon' }).click();
  await page.getByRole('radio', { name: 'HomeNet' }).check({ timeout: 30_000 });
  const hint = page.getByText('Practice password');
  await chooseHome(page, ((await hint.textContent()) ?? '').replace(/^.*: /s, ''));
  await expect(page.locator('.stage.running')).toContainText(/Reconnect this computer|Wait for Photon/, {
    timeout: 30_000,
  });
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  const question = page.getByRole('dialog', { name: 'Close Photon Setup?' });
  await expect(question).toContainText('If you close now, we can’t confirm that it’s online.');
  const exited = new Promise<number | null>((resolve) => app.process().once('exit', (code) => resolve(code)));
  // As Electron tells of it: whoever prevents it is waited for.
  const waitedFor = await app.evaluate(({ powerMonitor }) => {
    let prevented = false;
    powerMonitor.emit('shutdown', { preventDefault: () => (prevented = true) });
    return prevented;
  });
  expect([waitedFor, await exited]).toEqual([true, 0]);
});
