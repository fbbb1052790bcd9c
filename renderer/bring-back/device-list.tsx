import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceFacts } from '../../shared/bring-back.ts';
import { Foreign } from '../components/foreign.tsx';
import { useDeviceWords } from './device-words.ts';

const rowHeight = 60;

interface DeviceListProps {
  readonly devices: readonly DeviceFacts[];
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
}

/**
 * Devices to select from, by mouse and by keyboard as in every list of a system. Only the rows in view are drawn, so ten
 * thousand are as quick as ten; what a reader needs of the others is said by number.
 */
export function DeviceList({ devices, selected, onSelect }: DeviceListProps) {
  const { t } = useTranslation();
  const words = useDeviceWords();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const [anchor, setAnchor] = useState(0);
  const listId = useId();
  const rows = useVirtualizer({
    count: devices.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });

  const idAt = (index: number) => devices[index]?.id ?? '';
  const range = (from: number, to: number) =>
    devices.slice(Math.min(from, to), Math.max(from, to) + 1).map(({ id }) => id);
  const toggle = (index: number) => {
    const next = new Set<string>(selected);
    if (!next.delete(idAt(index))) next.add(idAt(index));
    setAnchor(index);
    onSelect(next);
  };
  const move = (to: number, extend: boolean) => {
    const index = Math.min(Math.max(to, 0), devices.length - 1);
    setActive(index);
    rows.scrollToIndex(index);
    if (extend) onSelect(new Set([...selected, ...range(anchor, index)]));
    else setAnchor(index);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1);
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page };
    const step = steps[event.key];
    if (step !== undefined) move(active + step, event.shiftKey);
    else if (event.key === 'Home') move(0, event.shiftKey);
    else if (event.key === 'End') move(devices.length - 1, event.shiftKey);
    else if (event.key === ' ') toggle(active);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) onSelect(new Set(devices.map(({ id }) => id)));
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent, index: number) => {
    setActive(index);
    if (event.shiftKey) onSelect(new Set([...selected, ...range(anchor, index)]));
    else toggle(index);
  };

  return (
    <>
      <p id={`${listId}-keys`} className="muted small">
        {t('bringBack.list.keys')}
      </p>
      <div
        ref={scroller}
        className="device-list"
        role="listbox"
        aria-multiselectable="true"
        aria-label={t('bringBack.list.label')}
        aria-describedby={`${listId}-keys`}
        aria-activedescendant={`${listId}-${active}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div role="presentation" style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const device = devices[index];
            if (device === undefined) return null;
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the list answers the keys for all of its rows.
              <div
                key={device.id}
                ref={rows.measureElement}
                data-index={index}
                id={`${listId}-${index}`}
                role="option"
                aria-selected={selected.has(device.id)}
                aria-posinset={index + 1}
                aria-setsize={devices.length}
                tabIndex={-1}
                className={`device-row${index === active ? ' active' : ''}`}
                style={{ transform: `translateY(${start}px)` }}
                onClick={(event) => onClick(event, index)}
              >
                <span className="device-mark" aria-hidden="true" />
                <span className="device-names">
                  <Foreign text={words.name(device)} />
                  <span className="code small">{device.id}</span>
                </span>
                <span className="device-owner">
                  <Foreign text={words.owner(device)} />
                  <span className="muted small">{words.state(device)}</span>
                </span>
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}
