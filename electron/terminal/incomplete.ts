import type { i18n } from 'i18next';
import { type SetupError, setupError } from '../../shared/errors.ts';
import type { Lack } from '../../shared/list-lack.ts';
import { listOf } from '../../shared/text/translator.ts';

/** The error that a command ends with after it printed a list that is not all. */
export function incomplete(
  { trouble, unread = [], skipped = 0, more = false }: Lack,
  { t, language }: i18n,
): SetupError {
  if (trouble !== undefined && unread.length === 0) return trouble;
  const saw = [
    ...(trouble === undefined ? [] : [`${trouble.code} (${trouble.saw ?? ''}): ${listOf(unread, language)}`]),
    ...(skipped > 0 ? [t('terminal.leftOut', { count: skipped })] : []),
    ...(more ? [t('terminal.more')] : []),
  ].join('; ');
  return setupError('list-incomplete', { saw });
}
