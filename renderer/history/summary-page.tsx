import { useTranslation } from 'react-i18next';
import { Screen } from '../components/screen.tsx';
import { useIntents } from '../state/window-context.ts';
import { HistorySearch } from './history-search.tsx';
import { asksForAll, type HistoryDraft, type HistoryFilter } from './history-view.ts';
import { SummaryBody } from './summary-body.tsx';
import { useHistorySummary } from './use-history-summary.ts';

interface SummaryPageProps {
  readonly draft: HistoryDraft;
  readonly filter: HistoryFilter;
  readonly onDraft: (draft: HistoryDraft) => void;
  readonly refreshed: number;
  readonly onRefresh: () => void;
}

/** What the setups that are looked for come to: how many, the yield, how long they took, and why they failed. */
export function SummaryPage({ draft, filter, onDraft, refreshed, onRefresh }: SummaryPageProps) {
  const { t } = useTranslation();
  const intents = useIntents();
  const { summary, error, looking } = useHistorySummary(filter, refreshed);
  const toList = () => intents.openHistory();
  const none = !looking && summary?.attempts === 0;
  const noneAtAll = none && asksForAll(filter);
  return (
    <Screen
      title={t('history.summary.title')}
      lead={t('history.summary.lead')}
      onEscape={toList}
      back={
        <button type="button" className="secondary" onClick={toList}>
          {t('app.back')}
        </button>
      }
      actions={
        <button type="button" className="secondary" onClick={onRefresh}>
          {t('history.search.refresh')}
        </button>
      }
    >
      <div className="stack">
        <HistorySearch draft={draft} onDraft={onDraft} error={error} noneAtAll={noneAtAll}>
          {looking && t('history.summary.looking')}
          {!looking && !none && summary !== undefined && t('history.search.found', { count: summary.attempts })}
          {none && !noneAtAll && t('history.search.none')}
        </HistorySearch>
        {summary !== undefined && summary.attempts > 0 && (
          <div className="stack summary-body" aria-busy={looking}>
            <SummaryBody summary={summary} />
          </div>
        )}
      </div>
    </Screen>
  );
}
