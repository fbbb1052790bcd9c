import type { ReactNode } from 'react';
import type { SetupError } from '../../shared/errors.ts';
import { HelpLink } from './help-link.tsx';
import { Notice } from './notice.tsx';
import { useDescribeError } from './use-describe-error.ts';

interface ErrorNoticeProps {
  readonly error: SetupError;
  readonly tone?: 'bad' | 'warn' | 'info';
  readonly children?: ReactNode;
}

/** An error that ends nothing: said where it happened, with what to do. */
export function ErrorNotice({ error, tone = 'bad', children }: ErrorNoticeProps) {
  const words = useDescribeError()(error);
  return (
    <Notice tone={tone} title={words.title}>
      <p>{words.happened}</p>
      {words.saw !== undefined && <p dir="auto">{words.saw}</p>}
      <p>{words.next}</p>
      <HelpLink after={error.code} />
      {children}
    </Notice>
  );
}
