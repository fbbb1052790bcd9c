import { fork } from 'node:child_process';
import { othersFor } from '../../electron/composition/practice-line.ts';
import type { Latencies } from '../../electron/simulator/latencies.ts';
import { startSimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import { lineLatencies } from '../support/run-line.ts';
import { type ServedWorld, serveWorld, worldOver } from '../support/served-world.ts';
import { fastClock } from './fast-clock.ts';

/** What a device waits for costs nobody anything: by so much everything is sooner than at a bench. */
const soonerBy = 3;
const sooner = <Times extends Partial<Latencies>>(times: Times) =>
  Object.fromEntries(Object.entries(times).map(([name, ms]) => [name, ms / soonerBy])) as unknown as Times;

/** A simulated world in a process of its own: what it costs is none of the line's. */
export interface WorldApart extends ServedWorld {
  close(): void;
}

export const worldProcess = 'station-world';

/** What {@link openWorldApart} starts: `times` and `since` as of the clock of both, and how many Photons there are. */
export async function runWorldApart(times: number, since: number, photons: number): Promise<void> {
  const simulation = await startSimulatedWorld({
    clock: fastClock(times, since),
    latencies: sooner(lineLatencies),
    separateNetworks: true,
    others: othersFor(photons - 1, undefined, false).map((one) => ({ ...one, latencies: sooner(one.latencies ?? {}) })),
  });
  process.once('disconnect', () => process.exit(0));
  serveWorld(simulation, process);
}

export async function openWorldApart(times: number, since: number, photons: number): Promise<WorldApart> {
  const child = fork(process.argv[1] ?? '', [worldProcess, ...[times, since, photons].map(String)], {
    serialization: 'advanced',
  });
  const world = worldOver(child);
  const ended = new Promise<never>((_, reject) => {
    child.once('exit', (code) => reject(new Error(`the simulated world ended with ${code}`)));
  });
  return { ...(await Promise.race([world, ended])), close: () => child.disconnect() };
}
