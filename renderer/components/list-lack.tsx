import { useTranslation } from 'react-i18next';
import type { Lack } from '../../shared/list-lack.ts';
import { ErrorNotice } from './error-notice.tsx';
import { Notice } from './notice.tsx';

/** As many as a person reads; the count stands above them. */
const namedLimit = 20;

/** What a list does not show, and why. */
export function ListLack({ lack }: { readonly lack: Lack | undefined }) {
  const { t } = useTranslation();
  if (lack === undefined) return null;
  const { trouble, unread = [], skipped = 0, more = false } = lack;
  return (
    <>
      <Notice tone="warn" title={t('lack.title')}>
        {trouble !== undefined && unread.length === 0 && <p>{t('lack.trouble')}</p>}
        {unread.length > 0 && (
          <>
            <p>{t('lack.unread', { count: unread.length })}</p>
            <p className="code small unseen-ids">{unread.slice(0, namedLimit).join(' ')}</p>
          </>
        )}
        {skipped > 0 && <p>{t('lack.skipped', { count: skipped })}</p>}
        {more && <p>{t('lack.more')}</p>}
      </Notice>
      {trouble !== undefined && <ErrorNotice error={trouble} />}
    </>
  );
}
