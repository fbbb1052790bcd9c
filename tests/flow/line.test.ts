import { describe, expect, it } from 'vitest';
import type { CloudDevice } from '../../electron/cloud/cloud-port.ts';
import type { FaultName } from '../../electron/simulator/faults.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import { setupError } from '../../shared/errors.ts';
import { failure, success } from '../../shared/result.ts';
import { openLine, setUpElsewhere, writtenDown } from '../support/line-tests.ts';
import { withInternet } from '../support/run-flow.ts';
import { slowOnes } from '../support/run-line.ts';

describe('a line of Photons', () => {
  it.each([
    ['of the first alone', false, 1],
    ['of each', true, 6],
  ])(
    'sets up each once, joining the next while others come online, and asks %s what it hears',
    async (_whom, measureSignal, looks) => {
      const made = await openLine(slowOnes(5));
      const end = await made.run({ preset: { measureSignal } });
      const asked = made.simulation.events.filter((one) => one.type === 'device-asked' && one.command === 'scan-ap');
      expect(asked).toHaveLength(looks);
      expect(end).toMatchObject({ passed: 6, failed: 0, others: 0 });
      expect(new Set(end.devices.map(({ deviceId }) => deviceId)).size).toBe(6);
      const { ready, owner, computer } = made.simulation;
      expect([ready.device, ...ready.others].map(({ id }) => owner(id))).toEqual(Array(6).fill('me'));
      expect(computer.place).toBe('own-network');
      const order = made.events.flatMap((event) =>
        event.type === 'device-taken' || event.type === 'device-finished' ? [event.type] : [],
      );
      // Nothing is known of the preset until the first is through it; then the next is taken before the one before is online.
      expect(order.slice(0, 4)).toEqual(['device-taken', 'device-finished', 'device-taken', 'device-taken']);
    },
  );

  it('leaves each device with one row and its own reason, numbers its names, and stops for no single failure', async () => {
    const faults: Readonly<Record<number, FaultName>> = {
      2: 'wrong-password',
      4: 'crash-during-scan',
      6: 'never-online',
      8: 'connect-refused',
    };
    const made = await openLine(slowOnes(11, (index) => [faults[index] ?? []].flat()));
    const end = await made.run({ preset: { stopAfter: 4, namePattern: 'lamp-{n:3}' } });
    const { others } = made.simulation.ready;
    const rowOf = (index: number) => end.devices.filter(({ photon }) => photon === others[index]?.ssid);
    expect(
      Object.keys(faults).map((index) => rowOf(Number(index)).map(({ outcome, error }) => [outcome, error?.code])),
    ).toEqual([
      [['FAIL', 'photon-came-back-once']],
      [['FAIL', 'photon-connection-lost']],
      [['FAIL', 'photon-not-online']],
      [['FAIL', 'photon-did-not-leave']],
    ]);
    expect(end).toMatchObject({ passed: 8, failed: 4, others: 0 });
    expect(end.devices).toHaveLength(12);
    // A number is held until its device has passed or failed: each has one of its own, and none is higher than the count.
    const names = end.devices.flatMap(({ name }) => name ?? []);
    expect(new Set(names).size).toBe(8);
    expect(names.filter((name) => !/^lamp-0(0[1-9]|1[0-2])$/.test(name))).toEqual([]);
    expect(made.simulation.computer.place).toBe('own-network');
  });

  it.each([
    ['that the list tells', true, ['lamp-0013', 'lamp-0014', 'lamp-0015']],
    ['that no list tells', false, ['lamp-0013', 'lamp-0014', 'lamp-0015']],
  ])(
    'names each device where another station has counted on meanwhile, with names %s',
    async (_what, isListed, names) => {
      const made = await openLine(slowOnes(2));
      const mine = made.world.account;
      const taken = Array.from({ length: 12 }, (_, index) => `lamp-${String(index + 1).padStart(4, '0')}`);
      let [looks, renames] = [0, 0];
      const account = {
        ...mine,
        async listDevices(signal: AbortSignal) {
          const listed = await mine.listDevices(signal);
          looks += 1;
          if (!listed.ok || !isListed || looks === 1) return listed;
          const [one] = listed.value;
          const theirs = taken.map((name) => ({ ...one, name }) as CloudDevice);
          return { ...listed, value: [...listed.value, ...theirs] };
        },
        async renameDevice(id: DeviceId, name: string, signal: AbortSignal) {
          renames += 1;
          if (taken.includes(name)) return failure(setupError('device-name-taken'));
          return mine.renameDevice(id, name, signal);
        },
      };
      const end = await made.run({ preset: { namePattern: 'lamp-{n:4}' }, world: { account } });
      expect(end.devices.map(({ outcome }) => outcome)).toEqual(['PASS', 'PASS', 'PASS']);
      expect(end.devices.map(({ name }) => name).toSorted()).toEqual(names);
      if (isListed) expect(renames).toBeLessThanOrEqual(6);
    },
  );

  it('leaves alone what is done, by its ID', async () => {
    const others = slowOnes(2);
    const made = await openLine(others);
    const done = made.simulation.ready.others.map(({ id }) => id).slice(0, 1);
    const end = await made.run({ done, count: 2 });
    expect(end.devices.map(({ outcome, error }) => error?.code ?? outcome).sort()).toEqual([
      'PASS',
      'PASS',
      'device-set-up-already',
    ]);
    expect(made.simulation.owner(done[0] ?? made.simulation.device.id)).toBe('nobody');
  });

  it('takes no other when it is to stop, and proves what is in flight', async () => {
    const made = await openLine(slowOnes(5));
    const stop = new AbortController();
    const end = await made.run({
      stop: stop.signal,
      onEvent: (event) => event.type === 'device-taken' && event.slot === 3 && stop.abort(),
    });
    expect(end.devices.map(({ outcome }) => outcome)).toEqual(['PASS', 'PASS', 'PASS']);
    expect(made.simulation.computer.place).toBe('own-network');
  });

  it('ends at once when it is canceled, each in flight accounted for and the computer home', async () => {
    const made = await openLine(slowOnes(5));
    const over = new AbortController();
    const end = await made.run({
      signal: over.signal,
      onEvent: (event) => event.type === 'device-identified' && event.slot === 3 && over.abort(),
    });
    expect(end.devices.map(({ outcome }) => outcome)).toEqual(['PASS', 'ABORTED', 'ABORTED']);
    expect(end.devices).toHaveLength(made.events.filter(({ type }) => type === 'device-taken').length);
    expect(made.simulation.computer.place).toBe('own-network');
  });

  it('goes on with the proof of devices that an earlier program told to connect', async () => {
    const made = await openLine(slowOnes(2));
    const first = new AbortController();
    await made.run({
      count: 1,
      signal: first.signal,
      onEvent: (event) => event.type === 'stage-started' && event.stage === 'prove' && first.abort(),
    });
    const { id } = made.simulation.device;
    const connectedAt = made.clock.now() - 5_000;
    const end = await made.run({
      unproven: [{ runId: 'earlier', deviceId: id, connectedAt, networkNames: ['HomeNet'] }],
    });
    expect(end).toMatchObject({ passed: 3, failed: 0 });
    expect(end.devices.filter(({ deviceId }) => deviceId === id)).toHaveLength(1);
  });

  it('leaves open in the record what was told to connect when the program ends, and nothing else', async () => {
    const made = await openLine(slowOnes(3));
    const over = new AbortController();
    const { record, written } = writtenDown(made);
    const forWhom = { for: 'account', userName: 'ann@example.com' } as const;
    const noting = { record, forWhom, cloudUrl: '', product: undefined, programEnds: () => over.signal.aborted };
    await made.run({
      world: { noting },
      signal: over.signal,
      onEvent: (event) => event.type === 'device-identified' && event.slot === 3 && over.abort(),
    });
    const ended = written.flatMap((event) => (event.type === 'finished' ? [[event.attemptId, event.code]] : []));
    expect(written.filter(({ type }) => type === 'started')).toHaveLength(3);
    expect(ended).toEqual([
      ['attempt-1', undefined],
      ['attempt-3', 'cancelled'],
    ]);
  });

  it('asks the cloud little, and hands over to the next at once', async () => {
    const made = await openLine(slowOnes(9));
    await made.run();
    const calls = made.simulation.events.filter(({ type }) => type === 'cloud-asked').length;
    expect(calls / 10).toBeLessThanOrEqual(12);
    const taken = made.events.flatMap((event) => (event.type === 'device-taken' ? [event.at] : []));
    const free = made.events.flatMap((event) =>
      event.type === 'stage-started' && event.stage === 'prove' ? [event.at] : [],
    );
    const gaps = taken.slice(1).map((at, index) => at - (free[index] ?? 0));
    // The cloud's own 120 ms for the next claim code, and once a minute a look at the air.
    expect(gaps.toSorted((one, other) => one - other)[4]).toBeLessThan(300);
  });

  it('does not take for set up elsewhere what was ours before and is back on a network that it knew', async () => {
    const made = await openLine([], { separateNetworks: false });
    const { ready, pressSetup } = made.simulation;
    expect(await made.run()).toMatchObject({ passed: 1 });
    pressSetup();
    const end = await made.run({
      onEvent: (event) => event.type === 'device-identified' && void setUpElsewhere(made, ready),
    });
    const [row] = end.devices;
    expect(row?.outcome).toBe('FAIL');
  });

  it('tells of one that failed what its light is to show, and of no other', async () => {
    const faults = [['set-refused'], ['never-online'], ['wrong-password']] as const;
    const made = await openLine(slowOnes(3, (index) => [...(faults[index] ?? [])]));
    const { devices } = await made.run({});
    expect(devices.map(({ outcome, error, light }) => [outcome, error?.code, light]).toSorted()).toEqual([
      ['FAIL', 'claim-code-not-stored', 'blue-blinking'],
      // Heard again: what was awaited of it was green.
      ['FAIL', 'photon-came-back-once', 'blue-blinking'],
      ['FAIL', 'photon-not-online', 'green-blinking'],
      ['PASS', undefined, undefined],
    ]);
    const judged = await openLine([]);
    const acceptance = { firmware: { withinSeconds: 30, system: '0.0.1' }, variables: [], functions: [] };
    const [row] = (await judged.run({ preset: { until: 'accepted', acceptance } })).devices;
    expect(row).toMatchObject({ outcome: 'FAIL', light: 'cyan-breathing' });
  });

  it('has the cloud at any moment where a cable keeps the internet', async () => {
    const made = await openLine(slowOnes(4), { separateNetworks: false });
    const end = await made.run({ world: { wifi: withInternet(made.world.wifi) } });
    expect(end).toMatchObject({ passed: 5, failed: 0, others: 0 });
    // Devices come online while the radio is with the next one, and are not waited for.
    const passedWhileAway = made.events.some(
      (event, at) =>
        event.type === 'device-finished' &&
        made.events.slice(0, at).findLast((before) => before.type === 'stage-started' || before.type === 'device-taken')
          ?.type === 'stage-started' &&
        made.events.slice(at).some((after) => after.type === 'device-identified'),
    );
    expect(passedWhileAway).toBe(true);
  });

  it('lets no device wait for a call of another where a second radio keeps the internet', async () => {
    const made = await openLine(slowOnes(7), { separateNetworks: false });
    const { account } = made.world;
    const app = made.clock.hand();
    let underWay = 0;
    let takenMeanwhile = 0;
    const callFunction: typeof account.callFunction = async (_id, _name, _argument, signal) => {
      underWay += 1;
      await app.sleep(20_000, signal);
      underWay -= 1;
      return success(1);
    };
    const acceptance = { functions: [{ name: 'selfTest', returns: 1, withinSeconds: 60 }] };
    const end = await made.run({
      preset: { until: 'accepted', acceptance },
      world: { account: { ...account, callFunction }, wifi: withInternet(made.world.wifi) },
      onEvent(event) {
        if (event.type === 'device-taken' && underWay > 0) takenMeanwhile += 1;
      },
    });
    expect(end).toMatchObject({ passed: 8, failed: 0 });
    expect(takenMeanwhile).toBeGreaterThan(0);
  });

  it('leaves little at the signal that ends it, which is there as long as the line is', async () => {
    const made = await openLine(slowOnes(5));
    const { signal } = new AbortController();
    const end = await made.run({ signal });
    expect(end.passed).toBe(6);
    // Node.js 20, lib/internal/abort_controller.js: what was made of it by `AbortSignal.any`, never taken out again.
    const held = Object.getOwnPropertySymbols(signal).find(({ description }) => description === 'kDependantSignals');
    if (held === undefined) throw new Error('this Node.js keeps them elsewhere');
    const kept = (signal as unknown as Record<symbol, ReadonlySet<unknown>>)[held]?.size ?? 0;
    expect(kept).toBeGreaterThan(0);
    expect(kept / end.passed).toBeLessThan(8);
  });

  it('ends where the computer cannot look for Photons, and says so', async () => {
    const made = await openLine([]);
    const end = await made.run({ world: { wifi: { ...made.world.wifi, photons: () => undefined } } });
    expect(end).toMatchObject({ passed: 0, devices: [], stoppedBy: { code: 'wifi-list-not-given' } });
  });
});
