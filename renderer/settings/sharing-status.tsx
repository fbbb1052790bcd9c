import { useTranslation } from 'react-i18next';
import type { SharingState } from '../../shared/ipc/sharing.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { SharingWaits } from '../components/sharing-waits.tsx';
import { Status } from '../components/status.tsx';

/** How the shared record stands: nothing where nothing is shared, and nothing was to be. */
export function SharingStatus({ sharing }: { readonly sharing: SharingState }) {
  const { t } = useTranslation();
  const { state, trouble, nameIsTaken, setAside } = sharing;
  return (
    <>
      <Status>
        {state === 'connecting' && <p>{t('preferences.sharing.connecting')}</p>}
        {state === 'connected' && <p>{t('preferences.sharing.connected')}</p>}
        {nameIsTaken && <p>{t('preferences.sharing.nameIsTaken')}</p>}
        {setAside > 0 && <p>{t('preferences.sharing.setAside', { count: setAside })}</p>}
        <SharingWaits sharing={sharing} />
      </Status>
      {trouble !== undefined && <ErrorNotice error={trouble} tone="warn" />}
    </>
  );
}
