import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { neverAborted } from '../../electron/ground/never-aborted.ts';
import { pushed } from '../../electron/ground/pushed.ts';
import type { OtherStations, Reserved } from '../../electron/record/shared-record-port.ts';
import type { FaultName } from '../../electron/simulator/faults.ts';
import type { LineEvent } from '../../shared/line-event.ts';
import type { LineOrder, Scan } from '../../shared/scan-kinds.ts';
import { listOf, openLine, writtenDown } from '../support/line-tests.ts';
import { openProduct } from '../support/run-flow.ts';
import { type LineBench, slowOnes } from '../support/run-line.ts';
import { programsOfAComputer } from '../support/virtual-app.ts';
import { virtualStation } from '../support/virtual-station.ts';

const goldenOf = ({ simulation }: LineBench) => simulation.ready.device.id;
const placeOf = (events: readonly LineEvent[], type: LineEvent['type']) => events.findIndex((one) => one.type === type);

/** Photons that were given something: more of them was done than to read their IDs. */
const given = (events: readonly LineEvent[]) =>
  events.filter((event) => event.type === 'stage-started' && event.stage === 'commit').length;

const noting = (record: ReturnType<typeof writtenDown>['record']) => ({
  record,
  forWhom: { for: 'account', userName: 'me' } as const,
  cloudUrl: 'https://cloud',
  product: undefined,
});

describe('a line that begins with a golden Photon', () => {
  it('touches no other before that has passed, and counts, names and lists the others alone', async () => {
    const made = await openLine(slowOnes(3));
    const { record, written } = writtenDown(made);
    const golden = goldenOf(made);
    const end = await made.run({
      golden,
      count: 3,
      preset: { namePattern: 'lamp-{n:2}' },
      list: listOf(['serial', 'S-1', 'S-2', 'S-3']),
      world: { noting: noting(record) },
    });
    expect(end).toMatchObject({ passed: 3, failed: 0, others: 0, left: [] });
    expect(end.golden).toMatchObject({ kind: 'golden', deviceId: golden, outcome: 'PASS', online: true });
    expect(end.golden).not.toHaveProperty('name');
    expect(end.golden).not.toHaveProperty('serial');
    expect(end.devices.map(({ deviceId }) => deviceId)).not.toContain(golden);
    expect(end.devices.map(({ name }) => name).sort()).toEqual(['lamp-01', 'lamp-02', 'lamp-03']);
    expect(made.events[0]).toMatchObject({ type: 'line-started', golden, done: 0, left: 3 });
    expect(given(made.events.slice(0, placeOf(made.events, 'golden-finished')))).toBe(1);
    const ofGolden = written.filter((event) => event.type === 'stage' && event.kind === 'golden');
    expect(ofGolden).toEqual([expect.objectContaining({ deviceId: golden })]);
    expect(written).toContainEqual(
      expect.objectContaining({ type: 'finished', attemptId: end.golden?.attemptId, outcome: 'claimed' }),
    );
    expect(made.simulation.computer.place).toBe('own-network');
  });

  it('says of the others that they wait, and gives them their turn', async () => {
    // Nearer than the golden one, so that they are met first.
    const nearer = slowOnes(2).map((one, index) => ({ ...one, rssi: -20 - index }));
    const made = await openLine(nearer);
    const end = await made.run({ golden: goldenOf(made), count: 2 });
    expect(end).toMatchObject({ passed: 2, failed: 0, others: 0 });
    const waits = made.events.filter(({ type }) => type === 'device-queued');
    expect(waits).toHaveLength(2);
    for (const one of waits) expect(one).toMatchObject({ error: { code: 'golden-first' } });
    expect(end.devices.map(({ attempts }) => attempts)).toEqual([1, 1]);
  });

  it.each<[FaultName, string]>([
    ['wrong-password', 'network-details-wrong'],
    ['set-refused', 'claim-code-not-stored'],
  ])('holds %s against the bench, sets nothing else up, and tries again when it is told to', async (fault, code) => {
    const made = await openLine(slowOnes(2), { faults: [fault] });
    const golden = goldenOf(made);
    const alone = await made.run({ golden, count: 2 });
    expect(alone).toMatchObject({ passed: 0, failed: 0, stoppedBy: { code: 'golden-failed' } });
    expect(alone.golden).toMatchObject({ kind: 'golden', deviceId: golden, outcome: 'ERROR', error: { code } });
    for (const row of alone.devices) expect(row).toMatchObject({ outcome: 'SKIPPED', error: { code: 'golden-first' } });
    expect(given(made.events)).toBe(1);
    const commands = pushed<LineOrder>();
    const held = await made.run({
      golden,
      count: 2,
      holds: true,
      commands,
      onEvent(event) {
        if (event.type !== 'line-stopped') return;
        expect(event).toMatchObject({ passing: false, error: { code: 'golden-failed' } });
        made.simulation.setFault(fault, false);
        if (!made.simulation.device.listening) made.simulation.pressSetup();
        commands.push({ command: 'go-on' });
      },
    });
    expect(held).toMatchObject({ passed: 2, failed: 0, others: 0, golden: { outcome: 'PASS' } });
    expect(held.stoppedBy).toBeUndefined();
  });

  it('holds nothing against the bench of a Photon that tells no ID, says that it was not found, and tries it again', async () => {
    const made = await openLine(slowOnes(1));
    const golden = goldenOf(made);
    const commands = pushed<LineOrder>();
    made.simulation.setFault('wrong-password', true);
    let missed = 0;
    const end = await made.run({
      golden,
      count: 1,
      holds: true,
      commands,
      onEvent(event) {
        if (event.type === 'line-stopped') {
          made.simulation.setFault('wrong-password', false);
          made.simulation.setFault('device-hangs', true);
          if (!made.simulation.device.listening) made.simulation.pressSetup();
          commands.push({ command: 'go-on' });
        }
        if (event.type !== 'golden-not-found') return;
        expect(event.error).toEqual({ code: 'golden-not-found', details: { id: golden } });
        missed += 1;
        // Not before the second time.
        if (missed === 2) made.simulation.setFault('device-hangs', false);
      },
    });
    expect(missed).toBe(2);
    expect(end).toMatchObject({ passed: 1, failed: 0, others: 0, golden: { outcome: 'PASS' } });
    // Whoever reads that it failed finds the cause of that end before it, and no older one.
    const stops = made.events.flatMap(({ type }, at) => (type === 'line-stopped' ? [made.events[at - 1]] : []));
    expect(stops).toMatchObject([{ type: 'golden-finished', row: { error: { code: 'network-details-wrong' } } }]);
  });

  it('is stopped by no Photon of others that tells no ID', async () => {
    const nearer = slowOnes(1, () => ['device-hangs']).map((one) => ({ ...one, rssi: -20 }));
    const made = await openLine(nearer);
    const golden = goldenOf(made);
    const first = await made.run({ list: listOf(['id', golden]) });
    expect(first.passed).toBe(1);
    const stop = new AbortController();
    const end = await made.run({
      golden,
      stop: stop.signal,
      onEvent(event) {
        // Somebody reads that, and holds its SETUP.
        if (event.type === 'golden-not-found') made.simulation.pressSetup();
        if (event.type === 'golden-finished') stop.abort();
      },
    });
    expect(end).toMatchObject({ golden: { deviceId: golden, outcome: 'PASS' } });
    expect(made.events.map(({ type }) => type)).not.toContain('line-stopped');
  });

  it('goes on by itself where the cloud was away, and has no device without it', async () => {
    const made = await openLine(slowOnes(1));
    const switching = made.clock.hand();
    const end = await made.run({
      golden: goldenOf(made),
      count: 1,
      onEvent(event) {
        if (event.type === 'device-identified' && event.slot === 1) made.simulation.setFault('cloud-500', true);
        if (event.type === 'line-stopped') {
          void switching.sleep(120_000).then(() => {
            made.simulation.setFault('cloud-500', false);
            if (!made.simulation.device.listening) made.simulation.pressSetup();
          });
        }
      },
    });
    expect(end).toMatchObject({ passed: 1, failed: 0, others: 0, golden: { outcome: 'PASS' } });
    expect(made.events).toContainEqual(expect.objectContaining({ type: 'line-stopped', passing: true }));
  });

  it.each([1, 99])('is held against no bench while another station has it, %i times', async (times) => {
    const made = await openLine(slowOnes(1));
    const golden = goldenOf(made);
    let asked = 0;
    const others: OtherStations = {
      async reserve(id) {
        asked += id === golden ? 1 : 0;
        if (id === golden && asked <= times) return { taken: 'Bench 3' };
        const reservation: Reserved['reservation'] = {
          check: async () => 'held',
          holder: () => undefined,
          release: async () => undefined,
        };
        return { reservation, isSure: true, elsewhere: undefined };
      },
      reserveNumber: async () => 'unknown',
      reserveName: async () => 'unknown',
    };
    const end = await made.run({ golden, count: 1, world: { others } });
    const stops = made.events.flatMap((event) => (event.type === 'line-stopped' ? [event] : []));
    if (times === 1) {
      expect(end).toMatchObject({ passed: 1, failed: 0, golden: { outcome: 'PASS', attempts: 2 } });
      return expect(stops).toEqual([]);
    }
    const error = { code: 'device-at-another-station', details: { station: 'Bench 3' } };
    expect(end).toMatchObject({ passed: 0, stoppedBy: error, golden: { outcome: 'SKIPPED', attempts: 3, error } });
    expect(stops).toMatchObject([{ passing: false, error }]);
    expect(given(made.events)).toBe(0);
  });

  it('says when it was not found, and waits on for it with the others untouched', async () => {
    const made = await openLine(slowOnes(1));
    const { device } = made.simulation;
    const first = await made.run({ count: 1, list: listOf(['id', device.id]) });
    expect(first.passed).toBe(1);
    // It is online by now, so that nobody finds it before its SETUP was held.
    const app = made.clock.hand();
    const end = await made.run({
      golden: device.id,
      count: 1,
      onEvent(event) {
        if (event.type === 'golden-not-found') void app.sleep(300_000).then(() => made.simulation.pressSetup());
      },
    });
    expect(end).toMatchObject({ passed: 1, failed: 0, golden: { outcome: 'PASS' } });
    const missed = made.events.filter(({ type }) => type === 'golden-not-found');
    expect(missed).toEqual([
      expect.objectContaining({ error: { code: 'golden-not-found', details: { id: device.id } } }),
    ]);
    expect(made.simulation.owner(device.id)).toBe('me');
  });

  it('leaves each device alone where somebody ends it before that has come', async () => {
    const made = await openLine(slowOnes(1));
    const stop = new AbortController();
    const end = await made.run({
      golden: 'f'.repeat(24) as ReturnType<typeof goldenOf>,
      stop: stop.signal,
      onEvent: ({ type }) => void (type === 'golden-not-found' && stop.abort()),
    });
    expect(end).toMatchObject({ passed: 0, failed: 0, others: 2 });
    expect(end.devices.map(({ outcome, error }) => [outcome, error?.code])).toEqual(
      Array(2).fill(['SKIPPED', 'golden-first']),
    );
    expect(end).not.toHaveProperty('golden');
    expect(given(made.events)).toBe(0);
    expect(made.simulation.computer.place).toBe('own-network');
  });

  it('ends in the middle of it with its one row, and the computer home', async () => {
    const made = await openLine(slowOnes(1));
    const over = new AbortController();
    const end = await made.run({
      golden: goldenOf(made),
      signal: over.signal,
      onEvent: (event) => void (event.type === 'stage-started' && event.stage === 'commit' && over.abort()),
    });
    expect(end.golden).toMatchObject({ outcome: 'ABORTED', error: { code: 'cancelled' } });
    expect(end.devices.filter(({ outcome }) => outcome !== 'SKIPPED')).toEqual([]);
    expect(made.simulation.computer.place).toBe('own-network');
  });

  it('with a scan for each device needs none for it, and knows it when it is scanned', async () => {
    const made = await openLine(slowOnes(1));
    const [other] = made.simulation.ready.others;
    const golden = goldenOf(made);
    const scans = pushed<Scan>();
    for (const id of [golden, other?.id ?? golden]) scans.push({ kind: 'device-id', id });
    const end = await made.run({
      golden,
      count: 1,
      scans,
      onEvent(event) {
        // Once it has passed it is a device that is done.
        if (event.type === 'golden-finished') scans.push({ kind: 'device-id', id: golden });
      },
    });
    expect(end).toMatchObject({ passed: 1, failed: 0, golden: { outcome: 'PASS' } });
    const scanned = made.events.filter((event) => event.type === 'scanned');
    expect(scanned.map(({ deviceId, error }) => [deviceId, error?.code])).toEqual([
      [golden, undefined],
      [other?.id, undefined],
      [golden, 'device-set-up-already'],
    ]);
  });

  it('leaves it as it is where it is in the air again after it has passed', async () => {
    const made = await openLine(slowOnes(2));
    const app = made.clock.hand();
    const end = await made.run({
      golden: goldenOf(made),
      count: 2,
      onEvent(event) {
        if (event.type !== 'golden-finished') return;
        // Away for longer than a look may miss it.
        void app.sleep(35_000).then(() => made.simulation.pressSetup());
      },
    });
    expect(end).toMatchObject({ passed: 2, failed: 0, others: 0 });
    expect(made.simulation.device.listening).toBe(true);
  });

  it('asks nobody for a device of somebody else that told no ID while it was awaited', async () => {
    const made = await openLine(slowOnes(1), { owner: 'somebody-else', faults: ['device-hangs'] });
    const [golden] = made.simulation.ready.others;
    const foreign = made.simulation.device.id;
    const end = await made.run({
      golden: golden?.id,
      count: 1,
      // It is the nearest, and tried first.
      onEvent: ({ type }) => void (type === 'device-queued' && made.simulation.setFault('device-hangs', false)),
    });
    expect(end).toMatchObject({ passed: 0, others: 1, golden: { outcome: 'PASS' } });
    expect(end.devices).toMatchObject([
      { deviceId: foreign, outcome: 'ABORTED', attempts: 2, error: { code: 'ownership-not-confirmed' } },
    ]);
    expect(made.simulation.owner(foreign)).toBe('somebody-else');
  });
});

it('a line that was killed in the middle of it asks for it again, and takes it for no device of its own', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'golden-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const made = await openLine(slowOnes(1));
  const { simulation, clock } = made;
  const programs = programsOfAComputer();
  const start = () => virtualStation({ simulation, clock: clock.hand(), folder, programs });
  const preset = { golden: simulation.device.id.toUpperCase() };
  const killed = start();
  await clock.run(
    killed.run(preset, neverAborted(), (event) => {
      if (event.type === 'stage-started' && event.stage === 'give-back') killed.kill();
    }),
    3_600_000,
  );
  const again = start();
  const stop = new AbortController();
  const rows: string[] = [];
  const end = await clock.run(
    again.run(preset, stop.signal, (event) => {
      if (event.type === 'line-started') {
        expect(event).toMatchObject({ golden: simulation.device.id, done: 0, goesOn: 0 });
        // It came online meanwhile.
        if (!simulation.device.listening) simulation.pressSetup();
      }
      if (event.type === 'golden-finished') rows.push('golden');
      if (event.type !== 'device-finished') return;
      rows.push(event.row.outcome);
      stop.abort();
    }),
    3_600_000,
  );
  expect(rows).toEqual(['golden', 'PASS']);
  expect(end).toMatchObject({ passed: 1, failed: 0, others: 0, golden: { outcome: 'PASS' } });
  const attempts = await clock.run(again.attempts(), 3_600_000);
  const ofGolden = attempts.filter(({ deviceId }) => deviceId === simulation.device.id);
  expect(ofGolden.map(({ kind }) => kind)).toEqual(['golden', 'golden']);
  await again.close();
  // Nor does another preset's line, which may be another station's, set it up.
  const next = start();
  const over = new AbortController();
  const third = await clock.run(
    next.run({ name: 'other' }, over.signal, (event) => {
      if (event.type === 'line-started') simulation.pressSetup();
      if (event.type === 'device-finished') over.abort();
    }),
    3_600_000,
  );
  expect(third?.devices).toMatchObject([{ deviceId: simulation.device.id, outcome: 'SKIPPED' }]);
  expect(simulation.device.listening).toBe(true);
  await next.close();
});

it('one that did not pass as golden is a device like any other, on a list as well, and one that did is refused there', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'golden-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const made = await openLine([], { faults: ['set-refused'] });
  const { simulation, clock } = made;
  const { id } = simulation.device;
  const programs = programsOfAComputer();
  const begin = async (preset: object, list?: ReturnType<typeof listOf>) => {
    const station = virtualStation({ simulation, clock: clock.hand(), folder, programs });
    const stop = new AbortController();
    const onEvent = ({ type }: { readonly type: string }) => void (type === 'golden-finished' && stop.abort());
    try {
      return await clock.run(station.run(preset, stop.signal, onEvent, { list }), 3_600_000);
    } finally {
      await station.close();
    }
  };
  // Its sticker was scanned by mistake.
  const wrong = await begin({ golden: id });
  expect(wrong).toMatchObject({ golden: { outcome: 'ERROR' } });
  simulation.setFault('set-refused', false);
  if (!simulation.device.listening) simulation.pressSetup();
  const listed = await begin({}, listOf(['id', id]));
  expect(listed).toMatchObject({ passed: 1, failed: 0, others: 0, left: [] });
  simulation.pressSetup();
  expect(await begin({ golden: id })).toMatchObject({ golden: { outcome: 'PASS' } });
  await expect(begin({ name: 'other' }, listOf(['id', id]))).rejects.toThrow('device-list-row-invalid');
});

it('a customer of a product has it as each of the devices, and again when the next line begins', async () => {
  const made = await openLine(slowOnes(1));
  const clock = made.clock.hand();
  const recipient = await made.clock.run(openProduct(made.simulation, 'ann@example.com', clock), 60_000);
  const { id } = made.simulation.device;
  const first = await made.run({ golden: id, count: 1, preset: { firstArticle: true }, world: recipient });
  expect(first).toMatchObject({ passed: 1, golden: { outcome: 'PASS' } });
  const stop = new AbortController();
  const again = await made.run({
    golden: id,
    world: recipient,
    stop: stop.signal,
    onEvent(event) {
      if (event.type === 'line-started') made.simulation.pressSetup();
      if (event.type === 'golden-finished') stop.abort();
    },
  });
  expect(again).toMatchObject({ passed: 0, failed: 0, others: 0, golden: { outcome: 'PASS' } });
  expect(made.simulation.owner(id)).toBe('customer:ann@example.com');
});
