import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { after, afterEach, before, test } from 'node:test';
import { swiftLatencies } from '../../electron/simulator/latencies.ts';
import { accessPoint } from './lab/access-point.ts';
import { type ClaimRun, claim } from './lab/claim.ts';
import { comeHome, forgetNetworks, profiles, savedPassword, upOn } from './lab/computer.ts';
import { connectToInternet } from './lab/internet.ts';
import { type Person, person } from './lab/person.ts';
import { type PhotonOnAir, photonOnAir } from './lab/photon-on-air.ts';
import type { Relay } from './lab/relay.ts';

/** The whole flow through the terminal face, as the person at the screen, over the radio. */
const password = 'kitchen-window-7';
const home = accessPoint('ap2', { ssid: 'HomeNet', password, address: '192.168.50.1' });
let user: Person;
let photon: PhotonOnAir;
let internet: Relay;

before(async () => {
  await forgetNetworks();
  user = await person();
  photon = await photonOnAir({ latencies: swiftLatencies });
  await home.up();
  internet = await connectToInternet(home.box, photon.cloudPort);
  await comeHome('HomeNet', password);
});
after(async () => {
  internet.close();
  await home.off();
  await photon.close();
});
afterEach(atHomeAsBefore);

/** Whatever happened: the home network with its password, and nothing of the Photon's. */
async function atHomeAsBefore(): Promise<void> {
  assert.equal(await upOn(), 'HomeNet');
  assert.equal(await savedPassword('HomeNet'), password);
  const wireless = (await profiles()).filter((one) => one.endsWith(':802-11-wireless'));
  assert.deepEqual(wireless, ['HomeNet:802-11-wireless']);
}

async function keep(name: string, run: ClaimRun): Promise<void> {
  await mkdir('/radio/results', { recursive: true });
  await writeFile(`/radio/results/${name}.jsonl`, `${run.lines.join('\n')}\n${run.stderr}`);
}

test('claims: joins the Photon, comes home, sees it online', async () => {
  const run = await claim(user, photon);
  await keep('claim', run);
  assert.equal(run.code, 0, run.lines.at(-1));
  assert.match(run.lines.at(-1) ?? '', /"claimed"/);
});
