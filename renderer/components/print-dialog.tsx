import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import type { LabelForm, LabelView } from '../../shared/ipc/labels.ts';
import { boxedText } from '../../shared/plain-text.ts';
import type { Result } from '../../shared/result.ts';
import { ErrorNotice } from './error-notice.tsx';
import { Field } from './field.tsx';
import { LabelPicture } from './label-picture.tsx';

interface PrintDialogProps {
  readonly title: string;
  /** What else is said of it. `gone`: there is nothing to print any more; `forms`: where what is shown has its form from. */
  readonly words: Readonly<Record<'preview' | 'noPrinter' | 'printed' | 'saved', string>> & {
    readonly gone?: string;
    readonly forms?: Readonly<Record<LabelForm, string>>;
  };
  /** Asked again when it is another function. */
  readonly show: () => Promise<Result<LabelView | undefined>>;
  /** On that printer; without one into a file. */
  readonly print: (on: string | undefined) => Promise<Result<'printed' | 'saved' | undefined>>;
  /** What is chosen beside the printer. */
  readonly children?: ReactNode;
  readonly onClose: () => void;
}

/** What is about to be printed: how it looks, and on which printer or into which file it goes. It has words of `history`. */
export function PrintDialog({ title, words, show, print, children, onClose }: PrintDialogProps) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [answer, setAnswer] = useState<Result<LabelView | undefined>>();
  const [chosen, setChosen] = useState<string>();
  const [told, setTold] = useState<'printing' | 'printed' | 'saved'>();
  const [error, setError] = useState<SetupError>();
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
    let wanted = true;
    void show().then((shown) => {
      if (wanted) setAnswer(shown);
    });
    return () => {
      wanted = false;
    };
  }, [show]);
  const view = answer?.ok ? answer.value : undefined;
  const printer = chosen ?? view?.printer ?? view?.printers[0]?.name;
  const isBusy = told === 'printing';
  const failed = answer?.ok === false ? answer.error : error;

  async function act(on: string | undefined): Promise<void> {
    if (isBusy) return;
    setError(undefined);
    setTold('printing');
    const done = await print(on);
    setTold(done.ok ? done.value : undefined);
    if (!done.ok) setError(done.error);
  }

  return (
    <dialog ref={dialog} className="label-dialog" aria-labelledby={titleId} onClose={onClose}>
      <div className="dialog-head">
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="secondary" onClick={() => dialog.current?.close()}>
          {t('app.close')}
        </button>
      </div>
      <div className="stack">
        {view !== undefined && <LabelPicture svg={view.svg} alt={words.preview} />}
        {view?.form !== undefined && <p className="muted">{words.forms?.[view.form]}</p>}
        {answer?.ok && view === undefined && <p>{words.gone}</p>}
        {children}
        {view !== undefined && view.printers.length === 0 && <p className="muted">{words.noPrinter}</p>}
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
          {told !== undefined && (told === 'printing' ? t('history.label.printing') : words[told])}
        </p>
        {failed !== undefined && <ErrorNotice error={failed} />}
        {view !== undefined && (
          <div className="actions">
            <button type="button" className="secondary" aria-disabled={isBusy} onClick={() => void act(undefined)}>
              {t('history.label.save')}
            </button>
            {printer !== undefined && (
              <button type="button" className="primary" aria-disabled={isBusy} onClick={() => void act(printer)}>
                {t('history.label.print')}
              </button>
            )}
          </div>
        )}
      </div>
    </dialog>
  );
}
