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

/** All that a person chooses for this computer, over whatever screen there is. Saved on change; what has a button of its own is asked about. */
export function Settings({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const settings = useWindow((state) => state.snapshot?.settings);
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [isCloudUnapplied, setCloudUnapplied] = useState(false);
  const [isSharingUnapplied, setSharingUnapplied] = useState(false);
  const [isCloudDiscarded, setCloudDiscarded] = useState(false);
  const [asked, setAsked] = useState<'cloud' | 'sharing'>();
  // One after the other, and each is let go of by itself.
  const asksCloud = isCloudUnapplied && !isCloudDiscarded;
  const waiting = asksCloud ? 'cloud' : isSharingUnapplied ? 'sharing' : undefined;
  // What is typed after all was applied is another matter.
  useEffect(() => {
    if (!isCloudUnapplied) setCloudDiscarded(false);
    if (waiting === undefined) setAsked(undefined);
  }, [isCloudUnapplied, waiting]);
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
  const discard = () => {
    if (waiting !== 'cloud' || !isSharingUnapplied) return close();
    setCloudDiscarded(true);
    setAsked('sharing');
  };
  const leave = () => {
    if (waiting === undefined) close();
    else if (asked === waiting) discard();
    else setAsked(waiting);
  };

  return (
    <dialog
      ref={dialog}
      className="settings"
      aria-labelledby={titleId}
      onClose={onClose}
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
    >
      <div className="dialog-head">
        <h2 id={titleId}>{t('preferences.title')}</h2>
        <button type="button" className="secondary" onClick={leave}>
          {t('app.close')}
        </button>
      </div>
      <p className="muted">{t('preferences.lead')}</p>
      <LookSettings />
      <CloudSettings
        onUnapplied={setCloudUnapplied}
        asking={asked === waiting && waiting === 'cloud'}
        onDiscard={discard}
      />
      <JoinSettings />
      <EndSettings />
      <HistorySettings />
      <SharingSettings
        onUnapplied={setSharingUnapplied}
        asking={asked === waiting && waiting === 'sharing'}
        onDiscard={discard}
      />
      <UpdateSettings />
      <SignIns />
      <ManagedSettings />
    </dialog>
  );
}
