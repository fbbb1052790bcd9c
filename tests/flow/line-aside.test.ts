import { describe, expect, it } from 'vitest';
import { neverAborted } from '../../electron/ground/never-aborted.ts';
import { pushed } from '../../electron/ground/pushed.ts';
import { lineScans } from '../../electron/station/line-scans.ts';
import { success } from '../../shared/result.ts';
import type { LineOrder } from '../../shared/scan-kinds.ts';
import { stationLimits } from '../../shared/time-limits.ts';
import { listOf, openLine, pieces, writtenDown } from '../support/line-tests.ts';
import { slowOnes } from '../support/run-line.ts';

describe('devices of a line that are set aside, noted or tried again', () => {
  it.each([
    ['so many devices', false],
    ['a list', true],
  ])(
    'leaves a device alone that is set aside, with its row and a note, and a line of %s waits for it no more',
    async (_of, byList) => {
      const made = await openLine(slowOnes(1), { faults: ['set-refused'] });
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
      const [begun] = made.events;
      expect(begun?.type === 'line-started' && begun.count).toBe(byList ? undefined : 2);
      expect(end).toMatchObject({ passed: 1, failed: 0, others: 0, setAside: 1 });
      expect(failed).toMatchObject({ outcome: 'FAIL', setAside: true, notes: ['bent antenna'] });
      expect(made.simulation.owner(device.id)).toBe('nobody');
      const notes = written.filter(({ type }) => type === 'note');
      expect(notes).toMatchObject([{ attemptId: failed?.attemptId, text: 'bent antenna' }, { setAside: true }]);
      const refused = made.events.flatMap((event) => (event.type === 'scanned' ? (event.error?.code ?? []) : []));
      expect(refused).toEqual(['line-device-not-there']);
    },
  );

  it.each(['count', 'list'])('says each time that all that is left of its %s did not pass', async (by) => {
    const made = await openLine(slowOnes(1), { faults: ['set-refused'] });
    const { device, others } = made.simulation.ready;
    const commands = pushed<LineOrder>();
    let waits = 0;
    const end = await made.run({
      count: by === 'count' ? 2 : undefined,
      list: by === 'list' ? listOf(['id', device.id, others[0]?.id ?? '']) : undefined,
      holds: true,
      commands,
      onEvent(event) {
        if (event.type !== 'hands-awaited' || !event.awaited) return;
        waits += 1;
        if (waits === 2) made.simulation.setFault('set-refused', false);
        commands.push({ command: 'retry' });
      },
    });
    expect(waits).toBe(2);
    expect(end).toMatchObject({ passed: 2, failed: 4 });
    const told = made.events.flatMap((event) => (event.type === 'hands-awaited' ? [event.awaited] : []));
    expect(told).toEqual([true, false, true, false]);
  });

  it('says of a line that goes on to others, or ends by itself, that it waits for nobody', async () => {
    const made = await openLine(slowOnes(1), { faults: ['set-refused'] });
    const stop = new AbortController();
    await made.run({
      holds: true,
      count: 3,
      stop: stop.signal,
      onEvent: ({ type }) => void (type === 'device-finished' && stop.abort()),
    });
    expect(made.events.filter(({ type }) => type === 'hands-awaited')).toEqual([]);
  });

  it('leaves one that was set aside as it is when it comes back after a while', async () => {
    const made = await openLine([], { faults: ['set-refused'] });
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
    const made = await openLine(slowOnes(1), { faults: ['set-refused'] });
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
    const made = await openLine([], { faults: ['set-refused'] });
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

  it.each([
    { faults: ['set-refused'], toldId: true },
    { faults: ['tcp-refused', 'http-refused'], toldId: false },
  ] as const)(
    'takes one again that was set aside when its sticker is scanned, after $faults',
    async ({ faults, toldId }) => {
      const made = await openLine([], { faults });
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
          for (const fault of faults) made.simulation.setFault(fault, false);
          scanned.send(`${device.id}\n`);
        },
      });
      expect(end.devices.map(({ deviceId, outcome, setAside }) => [deviceId, outcome, setAside])).toEqual([
        [toldId ? device.id : undefined, 'FAIL', true],
        [device.id, 'PASS', undefined],
      ]);
    },
  );

  it('leaves another one aside that had told no ID either, whatever is scanned', async () => {
    const made = await openLine(slowOnes(1), { faults: ['tcp-refused', 'http-refused'] });
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
});
