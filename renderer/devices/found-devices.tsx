import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundDevices as Found } from '../../shared/ipc/devices.ts';
import { intlLocale } from '../../shared/text/translator.ts';
import { Field, TextField } from '../components/field.tsx';
import { Status } from '../components/status.tsx';
import { DeviceList } from './device-list.tsx';
import { type DeviceView, type SortOrder, sortOrders, viewOf } from './device-view.ts';
import { useDeviceWords } from './device-words.ts';

interface FoundDevicesProps {
  readonly found: Found;
  readonly view: DeviceView;
  readonly onView: (view: DeviceView) => void;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
}

/** What was found, to be narrowed, sorted and selected from. */
export function FoundDevices({ found, view, onView, selected, onSelect }: FoundDevicesProps) {
  const { t, i18n } = useTranslation();
  const words = useDeviceWords();
  const { devices } = found;
  // Typing goes before the list: ten thousand rows are narrowed when the keys rest.
  const shownView = useDeferredValue(view);
  const shown = useMemo(
    () => viewOf(devices, shownView, words.owner, intlLocale(i18n.language)),
    [devices, shownView, words, i18n.language],
  );
  const hidden = useMemo(() => {
    let shownAndSelected = 0;
    for (const { id } of shown) if (selected.has(id)) shownAndSelected += 1;
    return selected.size - shownAndSelected;
  }, [shown, selected]);
  const isNarrowed = shown.length < devices.length;

  return (
    <>
      {devices.length > 1 && (
        <div className="device-view">
          <TextField
            label={t('devices.list.filter')}
            hint={t('devices.list.filterHint')}
            value={view.filter}
            onChange={(filter) => onView({ ...view, filter })}
            input={{ type: 'search', autoComplete: 'off', spellCheck: false, maxLength: 256 }}
          />
          <Field label={t('devices.list.sort')}>
            {(attributes) => (
              <select
                {...attributes}
                value={view.sort}
                onChange={(event) => onView({ ...view, sort: event.target.value as SortOrder })}
              >
                {sortOrders.map((order) => (
                  <option key={order} value={order}>
                    {t(`devices.list.sorts.${order}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
      )}
      <div className="list-head">
        <Status className="small-heading">
          {isNarrowed
            ? t('devices.list.shown', { shown: shown.length, count: devices.length })
            : t('devices.list.count', { count: devices.length })}
          {', '}
          {t('devices.list.selected', { count: selected.size })}
          {hidden > 0 && `. ${t('devices.list.hidden', { count: hidden })}`}
        </Status>
        {devices.length > 1 && (
          <span className="inline-actions">
            <button
              type="button"
              className="quiet"
              onClick={() => onSelect(new Set([...selected, ...shown.map(({ id }) => id)]))}
            >
              {t('devices.list.selectAll')}
            </button>
            <button type="button" className="quiet" onClick={() => onSelect(new Set())}>
              {t('devices.list.selectNone')}
            </button>
          </span>
        )}
      </div>
      {shown.length === 0 && (
        <div className="stack">
          <p className="muted">{t('devices.list.noMatch')}</p>
          <button type="button" className="secondary small" onClick={() => onView({ ...view, filter: '' })}>
            {t('lists.clearFilter')}
          </button>
        </div>
      )}
      {shown.length > 0 && (
        <DeviceList
          key={`${shownView.sort} ${shownView.filter}`}
          devices={shown}
          selected={selected}
          onSelect={onSelect}
        />
      )}
    </>
  );
}
