import './history.css';
import { type ReactNode, useMemo } from 'react';
import type { LineState } from '../../shared/line-state.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { SummaryBody } from './summary-body.tsx';
import { useHistorySummary } from './use-history-summary.ts';

interface LineSummaryProps extends Pick<LineState, 'begunAt' | 'preset'> {
  /** What is shown where the history knows nothing of it. */
  readonly otherwise: ReactNode;
}

/** What the history knows of the setups of a line: those of its preset since it began, and of no other station. */
export function LineSummary({ begunAt, preset, otherwise }: LineSummaryProps) {
  const filter = useMemo(
    () => ({ since: begunAt, here: true, ...(preset === undefined ? {} : { preset }) }),
    [begunAt, preset],
  );
  const { summary, error } = useHistorySummary(filter, 0);
  if (summary === undefined || summary.attempts === 0) {
    return (
      <>
        {error !== undefined && <ErrorNotice error={error} />}
        {otherwise}
      </>
    );
  }
  return (
    <div className="stack summary-body">
      <SummaryBody summary={summary} />
    </div>
  );
}
