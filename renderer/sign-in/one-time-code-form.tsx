import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldOf } from '../../shared/error-meaning.ts';
import { TextField } from '../components/field.tsx';
import { useIntents } from '../state/window-context.ts';
import { SignInForm } from './sign-in-form.tsx';
import { SignInWarning } from './sign-in-warning.tsx';

export function OneTimeCodeForm({ onSignedIn }: { readonly onSignedIn: () => void }) {
  const { t } = useTranslation();
  const intents = useIntents();
  const [code, setCode] = useState('');
  const [missing, setMissing] = useState<object>();

  const send = () => {
    const empty = code.trim() === '';
    setMissing(empty ? {} : undefined);
    return empty ? undefined : sendCode();
  };
  const sendCode = async () => {
    const answer = await intents.ask('submitOneTimeCode', { code });
    if (answer.ok || fieldOf(answer.error.code) === 'oneTimeCode') setCode('');
    if (answer.ok) onSignedIn();
    return answer;
  };

  return (
    <SignInForm
      title={t('signIn.codeTitle')}
      lead={t('signIn.codeLead')}
      backLabel={t('signIn.otherAccount')}
      onBack={() => void intents.ask('signOut')}
      submitLabel={t('signIn.codeSubmit')}
      missing={missing}
      send={send}
    >
      <SignInWarning />
      <TextField
        label={t('signIn.code')}
        value={code}
        onChange={setCode}
        error={missing === undefined ? undefined : t('signIn.codeMissing')}
        input={{ name: 'one-time-code', autoComplete: 'one-time-code', inputMode: 'numeric', className: 'code short' }}
      />
    </SignInForm>
  );
}
