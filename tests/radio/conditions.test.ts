import assert from 'node:assert/strict';
import { test } from 'node:test';
import { neverAborted } from '../../electron/ground/never-aborted.ts';
import type { RememberedNetwork } from '../../electron/wifi/wifi-port.ts';
import { plugCable } from './lab/cable.ts';
import { photonProfiles, profiles, seeNetwork, upOn, wifi } from './lab/computer.ts';
import { cloudUrl, connectToInternet } from './lab/internet.ts';
import { joinAndReturn, valueOrFail } from './lab/our-wifi.ts';
import { start, succeed } from './lab/programs.ts';
import { waitFor } from './lab/wait-for.ts';
import { home, ours, photon, ssid } from './lab/wifi-set-up.ts';

/** What a computer can be like, and what the app's way to the radio makes of it. */
const homeLimitMs = 60_000;

const cloudAnswers = async () =>
  (await fetch(`${cloudUrl}/v1/user`, { signal: AbortSignal.timeout(5_000), headers: { connection: 'close' } }))
    .status === 401;

test('a saved profile of the Photon’s name is neither used nor lost', async () => {
  const own = ['con-name', ssid, 'ssid', ssid, 'connection.autoconnect', 'no'];
  await succeed(['nmcli', 'connection', 'add', 'type', 'wifi', 'ifname', '*', ...own]);
  await seeNetwork(ssid);
  await joinAndReturn(ours, ssid);
  assert.equal(await upOn(), 'HomeNet');
  assert.deepEqual(await photonProfiles(), [`${ssid}:802-11-wireless`]);
  await succeed(['nmcli', 'connection', 'delete', ssid]);
});

test('what was not connected before is not connected afterwards', async () => {
  await seeNetwork(ssid);
  await succeed(['nmcli', 'device', 'disconnect', wifi]);
  const remembered = valueOrFail(await ours.wifi.remember(neverAborted()));
  assert.equal(remembered.networkName, undefined);
  valueOrFail(await ours.wifi.joinPhoton(ssid, remembered, () => undefined, neverAborted()));
  valueOrFail(await ours.wifi.giveBack(remembered, () => undefined, neverAborted()));
  assert.equal(await upOn(), undefined);
  assert.deepEqual(await photonProfiles(), []);
  await succeed(['nmcli', '--wait', '30', 'connection', 'up', 'HomeNet']);
});

test('with a cable the internet stays while the computer is with the Photon', async () => {
  const cable = await plugCable('192.168.80.1');
  const far = await connectToInternet(cable.namespace, photon.cloudPort);
  await seeNetwork(ssid);
  await joinAndReturn(ours, ssid, async (remembered) => {
    assert.equal(remembered.keepsInternet, true);
    assert.ok(await cloudAnswers());
  });
  assert.equal(await upOn(), 'HomeNet');
  far.close();
  await cable.unplug();
});

test('a cable into the Photon’s own subnet is named as what is in the way', async () => {
  const cable = await plugCable('192.168.0.1');
  await seeNetwork(ssid);
  const remembered = valueOrFail(await ours.wifi.remember(neverAborted()));
  const joined = await ours.wifi.joinPhoton(ssid, remembered, () => undefined, neverAborted());
  valueOrFail(await ours.wifi.giveBack(remembered, () => undefined, neverAborted()));
  assert.equal(joined.ok ? 'joined' : joined.error.code, 'photon-address-taken');
  assert.equal(joined.ok ? '' : joined.error.details?.adapter, 'cable0');
  await cable.unplug();
});

test('a name that programs could take for something else never reaches one', async () => {
  const before = await profiles();
  for (const name of ['Photon-"& reboot &"', '--ask', '02:00:00:00:02:00', 'Photon-A1B2\n', '$(reboot)']) {
    const remembered = valueOrFail(await ours.wifi.remember(neverAborted()));
    const joined = await ours.system.join(name, remembered.handle ?? '', neverAborted());
    assert.equal(joined.ok ? 'joined' : joined.error.code, 'photon-name-not-joinable', name);
  }
  assert.deepEqual(await profiles(), before);
  assert.equal(await upOn(), 'HomeNet');
});

test('a radio that is switched off is named, and found again when it is on', async () => {
  // The switch holds for every radio of this machine, those of the access points as well.
  await succeed(['nmcli', 'radio', 'wifi', 'off']);
  const obstacle = await ours.system.obstacle(wifi, neverAborted());
  await succeed(['nmcli', 'radio', 'wifi', 'on']);
  assert.equal(obstacle?.code, 'wifi-radio-off');
  for (const point of [home, photon.accessPoint]) {
    await point.off();
    await point.up();
  }
  await waitFor('the way home', homeLimitMs, async () => ((await upOn()) === 'HomeNet' ? true : undefined));
  await seeNetwork(ssid);
  await joinAndReturn(ours, ssid);
});

test('a home network whose password is not kept is tried once, and the password is said to be missing', async () => {
  await seeNetwork(ssid);
  const remembered = valueOrFail(await ours.wifi.remember(neverAborted()));
  valueOrFail(await ours.wifi.joinPhoton(ssid, remembered, () => undefined, neverAborted()));
  await succeed(['nmcli', 'connection', 'modify', 'HomeNet', '802-11-wireless-security.psk-flags', 'not-saved']);
  await seeNetwork('HomeNet');
  const restored = await ours.system.restore(remembered.handle ?? '', neverAborted());
  assert.equal(restored.ok ? 'home' : restored.error.code, 'home-network-asks-password');
  const { tries } = await homeByProgramAlone(remembered);
  assert.ok(tries <= 1, `tried ${tries} times`);
  const security = ['802-11-wireless-security.psk-flags', '0', '802-11-wireless-security.psk', 'kitchen-window-7'];
  await succeed(['nmcli', 'connection', 'modify', 'HomeNet', ...security]);
  await succeed(['nmcli', '--wait', '30', 'connection', 'up', 'HomeNet']);
  assert.deepEqual(await photonProfiles(), []);
});

test('a home network that is out of the air is asked for three times at most', async () => {
  await seeNetwork(ssid);
  const remembered = valueOrFail(await ours.wifi.remember(neverAborted()));
  valueOrFail(await ours.wifi.joinPhoton(ssid, remembered, () => undefined, neverAborted()));
  await home.off();
  const { tries, seconds } = await homeByProgramAlone(remembered);
  assert.ok(tries <= 3, `tried ${tries} times`);
  assert.ok(seconds >= 40, `given up after ${seconds} s`);
  await home.up();
  await waitFor('the way home', homeLimitMs, async () => ((await upOn()) === 'HomeNet' ? true : undefined));
});

/** The way home until a person's hands are asked for: what NetworkManager began of it meanwhile, and how long it took. */
async function homeByProgramAlone(remembered: RememberedNetwork) {
  const monitor = start(['nmcli', 'device', 'monitor', wifi]);
  const startedAt = performance.now();
  const asked = new AbortController();
  const back = await ours.wifi.giveBack(remembered, () => asked.abort(), asked.signal);
  monitor.kill('SIGTERM');
  assert.equal(back.ok, false);
  assert.ok(asked.signal.aborted);
  const { stdout } = await monitor.ended;
  const tries = stdout.split('\n').filter((line) => line.includes('connecting (prepare)')).length;
  return { tries, seconds: Math.round((performance.now() - startedAt) / 1000) };
}
