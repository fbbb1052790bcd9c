import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceFacts } from '../../shared/device-jobs.ts';
import { TextField } from '../components/field.tsx';
import { PhotonBoard } from '../components/photon-board.tsx';
import { Screen } from '../components/screen.tsx';
import { useFocusInvalid } from '../components/use-focus-invalid.ts';
import { useIntents, useWindow } from '../state/window-context.ts';

interface MoveDeviceProps {
  readonly device: DeviceFacts;
  /** In the cloud alone; what will happen is confirmed first. */
  readonly onCloud: (device: DeviceFacts, email: string) => void;
  readonly onBack: () => void;
}

/**
 * To another customer of the same product: a device that is online changes its owner in the cloud, any other is set up
 * with the board in hand. Either way the present owner is named and the person asked before they lose it.
 */
export function MoveDevice({ device, onCloud, onBack }: MoveDeviceProps) {
  const { t } = useTranslation();
  const intents = useIntents();
  const { email, inCloud = device.online } = useWindow((state) => state.moveDraft);
  const [missing, setMissing] = useState<object>();
  const formId = useId();
  const form = useFocusInvalid(missing);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (email.trim() === '') return setMissing({});
    if (inCloud) return onCloud(device, email.trim());
    void intents.startSetup({ for: 'customer', email: email.trim(), wantedId: device.id });
  };
  return (
    <Screen
      title={t('devices.move.title')}
      lead={t('devices.move.lead')}
      onEscape={onBack}
      back={
        <button type="button" className="secondary" onClick={onBack}>
          {t('app.back')}
        </button>
      }
      actions={
        <button type="submit" form={formId} className="primary">
          {t(inCloud ? 'devices.move.goOn' : 'devices.move.start')}
        </button>
      }
    >
      <div className="with-board">
        <form id={formId} ref={form} className="stack" noValidate onSubmit={submit}>
          <TextField
            label={t('devices.move.email')}
            hint={t('devices.move.emailHint')}
            value={email}
            onChange={(value) => {
              intents.draftMove({ email: value });
              setMissing(undefined);
            }}
            error={missing === undefined ? undefined : t('devices.move.missing')}
            input={{ type: 'email', autoComplete: 'off', maxLength: 320 }}
          />
          <fieldset className="stack">
            <legend className="small-heading">{t('devices.move.way')}</legend>
            <label className="check-row move-way">
              <input
                type="radio"
                name="way"
                disabled={!device.online}
                checked={inCloud}
                onChange={() => intents.draftMove({ inCloud: true })}
              />
              <span>
                {t('devices.move.inCloud')}
                <span className="muted">{t(device.online ? 'devices.move.inCloudHint' : 'devices.move.offline')}</span>
              </span>
            </label>
            <label className="check-row move-way">
              <input
                type="radio"
                name="way"
                checked={!inCloud}
                onChange={() => intents.draftMove({ inCloud: false })}
              />
              <span>
                {t('devices.move.inHand')}
                <span className="muted">{t('devices.move.inHandHint')}</span>
              </span>
            </label>
          </fieldset>
          {!inCloud && <p>{t('devices.move.press')}</p>}
        </form>
        {!inCloud && <PhotonBoard light="blue-blinking" pressed="setup" />}
      </div>
    </Screen>
  );
}
