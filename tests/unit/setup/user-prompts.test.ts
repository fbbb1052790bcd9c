import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { pendingQuestions } from '../../../electron/setup/user-prompts.ts';

describe('pending questions', () => {
  it('holds nothing of a question that is over, answered or not', async () => {
    const questions = pendingQuestions();
    for (const answered of [true, false]) {
      const stop = new AbortController();
      const signal = AbortSignal.any([stop.signal, neverAborted()]);
      const answer = questions.answerTo('one', ['rescan-networks'], signal);
      if (answered) {
        expect(questions.give('one', { kind: 'rescan-networks' }).ok).toBe(true);
        await answer;
      }
      expect(getEventListeners(signal, 'abort')).toHaveLength(1);
      stop.abort();
      expect(getEventListeners(signal, 'abort')).toHaveLength(0);
      expect(questions.give('one', { kind: 'rescan-networks' })).toMatchObject({ error: { code: 'invalid-input' } });
    }
  });
});
