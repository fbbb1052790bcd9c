import { useEffect, useState } from 'react';
import type { SetupError } from '../../shared/errors.ts';
import type { HistorySummary } from '../../shared/history-summary.ts';
import { useIntents } from '../state/window-context.ts';
import type { HistoryFilter } from './history-view.ts';

interface SummedUp {
  /** Of the question before until the answer is there. */
  readonly summary: HistorySummary | undefined;
  readonly error: SetupError | undefined;
}

/** What the history comes to by a filter; `time` changes when it is to be summed up anew. */
export function useHistorySummary(filter: HistoryFilter, time: number): SummedUp & { readonly looking: boolean } {
  const { ask } = useIntents();
  const [found, setFound] = useState<SummedUp>({ summary: undefined, error: undefined });
  const [looking, setLooking] = useState(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `time` only says when.
  useEffect(() => {
    let asked = true;
    setLooking(true);
    void ask('sumHistory', { filter }).then((answer) => {
      if (!asked) return;
      setLooking(false);
      setFound(answer.ok ? { summary: answer.value, error: undefined } : { summary: undefined, error: answer.error });
    });
    return () => {
      asked = false;
    };
  }, [ask, filter, time]);
  return { ...found, looking };
}
