import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AccessToken } from '../../electron/cloud/cloud-port.ts';
import { composeProgram } from '../../electron/composition/compose-program.ts';
import { openRealLine } from '../../electron/composition/real-line.ts';
import { neverAborted } from '../../electron/ground/never-aborted.ts';
import { systemClock } from '../../electron/ground/system-clock.ts';
import type { Latencies } from '../../electron/simulator/latencies.ts';
import { type OtherPhoton, startSimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import { runLine } from '../../electron/station/line.ts';
import { readPreset } from '../../electron/station/preset.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import type { LineEvent, LineRow } from '../../shared/line-event.ts';
import { success } from '../../shared/result.ts';
import { serveWorld, settingsFor, worldOver } from './served-world.ts';

/** What the process of a line tells of itself; at its end, which devices its record says were claimed, one for each attempt. */
type Told =
  | { readonly event: LineEvent; readonly processorMs: number }
  | { readonly claimed: readonly string[]; readonly open: number };

/** In what it is killed: with the computer at a Photon, and with it at home while devices come online. */
const kills = {
  atPhoton: (event: LineEvent) => event.type === 'device-identified' && event.slot >= 3,
  atHome: (event: LineEvent) => event.type === 'stage-started' && event.stage === 'prove' && event.slot > 1,
} as const satisfies Record<string, (event: LineEvent) => boolean>;

/** What became of a line whose process was killed with SIGKILL, once in each of {@link kills}, and started again at once. */
export interface RestartedLine {
  /** By what it was killed in: milliseconds of the computer's clock from the kill to the first word of the next line, and to the Photon that that takes. */
  readonly backMs: Readonly<Record<string, { lineStarted?: number; deviceTaken?: number; processorMs?: number }>>;
  /** For each Photon: the outcomes of its rows in all lines, how often it was claimed by the record, and whose it is. */
  readonly devices: readonly {
    readonly rows: readonly LineRow['outcome'][];
    readonly claimed: number;
    readonly owner: string;
  }[];
  /** Attempts that have no end, and are offered to be finished. */
  readonly open: number | undefined;
  readonly home: boolean;
}

/**
 * The line of a program in a process of its own: process, record, way home and cloud, all as they ship. `start`: that process,
 * which runs {@link runLineApart} in that folder.
 */
export async function restartedLine(
  latencies: Latencies,
  others: readonly OtherPhoton[],
  start: (folder: string) => ChildProcess,
): Promise<RestartedLine> {
  const folder = await mkdtemp(path.join(tmpdir(), 'restart-'));
  const simulation = await startSimulatedWorld({
    clock: systemClock,
    latencies,
    separateNetworks: true,
    others,
  });
  const backMs: Record<string, { lineStarted?: number; deviceTaken?: number; processorMs?: number }> = {};
  const rows: LineRow[] = [];
  try {
    let killedAt: number | undefined;
    let end: Extract<Told, { claimed: unknown }> | undefined;
    let killed = '';
    for (const [name, isIn] of [...Object.entries(kills), ['', () => false] as const]) {
      const line = start(folder);
      // One that was killed is told nothing any more.
      line.on('error', () => undefined);
      serveWorld(simulation, line);
      end = await follow(line, (event, processorMs) => {
        if (event.type === 'device-finished') rows.push(event.row);
        if (killedAt !== undefined) {
          const ms = Math.round(performance.now() - killedAt);
          if (event.type === 'line-started') backMs[killed] = { lineStarted: ms };
          // Another one: those that an earlier program told to connect have no network any more.
          if (event.type === 'device-taken' && event.photon !== undefined) {
            backMs[killed] = { ...backMs[killed], deviceTaken: ms, processorMs };
            killedAt = undefined;
          }
        }
        if (killedAt !== undefined || !isIn(event)) return;
        line.kill('SIGKILL');
        killedAt = performance.now();
        killed = name;
      });
      if (end !== undefined && name !== '') throw new Error(`it came to its end before it was to be killed ${name}`);
    }
    const photons = [simulation.ready.device, ...simulation.ready.others];
    return {
      backMs,
      devices: photons.map(({ id, ssid }) => ({
        rows: rows
          .filter((row) => (row.deviceId ?? id) === id && (row.photon ?? ssid) === ssid)
          .map((row) => row.outcome),
        claimed: end?.claimed.filter((one) => one === id).length ?? 0,
        owner: simulation.owner(id),
      })),
      open: end?.open,
      home: simulation.computer.place === 'own-network',
    };
  } finally {
    await simulation.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** To its end; undefined: it was killed. */
function follow(line: ChildProcess, onEvent: (event: LineEvent, processorMs: number) => void) {
  return new Promise<Extract<Told, { claimed: unknown }> | undefined>((resolve) => {
    line.on('message', (told: Told) => {
      if ('event' in told) onEvent(told.event, told.processorMs);
      if ('claimed' in told) resolve(told);
    });
    line.once('exit', () => resolve(undefined));
  });
}

/** The process of {@link restartedLine}: a line of the terminal over the Wi-Fi of a world that its parent serves. */
export async function runLineApart(folder: string): Promise<void> {
  const tell = (told: Told) => process.send?.(told);
  const world = await worldOver(process);
  const { ready } = world;
  const program = composeProgram({
    folder,
    way: { fetch, fetchAnew: fetch, secrets: () => [] },
    computerWifi: { system: world.system, close: () => undefined },
  });
  const around = program.realWorld(settingsFor(world));
  const preset = readPreset(JSON.stringify({ name: 'bench', networks: [{ ssid: 'HomeNet', passwordEnv: 'WIFI' }] }));
  if (!preset.ok) throw new Error(preset.error.code);
  const home = ready.networks.find(({ ssid }) => ssid === 'HomeNet');
  const opened = await openRealLine(
    {
      around,
      record: program.record,
      sharedRecordFile: program.sharedRecordFile,
      others: undefined,
      async whose() {
        const account = around.cloud.account(ready.account.accessToken as AccessToken);
        return success({ recipient: { account, product: undefined }, lookUp: undefined });
      },
      cloudUrl: ready.cloud.url,
      preset: preset.value,
      networks: [{ ssid: 'HomeNet', security: undefined, password: home?.password ?? '' }],
      list: undefined,
      random: Math.random,
      programEnds: () => false,
      told: () => undefined,
    },
    neverAborted(),
  );
  if (!opened.ok) throw new Error(opened.error.code);
  const stop = new AbortController();
  const { world: lineWorld, options } = opened.value;
  const done = new Set(options.done);
  const run = runLine(lineWorld, options, stop.signal, neverAborted());
  for (;;) {
    const turn = await run.next();
    if (turn.done) break;
    const event = turn.value;
    const { user, system } = process.cpuUsage();
    tell({ event, processorMs: Math.round((user + system) / 1000) });
    if (event.type === 'device-finished' && event.row.outcome === 'PASS') done.add(event.row.deviceId as DeviceId);
    if (done.size === 1 + ready.others.length) stop.abort();
  }
  const attempts = await program.record.attempts(1_000);
  tell({
    claimed: attempts.flatMap(({ deviceId, end }) => (end?.outcome === 'claimed' && deviceId ? [deviceId] : [])),
    open: (await program.record.interrupted()).filter(({ deviceId }) => deviceId !== undefined).length,
  });
  await program.record.close();
  process.disconnect?.();
}
