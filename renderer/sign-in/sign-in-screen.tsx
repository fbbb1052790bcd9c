import { useState } from 'react';
import { useIntents, useWindow } from '../state/window-context.ts';
import { AccessTokenForm } from './access-token-form.tsx';
import { OneTimeCodeForm } from './one-time-code-form.tsx';
import { PasswordForm } from './password-form.tsx';

/** The ways into the account; what the account asks for decides which one shows. */
export function SignInScreen() {
  const intents = useIntents();
  const status = useWindow((state) => state.snapshot?.session.status);
  const [way, setWay] = useState<'password' | 'token'>('password');
  const start = () => void intents.signedIn();
  if (status === 'one-time-code-needed') return <OneTimeCodeForm onSignedIn={start} />;
  if (way === 'token') return <AccessTokenForm onSignedIn={start} onUsePassword={() => setWay('password')} />;
  return <PasswordForm onSignedIn={start} onUseToken={() => setWay('token')} />;
}
