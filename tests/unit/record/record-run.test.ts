import { describe, expect, it } from 'vitest';
import { foldEvent } from '../../../electron/record/attempt-row.ts';
import type { RecordEvent } from '../../../electron/record/record-event.ts';
import type { AttemptRecord, NewEvent } from '../../../electron/record/record-port.ts';
import { type AttemptFacts, recordRun } from '../../../electron/record/record-run.ts';
import { setupError } from '../../../shared/errors.ts';
import { success } from '../../../shared/result.ts';
import type { Outcome, SetupEvent, Stage } from '../../../shared/setup-events.ts';
import type { StepId } from '../../../shared/setup-steps.ts';

const failed: Outcome = { outcome: 'failed', error: setupError('photon-not-online') };
const claimed = { outcome: 'claimed', deviceId: '2e0039000147343233323032', name: undefined, tookMs: 1 } as Outcome;
const stage = (type: 'stage-started' | 'stage-finished', name: Stage) => ({ type, stage: name, at: 0 }) as const;
const begins = (name: Stage) => stage('stage-started', name);
const ends = (name: Stage) => stage('stage-finished', name);
const step = (name: StepId, attempt = 1): SetupEvent => ({
  ...{ type: 'step-started', step: name, at: 0, attempt, attempts: 3, timeLimitMs: 1 },
});
const retried = (name: StepId): SetupEvent => ({
  ...{ type: 'step-retried', step: name, at: 0, error: setupError('photon-timed-out'), waitMs: 1 },
});

/** What is written of a run with these events, each of which takes 100 ms. */
async function writtenOf(
  facts: Partial<AttemptFacts>,
  outcome: Outcome,
  ...events: readonly SetupEvent[]
): Promise<readonly NewEvent[]> {
  let now = 0;
  const noted: NewEvent[] = [];
  const record: Pick<AttemptRecord, 'write' | 'monotonic'> = {
    monotonic: () => now,
    async write(event) {
      noted.push(event);
      return success(undefined);
    },
  };
  async function* run(): AsyncGenerator<SetupEvent, Outcome> {
    yield { type: 'run-started', at: 0, runId: 'one', wifi: 'simulated' };
    for (const event of events) {
      yield event;
      now += 100;
    }
    yield { type: 'run-finished', at: 0, outcome };
    return outcome;
  }
  const known = { forWhom: { for: 'account' }, cloudUrl: undefined, known: () => ({}) } as const;
  const recorded = recordRun(run(), record, { ...known, ...facts });
  while (!(await recorded.next()).done);
  return noted;
}

const written = (outcome: Outcome, ...events: readonly SetupEvent[]) => writtenOf({}, outcome, ...events);

/** The row that they tell. */
async function rowOf(outcome: Outcome, ...events: readonly SetupEvent[]) {
  const noted = await written(outcome, ...events);
  const told = noted.map(
    (event): RecordEvent => (event.type === 'started' ? { ...event, kind: 'production', program: 'a' } : event),
  );
  return told.reduce<ReturnType<typeof foldEvent>>(
    (row, event, place) => foldEvent(row, event, { stationId: 's', sequence: place + 1 }),
    undefined,
  );
}

describe('the stage that a run fails in', () => {
  it('is told with its time and its retries, and is none that was over', async () => {
    const row = await rowOf(
      failed,
      ...[begins('prepare'), retried('get-claim-code'), ends('prepare')],
      ...[begins('join'), step('join-photon'), retried('join-photon'), retried('join-photon')],
    );
    expect(row).toMatchObject({
      stageMs: { prepare: 200 },
      stage: 'prepare',
      failedStage: 'join',
      failedStageMs: 400,
      retries: 3,
    });
  });

  it('ends where the way home begins, and the way back is no way home', async () => {
    const row = await rowOf(
      failed,
      ...[begins('inspect'), step('give-network-back'), step('add-to-product')],
      ...[step('give-network-back'), retried('give-network-back'), step('give-network-back', 2)],
    );
    expect(row).toMatchObject({ failedStage: 'inspect', failedStageMs: 300, retries: 0 });
    const lost = await rowOf(
      failed,
      ...[begins('give-back'), step('give-network-back'), retried('give-network-back'), step('give-network-back', 2)],
      ...[step('give-network-back'), retried('give-network-back')],
    );
    expect(lost).toMatchObject({ failedStage: 'give-back', failedStageMs: 400, retries: 1 });
  });

  it('is none where all were over, as where a device does not show what it has to', async () => {
    const row = await rowOf(failed, begins('prove'), ends('prove'));
    expect(row).toMatchObject({ stageMs: { prove: 100 }, failedStage: null, failedStageMs: null, retries: 0 });
  });

  it('is over after all where its device was proven from elsewhere', async () => {
    const row = await rowOf(claimed, begins('prove'), retried('wait-online'));
    expect(row).toMatchObject({ stageMs: { prove: 200 }, failedStage: null, retries: 1, verdict: 'PASS' });
  });
});

describe('what was applied to a device', () => {
  const applied = { presetRevision: 4, presetHash: 'a'.repeat(32), listHash: undefined, required: 'b'.repeat(32) };

  it('stands at its beginning, and who goes on with it notes what is asked for now', async () => {
    const labels = { preset: 'lamps', batch: 'WO 4711', applied };
    const [begun] = await writtenOf(labels, claimed);
    expect(begun).toMatchObject({ type: 'started', preset: 'lamps', batch: 'WO 4711', ...applied });
    const [goneOn] = await writtenOf({ ...labels, goesOn: true }, claimed);
    expect(goneOn).toEqual({ type: 'stage', attemptId: 'one', at: 0, required: applied.required });
  });

  it('is to be online by a preset that is known by its name alone, and nothing without one', async () => {
    const [byName] = await writtenOf({ preset: 'lamps' }, claimed);
    expect(byName).toMatchObject({ required: 'online', presetHash: undefined });
    expect(await written(claimed)).toMatchObject([{ type: 'started', required: undefined }, { type: 'finished' }]);
    const [end, ...others] = await writtenOf({ goesOn: true }, claimed);
    expect([end?.type, others]).toEqual(['finished', []]);
  });
});

it('has in its end how its device was seen online, also where it did not show what it had to', async () => {
  const proven: SetupEvent = { type: 'online-proven', at: 0, by: 'handshake' };
  for (const outcome of [claimed, failed]) {
    const noted = await written(outcome, begins('prove'), proven, ends('prove'));
    expect(noted.at(-1)).toMatchObject({ type: 'finished', onlineProof: 'handshake' });
  }
  expect((await written(failed, begins('prove'))).at(-1)).toMatchObject({ onlineProof: undefined });
});
