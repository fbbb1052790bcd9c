import { othersFor } from '../../electron/composition/practice-line.ts';
import { openCables } from './open-cables.ts';
import { runFlow } from './run-flow.ts';
import { lineBench, lineLatencies } from './run-line.ts';

export interface ManyCables {
  /** Milliseconds of the simulated time. */
  readonly atOnceMs: number;
  readonly oneByOneMs: number;
  /** The longest of the devices by itself, from the first letter to online. */
  readonly longestMs: number;
  readonly claimed: number;
  /** Of one claim by itself: what it took beyond what device, air and cloud made it wait for. */
  readonly ownWaitsMs: number;
  /** Of the processor, for one device, with the simulator, which shares the process. */
  readonly processorMs: number;
}

/** As many Photons on cables at once as `count`, and the same ones over Wi-Fi one after another. */
export async function manyCables(count: number): Promise<ManyCables> {
  // What is loaded once is no cost of a claim.
  const first = await openCables();
  first.simulation.resetLatency();
  const firstAt = first.clock.monotonic();
  await first.claim();
  const ownWaitsMs = first.clock.monotonic() - firstAt - first.simulation.latencyMs();
  await first.simulation.close();
  const others = othersFor(count - 1, undefined, false);
  const made = await openCables({ others, latencies: lineLatencies });
  const startedAt = made.clock.monotonic();
  const since = process.cpuUsage();
  const ends = await made.atOnce(made.simulation.cables.map((_, index) => ({ port: `/dev/ttyACM${index}` })));
  const { user, system } = process.cpuUsage(since);
  const atOnceMs = made.clock.monotonic() - startedAt;
  await made.simulation.close();
  return {
    atOnceMs,
    oneByOneMs: await overWifi(count),
    longestMs: Math.max(...ends.map(({ events }) => (events.at(-1)?.at ?? 0) - (events[0]?.at ?? 0))),
    ownWaitsMs,
    claimed: ends.filter(({ outcome }) => outcome.outcome === 'claimed').length,
    processorMs: (user + system) / 1000 / count,
  };
}

/** Each until it is online, as one person does them. */
async function overWifi(count: number): Promise<number> {
  const made = await lineBench(othersFor(count - 1, undefined, false));
  const { device, others } = made.simulation.ready;
  const startedAt = made.clock.monotonic();
  const clock = made.clock.hand();
  for (const { ssid } of [device, ...others]) {
    const run = runFlow(made.simulation, { clock, options: { wantedPhoton: ssid } });
    const { outcome } = await made.clock.run(run, 3_600_000);
    if (outcome.outcome !== 'claimed') throw new Error('a device without a fault was not set up');
  }
  const tookMs = made.clock.monotonic() - startedAt;
  await made.close();
  return tookMs;
}
