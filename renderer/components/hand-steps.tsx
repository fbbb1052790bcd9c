import { useTranslation } from 'react-i18next';
import { useWindow } from '../window-context.ts';
import { Busy } from './busy.tsx';

interface HandStepsProps {
  readonly task: 'join' | 'return';
  readonly noticing: string;
}

const stepKeys = { join: ['join1', 'join2', 'join3'], return: ['return1', 'return2'] } as const;

/** What the person's hands do in the system's own menu, in the words of that system. */
export function HandSteps({ task, noticing }: HandStepsProps) {
  const { t } = useTranslation();
  const platform = useWindow((state) => state.snapshot?.system.platform ?? 'linux');
  return (
    <>
      <ol className="hand-steps">
        {task === 'join' && <li>{t('hands.listening')}</li>}
        {task === 'join'
          ? stepKeys.join.map((step) => <li key={step}>{t(`hands.${platform}.${step}`)}</li>)
          : stepKeys.return.map((step) => <li key={step}>{t(`hands.${platform}.${step}`)}</li>)}
      </ol>
      <p className="noticing">
        <Busy />
        {noticing}
      </p>
    </>
  );
}
