import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import type { Replies } from '../../shared/ipc/contract.ts';
import { boxedText } from '../../shared/plain-text.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Field } from '../components/field.tsx';
import { useIntents } from '../state/window-context.ts';
import './label-dialog.css';

interface LabelDialogProps {
  readonly attemptId: string;
  readonly onClose: () => void;
}

/** The label of a device that was set up: how it looks, and on which printer or into which file it goes. */
export function LabelDialog({ attemptId, onClose }: LabelDialogProps) {
  const { t } = useTranslation();
  const { ask } = useIntents();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [answer, setAnswer] = useState<Replies['showLabel']>();
  const [chosen, setChosen] = useState<string>();
  const [told, setTold] = useState<'printing' | 'printed' | 'saved'>();
  const [error, setError] = useState<SetupError>();
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
    let wanted = true;
    void ask('showLabel', { attemptId }).then((shown) => {
      if (wanted) setAnswer(shown);
    });
    return () => {
      wanted = false;
    };
  }, [ask, attemptId]);
  const view = answer?.ok ? answer.value : undefined;
  const printer = chosen ?? view?.printer ?? view?.printers[0]?.name;
  const isBusy = told === 'printing';
  const failed = answer?.ok === false ? answer.error : error;

  async function print(on: string | undefined): Promise<void> {
    if (isBusy) return;
    setError(undefined);
    setTold('printing');
    const done = await ask('printLabel', { attemptId, ...(on === undefined ? {} : { printer: on }) });
    setTold(done.ok ? done.value : undefined);
    if (!done.ok) setError(done.error);
  }

  return (
    <dialog ref={dialog} className="label-dialog" aria-labelledby={titleId} onClose={onClose}>
      <div className="dialog-head">
        <h2 id={titleId}>{t('history.label.title')}</h2>
        <button type="button" className="secondary" onClick={() => dialog.current?.close()}>
          {t('app.close')}
        </button>
      </div>
      <div className="stack">
        {view !== undefined && (
          <img
            className="label-preview"
            src={`data:image/svg+xml,${encodeURIComponent(view.svg)}`}
            alt={t('history.label.preview')}
          />
        )}
        {answer?.ok && view === undefined && <p>{t('history.attempt.gone')}</p>}
        {view !== undefined && view.printers.length === 0 && <p className="muted">{t('history.label.noPrinter')}</p>}
        {view !== undefined && view.printers.length > 0 && (
          <Field label={t('history.label.printer')}>
            {(attributes) => (
              <select {...attributes} value={printer} onChange={({ target }) => setChosen(target.value)}>
                {view.printers.map(({ name, shownAs }) => (
                  <option key={name} value={name} dir="auto">
                    {boxedText(shownAs, 80)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <p aria-live="polite" aria-atomic="true" className="muted">
          {told !== undefined && t(`history.label.${told}`)}
        </p>
        {failed !== undefined && <ErrorNotice error={failed} />}
        {view !== undefined && (
          <div className="actions">
            <button type="button" className="secondary" aria-disabled={isBusy} onClick={() => void print(undefined)}>
              {t('history.label.save')}
            </button>
            {printer !== undefined && (
              <button type="button" className="primary" aria-disabled={isBusy} onClick={() => void print(printer)}>
                {t('history.label.print')}
              </button>
            )}
          </div>
        )}
      </div>
    </dialog>
  );
}
