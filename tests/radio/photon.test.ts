import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { fastLatencies } from '../../electron/simulator/latencies.ts';
import { accessPoint } from './lab/access-point.ts';
import { comeHome, forgetNetworks, seeNetwork, upOn } from './lab/computer.ts';
import { cloudUrl, connectToInternet } from './lab/internet.ts';
import { type PhotonOnAir, photonOnAir } from './lab/photon-on-air.ts';
import { succeed } from './lab/programs.ts';
import type { Relay } from './lab/relay.ts';
import { waitFor } from './lab/wait-for.ts';

const answerLimitMs = 5_000;
/** NetworkManager waits 15 s for a network that is gone to come back, then looks for another. */
const lostLimitMs = 60_000;
const home = accessPoint('ap2', { ssid: 'HomeNet', password: 'kitchen-window-7', address: '192.168.50.1' });
let photon: PhotonOnAir;
let internet: Relay;

before(async () => {
  await forgetNetworks();
  photon = await photonOnAir({ latencies: fastLatencies });
  await home.up();
  internet = await connectToInternet(home.box, photon.cloudPort);
});
after(async () => {
  internet.close();
  await home.off();
  await photon.close();
});

test('at home the cloud answers and no Photon does', async () => {
  await comeHome('HomeNet', 'kitchen-window-7');
  assert.equal(await cloudStatus(), 401);
  await assert.rejects(askHttp());
});

test('on the Photon’s network it tells its id over TCP and HTTP, and there is no cloud', async () => {
  const { ssid } = photon.world.device;
  await seeNetwork(ssid);
  await succeed(['nmcli', '--wait', '30', 'device', 'wifi', 'connect', ssid]);
  assert.equal(await upOn(), ssid);
  // It prints its id in capitals.
  const expected = { id: photon.world.device.id.toUpperCase(), c: '0' };
  assert.deepEqual(await askTcp(), expected);
  assert.deepEqual(await askHttp(), expected);
  await assert.rejects(cloudStatus());
});

test('a Photon that leaves listening mode leaves the air, and the computer goes home by itself', async () => {
  // Its answer may be lost: here the network ends two milliseconds later.
  await askTcp('connect-ap', '{"idx":0}').catch(() => undefined);
  await waitFor('the Photon to leave', answerLimitMs, () => (photon.world.device.listening ? undefined : true));
  await assert.rejects(askHttp());
  await waitFor('the way home', lostLimitMs, async () => ((await upOn()) === 'HomeNet' ? true : undefined));
  assert.equal(await cloudStatus(), 401);
});

test('SETUP brings its network back', async () => {
  photon.world.pressSetup();
  await waitFor('the Photon to listen', answerLimitMs, () => (photon.world.device.listening ? true : undefined));
  await seeNetwork(photon.world.device.ssid);
});

/** Without a token the cloud refuses, which shows that it is there. */
async function cloudStatus(): Promise<number> {
  return (await fetch(`${cloudUrl}/v1/devices`, { signal: AbortSignal.timeout(answerLimitMs) })).status;
}

async function askHttp(): Promise<unknown> {
  return (await fetch('http://192.168.0.1/device-id', { signal: AbortSignal.timeout(answerLimitMs) })).json();
}

/** One command of the SoftAP protocol: its name, the length of its body, an empty line, the body; the answer likewise. */
async function askTcp(command = 'device-id', body = ''): Promise<unknown> {
  const socket = connect({ host: '192.168.0.1', port: 5609 });
  socket.setTimeout(answerLimitMs, () => socket.destroy(new Error('no answer')));
  let answer = '';
  socket.setEncoding('utf8').on('data', (text) => {
    answer += text;
  });
  socket.write(`${command}\n${Buffer.byteLength(body)}\n\n${body}`);
  await once(socket, 'close');
  return JSON.parse(answer.slice(answer.indexOf('\n\n') + 2));
}
