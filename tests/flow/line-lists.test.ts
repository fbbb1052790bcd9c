import { describe, expect, it } from 'vitest';
import { eventColumns, readEvent } from '../../electron/record/row-codec.ts';
import { serialNumberOf } from '../../electron/simulator/cloud/device-record.ts';
import { serialBook } from '../../electron/station/serial-book.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import { setupError } from '../../shared/errors.ts';
import { failure, success } from '../../shared/result.ts';
import { listOf, openLine, writtenDown } from '../support/line-tests.ts';
import { openProduct } from '../support/run-flow.ts';
import { slowOnes } from '../support/run-line.ts';

const goneId = '3b0021001747353236343033' as DeviceId;

describe('a line by a list', () => {
  it('gives all to one customer of a product, each once, with one radio', async () => {
    const made = await openLine(slowOnes(4));
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
    const made = await openLine(slowOnes(3, (index) => (index === 0 ? ['set-refused'] : [])));
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

  it('names a device by the serial number that the cloud tells of it, and one without gets no half a name', async () => {
    const made = await openLine(slowOnes(1));
    const mine = made.world.account;
    const [other] = made.simulation.ready.others;
    const account = {
      ...mine,
      async listDevices(signal: AbortSignal) {
        const listed = await mine.listDevices(signal);
        return listed.ok
          ? {
              ...listed,
              value: listed.value.map((one) => ({
                ...one,
                serialNumber: one.id === other?.id ? undefined : one.serialNumber,
              })),
            }
          : listed;
      },
      async getDevice(id: DeviceId, signal: AbortSignal) {
        const device = await mine.getDevice(id, signal);
        return device.ok && id === other?.id ? success({ ...device.value, serialNumber: undefined }) : device;
      },
    };
    const book = serialBook({ list: async () => success([]), clock: made.world.clock });
    const end = await made.run({ book, preset: { namePattern: 'lamp-{serial:-4}' }, world: { account } });
    expect(end).toMatchObject({ passed: 2, failed: 0 });
    const serial = serialNumberOf(made.simulation.device.id);
    const rowOf = (id: string | undefined) => end.devices.find(({ deviceId }) => deviceId === id);
    expect(rowOf(made.simulation.device.id)).toMatchObject({ serial, name: `lamp-${serial.slice(-4)}` });
    expect(rowOf(other?.id)).toMatchObject({ nameProblem: { code: 'preset-needs-serials' } });
    expect(rowOf(other?.id)?.name).toBeUndefined();
  });

  it('sets up the devices that a list names, each for its customer, and leaves the others as they are', async () => {
    const made = await openLine(slowOnes(3));
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
    const made = await openLine(slowOnes(2, (index) => (index === 0 ? ['wrong-password'] : [])));
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

  it.each([
    ['the same', ['serial,id,customer', 'S-1,ID,bob@example.com'], 0],
    ['another', ['serial,id,customer', 'S-1,ID,ann@example.com'], 0],
    ['only other devices', ['serial,id,customer', 'S-2,ffffffffffffffffffffffff,ann@example.com'], 1],
    ['only others, of any device', ['serial,customer', 'S-2,ann@example.com'], 1],
    ['another for its serial number', ['serial,customer', 'S-1,ann@example.com'], 0, 'S-1'],
  ])(
    'goes on with the proof of a device for the customer whose it is, though the list names %s',
    async (_what, list, left, serial?: string) => {
      const made = await openLine(slowOnes(0));
      const { id } = made.simulation.device;
      const clock = made.clock.hand();
      const open1 = (email: string) => openProduct(made.simulation, email, clock);
      const recipient = await made.clock.run(open1('ann@example.com'), 60_000);
      const options = (list: readonly string[]) => ({
        count: undefined,
        list: listOf(list, 'list'),
        preset: { product: recipient.product.cloud.product.slug, customer: { rule: 'list' } } as const,
        world: { ...recipient, customer: async (email: string) => success(await open1(email)) },
      });
      const first = new AbortController();
      await made.run({
        ...options(['serial,id,customer', `S-1,${id},bob@example.com`]),
        signal: first.signal,
        onEvent: (event) => event.type === 'stage-started' && event.stage === 'prove' && first.abort(),
      });
      const connectedAt = made.clock.now() - 5_000;
      const stop = new AbortController();
      const end = await made.run({
        ...options(list.map((line) => line.replace('ID', id))),
        stop: stop.signal,
        onEvent: (event) => event.type === 'device-finished' && stop.abort(),
        unproven: [
          {
            runId: 'earlier',
            deviceId: id,
            connectedAt,
            customer: 'bob@example.com',
            serial,
            networkNames: ['HomeNet'],
          },
        ],
      });
      expect(end.devices).toMatchObject([{ deviceId: id, outcome: 'PASS', customer: 'bob@example.com' }]);
      expect(made.simulation.owner(id)).toBe('customer:bob@example.com');
      expect(end.left).toHaveLength(left);
    },
  );

  it.each(['customer-not-found', 'customer-not-opened'] as const)(
    'leaves a proof open whose customer cannot be opened now (%s), and goes on with the others',
    async (code) => {
      const made = await openLine(slowOnes(0));
      const clock = made.clock.hand();
      const recipient = await made.clock.run(openProduct(made.simulation, 'ann@example.com', clock), 60_000);
      const { record, written } = writtenDown(made);
      const forWhom = { for: 'customer', email: 'ann@example.com', productId: 1 } as const;
      const earlier = { runId: 'earlier', deviceId: goneId, connectedAt: made.clock.now(), networkNames: ['HomeNet'] };
      const end = await made.run({
        count: undefined,
        list: listOf(['serial,customer', 'S-1,ann@example.com'], 'list'),
        preset: { product: recipient.product.cloud.product.slug, customer: { rule: 'list' } },
        world: {
          ...recipient,
          customer: async (email) => (email === 'bob@example.com' ? failure(setupError(code)) : success(recipient)),
          noting: { record, forWhom, cloudUrl: '', product: undefined },
        },
        unproven: [{ ...earlier, customer: 'bob@example.com' }],
      });
      expect(end).toMatchObject({ passed: 1, others: 1, left: [] });
      expect(end.stoppedBy).toBeUndefined();
      const { id } = made.simulation.device;
      expect(end.devices).toMatchObject([
        { deviceId: goneId, outcome: 'ERROR', customer: 'bob@example.com', error: { code } },
        { deviceId: id, outcome: 'PASS', customer: 'ann@example.com', serial: 'S-1' },
      ]);
      // A client that lacks a permission is refused in the same words: nothing is known of this device for good.
      expect(written.filter(({ attemptId }) => attemptId === 'earlier')).toEqual([]);
    },
  );

  it('gives the number of a proof that stays open to no other device, and ends', async () => {
    const made = await openLine(slowOnes(1));
    const clock = made.clock.hand();
    const recipient = await made.clock.run(openProduct(made.simulation, 'ann@example.com', clock), 60_000);
    let opened = 0;
    const earlier = { runId: 'earlier', deviceId: goneId, connectedAt: made.clock.now(), networkNames: ['HomeNet'] };
    const end = await made.run({
      count: undefined,
      list: listOf(['serial,customer', 'S-1,ann@example.com', 'S-2,ann@example.com'], 'list'),
      preset: { product: recipient.product.cloud.product.slug, customer: { rule: 'list' } },
      world: {
        ...recipient,
        async customer() {
          opened += 1;
          return opened === 1 ? failure(setupError('customer-not-found')) : success(recipient);
        },
      },
      unproven: [{ ...earlier, customer: 'ann@example.com', serial: 'S-1' }],
    });
    // Once its proof goes on it may pass, with the number that it was given.
    const rows = end.devices.map(({ outcome, serial, deviceId }) => [outcome, serial, deviceId === goneId]);
    expect(rows).toEqual([
      ['ERROR', 'S-1', true],
      ['PASS', 'S-2', false],
    ]);
    expect(end.left).toMatchObject([{ serial: 'S-1' }]);
  });

  it('passes none without its number where another one has that by now, and leaves its attempt open', async () => {
    const made = await openLine(slowOnes(1));
    const list = listOf(['serial', 'L-1', 'L-2']);
    const killed = new AbortController();
    const first = await made.run({
      list,
      signal: killed.signal,
      onEvent: (event) => void (event.type === 'stage-started' && event.stage === 'prove' && killed.abort()),
    });
    const [deviceId] = first.devices.flatMap((row) => row.deviceId ?? []);
    if (deviceId === undefined) throw new Error('it told no ID');
    const { record, written } = writtenDown(made);
    const connectedAt = made.clock.now() - 5_000;
    const end = await made.run({
      count: undefined,
      list,
      serialsUsed: ['L-1'],
      world: {
        noting: { record, forWhom: { for: 'account', userName: undefined }, cloudUrl: '', product: undefined },
      },
      unproven: [{ runId: 'earlier', deviceId, connectedAt, networkNames: ['HomeNet'], serial: 'L-1' }],
    });
    expect(end.devices.map((row) => [row.deviceId === deviceId, row.outcome, row.error?.code, row.serial])).toEqual([
      [true, 'ERROR', 'number-taken-over', undefined],
      [false, 'PASS', undefined, 'L-2'],
    ]);
    expect(written.filter(({ attemptId }) => attemptId === 'earlier')).toEqual([]);
  });

  it('fails a device that is online and does not show what it has to, with its reason and its ID', async () => {
    const made = await openLine(slowOnes(3));
    const run = (acceptance: object, options = {}) =>
      made.run({ preset: { until: 'accepted', acceptance }, ...options });
    const temperature = { name: 'temperature', min: -40, max: 125 };
    const firmware = { system: '2.3.1' };
    const { record, written } = writtenDown(made);
    const forWhom = { for: 'account' } as const;
    const world = { noting: { record, forWhom, cloudUrl: '', product: undefined } };
    const first = await run({ firmware, variables: [temperature] }, { count: 1, world });
    expect(first).toMatchObject({ passed: 1, failed: 0 });
    await run({ variables: [{ name: 'temperature', equals: 'ready', withinSeconds: 1 }] }, { count: 1, world });
    const third = await run({ functions: [{ name: 'selfTest', returns: 1 }] }, { count: 1, world });
    const [row] = third.devices;
    expect([row?.outcome, row?.error]).toEqual([
      'FAIL',
      expect.objectContaining({
        code: 'acceptance-function',
        saw: 'function-not-found',
        details: { name: 'selfTest' },
      }),
    ]);
    expect(row?.deviceId && made.simulation.owner(row.deviceId)).toBe('me');
    // The limits are noted as it was judged by them, before it has its end, and in a form that is read again.
    const judged = written.flatMap((event) =>
      event.type === 'finished' || (event.type === 'measurement' && event.outcome !== undefined)
        ? (readEvent(eventColumns(event)) ?? [])
        : [],
    );
    expect(judged).toMatchObject([
      { name: 'firmware', value: 1, saw: '2.3.1', expected: '2.3.1', outcome: 'PASS' },
      { name: 'variable:temperature', low: -40, high: 125, outcome: 'PASS' },
      { type: 'finished', outcome: 'claimed' },
      // A number where a text was to be.
      { name: 'variable:temperature', value: 21.5, expected: 'ready', outcome: 'FAIL' },
      { type: 'finished', code: 'acceptance-variable' },
      { name: 'function:selfTest', value: 0, saw: 'function-not-found', low: 1, high: 1, outcome: 'FAIL' },
      { type: 'finished', code: 'acceptance-function' },
    ]);
    for (const number of [1, 3]) expect(judged[number]).not.toHaveProperty('saw');
  });

  it('leaves for the next Photon only when a call of an acceptance has its answer', async () => {
    const made = await openLine(slowOnes(7));
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
});
