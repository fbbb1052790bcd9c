import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type PracticeScenario, practiceScenarios } from '../../shared/ipc/practice.ts';
import { useIntents, useWindow } from '../state/window-context.ts';

/** Says on every screen of the practice session that nothing of it is real. */
export function PracticeBanner() {
  const { t } = useTranslation();
  const practice = useWindow((state) => state.snapshot?.practice);
  const entering = useWindow((state) => state.entering);
  const intents = useIntents();
  const id = useId();
  if (practice === undefined) return null;
  return (
    <aside className="practice-banner" aria-label={t('practice.name')}>
      <div className="practice-inner">
        <p>
          <strong>{t('practice.name')}</strong> <span className="practice-words">{t('practice.simulation')}</span>
        </p>
        <div className="practice-controls">
          <label htmlFor={id}>{t('practice.scenario')}</label>
          <select
            id={id}
            value={practice.scenario}
            disabled={entering}
            onChange={(event) => void intents.practise(event.target.value as PracticeScenario)}
          >
            {practiceScenarios.map((scenario) => (
              <option key={scenario} value={scenario}>
                {t(`scenarios.${scenario}`)}
              </option>
            ))}
          </select>
          <button type="button" className="secondary small" onClick={() => void intents.leavePractice()}>
            {t('practice.leave')}
          </button>
        </div>
      </div>
    </aside>
  );
}
