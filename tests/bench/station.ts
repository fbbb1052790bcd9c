import { othersFor } from '../../electron/composition/practice-line.ts';
import type { LineEvent } from '../../shared/line-event.ts';
import { killedLine } from '../support/killed-line.ts';
import { runFlow } from '../support/run-flow.ts';
import { lineBench, lineLatencies } from '../support/run-line.ts';
import { longLine } from './long-line.ts';

const devices = 60;
const oneAfterAnother = 12;
const faultyDevices = 200;
const faultSeed = 7;
const hourMs = 3_600_000;

/**
 * A line on the simulated world in time that jumps, all with the same latencies (a join of 3 s, 20 to 40 s to online): devices per hour
 * against one after another and against what the radio alone would allow, calls of the cloud, and what 200 devices end
 * as with a fault in one of ten, their program killed three times; and what a thousand cost in a line alone, see `long-line.ts`. One JSON object on the standard output.
 */
export async function benchStation(): Promise<void> {
  const long = await longLine();
  const alone = await aloneMs();
  const made = await lineBench(othersFor(devices - 1, undefined, false));
  const since = process.cpuUsage();
  await made.run({ preset: { namePattern: 'lamp-{n:4}' } });
  const { user, system } = process.cpuUsage(since);
  const calls = made.simulation.events.filter(({ type }) => type === 'cloud-asked').length;
  const taken = atOf(made.events, (event) => event.type === 'device-taken');
  const free = atOf(made.events, (event) => event.type === 'stage-started' && event.stage === 'prove');
  await made.close();
  const spanMs = (free.at(-1) ?? 0) - (taken[0] ?? 0);
  const radioMs = free.reduce((sum, at, index) => sum + at - (taken[index] ?? 0), 0);
  const gaps = taken.slice(1).map((at, index) => at - (free[index] ?? 0));
  const ownMs = gaps.map((gap) => gap - lineLatencies.cloudRequest).toSorted((one, other) => one - other);
  const perDeviceMs = spanMs / devices;

  const faulty = await killedLine(faultyDevices, faultSeed);
  const passed = faulty.rows.filter(({ outcome }) => outcome === 'PASS');
  const codes: Record<string, number> = {};
  for (const { error } of faulty.rows) if (error !== undefined) codes[error.code] = (codes[error.code] ?? 0) + 1;
  const claimsOf = (id: string) =>
    faulty.attempts.filter(({ deviceId, end }) => deviceId === id && end?.outcome === 'claimed').length;
  const known = new Set(faulty.rows.map(({ deviceId, photon }) => deviceId ?? photon));
  const result = {
    devicesPerHour: Math.round(hourMs / perDeviceMs),
    devicesPerHourAlone: Math.round(hourMs / alone),
    timesAsMany: round(alone / perDeviceMs),
    partOfRadioBound: round(radioMs / spanMs),
    betweenDevicesMs: { median: ownMs[Math.floor(ownMs.length / 2)], most: ownMs.at(-1) },
    cloudCallsPerDevice: round(calls / devices),
    /** With the simulator, which shares the process. */
    processorMsPerDevice: Math.round((user + system) / 1000 / devices),
    long,
    faulty: {
      devices: faultyDevices,
      kills: faulty.backMs.length,
      backMs: faulty.backMs.map(Math.round),
      withoutRow: faulty.devices.filter(({ id, ssid }) => !known.has(id) && !known.has(ssid)).length,
      /** Each start meets those anew that failed before it and are still heard. */
      failedAgain: faulty.rows.length - known.size,
      passed: passed.length,
      ownersWrong: passed.filter(({ deviceId = '' }) => faulty.owner(deviceId) !== 'me').length,
      notClaimedOnce: passed.filter(({ deviceId = '' }) => claimsOf(deviceId) !== 1).length,
      namesTwice: passed.length - new Set(passed.map(({ name }) => name)).size,
      open: faulty.interrupted.length,
      home: faulty.isHome,
      codes,
    },
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

/** The same flow for one device after another, each until it is online: milliseconds for one. */
async function aloneMs(): Promise<number> {
  const made = await lineBench(othersFor(oneAfterAnother - 1, undefined, false));
  const { device, others } = made.simulation.ready;
  const since = made.clock.monotonic();
  const clock = made.clock.hand();
  for (const { ssid } of [device, ...others]) {
    const { outcome } = await made.clock.run(
      runFlow(made.simulation, { clock, options: { wantedPhoton: ssid } }),
      hourMs,
    );
    if (outcome.outcome !== 'claimed') throw new Error('a device without a fault was not set up');
  }
  const tookMs = made.clock.monotonic() - since;
  await made.close();
  return tookMs / oneAfterAnother;
}

function atOf(events: readonly LineEvent[], isMeant: (event: LineEvent) => boolean): readonly number[] {
  return events.filter(isMeant).map(({ at }) => at);
}

const round = (value: number) => Math.round(value * 100) / 100;
