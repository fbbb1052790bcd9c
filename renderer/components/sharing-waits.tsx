import { useTranslation } from 'react-i18next';
import type { SharingState } from '../../shared/ipc/sharing.ts';
import { intlLocale } from '../../shared/text/translator.ts';

/** Since when the server of the shared record is away, and what waits for it since when; nothing while all is well. */
export function SharingWaits({ sharing }: { readonly sharing: SharingState }) {
  const { t, i18n } = useTranslation();
  const { awaySince, waiting, waitingSince } = sharing;
  const format = new Intl.DateTimeFormat(intlLocale(i18n.language), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <>
      {awaySince !== undefined && <p>{t('history.sharing.away', { since: format.format(awaySince) })}</p>}
      {waiting > 0 && waitingSince !== undefined && (
        <p>{t('history.sharing.waiting', { count: waiting, since: format.format(waitingSince) })}</p>
      )}
    </>
  );
}
