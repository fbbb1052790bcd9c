import { expect, it } from 'vitest';
import { twoLines } from '../support/two-lines.ts';

const few = 16;

it('accounts for each device once at two stations in one air, one by a scanner, though programs are killed and the shared record goes away', {
  timeout: 240_000,
}, async () => {
  const line = await twoLines(few, 7);
  const final = line.rows.filter(({ outcome }) => outcome !== 'SKIPPED');
  for (const { id, ssid, fault } of line.devices) {
    const rows = final.filter(({ deviceId, photon }) => (deviceId ?? id) === id && (photon ?? ssid) === ssid);
    const claims = line.records.map(
      ({ attempts }) => attempts.filter(({ deviceId, end }) => deviceId === id && end?.outcome === 'claimed').length,
    );
    const isTheirs = line.owner(id) !== 'nobody';
    expect({ ssid, fault, rows: rows.map(({ outcome }) => outcome), claims }).toEqual({
      ssid,
      fault,
      rows: [isTheirs ? 'PASS' : 'FAIL'],
      claims: isTheirs ? [1, 1] : [0, 0],
    });
    // Each that fails has a trouble of its own, and says why.
    if (!isTheirs) expect([fault !== undefined, rows[0]?.error !== undefined]).toEqual([true, true]);
  }
  const names = final.flatMap(({ name }) => name ?? []);
  expect(new Set(names).size).toBe(final.filter(({ outcome }) => outcome === 'PASS').length);
  // One that was killed before it had told its ID was told nothing, and nobody can know whose end would be its own.
  const open = line.records.map(({ interrupted }) =>
    interrupted.filter(({ deviceId, connectedAt }) => deviceId !== undefined || connectedAt !== undefined),
  );
  expect(open).toEqual([[], []]);
  expect(line.areHome).toEqual([true, true]);
  expect([line.kills.length, new Set(line.kills).size]).toEqual([3, 2]);
  // What was lost, and who was there, mattered.
  expect(line.rowsWhileAway).toBeGreaterThan(0);
  expect(line.notAsked).toBeGreaterThan(0);
  for (const bench of ['Bench 1', 'Bench 2']) expect(final.some((row) => row.bench === bench)).toBe(true);
});
