import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import { describeError } from '../../shared/text/describe-error.ts';
import { Notice } from './notice.tsx';

interface ErrorNoticeProps {
  readonly error: SetupError;
  readonly tone?: 'bad' | 'warn';
}

/** An error that ends nothing: said where it happened, with what to do. */
export function ErrorNotice({ error, tone = 'bad' }: ErrorNoticeProps) {
  const { i18n } = useTranslation();
  const words = describeError(error, i18n);
  return (
    <Notice tone={tone} title={words.title}>
      <p>{words.happened}</p>
      {words.saw !== undefined && <p dir="auto">{words.saw}</p>}
      <p>{words.next}</p>
    </Notice>
  );
}
