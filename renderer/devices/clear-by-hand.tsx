import { useTranslation } from 'react-i18next';
import { PhotonBoard } from '../components/photon-board.tsx';
import { Screen } from '../components/screen.tsx';
import { PluggedHere } from './plugged-here.tsx';

/**
 * What no cloud can do. Holding SETUP for 3 s listens, for 10 s clears the networks (Device OS v1.5.2,
 * system/src/system_task.cpp and main.cpp).
 */
export function ClearByHand({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation();
  return (
    <Screen
      title={t('devices.hands.title')}
      lead={t('devices.hands.lead')}
      onEscape={onBack}
      back={
        <button type="button" className="secondary" onClick={onBack}>
          {t('devices.hands.done')}
        </button>
      }
    >
      <PluggedHere />
      <div className="with-board">
        <ol className="confirm-steps">
          <li>
            <p>{t('devices.hands.listen')}</p>
          </li>
          <li>
            <p>{t('devices.hands.clearNetworks')}</p>
          </li>
        </ol>
        <PhotonBoard light="blue-blinking" pressed="setup" />
      </div>
      <p className="muted">{t('devices.hands.hint')}</p>
    </Screen>
  );
}
