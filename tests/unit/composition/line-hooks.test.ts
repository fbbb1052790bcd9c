import { expect, it } from 'vitest';
import { lineHooks } from '../../../electron/composition/line-hooks.ts';
import type { NewEvent, OwedRow } from '../../../electron/record/record-port.ts';
import { readPreset } from '../../../electron/station/preset.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { setupError } from '../../../shared/errors.ts';
import type { LineRow } from '../../../shared/line-event.ts';
import { success } from '../../../shared/result.ts';

const deviceId = '2e0039000147343233323032' as DeviceId;
const row: LineRow = { attemptId: 'new', photon: 'Photon-1', deviceId, outcome: 'PASS', attempts: 1, tookMs: 9 };
const owed: readonly OwedRow[] = [
  { at: 5, attemptId: 'old', deviceId, outcome: 'FAIL', code: 'photon-not-online' },
  { at: 6, attemptId: 'of later', outcome: 'ERROR', code: 'of-a-later-version' },
];

async function open(hooks: readonly object[]) {
  const preset = readPreset(JSON.stringify({ name: 'lamps', networks: [{ ssid: 'a', security: 'open' }], hooks }));
  if (!preset.ok) throw new Error(preset.error.code);
  const written: NewEvent[] = [];
  const passed: { readonly row: object; readonly taken: (() => Promise<void>) | undefined }[] = [];
  const made = await lineHooks(
    { pass: (one, taken) => void passed.push({ row: one, taken }), end: async () => undefined },
    {
      async write(event) {
        written.push(event);
        return success(undefined);
      },
      rowsOwed: async () => owed,
    },
    { preset: preset.value, operator: 'Ann' },
    ({ code }) => ({ code, message: 'what', next: 'do' }),
  );
  return { made, passed, written };
}

it('passes on first what earlier lines owe, then each row, and notes what all hooks have', async () => {
  const { made, passed, written } = await open([{ kind: 'folder', path: 'a' }]);
  made.rowDone(row, 7);
  made.rowDone({ ...row, attemptId: 'bad', outcome: 'FAIL', error: setupError('photon-not-online') }, 8);
  const words = { code: 'photon-not-online', message: 'what', next: 'do' };
  expect(passed.map((one) => one.row)).toEqual([
    { at: 5, attemptId: 'old', deviceId, outcome: 'FAIL', preset: 'lamps', ...words },
    { at: 6, attemptId: 'of later', outcome: 'ERROR', preset: 'lamps', code: 'of-a-later-version' },
    { at: 7, preset: 'lamps', operator: 'Ann', ...row },
    { at: 8, preset: 'lamps', operator: 'Ann', ...row, attemptId: 'bad', outcome: 'FAIL', ...words },
  ]);
  // That of a PASS is noted before it.
  expect(written).toMatchObject([{ attemptId: 'bad', value: 0 }]);
  await passed[0]?.taken?.();
  await passed[2]?.taken?.();
  expect(written.slice(1)).toMatchObject([
    { attemptId: 'old', value: 1 },
    { attemptId: 'new', value: 1 },
  ]);
});

it('notes nothing where there are no hooks', async () => {
  const { made, passed, written } = await open([]);
  made.rowDone({ ...row, outcome: 'FAIL' }, 7);
  expect([passed, written]).toEqual([[], []]);
});
