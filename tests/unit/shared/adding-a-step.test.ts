import { beforeAll, expect, it } from 'vitest';
import { systemClock } from '../../../electron/ground/system-clock.ts';
import type { NewEvent } from '../../../electron/record/record-port.ts';
import { recordRun } from '../../../electron/record/record-run.ts';
import { performStep, type Step } from '../../../electron/setup/step.ts';
import { setupError } from '../../../shared/errors.ts';
import { eventLine } from '../../../shared/event-line.ts';
import { failure, success } from '../../../shared/result.ts';
import type { Outcome, SetupEvent } from '../../../shared/setup-events.ts';
import { foldAll } from '../../../shared/setup-state.ts';
import { type StepId, type StepRow, setupSteps } from '../../../shared/setup-steps.ts';
import { stepsOf } from '../../support/step-order.ts';

/** A step that nothing but its row and its function knows of. */
const added = 'polish-photon' as StepId;
const row: StepRow = { runs: ['developer'], onPhoton: true, noted: true, stores: true };

let tries = 0;
function polishPhoton(): Step<void> {
  return {
    id: added,
    timeLimitMs: 100,
    timeoutCode: 'photon-timed-out',
    attempts: 2,
    pauseMs: 0,
    async run() {
      tries += 1;
      return tries === 1 ? failure(setupError('photon-connection-lost')) : success(undefined);
    },
  };
}

// @ts-expect-error a step without its row does not build
const lacking: Step<void>['id'] = 'polish-photon';

beforeAll(() => {
  expect(setupSteps).not.toHaveProperty(lacking);
  Object.assign(setupSteps, { [added]: row });
});

it('a new step needs its row and its function: runner, record, state, log and matrix know it by them', async () => {
  const clock = systemClock;
  async function* run(): AsyncGenerator<SetupEvent, Outcome> {
    const outcome: Outcome = { outcome: 'failed', error: setupError('cancelled') };
    yield { type: 'run-started', at: clock.now(), runId: 'one', wifi: 'simulated' };
    yield* performStep(polishPhoton(), clock, new AbortController().signal);
    yield { type: 'run-finished', at: clock.now(), outcome };
    return outcome;
  }
  const written: NewEvent[] = [];
  const record = {
    monotonic: () => 0,
    write: async (entry: NewEvent) => {
      written.push(entry);
      return success(undefined);
    },
  };
  const facts = { forWhom: { for: 'account' }, cloudUrl: undefined, known: () => ({}) } as const;
  const events: SetupEvent[] = [];
  for await (const event of recordRun(run(), record, facts)) events.push(event);

  expect(written.map((entry) => ('step' in entry ? entry.step : entry.type))).toEqual(['started', added, 'finished']);
  expect(written.find(({ type }) => type === 'stage')).toMatchObject({ attemptId: 'one', step: added });
  const begun = events.slice(0, events.findIndex((event) => event.type === 'step-started') + 1);
  expect(foldAll(begun)).toMatchObject({ progress: 'partly-set-up', step: { id: added, attempt: 1, attempts: 2 } });
  expect(events.map(eventLine).filter((line) => line.includes(added))).toHaveLength(4);
  expect(tries).toBe(2);
  expect(stepsOf('developer')).toContain(added);
  expect(stepsOf('customer')).not.toContain(added);
});
