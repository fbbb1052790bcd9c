import { labelLimits } from '../../shared/time-limits.ts';
import type { Clock } from '../ground/clock-port.ts';

/** One label after another. */
export interface LabelQueue {
  /**
   * Undefined: it took too long, or nobody wanted it any more when its turn came, and it is given up. A printer that kept one
   * waiting in vain has little time for each of the next, until it answers.
   * @param printer undefined: it needs none
   * @param work `over` aborts when it is done or given up
   */
  turn<Value>(
    printer: string | undefined,
    work: (over: AbortSignal) => Promise<Value>,
    wanted?: AbortSignal,
  ): Promise<Value | undefined>;
}

export function labelQueue(clock: Clock): LabelQueue {
  const hanging = new Set<string>();
  let last: Promise<unknown> = Promise.resolve();

  async function take<Value>(
    printer: string | undefined,
    work: (over: AbortSignal) => Promise<Value>,
  ): Promise<Value | undefined> {
    const over = new AbortController();
    const hangs = printer !== undefined && hanging.has(printer);
    const late = clock.sleep(hangs ? labelLimits.printAgainMs : labelLimits.printMs, over.signal).then(() => undefined);
    try {
      const done = await Promise.race([work(over.signal).then((value) => ({ value })), late]);
      if (printer !== undefined) hanging[done === undefined ? 'add' : 'delete'](printer);
      return done?.value;
    } finally {
      over.abort();
    }
  }

  return {
    turn(printer, work, wanted) {
      const turn = last.then(() => (wanted?.aborted ? undefined : take(printer, work)));
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}
