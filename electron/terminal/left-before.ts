import type { Attempt } from '../../shared/attempt.ts';
import type { SetupError } from '../../shared/errors.ts';
import { programLimits } from '../../shared/time-limits.ts';
import type { Clock } from '../ground/clock-port.ts';
import type { AttemptRecord } from '../record/record-port.ts';

/** What the record tells before one set-up begins. */
export interface LeftBefore {
  readonly unfinished: readonly Attempt[];
  readonly problem: SetupError | undefined;
}

/**
 * A set-up begins without what a disk that does not answer, or a record that another program is saving, would have told, and
 * asks for no problem then. One that was asked for before goes to `tell` when it comes: the record says it once.
 */
export async function leftBefore(
  record: Pick<AttemptRecord, 'interrupted' | 'takeProblem'>,
  clock: Pick<Clock, 'sleep'>,
  signal: AbortSignal,
  tell: (problem: SetupError) => void,
): Promise<LeftBefore> {
  let told: LeftBefore = { unfinished: [], problem: undefined };
  const over = new AbortController();
  let isLate = false;
  const late = clock.sleep(programLimits.recordOpenMs, AbortSignal.any([signal, over.signal])).then(() => {
    isLate = true;
    return told;
  });
  const read = async () => {
    const unfinished = await record.interrupted();
    if (isLate) return told;
    told = { unfinished, problem: undefined };
    const problem = await record.takeProblem();
    if (isLate && problem !== undefined) tell(problem);
    return { unfinished, problem };
  };
  return Promise.race([read(), late]).finally(() => over.abort());
}
