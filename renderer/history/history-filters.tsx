import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attemptKinds } from '../../shared/attempt-kind.ts';
import type { HistoryChoices } from '../../shared/history-filter.ts';
import { historyOutcomes, verdicts } from '../../shared/history-outcome.ts';
import { boxedText } from '../../shared/plain-text.ts';
import { Field } from '../components/field.tsx';
import { useIntents } from '../state/window-context.ts';
import { type HistoryDraft, periods } from './history-view.ts';
import { useHistoryWords } from './history-words.ts';

interface HistoryFiltersProps {
  readonly draft: HistoryDraft;
  readonly onDraft: (draft: HistoryDraft) => void;
}

const noChoices: HistoryChoices = { products: [], presets: [], batches: [], parts: [], stations: [] };

/** Of a name that is chosen from. */
const shownLetters = 40;

/** What is looked for beside words. Of what the rows say only what there is more than one of is offered to choose from. */
export function HistoryFilters({ draft, onDraft }: HistoryFiltersProps) {
  const { t } = useTranslation();
  const { ask } = useIntents();
  const words = useHistoryWords();
  const [choices, setChoices] = useState(noChoices);
  useEffect(() => {
    let asked = true;
    // Without them the rest can be searched for all the same.
    void ask('listHistoryChoices').then((answer) => {
      if (asked && answer.ok) setChoices(answer.value);
    });
    return () => {
      asked = false;
    };
  }, [ask]);
  const change = (part: Partial<HistoryDraft>) => onDraft({ ...draft, ...part });
  const lists = [
    ['product', choices.products],
    ['preset', choices.presets],
    ['batch', choices.batches],
    ['part', choices.parts],
    ['station', choices.stations],
  ] as const;
  return (
    <>
      <Field label={t('history.search.outcome')}>
        {(attributes) => (
          <select
            {...attributes}
            value={draft.outcome}
            onChange={({ target }) => change({ outcome: historyOutcomes.find((one) => one === target.value) ?? '' })}
          >
            <option value="">{t('history.search.all')}</option>
            {historyOutcomes.map((outcome) => (
              <option key={outcome} value={outcome}>
                {t(`history.outcomes.${outcome}.name`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('history.facts.verdict')}>
        {(attributes) => (
          <select
            {...attributes}
            value={draft.verdict}
            onChange={({ target }) => change({ verdict: verdicts.find((one) => one === target.value) ?? '' })}
          >
            <option value="">{t('history.search.all')}</option>
            {verdicts.map((verdict) => (
              <option key={verdict} value={verdict}>
                {words.verdict(verdict)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('history.search.period')}>
        {(attributes) => (
          <select
            {...attributes}
            value={draft.period}
            onChange={({ target }) => change({ period: periods.find((one) => one === target.value) ?? 'any' })}
          >
            {periods.map((period) => (
              <option key={period} value={period}>
                {t(`history.search.periods.${period}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {draft.period === 'days' &&
        (['firstDay', 'lastDay'] as const).map((day) => (
          <Field key={day} label={t(`history.search.${day}`)}>
            {(attributes) => (
              <input
                {...attributes}
                type="date"
                value={draft[day]}
                onChange={({ target }) => change({ [day]: target.value })}
              />
            )}
          </Field>
        ))}
      <Field label={t('history.search.kind')}>
        {(attributes) => (
          <select
            {...attributes}
            value={draft.kind}
            onChange={({ target }) => change({ kind: attemptKinds.find((one) => one === target.value) ?? '' })}
          >
            <option value="">{t('history.search.all')}</option>
            {attemptKinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`history.kinds.${kind}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {lists.map(
        ([name, values]) =>
          (values.length > 1 || draft[name] !== '') && (
            <Field key={name} label={t(`history.search.${name}`)}>
              {(attributes) => (
                <select {...attributes} value={draft[name]} onChange={({ target }) => change({ [name]: target.value })}>
                  <option value="">{t('history.search.all')}</option>
                  {values.map((value) => (
                    <option key={value} value={value} dir="auto">
                      {boxedText(value, shownLetters)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          ),
      )}
    </>
  );
}
