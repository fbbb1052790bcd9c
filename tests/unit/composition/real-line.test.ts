import { describe, expect, it } from 'vitest';
import { madeBefore } from '../../../electron/composition/real-line.ts';
import type { AttemptRecord } from '../../../electron/record/record-port.ts';
import type { Preset } from '../../../electron/station/preset.ts';
import type { Attempt, AttemptFor } from '../../../shared/attempt.ts';
import type { DeviceId } from '../../../shared/device-id.ts';

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
  const passed: Attempt = { ...attempt, end: { at: 3, outcome: 'online-without-owner' } } as Attempt;
  const record = {
    attempts: async () => [passed],
    interrupted: async () => [attempt],
  } as Partial<AttemptRecord> as AttemptRecord;
  const preset = { name: 'bench', customer: rule as Preset['customer'] };
  const { done, unproven } = await madeBefore(record, preset, { forWhom: now, cloudUrl });
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
