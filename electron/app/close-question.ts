import type { ClosingLoss } from '../../shared/closing-loss.ts';
import { programLimits } from '../../shared/time-limits.ts';
import type { Clock } from '../ground/clock-port.ts';

export interface CloseQuestion {
  /** A person closes the program. `true`: they are asked first, in the window. */
  asks(): boolean;
  /** The window has drawn the question. */
  drawn(): void;
}

/**
 * Only whoever closes the program by hand is asked; signals and the end of the system's session close it at once. A
 * page that does not draw the question has lost its say: the window can always be closed.
 */
export function closeQuestion(parts: {
  readonly clock: Pick<Clock, 'sleep'>;
  readonly loss: () => ClosingLoss | undefined;
  readonly show: () => void;
  readonly quit: () => void;
}): CloseQuestion {
  let waiting: AbortController | undefined;

  async function quitUndrawn(): Promise<void> {
    if (waiting !== undefined) return;
    const drawn = new AbortController();
    waiting = drawn;
    await parts.clock.sleep(programLimits.drawQuestionMs, drawn.signal);
    if (waiting === drawn) waiting = undefined;
    if (!drawn.signal.aborted) parts.quit();
  }

  return {
    asks() {
      if (parts.loss() === undefined) return false;
      void quitUndrawn();
      parts.show();
      return true;
    },
    drawn() {
      waiting?.abort();
      waiting = undefined;
    },
  };
}
