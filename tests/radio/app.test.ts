import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fastLatencies } from '../../electron/simulator/latencies.ts';
import { accessPoint } from './lab/access-point.ts';
import { comeHome, forgetNetworks, photonProfiles, savedPassword, upOn } from './lab/computer.ts';
import { cloudUrl, connectToInternet } from './lab/internet.ts';
import { loggedInUser } from './lab/logged-in-user.ts';
import { type PhotonOnAir, photonOnAir } from './lab/photon-on-air.ts';
import type { Relay } from './lab/relay.ts';
import { openApp } from './lab/window.ts';

/** The real app, on the real radio stack, by clicking. */
const password = 'kitchen-window-7';
/** Drawing and cryptography are slow in an emulated machine. */
const screenLimitMs = 120_000;
const home = accessPoint('ap2', { ssid: 'HomeNet', password, address: '192.168.50.1' });
let photon: PhotonOnAir;
let internet: Relay;

before(async () => {
  await forgetNetworks();
  photon = await photonOnAir({ latencies: fastLatencies });
  await home.up();
  internet = await connectToInternet(home.box, photon.cloudPort);
  await comeHome('HomeNet', password);
});
after(async () => {
  internet.close();
  await home.off();
  await photon.close();
});

test('“Set up a Photon”, from the first click to online, and the computer is home again', async (context) => {
  const { account, networks, device } = photon.world.ready;
  const network = networks.find((one) => one.password !== undefined);
  const from = performance.now();
  const tell = (what: string) => context.diagnostic(`${what} after ${Math.round((performance.now() - from) / 1000)} s`);
  const user = await loggedInUser();
  const app = await openApp(user, [`--cloud-url=${cloudUrl}`]);
  const { page } = app;
  page.setDefaultTimeout(screenLimitMs);
  const seen = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
  try {
    await page.getByRole('button', { name: 'Set up a Photon' }).click();
    tell('first click');
    // The process that draws the page is in the sandbox: a filter of its system calls is 2 (proc(5)).
    const renderer = 'cat /proc/$(pgrep --full -- --type=renderer | head -1)/status';
    assert.match((await user.run(['sh', '-c', renderer])).stdout, /^Seccomp:\t2$/m);
    await page.getByLabel('Email').fill(account.username);
    await page.getByLabel('Password', { exact: true }).fill(account.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await seen('Find your Photon');
    await app.picture('app-1-find');
    await seen('Which Wi-Fi should the Photon use?');
    tell('what the Photon hears');
    assert.match((await upOn()) ?? '', /^Photon Setup /);
    await page.getByRole('radio', { name: network?.ssid ?? '' }).check();
    await page.getByRole('textbox', { name: 'Wi-Fi password' }).fill(network?.password ?? '');
    await app.picture('app-2-choose');
    await page.getByRole('button', { name: 'Connect the Photon' }).click();
    await seen('Your Photon is online');
    tell('online');
    await page.getByText(device.id).waitFor();
    await app.picture('app-3-online');
    assert.equal(await upOn(), 'HomeNet');
    assert.equal(await savedPassword('HomeNet'), password);
    assert.deepEqual(await photonProfiles(), []);
  } catch (error) {
    // No picture of a window that is gone; what went wrong matters more.
    await app.picture('app-failed').catch(() => undefined);
    throw error;
  } finally {
    await app.close();
  }
});
