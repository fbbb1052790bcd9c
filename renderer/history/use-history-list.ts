import { useEffect, useRef, useState } from 'react';
import type { SetupError } from '../../shared/errors.ts';
import type { HistoryPage, ShownRow } from '../../shared/history-row.ts';
import { useIntents } from '../state/window-context.ts';
import type { HistoryFilter } from './history-view.ts';

/** Rows that are asked for at once: more than a window shows, and a few milliseconds to read. */
const pageRows = 100;
/** Where rows are read anew that were there before. */
const mostRows = 500;

export interface HistoryList {
  /** What was found so far, newest first; of the question before until the answer is there. */
  readonly rows: readonly ShownRow[];
  /** How many there are in all; undefined: not counted yet. */
  readonly count: number | undefined;
  readonly looking: boolean;
  readonly error: SetupError | undefined;
  /** What the rows were found by. */
  readonly filter: HistoryFilter | undefined;
  /** What was known when they were read. */
  readonly upTo: HistoryPage['upTo'];
  /** Reads on where there are more. */
  readMore(): void;
}

interface Found extends Pick<HistoryList, 'rows' | 'count' | 'error' | 'filter' | 'upTo'> {
  readonly next: number | undefined;
}

const nothing: Found = {
  rows: [],
  count: undefined,
  error: undefined,
  filter: undefined,
  upTo: undefined,
  next: undefined,
};

/**
 * The history by a filter, a page after the other; `time` changes when it is to be read anew, down to `seen`: how many rows
 * somebody has scrolled past. While it is not shown nothing is asked, and what was found stays.
 */
export function useHistoryList(
  filter: HistoryFilter,
  time: number,
  { isShown, seen }: { readonly isShown: boolean; readonly seen: () => number },
): HistoryList {
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
      const wanted = seen() + pageRows;
      let rows: readonly ShownRow[] = [];
      let next: number | undefined;
      let upTo: HistoryPage['upTo'];
      do {
        const most = Math.min(wanted - rows.length, mostRows);
        const page = await ask('listHistory', { filter, most, ...(next === undefined ? {} : { from: next }) });
        if (asked.current !== mine) return;
        if (!page.ok) {
          reading.current = false;
          setLooking(false);
          return setFound({ ...nothing, filter, error: page.error });
        }
        rows = withMore(rows, page.value.rows);
        next = page.value.next;
        // What came while it was read is not among what was read before.
        upTo ??= page.value.upTo;
      } while (next !== undefined && rows.length < wanted);
      reading.current = false;
      setLooking(false);
      setFound({ ...nothing, rows, next, filter, upTo, count: next === undefined ? rows.length : undefined });
      if (next === undefined) return;
      const counted = await ask('countHistory', { filter });
      if (asked.current === mine && counted.ok) setFound((before) => ({ ...before, count: counted.value.count }));
    };
    void first();
  }, [ask, filter, time, isShown, seen]);
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
        ? { ...before, rows: withMore(before.rows, page.value.rows), next: page.value.next }
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

/** Each once, where it stood first: one that a wrong clock put above all is placed anew when a server has it. */
function withMore(rows: readonly ShownRow[], more: readonly ShownRow[]): readonly ShownRow[] {
  const coming = new Set(more.map(({ attemptId }) => attemptId));
  const known = new Set(rows.flatMap(({ attemptId }) => (coming.has(attemptId) ? [attemptId] : [])));
  return [...rows, ...more.filter(({ attemptId }) => !known.has(attemptId))];
}
