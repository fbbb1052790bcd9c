import { describe, expect, it } from 'vitest';
import { neverAborted } from '../../electron/ground/never-aborted.ts';
import { serialNumberOf } from '../../electron/simulator/cloud/device-record.ts';
import { lineScans } from '../../electron/station/line-scans.ts';
import { serialBook } from '../../electron/station/serial-book.ts';
import { setupError } from '../../shared/errors.ts';
import { failure, success } from '../../shared/result.ts';
import { testCode } from '../../shared/scan-kinds.ts';
import { listOf, openLine, pieces } from '../support/line-tests.ts';
import { slowOnes } from '../support/run-line.ts';

const undefinedRow = { id: undefined, customer: undefined, name: undefined };

describe('a line by scans', () => {
  it('stops by a printed code while a serial number is looked up', async () => {
    const made = await openLine(slowOnes(2));
    const scanned = pieces();
    const book = {
      serialOf: () => undefined,
      note: () => undefined,
      lookUpsLeft: () => undefined,
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

  it('sets up what was scanned, names another device and leaves it, until its scan comes', async () => {
    // Their serial numbers are made of the end of their IDs.
    const made = await openLine(slowOnes(2).map((one) => ({ ...one, id: [...(one.id ?? '')].reverse().join('') })));
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
      'scan-not-a-photon',
      'device-set-up-already',
      'stop',
    ]);
    expect(JSON.stringify(made.events)).not.toContain('SECRET');
  });

  it('tells how many look-ups are left where one was spent, and spends none on a code that is no Photon’s', async () => {
    const made = await openLine(slowOnes(0));
    const { id } = made.simulation.device;
    const { account } = made.world;
    let asked = 0;
    const book = serialBook({
      clock: made.clock.hand(),
      list: async () => success([]),
      async lookUp(serial, signal) {
        asked += 1;
        return account.lookUpSerialNumber(serial, signal);
      },
    });
    const scanned = pieces();
    const [known, unknown] = [serialNumberOf(id), 'PHHMZZZZZZZZZZZ'];
    for (const code of ['4006381333931', 'E00FCE68CAFE123', 'PSÖTEST', 'PS:TEST', testCode, unknown, known, known])
      scanned.send(`${code}\n`);
    await made.run({ count: 1, book, scans: lineScans(scanned.all, made.clock.hand(), neverAborted()) });
    const told = made.events.flatMap((event) => (event.type === 'scanned' ? [event] : []));
    const codes = told.filter(({ command }) => command === undefined);
    // A printed code waits for nothing that was scanned before it.
    const tests = told.filter(({ command }) => command === 'test');
    expect(tests.map(({ error }) => error?.code)).toEqual(['scan-layout-untold', undefined]);
    expect(codes.map(({ error, lookUpsLeft }) => [error?.code, lookUpsLeft])).toEqual([
      ['scan-not-a-photon', undefined],
      ['scan-not-a-photon', undefined],
      ['scan-other-layout', undefined],
      ['serial-without-device', 49],
      [undefined, 48],
      [undefined, undefined],
    ]);
    expect(asked).toBe(2);
  });

  it('gives the number of its list that is scanned to the Photon that came last, and to the next one where none is there', async () => {
    const made = await openLine(slowOnes(2));
    const { device, others } = made.simulation.ready;
    const ids = [device.id, ...others.map(({ id }) => id)];
    for (const id of ids) made.simulation.carry(id, 'away');
    const scanned = pieces();
    const bring = (index: number) => {
      made.simulation.carry(ids[index] ?? device.id, 'here');
      // The simulated system looks when something has changed beside that.
      for (const on of [true, false]) made.simulation.setFault('heard-after-leaving', on);
    };
    const hand = made.clock.hand();
    const passed = () => made.events.filter(({ type }) => type === 'device-finished').length;
    const untilPassed = async (count: number) => {
      while (passed() < count) await hand.sleep(1_000);
    };
    const person = async () => {
      bring(0);
      await hand.sleep(20_000);
      bring(1);
      await hand.sleep(20_000);
      // Nothing is touched that has no number.
      expect(made.events.some(({ type }) => type === 'device-taken')).toBe(false);
      for (const code of ['L-9', 'l-3']) scanned.send(`${code}\n`);
      await untilPassed(1);
      scanned.send('L-1\n');
      await untilPassed(2);
      scanned.send('L-3\nL-2\n');
      await hand.sleep(20_000);
      bring(2);
    };
    void person();
    const rows = ['L-1', 'L-2', 'L-3'].map((serial, index) => ({ ...undefinedRow, row: index + 2, serial }));
    const end = await made.run({
      count: undefined,
      list: { devices: rows, namesDevices: false, unusedColumns: [] },
      scans: lineScans(scanned.all, hand, neverAborted()),
    });
    expect(end.devices.map(({ deviceId, serial, outcome }) => [deviceId, serial, outcome])).toEqual([
      [ids[1], 'L-3', 'PASS'],
      [ids[0], 'L-1', 'PASS'],
      [ids[2], 'L-2', 'PASS'],
    ]);
    const told = made.events.flatMap((event) => (event.type === 'scanned' ? [event] : []));
    expect(told.map(({ serial, error }) => [serial, error?.code])).toEqual([
      [undefined, 'scan-not-listed'],
      ['L-3', undefined],
      ['L-1', undefined],
      ['L-3', 'number-used-already'],
      ['L-2', undefined],
    ]);
    expect(JSON.stringify(made.events)).not.toContain('L-9');
  });

  it('knows a device that its list names by the number of somebody’s own that it has, too', async () => {
    const made = await openLine(slowOnes(1));
    const { device, others } = made.simulation.ready;
    const scanned = pieces();
    const rows = [device.id, others[0]?.id].map((id, index) => ({
      ...undefinedRow,
      row: index + 2,
      id,
      serial: `L-${index}`,
    }));
    const hand = made.clock.hand();
    scanned.send('L-9\nl-1\n');
    const end = await made.run({
      count: undefined,
      kind: 'rework',
      list: { devices: rows, namesDevices: true, unusedColumns: [] },
      scans: lineScans(scanned.all, hand, neverAborted()),
      onEvent: ({ type }) => type === 'device-finished' && scanned.send('L-0\n'),
    });
    expect(end.devices.map(({ deviceId, serial, outcome }) => [deviceId, serial, outcome])).toEqual([
      [others[0]?.id, 'L-1', 'PASS'],
      [device.id, 'L-0', 'PASS'],
    ]);
    const told = made.events.flatMap((event) => (event.type === 'scanned' ? [event] : []));
    expect(told.map(({ serial, deviceId, error }) => [serial, deviceId, error?.code])).toEqual([
      [undefined, undefined, 'scan-not-a-photon'],
      ['L-1', others[0]?.id, undefined],
      ['L-0', device.id, undefined],
      ...told.slice(3).map(() => ['L-0', device.id, 'device-set-up-already']),
    ]);
  });

  it('keeps a number whose device failed from whatever comes next, until it is scanned again', async () => {
    const made = await openLine(slowOnes(2, (index) => (index === 0 ? ['set-refused'] : [])));
    const { device, others } = made.simulation.ready;
    const [broken, next] = others;
    for (const { id } of [device, ...others]) made.simulation.carry(id, 'away');
    const scanned = pieces();
    const hand = made.clock.hand();
    const come = (id: string | undefined) => {
      made.simulation.carry(id as typeof device.id, 'here');
      for (const on of [true, false]) made.simulation.setFault('heard-after-leaving', on);
    };
    const ends = () => made.events.filter(({ type }) => type === 'device-finished').length;
    const untilEnded = async (count: number) => {
      while (ends() < count) await hand.sleep(1_000);
    };
    const person = async () => {
      come(broken?.id);
      scanned.send('L-1\n');
      await untilEnded(1);
      come(next?.id);
      await hand.sleep(60_000);
      // It was scanned for the other one.
      expect(made.events.filter(({ type }) => type === 'device-taken')).toHaveLength(1);
      scanned.send('L-2\n');
      await untilEnded(2);
      come(device.id);
      scanned.send('L-1\n');
    };
    const over = person();
    const list = ['L-1', 'L-2'].map((serial, index) => ({ ...undefinedRow, row: index + 2, serial }));
    const end = await made.run({
      count: undefined,
      list: { devices: list, namesDevices: false, unusedColumns: [] },
      scans: lineScans(scanned.all, hand, neverAborted()),
    });
    await over;
    expect(end.devices.map(({ deviceId, serial, outcome }) => [deviceId, serial, outcome])).toEqual([
      [broken?.id, 'L-1', 'FAIL'],
      [next?.id, 'L-2', 'PASS'],
      [device.id, 'L-1', 'PASS'],
    ]);
  });

  it('gives the number that was scanned in an earlier program to its device, and to no other one', async () => {
    const made = await openLine(slowOnes(1));
    const rows = ['L-1', 'L-2'].map((serial, index) => ({ ...undefinedRow, row: index + 2, serial }));
    const list = { devices: rows, namesDevices: false, unusedColumns: [] };
    const hand = made.clock.hand();
    const killed = new AbortController();
    const early = pieces();
    early.send('L-1\n');
    const first = await made.run({
      count: undefined,
      list,
      scans: lineScans(early.all, hand, neverAborted()),
      signal: killed.signal,
      onEvent: (event) => void (event.type === 'stage-started' && event.stage === 'prove' && killed.abort()),
    });
    const [deviceId] = first.devices.flatMap((row) => row.deviceId ?? []);
    if (deviceId === undefined) throw new Error('it told no ID');
    const connectedAt = made.clock.now() - 5_000;
    const scanned = pieces();
    const stop = new AbortController();
    const end = await made.run({
      count: undefined,
      list,
      scans: lineScans(scanned.all, hand, neverAborted()),
      stop: stop.signal,
      onEvent({ type }) {
        if (type !== 'device-finished') return;
        scanned.send('L-1\n');
        // Long enough for the other one, if it got that.
        void hand.sleep(300_000).then(() => stop.abort());
      },
      unproven: [{ runId: 'earlier', deviceId, connectedAt, networkNames: ['HomeNet'], serial: 'L-1' }],
    });
    expect(end.devices.map((row) => [row.deviceId, row.outcome, row.serial])).toEqual([[deviceId, 'PASS', 'L-1']]);
    const answers = made.events.flatMap((event) => (event.type === 'scanned' ? [event.error?.code] : []));
    expect(answers).toEqual([undefined, 'number-used-already']);
  });

  it('gives the number of an attempt whose device begins anew to no other one before it is scanned again', async () => {
    const made = await openLine(slowOnes(1));
    const one = made.simulation.ready.device.id;
    const rows = ['L-1', 'L-2'].map((serial, index) => ({ ...undefinedRow, row: index + 2, serial }));
    const hand = made.clock.hand();
    const scanned = pieces();
    scanned.send('L-2\n');
    const stop = new AbortController();
    const end = await made.run({
      count: undefined,
      list: { devices: rows, namesDevices: false, unusedColumns: [] },
      scans: lineScans(scanned.all, hand, neverAborted()),
      stop: stop.signal,
      // Long enough for the other one, if it got the number.
      onEvent: ({ type }) => void (type === 'device-finished' && hand.sleep(300_000).then(() => stop.abort())),
      unproven: [
        { runId: 'earlier', deviceId: one, connectedAt: made.clock.now(), networkNames: ['HomeNet'], serial: 'L-1' },
      ],
    });
    expect(end.devices.map(({ deviceId, outcome, serial }) => [deviceId, outcome, serial])).toEqual([
      [one, 'PASS', 'L-2'],
    ]);
  });

  it('refuses a sticker whose number does not fit the pattern, before it is looked up', async () => {
    const made = await openLine(slowOnes(0));
    const { id } = made.simulation.device;
    const { account } = made.world;
    const serial = serialNumberOf(id);
    let asked = 0;
    const bookOf = () =>
      serialBook({
        clock: made.clock.hand(),
        list: async () => success([]),
        async lookUp(wanted, signal) {
          asked += 1;
          return account.lookUpSerialNumber(wanted, signal);
        },
      });
    const line = async (serialPattern: string) => {
      const scanned = pieces();
      scanned.send(`${serial} SECRETSECRETSEC\n`);
      const begun = made.events.length;
      const end = await made.run({
        preset: { serialPattern, serialSample: serialPattern.replaceAll('?', '0') },
        book: bookOf(),
        scans: lineScans(scanned.all, made.clock.hand(), neverAborted()),
        onEvent: (event) => {
          if (event.type === 'scanned' && event.error !== undefined) scanned.send('PS:STOP\n');
        },
      });
      const told = made.events.slice(begun).flatMap((event) => (event.type === 'scanned' ? [event] : []));
      return { end, scans: told.filter(({ command }) => command === undefined) };
    };
    const pattern = 'PHNT???????????';
    const refused = await line(pattern);
    const error = { code: 'scan-not-as-pattern', details: { scanned: serial, pattern } };
    expect(refused.scans).toMatchObject([{ serial, error }]);
    // Nothing is sent to a Photon that nothing was scanned for.
    expect(refused.end.devices).toEqual([]);
    expect([asked, made.simulation.owner(id)]).toEqual([0, 'nobody']);
    const taken = await line(`${serial.slice(0, 4)}???????????`);
    expect(taken.scans).toMatchObject([{ serial, deviceId: id }]);
    expect(taken.end.devices).toMatchObject([{ deviceId: id, outcome: 'PASS', serial }]);
    expect(asked).toBe(1);
    expect(JSON.stringify(made.events)).not.toContain('SECRET');
  });

  it('says of a scanned number what it is like where it does not fit the pattern, and keeps nothing of it', async () => {
    const made = await openLine(slowOnes(0));
    const scanned = pieces();
    scanned.send('L-O1\nSECRETSECRETSEC\nL-09\nl-01\n');
    const rows = [{ ...undefinedRow, row: 2, serial: 'L-01' }];
    const end = await made.run({
      preset: { serialPattern: 'L-##', serialSample: 'L-01' },
      list: { devices: rows, namesDevices: false, unusedColumns: [] },
      scans: lineScans(scanned.all, made.clock.hand(), neverAborted()),
    });
    expect(end.devices).toMatchObject([{ outcome: 'PASS', serial: 'L-01' }]);
    const told = made.events.flatMap((event) => (event.type === 'scanned' ? [event] : []));
    expect(told.map(({ serial, error }) => [serial, error?.code, error?.details?.scanned])).toEqual([
      [undefined, 'scan-not-as-pattern', 'L-@#'],
      [undefined, 'scan-not-as-pattern', '@@@@@@@@@@@@@@@'],
      [undefined, 'scan-not-listed', undefined],
      ['L-01', undefined, undefined],
    ]);
    const all = JSON.stringify(made.events);
    for (const code of ['L-O1', 'SECRET', 'L-09']) expect(all).not.toContain(code);
  });

  it('knows by its sticker a device whose list gives it a number by the pattern', async () => {
    const made = await openLine(slowOnes(0));
    const { id } = made.simulation.device;
    const { account } = made.world;
    const list = async () => success([]);
    const book = serialBook({ clock: made.clock.hand(), list, lookUp: account.lookUpSerialNumber });
    const scanned = pieces();
    scanned.send(`${serialNumberOf(id)}\n`);
    const end = await made.run({
      preset: { serialPattern: 'L-##', serialSample: 'L-01' },
      book,
      list: listOf(['id,serial', `${id},L-01`]),
      scans: lineScans(scanned.all, made.clock.hand(), neverAborted()),
    });
    expect(end.devices).toMatchObject([{ deviceId: id, outcome: 'PASS', serial: 'L-01' }]);
  });

  it('holds no pattern against the sticker of the Photon that is known to be good', async () => {
    const made = await openLine(slowOnes(0));
    const { id } = made.simulation.device;
    const book = serialBook({
      clock: made.clock.hand(),
      list: async () => success([{ id, serialNumber: serialNumberOf(id) }]),
      lookUp: undefined,
    });
    expect(await book.load(neverAborted())).toMatchObject({ ok: true });
    const scanned = pieces();
    scanned.send(`${serialNumberOf(id)}\n`);
    const end = await made.run({
      preset: { serialPattern: 'L-##', serialSample: 'L-01' },
      golden: id,
      book,
      scans: lineScans(scanned.all, made.clock.hand(), neverAborted()),
      onEvent: ({ type }) => void (type === 'golden-finished' && scanned.send('PS:STOP\n')),
    });
    expect(end.golden).toMatchObject({ outcome: 'PASS' });
    const [told] = made.events.flatMap((event) => (event.type === 'scanned' ? [event] : []));
    expect(told).not.toHaveProperty('error');
    expect(told).toMatchObject({ deviceId: id });
  });

  it('tells the serial number of a sticker whose device the list names by its ID alone', async () => {
    const made = await openLine(slowOnes(0));
    const { id } = made.simulation.device;
    const { account } = made.world;
    const serial = serialNumberOf(id);
    const list = async () => success([]);
    const book = serialBook({ clock: made.clock.hand(), list, lookUp: account.lookUpSerialNumber });
    const scanned = pieces();
    scanned.send(`${serial}\n`);
    const end = await made.run({
      book,
      list: listOf(['id', id]),
      scans: lineScans(scanned.all, made.clock.hand(), neverAborted()),
    });
    expect(end.devices).toMatchObject([{ deviceId: id, outcome: 'PASS', serial }]);
  });

  it.each([
    ['a printed code asks for it', 'PS:RETRY\n'],
    ['it is scanned again', undefined],
  ])('tries a device that failed again when %s', async (_when, code) => {
    const made = await openLine([], { faults: ['set-refused'] });
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
});
