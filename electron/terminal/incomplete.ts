import { type SetupError, setupError } from '../../shared/errors.ts';
import type { Lack } from '../../shared/list-lack.ts';

/** The error that a command ends with after it printed a list that is not all. */
export function incomplete({ trouble, unread = [], skipped = 0, more = false }: Lack): SetupError {
  if (trouble !== undefined && unread.length === 0) return trouble;
  const saw = [
    ...(trouble === undefined ? [] : [`${trouble.code} (${trouble.saw ?? ''}): ${unread.join(', ')}`]),
    ...(skipped > 0 ? [`${skipped} left out, their form is unknown`] : []),
    ...(more ? ['there are more'] : []),
  ].join('; ');
  return setupError('list-incomplete', { saw });
}
