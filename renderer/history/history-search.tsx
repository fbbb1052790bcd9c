import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Notice } from '../components/notice.tsx';
import { HistoryFilters } from './history-filters.tsx';
import { emptyDraft, type HistoryDraft } from './history-view.ts';

interface HistorySearchProps {
  readonly draft: HistoryDraft;
  readonly onDraft: (draft: HistoryDraft) => void;
  readonly error: SetupError | undefined;
  /** Nothing was ever set up: there is nothing to look for. */
  readonly noneAtAll: boolean;
  /** What is said of the search as it goes on. */
  readonly children: ReactNode;
}

/** What is looked for in the history, and what came of it, above whatever was found. */
export function HistorySearch({ draft, onDraft, error, noneAtAll, children }: HistorySearchProps) {
  const { t } = useTranslation();
  return (
    <>
      {!noneAtAll && <HistoryFilters draft={draft} onDraft={onDraft} />}
      {error !== undefined && error.code !== 'cancelled' && <ErrorNotice error={error} />}
      <div className="history-found">
        <p aria-live="polite" aria-atomic="true" className="muted small">
          {children}
        </p>
        {!noneAtAll && draft !== emptyDraft && (
          <button type="button" className="link" onClick={() => onDraft(emptyDraft)}>
            {t('history.search.clear')}
          </button>
        )}
      </div>
      {noneAtAll && (
        <Notice tone="info" title={t('history.empty.title')}>
          <p>{t('history.empty.lead')}</p>
        </Notice>
      )}
    </>
  );
}
