// biome-ignore-all lint/a11y/useSemanticElements: a table would lay out all of its rows, and these stand where they are put.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus for all of its parts.
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, memo, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceFacts } from '../../shared/device-jobs.ts';
import { Foreign } from '../components/foreign.tsx';
import { ForeignAddress } from '../components/foreign-address.tsx';
import { Icon } from '../components/icons.tsx';
import { keyOf } from '../components/key-of.ts';
import { relativeTime } from '../components/relative-time.ts';
import { useMinute } from '../state/window-context.ts';
import { type DeviceWords, useDeviceWords } from './device-words.ts';

/** Of a row whose words fit into two lines; the others are measured when they are drawn. */
const rowHeight = 60;

/** Of the row that says what is in the columns; it stays above the others. */
const headHeight = 36;

interface DeviceListProps {
  readonly devices: readonly DeviceFacts[];
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
}

/** A range begins at a row and adds to what was selected then, so that it can shrink again. */
interface RangeStart {
  readonly index: number;
  readonly before: ReadonlySet<string>;
}

/**
 * Devices to select from, by mouse and by keyboard as in every list of a system: a grid whose rows are called by their
 * device, so that a reader hears a name and goes through the rest cell by cell. Only the rows in view are drawn, so ten
 * thousand are as quick as ten; what a reader needs of the others is said by number.
 */
export function DeviceList({ devices, selected, onSelect }: DeviceListProps) {
  const { t, i18n } = useTranslation();
  const words = useDeviceWords();
  const minute = useMinute();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const [rangeStart, setRangeStart] = useState<RangeStart>({ index: 0, before: selected });
  const listId = useId();
  const last = devices.length - 1;
  const current = Math.min(active, last);
  const rows = useVirtualizer({
    count: devices.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    // The current row stays in the page, or a reader would be pointed at something that is not there.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), current])].sort((a, b) => a - b),
  });

  const extend = (to: number) => {
    const { index, before } = rangeStart;
    const ids = devices.slice(Math.min(index, to), Math.max(index, to) + 1).map(({ id }) => id);
    onSelect(new Set([...before, ...ids]));
  };
  const toggle = (index: number) => {
    const id = devices[index]?.id ?? '';
    const next = new Set<string>(selected);
    if (!next.delete(id)) next.add(id);
    setRangeStart({ index, before: next });
    onSelect(next);
  };
  const move = (to: number, extending: boolean) => {
    const index = Math.min(Math.max(to, 0), last);
    setActive(index);
    rows.scrollToIndex(index);
    if (extending) extend(index);
    else setRangeStart({ index, before: selected });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1);
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page };
    const key = keyOf(event.nativeEvent);
    const step = steps[key ?? ''];
    if (step !== undefined) move(current + step, event.shiftKey);
    else if (key === 'Home') move(0, event.shiftKey);
    else if (key === 'End') move(last, event.shiftKey);
    else if (key === ' ') toggle(current);
    else if (key === 'a' && (event.ctrlKey || event.metaKey))
      onSelect(new Set([...selected, ...devices.map(({ id }) => id)]));
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent, index: number) => {
    setActive(index);
    if (event.shiftKey) extend(index);
    else toggle(index);
  };

  return (
    <>
      <p id={`${listId}-keys`} className="muted small">
        {t('devices.list.keys')}
      </p>
      <div
        ref={scroller}
        className="device-list"
        role="grid"
        aria-rowcount={devices.length + 1}
        aria-multiselectable="true"
        aria-label={t('devices.list.label')}
        aria-describedby={`${listId}-keys`}
        aria-activedescendant={`${listId}-${current}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div role="row" aria-rowindex={1} className="device-head" style={{ height: headHeight }}>
          <span className="device-mark" aria-hidden="true" />
          {[
            t('devices.list.device'),
            t('devices.facts.owner'),
            t('devices.facts.handshake'),
            t('devices.facts.system'),
          ].map((title) => (
            <span key={title} role="columnheader">
              {title}
            </span>
          ))}
        </div>
        <div role="rowgroup" style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const device = devices[index];
            if (device === undefined) return null;
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the list answers the keys for all of its rows.
              <div
                key={device.id}
                ref={rows.measureElement}
                id={`${listId}-${index}`}
                data-index={index}
                role="row"
                aria-labelledby={`${listId}-${index}-name`}
                aria-selected={selected.has(device.id)}
                aria-rowindex={index + 2}
                tabIndex={-1}
                className={`device-row${index === current ? ' active' : ''}`}
                style={{ transform: `translateY(${start - headHeight}px)` }}
                onClick={(event) => onClick(event, index)}
              >
                <DeviceRow
                  device={device}
                  words={words}
                  now={minute}
                  language={i18n.language}
                  nameId={`${listId}-${index}-name`}
                />
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}

interface DeviceRowProps {
  readonly device: DeviceFacts;
  readonly words: DeviceWords;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly language: string;
  readonly nameId: string;
}

const DeviceRow = memo(({ device, words, now, language, nameId }: DeviceRowProps) => (
  <>
    <span className="device-mark" aria-hidden="true">
      <Icon name="check" size={14} />
    </span>
    <span role="gridcell" className="device-cell">
      <span id={nameId}>
        <Foreign text={words.name(device)} />
      </span>
      <span className="code small">{device.id}</span>
    </span>
    <span role="gridcell" className="device-cell">
      <ForeignAddress text={words.owner(device)} />
      <span className="muted small">
        <Foreign text={words.product(device)} />
      </span>
    </span>
    <span role="gridcell" className="device-cell">
      <span className={device.online ? 'good-words' : 'muted'}>{words.state(device)}</span>
      <span className="muted small">
        {device.lastHandshakeAt === undefined ? (
          words.never()
        ) : (
          <span className="time">{relativeTime(device.lastHandshakeAt, now, language)}</span>
        )}
      </span>
    </span>
    <span role="gridcell" className="device-cell small">
      <span className="code">{device.systemVersion ?? ''}</span>
      <span className="muted">{words.firmware(device)}</span>
    </span>
  </>
));
