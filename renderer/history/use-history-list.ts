import { useEffect, useRef, useState } from 'react';
import type { SetupError } from '../../shared/errors.ts';
import type { ShownRow } from '../../shared/history-row.ts';
import { useIntents } from '../state/window-context.ts';
import type { HistoryFilter } from './history-view.ts';

/** Rows that are asked for at once: more than a window shows, and a few milliseconds to read. */
const pageRows = 100;

export interface HistoryList {
  /** What was found so far, newest first; of the question before until the answer is there. */
  readonly rows: readonly ShownRow[];
  /** How many there are in all; undefined: not counted yet. */
  readonly count: number | undefined;
  readonly looking: boolean;
  readonly error: SetupError | undefined;
  /** What the rows were found by. */
  readonly filter: HistoryFilter | undefined;
  /** Reads on where there are more. */
  readMore(): void;
}

interface Found extends Pick<HistoryList, 'rows' | 'count' | 'error' | 'filter'> {
  readonly next: number | undefined;
}

const nothing: Found = { rows: [], count: undefined, error: undefined, filter: undefined, next: undefined };

/**
 * The history by a filter, a page after the other; `time` changes when it is to be read anew. While it is not shown nothing
 * is asked, and what was found stays.
 */
export function useHistoryList(filter: HistoryFilter, time: number, isShown: boolean): HistoryList {
  const { ask } = useIntents();
  const [found, setFound] = useState<Found>(nothing);
  const [looking, setLooking] = useState(true);
  /** What is asked now; answers to anything else come too late. */
  const asked = useRef<{ readonly filter: HistoryFilter; readonly time: number }>(undefined);
  const reading = useRef(false);

  useEffect(() => {
    if (!isShown || (asked.current?.filter === filter && asked.current.time === time)) return;
    const mine = { filter, time };
    asked.current = mine;
    reading.current = true;
    setLooking(true);
    const first = async () => {
      const page = await ask('listHistory', { filter, most: pageRows });
      if (asked.current !== mine) return;
      reading.current = false;
      setLooking(false);
      if (!page.ok) return setFound({ ...nothing, filter, error: page.error });
      const { rows, next } = page.value;
      setFound({ ...nothing, rows, next, filter, count: next === undefined ? rows.length : undefined });
      if (next === undefined) return;
      const counted = await ask('countHistory', { filter });
      if (asked.current === mine && counted.ok) setFound((before) => ({ ...before, count: counted.value.count }));
    };
    void first();
  }, [ask, filter, time, isShown]);
  useEffect(
    () => () => {
      asked.current = undefined;
    },
    [],
  );

  async function more(from: number): Promise<void> {
    const mine = asked.current;
    reading.current = true;
    const page = await ask('listHistory', { filter, from, most: pageRows });
    if (asked.current !== mine) return;
    reading.current = false;
    setFound((before) =>
      page.ok
        ? { ...before, rows: [...before.rows, ...page.value.rows], next: page.value.next }
        : { ...before, next: undefined, error: page.error },
    );
  }

  const { next, ...told } = found;
  return {
    ...told,
    looking,
    readMore: () => {
      if (!reading.current && next !== undefined) void more(next);
    },
  };
}
