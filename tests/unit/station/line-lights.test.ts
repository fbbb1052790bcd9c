import { expect, it } from 'vitest';
import { homeGate } from '../../../electron/station/home-gate.ts';
import { lineLights } from '../../../electron/station/line-lights.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { setupError } from '../../../shared/errors.ts';
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
  const account = {
    async signalDevice(which: DeviceId, on: boolean, signal: AbortSignal) {
      asked.push([which, on]);
      if (answers()) return success(undefined);
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      return failure(setupError('cancelled'));
    },
  };
  return { clock, gate, asked, stopped, lights: lineLights(account, gate, clock, stopped.signal) };
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
