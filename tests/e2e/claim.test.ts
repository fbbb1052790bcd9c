import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, type Page } from '@playwright/test';
import type { ReadyLine } from '../../electron/simulator/simulated-world.ts';
import { ByKeyboard } from '../support/by-keyboard.ts';
import { hear } from '../support/hearing.ts';
import { test } from './app.ts';

const root = path.resolve(import.meta.dirname, '../..');

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

async function chooseHome(page: Page, keys: ByKeyboard, password: string): Promise<void> {
  await expect(heading(page)).toHaveText('Which Wi-Fi should the Photon use?', { timeout: 40_000 });
  await keys.choose(page.getByRole('radio', { name: 'HomeNet' }));
  await keys.write(page.getByRole('textbox', { name: 'Wi-Fi password' }), password);
  await keys.press('Enter');
}

test('a whole practice claim by keyboard, and what is heard of it', async ({ start }) => {
  const { page, picture } = await start(['--swift-practice']);
  const keys = new ByKeyboard(page);
  const heard = await hear(page);
  await picture('practice-1-start');
  await keys.use(page.getByRole('button', { name: 'Try a simulated Photon' }));
  await heard.until('This computer is briefly offline.');
  await expect(page.getByRole('complementary', { name: 'Practice' })).toBeVisible();
  // Enter on the heading is the primary action: whoever goes on too early is told what is missing.
  await keys.press('Enter');
  await heard.until('Choose a network from the list.');
  await keys.choose(page.getByRole('radio', { name: 'HomeNet' }));
  const hint = await page.getByText('Practice password').textContent();
  await picture('practice-2-choose');
  await chooseHome(page, keys, (hint ?? '').replace(/^.*: /s, ''));
  await heard.until('**Your Photon is online**');
  await heard.until('This computer is back on your Wi-Fi.');
  await picture('practice-3-online');

  await keys.write(page.getByRole('textbox', { name: 'Name' }), 'Greenhouse');
  await keys.press('Enter');
  await heard.until('Name saved.');
  await keys.use(page.getByRole('button', { name: 'Leave practice mode' }));
  await expect(page.getByRole('button', { name: 'Set up a Photon' })).toBeVisible();
  await heard.expectAsWritten('A Photon in practice mode');
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
    const keys = new ByKeyboard(page);
    const heard = await hear(page);
    await keys.use(page.getByRole('button', { name: 'Set up a Photon' }));
    await keys.write(page.getByLabel('Email'), ready.account.username);
    await keys.press('Enter');
    await keys.write(page.getByLabel('Password', { exact: true }), 'not the password');
    await keys.press('Enter');
    await heard.until('1 sign-in was refused.');
    await picture('claim-1-sign-in-refused');
    await keys.write(page.getByLabel('Password', { exact: true }), ready.account.password);
    await keys.press('Enter');
    const home = ready.networks.find(({ ssid }) => ssid === 'HomeNet');
    await chooseHome(page, keys, 'definitely wrong');
    await heard.until('**The Photon couldn’t join HomeNet**');
    await heard.until('password once more');
    await picture('claim-2-wrong-password');
    // The first thing to do now: Enter leads to the box, and from it on.
    await expect(heading(page)).toBeFocused();
    await keys.press('Enter');
    await heard.until('Focus: Wi-Fi password');
    await keys.write(page.getByLabel('Wi-Fi password'), home?.password ?? '');
    await keys.press('Enter');
    await heard.until('**Your Photon is online**');
    await heard.until('This computer is back on your Wi-Fi.', 2);
    await heard.expectAsWritten('A wrong password, mended');
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
  await chooseHome(page, new ByKeyboard(page), ((await hint.textContent()) ?? '').replace(/^.*: /s, ''));
  await expect(page.locator('.stage.running')).toContainText(/Reconnect this computer|Wait for Photon/, {
    timeout: 30_000,
  });
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  const question = page.getByRole('dialog', { name: 'Close Photon Setup?' });
  await expect(question).toContainText('If you close now, practice ends. Nothing of it is kept.');
  const exited = new Promise<number | null>((resolve) => app.process().once('exit', (code) => resolve(code)));
  // As Electron tells of it: whoever prevents it is waited for.
  const waitedFor = await app.evaluate(({ powerMonitor }) => {
    let prevented = false;
    powerMonitor.emit('shutdown', { preventDefault: () => (prevented = true) });
    return prevented;
  });
  expect([waitedFor, await exited]).toEqual([true, 0]);
});
