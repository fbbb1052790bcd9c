import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** What can be done in a line, for whoever has no scanner and no mouse: over the screen, whose keys are a scanner's, keys press. */
export function ActsDialog({ children, onClose }: { readonly children: ReactNode; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  return (
    <dialog ref={dialog} className="line-acts-dialog" aria-label={t('station.title')} onClose={onClose}>
      <div className="stack">
        {children}
        <div className="actions">
          <button type="button" className="secondary" onClick={() => dialog.current?.close()}>
            {t('app.close')}
          </button>
        </div>
      </div>
    </dialog>
  );
}
