import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';
import { TextAreaField } from '../components/field.tsx';
import './report.css';
import { useIntents } from '../state/window-context.ts';

/** What the report holds, to be read before it is saved; over whatever screen there is, so nothing below is lost. */
export function Report({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const intents = useIntents();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const contentsId = useId();
  const [text, setText] = useState<string>();
  const [words, setWords] = useState('');
  const [saved, setSaved] = useState(false);
  const [problem, setProblem] = useState<SetupError>();

  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
    void intents.ask('readReport').then((answer) => {
      if (answer.ok) setText(answer.value);
      else setProblem(answer.error);
    });
  }, [intents]);

  const save = async () => {
    setSaved(false);
    setProblem(undefined);
    const answer = await intents.ask('saveReport', { words });
    if (answer.ok) setSaved(answer.value);
    else setProblem(answer.error);
  };

  return (
    <dialog ref={dialog} className="report" aria-labelledby={titleId} onClose={onClose}>
      <div className="dialog-head">
        <h2 id={titleId}>{t('report.title')}</h2>
        <button type="button" className="secondary" onClick={() => dialog.current?.close()}>
          {t('app.close')}
        </button>
      </div>
      <p className="muted">{t('report.lead')}</p>
      <TextAreaField
        label={t('report.words')}
        hint={t('report.wordsHint')}
        value={words}
        onChange={setWords}
        area={{ maxLength: 4000, className: '', spellCheck: true }}
      />
      <section aria-labelledby={contentsId}>
        <h3 id={contentsId}>{t('report.contents')}</h3>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1). */}
        <pre tabIndex={0} dir="ltr" aria-busy={text === undefined}>
          {text ?? ''}
        </pre>
      </section>
      {problem !== undefined && <ErrorNotice error={problem} />}
      <div className="inline-actions">
        <button type="button" className="primary" aria-disabled={text === undefined} onClick={() => void save()}>
          {text === undefined && problem === undefined ? t('report.collecting') : t('report.save')}
        </button>
        {text !== undefined && (
          <CopyButton
            label={t('report.copy')}
            text={() => (words.trim() === '' ? text : `${words.trim()}\n\n${text}`)}
          />
        )}
        <span className="good-words" aria-live="polite" aria-atomic="true">
          {saved ? t('report.saved') : ''}
        </span>
      </div>
    </dialog>
  );
}
