import './history.css';
import type { ReactNode } from 'react';
import { ErrorNotice } from '../components/error-notice.tsx';
import { SummaryBody } from './summary-body.tsx';
import { useHistorySummary } from './use-history-summary.ts';

interface LineSummaryProps {
  /** What is shown where the history knows nothing of it. */
  readonly otherwise: ReactNode;
}

const ofLine = { line: true };

/** What the history knows of the setups of the line that is over. */
export function LineSummary({ otherwise }: LineSummaryProps) {
  const { summary, error } = useHistorySummary(ofLine, 0);
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
