import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldOf } from '../../shared/error-meaning.ts';
import { SecretField } from '../components/field.tsx';
import { StaySignedIn } from '../settings/stay-signed-in.tsx';
import { useIntents } from '../state/window-context.ts';
import { SignInForm } from './sign-in-form.tsx';

interface AccessTokenFormProps {
  readonly onSignedIn: () => void;
  readonly onUsePassword: () => void;
}

export function AccessTokenForm({ onSignedIn, onUsePassword }: AccessTokenFormProps) {
  const { t } = useTranslation();
  const intents = useIntents();
  const [token, setToken] = useState('');
  const [stay, setStay] = useState(false);
  const [missing, setMissing] = useState<object>();

  const send = () => {
    const empty = token.trim() === '';
    setMissing(empty ? {} : undefined);
    return empty ? undefined : sendToken();
  };
  const sendToken = async () => {
    const answer = await intents.ask('useAccessToken', { token, ...(stay && { stay }) });
    // As with passwords: only a token that never reached the cloud stays.
    if (answer.ok || fieldOf(answer.error.code) === 'accessToken') setToken('');
    if (answer.ok) onSignedIn();
    return answer;
  };

  return (
    <SignInForm title={t('signIn.tokenTitle')} lead={t('signIn.lead')} missing={missing} send={send} asksSecret>
      <SecretField
        label={t('signIn.token')}
        hint={t('signIn.tokenHint')}
        showLabel={t('app.showToken')}
        value={token}
        onChange={setToken}
        error={missing === undefined ? undefined : t('signIn.tokenMissing')}
        input={{ name: 'token', autoComplete: 'off', className: 'code' }}
      />
      <StaySignedIn label={t('signIn.stay')} stay={stay} onChange={setStay} />
      <button type="button" className="link" onClick={onUsePassword}>
        {t('signIn.usePassword')}
      </button>
    </SignInForm>
  );
}
