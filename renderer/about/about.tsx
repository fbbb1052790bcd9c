import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useIntents } from '../state/window-context.ts';
import { Licences } from './licences.tsx';
import './about.css';
import { Updates } from './updates.tsx';
import { Versions } from './versions.tsx';

/** What the program is and whose work is in it, over whatever screen there is: nothing below is lost. */
export function About({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const intents = useIntents();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  const titleId = useId();
  return (
    <dialog ref={dialog} className="about" aria-labelledby={titleId} onClose={onClose}>
      <div className="dialog-head">
        <h2 id={titleId}>{t('about.title')}</h2>
        <button type="button" className="secondary" onClick={() => dialog.current?.close()}>
          {t('app.close')}
        </button>
      </div>
      <p className="muted">{t('about.lead')}</p>
      <Versions />
      <Updates />
      <div className="about-links">
        <button type="button" className="link" onClick={() => intents.showDialog('report')}>
          {t('about.report')}
        </button>
        <button type="button" className="link" onClick={() => intents.showDialog('shortcuts')}>
          {t('about.shortcuts')}
        </button>
      </div>
      <Licences />
    </dialog>
  );
}
