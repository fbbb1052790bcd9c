import { afterEach, describe, expect, it } from 'vitest';
import { pushed } from '../../electron/ground/pushed.ts';
import { photonCable } from '../../electron/serial/photon-cable.ts';
import type { UsbPort, UsbSerial } from '../../electron/serial/usb-serial-port.ts';
import type { UsbCable } from '../../electron/simulator/device/console/usb-cable.ts';
import { simulatedUsb } from '../../electron/simulator/simulated-usb.ts';
import type { OtherPhoton, WorldOptions } from '../../electron/simulator/simulated-world.ts';
import { withOpenKey } from '../../electron/softap/device-private-key.ts';
import { setupError } from '../../shared/errors.ts';
import type { LineEvent } from '../../shared/line-event.ts';
import { failure, success } from '../../shared/result.ts';
import type { Scan } from '../../shared/scan-kinds.ts';
import { type LineBench, lineBench, type RunOptions, slowOnes } from '../support/run-line.ts';

const benches: LineBench[] = [];
afterEach(async () => {
  for (const one of benches.splice(0)) await one.close();
});

/** A line whose Photons are all in USB sockets. */
async function open(others: readonly OtherPhoton[], options: Partial<WorldOptions> = {}) {
  const made = await lineBench(others, options);
  benches.push(made);
  const usb = simulatedUsb(made.simulation.cables);
  const cables = { usb, cable: photonCable(usb, made.clock.hand(), withOpenKey) };
  return { ...made, run: (how: RunOptions = {}) => made.run({ ...how, world: { cables, ...how.world } }) };
}

/** One socket, with one Photon after another in it: `at` is whose turn it is, none behind the last. */
function oneSocket(made: LineBench) {
  const turn = { at: 0 };
  const socket: Pick<UsbCable, 'descriptor' | 'open'> = {
    descriptor: () => made.simulation.cables[turn.at]?.descriptor(),
    open: (told) => made.simulation.cables[turn.at]?.open(told) ?? 'gone',
  };
  const usb = simulatedUsb([socket]);
  return { turn, cables: { usb, cable: photonCable(usb, made.clock.hand(), withOpenKey) } };
}

/** A program that is killed when its device was told to connect leaves this. */
async function killedAtProof(made: Awaited<ReturnType<typeof open>>) {
  const killed = new AbortController();
  await made.run({
    count: 1,
    signal: killed.signal,
    onEvent: (event) => void (event.type === 'stage-started' && event.stage === 'prove' && killed.abort()),
  });
  const connectedAt = made.clock.now() - 5_000;
  return { runId: 'earlier', deviceId: made.simulation.device.id, connectedAt, networkNames: ['HomeNet'] };
}

const atOf = (events: readonly LineEvent[], isMeant: (event: LineEvent) => boolean) =>
  events.filter(isMeant).map(({ at }) => at);

describe('a line over cables', () => {
  it('that is cancelled at an open question holds that against no device', async () => {
    const made = await open([]);
    const stop = new AbortController();
    const end = await made.run({
      signal: stop.signal,
      onEvent(event) {
        if (event.type === 'stage-started' && event.stage === 'commit')
          void made.clock.sleep(1_200).then(() => stop.abort());
      },
    });
    expect(end.devices).toMatchObject([{ outcome: 'ABORTED', error: { code: 'cable-interrupted' } }]);
  });

  it('sets up all that are plugged in at once, once the first has passed', async () => {
    const { run, events, simulation } = await open(slowOnes(7));
    const end = await run({ preset: { namePattern: 'lamp-{n:2}' } });
    expect(end).toMatchObject({ passed: 8, failed: 0, others: 0 });
    expect(new Set(end.devices.map(({ photon }) => photon)).size).toBe(8);
    expect(end.devices.map(({ photon }) => photon)).toContain('/dev/ttyACM7');
    expect(new Set(end.devices.map(({ name }) => name)).size).toBe(8);
    const taken = atOf(events, ({ type }) => type === 'device-taken');
    const finished = atOf(events, ({ type }) => type === 'device-finished');
    // The second opinion first, then all of the others before any of them is done.
    expect(taken[1]).toBeGreaterThanOrEqual(finished[0] ?? Number.POSITIVE_INFINITY);
    expect(taken.at(-1)).toBeLessThan(finished[1] ?? 0);
    expect(simulation.computer.place).toBe('own-network');
    expect(simulation.events.filter(({ type }) => type === 'computer-moved')).toEqual([]);
  });

  it('begins with the golden Photon whatever else is plugged in, and opens none of those before', async () => {
    const { run, events, simulation } = await open(slowOnes(3));
    const [first] = simulation.cables;
    const { id } = simulation.device;
    first?.unplug();
    const end = await run({
      golden: id,
      count: 3,
      onEvent: ({ type }) => void (type === 'golden-not-found' && first?.plugIn()),
    });
    expect(end).toMatchObject({ passed: 3, failed: 0, others: 0, golden: { deviceId: id, outcome: 'PASS' } });
    const finished = events.findIndex(({ type }) => type === 'golden-finished');
    const before = events.slice(0, finished).filter((event) => event.type === 'device-taken');
    expect(before.map(({ deviceId }) => deviceId)).toEqual([id]);
    // It stays in its socket, and the others are set up at once.
    expect(events.slice(finished).filter((event) => event.type === 'device-taken')).toHaveLength(3);
  });

  it('waits for the hand that a golden Photon needs which runs its program, and holds it against the bench in the end', async () => {
    const { run, events, simulation, clock } = await open(slowOnes(1));
    const app = clock.hand();
    const usb = simulatedUsb(simulation.cables);
    const cable = photonCable(usb, app, withOpenKey);
    const deafUntil = (at: number) => ({
      ...cable,
      open: async (...how: Parameters<typeof cable.open>) =>
        clock.monotonic() < at ? failure(setupError('cable-not-listening')) : cable.open(...how),
    });
    const golden = simulation.device.id;
    const brought = await run({ golden, count: 1, world: { cables: { usb, cable: deafUntil(100_000) } } });
    expect(brought).toMatchObject({ passed: 1, failed: 0, golden: { outcome: 'PASS', attempts: 2 } });
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'noticed', notice: expect.objectContaining({ code: 'cable-not-listening' }) }),
    );
    const never = await run({ golden, world: { cables: { usb, cable: deafUntil(Number.POSITIVE_INFINITY) } } });
    expect(never).toMatchObject({
      passed: 0,
      failed: 0,
      stoppedBy: { code: 'golden-failed' },
      golden: { outcome: 'ERROR', attempts: 3, error: { code: 'cable-not-listening' } },
    });
  });

  it('asks Photons whose ports tell no ID for theirs, until one is the golden one', async () => {
    const made = await lineBench(slowOnes(1), { firmware: '0.4.4' });
    benches.push(made);
    const { turn, cables } = oneSocket(made);
    const change = async (to: number) => {
      turn.at = 2;
      await made.clock.sleep(40_000);
      turn.at = to;
    };
    turn.at = 1;
    const end = await made.run({
      golden: made.simulation.device.id,
      count: 1,
      world: { cables },
      onEvent(event) {
        if (event.type === 'golden-not-found') void change(0);
        if (event.type === 'golden-finished') void change(1);
      },
    });
    expect(end).toMatchObject({ passed: 1, failed: 0, golden: { outcome: 'PASS' } });
    // Nobody knows of the port whether it is the same one that comes back.
    expect(end.devices.map(({ outcome }) => outcome)).toEqual(['SKIPPED', 'PASS']);
  });

  it('is stopped by no other device whose port tells no ID and that cannot be asked for it', async () => {
    const made = await lineBench(slowOnes(1), { firmware: '0.4.4' });
    benches.push(made);
    const { turn, cables } = oneSocket(made);
    turn.at = 1;
    const cable: typeof cables.cable = {
      ...cables.cable,
      open: async (...how) => (turn.at === 1 ? failure(setupError('cable-not-listening')) : cables.cable.open(...how)),
    };
    const stop = new AbortController();
    let queued = 0;
    const end = await made.run({
      golden: made.simulation.device.id,
      stop: stop.signal,
      world: { cables: { ...cables, cable } },
      onEvent(event) {
        queued += Number(event.type === 'device-queued');
        // Somebody reads that it was not found, and plugs in the right one.
        if (queued === 3) turn.at = 0;
        if (event.type === 'golden-finished') stop.abort();
      },
    });
    expect(end).toMatchObject({ golden: { outcome: 'PASS' } });
    expect(made.events.map(({ type }) => type)).not.toContain('line-stopped');
  });

  it('takes what is plugged in later, and leaves one alone that has passed and comes back', async () => {
    const { run, simulation, clock } = await open(slowOnes(1));
    const [first, second] = simulation.cables;
    second?.unplug();
    const ids: (string | undefined)[] = [];
    const end = await run({
      count: 2,
      onEvent(event) {
        if (event.type !== 'device-finished') return;
        ids.push(event.row.deviceId);
        if (ids.length > 1) return;
        first?.unplug();
        void clock.sleep(5_000).then(() => {
          first?.plugIn();
          second?.plugIn();
        });
      },
    });
    expect(end.devices.map(({ outcome }) => outcome)).toEqual(['PASS', 'PASS']);
    expect(new Set(ids).size).toBe(2);
  });

  it('does not touch a device that is done: its row is SKIPPED', async () => {
    const { run, simulation } = await open(slowOnes(1));
    const done = simulation.ready.device.id;
    const stop = new AbortController();
    const end = await run({
      done: [done],
      count: 1,
      stop: stop.signal,
      onEvent: (event) => {
        if (event.type === 'device-finished' && event.row.outcome === 'PASS') stop.abort();
      },
    });
    expect(end.devices).toContainEqual(expect.objectContaining({ deviceId: done, outcome: 'SKIPPED' }));
    expect(end.passed).toBe(1);
    expect(simulation.device.storedNetworks).toEqual([]);
    expect(simulation.device.listening).toBe(true);
  });

  it('one that is pulled is FAIL, and the others go on', async () => {
    const { run, simulation, events } = await open(slowOnes(2));
    const end = await run({
      onEvent(event) {
        if (event.type === 'stage-started' && event.slot === 2 && event.stage === 'commit') {
          const { photon } = events.filter((one) => one.type === 'device-taken')[1] ?? {};
          simulation.cables[Number(photon?.slice(-1))]?.unplug();
        }
      },
    });
    expect(end).toMatchObject({ passed: 2, failed: 1 });
    expect(end.devices.find(({ outcome }) => outcome === 'FAIL')?.error?.code).toMatch(/^cable-(gone|not-found)$/);
    expect(events.map(({ type }) => type)).not.toContain('line-stopped');
  });

  it('a hub that loses its power costs those that were under way, and the next line sets them up', async () => {
    const { run, simulation, events, clock } = await open(slowOnes(3));
    let isOff = false;
    const end = await run({
      preset: { stopAfter: 9 },
      onEvent(event) {
        if (isOff || event.type !== 'stage-started' || event.slot === 1 || event.stage !== 'commit') return;
        isOff = true;
        for (const cable of simulation.cables) cable.unplug();
      },
    });
    expect(end.devices.map(({ outcome }) => outcome)).toEqual(['PASS', 'FAIL', 'FAIL', 'FAIL']);
    for (const { error } of end.devices.slice(1)) expect(error?.code).toMatch(/^cable-(gone|not-found)$/);
    expect(events.map(({ type }) => type)).not.toContain('line-stopped');
    for (const cable of simulation.cables) cable.plugIn();
    await clock.pass(60_000);
    const passed = end.devices.flatMap(({ outcome, deviceId }) => (outcome === 'PASS' && deviceId ? [deviceId] : []));
    const next = await run({ done: passed, count: 3 });
    expect([next.passed, next.failed]).toEqual([3, 0]);
  });

  it('says what a device needs a hand for, and fails it in the end', async () => {
    const { run, events } = await open([], { faults: ['console-stuck'] });
    const end = await run({ count: 1 });
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'noticed', notice: expect.objectContaining({ code: 'cable-dialogue-open' }) }),
    );
    expect(end.devices).toMatchObject([{ outcome: 'FAIL', error: { code: 'cable-dialogue-open' } }]);
  });

  it('up to 0.5.x takes one at a time', async () => {
    const { run, events } = await open(slowOnes(2), { firmware: '0.4.4' });
    const end = await run();
    expect(end.passed).toBe(3);
    const order = events.flatMap(({ type }) => (type === 'device-taken' || type === 'device-finished' ? [type] : []));
    expect(order).toEqual(Array.from({ length: 3 }, () => ['device-taken', 'device-finished']).flat());
  });

  it('is stopped where nobody may open a port, with the group that may', async () => {
    const { run, simulation } = await open(slowOnes(1));
    const stop = new AbortController();
    const usb = {
      ...simulatedUsb(simulation.cables),
      list: async () => {
        const listed = await simulatedUsb(simulation.cables).list();
        return listed.ok
          ? { ok: true as const, value: listed.value.map((port) => ({ ...port, denied: { group: 'uucp' } })) }
          : listed;
      },
    };
    const end = await run({
      stop: stop.signal,
      world: { cables: { usb, cable: photonCable(usb, benches[0]?.clock.hand() as never, withOpenKey) } },
    });
    expect(end.stoppedBy).toMatchObject({ code: 'cable-port-denied', details: { group: 'uucp' } });
    expect(end.devices).toEqual([]);
  });

  it('stops after failures in a row, though all come to one socket', async () => {
    const made = await open(slowOnes(3), { faults: ['console-stuck'] });
    const { turn, cables } = oneSocket(made);
    const stuck = { ...cables.cable, open: async () => failure(setupError('cable-dialogue-open')) };
    const end = await made.run({
      preset: { stopAfter: 2 },
      onEvent: (event) => {
        if (event.type === 'device-finished') turn.at += 1;
      },
      world: { cables: { ...cables, cable: stuck } },
    });
    expect(end.devices.map(({ outcome }) => outcome)).toEqual(['FAIL', 'FAIL']);
    expect(made.events).toContainEqual(expect.objectContaining({ type: 'line-stopped', failures: 2 }));
  });

  it('gives each its row where several without an ID come to one socket', async () => {
    const made = await open(slowOnes(1), { firmware: '0.4.4' });
    const { turn, cables } = oneSocket(made);
    const scans = pushed<Scan>();
    const [second] = made.simulation.ready.others;
    if (second === undefined) throw new Error('no second Photon');
    scans.push({ kind: 'device-id', id: second.id });
    const end = await made.run({
      count: 1,
      scans,
      world: { cables },
      onEvent: (event) => {
        if (event.type === 'device-finished' && event.row.outcome === 'PASS') scans.end();
        if (event.type !== 'device-queued') return;
        turn.at = Number.POSITIVE_INFINITY;
        void made.clock.sleep(30_000).then(() => {
          turn.at = 1;
        });
      },
    });
    expect(end.passed).toBe(1);
    expect(end.devices.find(({ outcome }) => outcome === 'PASS')?.deviceId).toBe(second.id);
    expect(end.devices).toHaveLength(2);
  });

  it('is not stopped by a port that nobody may open for a moment', async () => {
    const made = await open([]);
    const real = simulatedUsb(made.simulation.cables);
    let looks = 0;
    const usb: UsbSerial = {
      ...real,
      async list() {
        looks += 1;
        const listed = await real.list();
        return listed.ok && looks < 3 ? success(listed.value.map((port) => ({ ...port, denied: {} }))) : listed;
      },
    };
    const end = await made.run({ world: { cables: { usb, cable: photonCable(usb, made.clock.hand(), withOpenKey) } } });
    expect(end).toMatchObject({ passed: 1 });
    expect(end.stoppedBy).toBeUndefined();
  });

  it('tells what is in its sockets, and once of each that nobody can use, beside those that it sets up', async () => {
    const made = await open(slowOnes(1));
    const real = simulatedUsb(made.simulation.cables);
    const others: readonly UsbPort[] = [
      {
        path: '/dev/ttyACM8',
        socket: '1-1.8',
        denied: { group: 'dialout' },
        identity: { kind: 'photon', name: 'Photon' },
      },
      { socket: '1-1.9', identity: { kind: 'dfu', name: 'Photon' } },
    ];
    const usb: UsbSerial = {
      ...real,
      async list() {
        const listed = await real.list();
        return listed.ok ? success([...listed.value, ...others]) : listed;
      },
    };
    const cables = { usb, cable: photonCable(usb, made.clock.hand(), withOpenKey) };
    const end = await made.run({ world: { cables } });
    expect(end).toMatchObject({ passed: 2, failed: 0, others: 0 });
    const seen = made.events.filter((event) => event.type === 'sockets-seen');
    const inSocket = (socket: string) => seen.map(({ plugged }) => plugged.find((one) => one.socket === socket));
    expect(inSocket('1-1.1').at(-1)).toMatchObject({ id: made.simulation.ready.device.id, port: '/dev/ttyACM0' });
    const codes = (socket: string) => inSocket(socket).map((one) => one?.obstacle?.code);
    const firstOf = (all: readonly (string | undefined)[]) =>
      all.filter((code, at) => at === 0 || code !== all[at - 1]);
    expect(firstOf(codes('1-1.8'))).toEqual([undefined, 'cable-port-denied']);
    expect(firstOf(codes('1-1.9'))).toEqual([undefined, 'cable-in-dfu']);
    expect(made.events.find(({ type }) => type === 'line-started')).toMatchObject({ usb: true });
    // Where it is and which it is, is known before it is touched.
    const taken = made.events.filter(({ type }) => type === 'device-taken');
    expect(taken[0]).toMatchObject({ deviceId: expect.any(String) });
  });

  it('up to 0.5.x takes one that passed and starts anew for no other, and another that is plugged in at once for one', async () => {
    const made = await open(slowOnes(1), { firmware: '0.4.4' });
    const { turn, cables } = oneSocket(made);
    const away = Number.POSITIVE_INFINITY;
    const opens: number[] = [];
    const cable: typeof cables.cable = {
      ...cables.cable,
      open(path, signal) {
        if (turn.at === 0 && made.events.some(({ type }) => type === 'device-finished'))
          opens.push(made.clock.monotonic());
        return cables.cable.open(path, signal);
      },
    };
    const end = await made.run({
      count: 2,
      world: { cables: { ...cables, cable } },
      onEvent: (event) => {
        if (event.type !== 'device-finished' || turn.at !== 0) return;
        turn.at = away;
        const passes = async () => {
          await made.clock.sleep(3_000);
          turn.at = 0;
          await made.clock.sleep(180_000);
          turn.at = away;
          await made.clock.sleep(3_000);
          turn.at = 1;
        };
        void passes();
      },
    });
    expect(end.devices.map(({ outcome }) => outcome)).toEqual(['PASS', 'PASS']);
    expect(new Set(end.devices.map(({ deviceId }) => deviceId)).size).toBe(2);
    // Its program is not written to without end, and its socket says what another device would need.
    const pauses = opens.slice(1).map((at, index) => at - (opens[index] ?? 0));
    expect(Math.min(...pauses)).toBeLessThan(10_000);
    expect(pauses.slice(-3).every((pause) => pause >= 15_000)).toBe(true);
    const told = made.events.flatMap((event) => (event.type === 'sockets-seen' ? [event.plugged[0]] : []));
    expect(told.filter((one) => one?.obstacle?.code === 'cable-same-or-another')).toHaveLength(1);
    expect(told.at(-1)?.obstacle).toBeUndefined();
  });

  it.each([
    ['one that passed', false],
    ['the golden one, which passed,', true],
  ])('%s and listens again is known by its ID, and left alone until it is unplugged', async (_which, isGolden) => {
    const made = await open(slowOnes(1), { firmware: '0.4.4' });
    const { turn, cables } = oneSocket(made);
    const away = Number.POSITIVE_INFINITY;
    let opens = 0;
    const cable: typeof cables.cable = {
      ...cables.cable,
      open(path, signal) {
        if (turn.at === 0) opens += 1;
        return cables.cable.open(path, signal);
      },
    };
    let after = 0;
    let said: unknown = 'nothing was looked at';
    const socketNow = () => made.events.findLast((event) => event.type === 'sockets-seen')?.plugged[0];
    const end = await made.run({
      count: isGolden ? 1 : 2,
      ...(isGolden ? { golden: made.simulation.device.id } : {}),
      world: { cables: { ...cables, cable } },
      onEvent: (event) => {
        if (event.type !== (isGolden ? 'golden-finished' : 'device-finished') || turn.at !== 0) return;
        turn.at = away;
        const passes = async () => {
          await made.clock.sleep(3_000);
          turn.at = 0;
          // Long enough for its socket to say what another would need, and somebody does it.
          await made.clock.sleep(90_000);
          made.simulation.pressSetup();
          await made.clock.sleep(60_000);
          after = opens;
          said = socketNow()?.obstacle;
          await made.clock.sleep(120_000);
          after = opens - after;
          turn.at = away;
          await made.clock.sleep(3_000);
          turn.at = 1;
        };
        void passes();
      },
    });
    const ends = [...(isGolden ? [end.golden] : []), ...end.devices];
    expect(ends.map((row) => row?.outcome)).toEqual(['PASS', 'PASS']);
    expect(made.events.filter(({ type }) => type === 'device-taken')).toHaveLength(2);
    expect([after, said]).toEqual([0, undefined]);
  });

  it.each([0, 60_000])('leaves a device alone whose proof goes on, killed %d ms ago', async (pause) => {
    const made = await open([]);
    const unproven = await killedAtProof(made);
    await made.clock.pass(pause);
    const before = made.events.length;
    const stop = new AbortController();
    const end = await made.run({
      count: undefined,
      stop: stop.signal,
      onEvent: ({ type }) => void (type === 'device-finished' && stop.abort()),
      unproven: [unproven],
    });
    expect(end.devices.map(({ outcome }) => outcome)).toEqual(['PASS']);
    expect(made.events.slice(before).filter(({ type }) => type === 'device-taken')).toHaveLength(1);
  });

  it('calls no function again that an earlier program may have called', async () => {
    const made = await open([]);
    const unproven = await killedAtProof(made);
    await made.clock.pass(60_000);
    let calls = 0;
    const stop = new AbortController();
    const end = await made.run({
      count: undefined,
      stop: stop.signal,
      preset: { until: 'accepted', acceptance: { functions: [{ name: 'selfTest', returns: 1 }] } },
      world: {
        account: {
          ...made.world.account,
          async callFunction() {
            calls += 1;
            return success(1);
          },
        },
      },
      onEvent: ({ type }) => void (type === 'device-finished' && stop.abort()),
      unproven: [{ ...unproven, calledBefore: true }],
    });
    expect(calls).toBe(0);
    expect(end.devices.map(({ outcome }) => outcome)).toEqual(['ERROR']);
  });

  it('calls no function again of which nobody knows whether it ran', async () => {
    const made = await open([]);
    let calls = 0;
    const end = await made.run({
      count: 1,
      preset: { until: 'accepted', acceptance: { functions: [{ name: 'selfTest', returns: 1 }] } },
      world: {
        account: {
          ...made.world.account,
          async callFunction() {
            calls += 1;
            return failure(setupError('cloud-unreachable'));
          },
        },
      },
    });
    expect(calls).toBe(1);
    expect(end.devices.map(({ outcome }) => outcome)).toEqual(['ERROR']);
  });

  it('has what a device shows looked at, with nobody to wait for', async () => {
    const { run } = await open(slowOnes(1));
    const end = await run({
      preset: {
        until: 'accepted',
        stopAfter: 2,
        acceptance: { variables: [{ name: 'not there', equals: 1, withinSeconds: 1 }], functions: [] },
      },
      count: 2,
    });
    expect(end.devices.map(({ outcome, error }) => [outcome, error?.code])).toEqual(
      Array(2).fill(['FAIL', 'acceptance-variable']),
    );
  });
});
