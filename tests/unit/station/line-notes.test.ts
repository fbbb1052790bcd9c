import { expect, it } from 'vitest';
import type { LineBase } from '../../../electron/station/line-base.ts';
import type { LineDevices } from '../../../electron/station/line-devices.ts';
import { lineNotes } from '../../../electron/station/line-notes.ts';
import type { LineWorld } from '../../../electron/station/line-world.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import type { LineRow } from '../../../shared/line-event.ts';
import { untilQuiet } from '../../support/quiet.ts';

const failed = (attemptId: string, deviceId: string): LineRow => ({
  attemptId,
  photon: undefined,
  deviceId: deviceId as DeviceId,
  outcome: 'FAIL',
  attempts: 1,
  tookMs: 1,
});

it('a printed code for the newest failure passes over all rows of a device that was set aside', async () => {
  const rows = [failed('1', 'y'), failed('2', 'x'), failed('3', 'x')];
  const aside = new Set<DeviceId | undefined>();
  const meant: string[] = [];
  const devices: Pick<LineDevices, 'rows' | 'isAside' | 'note'> = {
    rows,
    isAside: ({ deviceId }) => aside.has(deviceId),
    note(attemptId) {
      meant.push(attemptId);
      aside.add(rows.find((row) => row.attemptId === attemptId)?.deviceId);
      return true;
    },
  };
  const said: unknown[] = [];
  const base = {
    world: {} as LineWorld,
    say: (event) => void said.push(event),
    now: () => 1,
  } as Partial<LineBase> as LineBase;
  const notes = lineNotes(base, devices as LineDevices);
  for (const _ of rows.slice(1)) expect(notes.take({ command: 'set-aside' })).toBeUndefined();
  expect(meant).toEqual(['3', '1']);
  await untilQuiet();
  // Whoever reads it need not know which attempt was whose.
  expect(said).toMatchObject([
    { attemptId: '3', deviceId: 'x', setAside: true },
    { attemptId: '1', deviceId: 'y', setAside: true },
  ]);
});
