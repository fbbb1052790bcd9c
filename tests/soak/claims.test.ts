import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { setPriority, tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { claimInARow, describeHolding } from './claims.ts';

const seed = Number(process.env.PHOTON_SETUP_SEED ?? 5);
const claims = Number(process.env.PHOTON_SETUP_CLAIMS ?? 500);

/** Claims until everything that is kept up to a bound has reached it: a simulated world keeps its newest 10 000 events. */
const warmUp = 300;
const growthLimitBytes = 5_000_000;
/** Both ends of the connections that the clients of an account and of a product keep open for the next call. */
const keptSockets = 12;

// Its time is virtual; the windows beside it are waited for in real time, and get the processor first.
setPriority(15);

it(`${claims} claims in a row, seed ${seed}`, { timeout: 120_000 + claims * 1_000 }, async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'soak-'));
  try {
    const startedAt = performance.now();
    const report = await claimInARow({ seed, claims, folder, told: say });
    const warm = report.holdings.filter(({ afterClaims }) => afterClaims >= Math.min(warmUp, claims / 2));
    const [first, last] = [warm[0], warm.at(-1)];
    if (first === undefined || last === undefined) throw new Error('nothing was measured');
    const perThousand = slope(warm.map(({ afterClaims, heap }) => [afterClaims, heap])) * 1_000;
    const figures = {
      seed,
      claims,
      ends: report.ends,
      troubles: report.troubles,
      rows: report.rows,
      virtualHours: report.virtualHours,
      seconds: (performance.now() - startedAt) / 1_000,
      processorSeconds: process.cpuUsage().user / 1_000_000,
      mostSockets: report.mostSockets,
      heapGrowthBytes: last.heap - first.heap,
      heapBytesPerThousandClaims: Math.round(perThousand),
      holdings: report.holdings,
      wrong: report.wrong,
    };
    await writeFile('artifacts/soak-claims.json', `${JSON.stringify(figures, undefined, 2)}\n`);
    say(`Ends: ${JSON.stringify(report.ends)}`);
    say(`Troubles: ${JSON.stringify(report.troubles)}`);
    say(`${figures.virtualHours.toFixed(1)} hours of virtual time in ${figures.seconds.toFixed(0)} s`);
    say(
      `Heap: ${describeHolding(first)} → ${describeHolding(last)}, ${figures.heapBytesPerThousandClaims} bytes per 1 000`,
    );

    expect(report.wrong).toEqual([]);
    expect(report.rows).toBe(claims);
    expect(report.left).toBe(0);
    expect(report.mostSockets).toBeLessThanOrEqual(keptSockets);
    const { signals, signalListeners, processListeners, resources } = last;
    expect([last.heap - first.heap, last.buffers - first.buffers].every((bytes) => bytes < growthLimitBytes)).toBe(
      true,
    );
    // A hundred claims make several thousand signals: what is held now belongs to the connections kept open.
    expect(signals).toBeLessThan(20);
    expect(signalListeners).toBeLessThan(20);
    expect(processListeners).toBeLessThanOrEqual(first.processListeners);
    expect(resources.TCPServerWrap).toBe(first.resources.TCPServerWrap);
    expect(resources.Timeout ?? 0).toBeLessThanOrEqual(2);
    // About one claim of twenty meets trouble; a soak in which nothing goes wrong proves little.
    const met = Object.values(report.troubles).reduce((sum, count) => sum + count, 0);
    expect(met).toBeGreaterThan(claims * 0.01);
  } finally {
    // What a failed soak still writes must not take its reason's place.
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});

/** By least squares. */
function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (pick: 0 | 1) => points.reduce((sum, point) => sum + point[pick], 0) / points.length;
  const [middle, height] = [mean(0), mean(1)];
  const above = points.reduce((sum, [x, y]) => sum + (x - middle) * (y - height), 0);
  const below = points.reduce((sum, [x]) => sum + (x - middle) ** 2, 0);
  return below === 0 ? 0 : above / below;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
