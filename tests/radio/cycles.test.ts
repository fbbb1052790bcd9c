import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { setTimeout as later } from 'node:timers/promises';
import { neverAborted } from '../../electron/ground/never-aborted.ts';
import type { RememberedNetwork } from '../../electron/wifi/wifi-port.ts';
import { photonProfiles, savedPassword, seeNetwork, upOn } from './lab/computer.ts';
import { valueOrFail } from './lab/our-wifi.ts';
import { run } from './lab/programs.ts';
import { home, ours, password, photon, ssid } from './lab/wifi-set-up.ts';

/**
 * There and back, again and again, with something going wrong most times: how often the computer is home afterwards and
 * how many profiles stay behind. For the number, by name, with `--minutes 50`.
 */
const cycles = 104;
const seen: { fault: string; joined: string; home: boolean; left: readonly string[]; seconds: number }[] = [];

/**
 * What happens between the request to join and the way back; the times are moments within a join, which takes two to
 * seven seconds here. Each returns what came of joining.
 */
const faults: Record<string, (remembered: RememberedNetwork) => Promise<string>> = {
  nothing: (remembered) => joined(remembered),
  async 'the Photon dies while the computer is there'(remembered) {
    const outcome = await joined(remembered);
    await photon.accessPoint.off();
    return outcome;
  },
  async 'the Photon dies while the computer joins'(remembered) {
    const [outcome] = await Promise.all([
      joined(remembered, AbortSignal.timeout(12_000)),
      later(1_000).then(() => photon.accessPoint.off()),
    ]);
    return outcome;
  },
  'cancelled at once': (remembered) => joined(remembered, AbortSignal.timeout(200)),
  'cancelled in the middle': (remembered) => joined(remembered, AbortSignal.timeout(2_500)),
  async 'the system hops home by itself'(remembered) {
    const outcome = await joined(remembered);
    // A hop that breaks off is a fault as well.
    await run(['nmcli', '--wait', '30', 'connection', 'up', 'HomeNet']);
    return outcome;
  },
  async 'the adapter is disconnected by hand'(remembered) {
    const outcome = await joined(remembered);
    await run(['nmcli', 'device', 'disconnect', remembered.adapter ?? '']);
    return outcome;
  },
  async 'the home network is away for a moment'(remembered) {
    const outcome = await joined(remembered);
    await home.off();
    void later(4_000).then(() => home.up());
    return outcome;
  },
};

async function joined(remembered: RememberedNetwork, signal = neverAborted()): Promise<string> {
  const outcome = await ours.wifi.joinPhoton(ssid, remembered, () => undefined, signal);
  return outcome.ok ? 'joined' : outcome.error.code;
}

const names = Object.keys(faults);

test(`${cycles} times there and back with faults`, async (context) => {
  for (let cycle = 0; cycle < cycles; cycle += 1) {
    const fault = names[cycle % names.length] ?? '';
    await photon.accessPoint.up();
    await seeNetwork(ssid);
    const from = performance.now();
    const remembered = valueOrFail(await ours.wifi.remember(neverAborted()));
    const outcome = (await faults[fault]?.(remembered)) ?? '';
    const back = await ours.wifi.giveBack(remembered, () => undefined, neverAborted());
    const [network, left] = [await upOn(), await photonProfiles()];
    const seconds = Math.round((performance.now() - from) / 100) / 10;
    seen.push({ fault, joined: outcome, home: back.ok && network === 'HomeNet', left, seconds });
    await writeFile('/radio/results/cycles.json', JSON.stringify(seen, undefined, 1));
  }
  const restored = seen.filter((one) => one.home).length;
  const profiles = seen.flatMap((one) => one.left).length;
  context.diagnostic(`${restored} of ${seen.length} restored, ${profiles} profiles left`);
  assert.deepEqual(
    seen.filter((one) => !one.home || one.left.length > 0),
    [],
  );
  assert.equal(await savedPassword('HomeNet'), password);
});
