import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../state/window-context.ts';
import { CloudSettings } from './cloud-settings.tsx';
import { EndSettings } from './end-settings.tsx';
import { HistorySettings } from './history-settings.tsx';
import { JoinSettings } from './join-settings.tsx';
import { LookSettings } from './look-settings.tsx';
import { ManagedSettings } from './managed-settings.tsx';
import { SharingSettings } from './sharing-settings.tsx';
import { SignIns } from './sign-ins.tsx';
import { UpdateSettings } from './update-settings.tsx';
import './settings.css';

/** All that a person chooses for this computer, over whatever screen there is. Saved on change; the cloud is applied. */
export function Settings({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const settings = useWindow((state) => state.snapshot?.settings);
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [unapplied, setUnapplied] = useState(false);
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  if (settings === undefined) return null;
  // A box is left before its page goes, so that what was typed into it is saved.
  const close = () => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    dialog.current?.close();
    // What `close` tells comes late: by then they may be wanted again.
    onClose();
  };
  const mayClose = () => {
    setAsking(unapplied);
    return !unapplied || asking;
  };

  return (
    <dialog
      ref={dialog}
      className="settings"
      aria-labelledby={titleId}
      onClose={onClose}
      onCancel={(event) => {
        event.preventDefault();
        if (mayClose()) close();
      }}
    >
      <div className="dialog-head">
        <h2 id={titleId}>{t('preferences.title')}</h2>
        <button type="button" className="secondary" onClick={() => mayClose() && close()}>
          {t('app.close')}
        </button>
      </div>
      <p className="muted">{t('preferences.lead')}</p>
      <LookSettings />
      <CloudSettings onUnapplied={setUnapplied} asking={asking && unapplied} onDiscard={close} />
      <JoinSettings />
      <EndSettings />
      <HistorySettings />
      <SharingSettings />
      <UpdateSettings />
      <SignIns />
      <ManagedSettings />
    </dialog>
  );
}
