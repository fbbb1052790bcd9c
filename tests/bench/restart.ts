import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AccessToken } from '../../electron/cloud/cloud-port.ts';
import { composeProgram } from '../../electron/composition/compose-program.ts';
import { othersFor } from '../../electron/composition/practice-line.ts';
import { openRealLine } from '../../electron/composition/real-line.ts';
import { neverAborted } from '../../electron/ground/never-aborted.ts';
import { systemClock } from '../../electron/ground/system-clock.ts';
import { type SimulatedWorld, startSimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import { runLine } from '../../electron/station/line.ts';
import { readPreset } from '../../electron/station/preset.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import type { LineEvent } from '../../shared/line-event.ts';
import { success } from '../../shared/result.ts';
import { lineLatencies } from '../support/run-line.ts';
import { serveWorld, settingsFor, worldOver } from './world-apart.ts';

const devices = 6;

/** What the process of a line tells of itself; at its end, which devices its record says were claimed, one for each attempt. */
type Told =
  | { readonly event: LineEvent; readonly processorMs: number }
  | { readonly claimed: readonly string[]; readonly open: number };

/** In what it is killed: with the computer at a Photon, and with it at home while devices come online. */
const kills = {
  atPhoton: (event: LineEvent) => event.type === 'device-identified' && event.slot >= 3,
  atHome: (event: LineEvent) => event.type === 'stage-started' && event.stage === 'prove',
} as const satisfies Record<string, (event: LineEvent) => boolean>;

/**
 * How long a line takes from `kill -9` of its process to the next device that it takes, by the computer's clock: process, record,
 * way home and cloud, all as they ship, at the latencies of a bench. What of it the way home takes is told beside it.
 */
export async function benchRestart() {
  const folder = await mkdtemp(path.join(tmpdir(), 'restart-'));
  const simulation = await startSimulatedWorld({
    clock: systemClock,
    latencies: lineLatencies,
    separateNetworks: true,
    others: othersFor(devices - 1, undefined, false),
  });
  const backMs: Record<string, { lineStarted?: number; deviceTaken?: number; processorMs?: number }> = {};
  try {
    let killedAt: number | undefined;
    let end: Extract<Told, { claimed: unknown }> | undefined;
    let killed = '';
    for (const [name, isIn] of [...Object.entries(kills), ['', () => false] as const]) {
      const line = startLine(simulation, folder);
      end = await follow(line, (event, processorMs) => {
        if (killedAt !== undefined) {
          const ms = Math.round(performance.now() - killedAt);
          if (event.type === 'line-started') backMs[killed] = { lineStarted: ms };
          if (event.type === 'device-taken') {
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
    const ids = [simulation.ready.device, ...simulation.ready.others].map(({ id }) => id);
    const times = (id: DeviceId) => end?.claimed.filter((one) => one === id).length ?? 0;
    return {
      backMs,
      wayHomeMs: lineLatencies.computerReturn,
      notClaimedOnce: ids.filter((id) => times(id) !== 1 || simulation.owner(id) !== 'me').length,
      open: end?.open,
      home: simulation.computer.place === 'own-network',
    };
  } finally {
    await simulation.close();
    await rm(folder, { recursive: true, force: true });
  }
}

export const lineProcess = 'station-line';

function startLine(simulation: SimulatedWorld, folder: string): ChildProcess {
  const line = fork(process.argv[1] ?? '', [lineProcess, folder], { serialization: 'advanced' });
  // One that was killed is told nothing any more.
  line.on('error', () => undefined);
  serveWorld(simulation, line);
  return line;
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

/** The process of {@link benchRestart}: a line of the terminal over the Wi-Fi of a world that its parent serves. */
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
    if (done.size === devices) stop.abort();
  }
  const attempts = await program.record.attempts(1_000);
  tell({
    claimed: attempts.flatMap(({ deviceId, end }) => (end?.outcome === 'claimed' && deviceId ? [deviceId] : [])),
    open: (await program.record.interrupted()).filter(({ deviceId }) => deviceId !== undefined).length,
  });
  await program.record.close();
  process.disconnect?.();
}
