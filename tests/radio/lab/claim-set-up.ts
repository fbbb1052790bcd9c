import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { after, afterEach, before } from 'node:test';
import { fastLatencies } from '../../../electron/simulator/latencies.ts';
import { accessPoint } from './access-point.ts';
import type { Claim, ClaimRun } from './claim.ts';
import { comeHome, forgetNetworks, photonProfiles, savedPassword, upOn } from './computer.ts';
import { connectToInternet } from './internet.ts';
import { type LoggedInUser, loggedInUser } from './logged-in-user.ts';
import { type PhotonOnAir, photonOnAir } from './photon-on-air.ts';
import type { Relay } from './relay.ts';
import { waitFor } from './wait-for.ts';

/** Where whole claims are tried: at home, with a Photon and a stranger on the air; looked at again after every test. */
const password = 'kitchen-window-7';
const home = accessPoint('ap2', { ssid: 'HomeNet', password, address: '192.168.50.1' });
/** Somebody else's, with a name that programs must not believe. */
const stranger = accessPoint('ap4', {
  ssid: Buffer.from('Photon-"&$(reboot)`;\\:\n\xff', 'latin1'),
  address: '192.168.60.1',
});
const stepLimitMs = 90_000;
export let user: LoggedInUser;
export let photon: PhotonOnAir;
let internet: Relay;

before(async () => {
  await forgetNetworks();
  user = await loggedInUser();
  photon = await photonOnAir({
    latencies: fastLatencies,
    others: [{ rssi: -50 }, { rssi: -60 }],
    otherBoxes: ['ap3', 'ap5'],
  });
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

export async function keep(name: string, run: ClaimRun): Promise<ClaimRun> {
  await writeFile(`/radio/results/claim-${name}.jsonl`, `${run.lines.join('\n')}\n${run.stderr}`);
  return run;
}

export async function until(run: Claim, what: string): Promise<void> {
  await waitFor(`the run to say ${what}`, stepLimitMs, () => (run.output().includes(`"${what}"`) ? true : undefined));
}
