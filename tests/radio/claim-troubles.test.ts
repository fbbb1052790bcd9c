import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { after, afterEach, before, test } from 'node:test';
import { fastLatencies } from '../../electron/simulator/latencies.ts';
import { accessPoint } from './lab/access-point.ts';
import { type Claim, type ClaimRun, claim, startClaim } from './lab/claim.ts';
import { comeHome, forgetNetworks, photonProfiles, savedPassword, upOn } from './lab/computer.ts';
import { connectToInternet } from './lab/internet.ts';
import { type Person, person } from './lab/person.ts';
import { type PhotonOnAir, photonOnAir } from './lab/photon-on-air.ts';
import { succeed } from './lab/programs.ts';
import type { Relay } from './lab/relay.ts';
import { waitFor } from './lab/wait-for.ts';

/** What can go wrong in a whole run over the radio; too long for every day, run by name. */
const password = 'kitchen-window-7';
const home = accessPoint('ap2', { ssid: 'HomeNet', password, address: '192.168.50.1' });
/** Somebody else's, with a name that programs must not believe. */
const stranger = accessPoint('ap4', {
  ssid: Buffer.from('Photon-"&$(reboot)`;\\:\n\xff', 'latin1'),
  address: '192.168.60.1',
});
const stepLimitMs = 90_000;
let user: Person;
let photon: PhotonOnAir;
let internet: Relay;

before(async () => {
  await forgetNetworks();
  user = await person();
  photon = await photonOnAir({ latencies: fastLatencies });
  await Promise.all([home.up(), stranger.up()]);
  internet = await connectToInternet(home.box, photon.cloudPort);
  await comeHome('HomeNet', password);
});
after(async () => {
  internet.close();
  await Promise.all([home.off(), stranger.off()]);
  await photon.close();
});

/** Whatever happened: the home network with its password, and nothing of the Photon's. */
afterEach(async () => {
  photon.world.setFault('crash-during-scan', false);
  photon.world.pressSetup();
  assert.equal(await upOn(), 'HomeNet');
  assert.equal(await savedPassword('HomeNet'), password);
  assert.deepEqual(await photonProfiles(), []);
});

async function keep(name: string, run: ClaimRun): Promise<ClaimRun> {
  await writeFile(`/radio/results/claim-${name}.jsonl`, `${run.lines.join('\n')}\n${run.stderr}`);
  return run;
}

async function until(run: Claim, what: string): Promise<void> {
  await waitFor(`the run to say ${what}`, stepLimitMs, () => (run.output().includes(`"${what}"`) ? true : undefined));
}

test('survives a restart of NetworkManager in the middle', async () => {
  const running = startClaim(user, photon);
  await until(running, 'device-identified');
  await succeed(['systemctl', 'restart', 'NetworkManager']);
  const run = await keep('restart', await running.ended);
  assert.equal(run.code, 0, run.lines.at(-1));
});

test('cancelled on the Photon’s network, it comes home at once', async () => {
  const running = startClaim(user, photon);
  await until(running, 'device-identified');
  running.kill('SIGTERM');
  const run = await keep('cancel', await running.ended);
  assert.match(run.lines.at(-1) ?? '', /"cancelled"/);
});

test('a wrong password is told when the Photon is heard again', async () => {
  const run = await keep('wrong-password', await claim(user, photon, [], 'not-the-password'));
  assert.match(run.lines.at(-1) ?? '', /"network-details-wrong"/);
});

test('a Photon that dies in the middle of a command is named, and the computer comes home', async () => {
  photon.world.setFault('crash-during-scan', true);
  const run = await keep('dies', await claim(user, photon));
  assert.notEqual(run.code, 0);
  assert.match(run.lines.at(-1) ?? '', /"code":"photon-/);
});

test('a Photon that is not there is not found, and nothing is touched', async () => {
  const run = await keep('absent', await claim(user, photon, ['--photon', 'Photon-ZZZZ', '--wait-for-photon', '8']));
  assert.match(run.lines.at(-1) ?? '', /"photon-not-found"/);
  assert.ok(!run.lines.some((line) => line.includes('"place-changed"')));
});

test('killed on the Photon’s network, the next start comes home first and then claims', async () => {
  const killed = startClaim(user, photon);
  await until(killed, 'device-identified');
  killed.kill('SIGKILL');
  await killed.ended;
  assert.match((await upOn()) ?? '', /^Photon Setup /);
  const run = await keep('after-kill', await claim(user, photon));
  assert.equal(run.code, 0, run.lines.at(-1));
});
