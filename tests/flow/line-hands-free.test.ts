import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import {
  type SimulatedWorld,
  startSimulatedWorld,
  type WorldOptions,
} from '../../electron/simulator/simulated-world.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import type { LineEnd, LineEvent } from '../../shared/line-event.ts';
import { devicePrivateKeyPem } from '../support/device-key.ts';
import { jumpingClock } from '../support/jumping-clock.ts';
import { untilQuiet } from '../support/quiet.ts';
import { lineLatencies, slowOnes } from '../support/run-line.ts';
import { programsOfAComputer } from '../support/virtual-app.ts';
import { virtualStation } from '../support/virtual-station.ts';

/** One that passes has the radio for 14 s. */
const usualMs = 15_000;
const far = 'Photon-FARR';

interface Watched {
  isOver(rows: number, passed: number, event: LineEvent): boolean;
  /** The computer has left its network for the Photon that was taken as the `nth`, from 1 on. */
  leaves?(nth: number, simulation: SimulatedWorld, id: DeviceId): void;
}

/** The terminal's line as it is composed, with nobody there. */
async function runAlone(options: Partial<WorldOptions>, { isOver, leaves }: Watched, preset: object = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), 'hands-free-'));
  const clock = jumpingClock();
  const simulation = await startSimulatedWorld({
    latencies: lineLatencies,
    separateNetworks: true,
    clock: clock.hand(),
    device: { privateKeyPem: devicePrivateKeyPem },
    ...options,
  });
  const station = virtualStation({ simulation, clock: clock.hand(), folder, programs: programsOfAComputer() });
  onTestFinished(async () => {
    await station.close();
    await untilQuiet();
    await simulation.close();
    await rm(folder, { recursive: true, force: true });
  });
  const { device, others } = simulation.ready;
  const idOf = new Map([device, ...others].map(({ ssid, id }) => [ssid, id]));
  const events: LineEvent[] = [];
  const stop = new AbortController();
  const taken: string[] = [];
  simulation.subscribe((event) => {
    const id = idOf.get(taken.at(-1) ?? '');
    if (event.type !== 'computer-moved' || event.place !== 'between' || id === undefined) return;
    leaves?.(taken.length, simulation, id);
  });
  const end = await clock.run(
    station.run({ stopAfter: 3, ...preset }, stop.signal, (event) => {
      if (event.type === 'naming') return;
      events.push(event);
      if (event.type === 'device-taken') taken.push(event.photon ?? '');
      const rows = events.flatMap((one) => (one.type === 'device-finished' ? [one.row] : []));
      if (isOver(rows.length, rows.filter(({ outcome }) => outcome === 'PASS').length, event)) stop.abort();
    }),
    24 * 3_600_000,
  );
  if (end === undefined) throw new Error('nobody killed it');
  return { end, events, taken, simulation };
}

const ends = ({ devices }: LineEnd) => devices.map(({ outcome, error, attempts }) => [outcome, error?.code, attempts]);
/** From each taking to the next. */
const gapsMs = (events: readonly LineEvent[]) => {
  const at = events.flatMap((event) => (event.type === 'device-taken' ? [event.at] : []));
  return at.slice(1).map((next, index) => next - (at[index] ?? 0));
};
const queued = (events: readonly LineEvent[]) =>
  events.flatMap((event) => (event.type === 'device-queued' ? [event.error.code] : []));

it('goes on at once where a Photon is heard and cannot be joined, and comes back to it behind the others', async () => {
  const { end, events, taken, simulation } = await runAlone(
    { others: slowOnes(3), strangers: [{ ssid: far, rssi: -20 }] },
    { isOver: (rows) => rows === 5 },
  );
  // The strongest first: nobody knows by then.
  expect(taken.map((ssid) => ssid === far)).toEqual([true, false, false, false, false, true, true]);
  expect(Math.max(...gapsMs(events))).toBeLessThan(2 * usualMs + 1_000);
  expect(queued(events)).toEqual(['photon-network-not-joined', 'photon-network-not-joined']);
  expect(ends(end)).toEqual([...Array(4).fill(['PASS', undefined, 1]), ['FAIL', 'photon-network-not-joined', 3]]);
  expect(simulation.computer.place).toBe('own-network');
});

it('loses no more time with a Photon that goes away while it is joined than with one that passes', async () => {
  const { end, events } = await runAlone(
    { others: slowOnes(3) },
    { isOver: (_rows, passed) => passed === 3, leaves: (nth, world, id) => nth === 3 && world.carry(id, 'away') },
  );
  expect(gapsMs(events)[2]).toBeLessThan(usualMs);
  expect(queued(events)).toEqual(['photon-left-untouched']);
  expect(ends(end)).toEqual([...Array(3).fill(['PASS', undefined, 1]), ['SKIPPED', 'photon-left-untouched', 1]]);
});

it('stops where it joins none of several, and blames none of them', async () => {
  const { end, events, taken } = await runAlone(
    { others: slowOnes(5), faults: ['wifi-join-fails'] },
    { isOver: () => false },
  );
  expect(new Set(taken).size).toBe(3);
  expect(events).toContainEqual(
    expect.objectContaining({
      type: 'line-stopped',
      passing: false,
      error: expect.objectContaining({ code: 'photon-network-not-joined' }),
    }),
  );
  expect(ends(end)).toEqual(Array(3).fill(['ERROR', 'photon-network-not-joined', 1]));
});

it('blames no Photon where it has joined none, however few there are', async () => {
  const { end, events } = await runAlone({ others: slowOnes(1), faults: ['wifi-join-fails'] }, { isOver: () => false });
  // Three tries of one, two of the other: the first that has had its last ends the line.
  expect(queued(events)).toHaveLength(4);
  expect(end.stoppedBy?.code).toBe('photon-network-not-joined');
  expect(ends(end).map(([outcome, code]) => [outcome, code])).toEqual(
    Array(2).fill(['ERROR', 'photon-network-not-joined']),
  );
});

it('goes on at once where a Photon gives no address, and stops where none of several does', async () => {
  const { end, taken } = await runAlone({ others: slowOnes(3), faults: ['wifi-no-address'] }, { isOver: () => false });
  expect(new Set(taken).size).toBe(3);
  expect(end.stoppedBy?.code).toBe('photon-gave-no-address');
  expect(ends(end)).toEqual(Array(3).fill(['ERROR', 'photon-gave-no-address', 1]));
});

it('waits on for a golden Photon that may be the one that gives no address', async () => {
  const id = '680043001747353236343033';
  const { events } = await runAlone(
    { device: { id, privateKeyPem: devicePrivateKeyPem }, faults: ['wifi-no-address'] },
    { isOver: (_rows, _passed, { type }) => type === 'golden-not-found' },
    { golden: id },
  );
  expect(queued(events)).toEqual(Array(3).fill('photon-gave-no-address'));
  expect(events.map(({ type }) => type)).not.toContain('line-stopped');
});

it('passes over what anybody may send out behind its prefix and no system joins', async () => {
  const strangers = ['LAMP-Küche', 'LAMP-0001'].map((ssid, index) => ({ ssid, rssi: -20 - index }));
  const { end, taken } = await runAlone({ strangers }, { isOver: () => false }, { photonPrefix: 'LAMP' });
  expect(new Set(taken)).toEqual(new Set(['LAMP-0001']));
  expect(ends(end)).toEqual([['ERROR', 'photon-network-not-joined', 3]]);
});

it('says that no Photon of a prefix is joined by the system, and ends', async () => {
  const { end } = await runAlone(
    { strangers: [{ ssid: 'Küche-0001', rssi: -20 }] },
    { isOver: () => false },
    { photonPrefix: 'Küche' },
  );
  expect(end.stoppedBy?.code).toBe('photon-name-not-joinable');
});

it('has a FAIL for a Photon that it had reached and that is gone then, and goes on', async () => {
  const [gone, ...more] = slowOnes(3);
  if (gone === undefined) throw new Error('no Photon');
  const { end, events } = await runAlone(
    { others: [{ ...gone, faults: ['crash-during-scan'] }, ...more] },
    { isOver: (rows) => rows === 4 },
  );
  expect(queued(events)).toEqual([]);
  expect(Math.max(...gapsMs(events))).toBeLessThan(2 * usualMs);
  const row = end.devices.find(({ deviceId }) => deviceId === gone.id);
  expect([row?.outcome, row?.error?.code]).toEqual(['FAIL', 'photon-connection-lost']);
  expect(end.passed).toBe(3);
});
