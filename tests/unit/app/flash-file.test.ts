import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { type DevicesHandlerParts, devicesHandlers } from '../../../electron/app/devices-handlers.ts';
import { systemClock } from '../../../electron/ground/system-clock.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { setupError } from '../../../shared/errors.ts';
import { failure, type Result, success } from '../../../shared/result.ts';

it('counts firmware on its way to a device as work, waits for it, and begins none when it may not', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'flash-'));
  try {
    const file = path.join(folder, 'firmware.bin');
    await writeFile(file, 'firmware');
    let arrive = (_result: Result<void>) => {};
    let sent = 0;
    let may: Result<void> = success(undefined);
    const busyWhenTold: boolean[] = [];
    const parts = {
      clock: systemClock,
      account: () => ({
        flashFile: () => {
          sent += 1;
          return new Promise<Result<void>>((resolve) => {
            arrive = resolve;
          });
        },
      }),
      product: () => ({ current: () => undefined }),
      chooseFile: async () => file,
      mayBegin: () => may,
      changed: () => busyWhenTold.push(work.busy()),
    } as unknown as DevicesHandlerParts;
    const work = devicesHandlers(parts);
    const deviceId = '2e0039000147343233323032' as DeviceId;
    const flashed = work.handlers.flashFile({ deviceId });
    await expect.poll(() => sent).toBe(1);
    expect(work.busy()).toBe(true);
    let over = false;
    const ended = work.end().then(() => {
      over = true;
    });
    await new Promise(setImmediate);
    expect(over).toBe(false);
    arrive(success(undefined));
    expect(await flashed).toEqual(success(true));
    await ended;
    expect(busyWhenTold).toEqual([true, false]);

    may = failure(setupError('update-under-way'));
    expect(await work.handlers.flashFile({ deviceId })).toEqual(may);
    expect(sent).toBe(1);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
