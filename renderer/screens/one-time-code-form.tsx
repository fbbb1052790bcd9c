import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { TextField } from '../components/field.tsx';
import { Screen } from '../components/screen.tsx';
import { useFocusInvalid } from '../use-focus-invalid.ts';
import { useIntents } from '../window-context.ts';
import { SignInWarning } from './sign-in-warning.tsx';

export function OneTimeCodeForm({ onSignedIn }: { readonly onSignedIn: () => void }) {
  const { t } = useTranslation();
  const intents = useIntents();
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState<object>();
  const [refusal, setRefusal] = useState<SetupError>();
  const form = useRef<HTMLFormElement>(null);
  const formId = useId();
  useFocusInvalid(form, missing);
  const leave = () => void intents.ask('signOut');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setMissing(code.trim() === '' ? {} : undefined);
    if (busy || code.trim() === '') return;
    setBusy(true);
    setRefusal(undefined);
    const answer = await intents.ask('submitOneTimeCode', { code });
    setBusy(false);
    if (answer.ok || answer.error.code === 'one-time-code-refused') setCode('');
    if (answer.ok) onSignedIn();
    else setRefusal(answer.error);
  };

  return (
    <Screen
      title={t('signIn.codeTitle')}
      lead={t('signIn.codeLead')}
      width="narrow"
      onEscape={leave}
      back={
        <button type="button" className="secondary" onClick={leave}>
          {t('signIn.otherAccount')}
        </button>
      }
      actions={
        <button type="submit" form={formId} className="primary" aria-disabled={busy}>
          {busy ? t('signIn.submitting') : t('signIn.codeSubmit')}
        </button>
      }
    >
      <form id={formId} ref={form} className="stack" noValidate onSubmit={(event) => void submit(event)}>
        {refusal !== undefined && <ErrorNotice error={refusal} />}
        <SignInWarning />
        <TextField
          label={t('signIn.code')}
          value={code}
          onChange={setCode}
          error={missing === undefined ? undefined : t('signIn.codeMissing')}
          input={{
            name: 'one-time-code',
            autoComplete: 'one-time-code',
            inputMode: 'numeric',
            className: 'code short',
          }}
        />
      </form>
    </Screen>
  );
}
