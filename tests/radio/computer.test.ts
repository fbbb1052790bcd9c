import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessPoint } from './lab/access-point.ts';
import { type Cable, plugCable } from './lab/cable.ts';
import { comeHome, forgetNetworks, seeNetwork, upOn } from './lab/computer.ts';
import { cloudUrl, connectToInternet } from './lab/internet.ts';
import { type PhotonOnAir, photonOnAir } from './lab/photon-on-air.ts';
import { succeed } from './lab/programs.ts';
import { routerPage } from './lab/router-page.ts';
import { plugInSecondRadio, secondWifi } from './lab/second-radio.ts';

const answerLimitMs = 10_000;
/** A home whose router has the very address that a Photon has. */
const home = accessPoint('ap2', { ssid: 'HomeNet', password: 'kitchen-window-7', address: '192.168.0.1' });
let photon: PhotonOnAir;
let cable: Cable;
const closing: (() => void)[] = [];

before(async () => {
  await forgetNetworks();
  photon = await photonOnAir();
  await home.up();
  closing.push((await routerPage(home.box)).close);
});
after(async () => {
  for (const close of closing) close();
  await home.off();
  await photon.close();
});

test('a home router at 192.168.0.1 shows its page there', async () => {
  await comeHome('HomeNet', 'kitchen-window-7');
  assert.match(await deviceId(), /<title>Router<\/title>/);
});

test('a cable is a way to the internet of its own, and stays one on the Photon’s network', async () => {
  cable = await plugCable('192.168.80.1');
  closing.push((await connectToInternet(cable.namespace, photon.cloudPort)).close);
  const { ssid } = photon.world.device;
  await seeNetwork(ssid);
  await succeed(['nmcli', '--wait', '45', 'device', 'wifi', 'connect', ssid]);
  assert.match(await deviceId(), new RegExp(photon.world.device.id, 'i'));
  const { status } = await fetch(`${cloudUrl}/v1/devices`, { signal: AbortSignal.timeout(answerLimitMs) });
  assert.equal(status, 401);
  await cable.unplug();
  await assert.rejects(fetch(`${cloudUrl}/v1/devices`, { signal: AbortSignal.timeout(answerLimitMs) }));
});

test('a second radio is there when it is plugged in', async () => {
  const stick = await plugInSecondRadio();
  const { ssid } = photon.world.device;
  await succeed(['nmcli', '--wait', '45', 'connection', 'up', 'HomeNet', 'ifname', secondWifi]);
  assert.equal(await upOn(), ssid);
  assert.equal(await upOn(secondWifi), 'HomeNet');
  await stick.unplug();
});

/** What answers at the address of a Photon. */
async function deviceId(): Promise<string> {
  return (await fetch('http://192.168.0.1/device-id', { signal: AbortSignal.timeout(answerLimitMs) })).text();
}
