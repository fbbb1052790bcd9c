import type { AccessToken } from '../../electron/cloud/cloud-port.ts';
import { defaultOAuthClient } from '../../electron/cloud/particle-cloud.ts';
import { composeProgram } from '../../electron/composition/compose-program.ts';
import { openRealLine } from '../../electron/composition/real-line.ts';
import type { Clock } from '../../electron/ground/clock-port.ts';
import { neverAborted } from '../../electron/ground/never-aborted.ts';
import { historyOf } from '../../electron/record/history.ts';
import * as engine from '../../electron/record/open-record.ts';
import type { SharedRecord } from '../../electron/record/shared-record/shared-record.ts';
import type { Recipient } from '../../electron/setup/setup-world.ts';
import type { SimulatedComputer } from '../../electron/simulator/air/simulated-computer.ts';
import type { SimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import type { DeviceList } from '../../electron/station/device-list.ts';
import { runLine } from '../../electron/station/line.ts';
import type { LineOptions } from '../../electron/station/line-world.ts';
import { readPreset } from '../../electron/station/preset.ts';
import type { Attempt } from '../../shared/attempt.ts';
import type { HistorySummary } from '../../shared/history-summary.ts';
import type { LineEnd, LineEvent } from '../../shared/line-event.ts';
import { success } from '../../shared/result.ts';
import { readDeviceScan } from '../../shared/scan.ts';
import type { Scan } from '../../shared/scan-kinds.ts';
import type { StepId } from '../../shared/setup-steps.ts';
import { sharedRecordLimits } from '../../shared/time-limits.ts';
import { fetchFrom } from './fetch-from.ts';
import { killable } from './killable.ts';
import type { MemoryServer } from './memory-shared-record.ts';
import { practiceProduct } from './run-flow.ts';
import { type SystemTrouble, simulatedAddresses, simulatedSystem } from './simulated-system.ts';
import { troubledWay, type WayTrouble } from './troubled-way.ts';
import type { Programs } from './virtual-app.ts';

export interface StationSurroundings {
  readonly simulation: SimulatedWorld;
  readonly clock: Clock;
  /** What all programs of this computer share. */
  readonly folder: string;
  readonly programs: Programs;
  /** One of several at which somebody works; without it the only one. */
  readonly computer?: SimulatedComputer;
  /** By chance, for stations that share nothing. */
  readonly random?: () => number;
  /** Under this name, in that shared record; without it nothing is shared. */
  readonly shared?: { readonly server: MemoryServer; readonly name: string };
  /** What the system of the computer has against its work. */
  readonly systemTroubles?: ReadonlySet<SystemTrouble>;
  /** What is wrong on its way to the cloud. */
  readonly wayTroubles?: ReadonlySet<WayTrouble>;
  /** Called before each call of the cloud. */
  readonly onCall?: () => void;
  /** Called before what each step asks of the Wi-Fi or the Photon, with what that is given. */
  readonly onStep?: (step: StepId, given: readonly unknown[]) => void;
}

/** What happens in a line, and what no event tells of: it is about to name a device. */
export type LineMoment = LineEvent | { readonly type: 'naming' };

export interface GivenToLine extends Pick<LineOptions, 'kind' | 'batch'> {
  readonly list?: DeviceList | undefined;
  readonly scans?: AsyncIterable<Scan> | undefined;
  /** Aborts to end it and all that is in flight. */
  readonly endsAtOnce?: AbortSignal;
}

/** One start of the terminal's `station`, as it is composed, on a simulated world and its time. */
export interface VirtualStation {
  /** Undefined: it was killed by then. */
  run(
    preset: object,
    stop: AbortSignal,
    onEvent: (event: LineMoment) => void,
    given?: GivenToLine,
  ): Promise<LineEnd | undefined>;
  attempts(): Promise<readonly Attempt[]>;
  /** What its history comes to. */
  summary(): Promise<HistorySummary>;
  interrupted(): Promise<readonly Attempt[]>;
  /** All that is shared is there and here. */
  told(): Promise<void>;
  /** As a kill or a power cut: not another step is taken, and what it had open is closed by the system. */
  kill(): void;
  close(): Promise<void>;
}

export function virtualStation({ folder, programs, random = () => 0, ...around }: StationSurroundings): VirtualStation {
  const { computer = around.simulation.computer } = around;
  const simulation = { ...around.simulation, computer };
  const isOneOfSeveral = around.computer !== undefined;
  const way = isOneOfSeveral ? fetchFrom(computer, simulation) : { fetch, cut: () => undefined };
  const life = killable();
  const { systemTroubles = new Set<never>(), wayTroubles = new Set<never>(), onStep, onCall } = around;
  const troubled = troubledWay(way.fetch, wayTroubles, onCall);
  const { clock, fetch: ours } = life.over({ clock: around.clock, fetch: troubled });
  const { lock, presence } = programs.of(life);
  const program = composeProgram({
    folder,
    way: { fetch: ours, fetchAnew: ours, secrets: () => [] },
    computerWifi: { system: life.over(simulatedSystem(simulation, systemTroubles)), close: () => undefined },
    clock,
    recording: { loadEngine: async () => engine },
    programs: { lock: life.over(lock), presence },
    guard: life.over,
  });
  const { ready } = simulation;
  const { tcp, cloud, networks, account } = ready;
  const portsOf = new Map(
    [{ ...ready, ssid: ready.device.ssid }, ...ready.others].map(
      ({ ssid, tcp, http }) => [ssid, [tcp.port, http.port]] as const,
    ),
  );
  /** All Photons have one address, each on its own network: who answers there is who the computer is with. */
  const port = (which: 0 | 1) => (portsOf.get(computer.network ?? '') ?? [tcp.port, ready.http.port])[which];
  const world = program.realWorld({
    cloudUrl: cloud.url,
    client: defaultOAuthClient,
    photonAddress: {
      host: tcp.host,
      get tcpPort() {
        return port(0);
      },
      get httpPort() {
        return port(1);
      },
    },
    photonHost: '192.168.0.1',
    addresses: () => simulatedAddresses(simulation, systemTroubles),
    movesAnyway: true,
    joinBy: 'automatic',
    wifiAdapter: '',
  });
  const { server, name = '' } = around.shared ?? {};
  const others: SharedRecord | undefined = server?.station({
    clock,
    local: program.record.useOwn,
    computer: program.station.computer,
    name,
  });
  const home = networks.find(({ ssid }) => ssid === 'HomeNet');
  let died: () => void = () => undefined;
  const dead = new Promise<undefined>((resolve) => {
    died = () => resolve(undefined);
  });

  async function work(
    fields: object,
    stop: AbortSignal,
    onEvent: (event: LineMoment) => void,
    { list, scans, kind, batch, endsAtOnce = neverAborted() }: GivenToLine = {},
  ): Promise<LineEnd> {
    const preset = readPreset(
      JSON.stringify({ name: 'bench', networks: [{ ssid: 'HomeNet', passwordEnv: 'WIFI' }], ...fields }),
    );
    if (!preset.ok) throw new Error(preset.error.code);
    const mine = world.cloud.account(account.accessToken as AccessToken);
    const rename = <Values extends unknown[], Renamed>(how: (...values: Values) => Promise<Renamed>) =>
      function renameDevice(...values: Values): Promise<Renamed> {
        onEvent({ type: 'naming' });
        return life.alive() ? how(...values) : new Promise(() => undefined);
      };
    const ofOwner = () => life.over({ ...mine, renameDevice: rename(mine.renameDevice) });
    const ofNobody = async () => {
      const cloud = { ...(await practiceProduct(simulation, clock, ours)) };
      const told = onStep === undefined ? cloud : telling(cloud, onStep);
      return life.over({ ...told, renameDevice: rename(cloud.renameDevice) });
    };
    const recipient = async (): Promise<Recipient> => {
      const { customer } = preset.value;
      if (customer.rule === 'none')
        return { account: undefined, product: { cloud: await ofNobody(), customer: undefined } };
      if (customer.rule !== 'fixed') return { account: ofOwner(), product: undefined };
      const cloud = await ofNobody();
      const opened = await cloud.openCustomer(customer.email, neverAborted());
      if (!opened.ok) throw new Error(opened.error.code);
      const { value } = opened;
      const account = life.over({ ...value, renameDevice: rename(value.renameDevice) });
      return { account, product: { cloud, customer: value.email } };
    };
    const line = await openRealLine(
      {
        around: onStep === undefined ? world : stepping(world, onStep),
        record: program.record,
        sharedRecordFile: program.sharedRecordFile,
        others,
        ...(others === undefined ? {} : { othersKnown: others.settle(sharedRecordLimits.settleMs) }),
        whose: async () => success({ recipient: await recipient(), lookUp: undefined }),
        cloudUrl: cloud.url,
        preset: preset.value,
        networks: [{ ssid: 'HomeNet', security: undefined, password: home?.password ?? '' }],
        list,
        scans,
        kind,
        batch,
        golden: readDeviceScan(preset.value.golden ?? ''),
        random,
        programEnds: () => false,
        told: () => undefined,
      },
      neverAborted(),
    );
    if (!line.ok) throw new Error(`${line.error.code} ${line.error.saw}`);
    const run = runLine(line.value.world, line.value.options, stop, endsAtOnce);
    for (;;) {
      const turn = await run.next();
      if (turn.done) return turn.value;
      if (life.alive()) onEvent(turn.value);
    }
  }

  return {
    run: (...how) => Promise.race([work(...how), dead]),
    attempts: () => program.record.attempts(10_000),
    async summary() {
      const summed = await historyOf(program.record).summary({});
      if (!summed.ok) throw new Error(summed.error.code);
      return summed.value;
    },
    interrupted: () => program.record.interrupted(),
    told: async () => others?.settle(sharedRecordLimits.settleMs),
    kill() {
      life.end();
      programs.end(life);
      // The kernel closes what a dead program had open.
      simulation.cutConnections(isOneOfSeveral ? computer : undefined);
      way.cut();
      died();
    },
    async close() {
      await others?.close();
      await program.record.close();
      way.cut();
    },
  };
}

const steps = {
  remember: 'remember-network',
  joinPhoton: 'join-photon',
  giveBack: 'give-network-back',
  deviceId: 'read-device-id',
  publicKey: 'read-public-key',
  scanNetworks: 'scan-networks',
  setClaimCode: 'set-claim-code',
  configureNetwork: 'configure-network',
  connect: 'connect',
  listDevices: 'read-product-devices',
  importDevices: 'add-to-product',
  listCustomers: 'check-owner',
} as const satisfies Record<string, StepId>;

/** The same parts, which tell what they are asked for. */
function stepping<World extends { readonly photon: object; readonly handsFree: object }>(
  world: World,
  onStep: NonNullable<StationSurroundings['onStep']>,
): World {
  return { ...world, photon: telling(world.photon, onStep), handsFree: telling(world.handsFree, onStep) };
}

function telling<Part extends object>(part: Part, onStep: NonNullable<StationSurroundings['onStep']>): Part {
  return Object.fromEntries(
    Object.entries(part).map(([name, call]) => {
      const step = steps[name as keyof typeof steps] as StepId | undefined;
      if (step === undefined || typeof call !== 'function') return [name, call];
      return [
        name,
        (...how: unknown[]) => {
          onStep(step, how);
          return call(...how);
        },
      ];
    }),
  ) as Part;
}
