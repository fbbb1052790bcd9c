import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceFacts } from '../../shared/bring-back.ts';
import { Screen } from '../components/screen.tsx';
import { type Choice, choices, type SignedIn, whyNot } from './action-reasons.ts';
import { DeviceDetails } from './device-details.tsx';

interface ChooseActionProps {
  readonly devices: readonly DeviceFacts[];
  readonly signedIn: SignedIn;
  readonly onChoose: (choice: Choice) => void;
  readonly onBack: () => void;
}

/** What can be done with the selected devices; what cannot says why. */
export function ChooseAction({ devices, signedIn, onChoose, onBack }: ChooseActionProps) {
  const { t } = useTranslation();
  const id = useId();
  const [only] = devices;
  return (
    <Screen
      title={t('bringBack.act.title', { count: devices.length })}
      onEscape={onBack}
      back={
        <button type="button" className="secondary" onClick={onBack}>
          {t('bringBack.act.back')}
        </button>
      }
    >
      <div className="stack">
        {devices.length === 1 && only !== undefined && <DeviceDetails facts={only} />}
        <ul className="care-choices">
          {choices.map((choice) => {
            const reason = whyNot(choice, devices, signedIn);
            return (
              <li key={choice} className={`panel care-choice${choice === 'like-new' ? ' main' : ''}`}>
                <button
                  type="button"
                  className={choice === 'like-new' ? 'primary' : 'secondary'}
                  aria-describedby={`${id}-${choice}`}
                  disabled={reason !== undefined}
                  onClick={() => onChoose(choice)}
                >
                  {t(`bringBack.act.names.${choice}`)}
                </button>
                <div id={`${id}-${choice}`}>
                  <p className="muted">{t(`bringBack.act.sentences.${choice}`)}</p>
                  {reason !== undefined && <p className="care-reason">{t(`bringBack.act.whyNot.${reason}`)}</p>}
                </div>
              </li>
            );
          })}
        </ul>
      </div>
    </Screen>
  );
}
