import { describe, expect, it } from 'vitest';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { leftBefore } from '../../../electron/terminal/left-before.ts';
import type { Attempt } from '../../../shared/attempt.ts';
import { type SetupError, setupError } from '../../../shared/errors.ts';
import { programLimits } from '../../../shared/time-limits.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const attempt = { runId: 'earlier' } as Attempt;
const damaged = setupError('record-damaged');

/** What comes too late for the answer. */
function late() {
  const told: SetupError[] = [];
  return { told, tell: (problem: SetupError) => void told.push(problem) };
}

/** A record that answers to `asked` alone when it is told to. */
function slowRecord(asked: 'interrupted' | 'takeProblem') {
  let answer: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  let taken = 0;
  const record = {
    async interrupted() {
      if (asked === 'interrupted') await answered;
      return [attempt];
    },
    async takeProblem() {
      taken += 1;
      if (asked === 'takeProblem') await answered;
      return damaged;
    },
  };
  return { record, answer, taken: () => taken };
}

describe('what the record tells before a set-up', () => {
  it.each(['interrupted', 'takeProblem'] as const)('is all of it where it answers in time (%s)', async (asked) => {
    const clock = virtualClock();
    const { record, answer } = slowRecord(asked);
    const { told, tell } = late();
    const left = leftBefore(record, clock, neverAborted(), tell);
    await clock.advance(programLimits.recordOpenMs - 1);
    answer();
    expect(await left).toEqual({ unfinished: [attempt], problem: damaged });
    expect(clock.sleepers()).toBe(0);
    expect(told).toEqual([]);
  });

  it.each([
    ['interrupted', [], []],
    // The record says it once, whoever waits for it.
    ['takeProblem', [attempt], [damaged]],
  ] as const)(
    'is what it has told after ten seconds, and then what was taken (%s)',
    async (asked, unfinished, later) => {
      const clock = virtualClock();
      const { record, answer, taken } = slowRecord(asked);
      const { told, tell } = late();
      const left = leftBefore(record, clock, neverAborted(), tell);
      await clock.advance(programLimits.recordOpenMs - 1);
      expect(await Promise.race([left, 'waits'])).toBe('waits');
      await clock.advance(1);
      expect(await Promise.race([left, 'waits'])).toEqual({ unfinished, problem: undefined });
      answer();
      await clock.advance(0);
      expect(taken()).toBe(later.length);
      expect(told).toEqual(later);
    },
  );

  it('is nothing where somebody cancels meanwhile', async () => {
    const clock = virtualClock();
    const cancel = new AbortController();
    const left = leftBefore(slowRecord('interrupted').record, clock, cancel.signal, late().tell);
    await clock.advance(0);
    cancel.abort();
    expect(await left).toEqual({ unfinished: [], problem: undefined });
  });
});
