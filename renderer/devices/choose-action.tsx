import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type DeviceFacts, deviceJobLimit } from '../../shared/device-jobs.ts';
import { Screen } from '../components/screen.tsx';
import { type Choice, choices, fitOf, type SignedIn } from './action-reasons.ts';
import { DeviceDetails } from './device-details.tsx';
import { DevicesSummary } from './devices-summary.tsx';

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
  const { account, product } = signedIn;
  const fits = useMemo(
    () => choices.map((choice) => ({ choice, ...fitOf(choice, devices, { account, product }) })),
    [devices, account, product],
  );
  return (
    <Screen
      title={t('devices.act.title', { count: devices.length })}
      onEscape={onBack}
      back={
        <button type="button" className="secondary" onClick={onBack}>
          {t('devices.act.back')}
        </button>
      }
    >
      <div className="stack">
        {devices.length === 1 && only !== undefined && <DeviceDetails facts={only} />}
        {devices.length > 1 && <DevicesSummary devices={devices} />}
        <ul className="job-choices">
          {fits.map(({ choice, suited, reason }) => (
            <li key={choice} className={`panel job-choice${choice === 'like-new' ? ' main' : ''}`}>
              <button
                type="button"
                className={choice === 'like-new' ? 'primary' : 'secondary'}
                aria-describedby={`${id}-${choice}`}
                aria-disabled={reason !== undefined}
                onClick={() => reason === undefined && onChoose(choice)}
              >
                {t(`devices.act.names.${choice}`)}
              </button>
              <div id={`${id}-${choice}`}>
                <p className="muted">{t(`devices.act.sentences.${choice}`)}</p>
                {reason !== undefined && (
                  <p className="job-reason">{t(`devices.act.whyNot.${reason}`, { limit: deviceJobLimit })}</p>
                )}
                {reason === undefined && suited.length < devices.length && (
                  <p className="job-reason">
                    {t('devices.act.someOf', { count: suited.length, total: devices.length })}
                  </p>
                )}
              </div>
            </li>
          ))}
        </ul>
      </div>
    </Screen>
  );
}
