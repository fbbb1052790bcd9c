import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessPoint } from './lab/access-point.ts';
import { forgetNetworks, profiles, seeNetwork, upOn } from './lab/computer.ts';
import { type LoggedInUser, loggedInUser } from './lab/logged-in-user.ts';

const ssid = 'Photon-A1B2';
const photon = accessPoint('ap1', { ssid, address: '192.168.0.1', channel: 11 });
const ownProfile = [
  ...['nmcli', 'connection', 'add', 'save', 'no', 'type', 'wifi', 'ifname', 'wlan0', 'con-name', 'own', 'ssid', ssid],
  ...['connection.autoconnect', 'no', 'connection.permissions', 'user:person', 'ipv4.never-default', 'yes'],
];
let user: LoggedInUser;

before(async () => {
  await forgetNetworks();
  await photon.up();
  user = await loggedInUser();
  await seeNetwork(ssid);
});
after(() => photon.off());

test('the person is nobody special, and runs in the session at the screen', async () => {
  const { stdout } = await user.run(['sh', '-c', 'id --name --groups; cat /proc/self/cgroup']);
  assert.match(stdout, /^person\n0::\/user\.slice\/user-\d+\.slice\/session-\w+\.scope\n$/);
  assert.match((await user.runElsewhere(['cat', '/proc/self/cgroup'])).stdout, /radio-tests\.service/);
});

test('the exit code, both outputs and the signal of a command come back', async () => {
  const both = await user.run(['sh', '-c', 'echo one; echo two >&2; exit 7']);
  assert.deepEqual(both, { code: 7, signal: null, stdout: 'one\n', stderr: 'two\n' });
  const sleeper = user.start(['sleep', '60']);
  sleeper.kill('SIGTERM');
  assert.equal((await sleeper.ended).signal, 'SIGTERM');
});

test('the person may scan; the same user without a session may not', async () => {
  const scan = ['nmcli', 'device', 'wifi', 'rescan', 'ifname', 'wlan0'];
  assert.deepEqual((await user.run(scan)).stderr, '');
  assert.match((await user.runElsewhere(scan)).stderr, /not authorized/i);
});

test('joining with a profile for everybody is refused', async () => {
  const { code, stderr, stdout } = await user.run(['nmcli', '--wait', '20', 'device', 'wifi', 'connect', ssid]);
  assert.notEqual(code, 0);
  assert.match(stdout + stderr, /insufficient privileges|not authorized/i);
  assert.equal(await upOn(), undefined);
});

test('joining with a profile of one’s own works, and nothing of it is left', async () => {
  assert.equal((await user.run(ownProfile)).stderr, '');
  assert.equal((await user.run(['nmcli', '--wait', '30', 'connection', 'up', 'own'])).stderr, '');
  assert.equal(await upOn(), 'own');
  assert.equal((await user.run(['nmcli', 'connection', 'delete', 'own'])).stderr, '');
  assert.equal(await upOn(), undefined);
  assert.ok(!(await profiles()).some((profile) => profile.startsWith('own:')));
});

test('without a session even that is refused', async () => {
  assert.match((await user.runElsewhere(ownProfile)).stderr, /insufficient privileges|not authorized/i);
});
