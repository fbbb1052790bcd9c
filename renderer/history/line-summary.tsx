import './history.css';
import { useMemo } from 'react';
import type { LineState } from '../../shared/line-state.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { SummaryBody } from './summary-body.tsx';
import { useHistorySummary } from './use-history-summary.ts';

/** What the history knows of the setups of a line: those of its preset since it began. */
export function LineSummary({ begunAt, preset }: Pick<LineState, 'begunAt' | 'preset'>) {
  const filter = useMemo(() => ({ since: begunAt, ...(preset === undefined ? {} : { preset }) }), [begunAt, preset]);
  const { summary, error } = useHistorySummary(filter, 0);
  if (error !== undefined) return <ErrorNotice error={error} />;
  if (summary === undefined || summary.attempts === 0) return null;
  return (
    <div className="stack summary-body">
      <SummaryBody summary={summary} />
    </div>
  );
}
