import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serialize, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { AccessToken } from '../../electron/cloud/cloud-port.ts';
import { composeProgram } from '../../electron/composition/compose-program.ts';
import { type LinesParts, linesOf } from '../../electron/composition/lines.ts';
import type { Clock } from '../../electron/ground/clock-port.ts';
import { lineManager } from '../../electron/station/line-manager.ts';
import { readPreset } from '../../electron/station/preset.ts';
import { settingsFor } from '../support/served-world.ts';
import { programsOfAComputer } from '../support/virtual-app.ts';
import { fastClock } from './fast-clock.ts';
import { openWorldApart, type WorldApart } from './world-apart.ts';

/** So many times as fast as the computer's clock: what a device waits for passes, and what is worked does not. */
const times = 20;
/** What a program grows into at its first devices is no growth of a line. */
const warmDevices = 100;
const measuredDevices = 1000;

interface Mark {
  readonly devices: number;
  readonly heapBytes: number;
  readonly externalBytes: number;
  readonly residentBytes: number;
  readonly processorMs: number;
}

/**
 * What a line of the window keeps of {@link measuredDevices} devices after its first ones, and what each costs: all that the
 * app does for it in its main process, with its Wi-Fi, its notes and its record on the disk, and the state that a window is
 * sent. The simulated world is in a process of its own. Memory is what is left after a collection.
 */
export async function longLine() {
  const folder = await mkdtemp(path.join(tmpdir(), 'long-line-'));
  const since = performance.timeOrigin + performance.now();
  const count = warmDevices + measuredDevices;
  const world = await openWorldApart(times, since, count);
  try {
    const { marks, counts } = await run(world, fastClock(times, since), folder, count);
    const at = (devices: number) => marks.find((mark) => mark.devices === devices) ?? marks[0];
    const grownMb = (what: 'heapBytes' | 'externalBytes' | 'residentBytes') =>
      Math.round(((at(count)?.[what] ?? 0) - (at(warmDevices)?.[what] ?? 0)) / 1e4) / 100;
    const perDevice = (from: number, to: number) =>
      Math.round(((at(to)?.processorMs ?? 0) - (at(from)?.processorMs ?? 0)) / (to - from));
    return {
      devices: measuredDevices,
      ...counts,
      grownMb: grownMb('heapBytes'),
      grownOutsideOfHeapMb: grownMb('externalBytes'),
      grownResidentMb: grownMb('residentBytes'),
      processorMsPerDevice: perDevice(warmDevices, count),
      processorMsPerDeviceEarly: perDevice(warmDevices, 2 * warmDevices),
      processorMsPerDeviceLate: perDevice(count - warmDevices, count),
    };
  } finally {
    world.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function run(world: WorldApart, clock: Clock, folder: string, count: number) {
  const { ready } = world;
  const programs = programsOfAComputer().of({});
  const program = composeProgram({
    folder,
    way: { fetch, fetchAnew: fetch, secrets: () => [] },
    computerWifi: { system: world.system, close: () => undefined },
    clock,
    programs,
  });
  const around = program.realWorld(settingsFor(world));
  const preset = readPreset(
    JSON.stringify({
      name: 'bench',
      networks: [{ ssid: 'HomeNet', passwordEnv: 'WIFI' }],
      namePattern: 'lamp-{n:4}',
      stopAfter: 1000,
    }),
  );
  if (!preset.ok) throw new Error(preset.error.code);
  const lines = linesOf({
    ...program,
    platform: 'linux',
    random: Math.random,
    settings: { labelPrinter: () => undefined },
  } as Partial<LinesParts> as LinesParts);
  const { measure, marks } = measuring();
  let over: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    over = resolve;
  });
  let finished = 0;
  const line = lineManager(
    clock,
    (state) => {
      // As it is sent to the window.
      serialize(state);
      const rows = Object.values(state?.counts ?? {}).reduce((sum, one) => sum + one, 0);
      if (rows === finished) return;
      finished = rows;
      if (rows % warmDevices === 0) measure(rows);
      if (rows === count) line.command({ command: 'stop' });
    },
    () => {
      if (!line.running()) over();
    },
  );
  const home = ready.networks.find(({ ssid }) => ssid === 'HomeNet');
  line.begin({ preset: 'bench', operator: undefined, scans: false }, (channels, signal) =>
    lines.open(
      {
        around,
        record: program.record,
        others: undefined,
        recipient: { account: around.cloud.account(ready.account.accessToken as AccessToken), product: undefined },
        lookUp: undefined,
        cloudUrl: ready.cloud.url,
        preset: preset.value,
        list: undefined,
        programEnds: () => false,
        passwords: [{ ssid: 'HomeNet', password: home?.password ?? '' }],
        onlyScanned: false,
      },
      channels,
      signal,
    ),
  );
  await ended;
  const state = line.state();
  if (state?.error !== undefined || marks.at(-1)?.devices !== count) {
    throw new Error(`the line ended after ${finished} devices: ${JSON.stringify(state?.error)}`);
  }
  await program.record.close();
  return { marks, counts: { passed: state?.counts.PASS, others: finished - (state?.counts.PASS ?? 0) } };
}

/** What is collected for a mark is none of the line's work. */
function measuring() {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const usedMs = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  };
  let ownMs = 0;
  const marks: Mark[] = [];
  return {
    marks,
    measure(devices: number) {
      const before = usedMs();
      const processorMs = before - ownMs;
      collect();
      const { heapUsed, external, rss } = process.memoryUsage();
      marks.push({ devices, heapBytes: heapUsed, externalBytes: external, residentBytes: rss, processorMs });
      ownMs += usedMs() - before;
    },
  };
}
