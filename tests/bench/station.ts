import { othersFor } from '../../electron/composition/practice-line.ts';
import type { LineEvent } from '../../shared/line-event.ts';
import { runFlow } from '../support/run-flow.ts';
import { type LineBench, lineBench, lineLatencies } from '../support/run-line.ts';
import { oneLine, type SeveralLines, tenLines, twoLines, wrongIn } from '../support/two-lines.ts';
import { claimWithOfficialClients } from './claims.ts';
import { longLine } from './long-line.ts';
import { benchRestart } from './restart.ts';

const devices = 200;
/** The first Photon takes as long to online as the others do in the middle. */
const alike = { latencies: { ...lineLatencies, handshake: 24_000 } };
const oneAfterAnother = 12;
const faultyDevices = 200;
const faultSeed = 7;
const devicesOfTen = 60;
const hourMs = 3_600_000;

/** Of one address, in five minutes (Particle API reference, rate limits). */
const limits = { calls: 10_000, tokens: 100, streams: 100 } as const;
const limitsOverMs = 300_000;

const parts = { pace, eightInFlight, twoStations, tenStations, restart: benchRestart, long: longLine };

/**
 * A line on the simulated world, most of it in time that jumps, all with the same latencies (a join of 3 s, 20 to 40 s to online): see its
 * {@link parts}; `names`: some of them alone. One JSON object on the standard output.
 */
export async function benchStation(names: readonly string[]): Promise<void> {
  const result: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(parts)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const since = performance.now();
    const measured = await part();
    result[name] = { ...measured, tookSeconds: Math.round((performance.now() - since) / 1000) };
  }
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

/** Devices per hour, against one after another, a script over the official clients, and what the radio alone would allow. */
async function pace() {
  const alone = await oneByOneMs(async ({ simulation, clock }, { ssid }) => {
    const { outcome } = await runFlow(simulation, { clock: clock.hand(), options: { wantedPhoton: ssid } });
    if (outcome.outcome !== 'claimed') throw new Error('a device without a fault was not set up');
  });
  const official = await oneByOneMs(({ simulation, clock }, photon) =>
    claimWithOfficialClients(simulation, clock.hand(), photon, { scanAfterMs: 1_000, lookAfterMs: 2_000 }),
  );
  const made = await lineBench(othersFor(devices - 1, undefined, false), alike);
  const since = process.cpuUsage();
  await made.run({ preset: { namePattern: 'lamp-{n:4}' } });
  const { user, system } = process.cpuUsage(since);
  const calls = callsOf(made);
  const taken = atOf(made.events, (event) => event.type === 'device-taken');
  const free = atOf(made.events, (event) => event.type === 'stage-started' && event.stage === 'prove');
  await made.close();
  const spanMs = (free.at(-1) ?? 0) - (taken[0] ?? 0);
  const radioMs = free.reduce((sum, at, index) => sum + at - (taken[index] ?? 0), 0);
  const gaps = taken.slice(1).map((at, index) => at - (free[index] ?? 0));
  const ownMs = gaps.map((gap) => gap - lineLatencies.cloudRequest).toSorted((one, other) => one - other);
  const perDeviceMs = spanMs / devices;
  return {
    devicesPerHour: Math.round(hourMs / perDeviceMs),
    devicesPerHourAlone: Math.round(hourMs / alone),
    devicesPerHourByOfficialClients: Math.round(hourMs / official),
    timesAsMany: round(alone / perDeviceMs),
    timesAsManyAsOfficialClients: round(official / perDeviceMs),
    partOfRadioBound: round(radioMs / spanMs),
    betweenDevicesMs: { median: ownMs[Math.floor(ownMs.length / 2)], most: ownMs.at(-1) },
    cloudCallsPerDevice: round(calls / devices),
    /** With the simulator, which shares the process. */
    processorMsPerDevice: Math.round((user + system) / 1000 / devices),
  };
}

/** The same with devices that take two minutes to online, so that many are at it at once. */
async function eightInFlight() {
  const slow = othersFor(devices - 1, undefined, false).map((one, index) => ({
    ...one,
    latencies: { handshake: 95_000 + ((index * 7_919) % 20_000) },
  }));
  const made = await lineBench(slow, { latencies: { ...lineLatencies, handshake: 95_000 } });
  const inFlight = new Set<number>();
  const seen: number[] = [];
  const end = await made.run({
    preset: { namePattern: 'lamp-{n:4}' },
    onEvent(event) {
      if (event.type === 'device-taken') seen.push(inFlight.add(event.slot).size);
      if (event.type === 'device-finished') inFlight.delete(event.slot);
    },
  });
  const calls = callsOf(made);
  await made.close();
  seen.sort((one, other) => one - other);
  return {
    passed: end.passed,
    medianInFlight: seen[Math.floor(seen.length / 2)],
    cloudCallsPerDevice: round(calls / devices),
  };
}

/** Devices with faults at two stations in one air, one by a scanner, whose programs are killed and whose shared record goes away. */
async function twoStations() {
  const line = await twoLines(faultyDevices, faultSeed);
  const outcomes: Record<string, number> = {};
  for (const { outcome, error } of line.rows) {
    const what = error === undefined ? outcome : `${outcome} ${error.code}`;
    outcomes[what] = (outcomes[what] ?? 0) + 1;
  }
  return {
    devices: faultyDevices,
    simulatedSeconds: Math.round(line.tookMs / 1000),
    kills: line.kills,
    rowsWhileRecordAway: line.rowsWhileAway,
    scanned: line.scanned,
    wrong: wrongIn(line),
    outcomes,
  };
}

/** Calls of the cloud in any five minutes, of ten stations in one air and of one alone ten times, against what an address may make. */
async function tenStations() {
  const ten = await tenLines(devicesOfTen);
  const one = await oneLine(devicesOfTen / 2);
  return {
    limits,
    inOneAir: { devices: devicesOfTen, wrong: wrongIn(ten), ...busiest(ten, 1) },
    apart: { devices: devicesOfTen / 2, wrong: wrongIn(one), ...busiest(one, 10) },
  };
}

function busiest({ calls }: SeveralLines, times: number) {
  const most = (of: (path: string) => boolean) => {
    const ats = calls.flatMap(({ at, path }) => (of(path) ? [at] : []));
    return times * Math.max(0, ...ats.map((from) => ats.filter((at) => at >= from && at < from + limitsOverMs).length));
  };
  return {
    calls: most(() => true),
    tokens: most((path) => path === '/oauth/token'),
    streams: most((path) => path.includes('/events')),
    tooMany: calls.filter(({ status }) => status === 429).length,
  };
}

/** One device after another, each until it is online: milliseconds for one. */
async function oneByOneMs(
  claim: (made: LineBench, photon: LineBench['simulation']['ready']['others'][number]) => Promise<void>,
): Promise<number> {
  const made = await lineBench(othersFor(oneAfterAnother - 1, undefined, false), alike);
  const { ready } = made.simulation;
  const since = made.clock.monotonic();
  for (const photon of [{ ...ready, ...ready.device }, ...ready.others])
    await made.clock.run(claim(made, photon), hourMs);
  const tookMs = made.clock.monotonic() - since;
  await made.close();
  return tookMs / oneAfterAnother;
}

function callsOf({ simulation }: LineBench): number {
  return simulation.events.filter(({ type }) => type === 'cloud-asked').length;
}

function atOf(events: readonly LineEvent[], isMeant: (event: LineEvent) => boolean): readonly number[] {
  return events.filter(isMeant).map(({ at }) => at);
}

const round = (value: number) => Math.round(value * 100) / 100;
