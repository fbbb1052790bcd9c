import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PracticeScenario, practiceScenarios } from '../../shared/practice-scenarios.ts';
import { useRoom } from '../components/use-room.ts';
import { practiceHandsOf } from '../state/practice-hands.ts';
import { useIntents, useWindow } from '../state/window-context.ts';

/** Says on every screen of the practice session, wherever it is scrolled to, that nothing of it is real. */
export function PracticeBanner() {
  const { t } = useTranslation();
  const practice = useWindow((state) => state.snapshot?.practice);
  const entering = useWindow((state) => state.entering);
  const hands = useWindow(practiceHandsOf);
  const intents = useIntents();
  const id = useId();
  const banner = useRoom<HTMLElement>('banner');
  const [picked, setPicked] = useState<PracticeScenario>();
  if (practice === undefined) return null;
  const wanted = picked ?? practice.scenario;
  const start = (event: FormEvent) => {
    event.preventDefault();
    if (entering) return;
    setPicked(undefined);
    void intents.practise(wanted);
  };
  return (
    <aside ref={banner} className="practice-banner" aria-label={t('practice.name')}>
      <div className="practice-inner">
        <p>
          <strong>{t('practice.name')}</strong> <span className="practice-words">{t('practice.simulation')}</span>
        </p>
        <form className="practice-controls" onSubmit={start}>
          <label htmlFor={id}>{t('practice.scenario')}</label>
          <select id={id} value={wanted} onChange={(event) => setPicked(event.target.value as PracticeScenario)}>
            {practiceScenarios.map((scenario) => (
              <option key={scenario} value={scenario}>
                {t(`scenarios.${scenario}`)}
              </option>
            ))}
          </select>
          <button type="submit" className="secondary small" aria-disabled={entering}>
            {t('practice.start')}
          </button>
          <button type="button" className="secondary small" onClick={() => void intents.leavePractice()}>
            {t('practice.leave')}
          </button>
        </form>
      </div>
      {hands !== undefined && (
        <div className="practice-inner">
          <p>{t('practice.hands.lead')}</p>
          <button type="button" className="prominent small" onClick={() => void intents.lendPracticeHands(hands)}>
            {hands === 'join-photon'
              ? t('practice.hands.join', { photon: practice.photonNetwork })
              : hands === 'go-home'
                ? t('practice.hands.home', { network: practice.homeNetwork })
                : t('practice.hands.plugIn')}
          </button>
        </div>
      )}
    </aside>
  );
}
