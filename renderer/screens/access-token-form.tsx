import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { SecretField } from '../components/field.tsx';
import { Screen } from '../components/screen.tsx';
import { useFocusInvalid } from '../use-focus-invalid.ts';
import { useIntents } from '../window-context.ts';
import { AdvancedSettings } from './advanced-settings.tsx';

interface AccessTokenFormProps {
  readonly onSignedIn: () => void;
  readonly onUsePassword: () => void;
}

export function AccessTokenForm({ onSignedIn, onUsePassword }: AccessTokenFormProps) {
  const { t } = useTranslation();
  const intents = useIntents();
  const [token, setToken] = useState('');
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState<object>();
  const [refusal, setRefusal] = useState<SetupError>();
  const form = useRef<HTMLFormElement>(null);
  const formId = useId();
  useFocusInvalid(form, missing);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setMissing(token.trim() === '' ? {} : undefined);
    if (busy || token.trim() === '') return;
    setBusy(true);
    setRefusal(undefined);
    const answer = await intents.ask('useAccessToken', { token });
    setBusy(false);
    // As with passwords: only a token that never reached the cloud stays.
    if (answer.ok || answer.error.code === 'access-token-invalid') setToken('');
    if (answer.ok) onSignedIn();
    else setRefusal(answer.error);
  };

  return (
    <Screen
      title={t('signIn.tokenTitle')}
      lead={t('signIn.lead')}
      width="narrow"
      onEscape={intents.backToDoors}
      back={
        <button type="button" className="secondary" onClick={intents.backToDoors}>
          {t('app.back')}
        </button>
      }
      actions={
        <button type="submit" form={formId} className="primary" aria-disabled={busy}>
          {busy ? t('signIn.submitting') : t('signIn.submit')}
        </button>
      }
    >
      <form id={formId} ref={form} className="stack" noValidate onSubmit={(event) => void submit(event)}>
        {refusal !== undefined && <ErrorNotice error={refusal} />}
        <SecretField
          label={t('signIn.token')}
          hint={t('signIn.tokenHint')}
          value={token}
          onChange={setToken}
          error={missing === undefined ? undefined : t('signIn.tokenMissing')}
          input={{ name: 'token', autoComplete: 'off', className: 'code' }}
        />
        <button type="button" className="link" onClick={onUsePassword}>
          {t('signIn.usePassword')}
        </button>
      </form>
      <AdvancedSettings />
    </Screen>
  );
}
