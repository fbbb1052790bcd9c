import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import type { Ending } from '../../shared/run-ending.ts';
import { describeError, type ErrorDescription, inOneLine } from '../../shared/text/describe-error.ts';
import { useComputer } from './computer-context.ts';

/** Says errors in the window's language, with the next step in the words of this computer's system. `ending`: as the run's events prove it. Its part names `errors` among its features. */
export function useDescribeError(): (error: SetupError, ending?: Ending) => ErrorDescription {
  const { i18n } = useTranslation();
  const { platform } = useComputer();
  return useCallback((error, ending) => describeError(error, i18n, platform, ending), [i18n, platform]);
}

/** Of an error its title and what follows it, in one line. */
export function useErrorSentences(): (error: SetupError, then?: 'happened' | 'next') => string {
  const { i18n } = useTranslation();
  const describe = useDescribeError();
  return useCallback(
    (error, then = 'next') => {
      const described = describe(error);
      return inOneLine(i18n, described.title, described[then]);
    },
    [i18n, describe],
  );
}
