import { afterEach, describe, expect, it } from 'vitest';
import { neverAborted } from '../../electron/ground/never-aborted.ts';
import { pushed } from '../../electron/ground/pushed.ts';
import type { AttemptRecord, NewEvent } from '../../electron/record/record-port.ts';
import { serialNumberOf } from '../../electron/simulator/cloud/device-record.ts';
import type { FaultName } from '../../electron/simulator/faults.ts';
import type { ReadyLine } from '../../electron/simulator/simulated-world.ts';
import { softapPhoton } from '../../electron/softap/softap-photon.ts';
import { readDeviceList } from '../../electron/station/device-list.ts';
import { lineScans } from '../../electron/station/line-scans.ts';
import type { Preset } from '../../electron/station/preset.ts';
import { serialBook } from '../../electron/station/serial-book.ts';
import { setupError } from '../../shared/errors.ts';
import { labelsPrinted } from '../../shared/history-attempt.ts';
import type { PlaceholderValues } from '../../shared/placeholders.ts';
import { failure, success } from '../../shared/result.ts';
import type { LineOrder } from '../../shared/scan-kinds.ts';
import { stationLimits } from '../../shared/time-limits.ts';
import { systemRandomBytes } from '../../shared/wifi-password.ts';
import { checkedChoice } from '../support/checked-choice.ts';
import { openProduct, withInternet } from '../support/run-flow.ts';
import { type LineBench, lineBench, slowOnes } from '../support/run-line.ts';

const benches: LineBench[] = [];
afterEach(async () => {
  for (const one of benches.splice(0)) await one.close();
});

async function open(...how: Parameters<typeof lineBench>): Promise<LineBench> {
  const made = await lineBench(...how);
  benches.push(made);
  return made;
}

function listOf(lines: readonly string[], rule = 'account') {
  const read = readDeviceList(
    lines.map((line, index) => ({ row: index + 1, cells: line.split(',') })),
    { customer: { rule } as Preset['customer'], pattern: undefined, until: 'online' },
  );
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

/** A record of which all is kept that a line writes. */
function writtenDown(made: LineBench) {
  const written: NewEvent[] = [];
  let attempts = 0;
  const record = {
    monotonic: () => made.clock.monotonic(),
    newAttemptId() {
      attempts += 1;
      return `attempt-${attempts}`;
    },
    async write(event: NewEvent) {
      written.push(event);
      return success(undefined);
    },
    noteName: async () => success(undefined),
  } as Partial<AttemptRecord> as AttemptRecord;
  return { record, written };
}

/** What a scanner types, when it does. */
function pieces() {
  const waiting: string[] = [];
  let wake: () => void = () => undefined;
  async function* all() {
    for (;;) {
      yield* waiting.splice(0);
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (waiting.length > 0) resolve();
      });
    }
  }
  const send = (text: string) => {
    waiting.push(text);
    wake();
  };
  return { all: all(), send };
}

/** As another station beside this one does. */
async function setUpElsewhere(made: LineBench, { tcp, http }: Pick<ReadyLine, 'tcp' | 'http'>): Promise<void> {
  const { simulation, clock } = made;
  const signal = neverAborted();
  const photon = softapPhoton(
    { host: tcp.host, tcpPort: tcp.port, httpPort: http.port },
    { clock: clock.hand(), random: systemRandomBytes },
  );
  const key = await photon.publicKey(signal);
  const home = simulation.ready.networks.find(({ ssid }) => ssid === 'HomeNet');
  const code = await made.world.account.createClaimCode(signal);
  if (!key.ok || !code.ok || home === undefined) throw new Error('the other station did not get on');
  await photon.setClaimCode(code.value.claimCode, signal);
  await photon.configureNetwork(checkedChoice(home), key.value, signal);
  await photon.connect(signal);
}

describe('a line of Photons', () => {
  it('sets up each once, joining the next while others come online', async () => {
    const made = await open(slowOnes(5));
    const end = await made.run();
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
  });

  it('leaves each device with one row and its own reason, numbers its names, and stops for no single failure', async () => {
    const faults: Readonly<Record<number, FaultName>> = {
      2: 'wrong-password',
      4: 'crash-during-scan',
      6: 'never-online',
      8: 'connect-refused',
    };
    const made = await open(slowOnes(11, (index) => [faults[index] ?? []].flat()));
    const end = await made.run({ preset: { stopAfter: 4, namePattern: 'lamp-{n:3}' } });
    const { others } = made.simulation.ready;
    const rowOf = (index: number) => end.devices.filter(({ photon }) => photon === others[index]?.ssid);
    expect(
      Object.keys(faults).map((index) => rowOf(Number(index)).map(({ outcome, error }) => [outcome, error?.code])),
    ).toEqual([
      [['FAIL', 'photon-came-back-once']],
      [['FAIL', 'photon-network-not-joined']],
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

  it('stops after so many failures in a row, and proves those in flight', async () => {
    const made = await open(slowOnes(9, (index) => (index < 5 ? ['set-refused'] : [])));
    const end = await made.run({ preset: { stopAfter: 2 } });
    expect(end.passed).toBe(1);
    expect(end.devices.length).toBeLessThan(6);
    expect(end.devices.slice(-2).map(({ outcome }) => outcome)).toEqual(['FAIL', 'FAIL']);
    expect(made.simulation.computer.place).toBe('own-network');
    expect(made.events).toContainEqual(expect.objectContaining({ type: 'line-stopped', passing: false, failures: 2 }));
  });

  it('holds after so many failures in a row until it is told to go on, where somebody is there to tell it', async () => {
    const made = await open(slowOnes(5, (index) => (index < 3 ? ['set-refused'] : [])));
    const commands = pushed<LineOrder>();
    let rows = 0;
    const end = await made.run({
      preset: { stopAfter: 2 },
      holds: true,
      commands,
      onEvent(event) {
        if (event.type === 'line-stopped') commands.push({ command: 'go-on' });
        rows += Number(event.type === 'device-finished');
        if (rows === 6) commands.push({ command: 'stop' });
      },
    });
    expect(end).toMatchObject({ passed: 3, failed: 3 });
    expect(end.stoppedBy).toBeUndefined();
    const told = made.events.map(({ type }) => type);
    expect(told.filter((type) => type === 'line-stopped')).toHaveLength(1);
    expect(told.indexOf('line-resumed')).toBeGreaterThan(told.indexOf('line-stopped'));
    expect(made.simulation.computer.place).toBe('own-network');
  });

  it.each([
    ['so many devices', { count: 2 }, []],
    ['a list', {}, ['id', slowOnes(1)[0]?.id ?? '']],
  ])(
    'keeps a line of %s for whoever may try again what failed, takes no other, and ends when all have passed',
    async (_of, options, ids) => {
      const made = await open(slowOnes(4), { faults: ['set-refused'] });
      const commands = pushed<LineOrder>();
      const app = made.clock.hand();
      const first = made.simulation.ready.device.id;
      const end = await made.run({
        count: undefined,
        ...options,
        list: ids.length === 0 ? undefined : listOf([...ids, first]),
        holds: true,
        commands,
        async onEvent(event) {
          if (event.type !== 'device-finished' || event.row.outcome !== 'FAIL') return;
          // Somebody comes by after an hour.
          await app.sleep(3_600_000);
          made.simulation.setFault('set-refused', false);
          commands.push({ command: 'retry' });
        },
      });
      const met = end.devices.filter(({ outcome }) => outcome !== 'SKIPPED');
      expect(new Set(met.map(({ deviceId }) => deviceId)).size).toBe(2);
      expect(end.failed).toBeGreaterThan(0);
      expect(end.passed).toBe(2);
    },
  );

  it.each([
    ['so many devices', false],
    ['a list', true],
  ])(
    'keeps a line of %s open for one that a cause of ours kept from its end, and tries that again',
    async (_of, byList) => {
      const made = await open(slowOnes(1));
      const [kept] = made.simulation.ready.others;
      const commands = pushed<LineOrder>();
      const app = made.clock.hand();
      let isInTheWay = true;
      const end = await made.run({
        count: byList ? undefined : 2,
        list: byList ? listOf(['id', made.simulation.ready.device.id, kept?.id ?? '']) : undefined,
        holds: true,
        commands,
        world: {
          wifi: {
            ...made.world.wifi,
            joinPhoton: async (ssid, ...how) =>
              isInTheWay && ssid === kept?.ssid
                ? failure(setupError('cloud-unreachable'))
                : made.world.wifi.joinPhoton(ssid, ...how),
          },
        },
        async onEvent(event) {
          if (event.type !== 'device-finished' || event.row.outcome !== 'ERROR') return;
          await app.sleep(3_600_000);
          isInTheWay = false;
          commands.push({ command: 'retry' });
        },
      });
      expect(end.devices.map(({ photon, outcome }) => [photon === kept?.ssid, outcome])).toEqual([
        [false, 'PASS'],
        [true, 'ERROR'],
        [true, 'PASS'],
      ]);
    },
  );

  it('gives no number that the list gives', async () => {
    const [other] = slowOnes(1);
    const made = await open(slowOnes(1));
    const list = listOf(['id,name', `${other?.id},lamp-1`, `${made.simulation.ready.device.id},`]);
    const end = await made.run({ list, preset: { namePattern: 'lamp-{n}' } });
    expect(end.devices.map(({ name, nameProblem }) => nameProblem?.code ?? name).toSorted()).toEqual([
      'lamp-1',
      'lamp-2',
    ]);
  });

  it.each([
    ['its list is full', { count: 1 }],
    ['so many failed in a row', { count: 5, preset: { stopAfter: 1 } }],
    ['it waits for a person after so many failed', { count: 5, preset: { stopAfter: 1 }, holds: true }],
    ['a person ends it', { count: 5 }],
  ])('gives the own network back after a failure when %s', async (how, options) => {
    const made = await open([], { faults: ['set-refused', 'wifi-home-gone'] });
    const stop = new AbortController();
    const app = made.clock.hand();
    const end = await made.run({
      ...options,
      stop: stop.signal,
      commands: how.includes('person after') ? pushed<LineOrder>() : undefined,
      onEvent(event) {
        if (event.type !== 'device-finished') return;
        if (how === 'a person ends it') stop.abort();
        else if (how !== 'its list is full') void app.sleep(200_000).then(() => stop.abort());
        // It comes back before any of these give up.
        void app.sleep(5_000).then(() => made.simulation.setFault('wifi-home-gone', false));
      },
    });
    expect(end.devices[0]?.outcome).toBe('FAIL');
    expect(made.simulation.computer.place).toBe('own-network');
    const told = made.events.flatMap((event) => (event.type === 'line-stopped' ? [event.error?.code] : []));
    expect(told).toContain('home-network-not-back');
  });

  it.each([
    ['passes', true],
    ['tells as a cause of ours', false],
  ])('%s the devices whose time ran out while the computer was away', async (_how, comesBack) => {
    const made = await open(slowOnes(3));
    const app = made.clock.hand();
    const stop = new AbortController();
    const end = await made.run({
      stop: stop.signal,
      onEvent(event) {
        if (event.type !== 'device-identified' || event.slot !== 3) return;
        made.simulation.setFault('wifi-home-gone', true);
        void app.sleep(600_000).then(() => {
          if (comesBack) made.simulation.setFault('wifi-home-gone', false);
          else stop.abort();
        });
      },
    });
    const told = end.devices.map(({ outcome, error }) => [outcome, error?.code]);
    if (comesBack) expect(told).toEqual(Array(4).fill(['PASS', undefined]));
    else expect(told.slice(1)).toEqual(Array(2).fill(['ERROR', 'home-network-not-back']));
    expect(made.simulation.computer.place === 'own-network').toBe(comesBack);
  });

  it('stays stopped for as long as the Wi-Fi of the computer is off', async () => {
    const made = await open(slowOnes(1));
    const app = made.clock.hand();
    const { wifi } = made.world;
    let isOff = true;
    const end = await made.run({
      world: {
        wifi: {
          ...wifi,
          async *photons(prefix, signal) {
            // Told once until it changes, as a real one is.
            if (isOff) yield failure(setupError('wifi-radio-off'));
            if (isOff) await app.sleep(300_000, signal);
            isOff = false;
            yield* wifi.photons(prefix, signal) ?? [];
          },
        },
      },
    });
    const at = (type: string) => made.events.flatMap((event) => (event.type === type ? [event.at] : []));
    expect([at('line-stopped').length, at('line-resumed').length]).toEqual([1, 1]);
    expect((at('line-resumed')[0] ?? 0) - (at('line-stopped')[0] ?? 0)).toBeGreaterThanOrEqual(300_000);
    expect(end.passed).toBe(2);
  });

  it('does not meet anew what one look has missed', async () => {
    const made = await open(slowOnes(2, (index) => (index === 0 ? ['set-refused'] : [])));
    const broken = made.simulation.ready.others[0]?.ssid;
    const { wifi } = made.world;
    const app = made.clock.hand();
    const stop = new AbortController();
    const end = await made.run({
      count: undefined,
      stop: stop.signal,
      preset: { stopAfter: 3 },
      world: {
        wifi: {
          ...wifi,
          async *photons(prefix, signal) {
            for await (const list of wifi.photons(prefix, signal) ?? []) {
              if (!list.ok) continue;
              for (let look = 0; !signal.aborted; look += 1) {
                yield success(list.value.filter(({ ssid }) => look % 3 !== 2 || ssid !== broken));
                await app.sleep(3_000, signal);
              }
            }
          },
        },
      },
      onEvent: ({ type }) => type === 'line-started' && void app.sleep(600_000).then(() => stop.abort()),
    });
    expect(end.devices.filter(({ photon }) => photon === broken).map(({ outcome }) => outcome)).toEqual(['FAIL']);
    expect([end.passed, end.failed]).toEqual([2, 1]);
    expect(made.events.filter(({ type }) => type === 'line-stopped')).toEqual([]);
  });

  it('does not resume by a command while the computer is away', async () => {
    const made = await open(slowOnes(1), { faults: ['set-refused', 'wifi-home-gone'] });
    const app = made.clock.hand();
    const commands = pushed<LineOrder>();
    let rows = 0;
    let homeAt = Number.POSITIVE_INFINITY;
    const end = await made.run({
      preset: { stopAfter: 9 },
      holds: true,
      commands,
      onEvent(event) {
        if (event.type === 'line-resumed') homeAt = Math.min(homeAt, made.clock.monotonic());
        rows += Number(event.type === 'device-finished');
        if (rows === 2) commands.push({ command: 'stop' });
        if (event.type !== 'line-stopped') return;
        commands.push({ command: 'go-on' });
        void app.sleep(300_000).then(() => made.simulation.setFault('wifi-home-gone', false));
      },
    });
    expect(homeAt).toBeGreaterThan(300_000);
    expect(end.passed + end.failed).toBe(2);
    expect(made.simulation.computer.place).toBe('own-network');
  });

  it('stops at once for the cloud, with one message, and goes on by itself', async () => {
    const made = await open(slowOnes(3));
    const switching = made.clock.hand();
    const end = await made.run({
      onEvent(event) {
        if (event.type === 'device-taken' && event.slot === 2) made.simulation.setFault('cloud-500', true);
        if (event.type !== 'line-stopped') return;
        void switching.sleep(120_000).then(() => made.simulation.setFault('cloud-500', false));
      },
    });
    expect(end).toMatchObject({ passed: 4, failed: 0, others: 0 });
    const stops = made.events.filter(({ type }) => type === 'line-stopped' || type === 'line-resumed');
    expect(stops.map(({ type }) => type)).toEqual(['line-stopped', 'line-resumed']);
    expect(stops[0]).toMatchObject({ passing: true, error: { code: 'cloud-server-error' } });
  });

  it('takes a second opinion before it blames the preset, and then takes none', async () => {
    const made = await open(slowOnes(19), { faults: ['wrong-password'] });
    const end = await made.run();
    expect(end.stoppedBy?.code).toBe('network-details-wrong');
    expect(made.events.filter(({ type }) => type === 'device-taken')).toHaveLength(2);
    expect(end.devices.map(({ outcome, error }) => [outcome, error?.code])).toEqual(
      Array(2).fill(['ERROR', 'network-details-wrong']),
    );
  });

  it('leaves alone what is done, by its ID', async () => {
    const others = slowOnes(2);
    const made = await open(others);
    const done = made.simulation.ready.others.map(({ id }) => id).slice(0, 1);
    const end = await made.run({ done, count: 2 });
    expect(end.devices.map(({ outcome, error }) => error?.code ?? outcome).sort()).toEqual([
      'PASS',
      'PASS',
      'device-set-up-already',
    ]);
    expect(made.simulation.owner(done[0] ?? made.simulation.device.id)).toBe('nobody');
  });

  it('takes no more after a failure than it takes to stop', async () => {
    const made = await open(slowOnes(14, (index) => (index > 1 ? ['never-online'] : [])));
    const end = await made.run({ preset: { stopAfter: 2 } });
    // Of those taken before the first of them failed at most the two that were coming online.
    const failed = made.events.findIndex((event) => event.type === 'device-finished' && event.row.outcome === 'FAIL');
    expect(made.events.slice(failed).filter(({ type }) => type === 'device-taken')).toEqual([]);
    expect(made.events).toContainEqual(expect.objectContaining({ type: 'line-stopped', passing: false }));
    expect(end.passed).toBe(3);
  });

  it.each(['join', 'device-identified'] as const)(
    'leaves to another station what that was first to, at %s',
    async (moment) => {
      const made = await open(slowOnes(1), { separateNetworks: false });
      const [lost] = made.simulation.ready.others;
      if (lost === undefined) throw new Error('no other Photon');
      const stop = new AbortController();
      let isFirst = true;
      const end = await made.run({
        stop: stop.signal,
        count: 3,
        world: {
          wifi: {
            ...made.world.wifi,
            async joinPhoton(ssid, ...how) {
              if (moment === 'join' && ssid === lost.ssid && isFirst) {
                isFirst = false;
                await setUpElsewhere(made, lost);
              }
              return made.world.wifi.joinPhoton(ssid, ...how);
            },
          },
        },
        onEvent(event) {
          if (event.type === moment && event.slot === 2) void setUpElsewhere(made, lost);
          const isOver = event.type === 'device-queued' || event.type === 'device-finished';
          if (isOver && event.slot === 2) stop.abort();
        },
      });
      const code = moment === 'join' ? 'photon-left-untouched' : 'device-set-up-elsewhere';
      expect(end.devices.map(({ outcome, error }) => [outcome, error?.code])).toEqual([
        ['PASS', undefined],
        ['SKIPPED', code],
      ]);
      expect(made.simulation.computer.place).toBe('own-network');
    },
  );

  it('takes no other when it is to stop, and proves what is in flight', async () => {
    const made = await open(slowOnes(5));
    const stop = new AbortController();
    const end = await made.run({
      stop: stop.signal,
      onEvent: (event) => event.type === 'device-taken' && event.slot === 3 && stop.abort(),
    });
    expect(end.devices.map(({ outcome }) => outcome)).toEqual(['PASS', 'PASS', 'PASS']);
    expect(made.simulation.computer.place).toBe('own-network');
  });

  it('ends at once when it is canceled, each in flight accounted for and the computer home', async () => {
    const made = await open(slowOnes(5));
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
    const made = await open(slowOnes(2));
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
    const made = await open(slowOnes(3));
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
    const made = await open(slowOnes(9));
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

  it('gives all to one customer of a product, each once, with one radio', async () => {
    const made = await open(slowOnes(4));
    const email = 'ann@example.com';
    const recipient = await made.clock.run(openProduct(made.simulation, email, made.clock.hand()), 60_000);
    const customer = { rule: 'fixed', email };
    const end = await made.run({
      world: recipient,
      preset: { product: recipient.product.cloud.product.slug, customer, namePattern: 'lamp-{n}' },
    });
    expect(end).toMatchObject({ passed: 5, failed: 0, others: 0 });
    const { ready, owner, computer } = made.simulation;
    expect([ready.device, ...ready.others].map(({ id }) => owner(id))).toEqual(Array(5).fill(`customer:${email}`));
    expect(new Set(end.devices.map(({ name }) => name)).size).toBe(5);
    expect(computer.place).toBe('own-network');
  });

  it('gives out the serial numbers of a list, each to one device, and back when that fails', async () => {
    const made = await open(slowOnes(3, (index) => (index === 0 ? ['set-refused'] : [])));
    const end = await made.run({
      count: undefined,
      list: listOf(['serial', 'L-1', 'L-2', 'L-3', 'L-4']),
      serialsUsed: ['L-1'],
      preset: { namePattern: 'lamp-{serial}' },
    });
    const rows = end.devices.map(({ outcome, serial, name }) => [outcome, serial, name]);
    expect(rows.filter(([outcome]) => outcome === 'PASS')).toEqual(
      expect.arrayContaining(['2', '3', '4'].map((number) => ['PASS', `L-${number}`, `lamp-L-${number}`])),
    );
    // It ends by itself when nothing is left, and says so as it goes.
    expect([end.passed, end.failed, end.left]).toEqual([3, 1, []]);
    expect(made.events[0]).toMatchObject({ type: 'line-started', left: 3 });
  });

  it('sets up the devices that a list names, each for its customer, and leaves the others as they are', async () => {
    const made = await open(slowOnes(3));
    const { device, others } = made.simulation.ready;
    const [first, second, third] = others.map(({ id }) => id);
    const wanted = new Map([
      [second, 'bob@example.com'],
      [device.id, 'ann@example.com'],
      [third, 'bob@example.com'],
    ]);
    const rows = [...wanted].map(([id, customer], index) => `S-${index},${id},${customer}`);
    const clock = made.clock.hand();
    const open1 = (email: string) => openProduct(made.simulation, email, clock);
    const recipient = await made.clock.run(open1('bob@example.com'), 60_000);
    const { record, written } = writtenDown(made);
    const forWhom = { for: 'customer', email: 'bob@example.com', productId: 1 } as const;
    const end = await made.run({
      count: undefined,
      list: listOf(['serial,id,customer', ...rows], 'list'),
      preset: { product: recipient.product.cloud.product.slug, customer: { rule: 'list' }, namePattern: '{serial}' },
      world: {
        ...recipient,
        customer: async (email) => success(await open1(email)),
        noting: { record, forWhom, cloudUrl: '', product: undefined },
      },
    });
    const passed = written.flatMap((event) =>
      event.type === 'finished' && event.outcome === 'claimed' ? [event.attemptId] : [],
    );
    const noted = written.flatMap((event) =>
      event.type === 'started' && event.forWhom.for === 'customer' && passed.includes(event.attemptId)
        ? [event.forWhom.email]
        : [],
    );
    expect(noted.toSorted()).toEqual([...wanted.values()].toSorted());
    // Who it is tells its ID alone, after the attempt has begun.
    const serials = written.flatMap((event) =>
      event.type === 'stage' && event.deviceId !== undefined && passed.includes(event.attemptId)
        ? [[event.deviceId, event.serial]]
        : [],
    );
    expect(new Map(serials as [string, string][])).toEqual(
      new Map([...wanted].map(([id], index) => [String(id), `S-${index}`])),
    );
    const { owner, computer } = made.simulation;
    expect([...wanted].map(([id]) => id && owner(id))).toEqual(
      [...wanted.values()].map((email) => `customer:${email}`),
    );
    expect(first && owner(first)).toBe('nobody');
    expect([end.passed, end.left]).toEqual([3, []]);
    expect(end.devices.flatMap(({ error }) => error?.code ?? [])).toEqual(
      end.devices.some(({ deviceId }) => deviceId === first) ? ['device-not-on-list'] : [],
    );
    expect(new Set(end.devices.map(({ photon }) => photon)).size).toBe(end.devices.length);
    expect(computer.place).toBe('own-network');
  });

  it('gives each device to the customer of the row that it is given, also when a row comes back meanwhile', async () => {
    const made = await open(slowOnes(2, (index) => (index === 0 ? ['wrong-password'] : [])));
    const clock = made.clock.hand();
    const open1 = (email: string) => openProduct(made.simulation, email, clock);
    const recipient = await made.clock.run(open1('ann@example.com'), 60_000);
    let failed: () => void = () => undefined;
    const oneFailed = new Promise<void>((resolve) => {
      failed = resolve;
    });
    const end = await made.run({
      count: 3,
      list: listOf(['serial,customer', 'S-0,ann@example.com', 'S-1,ann@example.com', 'S-2,bob@example.com'], 'list'),
      preset: { product: recipient.product.cloud.product.slug, customer: { rule: 'list' } },
      world: {
        ...recipient,
        // Bob's account is open only when the row of the device before is free again.
        async customer(email) {
          if (email === 'bob@example.com') await oneFailed;
          return success(await open1(email));
        },
      },
      onEvent: (event) => event.type === 'device-finished' && event.row.outcome === 'FAIL' && failed(),
    });
    const told = end.devices.map(({ outcome, serial, deviceId, customer }) => [
      outcome,
      serial,
      customer,
      deviceId && made.simulation.owner(deviceId),
    ]);
    expect(told).toEqual([
      ['PASS', 'S-0', 'ann@example.com', 'customer:ann@example.com'],
      ['FAIL', 'S-1', 'ann@example.com', 'nobody'],
      ['PASS', 'S-2', 'bob@example.com', 'customer:bob@example.com'],
    ]);
  });

  it('goes on with the proof of a device for the customer whose it is', async () => {
    const made = await open(slowOnes(0));
    const { id } = made.simulation.device;
    const clock = made.clock.hand();
    const open1 = (email: string) => openProduct(made.simulation, email, clock);
    const recipient = await made.clock.run(open1('ann@example.com'), 60_000);
    const options = (list: readonly string[]) => ({
      count: undefined,
      list: listOf(['serial,id,customer', ...list], 'list'),
      preset: { product: recipient.product.cloud.product.slug, customer: { rule: 'list' } } as const,
      world: { ...recipient, customer: async (email: string) => success(await open1(email)) },
    });
    const first = new AbortController();
    await made.run({
      ...options([`S-1,${id},bob@example.com`]),
      signal: first.signal,
      onEvent: (event) => event.type === 'stage-started' && event.stage === 'prove' && first.abort(),
    });
    const connectedAt = made.clock.now() - 5_000;
    const end = await made.run({
      ...options([`S-1,${id},bob@example.com`]),
      unproven: [{ runId: 'earlier', deviceId: id, connectedAt, serial: 'S-1', networkNames: ['HomeNet'] }],
    });
    expect(end.devices).toMatchObject([{ deviceId: id, outcome: 'PASS', customer: 'bob@example.com' }]);
    expect(made.simulation.owner(id)).toBe('customer:bob@example.com');
  });

  it('fails a device that is online and does not show what it has to, with its reason and its ID', async () => {
    const made = await open(slowOnes(2));
    const run = (acceptance: object, options = {}) =>
      made.run({ preset: { until: 'accepted', acceptance }, ...options });
    const temperature = { name: 'temperature', min: -40, max: 125 };
    const firmware = { system: '2.3.1' };
    const first = await run({ firmware, variables: [temperature] }, { count: 1 });
    expect(first).toMatchObject({ passed: 1, failed: 0 });
    const second = await run({ functions: [{ name: 'selfTest', returns: 1 }] }, { count: 1 });
    const [row] = second.devices;
    expect([row?.outcome, row?.error]).toEqual([
      'FAIL',
      expect.objectContaining({
        code: 'acceptance-function',
        saw: 'function-not-found',
        details: { name: 'selfTest' },
      }),
    ]);
    expect(row?.deviceId && made.simulation.owner(row.deviceId)).toBe('me');
  });

  it('leaves for the next Photon only when a call of an acceptance has its answer', async () => {
    const made = await open(slowOnes(7));
    const { account } = made.world;
    const app = made.clock.hand();
    const whereCalled: string[] = [];
    const callFunction: typeof account.callFunction = async (_id, _name, _argument, signal) => {
      for (let second = 0; second < 20; second += 1) {
        await app.sleep(1_000, signal);
        if (made.simulation.computer.place === 'own-network') continue;
        whereCalled.push(made.simulation.computer.place);
        return failure(setupError('order-fate-unknown'));
      }
      return success(1);
    };
    const acceptance = { functions: [{ name: 'selfTest', returns: 1, withinSeconds: 30 }] };
    const end = await made.run({
      preset: { until: 'accepted', acceptance },
      world: { account: { ...account, callFunction } },
    });
    expect(whereCalled).toEqual([]);
    expect(end).toMatchObject({ passed: 8, failed: 0, others: 0 });
  });

  it('stops by a printed code while a serial number is looked up', async () => {
    const made = await open(slowOnes(2));
    const scanned = pieces();
    const book = {
      serialOf: () => undefined,
      deviceOf: async (_serial: string, signal: AbortSignal) => {
        await made.clock.hand().sleep(3_600_000, signal);
        return failure(setupError('cancelled'));
      },
    } as unknown as ReturnType<typeof serialBook>;
    const end = await made.run({
      count: undefined,
      book,
      scans: lineScans(scanned.all, made.clock.hand(), neverAborted()),
      onEvent: ({ type }) => type === 'line-started' && scanned.send('PHHT9Z000000000\nPS:STOP\n'),
    });
    expect(end).toMatchObject({ passed: 0, failed: 0 });
    expect(made.clock.monotonic()).toBeLessThan(600_000);
  });

  it('does not take for set up elsewhere what was ours before and is back on a network that it knew', async () => {
    const made = await open([], { separateNetworks: false });
    const { ready, pressSetup } = made.simulation;
    expect(await made.run()).toMatchObject({ passed: 1 });
    pressSetup();
    const end = await made.run({
      onEvent: (event) => event.type === 'device-identified' && void setUpElsewhere(made, ready),
    });
    const [row] = end.devices;
    expect(row?.outcome).toBe('FAIL');
  });

  it('prints a label for each that has passed and for no other, and a printer fails none of them', async () => {
    const made = await open(slowOnes(2, (index) => (index === 0 ? ['set-refused'] : [])));
    const asked: PlaceholderValues[] = [];
    const preset = { namePattern: 'lamp-{n:3}', label: { widthMm: 57, heightMm: 32, lines: ['{name}'] } };
    const jam = setupError('label-not-printed', { saw: 'media-jam' });
    const { record, written } = writtenDown(made);
    const forWhom = { for: 'account', userName: undefined } as const;
    const end = await made.run({
      preset,
      world: {
        noting: { record, forWhom, cloudUrl: '', product: undefined },
        async label(device) {
          asked.push(device);
          return asked.length === 1 ? failure(jam) : success(undefined);
        },
      },
    });
    const passed = end.devices.filter(({ outcome }) => outcome === 'PASS');
    expect([end.passed, end.failed]).toEqual([2, 1]);
    expect(passed.map(({ label, labelProblem }) => [label, labelProblem])).toEqual([
      ['failed', jam],
      ['printed', undefined],
    ]);
    expect(asked.map(({ id, name }) => [id, name])).toEqual(passed.map(({ deviceId, name }) => [deviceId, name]));
    expect(end.devices.find(({ outcome }) => outcome === 'FAIL')).not.toHaveProperty('label');
    // None before it has passed, whatever becomes of this program then, and one when it is printed.
    const noted = passed.map(({ deviceId }) => {
      const of = written.find((event) => event.type === 'stage' && event.deviceId === deviceId)?.attemptId;
      return written.flatMap((event) =>
        event.attemptId !== of
          ? []
          : event.type === 'finished'
            ? 'finished'
            : 'value' in event && event.name === labelsPrinted
              ? event.value
              : [],
      );
    });
    expect(noted).toEqual([
      [0, 'finished'],
      [0, 'finished', 1],
    ]);
    expect(written.filter((event) => 'value' in event && event.name === labelsPrinted)).toHaveLength(3);
    const finished = made.events.flatMap((event) => (event.type === 'device-finished' ? event.row : []));
    expect(finished).toEqual(end.devices);
  });

  it('takes the next while labels are printed, and each has its one row when that is over', async () => {
    // After one that failed only one more may be in flight.
    const made = await open(slowOnes(4, (index) => (index === 0 ? ['set-refused'] : [])));
    const label = { widthMm: 57, heightMm: 32, lines: ['{id}'] };
    const clock = made.clock.hand();
    let last: Promise<unknown> = Promise.resolve();
    const takenAt: number[] = [];
    const end = await made.run({
      preset: { label, stopAfter: 2 },
      onEvent: (event) => event.type === 'device-taken' && void takenAt.push(clock.monotonic()),
      world: {
        async label() {
          last = last.then(() => clock.sleep(200_000, neverAborted()));
          await last;
          return success(undefined);
        },
      },
    });
    expect(end).toMatchObject({ passed: 4, failed: 1, others: 0 });
    expect(new Set(end.devices.map(({ deviceId }) => deviceId)).size).toBe(5);
    expect(takenAt).toHaveLength(5);
    expect((takenAt[2] ?? 0) - (takenAt[0] ?? 0)).toBeLessThan(200_000);
    const finished = made.events.flatMap((event) => (event.type === 'device-finished' ? event.row : []));
    expect(finished).toEqual(end.devices);
  });

  it('ends without the labels of a printer that never answers, at once where it is ended so', async () => {
    const preset = { label: { widthMm: 57, heightMm: 32, lines: ['{id}'] } };
    const never = () => new Promise<never>(() => undefined);
    const orderly = await open([]);
    const clock = orderly.clock.hand();
    let provenAt = 0;
    const row = { outcome: 'PASS', label: 'failed', labelProblem: { code: 'label-not-printed' } };
    const world = {
      label(_device: PlaceholderValues, wanted: AbortSignal) {
        provenAt = clock.monotonic();
        expect(wanted.aborted).toBe(false);
        return never();
      },
    };
    expect(await orderly.run({ preset, world })).toMatchObject({ passed: 1, devices: [row] });
    expect(clock.monotonic() - provenAt).toBeGreaterThanOrEqual(stationLimits.labelsEndMs);
    expect(clock.monotonic() - provenAt).toBeLessThan(stationLimits.labelsEndMs + 5_000);

    const atOnce = await open([]);
    const signal = new AbortController();
    let abortedAt = 0;
    const end = await atOnce.run({
      preset,
      count: undefined,
      signal: signal.signal,
      world: {
        label() {
          abortedAt = atOnce.clock.monotonic();
          signal.abort();
          return never();
        },
      },
    });
    expect(end.devices).toMatchObject([row]);
    expect(atOnce.clock.monotonic() - abortedAt).toBeLessThan(5_000);
  });

  it('says of each PASS that it has no label where none can be printed', async () => {
    const made = await open([]);
    const label = { widthMm: 57, heightMm: 32, lines: ['{id}'] };
    const end = await made.run({ preset: { label } });
    expect(end.devices).toMatchObject([{ outcome: 'PASS', label: 'none' }]);
  });

  it('numbers the names of those alone that get one', async () => {
    const made = await open(slowOnes(3));
    const { device, others } = made.simulation.ready;
    const [first, second, third] = others.map(({ id }) => id);
    const end = await made.run({
      count: 4,
      done: first === undefined ? [] : [first],
      list: listOf(['id,name', `${device.id},`, `${second},own-name`, `${third},`]),
      preset: { namePattern: 'lamp-{n}' },
    });
    expect(end.devices.flatMap(({ name }) => name ?? []).sort()).toEqual(['lamp-1', 'lamp-2', 'own-name']);
  });

  it('sets up what was scanned, names another device and leaves it, until its scan comes', async () => {
    // Their serial numbers are made of the end of their IDs.
    const made = await open(slowOnes(2).map((one) => ({ ...one, id: [...(one.id ?? '')].reverse().join('') })));
    const { device, others } = made.simulation.ready;
    const [first, second] = others.map(({ id }) => id);
    const { account } = made.world;
    const book = serialBook({
      clock: made.clock.hand(),
      list: account.listDevices,
      lookUp: account.lookUpSerialNumber,
    });
    const scanned = pieces();
    scanned.send(`${serialNumberOf(String(second))} SECRETSECRETSEC\n`);
    const wrong: unknown[] = [];
    const end = await made.run({
      count: undefined,
      book,
      scans: lineScans(scanned.all, made.clock.hand(), neverAborted()),
      onEvent(event) {
        if (event.type === 'device-queued') wrong.push(event.error.code);
        if (event.type !== 'device-finished') return;
        // One is scanned by its ID when the first is through, and once more without Enter; a sheet ends the line.
        if (event.row.deviceId === second) scanned.send(`${device.id}\nhalf\n`);
        if (event.row.deviceId === device.id) scanned.send(`${device.id}\nPS:STOP`);
      },
    });
    expect(new Set(wrong)).toEqual(new Set(['device-not-scanned']));
    const rows = new Map(end.devices.map((row) => [row.deviceId, row]));
    expect(rows.size).toBe(end.devices.length);
    expect([rows.get(second)?.outcome, rows.get(second)?.serial]).toEqual(['PASS', serialNumberOf(String(second))]);
    expect([rows.get(device.id)?.outcome, rows.get(first)?.outcome]).toEqual(['PASS', 'SKIPPED']);
    expect(rows.get(first)?.error?.code).toBe('device-not-scanned');
    expect(made.simulation.owner(first ?? device.id)).toBe('nobody');
    const told = made.events.flatMap((event) => (event.type === 'scanned' ? [event] : []));
    expect(told.map(({ deviceId, command, error }) => error?.code ?? command ?? deviceId)).toEqual([
      second,
      device.id,
      'scan-unreadable',
      'device-set-up-already',
      'stop',
    ]);
    expect(JSON.stringify(made.events)).not.toContain('SECRET');
  });

  it.each([
    ['a printed code asks for it', 'PS:RETRY\n'],
    ['it is scanned again', undefined],
  ])('tries a device that failed again when %s', async (_when, code) => {
    const made = await open([], { faults: ['set-refused'] });
    const scanned = pieces();
    const end = await made.run({
      count: 2,
      list: listOf(['id', made.simulation.device.id]),
      scans: lineScans(scanned.all, made.clock.hand(), neverAborted()),
      onEvent(event) {
        if (event.type === 'line-started') scanned.send(`${made.simulation.device.id}\n`);
        if (event.type !== 'device-finished' || event.row.outcome !== 'FAIL') return;
        made.simulation.setFault('set-refused', false);
        scanned.send(code ?? `${made.simulation.device.id}\n`);
      },
    });
    expect(end.devices.map(({ outcome }) => outcome)).toEqual(['FAIL', 'PASS']);
  });

  it.each([
    ['so many devices', false],
    ['a list', true],
  ])(
    'leaves a device alone that is set aside, with its row and a note, and a line of %s waits for it no more',
    async (_of, byList) => {
      const made = await open(slowOnes(1), { faults: ['set-refused'] });
      const { device, others } = made.simulation.ready;
      const { record, written } = writtenDown(made);
      const { account } = made.simulation.ready;
      const forWhom = { for: 'account', userName: account.username } as const;
      const commands = pushed<LineOrder>();
      const end = await made.run({
        count: byList ? undefined : 2,
        list: byList ? listOf(['id', device.id, others[0]?.id ?? '']) : undefined,
        holds: true,
        commands,
        world: { noting: { record, forWhom, cloudUrl: made.simulation.ready.cloud.url, product: undefined } },
        onEvent(event) {
          if (event.type !== 'device-finished' || event.row.outcome !== 'FAIL') return;
          made.simulation.setFault('set-refused', false);
          commands.push({ command: 'note', note: 'bent antenna' });
          commands.push({ command: 'set-aside' });
          commands.push({ command: 'retry' });
          // It is set aside already.
          commands.push({ command: 'set-aside', attemptId: event.row.attemptId });
        },
      });
      const [failed] = end.devices.filter(({ deviceId }) => deviceId === device.id);
      expect(end.devices).toHaveLength(2);
      expect(end).toMatchObject({ passed: 1, failed: 0, others: 0, setAside: 1 });
      expect(failed).toMatchObject({ outcome: 'FAIL', setAside: true, notes: ['bent antenna'] });
      expect(made.simulation.owner(device.id)).toBe('nobody');
      const notes = written.filter(({ type }) => type === 'note');
      expect(notes).toMatchObject([{ attemptId: failed?.attemptId, text: 'bent antenna' }, { setAside: true }]);
      const refused = made.events.flatMap((event) => (event.type === 'scanned' ? (event.error?.code ?? []) : []));
      expect(refused).toEqual(['line-device-not-there']);
    },
  );

  it('stops after its first article until somebody says to go on, whatever else they say', async () => {
    const made = await open(slowOnes(3));
    const commands = pushed<LineOrder>();
    const from: number[] = [];
    const end = await made.run({
      preset: { firstArticle: true },
      commands,
      onEvent(event) {
        if (event.type === 'line-stopped') for (const command of ['retry', 'seen'] as const) commands.push({ command });
        if (event.type !== 'device-finished' || from.length > 0) return;
        from.push(made.clock.monotonic());
        void made.clock
          .hand()
          .sleep(600_000)
          .then(() => commands.push({ command: 'go-on' }));
      },
    });
    expect(end).toMatchObject({ passed: 4, failed: 0, others: 0 });
    expect(end.stoppedBy).toBeUndefined();
    const told = made.events.map(({ type }) => type);
    const [stopped, resumed] = [told.indexOf('line-stopped'), told.indexOf('line-resumed')];
    expect(made.events[stopped]).toMatchObject({ passing: false, error: { code: 'first-article-unconfirmed' } });
    expect(told.filter((type) => type === 'line-stopped')).toHaveLength(1);
    expect(told.slice(0, resumed).filter((type) => type === 'device-taken')).toHaveLength(1);
    const [first, second] = made.events.filter(({ type }) => type === 'device-taken');
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(600_000);
  });

  it('ends after its first article where nobody is there any more to look at it, and says so', async () => {
    const made = await open(slowOnes(2));
    const alone = await made.run({ preset: { firstArticle: true } });
    expect(alone).toMatchObject({ passed: 1, failed: 0, stoppedBy: { code: 'first-article-unconfirmed' } });
    const commands = pushed<LineOrder>();
    commands.end();
    const ended = await made.run({
      preset: { firstArticle: true },
      commands,
      done: alone.devices.flatMap(({ deviceId }) => deviceId ?? []),
    });
    expect(ended).toMatchObject({ passed: 1, stoppedBy: { code: 'first-article-unconfirmed' } });
    // It is one device, and asked for as that.
    const one = await made.run({
      preset: { firstArticle: true },
      count: 1,
      commands: pushed<LineOrder>(),
      done: [...alone.devices, ...ended.devices].flatMap(({ deviceId }) => deviceId ?? []),
    });
    expect(one).toMatchObject({ passed: 1, failed: 0 });
    expect(one.stoppedBy).toBeUndefined();
  });

  it('was stopped by nothing where somebody ends it at its first article', async () => {
    const made = await open(slowOnes(1));
    const commands = pushed<LineOrder>();
    const end = await made.run({
      preset: { firstArticle: true },
      commands,
      onEvent: ({ type }) => void (type === 'line-stopped' && commands.push({ command: 'stop' })),
    });
    expect(end).toMatchObject({ passed: 1, failed: 0 });
    expect(end.stoppedBy).toBeUndefined();
  });

  it('leaves one that was set aside as it is when it comes back after a while', async () => {
    const made = await open([], { faults: ['set-refused'] });
    const commands = pushed<LineOrder>();
    const app = made.clock.hand();
    let asideAt = Number.POSITIVE_INFINITY;
    const end = await made.run({
      count: undefined,
      holds: true,
      commands,
      world: {
        wifi: {
          ...made.world.wifi,
          async *photons(prefix, signal) {
            for await (const list of made.world.wifi.photons(prefix, signal) ?? []) {
              if (!list.ok) continue;
              while (!signal.aborted) {
                const since = app.monotonic() - asideAt;
                yield success(since > 0 && since < stationLimits.goneMs * 2 ? [] : list.value);
                await app.sleep(3_000, signal);
              }
            }
          },
        },
      },
      onEvent(event) {
        if (event.type === 'device-finished') commands.push({ command: 'set-aside' });
        if (event.type === 'device-noted') asideAt = app.monotonic();
        if (event.type === 'device-left') commands.push({ command: 'stop' });
      },
    });
    expect(made.events.filter(({ type }) => type === 'device-identified')).toHaveLength(1);
    expect(made.events.filter(({ type }) => type === 'device-left')).toHaveLength(1);
    expect(end.devices.map(({ outcome, setAside }) => [outcome, setAside])).toEqual([['FAIL', true]]);
  });

  it('gives what a row gives to another when the device that held it is set aside', async () => {
    const made = await open(slowOnes(1), { faults: ['set-refused'] });
    const { device, others } = made.simulation.ready;
    const commands = pushed<LineOrder>();
    const app = made.clock.hand();
    let asideAt = Number.POSITIVE_INFINITY;
    let isLeft = false;
    const isHeard = (ssid: string) => {
      const since = app.monotonic() - asideAt;
      return ssid === others[0]?.ssid ? isLeft : since <= 0 || since > stationLimits.goneMs * 2;
    };
    const end = await made.run({
      count: undefined,
      list: listOf(['serial,name', 'L-1,lamp-a']),
      holds: true,
      commands,
      world: {
        wifi: {
          ...made.world.wifi,
          async *photons(prefix, signal) {
            for await (const list of made.world.wifi.photons(prefix, signal) ?? []) {
              if (!list.ok) continue;
              while (!signal.aborted) {
                yield success(list.value.filter(({ ssid }) => isHeard(ssid)));
                await app.sleep(3_000, signal);
              }
            }
          },
        },
      },
      onEvent(event) {
        if (event.type === 'device-finished' && event.row.outcome === 'FAIL') commands.push({ command: 'set-aside' });
        if (event.type === 'device-noted') {
          asideAt = app.monotonic();
          made.simulation.setFault('set-refused', false);
        }
        if (event.type === 'device-left') isLeft = true;
      },
    });
    expect(end.devices.map(({ deviceId, outcome, name }) => [deviceId, outcome, name])).toEqual([
      [device.id, 'FAIL', undefined],
      [others[0]?.id, 'PASS', 'lamp-a'],
    ]);
    expect(end.left).toEqual([]);
  });

  it('takes one device aside once, and none that is being set up again', async () => {
    const made = await open([], { faults: ['set-refused'] });
    const commands = pushed<LineOrder>();
    const attempts: string[] = [];
    const end = await made.run({
      count: 1,
      holds: true,
      commands,
      onEvent(event) {
        if (event.type === 'device-identified' && attempts.length === 1) {
          commands.push({ command: 'set-aside', attemptId: attempts[0] ?? '' });
        }
        if (event.type !== 'device-finished') return;
        attempts.push(event.row.attemptId);
        if (attempts.length === 1) return commands.push({ command: 'retry' });
        for (const attemptId of attempts.toReversed()) commands.push({ command: 'set-aside', attemptId });
      },
    });
    const told = made.events.flatMap((event) =>
      event.type === 'scanned' && event.command === 'set-aside' ? [event.error?.code] : [],
    );
    expect(told).toEqual(['line-device-not-there', undefined, 'line-device-not-there']);
    expect(end).toMatchObject({ setAside: 1 });
  });

  it('takes one again that was set aside when its sticker is scanned', async () => {
    const made = await open([], { faults: ['set-refused'] });
    const { device } = made.simulation.ready;
    const scanned = pieces();
    const end = await made.run({
      count: undefined,
      holds: true,
      scans: lineScans(scanned.all, made.clock.hand(), neverAborted()),
      onEvent(event) {
        if (event.type === 'line-started') scanned.send(`${device.id}\n`);
        if (event.type === 'device-finished') scanned.send(event.row.outcome === 'FAIL' ? 'PS:ASIDE\n' : 'PS:STOP\n');
        if (event.type !== 'device-noted') return;
        made.simulation.setFault('set-refused', false);
        scanned.send(`${device.id}\n`);
      },
    });
    expect(end.devices.map(({ outcome, setAside }) => [outcome, setAside])).toEqual([
      ['FAIL', true],
      ['PASS', undefined],
    ]);
  });

  it('takes one again that had told no ID when it was set aside, by a scan of its sticker', async () => {
    const made = await open([], { faults: ['tcp-refused', 'http-refused'] });
    const { device } = made.simulation.ready;
    const scanned = pieces();
    const end = await made.run({
      count: undefined,
      holds: true,
      scans: lineScans(scanned.all, made.clock.hand(), neverAborted()),
      onEvent(event) {
        if (event.type === 'line-started') scanned.send(`${device.id}\n`);
        if (event.type === 'device-finished') scanned.send(event.row.outcome === 'FAIL' ? 'PS:ASIDE\n' : 'PS:STOP\n');
        if (event.type !== 'device-noted') return;
        for (const fault of ['tcp-refused', 'http-refused'] as const) made.simulation.setFault(fault, false);
        scanned.send(`${device.id}\n`);
      },
    });
    expect(end.devices.map(({ deviceId, outcome, setAside }) => [deviceId, outcome, setAside])).toEqual([
      [undefined, 'FAIL', true],
      [device.id, 'PASS', undefined],
    ]);
  });

  it('leaves another one aside that had told no ID either, whatever is scanned', async () => {
    const made = await open(slowOnes(1), { faults: ['tcp-refused', 'http-refused'] });
    const { device, others } = made.simulation.ready;
    const other = others[0]?.id ?? '';
    const scanned = pieces();
    const commands = pushed<LineOrder>();
    let wereSetAside = 0;
    const end = await made.run({
      count: undefined,
      holds: true,
      scans: lineScans(scanned.all, made.clock.hand(), neverAborted()),
      commands,
      onEvent(event) {
        if (event.type === 'line-started') scanned.send(`${device.id}\n`);
        if (event.type === 'device-finished') {
          const { outcome, attemptId } = event.row;
          if (outcome === 'FAIL') commands.push({ command: 'set-aside', attemptId });
          else
            void made.clock
              .hand()
              .sleep(120_000)
              .then(() => scanned.send('PS:STOP\n'));
        }
        if (event.type !== 'device-noted') return;
        wereSetAside += 1;
        if (wereSetAside < 2) return;
        for (const fault of ['tcp-refused', 'http-refused'] as const) made.simulation.setFault(fault, false);
        // Its first scan is no second one, and the second one of its neighbour is not meant for it.
        scanned.send(`${other}\n`);
        void made.clock
          .hand()
          .sleep(120_000)
          .then(() => scanned.send(`${device.id}\n`));
      },
    });
    expect(end.devices.map(({ deviceId, outcome, setAside }) => [deviceId, outcome, setAside])).toEqual([
      [undefined, 'FAIL', true],
      [undefined, 'FAIL', true],
      [device.id, 'PASS', undefined],
    ]);
    const again = made.events.findIndex((event) => event.type === 'scanned' && event.deviceId === other);
    const next = made.events.findIndex((event, at) => at > again && event.type === 'device-taken');
    expect((made.events[next]?.at ?? 0) - (made.events[again]?.at ?? 0)).toBeGreaterThanOrEqual(120_000);
  });

  it('goes on and tries again for nobody who has ended it', async () => {
    const made = await open(slowOnes(1));
    const commands = pushed<LineOrder>();
    const end = await made.run({
      commands,
      holds: true,
      onEvent({ type }) {
        if (type === 'device-taken')
          for (const command of ['stop', 'retry', 'go-on'] as const) commands.push({ command });
      },
    });
    expect(end).toMatchObject({ passed: 1 });
    const told = made.events.flatMap((event) => (event.type === 'scanned' ? [[event.command, event.error?.code]] : []));
    expect(told).toEqual([
      ['stop', undefined],
      ['retry', 'order-after-end'],
      ['go-on', 'order-after-end'],
    ]);
  });

  it('has the cloud at any moment where a cable keeps the internet', async () => {
    const made = await open(slowOnes(4), { separateNetworks: false });
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

  it('ends where the computer cannot look for Photons, and says so', async () => {
    const made = await open([]);
    const end = await made.run({ world: { wifi: { ...made.world.wifi, photons: () => undefined } } });
    expect(end).toMatchObject({ passed: 0, devices: [], stoppedBy: { code: 'wifi-list-not-given' } });
  });
});
