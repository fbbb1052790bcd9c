import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Notice } from '../components/notice.tsx';
import { Screen } from '../components/screen.tsx';
import { useIntents } from '../state/window-context.ts';
import { HistoryFilters } from './history-filters.tsx';
import { HistoryRows } from './history-rows.tsx';
import { asksForAll, emptyDraft, type HistoryDraft } from './history-view.ts';
import { HistoryWork } from './history-work.tsx';
import type { HistoryList } from './use-history-list.ts';

interface HistoryListPageProps {
  readonly list: HistoryList;
  readonly draft: HistoryDraft;
  readonly onDraft: (draft: HistoryDraft) => void;
  readonly onRefresh: () => void;
  /** The row that the keys are at. */
  readonly current: number;
  readonly onCurrent: (index: number) => void;
  /** How far the list was scrolled, kept while one attempt is looked at. */
  readonly offset: RefObject<number>;
}

export function HistoryListPage({ list, draft, onDraft, onRefresh, current, onCurrent, offset }: HistoryListPageProps) {
  const { t } = useTranslation();
  const intents = useIntents();
  const { rows, count, looking, error, filter } = list;
  const nothing = !looking && rows.length === 0 && error === undefined;
  const noneAtAll = nothing && filter !== undefined && asksForAll(filter);
  return (
    <Screen
      title={t('history.title')}
      lead={t('history.lead')}
      onEscape={intents.goBack}
      back={
        <button type="button" className="secondary" onClick={intents.goBack}>
          {t('app.back')}
        </button>
      }
      actions={
        <>
          <button type="button" className="secondary" onClick={onRefresh}>
            {t('history.search.refresh')}
          </button>
          <button
            type="button"
            className="secondary history-summary-way"
            onClick={() => intents.openHistory({ page: 'summary' })}
          >
            {t('history.summary.title')}
          </button>
        </>
      }
    >
      <div className="stack">
        {!noneAtAll && <HistoryFilters draft={draft} onDraft={onDraft} />}
        {error !== undefined && error.code !== 'cancelled' && <ErrorNotice error={error} />}
        <div className="history-found">
          <p aria-live="polite" aria-atomic="true" className="muted small">
            {looking && rows.length === 0 && t('history.search.looking')}
            {!looking && !nothing && count !== undefined && t('history.search.found', { count })}
            {nothing && !noneAtAll && t('history.search.none')}
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
        {rows.length > 0 && (
          <HistoryRows
            rows={rows}
            count={count}
            busy={looking}
            onNear={list.readMore}
            current={current}
            onCurrent={onCurrent}
            offset={offset}
            onOpen={(attemptId) => intents.openHistory({ page: 'attempt', attemptId })}
          />
        )}
        {rows.length > 0 && filter !== undefined && <HistoryWork filter={filter} onDeleted={onRefresh} />}
      </div>
    </Screen>
  );
}
