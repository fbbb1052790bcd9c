import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { linkAfter } from '../../shared/error-meaning.ts';
import type { ErrorCode, SetupError } from '../../shared/errors.ts';
import { inOneLine } from '../../shared/text/describe-error.ts';
import { useComputer } from './computer-context.ts';
import { useDescribeError } from './use-describe-error.ts';

/** Opens the page on which the next step after an error is taken; nothing for an error that needs none. */
export function HelpLink({ after }: { readonly after: ErrorCode }) {
  const { t, i18n } = useTranslation();
  const computer = useComputer();
  const describe = useDescribeError();
  const [problem, setProblem] = useState<SetupError>();
  const link = linkAfter(after);
  if (link === undefined) return null;
  const open = async () => {
    const answer = await computer.openLink(link);
    setProblem(answer.ok ? undefined : answer.error);
  };
  return (
    <>
      <p>
        <button type="button" className="link" onClick={() => void open()}>
          {t(`app.openPage.${link}`)}
        </button>
      </p>
      <p aria-live="polite" aria-atomic="true">
        {problem === undefined ? '' : inOneLine(i18n, describe(problem).title, describe(problem).next)}
      </p>
    </>
  );
}
