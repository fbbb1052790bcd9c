// biome-ignore-all lint/a11y/useSemanticElements: a table would lay out all of its rows, and these stand where they are put.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus for all of its parts.
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, memo, type RefObject, useCallback, useEffect, useId, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownRow } from '../../shared/history-row.ts';
import { Foreign } from '../components/foreign.tsx';
import { Icon } from '../components/icons.tsx';
import { keyOf } from '../components/key-of.ts';
import { type HistoryWords, looksOfRow, useHistoryWords } from './history-words.ts';

/** Of a row whose words fit into two lines, and no row is less; the others are measured when they are drawn. */
export const rowHeight = 60;

/** Of the row that says what is in the columns; it stays above the others. */
const headHeight = 36;

/** So many rows before the end of what is there the next ones are asked for. */
const nearEnd = 40;

interface HistoryRowsProps {
  readonly rows: readonly ShownRow[];
  /** How many there are in all; undefined: not known yet. */
  readonly count: number | undefined;
  readonly busy: boolean;
  /** The last of them come into view. */
  readonly onNear: () => void;
  readonly current: CurrentRow;
  readonly onCurrent: (row: CurrentRow) => void;
  readonly offset: RefObject<number>;
  readonly onOpen: (attemptId: string) => void;
}

/** The row that the keys are at: an attempt, and where it stood. */
export interface CurrentRow {
  readonly attemptId: string | undefined;
  readonly index: number;
}

/** Attempts to open one of, by mouse and by keyboard: a grid of which only the rows in sight are drawn. */
export function HistoryRows({ rows, count, busy, onNear, current, onCurrent, offset, onOpen }: HistoryRowsProps) {
  const { t } = useTranslation();
  const words = useHistoryWords();
  const scroller = useRef<HTMLDivElement>(null);
  const listId = useId();
  const last = rows.length - 1;
  // What comes above it moves it on; where it was deleted, the one that stands there now.
  const active = useMemo(() => {
    if (rows[current.index]?.attemptId === current.attemptId) return current.index;
    const moved = rows.findIndex(({ attemptId }) => attemptId === current.attemptId);
    return moved < 0 ? Math.min(current.index, rows.length - 1) : moved;
  }, [rows, current]);
  const itemKey = useCallback((index: number) => rows[index]?.attemptId ?? index, [rows]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: itemKey,
    // What one looks at stays where it is when rows come above it; at the top, one looks at what is newest.
    anchorTo: offset.current > headHeight ? 'end' : 'start',
    initialOffset: () => offset.current,
    overscan: 6,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    onChange: ({ scrollOffset }) => {
      offset.current = scrollOffset ?? 0;
    },
    // The current row stays in the page, or a reader would be pointed at something that is not there.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), active])].sort((a, b) => a - b),
  });
  const lastInSight = virtual.range?.endIndex ?? 0;
  const isNear = lastInSight >= rows.length - nearEnd;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was read makes another end.
  useEffect(() => {
    if (isNear) onNear();
  }, [isNear, rows.length]);

  const move = (to: number) => {
    const index = Math.min(Math.max(to, 0), last);
    onCurrent({ attemptId: rows[index]?.attemptId, index });
    virtual.scrollToIndex(index);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1);
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page };
    const key = keyOf(event.nativeEvent);
    const step = steps[key ?? ''];
    if (step !== undefined) move(active + step);
    else if (key === 'Home') move(0);
    else if (key === 'End') move(last);
    else if (key === 'Enter' || key === ' ') onOpen(rows[active]?.attemptId ?? '');
    else return;
    event.preventDefault();
  };

  return (
    <>
      <p id={`${listId}-keys`} className="only-read">
        {t('history.list.keys')}
      </p>
      <div
        ref={scroller}
        className="history-list"
        role="grid"
        aria-rowcount={count === undefined ? -1 : count + 1}
        aria-busy={busy}
        aria-label={t('history.list.label')}
        aria-describedby={`${listId}-keys`}
        aria-activedescendant={`${listId}-${active}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div role="row" aria-rowindex={1} className="history-head" style={{ height: headHeight }}>
          {(['started', 'device', 'forWhom', 'result'] as const).map((title) => (
            <span key={title} role="columnheader">
              {t(`history.list.${title}`)}
            </span>
          ))}
        </div>
        <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the list answers the keys for all of its rows.
              <div
                key={row.attemptId}
                ref={virtual.measureElement}
                id={`${listId}-${index}`}
                data-index={index}
                role="row"
                aria-rowindex={index + 2}
                aria-selected={index === active}
                tabIndex={-1}
                className={`history-row${index === active ? ' active' : ''}`}
                style={{ transform: `translateY(${start - headHeight}px)` }}
                onClick={() => {
                  onCurrent({ attemptId: row.attemptId, index });
                  onOpen(row.attemptId);
                }}
              >
                <Cells row={row} words={words} />
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}

interface CellsProps {
  readonly row: ShownRow;
  readonly words: HistoryWords;
}

const Cells = memo(({ row, words }: CellsProps) => {
  const { icon, tone } = looksOfRow(row);
  const { name, heard } = words.standing(row);
  const numbers = [row.deviceId, row.serial].filter((text) => text !== null);
  const place = [row.preset, row.batch, row.station].filter((text) => text !== null).join(' · ');
  return (
    <>
      <span role="gridcell" className="time small">
        {words.time(row.startedAt)}
      </span>
      <span role="gridcell" className="history-cell">
        <Foreign text={words.device(row)} />
        {numbers.map((text) => (
          <span key={text} className="code small muted">
            <Foreign text={text} />
          </span>
        ))}
      </span>
      <span role="gridcell" className="history-cell">
        <Foreign text={words.forWhom(row)} />
        {place !== '' && (
          <span className="muted small">
            <Foreign text={place} />
          </span>
        )}
      </span>
      <span role="gridcell" className="history-cell">
        <span className={`history-outcome ${tone}`}>
          <Icon name={icon} size={16} />
          {name}
        </span>
        <span className="muted small">{words.reason(row)?.title ?? heard}</span>
      </span>
    </>
  );
});
