import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import type { KnownUpTo } from '../../shared/ipc/history.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Field } from '../components/field.tsx';
import { Question } from '../components/question.tsx';
import { useIntents, useWindow } from '../state/window-context.ts';
import type { HistoryFilter } from './history-view.ts';

const forms = ['csv', 'excel', 'jsonl'] as const;
type Form = (typeof forms)[number];

interface HistoryWorkProps {
  /** Of what is found: it is exported, or deleted. */
  readonly filter: HistoryFilter;
  readonly onDeleted: () => void;
}

/** What would be deleted, as it was counted. */
interface Counted {
  readonly count: number;
  readonly staying: number;
  readonly upTo: KnownUpTo;
}

/** What can be done with all that was found: written into a file, or deleted after a question that says how many. */
export function HistoryWork({ filter, onDeleted }: HistoryWorkProps) {
  const { t } = useTranslation();
  const { ask } = useIntents();
  const work = useWindow((state) => state.snapshot?.historyWork);
  const [form, setForm] = useState<Form>('csv');
  const [asking, setAsking] = useState<Counted>();
  /** The same once more, because so many of them are on this computer alone. */
  const [unshared, setUnshared] = useState<Counted & { readonly waiting: number }>();
  const [told, setTold] = useState('');
  const [error, setError] = useState<SetupError>();
  const tell = (words: string) => {
    setTold(words);
    setError(undefined);
  };
  const refuse = (refused: SetupError) => {
    setTold('');
    setError(refused.code === 'cancelled' ? undefined : refused);
  };

  async function exportFound(): Promise<void> {
    tell('');
    const bom = form === 'excel' ? { byteOrderMark: true } : {};
    const answer = await ask('exportHistory', { filter, form: form === 'jsonl' ? 'jsonl' : 'csv', ...bom });
    if (!answer.ok) refuse(answer.error);
    else if (answer.value !== undefined) tell(t('history.work.exported', { count: answer.value }));
  }

  async function askToDelete(): Promise<void> {
    tell('');
    const counted = await ask('countHistory', { filter, deletable: true });
    if (!counted.ok) return refuse(counted.error);
    const { count, upTo, staying = 0 } = counted.value;
    if (count === 0 || upTo === undefined) tell(t('history.work.nothing'));
    else setAsking({ count, upTo, staying });
  }

  async function deleteFound(counted: Counted, alsoUnshared = false): Promise<void> {
    setAsking(undefined);
    setUnshared(undefined);
    const { upTo } = counted;
    const answer = await ask('forgetHistory', { filter, upTo, ...(alsoUnshared ? { alsoUnshared } : {}) });
    const waiting = answer.ok ? undefined : answer.error.details?.waiting;
    if (!answer.ok && answer.error.code === 'record-not-forwarded' && typeof waiting === 'number') {
      return setUnshared({ ...counted, waiting });
    }
    if (!answer.ok) return refuse(answer.error);
    tell(t('history.work.deleted', { count: answer.value }));
    onDeleted();
  }

  return (
    <section className="stack">
      {work === undefined ? (
        <div className="history-work">
          <Field label={t('history.work.form')}>
            {(attributes) => (
              <select
                {...attributes}
                value={form}
                onChange={({ target }) => setForm(forms.find((one) => one === target.value) ?? 'csv')}
              >
                {forms.map((one) => (
                  <option key={one} value={one}>
                    {t(`history.work.${one}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <button type="button" className="secondary" onClick={() => void exportFound()}>
            {t('history.work.export')}
          </button>
          <button type="button" className="secondary" onClick={() => void askToDelete()}>
            {t('history.work.remove')}
          </button>
        </div>
      ) : (
        <div className="history-work">
          <progress
            aria-label={t(`history.work.${work.what}`)}
            {...(work.of > 0 ? { value: work.done, max: work.of } : {})}
          />
          <button type="button" className="secondary" onClick={() => void ask('stopHistoryWork')}>
            {t('history.work.stop')}
          </button>
        </div>
      )}
      <p aria-live="polite" aria-atomic="true" className="muted">
        {work === undefined ? told : t(`history.work.${work.what}`)}
      </p>
      {error !== undefined && <ErrorNotice error={error} />}
      {asking !== undefined && (
        <Question
          title={t('history.work.confirmTitle')}
          act={t('history.work.confirm', { count: asking.count })}
          onAct={() => void deleteFound(asking)}
          stay={t('history.work.keep')}
          onStay={() => setAsking(undefined)}
        >
          <p>{t('history.work.lead', { count: asking.count })}</p>
          {asking.staying > 0 && <p>{t('history.work.staying', { count: asking.staying })}</p>}
        </Question>
      )}
      {unshared !== undefined && (
        <Question
          title={t('history.work.unsharedTitle')}
          act={t('history.work.unsharedConfirm')}
          onAct={() => void deleteFound(unshared, true)}
          stay={t('history.work.keep')}
          onStay={() => setUnshared(undefined)}
        >
          <p>{t('history.work.unshared', { count: unshared.waiting })}</p>
        </Question>
      )}
    </section>
  );
}
