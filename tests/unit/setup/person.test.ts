import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { answerDesk } from '../../../electron/setup/person.ts';

describe('the desk for answers', () => {
  it('holds nothing of a question that is over, answered or not', async () => {
    const desk = answerDesk();
    for (const answered of [true, false]) {
      const stop = new AbortController();
      const signal = AbortSignal.any([stop.signal, new AbortController().signal]);
      const answer = desk.answerTo('one', ['rescan-networks'], signal);
      if (answered) {
        expect(desk.give('one', { kind: 'rescan-networks' }).ok).toBe(true);
        await answer;
      }
      expect(getEventListeners(signal, 'abort')).toHaveLength(1);
      stop.abort();
      expect(getEventListeners(signal, 'abort')).toHaveLength(0);
      expect(desk.give('one', { kind: 'rescan-networks' })).toMatchObject({ error: { code: 'invalid-input' } });
    }
  });
});
