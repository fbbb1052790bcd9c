import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import type { Actor } from '../../shared/ipc/fields.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { useIntents } from '../state/window-context.ts';

interface UnsavedNameProps {
  readonly as: Actor;
  readonly deviceId: string;
  readonly name: string;
  /** Saved, or not wanted. */
  readonly onLeave: () => void;
  readonly onStay: () => void;
}

/** A name that was typed and not saved is neither thrown away nor sent without a word. */
export function UnsavedName({ as, deviceId, name, onLeave, onStay }: UnsavedNameProps) {
  const { t } = useTranslation();
  const intents = useIntents();
  const [problem, setProblem] = useState<SetupError>();
  const saving = useRef(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  const save = async () => {
    if (saving.current) return;
    saving.current = true;
    const answer = await intents.ask('renameDevice', { as, deviceId, name });
    saving.current = false;
    if (answer.ok) onLeave();
    else setProblem(answer.error);
  };
  return (
    <dialog ref={dialog} aria-labelledby={titleId} onClose={onStay}>
      <div className="stack">
        <h2 id={titleId}>{t('success.unsaved.title')}</h2>
        <p>{t('success.unsaved.lead', { name })}</p>
        {problem !== undefined && <ErrorNotice error={problem} />}
        <div className="actions">
          <button type="button" className="primary" onClick={() => void save()}>
            {t('success.unsaved.save')}
          </button>
          <button type="button" className="secondary" onClick={onLeave}>
            {t('success.unsaved.discard')}
          </button>
          <button type="button" className="secondary" onClick={() => dialog.current?.close()}>
            {t('success.unsaved.stay')}
          </button>
        </div>
      </div>
    </dialog>
  );
}
