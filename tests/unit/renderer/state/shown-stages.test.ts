import { describe, expect, it } from 'vitest';
import { currentStage, shownStage, shownStageNames } from '../../../../renderer/state/shown-stages.ts';
import { setupError } from '../../../../shared/errors.ts';
import { typicalStageMs } from '../../../../shared/setup-events.ts';
import { foldAll, idleSetup } from '../../../../shared/setup-state.ts';
import {
  atChoose,
  atJoin,
  atProve,
  claimed,
  end,
  enter,
  happened,
  leave,
  type UntimedEvent,
} from '../../../support/window-states.ts';

const told = (...events: readonly UntimedEvent[]) => foldAll(happened(...events));
const statusesOf = (setup: typeof idleSetup) => shownStageNames.map((name) => shownStage(setup, name).status);

describe('the five stages a person sees', () => {
  it('wait before a run, and the first is the current one', () => {
    expect(statusesOf(idleSetup)).toEqual(Array(5).fill('waiting'));
    expect(currentStage(idleSetup)).toBe('prepare');
  });

  it('take joining and asking for one', () => {
    const joined = told(...atJoin, leave('join'));
    expect(shownStage(joined, 'join')).toMatchObject({ status: 'running' });
    expect(shownStage(joined, 'join').finishedAt).toBeUndefined();
    const asked = told(...atJoin, leave('join'), enter('inspect'), leave('inspect'));
    const { status, startedAt, finishedAt } = shownStage(asked, 'join');
    expect(status).toBe('done');
    expect([startedAt, finishedAt]).toEqual([asked.stages.join.startedAt, asked.stages.inspect.finishedAt]);
  });

  it('say how long both usually take together', () => {
    const { join = 0, inspect = 0 } = typicalStageMs;
    expect(shownStage(idleSetup, 'join').typicalMs).toBe(join + inspect);
  });

  it('are where they were while the person chooses', () => {
    expect(currentStage(told(...atChoose))).toBe('join');
  });

  it('are done one after the other', () => {
    const proving = told(...atProve);
    expect(statusesOf(proving)).toEqual(['done', 'done', 'done', 'done', 'running']);
    expect(currentStage(proving)).toBe('prove');
    expect(currentStage(told(...atProve, leave('prove'), end(claimed)))).toBe('prove');
  });

  it('fail where the run failed, and only there', () => {
    const failed = told(...atJoin, end({ outcome: 'failed', error: setupError('photon-not-found') }));
    expect(statusesOf(failed)).toEqual(['done', 'failed', 'waiting', 'waiting', 'waiting']);
  });
});
