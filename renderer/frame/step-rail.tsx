import { useTranslation } from 'react-i18next';
import { Icon } from '../components/icons.tsx';

const steps = ['find', 'choose', 'finish'] as const;

/** The three big steps and the one we are at. */
export function StepRail({ current }: { readonly current: 0 | 1 | 2 }) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('app.steps')}>
      <ol className="step-rail">
        {steps.map((step, index) => {
          const state = index < current ? 'done' : index === current ? 'now' : 'later';
          return (
            <li key={step} className={state} {...(state === 'now' ? { 'aria-current': 'step' as const } : {})}>
              <span className="step-number" aria-hidden="true">
                {state === 'done' ? <Icon name="check" size={14} /> : index + 1}
              </span>
              <span className="step-name">
                {t(`app.step.${step}`)}
                {state === 'done' && <span className="only-read">{`, ${t('app.stepDone')}`}</span>}
              </span>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
