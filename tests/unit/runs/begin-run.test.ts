import { expect, it } from 'vitest';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import type { AttemptRecord } from '../../../electron/record/record-port.ts';
import type { OtherStations } from '../../../electron/record/shared-record-port.ts';
import { noted } from '../../../electron/runs/begin-run.ts';
import type { KeptDevice } from '../../../electron/setup/kept-from-others.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { success } from '../../../shared/result.ts';
import type { Outcome, SetupEvent } from '../../../shared/setup-events.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const deviceId = '3b0021001747353236343033' as DeviceId;
const outcome: Outcome = { outcome: 'claimed', deviceId, name: undefined, tookMs: 1 };

/** A run that takes its device and ends well, unless `fails`, with its row and what becomes of its device in one order. */
function kept(fails = false) {
  const told: string[] = [];
  const others: OtherStations = {
    reserveNumber: async () => 'unknown',
    reserveName: async () => 'unknown',
    async reserve(_device, attemptId) {
      told.push(`reserve for ${attemptId}`);
      const release = async () => void told.push('release');
      const reservation = { check: async () => 'held' as const, holder: () => undefined, release };
      return { reservation, isSure: true, elsewhere: undefined };
    },
  };
  async function* setUp(device: KeptDevice): AsyncGenerator<SetupEvent, Outcome> {
    yield { type: 'run-started', at: 1, runId: 'run', wifi: 'automatic' };
    yield* device.take(deviceId);
    if (fails) throw new Error('a bug');
    yield { type: 'run-finished', at: 2, outcome };
    return outcome;
  }
  const record = {
    monotonic: () => 0,
    async write({ type }) {
      told.push(type);
      return success(undefined);
    },
  } as Partial<AttemptRecord> as AttemptRecord;
  const run = noted(setUp, {
    others,
    clock: virtualClock(),
    runId: 'run',
    signal: neverAborted(),
    memory: { choice: undefined },
    noting: { record, forWhom: { for: 'account', userName: undefined }, cloudUrl: undefined },
  });
  return { run, told };
}

it('lets go of a device when its end is on the disk, and whoever follows the run has had it', async () => {
  const { run, told } = kept();
  for await (const { type } of run) told.push(`told ${type}`);
  const begun = ['started', 'told run-started', 'reserve for run'];
  expect(told).toEqual([...begun, 'finished', 'told run-finished', 'release']);
});

it('lets go of it where nobody follows the run any more, and where a bug ends it', async () => {
  const left = kept();
  for await (const { type } of left.run) if (type === 'run-finished') break;
  expect(left.told.slice(-2)).toEqual(['finished', 'release']);
  const { run, told } = kept(true);
  const follow = async () => {
    for await (const { type } of run) told.push(`told ${type}`);
  };
  await expect(follow()).rejects.toThrow('a bug');
  expect(told).toEqual(['started', 'told run-started', 'reserve for run', 'release']);
});
