import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { numbersFrom, othersFor } from '../../electron/composition/practice-line.ts';
import { startSimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import { showsAnother } from '../../shared/error-meaning.ts';
import type { LineRow } from '../../shared/line-event.ts';
import { devicePrivateKeyPem } from '../support/device-key.ts';
import { jumpingClock } from '../support/jumping-clock.ts';
import { untilQuiet } from '../support/quiet.ts';
import { lineLatencies } from '../support/run-line.ts';
import { programsOfAComputer } from '../support/virtual-app.ts';
import { virtualStation } from '../support/virtual-station.ts';

const devices = 12;

/**
 * Two stations that share nothing, neither a record nor a server, in one air and one account, in time that jumps: each hears the
 * same Photons, and the signal of each is the same at both. `everyMs`: so often another one begins to listen; 0: all do at once. `randomOf`: the chance of
 * each station.
 */
async function both(seed: number, everyMs: number, randomOf: (bench: number) => () => number) {
  const folder = await mkdtemp(path.join(tmpdir(), 'nothing-'));
  const clock = jumpingClock();
  const simulation = await startSimulatedWorld({
    latencies: lineLatencies,
    separateNetworks: true,
    others: othersFor(devices - 1, seed, false).map(({ faults, ...one }) => one),
    clock: clock.hand(),
    device: { privateKeyPem: devicePrivateKeyPem },
  });
  const { ready } = simulation;
  const computers = [simulation.computer, simulation.anotherComputer()];
  const photons = [ready.device, ...ready.others];
  if (everyMs > 0) for (const { id } of photons) simulation.carry(id, 'away');
  const over = new AbortController();
  const rows: (LineRow & { bench: number })[] = [];
  const hand = clock.hand();
  const feed = async () => {
    for (const { id } of everyMs > 0 ? photons : []) {
      simulation.carry(id, 'here');
      await hand.sleep(everyMs);
    }
    while (!photons.every(({ id }) => simulation.owner(id) !== 'nobody')) await hand.sleep(1_000);
    await hand.sleep(60_000);
    over.abort();
  };
  try {
    const work = async (computer: typeof simulation.computer, bench: number) => {
      const station = virtualStation({
        simulation,
        clock: clock.hand(),
        folder: path.join(folder, String(bench)),
        programs: programsOfAComputer(),
        random: randomOf(bench),
        computer,
      });
      const end = await station.run({ namePattern: 'lamp-{id:-6}', stopAfter: 50 }, over.signal, (event) => {
        if (event.type === 'device-finished') rows.push({ ...event.row, bench });
      });
      await station.close();
      return end;
    };
    await clock.run(Promise.all([feed(), ...computers.map(work)]), 24 * 3_600_000);
    const passedAt = ({ id }: (typeof photons)[number]) =>
      rows.filter((row) => row.deviceId === id && row.outcome === 'PASS').length;
    const areHome = computers.every(({ place }) => place === 'own-network');
    return { rows, passes: photons.map(passedAt), areHome, tookMs: clock.monotonic() };
  } finally {
    await untilQuiet();
    await simulation.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** By chance two may begin within a moment of each other, and then both tell the same Photon to connect. */
const seeds = [2, 7, 12, 17, 22, 27];

describe('two stations that share nothing', () => {
  it.each([0, 20_000])(
    'set up each Photon of one air, a new one every %i ms, and hardly one twice',
    { timeout: 120_000 },
    async (everyMs) => {
      let twice = 0;
      for (const seed of seeds) {
        const { rows, passes, areHome } = await both(seed, everyMs, (bench) => numbersFrom(seed * 2 + bench));
        expect([Math.min(...passes), areHome], `seed ${seed}`).toEqual([1, true]);
        twice += passes.filter((times) => times > 1).length;
        // Who was first is no fault of a device, and is told so.
        const others = rows.filter(({ outcome }) => outcome !== 'PASS');
        expect(others.filter(({ outcome }) => outcome !== 'SKIPPED')).toEqual([]);
        expect(others.filter(({ error }) => error === undefined || !showsAnother(error.code))).toEqual([]);
        for (const bench of [0, 1]) {
          const ids = rows.flatMap((row) => (row.bench === bench && row.deviceId !== undefined ? [row.deviceId] : []));
          expect(new Set(ids).size).toBe(ids.length);
        }
      }
      expect(twice).toBeLessThanOrEqual((seeds.length * devices) / 10);
    },
  );

  it('would keep step without chance, and set up all of them twice', { timeout: 60_000 }, async () => {
    const { passes } = await both(7, 0, () => () => 0);
    expect(passes).toEqual(Array(devices).fill(2));
  });
});
