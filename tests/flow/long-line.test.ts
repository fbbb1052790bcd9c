import { expect, it } from 'vitest';
import { othersFor } from '../../electron/composition/practice-line.ts';
import { lineBench } from '../support/run-line.ts';

const devices = 200;

it('accounts for each of 200 devices once, one in ten of them with a fault', { timeout: 120_000 }, async () => {
  const made = await lineBench(othersFor(devices - 1, 7, false));
  try {
    const end = await made.run({ preset: { namePattern: 'lamp-{n:4}', stopAfter: 20 } });
    const { ready, owner, computer } = made.simulation;
    const all = [ready.device, ...ready.others];
    expect(end.devices.map(({ photon }) => photon).sort()).toEqual(all.map(({ ssid }) => ssid).sort());
    const passed = end.devices.filter(({ outcome }) => outcome === 'PASS');
    expect(passed.filter(({ deviceId }) => deviceId === undefined || owner(deviceId) !== 'me')).toEqual([]);
    expect(new Set(passed.map(({ name }) => name)).size).toBe(passed.length);
    // Each that did not pass says why, and it is its own.
    const others = end.devices.filter(({ outcome }) => outcome !== 'PASS');
    expect(others.filter(({ outcome, error }) => outcome !== 'FAIL' || error === undefined)).toEqual([]);
    expect(others.length).toBeGreaterThan(10);
    expect(computer.place).toBe('own-network');
  } finally {
    await made.close();
  }
});
