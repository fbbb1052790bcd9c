import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Foreign } from '../components/foreign.tsx';
import { Icon } from '../components/icons.tsx';
import { keyOf } from '../components/key-of.ts';

interface CustomerListProps {
  readonly customers: readonly string[];
  readonly onOpen: (email: string) => void;
}

const rowHeight = 44;

/** Any number of customers: only the rows in sight are drawn. Arrows, Home and End move, Enter opens. */
export function CustomerList({ customers, onOpen }: CustomerListProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const moved = useRef(false);
  const rows = useVirtualizer({
    count: customers.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  useLayoutEffect(() => {
    if (!moved.current) return;
    // A row far away is drawn only after the list has scrolled there; then this runs again.
    rows.scrollToIndex(current);
    const row = box.current?.querySelector<HTMLElement>(`[data-index="${current}"]`);
    row?.focus({ preventScroll: true });
    moved.current = row === undefined || row === null;
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const last = customers.length - 1;
    const next = {
      ArrowDown: Math.min(last, current + 1),
      ArrowUp: Math.max(0, current - 1),
      PageDown: Math.min(last, current + 10),
      PageUp: Math.max(0, current - 10),
      Home: 0,
      End: last,
    }[keyOf(event.nativeEvent) ?? ''];
    if (next === undefined) return;
    event.preventDefault();
    moved.current = true;
    setCurrent(next);
  };

  return (
    <div ref={box} className="customer-list">
      <ul style={{ height: rows.getTotalSize() }} aria-label={t('product.customers.list')}>
        {rows.getVirtualItems().map(({ index, start }) => (
          <li
            key={index}
            style={{ transform: `translateY(${start}px)` }}
            aria-setsize={customers.length}
            aria-posinset={index + 1}
          >
            <button
              type="button"
              data-index={index}
              tabIndex={index === current ? 0 : -1}
              onFocus={() => setCurrent(index)}
              onKeyDown={onKeyDown}
              onClick={() => onOpen(customers[index] ?? '')}
            >
              <Foreign text={customers[index] ?? ''} />
              <Icon name="forward" size={18} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
