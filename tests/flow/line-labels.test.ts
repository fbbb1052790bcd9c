import { describe, expect, it } from 'vitest';
import { neverAborted } from '../../electron/ground/never-aborted.ts';
import { pushed } from '../../electron/ground/pushed.ts';
import { setupError } from '../../shared/errors.ts';
import { labelsPrinted } from '../../shared/history-attempt.ts';
import type { PlaceholderValues } from '../../shared/placeholders.ts';
import { failure, success } from '../../shared/result.ts';
import type { LineOrder } from '../../shared/scan-kinds.ts';
import { stationLimits } from '../../shared/time-limits.ts';
import { listOf, openLine, writtenDown } from '../support/line-tests.ts';
import { slowOnes } from '../support/run-line.ts';

describe('labels and names of a line', () => {
  it('says before a device has passed that its row will be owed to the hooks, and of none that fails', async () => {
    const made = await openLine(slowOnes(2, (index) => (index === 0 ? ['set-refused'] : [])));
    const { record, written } = writtenDown(made);
    const forWhom = { for: 'account', userName: undefined } as const;
    const owed: (readonly [string, boolean])[] = [];
    const hasEnded = (id: string) => written.some(({ type, attemptId }) => type === 'finished' && attemptId === id);
    const { passed, devices } = await made.run({
      owe: async (id) => owed.push([id, hasEnded(id)]),
      world: { noting: { record, forWhom, cloudUrl: '', product: undefined } },
    });
    expect(passed).toBe(2);
    expect(owed).toEqual(devices.flatMap(({ outcome, attemptId }) => (outcome === 'PASS' ? [[attemptId, false]] : [])));
  });

  it('prints a label for each that has passed and for no other, and a printer fails none of them', async () => {
    const made = await openLine(slowOnes(2, (index) => (index === 0 ? ['set-refused'] : [])));
    const asked: PlaceholderValues[] = [];
    const label = { widthMm: 57, heightMm: 32, lines: ['{name} {part} {revision}'] };
    const preset = { namePattern: '{part}-{n:3}', label, part: 'LMP', revision: 'B' };
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
    expect(asked.map(({ name, part, revision }) => [name?.slice(0, 4), part, revision])).toEqual([
      ['LMP-', 'LMP', 'B'],
      ['LMP-', 'LMP', 'B'],
    ]);
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

  it.each([
    ['', 'lamp-{n:3}'],
    [' beside its ID', 'lamp-{id:-6}-{n:3}'],
  ])('prints the number in the name that a device keeps which comes back%s', async (_beside, namePattern) => {
    const made = await openLine([]);
    const asked: PlaceholderValues[] = [];
    const line = {
      preset: { namePattern, label: { widthMm: 57, heightMm: 32, lines: ['No. {n}'] } },
      world: {
        async label(device: PlaceholderValues) {
          asked.push(device);
          return success(undefined);
        },
      },
    };
    await made.run(line);
    if (!made.simulation.device.listening) made.simulation.pressSetup();
    await made.run({ ...line, kind: 'rework' });
    const name = namePattern.replace('{id:-6}', made.simulation.device.id.slice(-6)).replace('{n:3}', '001');
    expect(asked.map(({ name, number }) => [name, number])).toEqual(Array(2).fill([name, 1]));
  });

  it('prints the label of the device that passed last again, and none of one that did not pass', async () => {
    const made = await openLine(slowOnes(2, (index) => (index === 1 ? ['set-refused'] : [])));
    const { record, written } = writtenDown(made);
    const forWhom = { for: 'account', userName: undefined } as const;
    const commands = pushed<LineOrder>();
    const asked: PlaceholderValues[] = [];
    const jam = setupError('label-not-printed', { saw: 'media-jam' });
    let jams = 0;
    let ends = 0;
    const end = await made.run({
      preset: { namePattern: 'lamp-{n:3}', label: { widthMm: 57, heightMm: 32, lines: ['{name}'] } },
      commands,
      holds: true,
      world: {
        noting: { record, forWhom, cloudUrl: '', product: undefined },
        async label(device) {
          asked.push(device);
          if (jams === 0) return success(undefined);
          jams -= 1;
          return failure(jam);
        },
      },
      onEvent(event) {
        // Nobody has passed.
        if (event.type === 'line-started') commands.push({ command: 'reprint' });
        if (event.type === 'label-reprinted' && asked.length === 5) commands.push({ command: 'stop' });
        if (event.type !== 'device-finished') return;
        ends += 1;
        const { attemptId, outcome } = event.row;
        if (outcome === 'FAIL') commands.push({ command: 'reprint', attemptId });
        // Whoever passed is not the newest.
        if (outcome === 'FAIL') commands.push({ command: 'reprint' });
        if (ends !== 3) return;
        commands.push({ command: 'reprint', attemptId: 'of another line' });
        jams = 1;
        commands.push({ command: 'reprint' });
        commands.push({ command: 'reprint' });
      },
    });
    expect([end.passed, end.failed]).toEqual([2, 1]);
    const passed = end.devices.filter(({ outcome }) => outcome === 'PASS');
    const [first, last] = passed;
    const ids = [first, first, last, last, last].map((row) => row?.deviceId);
    expect(asked.map(({ id }) => id)).toEqual(ids);
    // As it was, to the day and the number.
    expect([asked[1], asked[3], asked[4]]).toEqual([asked[0], asked[2], asked[2]]);
    const again = made.events.flatMap((event) =>
      event.type === 'label-reprinted' ? [[event.deviceId, event.error?.code]] : [],
    );
    expect(again).toEqual([
      [first?.deviceId, undefined],
      [last?.deviceId, 'label-not-printed'],
      [last?.deviceId, undefined],
    ]);
    for (const row of passed) {
      expect(row).toMatchObject({ label: 'printed', reprinted: 1 });
      expect(row).not.toHaveProperty('labelProblem');
    }
    const codes = made.events.flatMap((event) =>
      event.type === 'scanned' && event.command === 'reprint' ? [event.error?.code] : [],
    );
    const refused = 'line-label-not-there';
    expect(codes).toEqual([refused, refused, undefined, refused, undefined, undefined]);
    const counts = written.flatMap((event) =>
      'value' in event && event.name === labelsPrinted && event.attemptId === last?.attemptId ? [event.value] : [],
    );
    expect(counts).toEqual([0, 1, 2]);
  });

  it('prints a label that the printer kept back, and refuses where none are printed here', async () => {
    const commands = pushed<LineOrder>();
    const jam = setupError('label-not-printed', { saw: 'media-jam' });
    const orders = ['reprint', 'stop'] as const;
    const again = async (label: boolean) => {
      const made = await openLine([]);
      const clock = made.clock.hand();
      let asked = 0;
      const end = await made.run({
        preset: { label: { widthMm: 57, heightMm: 32, lines: ['{id}'] } },
        commands,
        holds: true,
        count: undefined,
        world: label
          ? {
              async label() {
                asked += 1;
                if (asked === 1) return failure(jam);
                await clock.sleep(10_000, neverAborted());
                return success(undefined);
              },
            }
          : {},
        onEvent(event) {
          // Whoever ends the line has what was asked for before.
          if (event.type === 'device-finished') for (const command of orders) commands.push({ command });
        },
      });
      return end.devices.map((row) => [row.outcome, row.label, row.labelProblem, row.reprinted]);
    };
    expect(await again(true)).toEqual([['PASS', 'printed', undefined, 1]]);
    expect(await again(false)).toEqual([['PASS', 'none', undefined, undefined]]);
  });

  it('tells what one that is online is at: what it has to show, its name, its label', async () => {
    const preset = {
      until: 'accepted',
      acceptance: { firmware: { withinSeconds: 30, system: '0.0.1' }, variables: [], functions: [] },
      namePattern: 'lamp-{n:3}',
      label: { widthMm: 57, heightMm: 32, lines: ['{name}'] },
    };
    const failing = await openLine([]);
    const label = async () => success(undefined);
    expect((await failing.run({ preset, world: { label } })).failed).toBe(1);
    const stagesOf = ({ events }: typeof failing) =>
      events.flatMap((event) => (event.type === 'stage-started' ? event.stage : []));
    expect(stagesOf(failing).slice(-2)).toEqual(['prove', 'accept']);

    const passing = await openLine([]);
    const online = { ...preset, until: 'online', acceptance: undefined };
    expect((await passing.run({ preset: online, world: { label } })).passed).toBe(1);
    expect(stagesOf(passing).slice(-3)).toEqual(['prove', 'name', 'label']);

    const neither = await openLine([]);
    const plain = { until: 'online', namePattern: undefined, label: undefined };
    expect((await neither.run({ preset: plain, world: { label } })).passed).toBe(1);
    expect(stagesOf(neither).at(-1)).toBe('prove');
  });

  it('takes the next while labels are printed, and each has its one row when that is over', async () => {
    // After one that failed only one more may be in flight.
    const made = await openLine(slowOnes(4, (index) => (index === 0 ? ['set-refused'] : [])));
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
    const orderly = await openLine([]);
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

    const atOnce = await openLine([]);
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
    const made = await openLine([]);
    const label = { widthMm: 57, heightMm: 32, lines: ['{id}'] };
    const end = await made.run({ preset: { label } });
    expect(end.devices).toMatchObject([{ outcome: 'PASS', label: 'none' }]);
  });

  it('numbers the names of those alone that get one', async () => {
    const made = await openLine(slowOnes(3));
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
});
