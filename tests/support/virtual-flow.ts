import { realisticLatencies } from '../../electron/simulator/latencies.ts';
import {
  type SimulatedWorld,
  startSimulatedWorld,
  type WorldOptions,
} from '../../electron/simulator/simulated-world.ts';
import { devicePrivateKeyPem } from './device-key.ts';
import { type JumpingClock, jumpingClock } from './jumping-clock.ts';
import { openSockets, untilQuiet } from './quiet.ts';
import { type FlowOptions, type FlowRun, runFlow } from './run-flow.ts';

/** A simulated world with the waits of real devices, whose time jumps, and the app's half of that time. */
export interface VirtualBench {
  readonly simulation: SimulatedWorld;
  readonly clock: JumpingClock;
  /** For everything that belongs to the app. */
  readonly appClock: ReturnType<JumpingClock['hand']>;
  /** The real flow with the real clients; rejects when it is not over within `limitMs` of virtual time. */
  claim(options?: FlowOptions, limitMs?: number): Promise<FlowRun>;
  /** Ends the world and tells what is left behind then, in words; nothing when all is well. */
  close(): Promise<readonly string[]>;
}

/** Longer than any run whose person answers at once. */
const usualLimitMs = 2 * 60 * 60 * 1000;

export async function virtualBench(options: Partial<WorldOptions> = {}): Promise<VirtualBench> {
  const clock = jumpingClock();
  const appClock = clock.hand();
  const worldClock = clock.hand();
  const simulation = await startSimulatedWorld({
    latencies: realisticLatencies,
    separateNetworks: true,
    ...options,
    clock: worldClock,
    device: { privateKeyPem: devicePrivateKeyPem, ...options.device },
  });
  return {
    simulation,
    clock,
    appClock,
    claim: (flow = {}, limitMs = usualLimitMs) => clock.run(runFlow(simulation, { clock: appClock, ...flow }), limitMs),
    async close() {
      await untilQuiet();
      const left = leftBehind('the app', appClock.sleepers(), 0);
      await simulation.close();
      await untilQuiet();
      return [...left, ...leftBehind('the world', worldClock.sleepers(), openSockets().length)];
    },
  };
}

function leftBehind(whose: string, sleepers: number, sockets: number): readonly string[] {
  return [
    ...(sleepers === 0 ? [] : [`${sleepers} sleepers of ${whose}`]),
    ...(sockets === 0 ? [] : [`${sockets} sockets after ${whose}`]),
  ];
}
