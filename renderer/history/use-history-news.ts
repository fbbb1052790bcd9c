import { useEffect, useState } from 'react';
import { useIntents, useWindow } from '../state/window-context.ts';
import type { HistoryList } from './use-history-list.ts';

/** How many attempts other stations have told of since the list was read, that fit its filter; 0 where nothing is shared. */
export function useHistoryNews({ filter, upTo, looking }: Pick<HistoryList, 'filter' | 'upTo' | 'looking'>): number {
  const { ask } = useIntents();
  const heard = useWindow(({ snapshot }) =>
    snapshot?.sharing.place === undefined ? undefined : snapshot.sharing.heard,
  );
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
