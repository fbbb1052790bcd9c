import { isMendedBy } from '../../shared/error-meaning.ts';
import type { ErrorCode } from '../../shared/errors.ts';

/** What the person's hands do about what is in the way on a cable; the run notices by itself. Without a word: nothing. */
export function handOf(code: ErrorCode): 'hold' | 'reset' | 'plug' | undefined {
  if (isMendedBy(code, 'switching-on')) return 'plug';
  if (!isMendedBy(code, 'buttons')) return undefined;
  return code === 'cable-not-listening' ? 'hold' : 'reset';
}
