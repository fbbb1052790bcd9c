import { expect, it } from 'vitest';
import { killedLine } from '../support/killed-line.ts';

it('accounts for each device once, one in ten with a fault, though its program is killed three times', {
  timeout: 240_000,
}, async () => {
  const line = await killedLine(60, 7);
  const rowsOf = (id: string, ssid: string) =>
    line.rows.filter(({ deviceId, photon }) => (deviceId === undefined ? photon === ssid : deviceId === id));
  for (const { id, ssid } of line.devices) {
    const attempts = line.attempts.filter(({ deviceId }) => deviceId === id);
    const claims = attempts.filter(({ end }) => end?.outcome === 'claimed').length;
    const rows = rowsOf(id, ssid);
    const isMine = line.owner(id) === 'me';
    expect({ ssid, claims, rows: rows.length }).toEqual({ ssid, claims: isMine ? 1 : 0, rows: 1 });
    expect([rows[0]?.outcome, rows[0]?.error !== undefined]).toEqual(isMine ? ['PASS', false] : ['FAIL', true]);
  }
  const names = line.rows.flatMap(({ name }) => name ?? []);
  expect(new Set(names).size).toBe(line.rows.filter(({ outcome }) => outcome === 'PASS').length);
  expect(names.length).toBeLessThan(line.devices.length);
  expect(line.interrupted).toEqual([]);
  expect(line.isHome).toBe(true);
  expect(line.backMs).toHaveLength(3);
  expect(Math.max(...line.backMs)).toBeLessThan(5_000);
});
