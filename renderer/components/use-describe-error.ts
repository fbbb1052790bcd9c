import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import type { Ending } from '../../shared/run-ending.ts';
import { describeError, type ErrorDescription } from '../../shared/text/describe-error.ts';
import { useComputer } from './computer-context.ts';

/** Says errors in the window's language, with the next step in the words of this computer's system. `ending`: as the run's events prove it. Its part names `errors` among its features. */
export function useDescribeError(): (error: SetupError, ending?: Ending) => ErrorDescription {
  const { i18n } = useTranslation();
  const { platform } = useComputer();
  return useCallback((error, ending) => describeError(error, i18n, platform, ending), [i18n, platform]);
}
