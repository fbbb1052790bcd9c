import { afterEach, describe, expect, it } from 'vitest';
import type { OtherStations, Reserved } from '../../electron/record/shared-record-port.ts';
import type { SimulatedWorld, WorldOptions } from '../../electron/simulator/simulated-world.ts';
import type { LineWorld } from '../../electron/station/line-world.ts';
import { setupError } from '../../shared/errors.ts';
import { failure, success } from '../../shared/result.ts';
import { cableBench } from '../support/cable-bench.ts';
import { finish, stopAfterConnect } from '../support/finish-flow.ts';
import { listOf, writtenDown } from '../support/line-tests.ts';
import { cableId } from '../support/open-cables.ts';
import { type FlowOptions, fastWorld, runFlow } from '../support/run-flow.ts';
import { type LineBench, lineBench, type RunOptions, slowOnes } from '../support/run-line.ts';
import { virtualBench } from '../support/virtual-flow.ts';

const worlds: SimulatedWorld[] = [];
afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.close()));
});
async function open(options: Partial<WorldOptions> = {}): Promise<SimulatedWorld> {
  const world = await fastWorld(options);
  worlds.push(world);
  return world;
}

/** Other stations with one answer to whoever reserves, and one after another to whoever checks; the last one stays. */
function stations(
  reserved: Partial<Reserved> | { taken: string },
  checks: readonly ('held' | 'lost' | 'unknown')[],
  holder?: string,
) {
  const told: string[] = [];
  let at = 0;
  const others: OtherStations = {
    async reserve(device) {
      told.push(`reserve ${device}`);
      if ('taken' in reserved) return reserved;
      const reservation: Reserved['reservation'] = {
        async check() {
          told.push('check');
          const answer = checks[Math.min(at, checks.length - 1)] ?? 'held';
          at += 1;
          return answer;
        },
        holder: () => holder,
        async release() {
          told.push('release');
        },
      };
      return { reservation, isSure: true, elsewhere: undefined, ...reserved };
    },
    reserveNumber: async () => 'unknown',
    reserveName: async () => 'unknown',
  };
  return { others, told };
}

const takenOver = { outcome: 'failed', error: { code: 'device-taken-over' } };
/** How often the cloud was asked for this. */
const asked = (world: SimulatedWorld, call: RegExp) =>
  world.events.filter((event) => event.type === 'cloud-asked' && call.test(`${event.method} ${event.path}`)).length;

const steps = ({ events }: Awaited<ReturnType<typeof runFlow>>) =>
  events.flatMap((event) => (event.type === 'step-started' ? [event.step] : []));
const notices = ({ events }: Awaited<ReturnType<typeof runFlow>>) =>
  events.flatMap((event) => (event.type === 'noticed' ? [event.notice] : []));

it('a device is held through the run, checked before each act that cannot be undone, and let go of', async () => {
  const world = await open();
  const { others, told } = stations({}, ['held']);
  const run = await runFlow(world, { others });
  expect(run.outcome).toMatchObject({ outcome: 'claimed' });
  // Before the network is stored, and before the claim code goes out.
  expect(told).toEqual([`reserve ${world.ready.device.id}`, 'check', 'check', 'release']);
});

it('a server that was away is tried as soon as the computer is home, before the proof', async () => {
  const { others, told } = stations({}, ['held']);
  const run = await runFlow(await open(), { others: { ...others, wake: () => void told.push('wake') } });
  const home = run.events.findIndex((event) => event.type === 'place-changed' && event.place === 'own-network');
  expect(home).toBeLessThan(run.events.findIndex((event) => event.type === 'stage-started' && event.stage === 'prove'));
  expect(told.slice(1)).toEqual(['check', 'check', 'wake', 'release']);
});

it('a device that another station is at right now is left as it is, and that station is named', async () => {
  const { others } = stations({ taken: 'Bench 3' }, []);
  const run = await runFlow(await open(), { others });
  const details = { station: 'Bench 3' };
  expect(run.outcome).toMatchObject({ outcome: 'failed', error: { code: 'device-at-another-station', details } });
  expect(steps(run)).not.toContain('configure-network');
});

it('what another station has done with it is told before anything is done', async () => {
  const { others } = stations({ elsewhere: { station: 'Bench 3', agoMs: 120_000 } }, ['held']);
  const run = await runFlow(await open(), { others });
  const told = run.events.findIndex(
    (event) => event.type === 'noticed' && event.notice.code === 'device-done-elsewhere',
  );
  const done = run.events.findIndex((event) => event.type === 'step-started' && event.step === 'configure-network');
  expect(notices(run)).toContainEqual({
    code: 'device-done-elsewhere',
    details: { station: 'Bench 3', agoMs: 120_000 },
  });
  expect(told).toBeLessThan(done);
});

it('one that comes late is refused before the claim code goes out, and the device is let go of', async () => {
  const { others, told } = stations({}, ['held', 'lost']);
  const run = await runFlow(await open(), { others });
  expect(run.outcome).toMatchObject({ outcome: 'failed', error: { code: 'device-taken-over' } });
  expect(steps(run)).toContain('configure-network');
  expect(steps(run)).not.toContain('set-claim-code');
  expect(told.at(-1)).toBe('release');
});

it('one that comes late claims no device by its ID whose claim code the cloud passed over', async () => {
  const bench = await virtualBench({ faults: ['online-not-claimed'] });
  const { others } = stations({}, ['held', 'held', 'lost']);
  try {
    const run = await bench.claim({ others });
    expect(run.outcome).toMatchObject(takenOver);
    expect(steps(run)).toContain('wait-online');
    expect(asked(bench.simulation, /POST \/v1\/devices$/)).toBe(0);
  } finally {
    await bench.close();
  }
});

it('one that comes late puts no device into a product that it went home for', async () => {
  const world = await open();
  const { others, told } = stations({}, ['lost']);
  const run = await runFlow(world, { others, customer: 'ann@example.com' });
  expect(run.outcome).toMatchObject(takenOver);
  expect(run.events).toContainEqual(expect.objectContaining({ type: 'plan-chosen', plan: 'two-visits' }));
  expect(asked(world, /POST \/v1\/products\/[^/]+\/devices$/)).toBe(0);
  expect([world.cloud.productId, world.computer.place]).toEqual([undefined, 'own-network']);
  expect(told.at(-1)).toBe('release');
});

it.each<[string, (world: SimulatedWorld) => FlowOptions]>([
  ['whose ID was known before', ({ device }) => ({ options: { wantedId: device.id } })],
  ['beside the Photon', () => ({ keepsInternet: true })],
])('one that comes late puts no device into a product, %s', async (_, flow) => {
  const world = await open({ separateNetworks: false });
  const { others } = stations({}, ['lost']);
  const run = await runFlow(world, { others, customer: 'ann@example.com', ...flow(world) });
  expect(run.outcome).toMatchObject(takenOver);
  expect(asked(world, /POST \/v1\/products\/[^/]+\/devices$/)).toBe(0);
});

it('one that comes late takes no device from its owner, who would have lost it when it was online', async () => {
  const ann = 'customer:ann@example.com';
  const world = await open({ owner: ann, setUpBefore: true });
  // Before its network, and before it is told to connect.
  const { others } = stations({}, ['held', 'held', 'lost']);
  const run = await runFlow(world, { others, withoutOwner: true });
  expect(run.outcome).toMatchObject(takenOver);
  expect(run.events).toContainEqual(expect.objectContaining({ type: 'light-expected', light: 'cyan-breathing' }));
  expect([asked(world, /DELETE .*\/owner$/), world.cloud.owner]).toEqual([0, ann]);
});

describe('over a cable', () => {
  it('one that comes late gives the device neither claim code nor network', async () => {
    const { claim, simulation } = await cableBench();
    const { others, told } = stations({}, ['lost']);
    const run = await claim({ others });
    expect(run.outcome).toMatchObject(takenOver);
    expect(steps(run)).not.toContain('set-claim-code');
    expect([simulation.device.claimCodeStored, simulation.device.storedNetworks]).toEqual([false, []]);
    expect(told).toEqual([`reserve ${cableId}`, 'check', 'release']);
  });

  it('one that comes late puts no device into a product', async () => {
    const { claim, simulation } = await cableBench();
    const { others } = stations({}, ['lost']);
    const run = await claim({ others, customer: 'ann@example.com' });
    expect(run.outcome).toMatchObject(takenOver);
    expect(asked(simulation, /POST \/v1\/products\/[^/]+\/devices$/)).toBe(0);
  });

  it('one that comes late claims no device by its ID whose console takes no claim code', async () => {
    const { claim, simulation } = await cableBench({ firmware: '0.4.4' });
    const { others } = stations({}, ['held', 'lost']);
    const run = await claim({ others });
    expect(run.outcome).toMatchObject(takenOver);
    expect(steps(run)).toContain('wait-online');
    expect([asked(simulation, /POST \/v1\/devices$/), simulation.cloud.owner]).toEqual([0, 'nobody']);
  });

  it('one that comes late takes no device from its owner', async () => {
    const ann = 'customer:ann@example.com';
    const { claim, simulation } = await cableBench({ inProduct: true, owner: ann, setUpBefore: true });
    const { others } = stations({}, ['held', 'lost']);
    const run = await claim({ others, customer: null });
    expect(run.outcome).toMatchObject(takenOver);
    expect(run.events).toContainEqual(expect.objectContaining({ type: 'light-expected', light: 'cyan-breathing' }));
    expect([asked(simulation, /DELETE .*\/owner$/), simulation.cloud.owner]).toEqual([0, ann]);
  });
});

it('where the server is away the run says so and goes on, until it is back and names who is at the device', async () => {
  const away = stations({ isSure: false }, ['unknown']);
  const run = await runFlow(await open(), { others: away.others });
  expect(notices(run)).toContainEqual({ code: 'other-stations-not-asked' });
  expect(run.outcome).toMatchObject({ outcome: 'claimed' });
  const back = stations({ isSure: false }, ['unknown', 'lost'], 'Bench 3');
  const stopped = await runFlow(await open(), { others: back.others });
  const details = { station: 'Bench 3' };
  expect(stopped.outcome).toMatchObject({ outcome: 'failed', error: { code: 'device-at-another-station', details } });
});

it('a device whose id is known before is held before the first move of the Wi-Fi', async () => {
  const world = await open();
  const { others } = stations({ taken: 'Bench 3' }, []);
  const run = await runFlow(world, { others, options: { wantedId: world.ready.device.id } });
  expect(run.outcome).toMatchObject({ outcome: 'failed', error: { code: 'device-at-another-station' } });
  expect(steps(run)).not.toContain('join-photon');
});

it('what ended in the middle is finished only while no other station is at it, and what one has done since is told', async () => {
  const simulation = await open();
  const connectedAt = await stopAfterConnect(simulation);
  const finished = (others: OtherStations) =>
    finish(simulation, connectedAt, undefined, undefined, (plain) => plain, others);
  const taken = await finished(stations({ taken: 'Bench 3' }, []).others);
  const details = { station: 'Bench 3' };
  expect(taken.outcome).toMatchObject({ outcome: 'failed', error: { code: 'device-at-another-station', details } });
  expect(taken.events.filter((event) => event.type === 'step-started')).toEqual([]);
  // What it did before this attempt was told then.
  const before = stations({ elsewhere: { station: 'Bench 3', agoMs: 86_400_000 } }, ['held']);
  const done = await finished(before.others);
  expect(done.outcome).toMatchObject({ outcome: 'claimed' });
  expect(before.told).toEqual([`reserve ${simulation.ready.device.id}`, 'release']);
  expect(done.events.filter((event) => event.type === 'noticed')).toEqual([]);
  const since = await finished(stations({ elsewhere: { station: 'Bench 3', agoMs: 0 } }, ['held']).others);
  expect(since.events).toContainEqual(
    expect.objectContaining({ notice: { code: 'device-done-elsewhere', details: { station: 'Bench 3', agoMs: 0 } } }),
  );
});

it('a line leaves a device alone that another station has finished since it began', async () => {
  const bench = await lineBench(slowOnes(1));
  const theirs = bench.simulation.ready.device.id;
  const done = stations({ elsewhere: { station: 'Bench 3', agoMs: 1_000 } }, ['held']);
  try {
    const end = await bench.run({
      count: 1,
      world: { others: done.others, isDone: async (id) => id === theirs },
    });
    const row = end.devices.find(({ deviceId }) => deviceId === theirs);
    expect(row).toMatchObject({ outcome: 'SKIPPED', error: { code: 'device-done-elsewhere' } });
    // What the other one did by another preset says nothing of this one.
    expect(end).toMatchObject({ passed: 1, failed: 0 });
    expect(bench.simulation.owner(theirs)).not.toBe('me');
  } finally {
    await bench.close();
  }
});

it('a line leaves a device alone that has shown another bench to work since it began', async () => {
  const bench = await lineBench(slowOnes(1));
  const theirs = bench.simulation.ready.device.id;
  const { others } = stations({ elsewhere: { station: 'Bench 3', agoMs: 1_000 } }, ['held']);
  const asked: string[] = [];
  try {
    const end = await bench.run({
      count: 1,
      world: {
        others,
        isDone: async () => false,
        async isOfBench(id) {
          asked.push(id);
          return id === theirs;
        },
      },
    });
    const row = end.devices.find(({ deviceId }) => deviceId === theirs);
    expect(row).toMatchObject({ outcome: 'SKIPPED', error: { code: 'device-done-elsewhere' } });
    expect(end).toMatchObject({ passed: 1, failed: 0 });
    expect(bench.simulation.owner(theirs)).not.toBe('me');
    // Of what another station did, once each.
    expect(asked.toSorted()).toEqual([theirs, bench.simulation.ready.others[0]?.id].toSorted());
  } finally {
    await bench.close();
  }
});

it('a line leaves a device alone that another station is at, and goes on with the others', async () => {
  const bench = await lineBench(slowOnes(1));
  const theirs = bench.simulation.ready.device.id;
  const { others } = stations({}, ['held']);
  const busy: OtherStations = {
    ...others,
    reserve: async (device, ...more) => (device === theirs ? { taken: 'Bench 3' } : others.reserve(device, ...more)),
  };
  try {
    const end = await bench.run({ count: 1, world: { others: busy } });
    const row = end.devices.find(({ deviceId }) => deviceId === theirs);
    expect(row).toMatchObject({ outcome: 'SKIPPED', error: { code: 'device-at-another-station' } });
    expect(end).toMatchObject({ passed: 1, failed: 0 });
    expect(bench.simulation.owner(theirs)).not.toBe('me');
  } finally {
    await bench.close();
  }
});

/** A line with one device that shows what is asked of it when it was looked at twice, and whatever becomes of it is told in order. */
async function judging(
  checks: Parameters<typeof stations>[1],
  how: (made: LineBench) => RunOptions | Promise<RunOptions> = () => ({}),
  onLook: () => void = () => undefined,
) {
  const bench = await lineBench([]);
  const { others, told } = stations({}, checks);
  const { record } = writtenDown(bench);
  const { account } = bench.world;
  const over = new AbortController();
  let looks = 0;
  const seen: LineWorld = {
    ...bench.world,
    others,
    account: {
      ...account,
      async readVariable() {
        looks += 1;
        told.push('look');
        onLook();
        return success(looks > 1 ? 'ready' : 'busy');
      },
      async callFunction() {
        told.push('call');
        return success(1);
      },
      async renameDevice(id, name, signal) {
        told.push('name');
        return account.renameDevice(id, name, signal);
      },
    },
    noting: {
      record: {
        ...record,
        async write(event) {
          if (event.type === 'finished') told.push(`noted ${event.code ?? event.outcome}`);
          if (event.type === 'measurement' && event.outcome !== undefined) told.push(event.outcome);
          return record.write(event);
        },
      },
      forWhom: { for: 'account', userName: 'ann@example.com' },
      cloudUrl: '',
      product: undefined,
    },
  };
  const acceptance = { variables: [{ name: 'mode', equals: 'ready' }], functions: [{ name: 'selfTest', returns: 1 }] };
  try {
    const preset = { until: 'accepted', acceptance, namePattern: 'lamp-{n:2}' };
    const end = await bench.run({
      preset,
      world: seen,
      stop: over.signal,
      // One that is left alone does not end a line by itself.
      onEvent: ({ type }) => type === 'device-finished' && over.abort(),
      ...(await how(bench)),
    });
    return { end, told: told.filter((one) => !one.startsWith('reserve')), owner: bench.simulation.cloud.owner };
  } finally {
    await bench.close();
  }
}

describe('a line that judges a device', () => {
  const wellJudged = ['look', 'look', 'PASS', 'call', 'PASS', 'name', 'noted claimed', 'release'];

  it('holds it until it is judged and named, and that is noted', async () => {
    const { end, told } = await judging(['held']);
    expect(end).toMatchObject({ passed: 1, devices: [{ name: 'lamp-01' }] });
    expect(told.filter((one) => one !== 'check')).toEqual(wellJudged);
  });

  it('holds one that an earlier line told to connect as well', async () => {
    const { told } = await judging(['held'], async ({ clock, simulation, run }) => {
      const connectedAt = clock.now();
      await run({ preset: { until: 'handed-over' } });
      return { unproven: [{ runId: 'earlier', deviceId: simulation.device.id, connectedAt, networkNames: [] }] };
    });
    expect(told.filter((one) => one !== 'check')).toEqual(wellJudged);
  });

  // Held twice while it is set up: before its network, and before it is told to connect.
  it.each<[string, number, readonly string[]]>([
    ['before anything was seen of it', 0, []],
    ['while it is looked at', 1, ['look']],
    ['before a call, which it may do only for those who have it', 2, ['look', 'look', 'PASS']],
    ['before it has its name', 3, ['look', 'look', 'PASS', 'call', 'PASS']],
  ])('says nothing of one that another station took over %s', async (_, heldLooks, done) => {
    const { end, told, owner } = await judging([...Array<'held'>(2 + heldLooks).fill('held'), 'lost']);
    expect(end).toMatchObject({ passed: 0, failed: 0, others: 1 });
    expect(end.devices).toMatchObject([{ outcome: 'SKIPPED', error: { code: 'device-taken-over' }, online: true }]);
    expect(told.filter((one) => one !== 'check')).toEqual([...done, 'noted device-taken-over', 'release']);
    expect(owner).toBe('me');
  });

  it('holds nothing against one that another station has by now', async () => {
    const preset = {
      until: 'accepted',
      acceptance: { variables: [{ name: 'mode', equals: 'never', withinSeconds: 1 }] },
    };
    const failing = await judging(['held'], () => ({ preset }));
    expect(failing.end.devices).toMatchObject([{ outcome: 'FAIL', error: { code: 'acceptance-variable' } }]);
    const { end } = await judging(['held', 'held', 'held', 'lost'], () => ({ preset }));
    expect(end.devices).toMatchObject([{ outcome: 'SKIPPED', error: { code: 'device-taken-over' } }]);
  });

  it('goes on where nobody answers who has it', async () => {
    const { end, told } = await judging(['held', 'held', 'unknown']);
    expect(end).toMatchObject({ passed: 1 });
    expect(told.at(-1)).toBe('release');
  });

  it('lets go of it where the line is ended in the middle of it', async () => {
    const stopped = new AbortController();
    const { end, told } = await judging(
      ['held'],
      () => ({ signal: stopped.signal }),
      () => stopped.abort(),
    );
    expect(end.devices).toMatchObject([{ outcome: 'ABORTED' }]);
    expect(told.filter((one) => one !== 'check')).toEqual(['look', 'noted cancelled', 'release']);
  });
});

/** One table of numbers for several stations, as the server keeps it: who holds one, and which were given. `away`: it says nothing. */
function numberTable() {
  const holders = new Map<string, string>();
  const given = new Set<string>();
  const table = {
    given,
    away: false,
    take: (serial: string, by: string) => void holders.set(serial, by),
    /** What `station` asks of it. */
    of(station: string) {
      const others: OtherStations = {
        ...noDevices,
        async reserveNumber(_scope, serial) {
          if (table.away) return 'unknown';
          if ((holders.get(serial) ?? station) !== station) return 'taken';
          holders.set(serial, station);
          const release = async () => {
            if (holders.get(serial) === station) holders.delete(serial);
          };
          return {
            check: async () => (table.away ? 'unknown' : holders.get(serial) === station ? 'held' : 'lost'),
            release,
            given() {
              given.add(serial);
              void release();
            },
          };
        },
      };
      return {
        others,
        numbersOf: 'lamps',
        isSerialGiven: async (serial: string) => success(given.has(serial)),
      };
    },
    holders,
  };
  return table;
}
const noDevices = stations({}, ['held']).others;

async function withBench<Told>(
  count: number,
  work: (bench: Awaited<ReturnType<typeof lineBench>>) => Promise<Told>,
): Promise<Told> {
  const bench = await lineBench(slowOnes(count - 1));
  try {
    return await work(bench);
  } finally {
    await bench.close();
  }
}

const ownNumbers = listOf(['serial', 'SN1', 'SN2', 'SN3']);

it('two lines of one list give each number to one device, one after the other', async () => {
  const table = numberTable();
  const serials: (string | undefined)[] = [];
  for (const station of ['Bench 1', 'Bench 2']) {
    const end = await withBench(1, (bench) => bench.run({ list: ownNumbers, count: 1, world: table.of(station) }));
    expect(end.devices).toMatchObject([{ outcome: 'PASS' }]);
    serials.push(...end.devices.map(({ serial }) => serial));
  }
  expect([serials, [...table.given], table.holders.size]).toEqual([['SN1', 'SN2'], ['SN1', 'SN2'], 0]);
});

it('a number of which the record cannot be read waits until it can, and nobody is told of a server', async () => {
  const table = numberTable();
  const { isSerialGiven, ...world } = table.of('Bench 1');
  let unread = 1;
  const asks = async (serial: string) => {
    unread -= 1;
    return unread < 0 ? isSerialGiven(serial) : failure(setupError('record-not-read'));
  };
  const stops: unknown[] = [];
  const end = await withBench(1, (bench) =>
    bench.run({
      list: ownNumbers,
      count: 1,
      world: { ...world, isSerialGiven: asks },
      onEvent(event) {
        if (event.type === 'line-stopped') stops.push(event.error?.code, event.passing);
      },
    }),
  );
  expect(stops).toEqual(['record-not-read', true]);
  expect(end.devices).toMatchObject([{ outcome: 'PASS', serial: 'SN1' }]);
  expect(end.left?.map(({ serial }) => serial)).toEqual(['SN2', 'SN3']);
});

it('a number that another station is at is passed over, and one of a device that failed is let go of', async () => {
  const table = numberTable();
  table.take('SN1', 'Bench 2');
  const bench = await lineBench(slowOnes(1, () => ['set-refused']));
  try {
    const end = await bench.run({ list: ownNumbers, count: 2, world: table.of('Bench 1') });
    expect(end.devices.map(({ outcome }) => outcome).toSorted()).toEqual(['FAIL', 'PASS']);
    const passed = end.devices.flatMap(({ outcome, serial }) => (outcome === 'PASS' ? [serial] : []));
    expect(end.devices.map(({ serial }) => serial)).not.toContain('SN1');
    expect([[...table.given], [...table.holders.keys()]]).toEqual([passed, ['SN1']]);
  } finally {
    await bench.close();
  }
});

it('a device whose number went to another station meanwhile has not passed, and its name does not tell that number', async () => {
  const table = numberTable();
  const stop = new AbortController();
  const end = await withBench(1, (bench) =>
    bench.run({
      list: ownNumbers,
      count: 1,
      preset: { namePattern: '{serial}' },
      world: table.of('Bench 1'),
      stop: stop.signal,
      onEvent(event) {
        if (event.type === 'device-identified') table.take('SN1', 'Bench 2');
        if (event.type === 'device-queued') stop.abort();
      },
    }),
  );
  const error = { code: 'number-taken-over', details: { serial: 'SN1' } };
  expect(end.devices).toMatchObject([{ outcome: 'ERROR', error }]);
  expect([end.devices[0]?.name, end.devices[0]?.serial, [...table.given]]).toEqual([undefined, undefined, []]);
});

it('no number is given while the shared record does not answer, and the line goes on by itself when it does', async () => {
  const table = numberTable();
  table.away = true;
  const stops: (string | undefined)[] = [];
  const end = await withBench(1, (bench) =>
    bench.run({
      list: ownNumbers,
      count: 1,
      world: table.of('Bench 1'),
      onEvent(event) {
        if (event.type === 'device-taken') stops.push('taken');
        if (event.type !== 'line-stopped') return;
        stops.push(event.error?.code);
        table.away = stops.length < 3;
      },
    }),
  );
  expect(stops).toEqual([...Array(3).fill('shared-record-unreachable'), 'taken']);
  expect(end).toMatchObject({ passed: 1, devices: [{ serial: 'SN1' }] });
});

it('a line ends when all numbers that are left are at other stations', async () => {
  const table = numberTable();
  for (const serial of ['SN1', 'SN2', 'SN3']) table.take(serial, 'Bench 2');
  const end = await withBench(1, (bench) =>
    bench.run({ list: ownNumbers, count: undefined, world: table.of('Bench 1') }),
  );
  expect(end).toMatchObject({ passed: 0, failed: 0, devices: [] });
  expect(end.left?.map(({ serial }) => serial)).toEqual(['SN1', 'SN2', 'SN3']);
});
