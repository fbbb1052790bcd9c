import { type ReactNode, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { TextField } from '../components/field.tsx';
import { Notice } from '../components/notice.tsx';
import { HistoryFilters } from './history-filters.tsx';
import { emptyDraft, filtersSet, type HistoryDraft } from './history-view.ts';
import { useFiltersOpen } from './use-filters-open.ts';

interface HistorySearchProps {
  readonly draft: HistoryDraft;
  readonly onDraft: (draft: HistoryDraft) => void;
  readonly error: SetupError | undefined;
  /** Nothing was ever set up: there is nothing to look for. */
  readonly noneAtAll: boolean;
  /** What is said of the search as it goes on. */
  readonly children: ReactNode;
  /** What can be done about it. */
  readonly action?: ReactNode;
}

/** What is looked for in the history, and what came of it, above whatever was found. */
export function HistorySearch({ draft, onDraft, error, noneAtAll, children, action }: HistorySearchProps) {
  const { t } = useTranslation();
  const id = useId();
  const filters = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useFiltersOpen(filters);
  const active = filtersSet(draft);
  return (
    <>
      <div className={open ? 'history-search open' : 'history-search'}>
        {!noneAtAll && (
          <search>
            <div className="history-search-row">
              <TextField
                label={t('history.search.label')}
                hint={t('history.search.hint')}
                value={draft.search}
                onChange={(search) => onDraft({ ...draft, search })}
                input={{ type: 'search', maxLength: 320, autoComplete: 'off', spellCheck: false, dir: 'auto' }}
              />
              <button
                type="button"
                className="secondary disclosure"
                aria-expanded={open}
                aria-controls={id}
                onClick={() => setOpen(!open)}
              >
                {active === 0 ? t('history.search.filters') : t('history.search.filtersSet', { active })}
              </button>
            </div>
            <div ref={filters} id={id} className="history-filters" hidden={!open}>
              <HistoryFilters draft={draft} onDraft={onDraft} />
            </div>
          </search>
        )}
        <div className="history-found">
          <p aria-live="polite" aria-atomic="true" className="muted small">
            {children}
          </p>
          {action}
          {!noneAtAll && draft !== emptyDraft && (
            <button type="button" className="link" onClick={() => onDraft(emptyDraft)}>
              {t('history.search.clear')}
            </button>
          )}
        </div>
      </div>
      {error !== undefined && error.code !== 'cancelled' && <ErrorNotice error={error} />}
      {noneAtAll && (
        <Notice tone="info" title={t('history.empty.title')}>
          <p>{t('history.empty.lead')}</p>
        </Notice>
      )}
    </>
  );
}
