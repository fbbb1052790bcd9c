import type { SetupError } from '../../shared/errors.ts';
import type { WindowState } from './store.ts';

/** What went wrong: a run that could not begin, or the end of one. */
export function failureOf({ startProblem, setup }: WindowState): SetupError | undefined {
  if (startProblem !== undefined) return startProblem;
  return setup.outcome?.outcome === 'failed' ? setup.outcome.error : undefined;
}
