import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { intlLocale } from '../../shared/text/translator.ts';
import type { UpdateState } from '../../shared/update-state.ts';
import './about.css';

/** How far a download has come. */
export function Fetching({ update }: { readonly update: Extract<UpdateState, { status: 'downloading' }> }) {
  const { t, i18n } = useTranslation();
  const id = useId();
  const { version, received, size } = update;
  const megabytes = (bytes: number) =>
    new Intl.NumberFormat(intlLocale(i18n.language), {
      style: 'unit',
      unit: 'megabyte',
      maximumFractionDigits: 1,
    }).format(bytes / 1_000_000);
  return (
    <>
      <p id={id}>{t('update.fetching', { version, received: megabytes(received), size: megabytes(size) })}</p>
      <progress className="update-bar" aria-labelledby={id} value={received} max={size} />
    </>
  );
}
