import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessPoint } from './lab/access-point.ts';
import { forgetNetworks, listedNetworks, rescan, seeNetwork } from './lab/computer.ts';
import { waitFor } from './lab/wait-for.ts';

/** What a name may do to programs that believe it: run a command, be taken for an option, break a line. */
const hostile = Buffer.from('$(reboot)`;\\:"\'\n\xff--ask', 'latin1');
const first = accessPoint('ap1', { ssid: 'Photon-A1B2', address: '192.168.0.1', channel: 11 });
const second = accessPoint('ap2', { ssid: 'Photon-ZZ99', address: '192.168.0.1', channel: 1 });
const home = accessPoint('ap3', { ssid: 'HomeNet', password: 'kitchen-window-7', address: '192.168.50.1' });
const stranger = accessPoint('ap4', { ssid: hostile, address: '192.168.60.1' });
const hidden = accessPoint('ap5', { ssid: 'Unseen', address: '192.168.70.1', hidden: true });
const all = [first, second, home, stranger, hidden];

/** wpa_supplicant forgets a network after two scans without it, NetworkManager a while later; about 45 s were seen. */
const forgottenLimitMs = 120_000;

before(async () => {
  await forgetNetworks();
  await Promise.all(all.map((point) => point.up()));
});
after(() => Promise.all(all.map((point) => point.off())));

test('the computer sees two Photons, a home network and one whose name is no text', async () => {
  for (const ssid of ['Photon-A1B2', 'Photon-ZZ99', 'HomeNet', hostile]) await seeNetwork(ssid);
  assert.ok(!(await listedNetworks()).includes(Buffer.from('Unseen').toString('hex').toUpperCase()));
});

test('a Photon that loses power is gone after a while, the other one stays', async () => {
  await first.off();
  const gone = Buffer.from('Photon-A1B2').toString('hex').toUpperCase();
  await waitFor('the network to be forgotten', forgottenLimitMs, async () => {
    await rescan();
    return (await listedNetworks()).includes(gone) ? undefined : true;
  });
  await seeNetwork('Photon-ZZ99');
});

test('it is back when it has power again', async () => {
  await first.up();
  await seeNetwork('Photon-A1B2');
});
