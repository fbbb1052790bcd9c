import type { Answer } from '../../shared/answer.ts';
import { setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';

/** Where a run's questions wait for the person's answers. */
export interface UserPrompts {
  /** Waits for the answer to a question; never resolves when `signal` aborts first (the step's runner has ended it then). */
  answerTo(questionId: string, kinds: readonly Answer['kind'][], signal: AbortSignal): Promise<Answer>;
}

/**
 * Hands answers from a face to a run. `give` fails with `invalid-input` when nobody asks that question now or the
 * answer is to another one.
 */
export function pendingQuestions(): UserPrompts & { give(questionId: string, answer: Answer): Result<void> } {
  let open: { id: string; kinds: readonly Answer['kind'][]; take: (answer: Answer) => void } | undefined;
  return {
    answerTo(id, kinds, signal) {
      return new Promise((take) => {
        open = { id, kinds, take };
        const close = () => {
          if (open?.id === id) open = undefined;
        };
        // Without `once` Node.js keeps a signal made by AbortSignal.any for ever, and the whole run with it.
        signal.addEventListener('abort', close, { once: true });
      });
    },
    give(questionId, answer) {
      if (open?.id !== questionId || !open.kinds.includes(answer.kind)) return failure(setupError('invalid-input'));
      const { take } = open;
      open = undefined;
      take(answer);
      return success(undefined);
    },
  };
}
