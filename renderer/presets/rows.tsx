import { type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/**
 * For a list of rows that grows by a button: the focus goes into the row that was added, and where one was taken away into the
 * last that is left, because its button is gone.
 * @returns for what holds the rows
 */
export function useAdded<Holder extends HTMLElement>(count: number): RefObject<Holder | null> {
  const holder = useRef<Holder>(null);
  const before = useRef(count);
  useEffect(() => {
    const was = before.current;
    before.current = count;
    if (count === was) return;
    const rows = holder.current?.querySelectorAll('fieldset') ?? [];
    const row = rows[count - 1];
    const target =
      row?.querySelector<HTMLElement>('input, select, textarea') ?? holder.current?.querySelector('button');
    target?.focus();
  }, [count]);
  return holder;
}

/** `name`: of the row, for those who hear the button alone. */
export function Remove({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="inline-actions">
      <button type="button" className="secondary small" aria-label={t('presets.removeOf', { name })} onClick={onRemove}>
        {t('presets.remove')}
      </button>
    </div>
  );
}
