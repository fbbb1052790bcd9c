import { useTranslation } from 'react-i18next';
import type { SetupError } from '../shared/errors.ts';
import { describeError, type ErrorDescription } from '../shared/text/describe-error.ts';
import { useWindow } from './window-context.ts';

/** Says errors in the window's language, with the next step in the words of this computer's system. */
export function useDescribeError(): (error: SetupError) => ErrorDescription {
  const { i18n } = useTranslation();
  const platform = useWindow((state) => state.snapshot?.system.platform);
  return (error) => describeError(error, i18n, platform);
}
