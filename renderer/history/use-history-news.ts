import { useEffect, useState } from 'react';
import { useIntents, useWindow } from '../state/window-context.ts';
import type { HistoryList } from './use-history-list.ts';

/** How many attempts other stations, and other programs of this computer, have told of since the list was read, that fit its filter. */
export function useHistoryNews({ filter, upTo, looking }: Pick<HistoryList, 'filter' | 'upTo' | 'looking'>): number {
  const { ask } = useIntents();
  const heard = useWindow(({ snapshot }) =>
    snapshot === undefined || (snapshot.sharing.place === undefined && snapshot.historyHeard === 0)
      ? undefined
      : snapshot.sharing.heard + snapshot.historyHeard,
  );
  useEffect(() => {
    void ask('watchHistory', { on: true });
    return () => void ask('watchHistory', { on: false });
  }, [ask]);
  const [news, setNews] = useState({ of: upTo, count: 0 });
  useEffect(() => {
    if (heard === undefined || filter === undefined || upTo === undefined || looking) return;
    let asked = true;
    void ask('countNewHistory', { filter, upTo: [...upTo] }).then((answer) => {
      if (asked && answer.ok) setNews({ of: upTo, count: answer.value });
    });
    return () => {
      asked = false;
    };
  }, [ask, filter, upTo, looking, heard]);
  return news.of === upTo ? news.count : 0;
}
