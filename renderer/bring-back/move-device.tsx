import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceFacts } from '../../shared/bring-back.ts';
import { TextField } from '../components/field.tsx';
import { PhotonBoard } from '../components/photon-board.tsx';
import { Screen } from '../components/screen.tsx';
import { useFocusInvalid } from '../use-focus-invalid.ts';
import { useIntents } from '../window-context.ts';

/** To another customer of the same product: by setting it up, board in hand, so that nobody loses it silently. */
export function MoveDevice({ device, onBack }: { readonly device: DeviceFacts; readonly onBack: () => void }) {
  const { t } = useTranslation();
  const intents = useIntents();
  const [email, setEmail] = useState('');
  const [missing, setMissing] = useState<object>();
  const form = useRef<HTMLFormElement>(null);
  const formId = useId();
  useFocusInvalid(form, missing);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (email.trim() === '') return setMissing({});
    void intents.startSetup({ for: 'customer', email: email.trim(), wantedId: device.id });
  };
  return (
    <Screen
      title={t('bringBack.move.title')}
      lead={t('bringBack.move.lead')}
      onEscape={onBack}
      back={
        <button type="button" className="secondary" onClick={onBack}>
          {t('app.back')}
        </button>
      }
      actions={
        <button type="submit" form={formId} className="primary">
          {t('bringBack.move.start')}
        </button>
      }
    >
      <div className="with-board">
        <form id={formId} ref={form} className="stack" noValidate onSubmit={submit}>
          <TextField
            label={t('bringBack.move.email')}
            hint={t('bringBack.move.emailHint')}
            value={email}
            onChange={(value) => {
              setEmail(value);
              setMissing(undefined);
            }}
            error={missing === undefined ? undefined : t('bringBack.move.missing')}
            input={{ type: 'email', autoComplete: 'off', maxLength: 320 }}
          />
          <p>{t('bringBack.move.press')}</p>
        </form>
        <PhotonBoard light="blue-blinking" pressed="setup" />
      </div>
    </Screen>
  );
}
