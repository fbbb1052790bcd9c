import { describe, expect, it } from 'vitest';
import { madeBefore } from '../../../electron/composition/real-line.ts';
import { type AttemptRow, foldEvent } from '../../../electron/record/attempt-row.ts';
import type { RecordEvent } from '../../../electron/record/record-event.ts';
import { columnsOf } from '../../../electron/record/row-codec.ts';
import type { Preset } from '../../../electron/station/preset.ts';
import type { Attempt, AttemptFor } from '../../../shared/attempt.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { setupError } from '../../../shared/errors.ts';
import { failure, success } from '../../../shared/result.ts';
import { recordFolder } from '../../support/record-events.ts';

const cloudUrl = 'https://cloud';
const id = '3b0021001747353236343033' as DeviceId;
const customers = (email: string, productId = 1): AttemptFor => ({ for: 'customer', email, productId });
const nobodys = (productId: number): AttemptFor => ({ for: 'product', productId });

/** What a line with this customer rule, for `now`, knows of one attempt that was made for `then`. */
async function knownFrom(rule: object, then: AttemptFor, now: AttemptFor) {
  const attempt: Attempt = {
    runId: 'run',
    startedAt: 1,
    forWhom: then,
    cloudUrl,
    deviceId: id,
    networkName: 'HomeNet',
    preset: 'bench',
    operator: undefined,
    serial: undefined,
    plan: undefined,
    reached: 'connect',
    connectedAt: 2,
    end: undefined,
  } as Attempt;
  const passed = { ...attempt, outcome: 'online-without-owner' } as const;
  const record = { arrived: async () => success([passed]), interrupted: async () => [attempt] };
  const preset = { name: 'bench', customer: rule as Preset['customer'] };
  const before = await madeBefore(record, preset, { forWhom: now, cloudUrl });
  if (!before.ok) throw new Error(before.error.code);
  const { done, unproven } = before.value;
  return { done, goesOn: unproven.map(({ customer }) => customer) };
}

describe('what a line knows of attempts before it', () => {
  it.each(['done', 'goesOn'] as const)('is of its own product alone (%s)', async (what) => {
    const none = { rule: 'none' };
    expect((await knownFrom(none, nobodys(1), nobodys(1)))[what]).toHaveLength(1);
    expect((await knownFrom(none, nobodys(1), nobodys(2)))[what]).toEqual([]);
  });

  it('goes on with a proof for whom it was begun, and not for the customer whom the preset names since', async () => {
    const [ann, bob] = ['ann@example.com', 'bob@example.com'];
    const fixed = { rule: 'fixed', email: bob };
    expect((await knownFrom(fixed, customers(bob), customers(bob))).goesOn).toEqual([bob]);
    expect((await knownFrom(fixed, customers(ann), customers(bob))).goesOn).toEqual([]);
    expect((await knownFrom({ rule: 'list' }, customers(ann), customers(bob))).goesOn).toEqual([ann]);
  });
});

const { newFile, programs } = recordFolder();

describe('what a line knows of a long history', () => {
  const here = { forWhom: { for: 'account', userName: 'ann@example.com' }, cloudUrl } as const;
  const idOf = (number: number) => number.toString(16).padStart(24, '0') as DeviceId;
  const attempt = (
    number: number,
    more: object = {},
    outcome: 'claimed' | 'failed' | 'handed-over' = 'claimed',
  ): readonly RecordEvent[] => {
    const attemptId = `attempt-${number}`;
    const labels = { preset: 'lamps', serial: `SN${number}`, program: 'a', kind: 'production', ...more } as const;
    return [
      { type: 'started', attemptId, at: number, deviceId: idOf(number), ...here, ...labels },
      { type: 'finished', attemptId, at: number, outcome, code: outcome === 'failed' ? 'photon-not-found' : undefined },
    ];
  };
  function rowTold(events: readonly RecordEvent[], stationId: string): AttemptRow {
    let row: AttemptRow | undefined;
    for (const [sequence, event] of events.entries()) row = foldEvent(row, event, { stationId, sequence });
    if (row === undefined) throw new Error('no attempt');
    return row;
  }
  const preset = (name: string) => ({ name, customer: { rule: 'account' } as Preset['customer'] });

  it('is all that has passed, whatever its preset was called, and golden Photons of long ago', async () => {
    const record = programs(newFile()).start('a');
    const newest = 10_001;
    const rows = [
      attempt(0, { kind: 'golden', serial: undefined }),
      ...Array.from({ length: newest }, (_, index) => attempt(index + 1)),
      attempt(newest + 1, { serial: 'FAILED' }, 'failed'),
      attempt(newest + 3, { serial: 'HANDED-OVER' }, 'handed-over'),
      attempt(newest + 2, { forWhom: { for: 'product', productId: 7 }, serial: 'OF-A-PRODUCT' }),
    ];
    const written = await record.useOwn(({ database, stationId }) =>
      database.transaction().execute(async (transaction) => {
        for (let from = 0; from < rows.length; from += 200) {
          const some = rows.slice(from, from + 200).map((events, place) => ({
            ...columnsOf(rowTold(events, stationId)),
            rowId: from + place + 1,
          }));
          await transaction.insertInto('attempt').values(some).execute();
        }
      }),
    );
    expect(written.ok).toBe(true);
    const lamps = await madeBefore(record, preset('lamps'), here);
    if (!lamps.ok) throw new Error(lamps.error.code);
    const { done, serialsUsed, goldenBefore } = lamps.value;
    expect([done.length, done[0], goldenBefore]).toEqual([newest, idOf(1), [idOf(0)]]);
    expect([serialsUsed.length, serialsUsed[0], serialsUsed.at(-1)]).toEqual([newest + 1, 'SN1', 'HANDED-OVER']);
    const renamed = await madeBefore(record, preset('lamps 2'), here);
    expect(renamed.ok && [renamed.value.done, renamed.value.serialsUsed]).toEqual([[], serialsUsed]);
  });

  it('is not known while the record cannot be read, and no line begins as if nothing were made', async () => {
    const refused = failure(setupError('record-newer'));
    const record = { arrived: async () => refused, interrupted: async () => [] };
    expect(await madeBefore(record, preset('lamps'), here)).toEqual(refused);
  });
});
