import type { SetupError } from '../../shared/errors.ts';
import type { LineRow } from '../../shared/line-event.ts';

/** An error as programs read it, in English. */
export interface ErrorInWords {
  readonly code: string;
  readonly message: string;
  readonly next: string;
}

/** The final row of a device as programs read it: in the terminal, and out of a hook of either face. */
export function rowJson(
  { error, nameProblem, labelProblem, ...row }: LineRow,
  inWords: (error: SetupError) => ErrorInWords,
) {
  return {
    ...row,
    ...(error === undefined ? {} : inWords(error)),
    ...(nameProblem === undefined ? {} : { nameProblem: inWords(nameProblem) }),
    ...(labelProblem === undefined ? {} : { labelProblem: inWords(labelProblem) }),
  };
}
