import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { othersFor } from '../../electron/composition/practice-line.ts';
import { type ReadyLine, startSimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import type { Attempt } from '../../shared/attempt.ts';
import type { LineRow } from '../../shared/line-event.ts';
import { isProven } from '../../shared/setup-events.ts';
import { devicePrivateKeyPem } from './device-key.ts';
import { jumpingClock } from './jumping-clock.ts';
import { untilQuiet } from './quiet.ts';
import { lineLatencies } from './run-line.ts';
import { programsOfAComputer } from './virtual-app.ts';
import { type LineMoment, virtualStation } from './virtual-station.ts';

const dayMs = 24 * 3_600_000;

/** In what the program is killed: at a Photon, as one was told to connect, and as one that is proven is to be named. */
const kills: readonly ((event: LineMoment) => boolean)[] = [
  ({ type }) => type === 'device-identified',
  (event) => event.type === 'stage-started' && event.stage === 'give-back',
  ({ type }) => type === 'naming',
];

export interface KilledLine {
  /** All Photons in the air. */
  readonly devices: readonly { readonly id: string; readonly ssid: string }[];
  /** Rows of all starts, in their order. */
  readonly rows: readonly LineRow[];
  /** The record in the end, and what of it has no end. */
  readonly attempts: readonly Attempt[];
  readonly interrupted: readonly Attempt[];
  readonly owner: (id: string) => string;
  readonly isHome: boolean;
  /** From each kill to the first word of the line that was started at once, in milliseconds of the simulated time. */
  readonly backMs: readonly number[];
}

/**
 * A line on a simulated world in time that jumps, one device in ten with a fault by `seed`, whose program is killed three
 * times and started again, until each device has its end. `presetFor`: more of its preset.
 */
export async function killedLine(
  devices: number,
  seed: number,
  presetFor: (ready: ReadyLine) => object = () => ({}),
): Promise<KilledLine> {
  const folder = await mkdtemp(path.join(tmpdir(), 'line-'));
  const clock = jumpingClock();
  const simulation = await startSimulatedWorld({
    latencies: lineLatencies,
    separateNetworks: true,
    others: othersFor(devices - 1, seed, false),
    clock: clock.hand(),
    device: { privateKeyPem: devicePrivateKeyPem },
  });
  const { ready, owner, computer } = simulation;
  const programs = programsOfAComputer();
  const start = () => virtualStation({ simulation, clock: clock.hand(), folder, programs });
  const rows: LineRow[] = [];
  const ended = new Set<string>();
  const backMs: number[] = [];
  try {
    for (let starts = 0, isOver = false; !isOver; starts += 1) {
      const station = start();
      const startedAt = clock.monotonic();
      const rowsBefore = rows.length;
      const isKilledIn = kills[starts];
      // What passed as its program was killed has no row of a line, and one of the record.
      for (const { deviceId, end } of await clock.run(station.attempts(), dayMs)) {
        if (end && isProven(end)) ended.add(deviceId ?? '');
      }
      const stop = new AbortController();
      const end = await clock.run(
        station.run({ namePattern: 'lamp-{n:4}', stopAfter: 20, ...presetFor(ready) }, stop.signal, (event) => {
          if (event.type === 'line-started' && starts > 0) backMs.push(clock.monotonic() - startedAt);
          if (event.type === 'device-finished') {
            rows.push(event.row);
            ended.add(event.row.deviceId ?? event.row.photon ?? '');
            if (ended.size >= devices) stop.abort();
          }
          if (rows.length - rowsBefore > devices / 6 && isKilledIn?.(event)) station.kill();
        }),
        dayMs,
      );
      isOver = end !== undefined;
      if (isOver) await station.close();
    }
    const last = start();
    const attempts = await clock.run(last.attempts(), dayMs);
    const interrupted = await clock.run(last.interrupted(), dayMs);
    await last.close();
    return {
      devices: [ready.device, ...ready.others],
      rows,
      attempts,
      interrupted,
      owner: (id) => owner(id as Parameters<typeof owner>[0]),
      isHome: computer.place === 'own-network',
      backMs,
    };
  } finally {
    await untilQuiet();
    await simulation.close();
    await rm(folder, { recursive: true, force: true });
  }
}
