import { describe, expect, it } from 'vitest';
import { homeGate } from '../../../electron/station/home-gate.ts';
import { lineLights } from '../../../electron/station/line-lights.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { setupError } from '../../../shared/errors.ts';
import type { LineEvent, LineRow } from '../../../shared/line-event.ts';
import { failure, success } from '../../../shared/result.ts';
import { stationLimits } from '../../../shared/time-limits.ts';
import { jumpingClock } from '../../support/jumping-clock.ts';
import { untilQuiet } from '../../support/quiet.ts';

const id = '3b0021001747353236343033' as DeviceId;
const other = '3b0021001747353236343034' as DeviceId;

function bench(answers: () => boolean = () => true) {
  const clock = jumpingClock();
  const gate = homeGate(clock);
  const asked: [DeviceId, boolean][] = [];
  const stopped = new AbortController();
  const shown: (DeviceId | undefined)[] = [];
  const account = {
    async signalDevice(which: DeviceId, on: boolean, signal: AbortSignal) {
      asked.push([which, on]);
      if (answers()) return success(undefined);
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      return failure(setupError('cancelled'));
    },
  };
  const lights = lineLights(account, gate, clock, stopped.signal, (which) => shown.push(which));
  return { clock, gate, asked, stopped, shown, lights };
}

it('those that show themselves are told not to when the line ends, and the others nothing', async () => {
  const { clock, asked, stopped, lights } = bench();
  for (const which of [id, other]) await lights.blink(which, true);
  await lights.blink(other, false);
  asked.length = 0;
  stopped.abort();
  await clock.run(lights.end(), 60_000);
  expect([asked, clock.monotonic()]).toEqual([[[id, false]], 0]);
});

it('a silent cloud holds no end, and what was asked of it is cancelled', async () => {
  const { clock, asked, lights } = bench(() => false);
  const asking = lights.blink(id, true);
  await untilQuiet();
  await clock.run(lights.end(), 60_000);
  expect(await asking).toMatchObject({ error: { code: 'cancelled' } });
  expect([asked, clock.monotonic()]).toEqual([
    [
      [id, true],
      [id, false],
    ],
    stationLimits.lightsEndMs,
  ]);
});

it('an order that is under way at the end comes to the cloud before the one that ends it', async () => {
  const clock = jumpingClock();
  const came: boolean[] = [];
  const lights = lineLights(
    {
      async signalDevice(_, on, signal) {
        if (on) await clock.sleep(1_000, signal);
        came.push(on);
        return success(undefined);
      },
    },
    homeGate(clock),
    clock,
    new AbortController().signal,
  );
  const asking = lights.blink(id, true);
  await untilQuiet();
  await clock.run(lights.end(), 60_000);
  expect([await asking, came]).toMatchObject([{ ok: true }, [true, false]]);
});

it('one that was told to show itself while it was told not to is known at the end', async () => {
  const { clock, asked, lights } = bench();
  await lights.blink(id, true);
  await Promise.all([lights.blink(id, false), lights.blink(id, true)]);
  asked.length = 0;
  await clock.run(lights.end(), 60_000);
  expect(asked).toEqual([[id, false]]);
});

it('what waits for the computer to be home is not asked when the line is over', async () => {
  const { clock, gate, asked, lights } = bench();
  gate.close();
  const waiting = lights.blink(id, true);
  await clock.run(lights.end(), 60_000);
  gate.open();
  expect(await waiting).toMatchObject({ error: { code: 'cancelled' } });
  expect(await lights.blink(id, true)).toMatchObject({ error: { code: 'cancelled' } });
  expect(asked).toEqual([]);
});

describe('over cables the device that passed last', () => {
  const port = '/dev/ttyACM0';
  const plugged = (...ids: readonly DeviceId[]): LineEvent => ({
    type: 'sockets-seen',
    at: 1,
    plugged: ids.map((one) => ({ kind: 'photon', name: 'Photon', id: one, port })),
  });
  const passed = (deviceId: DeviceId, told: Partial<LineRow> = {}): LineEvent => ({
    type: 'device-finished',
    at: 1,
    slot: 1,
    row: { attemptId: 'a', photon: port, deviceId, outcome: 'PASS', online: true, attempts: 1, tookMs: 1, ...told },
  });
  const started = (over: object = { usb: true }): LineEvent => ({
    type: 'line-started',
    at: 1,
    preset: 'lamps',
    done: 0,
    goesOn: 0,
    ...over,
  });

  it('shows itself until the next has passed, until it is unplugged, or for two minutes', async () => {
    const { clock, asked, lights } = bench();
    for (const event of [started(), plugged(id, other), passed(id)]) lights.see(event);
    await untilQuiet();
    expect(asked).toEqual([[id, true]]);
    lights.see(passed(other));
    await untilQuiet();
    expect(asked.slice(1)).toEqual(
      expect.arrayContaining([
        [id, false],
        [other, true],
      ]),
    );
    lights.see(plugged(id, other));
    await untilQuiet();
    expect(asked).toHaveLength(3);
    lights.see(plugged(id));
    await untilQuiet();
    expect(asked.slice(3)).toEqual([[other, false]]);
    lights.see(passed(id));
    await clock.pass(stationLimits.newestShownMs - 1);
    expect(asked.slice(4)).toEqual([[id, true]]);
    await clock.pass(1);
    expect(asked.slice(5)).toEqual([[id, false]]);
  });

  it('is told to whoever draws it, until it does not show itself any more or a person has told it what to do', async () => {
    const { clock, shown, lights } = bench();
    for (const event of [started(), passed(id)]) lights.see(event);
    await untilQuiet();
    expect(shown).toEqual([id]);
    await clock.pass(stationLimits.newestShownMs);
    expect(shown).toEqual([id, undefined]);
    lights.see(passed(other));
    await untilQuiet();
    await lights.blink(other, false);
    await clock.pass(stationLimits.newestShownMs);
    expect(shown).toEqual([id, undefined, other, undefined]);
  });

  it('shows itself on where somebody asked for that since', async () => {
    const { asked, lights } = bench();
    for (const event of [started(), passed(id)]) lights.see(event);
    await untilQuiet();
    await lights.blink(id, true);
    lights.see(passed(other));
    await untilQuiet();
    expect(asked).toEqual([
      [id, true],
      [id, true],
      [other, true],
    ]);
  });

  it('is known by its port where its descriptors tell no ID', async () => {
    const { asked, lights } = bench();
    const nameless: LineEvent = { type: 'sockets-seen', at: 1, plugged: [{ kind: 'photon', name: 'Photon', port }] };
    for (const event of [started(), passed(id), nameless]) lights.see(event);
    await untilQuiet();
    expect(asked).toEqual([[id, true]]);
    lights.see({ ...nameless, plugged: [] });
    await untilQuiet();
    expect(asked).toEqual([
      [id, true],
      [id, false],
    ]);
  });

  it('is told not to when the line ends, and nothing waits any more', async () => {
    const { clock, asked, lights } = bench();
    for (const event of [started(), passed(id)]) lights.see(event);
    await untilQuiet();
    await clock.run(lights.end(), 60_000);
    await clock.pass(stationLimits.newestShownMs);
    expect(asked).toEqual([
      [id, true],
      [id, false],
    ]);
    expect(clock.hand().sleepers()).toBe(0);
  });

  it.each([
    ['over Wi-Fi', {}, {}],
    ['that was not seen online', { usb: true }, { online: undefined }],
    ['that failed', { usb: true }, { outcome: 'FAIL' }],
  ] as const)('%s shows nothing by itself', async (_, line, row) => {
    const { asked, lights } = bench();
    for (const event of [started(line), passed(id, row as Partial<LineRow>)]) lights.see(event);
    await untilQuiet();
    expect(asked).toEqual([]);
  });
});
