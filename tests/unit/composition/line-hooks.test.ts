import { expect, it } from 'vitest';
import { lineHooks } from '../../../electron/composition/line-hooks.ts';
import type { OwedRow, RowOfHooks } from '../../../electron/record/record-port.ts';
import { readPreset } from '../../../electron/station/preset.ts';
import type { Hook } from '../../../electron/station/row-hooks.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { setupError } from '../../../shared/errors.ts';
import type { LineRow } from '../../../shared/line-event.ts';
import { success } from '../../../shared/result.ts';

const deviceId = '2e0039000147343233323032' as DeviceId;
const row: LineRow = { attemptId: 'new', photon: 'Photon-1', deviceId, outcome: 'PASS', attempts: 1, tookMs: 9 };
const folder: Hook = { kind: 'folder', path: 'a' };
const web: Hook = { kind: 'web', url: 'https://example.com/?key=not-for-everybody', tokenEnv: 'TOKEN' };

/** A record that keeps what is owed in memory, over lines. */
function recordOf() {
  let owed: readonly (Omit<OwedRow, 'row'> & Pick<RowOfHooks, 'row'>)[] = [];
  return {
    owed: () => owed,
    async oweRow({ attemptId, hooks, row: told }: RowOfHooks) {
      owed = [
        ...owed.filter((one) => one.attemptId !== attemptId),
        ...hooks.map((hook) => ({ hook, attemptId, row: told })),
      ];
      return success(undefined);
    },
    async rowTaken(attemptId: string, hook: string) {
      owed = owed.filter((one) => one.attemptId !== attemptId || one.hook !== hook);
      return success(undefined);
    },
    rowsOwed: async (hooks: readonly string[]) =>
      owed.flatMap((one) => (hooks.includes(one.hook) && one.row !== null ? [{ ...one, row: one.row }] : [])),
  };
}

async function open(record: ReturnType<typeof recordOf>, name: string, hooks: readonly Hook[], fields: object = {}) {
  const preset = readPreset(JSON.stringify({ name, networks: [{ ssid: 'a', security: 'open' }], hooks, ...fields }));
  if (!preset.ok) throw new Error(preset.error.code);
  const passed: { readonly row: unknown; readonly taken: ((hook: Hook) => Promise<unknown>) | undefined }[] = [];
  const again: { readonly hook: Hook; readonly row: unknown; readonly taken: () => Promise<unknown> }[] = [];
  const made = await lineHooks(
    {
      pass: (told, taken) => void passed.push({ row: JSON.parse(told), taken }),
      passOwed: (hook, told, taken) => void again.push({ hook, row: JSON.parse(told), taken }),
      end: async () => undefined,
    },
    record,
    { preset: preset.value },
    ({ code }) => ({ code, message: 'what', next: 'do' }),
  );
  return { made, passed, again, own: preset.value.hooks };
}

it('tells with each row what the device is', async () => {
  const { made, passed } = await open(recordOf(), 'lamps', [folder], { part: 'LMP-100', revision: 'B' });
  made.rowDone(row, 8);
  expect(passed.map((one) => one.row)).toEqual([{ at: 8, preset: 'lamps', part: 'LMP-100', revision: 'B', ...row }]);
});

it('owes each row to each hook until that one has it, as it was told', async () => {
  const record = recordOf();
  const first = await open(record, 'lamps', [folder, web]);
  first.made.rowDone({ ...row, outcome: 'FAIL', error: setupError('photon-not-online') }, 8);
  const told = { at: 8, preset: 'lamps', ...row, outcome: 'FAIL', code: 'photon-not-online' };
  const inWords = { ...told, message: 'what', next: 'do' };
  expect([first.passed.map((one) => one.row), first.again]).toEqual([[inWords], []]);
  const [hasIt] = first.own;
  if (hasIt !== undefined) await first.passed[0]?.taken?.(hasIt);
  const second = await open(record, 'lamps', [folder, web]);
  expect(second.again).toMatchObject([{ hook: web, row: inWords }]);
  await second.again[0]?.taken();
  expect((await open(record, 'lamps', [folder, web])).again).toEqual([]);
});

it('owes a row to the hook that it was to go to, whatever the preset is called, and to no other of that name', async () => {
  const record = recordOf();
  (await open(record, 'lamps', [web])).made.rowDone(row, 7);
  const others: readonly Hook[] = [{ ...web, url: 'https://other.example.com' }, folder, { ...web, tokenEnv: 'OTHER' }];
  expect((await open(record, 'lamps', others)).again).toEqual([]);
  expect((await open(record, 'renamed', [folder, web])).again).toMatchObject([{ hook: web, row: { preset: 'lamps' } }]);
  expect(JSON.stringify(record.owed().map(({ hook }) => hook))).toMatch(/^\["[0-9a-f]{32}"\]$/);
});

it('notes before a device passes that its row is owed, and nothing where there are no hooks', async () => {
  const record = recordOf();
  const { made } = await open(record, 'lamps', [folder]);
  await made.owe?.('passes');
  expect(record.owed()).toMatchObject([{ attemptId: 'passes', row: null }]);
  const none = await open(recordOf(), 'lamps', []);
  none.made.rowDone(row, 7);
  expect([none.passed, none.made.owe]).toEqual([[], undefined]);
});

it('owes a row twice to a hook that a preset has twice, each until that one has it', async () => {
  const record = recordOf();
  const first = await open(record, 'lamps', [folder, folder]);
  first.made.rowDone(row, 7);
  const [, second] = first.own;
  if (second === undefined) throw new Error('one hook');
  await first.passed[0]?.taken?.(second);
  const { again } = await open(record, 'lamps', [folder, folder]);
  expect(again).toMatchObject([{ hook: folder, row: { attemptId: 'new' } }]);
  await again[0]?.taken();
  expect(record.owed()).toEqual([]);
  // What was owed before a hook stood there twice goes to the first of them.
  (await open(record, 'lamps', [folder])).made.rowDone(row, 8);
  expect((await open(record, 'lamps', [folder, folder])).again).toHaveLength(1);
});
