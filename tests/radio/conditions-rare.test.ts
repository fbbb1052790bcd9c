import assert from 'node:assert/strict';
import { test } from 'node:test';
import { neverAborted } from '../../electron/ground/never-aborted.ts';
import { accessPoint } from './lab/access-point.ts';
import { comeHome, photonProfiles, seeNetwork, upOn } from './lab/computer.ts';
import { cloudUrl, connectToInternet } from './lab/internet.ts';
import { joinAndReturn, valueOrFail } from './lab/our-wifi.ts';
import { succeed } from './lab/programs.ts';
import { plugInSecondRadio, secondWifi } from './lab/second-radio.ts';
import { waitFor } from './lab/wait-for.ts';
import { ours, photon, ssid } from './lab/wifi-set-up.ts';

/** Rarer computers; too long for every day, run by name. */
const homeLimitMs = 60_000;
/** A home whose router has the very subnet of a Photon. */
const clashingHome = accessPoint('ap3', { ssid: 'OldRouter', password: 'kitchen-window-7', address: '192.168.0.1' });

const cloudAnswers = async () =>
  (await fetch(`${cloudUrl}/v1/user`, { signal: AbortSignal.timeout(5_000), headers: { connection: 'close' } }))
    .status === 401;

test('of two adapters the one without the internet moves; pulled out in the middle, nothing else is lost', async () => {
  const stick = await plugInSecondRadio();
  const remembered = valueOrFail(await ours.wifi.remember(neverAborted()));
  assert.equal(remembered.adapter, secondWifi);
  assert.equal(remembered.keepsInternet, true);
  valueOrFail(await ours.wifi.joinPhoton(ssid, remembered, () => undefined, neverAborted()));
  assert.ok(await cloudAnswers());
  assert.equal(await upOn(), 'HomeNet');
  await stick.unplug();
  assert.equal(await ours.wifi.whereabouts(remembered, neverAborted()), 'elsewhere');
  valueOrFail(await ours.wifi.giveBack(remembered, () => undefined, neverAborted()));
  assert.deepEqual(await photonProfiles(), []);
  assert.equal(await upOn(), 'HomeNet');
});

test('a home network of 192.168.0.x is left and found again', async () => {
  await clashingHome.up();
  const far = await connectToInternet(clashingHome.box, photon.cloudPort);
  await succeed(['nmcli', 'connection', 'delete', 'HomeNet']);
  await comeHome('OldRouter', 'kitchen-window-7');
  await seeNetwork(ssid);
  await joinAndReturn(ours, ssid, async () => {
    assert.equal(valueOrFail(await ours.deviceId()).id, photon.world.device.id);
  });
  assert.equal(await upOn(), 'OldRouter');
  assert.ok(await cloudAnswers());
  await succeed(['nmcli', 'connection', 'delete', 'OldRouter']);
  far.close();
  await clashingHome.off();
  await comeHome('HomeNet', 'kitchen-window-7');
});

test('without NetworkManager that is what is said', async () => {
  await succeed(['systemctl', 'stop', 'NetworkManager']);
  const adapters = await ours.system.adapters(neverAborted());
  await succeed(['systemctl', 'start', 'NetworkManager']);
  assert.equal(adapters.ok ? 'adapters' : adapters.error.code, 'wifi-service-not-running');
  await waitFor('the way home', homeLimitMs, async () => ((await upOn()) === 'HomeNet' ? true : undefined));
});
