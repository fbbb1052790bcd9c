import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { test } from './app.ts';
import { chooseHome, killAt, online, signIn } from './interrupted-run.ts';
import { linuxRadio } from './linux-radio.ts';
import { startSimulator } from './stand-alone-simulator.ts';

const home = '7825d47a-5d59-4c93-8d91-2b0e1b5f6c4b';

test('killed on the Photon’s network, the next start brings the computer home first, and then offers to begin again', async ({
  start,
}) => {
  // biome-ignore lint/suspicious/noSkippedTests: only Linux has a NetworkManager to pretend
  test.skip(process.platform !== 'linux', 'the pretended radio is one of Linux');
  test.setTimeout(180_000);
  const simulator = await startSimulator();
  const radio = await linuxRadio(simulator.ready.device.ssid);
  const profile = await mkdtemp(path.join(tmpdir(), 'photon-setup-killed-'));
  try {
    const open = () => start([...simulator.switches, '--move-wifi'], { profile, env: radio.env });
    const first = await open();
    await signIn(first.page, simulator);
    await killAt(first, { type: 'step-started', step: 'choose-network' }, async () => {
      await first.page.getByRole('button', { name: 'Set up a Photon' }).click();
    });
    const photonNetwork = await radio.on();
    expect(photonNetwork).toMatch(/^Photon Setup [0-9a-f]{12}$/);
    await radio.changes();

    await radio.hold();
    const { page, picture } = await open();
    // While the way home takes its time, it is said what was under way, and nothing is offered.
    await expect(page.getByText('Reconnecting this computer to HomeNet…')).toBeVisible();
    await expect(page.getByText('This computer reconnects to your Wi-Fi first.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Set up this Photon again' })).toHaveCount(0);
    expect(await radio.on()).toBe(photonNetwork);
    await picture('resume-4-home-first');
    await radio.release();

    const again = page.getByRole('button', { name: 'Set up this Photon again' });
    await expect(again).toBeVisible({ timeout: 20_000 });
    expect(await radio.on()).toBe('HomeNet');
    expect(await radio.changes()).toEqual([
      `connection up uuid ${home} ifname wlan0`,
      `connection delete id ${photonNetwork}`,
    ]);
    await expect(page.getByText('This computer is back on HomeNet.')).toBeVisible();

    // Two hops for the whole of it, and home again.
    await signIn(page, simulator);
    await again.press('Enter');
    await chooseHome(page, simulator);
    await expect(online(page)).toBeVisible({ timeout: 40_000 });
    expect(await radio.on()).toBe('HomeNet');
    const ups = (await radio.changes()).filter((change) => change.startsWith('connection up'));
    expect(ups.map((change) => change.split(' ')[2])).toEqual(['id', 'uuid']);
  } finally {
    simulator.stop();
    await radio.remove();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
