import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { neverAborted } from '../../electron/ground/never-aborted.ts';
import { seeNetwork, upOn, wifi } from './lab/computer.ts';
import { cloudUrl } from './lab/internet.ts';
import { joinAndReturn, valueOrFail } from './lab/our-wifi.ts';
import { succeed } from './lab/programs.ts';
import { waitFor } from './lab/wait-for.ts';
import { ours, photon, ssid } from './lab/wifi-set-up.ts';

/** How long our way takes beside the bare command of the system, both in turn in one run. */
const rounds = 3;
const answerLimitMs = 60_000;
const times: Record<string, number[]> = {};

after(() => writeFile('/radio/results/times.json', JSON.stringify(times, undefined, 1)));

test('from the request to the first answer of the Photon, beside the bare command', async (context) => {
  // Warm: both have run once before either is measured, and ours has looked around as every run does.
  await joinAndReturn(ours, ssid);
  valueOrFail(await ours.system.scan(wifi, neverAborted()));
  for (let round = 0; round < rounds; round += 1) {
    // Both begin right after a scan, as every run does: wpa_supplicant scans again when its list is older than 5 s.
    valueOrFail(await ours.system.scan(wifi, neverAborted()));
    await measured('bare command to device-id', async () => {
      await succeed(['nmcli', '--wait', '45', 'device', 'wifi', 'connect', ssid, 'ifname', wifi]);
      await waitFor('the Photon', answerLimitMs, async () => ((await ours.deviceId()).ok ? true : undefined));
    });
    await succeed(['nmcli', '--wait', '45', 'connection', 'up', 'HomeNet']);
    await succeed(['nmcli', 'connection', 'delete', ssid]);

    const remembered = valueOrFail(await ours.wifi.remember(neverAborted()));
    valueOrFail(await ours.system.scan(wifi, neverAborted()));
    await measured('ours to device-id', async () => {
      valueOrFail(await ours.wifi.joinPhoton(ssid, remembered, () => undefined, neverAborted()));
    });
    valueOrFail(await ours.wifi.giveBack(remembered, () => undefined, neverAborted()));
  }
  const [bare, own] = [median('bare command to device-id'), median('ours to device-id')];
  context.diagnostic(`bare ${bare} ms, ours ${own} ms, ratio ${(own / bare).toFixed(2)}`);
  // The target is 1.15. What is more than that are program starts (our own connection first, and nmcli's update of it),
  // which an emulated processor makes ten times slower than a real one; this line is to catch a lost second.
  assert.ok(own - bare < 1_500, `bare ${bare} ms, ours ${own} ms`);
});

test('from connect-ap to the home network, beside NetworkManager’s own return', async (context) => {
  for (let round = 0; round < 2; round += 1) {
    await photon.accessPoint.up();
    await seeNetwork(ssid);
    await joinAndReturn(ours, ssid, async () => {
      await photon.accessPoint.off();
      // Measured to the end of `giveBack`, which is when the cloud has answered.
      mark('ours from the Photon’s end to the cloud');
    });
    done('ours from the Photon’s end to the cloud');
  }
  await photon.accessPoint.up();
  await seeNetwork(ssid);
  const remembered = valueOrFail(await ours.wifi.remember(neverAborted()));
  valueOrFail(await ours.wifi.joinPhoton(ssid, remembered, () => undefined, neverAborted()));
  await photon.accessPoint.off();
  await measured('NetworkManager’s own return to the cloud', () =>
    waitFor('the way home', answerLimitMs, async () => {
      const answered = await fetch(`${cloudUrl}/v1/user`, { signal: AbortSignal.timeout(1_000) }).catch(
        () => undefined,
      );
      return answered?.status === 401 ? true : undefined;
    }),
  );
  valueOrFail(await ours.wifi.giveBack(remembered, () => undefined, neverAborted()));
  assert.equal(await upOn(), 'HomeNet');
  const [own, system] = [
    median('ours from the Photon’s end to the cloud'),
    median('NetworkManager’s own return to the cloud'),
  ];
  context.diagnostic(`ours ${own} ms, NetworkManager alone ${system} ms`);
  assert.ok(own <= system);
});

const started: Record<string, number> = {};
function mark(name: string): void {
  started[name] = performance.now();
}
function done(name: string): void {
  times[name] = [...(times[name] ?? []), Math.round(performance.now() - (started[name] ?? 0))];
}
async function measured(name: string, work: () => Promise<unknown>): Promise<void> {
  mark(name);
  await work();
  done(name);
}
function median(name: string): number {
  const all = [...(times[name] ?? [])].sort((a, b) => a - b);
  return all[Math.floor(all.length / 2)] ?? Number.NaN;
}
