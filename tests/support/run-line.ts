import type { AccessToken } from '../../electron/cloud/cloud-port.ts';
import { simulatedSurroundings } from '../../electron/composition/simulated-surroundings.ts';
import { neverAborted } from '../../electron/ground/never-aborted.ts';
import type { WithOwner } from '../../electron/setup/setup-world.ts';
import { realisticLatencies } from '../../electron/simulator/latencies.ts';
import {
  type OtherPhoton,
  type SimulatedWorld,
  startSimulatedWorld,
  type WorldOptions,
} from '../../electron/simulator/simulated-world.ts';
import { runLine } from '../../electron/station/line.ts';
import type { LineOptions, LineSurroundings, LineWorld } from '../../electron/station/line-world.ts';
import { readPreset } from '../../electron/station/preset.ts';
import type { LineEnd, LineEvent } from '../../shared/line-event.ts';
import { success } from '../../shared/result.ts';
import { devicePrivateKeyPem } from './device-key.ts';
import { type ClockHand, type JumpingClock, jumpingClock } from './jumping-clock.ts';
import { untilQuiet } from './quiet.ts';

/** As the bench that numbers are told for: a join of 3 s, 20 to 40 s to online. */
export const lineLatencies = { ...realisticLatencies, computerJoin: 3_000 };

export interface LineBench {
  readonly simulation: SimulatedWorld;
  readonly clock: JumpingClock;
  /** This computer's. */
  readonly appClock: ClockHand;
  readonly world: LineSurroundings & WithOwner;
  readonly events: readonly LineEvent[];
  run(options?: RunOptions): Promise<LineEnd>;
  close(): Promise<void>;
}

export interface RunOptions extends Partial<Omit<LineOptions, 'preset' | 'networks'>> {
  readonly preset?: object;
  readonly password?: string;
  readonly stop?: AbortSignal;
  readonly signal?: AbortSignal;
  readonly world?: Partial<LineWorld>;
  readonly onEvent?: (event: LineEvent) => void;
}

/** A line on a simulated world of `1 + others.length` Photons, in time that jumps. */
export async function lineBench(
  others: readonly OtherPhoton[],
  options: Partial<WorldOptions> = {},
): Promise<LineBench> {
  const clock = jumpingClock();
  const appClock = clock.hand();
  const simulation = await startSimulatedWorld({
    latencies: lineLatencies,
    separateNetworks: true,
    ...options,
    others,
    clock: clock.hand(),
    device: { privateKeyPem: devicePrivateKeyPem, ...options.device },
  });
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `id-${ids}`;
  };
  const { cloud, recovery, ...around } = simulatedSurroundings(simulation, { fetch, clock: appClock, newId });
  const account = cloud.account(simulation.ready.account.accessToken as AccessToken);
  const events: LineEvent[] = [];
  const world: LineSurroundings & WithOwner = {
    ...around,
    account,
    async home(signal) {
      const back = await around.wifi.giveBack(
        { networkName: undefined, handle: undefined, adapter: undefined, keepsInternet: false },
        () => undefined,
        signal,
      );
      return back.ok ? success(undefined) : back;
    },
  };
  async function drive({ preset: fields, password = 'correct horse', ...options }: RunOptions): Promise<LineEnd> {
    const preset = readPreset(
      JSON.stringify({ name: 'bench', networks: [{ ssid: 'HomeNet', passwordEnv: 'WIFI' }], ...fields }),
    );
    if (!preset.ok) throw new Error(preset.error.code);
    const known = simulation.ready.networks.find(({ ssid }) => ssid === 'HomeNet')?.password;
    const networks = [{ ssid: 'HomeNet', security: undefined, password: known ?? password }];
    const run = runLine(
      { ...world, ...options.world } as LineWorld,
      { count: 1 + others.length, ...options, preset: preset.value, networks },
      options.stop ?? neverAborted(),
      options.signal ?? neverAborted(),
    );
    for (;;) {
      const turn = await run.next();
      if (turn.done) return turn.value;
      events.push(turn.value);
      options.onEvent?.(turn.value);
    }
  }
  return {
    simulation,
    clock,
    appClock,
    world,
    events,
    run: (options = {}) => clock.run(drive(options), 12 * 60 * 60 * 1000),
    async close() {
      await untilQuiet();
      await simulation.close();
      await untilQuiet();
    },
  };
}

/** So many Photons beside the first, each 20 to 40 s from connect-ap to online. */
export function slowOnes(count: number, faultsOf: (index: number) => OtherPhoton['faults'] = () => []): OtherPhoton[] {
  return Array.from({ length: count }, (_, index) => ({
    id: (index + 1).toString(16).padStart(4, '0').padEnd(24, '1'),
    rssi: -45 - (index % 40),
    faults: faultsOf(index) ?? [],
    latencies: { handshake: 14_000 + ((index * 7_919) % 20_000) },
  }));
}
