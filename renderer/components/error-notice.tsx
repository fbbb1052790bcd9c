import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import { HelpLink } from './help-link.tsx';
import { Notice } from './notice.tsx';
import { useDescribeError } from './use-describe-error.ts';

interface ErrorNoticeProps {
  readonly error: SetupError;
  readonly tone?: 'bad' | 'warn' | 'info';
  readonly isNew?: boolean;
  readonly children?: ReactNode;
}

/** An error that ends nothing: said where it happened, with what to do. */
export function ErrorNotice({ error, tone = 'bad', isNew = true, children }: ErrorNoticeProps) {
  const { t } = useTranslation();
  const words = useDescribeError()(error);
  return (
    <Notice tone={tone} title={words.title} isNew={isNew}>
      <p>{words.happened}</p>
      {words.entered !== undefined && <p dir="auto">{words.entered}</p>}
      <p>{words.next}</p>
      <HelpLink after={error.code} />
      {words.saw !== undefined && (
        <details className="details">
          <summary>{t('errorParts.details')}</summary>
          <p dir="auto">{words.saw}</p>
        </details>
      )}
      {children}
    </Notice>
  );
}
