import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Screen } from '../components/screen.tsx';
import { SharingWaits } from '../components/sharing-waits.tsx';
import { Status } from '../components/status.tsx';
import { useIntents, useWindow } from '../state/window-context.ts';
import { type CurrentRow, HistoryRows } from './history-rows.tsx';
import { HistorySearch } from './history-search.tsx';
import { asksForAll, type HistoryDraft } from './history-view.ts';
import { HistoryWork } from './history-work.tsx';
import type { HistoryList } from './use-history-list.ts';
import { useHistoryNews } from './use-history-news.ts';

interface HistoryListPageProps {
  readonly list: HistoryList;
  readonly draft: HistoryDraft;
  readonly onDraft: (draft: HistoryDraft) => void;
  readonly onRefresh: () => void;
  /** The row that the keys are at. */
  readonly current: CurrentRow;
  readonly onCurrent: (row: CurrentRow) => void;
  /** How far the list was scrolled, kept while one attempt is looked at. */
  readonly offset: RefObject<number>;
}

export function HistoryListPage({ list, draft, onDraft, onRefresh, current, onCurrent, offset }: HistoryListPageProps) {
  const { t } = useTranslation();
  const intents = useIntents();
  const { rows, count, looking, error, filter } = list;
  const news = useHistoryNews(list);
  const [shows, setShows] = useState(0);
  const sharing = useWindow((state) => state.snapshot?.sharing);
  const nothing = !looking && rows.length === 0 && error === undefined;
  /** Nothing moves before somebody wants to see them. */
  const showNews = () => {
    offset.current = 0;
    onCurrent({ attemptId: undefined, index: 0 });
    setShows(shows + 1);
    onRefresh();
  };
  const noneAtAll = nothing && filter !== undefined && asksForAll(filter);
  return (
    <Screen
      title={t('history.title')}
      lead={t(sharing?.place === undefined ? 'history.lead' : 'history.sharedLead')}
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
        {sharing !== undefined && (sharing.awaySince !== undefined || sharing.waiting > 0) && (
          <Status className="muted history-sharing">
            <SharingWaits sharing={sharing} />
          </Status>
        )}
        <HistorySearch
          draft={draft}
          onDraft={onDraft}
          error={error}
          noneAtAll={noneAtAll}
          action={
            <Status className="history-news">
              {news > 0 && (
                <button type="button" className="link" onClick={showNews}>
                  {t('history.list.showNew', { count: news })}
                </button>
              )}
            </Status>
          }
        >
          {looking && rows.length === 0 && t('history.search.looking')}
          {!looking && !nothing && count !== undefined && t('history.search.found', { count })}
          {nothing && !noneAtAll && t('history.search.none')}
        </HistorySearch>
        {rows.length > 0 && (
          <HistoryRows
            key={shows}
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
