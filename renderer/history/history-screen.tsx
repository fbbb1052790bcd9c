import { useCallback, useMemo, useRef, useState } from 'react';
import { part, ShowPart } from '../components/part.tsx';
import { useNow, useWindow } from '../state/window-context.ts';
import { AttemptPage } from './attempt-page.tsx';
import { HistoryListPage } from './history-list-page.tsx';
import { type CurrentRow, rowHeight } from './history-rows.tsx';
import { emptyDraft, filterOf, type HistoryDraft } from './history-view.ts';
import { useHistoryList } from './use-history-list.ts';
import './history.css';

const newest: CurrentRow = { attemptId: undefined, index: 0 };

// The charts come with it.
const summaryPage = part(['history', 'errors'], async () => (await import('./summary-page.tsx')).SummaryPage);

/** What was set up on this computer. What was searched for and found stays while one attempt is looked at. */
export function HistoryScreen() {
  const page = useWindow(({ route }) => (route.at === 'history' ? route.page : undefined));
  const [draft, setDraft] = useState(emptyDraft);
  const [refreshed, setRefreshed] = useState(0);
  const [current, setCurrent] = useState<CurrentRow>(newest);
  const now = useNow();
  const asked = filterOf(draft, now);
  // Asked anew only when it is another question, for instance because a day has begun.
  const key = JSON.stringify(asked);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key tells it.
  const filter = useMemo(() => asked, [key]);
  const offset = useRef(0);
  const seen = useCallback(() => Math.ceil(offset.current / rowHeight), []);
  const list = useHistoryList(filter, refreshed, { isShown: page?.page !== 'summary', seen });
  if (page === undefined) return null;
  if (page.page === 'attempt') return <AttemptPage key={page.attemptId} attemptId={page.attemptId} />;
  const changeDraft = (changed: HistoryDraft) => {
    setDraft(changed);
    setCurrent(newest);
    offset.current = 0;
  };
  const refresh = () => setRefreshed((times) => times + 1);
  if (page.page === 'summary') {
    return (
      <ShowPart
        part={summaryPage}
        draft={draft}
        filter={filter}
        onDraft={changeDraft}
        refreshed={refreshed}
        onRefresh={refresh}
      />
    );
  }
  return (
    <HistoryListPage
      list={list}
      draft={draft}
      onDraft={changeDraft}
      onRefresh={refresh}
      current={current}
      onCurrent={setCurrent}
      offset={offset}
    />
  );
}
