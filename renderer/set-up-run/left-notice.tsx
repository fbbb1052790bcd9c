import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../components/error-notice.tsx';
import { HandSteps } from '../components/hand-steps.tsx';
import { Notice } from '../components/notice.tsx';
import { useWindow } from '../state/window-context.ts';
import { MenuPicture } from './menu-picture.tsx';
import { Noticing } from './noticing.tsx';
import { WantedNetwork } from './wanted-network.tsx';

/**
 * While a person reads the list, the system may take the computer off the Photon's network, because that has no
 * internet: said where they look, without taking anything from them.
 */
export function LeftNotice() {
  const { t } = useTranslation();
  const setup = useWindow((state) => state.setup);
  return (
    <div aria-live="polite" aria-atomic="true">
      {words()}
    </div>
  );

  function words() {
    const { hand, place, notices } = setup;
    if (hand?.kind === 'join-photon') {
      return (
        <Notice tone="warn" title={t('choose.left.title')}>
          <p>{t('choose.left.byHand')}</p>
          <div className="with-picture">
            <div className="stack">
              {hand.obstacle !== undefined && <ErrorNotice error={hand.obstacle} tone="warn" />}
              <WantedNetwork ssid={hand.ssid} />
              <HandSteps task="join" />
              <Noticing />
            </div>
            <MenuPicture task={hand} />
          </div>
        </Notice>
      );
    }
    if (place !== 'photon') {
      return (
        <Notice tone="warn" title={t('choose.left.title')} busy>
          <p>{t('choose.left.byItself')}</p>
        </Notice>
      );
    }
    return notices.some(({ code }) => code === 'photon-network-left') ? (
      <Notice tone="info" title={t('choose.left.back')}>
        <p>{t('errors.photon-network-left.next')}</p>
      </Notice>
    ) : null;
  }
}
