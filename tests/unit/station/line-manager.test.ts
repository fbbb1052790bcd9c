import { expect, it } from 'vitest';
import type { LineManager, OpenALine, OpenLine } from '../../../electron/station/line-manager.ts';
import { lineManager } from '../../../electron/station/line-manager.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { setupError } from '../../../shared/errors.ts';
import type { LineEnd, LineEvent } from '../../../shared/line-event.ts';
import type { LineState } from '../../../shared/line-state.ts';
import { failure, success } from '../../../shared/result.ts';
import type { LineOrder, Scan } from '../../../shared/scan-kinds.ts';
import { untilQuiet } from '../../support/quiet.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const facts = { preset: 'lamps', operator: undefined, scans: true };
const end: LineEnd = { outcome: 'line-ended', passed: 0, failed: 0, others: 0, devices: [] };
const started: LineEvent = { type: 'line-started', at: 1, preset: 'lamps', done: 0, goesOn: 0 };

interface Bench {
  readonly manager: LineManager;
  readonly shown: (LineState | undefined)[];
  /** Resolves when the line is over. */
  over(): Promise<void>;
}

/** @param tests somebody makes the test scan; else it is passed over */
function bench(clock = { now: () => 7, monotonic: () => 0 }, tests = false): Bench {
  const shown: (LineState | undefined)[] = [];
  let wake = () => {};
  const manager = lineManager(
    clock,
    (line) => {
      shown.push(line);
      if (line?.awaitsTest && !tests) manager.command({ command: 'go-on' });
    },
    () => wake(),
  );
  return {
    manager,
    shown,
    over: () =>
      new Promise((resolve) => {
        wake = () => {
          if (!manager.running()) resolve();
        };
      }),
  };
}

/** Runs until it is told to stop, and writes down what comes to it. */
function listening(heard: (Scan | LineOrder)[], closed: string[] = []): OpenALine {
  return async ({ scans, commands }) => {
    const line: OpenLine = {
      async *run(_asked, signal) {
        yield started;
        void (async () => {
          for await (const scan of scans) heard.push(scan);
        })();
        const stopped = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
        const told = (async () => {
          for await (const command of commands) {
            heard.push(command);
            if (command.command === 'stop') return;
          }
        })();
        await Promise.race([stopped, told]);
        return end;
      },
      rowDone: () => undefined,
      blink: async () => success(undefined),
      close: async () => void closed.push('closed'),
    };
    return success(line);
  };
}

it('runs one line at a time, and tells each step of it', async () => {
  const { manager, shown, over } = bench();
  const heard: (Scan | LineOrder)[] = [];
  const closed: string[] = [];
  const done = over();
  expect(manager.begin(facts, listening(heard, closed)).ok).toBe(true);
  expect(manager.begin(facts, listening([])).ok).toBe(false);
  await expect.poll(() => manager.state()?.status).toBe('running');
  manager.scan({ kind: 'half' });
  await expect.poll(() => heard).toEqual([{ kind: 'half' }]);
  // A printed code is a command, like a button.
  manager.scan({ kind: 'command', command: 'stop' });
  await done;
  expect(heard).toEqual([{ kind: 'half' }, { command: 'stop' }]);
  expect(closed).toEqual(['closed']);
  expect(shown.map((line) => line?.status)).toEqual([
    ...['preparing', 'preparing', 'preparing'],
    ...['running', 'ending', 'ended'],
  ]);
  manager.forget();
  expect(shown.at(-1)).toBeUndefined();
});

const sticker = { kind: 'serial', serial: 'PHHMAB12CD34EF5' } as const;
const go = { kind: 'command', command: 'go-on' } as const;

it('begins by the test code of an older sheet, and says that it tells no layout', async () => {
  const { manager, shown, over } = bench(undefined, true);
  const heard: (Scan | LineOrder)[] = [];
  const done = over();
  manager.begin(facts, listening(heard));
  await expect.poll(() => manager.state()?.awaitsTest).toBe(true);
  manager.scan({ kind: 'command', command: 'test', layout: 'untold' });
  await expect.poll(() => shown.some((line) => line?.status === 'running')).toBe(true);
  expect(manager.state()?.lastScan).toMatchObject({ command: 'test', error: { code: 'scan-layout-untold' } });
  expect(heard).toEqual([]);
  await manager.stop();
  await done;
});

it.each<[string, (manager: LineManager) => unknown, (Scan | LineOrder)[]]>([
  ['the test code, which nobody else hears', (manager) => manager.scan({ kind: 'command', command: 'test' }), []],
  ['a sticker, which is scanned for the line as well', (manager) => manager.scan(sticker), [sticker]],
  ['somebody who begins without', (manager) => manager.command({ command: 'go-on' }), []],
  ['the code that goes on', (manager) => manager.scan(go), []],
  ['the code that ends it', (manager) => manager.scan({ kind: 'command', command: 'stop' }), [{ command: 'stop' }]],
])('waits before its first device for a test scan: %s', async (_what, act, reaches) => {
  const { manager, shown, over } = bench(undefined, true);
  const heard: (Scan | LineOrder)[] = [];
  const done = over();
  manager.begin(facts, listening(heard));
  await expect.poll(() => manager.state()?.awaitsTest).toBe(true);
  // What is not understood is told, and tests nothing.
  for (const [kind, code] of [
    ['other-layout', 'scan-other-layout'],
    ['foreign', 'scan-not-a-photon'],
    ['half', 'scan-unreadable'],
  ] as const) {
    manager.scan(kind === 'foreign' ? { kind, text: '4006381333931' } : { kind });
    expect([manager.state()?.lastScan?.error?.code, manager.state()?.awaitsTest]).toEqual([code, true]);
  }
  expect(shown.some((line) => line?.status === 'running')).toBe(false);
  act(manager);
  await expect.poll(() => shown.some((line) => line?.status === 'running')).toBe(true);
  expect(manager.state()?.awaitsTest).toBe(false);
  await expect.poll(() => heard).toEqual(reaches);
  await manager.stop();
  await done;
});

it('takes a number of its list for a test, and for a scan', async () => {
  const { manager, over } = bench(undefined, true);
  const heard: (Scan | LineOrder)[] = [];
  const done = over();
  manager.begin({ ...facts, scansNumbers: true }, listening(heard));
  await expect.poll(() => manager.state()?.awaitsTest).toBe(true);
  const own = { kind: 'foreign', text: 'L-1' } as const;
  manager.scan(own);
  await expect.poll(() => heard).toEqual([own]);
  await manager.stop();
  await done;
});

it('waits for no test where a scan was understood while it was prepared, without scans, and where it is ended before', async () => {
  const { manager, shown, over } = bench(undefined, true);
  let done = over();
  manager.begin(facts, listening([]));
  manager.scan(sticker);
  await expect.poll(() => manager.state()?.status).toBe('running');
  await manager.stop();
  await done;
  done = over();
  manager.begin({ ...facts, scans: false }, listening([]));
  await expect.poll(() => manager.state()?.status).toBe('running');
  await manager.stop();
  await done;
  expect(shown.some((line) => line?.awaitsTest)).toBe(false);
  const closed: string[] = [];
  done = over();
  manager.begin(facts, listening([], closed));
  await expect.poll(() => manager.state()?.awaitsTest).toBe(true);
  await manager.stop();
  await done;
  expect([manager.state()?.status, manager.state()?.error?.code, closed]).toEqual(['refused', 'cancelled', ['closed']]);
});

it('says why one could not begin, and closes nothing that was not opened', async () => {
  const { manager, over } = bench();
  const done = over();
  manager.begin(facts, async () => failure(setupError('not-signed-in')));
  await done;
  expect([manager.state()?.status, manager.state()?.error?.code]).toEqual(['refused', 'not-signed-in']);
});

it('does not stay behind when what it is opened of has a fault', async () => {
  const { manager, over } = bench();
  const done = over();
  manager.begin(facts, () => Promise.reject(new Error('not there')));
  await done;
  expect(manager.state()?.error?.code).toBe('internal-error');
});

it('ends at once when it is told so, whatever it is at', async () => {
  const { manager } = bench();
  const closed: string[] = [];
  manager.begin(facts, listening([], closed));
  await expect.poll(() => manager.state()?.status).toBe('running');
  await manager.stop();
  expect([manager.state()?.status, manager.running(), closed]).toEqual(['ended', false, ['closed']]);
  expect(manager.scan({ kind: 'half' }).ok).toBe(false);
  expect(manager.command({ command: 'retry' }).ok).toBe(false);
});

it('closes a line that was ended while it was opened, and begins no device', async () => {
  const { manager } = bench();
  let ran = false;
  const closed: string[] = [];
  manager.begin(facts, async (_channels, signal) => {
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    return success({
      // biome-ignore lint/correctness/useYield: it must not be run at all.
      async *run() {
        ran = true;
        return end;
      },
      rowDone: () => undefined,
      blink: async () => success(undefined),
      close: async () => void closed.push('closed'),
    });
  });
  await manager.stop();
  expect([ran, closed, manager.state()?.error?.code]).toEqual([false, ['closed'], 'cancelled']);
});

it('is over when what is beside it is, and takes no sticker meanwhile', async () => {
  const { manager, over } = bench();
  let closing = false;
  let closed = () => {};
  const pushed: Scan[] = [];
  const done = over();
  manager.begin(facts, async ({ scans }) =>
    success({
      async *run() {
        yield started;
        return end;
      },
      rowDone: () => undefined,
      blink: async () => success(undefined),
      async close() {
        closing = true;
        await new Promise<void>((resolve) => {
          closed = resolve;
        });
        void (async () => {
          for await (const scan of scans) pushed.push(scan);
        })();
      },
    }),
  );
  await expect.poll(() => closing).toBe(true);
  expect([manager.state()?.status, manager.state()?.endedAt]).toEqual(['ending', undefined]);
  expect(manager.scan({ kind: 'serial', serial: 'PHHMAB12CD34EF5' }).ok).toBe(true);
  expect(manager.state()?.lastScan).toMatchObject({ serial: 'PHHMAB12CD34EF5', error: { code: 'scan-after-end' } });
  // Nor a command, by a button or printed.
  expect(manager.command({ command: 'retry' }).ok).toBe(true);
  expect(manager.state()?.lastScan).toMatchObject({ command: 'retry', error: { code: 'order-after-end' } });
  expect(manager.scan({ kind: 'command', command: 'seen' }).ok).toBe(true);
  expect(manager.state()?.lastScan).toMatchObject({ command: 'seen', error: { code: 'order-after-end' } });
  closed();
  await done;
  expect([manager.state()?.status, pushed]).toEqual(['ended', []]);
});

it('a fault at one row ends the devices that are under way, and each is written down', async () => {
  const { manager, over } = bench();
  const row = {
    attemptId: 'at-1',
    photon: 'Photon-A',
    deviceId: undefined,
    outcome: 'ABORTED',
    attempts: 1,
    tookMs: 1,
  } as const;
  const rows: number[] = [];
  const told: string[] = [];
  const done = over();
  manager.begin(facts, async () =>
    success({
      async *run(_asked, signal) {
        yield { type: 'device-finished', at: 1, slot: 1, row };
        told.push(signal.aborted ? 'aborted' : 'works on');
        yield { type: 'device-finished', at: 2, slot: 2, row };
        told.push('drained');
        return end;
      },
      blink: async () => success(undefined),
      rowDone(_row, at) {
        rows.push(at);
        if (at === 1) throw new Error('disk');
      },
      close: async () => void told.push('closed'),
    }),
  );
  await done;
  expect([rows, told]).toEqual([
    [1, 2],
    ['aborted', 'drained', 'closed'],
  ]);
  expect(manager.state()?.error?.code).toBe('internal-error');
});

it('lets a device of the line that runs show itself, and none where none runs', async () => {
  const { manager, over } = bench();
  const id = '3b0021001747353236343033' as DeviceId;
  const asked: [DeviceId, boolean][] = [];
  expect(await manager.blink(id, true)).toMatchObject({ error: { code: 'invalid-input' } });
  const open = listening([]);
  manager.begin(facts, async (channels, signal) => {
    const opened = await open(channels, signal);
    if (!opened.ok) return opened;
    const blink: OpenLine['blink'] = async (...which) => {
      asked.push(which);
      return success(undefined);
    };
    return success({
      ...opened.value,
      blink,
      async *run(asked, inner) {
        const row = {
          attemptId: 'at-1',
          photon: 'Photon-A',
          deviceId: id,
          outcome: 'FAIL',
          attempts: 1,
          tookMs: 1,
        } as const;
        yield { type: 'device-finished', at: 2, slot: 1, row };
        return yield* opened.value.run(asked, inner);
      },
    });
  });
  await untilQuiet();
  expect(await manager.blink(id, true)).toEqual({ ok: true, value: undefined });
  // What the page asks is no more than what is on it.
  const stranger = '3b0021001747353236343034' as DeviceId;
  expect(await manager.blink(stranger, true)).toMatchObject({ error: { code: 'invalid-input' } });
  expect(asked).toEqual([[id, true]]);
  const ended = over();
  manager.command({ command: 'stop' });
  await ended;
  expect(await manager.blink(id, false)).toMatchObject({ error: { code: 'invalid-input' } });
});

it('gives a line that asks for customers what is scanned, and says when it is too late for them', async () => {
  const { manager, over } = bench();
  const heard: (Scan | LineOrder)[] = [];
  const done = over();
  const scan = { kind: 'customer', email: 'bob@example.com' } as const;
  const opened = listening(heard);
  manager.begin({ ...facts, scans: false, customer: 'ann@example.com' }, async (channels, signal) => {
    const line = await opened(channels, signal);
    if (!line.ok) return line;
    return success({
      ...line.value,
      async *run(asked, inner) {
        yield { type: 'customer-changed', at: 2, customer: undefined };
        return yield* line.value.run(asked, inner);
      },
    });
  });
  expect(manager.state()).toMatchObject({ asksCustomer: true, customer: 'ann@example.com' });
  await expect.poll(() => manager.state()?.status).toBe('running');
  expect(manager.state()?.customer).toBeUndefined();
  manager.scan(scan);
  await expect.poll(() => heard).toEqual([scan]);
  const stopped = manager.stop();
  manager.scan(scan);
  expect(manager.state()?.lastScan).toMatchObject({ customer: 'bob@example.com', error: { code: 'order-after-end' } });
  await stopped;
  await done;
});

it('says of a sticker that a line without scans does not need it', async () => {
  const { manager, over } = bench();
  const heard: (Scan | LineOrder)[] = [];
  const done = over();
  manager.begin({ ...facts, scans: false }, listening(heard));
  await expect.poll(() => manager.state()?.status).toBe('running');
  expect(manager.scan({ kind: 'serial', serial: 'PHHTABCDEFGH123' as never }).ok).toBe(true);
  expect(manager.state()?.lastScan).toMatchObject({ serial: 'PHHTABCDEFGH123', error: { code: 'scan-not-asked' } });
  manager.scan({ kind: 'command', command: 'stop' });
  await done;
  expect(heard).toEqual([{ command: 'stop' }]);
});

it('knows all attempts of the line that is shown, and how long that lasted, however the clock is set', async () => {
  const clock = virtualClock();
  const { manager, over } = bench(clock);
  const done = over();
  const taken = (slot: number): LineEvent => ({
    type: 'device-taken',
    at: slot,
    slot,
    attemptId: `attempt-${slot}`,
    photon: undefined,
  });
  const open: OpenALine = async () =>
    success({
      async *run() {
        yield started;
        for (let slot = 1; slot <= 60; slot += 1) yield taken(slot);
        clock.set(-3_600_000);
        await clock.advance(5_000);
        return end;
      },
      rowDone: () => undefined,
      blink: async () => success(undefined),
      close: async () => undefined,
    });
  manager.begin(facts, open);
  await done;
  expect(manager.attemptIds()).toHaveLength(60);
  expect(manager.attemptIds().at(-1)).toBe('attempt-60');
  const { begunAt = 0, endedAt = 0 } = manager.state() ?? {};
  expect(endedAt - begunAt).toBe(5_000);
  manager.forget();
  expect(manager.attemptIds()).toEqual([]);
});
