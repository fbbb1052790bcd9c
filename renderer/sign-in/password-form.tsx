import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldOf } from '../../shared/error-meaning.ts';
import { SecretField, TextField } from '../components/field.tsx';
import { StaySignedIn } from '../settings/stay-signed-in.tsx';
import { useIntents, useWindow } from '../state/window-context.ts';
import { SignInForm } from './sign-in-form.tsx';
import { SignInWarning } from './sign-in-warning.tsx';

interface PasswordFormProps {
  readonly onSignedIn: () => void;
  readonly onUseToken: () => void;
}

export function PasswordForm({ onSignedIn, onUseToken }: PasswordFormProps) {
  const { t } = useTranslation();
  const intents = useIntents();
  const username = useWindow((state) => state.userNameDraft);
  const cloud = useWindow((state) => state.snapshot?.settings.cloudUrl) ?? '';
  const [password, setPassword] = useState('');
  const [stay, setStay] = useState(false);
  const [missing, setMissing] = useState<{ readonly email: boolean; readonly password: boolean }>();

  const send = () => {
    const empty = { email: username.trim() === '', password: password === '' };
    const incomplete = empty.email || empty.password;
    setMissing(incomplete ? empty : undefined);
    return incomplete ? undefined : signIn();
  };
  const signIn = async () => {
    const answer = await intents.ask('signIn', { username, password, ...(stay && { stay }) });
    // A password that did its work or was refused is forgotten; one that never arrived need not be typed again.
    if (answer.ok || fieldOf(answer.error.code) === 'password') setPassword('');
    if (answer.ok && answer.value === 'signed-in') onSignedIn();
    return answer;
  };

  return (
    <SignInForm title={t('signIn.title')} lead={t('signIn.lead')} missing={missing} send={send} asksSecret>
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
        hint={t('signIn.passwordGoesTo', { cloud })}
        value={password}
        onChange={setPassword}
        error={missing?.password ? t('signIn.passwordMissing') : undefined}
        input={{ name: 'password', autoComplete: 'current-password' }}
      />
      <StaySignedIn label={t('signIn.stay')} stay={stay} onChange={setStay} />
      <button type="button" className="link" onClick={onUseToken}>
        {t('signIn.useToken')}
      </button>
    </SignInForm>
  );
}
