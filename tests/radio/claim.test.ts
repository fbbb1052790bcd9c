import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { after, afterEach, before, test } from 'node:test';
import { fastLatencies } from '../../electron/simulator/latencies.ts';
import { accessPoint } from './lab/access-point.ts';
import { type Claim, type ClaimRun, claim, startClaim } from './lab/claim.ts';
import { comeHome, forgetNetworks, photonProfiles, savedPassword, upOn, wifi } from './lab/computer.ts';
import { connectToInternet } from './lab/internet.ts';
import { type Person, person } from './lab/person.ts';
import { type PhotonOnAir, photonOnAir } from './lab/photon-on-air.ts';
import { succeed } from './lab/programs.ts';
import type { Relay } from './lab/relay.ts';
import { waitFor } from './lab/wait-for.ts';

/** The whole flow through the terminal face, as the person at the screen, over the radio. */
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

test('claims: joins the Photon, comes home, sees it online', async () => {
  const run = await keep('whole', await claim(user, photon));
  assert.equal(run.code, 0, run.lines.at(-1));
  const remembered = run.events.find((event) => event.type === 'network-remembered');
  assert.deepEqual(
    { name: remembered?.networkName, adapter: remembered?.adapter, keeps: remembered?.keepsInternet },
    { name: 'HomeNet', adapter: wifi, keeps: false },
  );
  // The stranger's name was heard and is nobody's Photon.
  assert.ok(!run.lines.join('').includes('reboot'));
});

test('goes back to the Photon when the system leaves it in the middle, and on where it stopped', async () => {
  const running = startClaim(user, photon);
  await until(running, 'device-identified');
  await succeed(['nmcli', '--wait', '30', 'connection', 'up', 'HomeNet']);
  const run = await keep('hop', await running.ended);
  assert.equal(run.code, 0, run.lines.at(-1));
  assert.ok(run.lines.some((line) => line.includes('photon-network-left')));
});
