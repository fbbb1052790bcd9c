import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIntents, useWindow } from '../state/window-context.ts';

/** The one way to end a run. Once the Photon holds half of its setup, it is asked first and said what would be left. */
export function CancelRun() {
  const { t } = useTranslation();
  const intents = useIntents();
  const stopping = useWindow((state) => state.stopping);
  const half = useWindow((state) => state.setup.progress === 'partly-set-up');
  const [asking, setAsking] = useState(false);
  const cancel = () => {
    setAsking(false);
    void intents.cancel();
  };
  return (
    <>
      <button
        type="button"
        className="secondary"
        aria-disabled={stopping}
        onClick={() => (half && !stopping ? setAsking(true) : cancel())}
      >
        {t('app.cancel')}
      </button>
      {asking && <AskFirst onCancel={cancel} onContinue={() => setAsking(false)} />}
    </>
  );
}

function AskFirst({ onCancel, onContinue }: { readonly onCancel: () => void; readonly onContinue: () => void }) {
  const { t } = useTranslation();
  // The run goes on meanwhile, and what would be left changes with it.
  const progress = useWindow((state) => state.setup.progress);
  const left = progress === 'told-to-connect' || progress === 'online' ? progress : 'partly-set-up';
  const dialog = useRef<HTMLDialogElement>(null);
  const goOn = useRef<HTMLButtonElement>(null);
  const titleId = useId();
  const leftId = useId();
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
    goOn.current?.focus();
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby={titleId} aria-describedby={leftId} onClose={onContinue}>
      <div className="stack">
        <h2 id={titleId}>{t('cancelRun.title')}</h2>
        <div id={leftId} className="stack" role="status">
          <p>{t(`provenEndings.canceled-${left}.happened`)}</p>
          <p>{t(`provenEndings.canceled-${left}.next`)}</p>
        </div>
        <div className="actions">
          <button type="button" className="secondary" onClick={onCancel}>
            {t('cancelRun.cancel')}
          </button>
          <button ref={goOn} type="button" className="primary" onClick={() => dialog.current?.close()}>
            {t('cancelRun.continue')}
          </button>
        </div>
      </div>
    </dialog>
  );
}
