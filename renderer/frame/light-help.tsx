import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Light, lights } from '../../shared/light.ts';
import { LightDot } from '../components/light-dot.tsx';

const buttons = [
  ['setupShort', 'setupShortMeans'],
  ['setupLong', 'setupLongMeans'],
  ['reset', 'resetMeans'],
] as const;

/** All lights and buttons of a Photon in one place, reachable from every screen. */
export function LightHelp({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  const titleId = useId();
  return (
    <dialog ref={dialog} aria-labelledby={titleId} onClose={onClose}>
      <div className="dialog-head">
        <h2 id={titleId}>{t('lightHelp.title')}</h2>
        <button type="button" className="secondary" onClick={() => dialog.current?.close()}>
          {t('app.close')}
        </button>
      </div>
      <p className="muted">{t('lightHelp.lead')}</p>
      <ul className="light-list">
        {(Object.keys(lights) as Light[]).map((light) => (
          <li key={light}>
            <LightDot colour={lights[light].colour} motion="still" />
            <div>
              <p className="strong">{t(`lights.${light}.looks`)}</p>
              <p className="muted">{t(`lights.${light}.means`)}</p>
            </div>
          </li>
        ))}
      </ul>
      <h3>{t('lightHelp.buttons')}</h3>
      <dl className="button-list">
        {buttons.map(([press, means]) => (
          <div key={press}>
            <dt>{t(`lightHelp.${press}`)}</dt>
            <dd>{t(`lightHelp.${means}`)}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
}
