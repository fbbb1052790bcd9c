import { useTranslation } from 'react-i18next';
import { Foreign } from '../components/foreign.tsx';
import { photonPrefixOf } from '../state/selectors.ts';
import { useWindow } from '../state/window-context.ts';

/** Which network to look for in the system's menu: its whole name where it is known, else how it starts. */
export function WantedNetwork({ ssid }: { readonly ssid: string | undefined }) {
  const { t } = useTranslation();
  const prefix = useWindow(photonPrefixOf);
  return (
    <p className="wanted-network">
      {t(ssid === undefined ? 'find.networkNamed' : 'find.networkExact')}{' '}
      <span className="network-name">
        <Foreign text={ssid ?? `${prefix}-`} />
      </span>
    </p>
  );
}
