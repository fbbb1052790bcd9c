import { useTranslation } from 'react-i18next';
import { useComputer } from './computer-context.ts';

interface HandStepsProps {
  readonly task: 'join' | 'return';
  /** Begins with waking the Photon up, where nobody has seen it yet. */
  readonly wakePhoton?: boolean;
}

const stepKeys = { join: ['join1', 'join2', 'join3'], return: ['return1', 'return2'] } as const;

/** What the person's hands do in the system's own menu, in the words of that system. */
export function HandSteps({ task, wakePhoton = false }: HandStepsProps) {
  const { t } = useTranslation();
  const { platform = 'linux' } = useComputer();
  return (
    <ol className="hand-steps">
      {wakePhoton && <li>{t('hands.listening')}</li>}
      {stepKeys[task].map((step) => (
        <li key={step}>{t(`hands.${platform}.${step}`)}</li>
      ))}
    </ol>
  );
}
