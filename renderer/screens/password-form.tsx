import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { SecretField, TextField } from '../components/field.tsx';
import { Screen } from '../components/screen.tsx';
import { useFocusInvalid } from '../use-focus-invalid.ts';
import { useIntents, useWindow } from '../window-context.ts';
import { AdvancedSettings } from './advanced-settings.tsx';
import { SignInWarning } from './sign-in-warning.tsx';

interface PasswordFormProps {
  readonly onSignedIn: () => void;
  readonly onUseToken: () => void;
}

export function PasswordForm({ onSignedIn, onUseToken }: PasswordFormProps) {
  const { t } = useTranslation();
  const intents = useIntents();
  const username = useWindow((state) => state.userNameDraft);
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState<{ readonly email: boolean; readonly password: boolean }>();
  const [refusal, setRefusal] = useState<SetupError>();
  const form = useRef<HTMLFormElement>(null);
  const formId = useId();
  useFocusInvalid(form, missing);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const empty = { email: username.trim() === '', password: password === '' };
    setMissing(empty.email || empty.password ? empty : undefined);
    if (busy || empty.email || empty.password) return;
    setBusy(true);
    setRefusal(undefined);
    const answer = await intents.ask('signIn', { username, password });
    setBusy(false);
    // A password that did its work or was refused is forgotten; one that never arrived need not be typed again.
    if (answer.ok || answer.error.code === 'sign-in-refused') setPassword('');
    if (!answer.ok) setRefusal(answer.error);
    else if (answer.value === 'signed-in') onSignedIn();
  };

  return (
    <Screen
      title={t('signIn.title')}
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
        <SignInWarning />
        <TextField
          label={t('signIn.email')}
          value={username}
          onChange={(value) => intents.draft({ userNameDraft: value })}
          error={missing?.email ? t('signIn.emailMissing') : undefined}
          input={{ type: 'email', name: 'username', autoComplete: 'username', spellCheck: false }}
        />
        <SecretField
          label={t('signIn.password')}
          value={password}
          onChange={setPassword}
          error={missing?.password ? t('signIn.passwordMissing') : undefined}
          input={{ name: 'password', autoComplete: 'current-password' }}
        />
        <button type="button" className="link" onClick={onUseToken}>
          {t('signIn.useToken')}
        </button>
      </form>
      <AdvancedSettings />
    </Screen>
  );
}
