import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Screen } from '../components/screen.tsx';
import { useFocusInvalid } from '../components/use-focus-invalid.ts';
import { CloudInUse } from '../settings/cloud-in-use.tsx';
import { useIntents } from '../state/window-context.ts';

interface SignInFormProps {
  readonly title: string;
  readonly lead: string;
  /** Where Back is not the way to the screen before. */
  readonly backLabel?: string;
  readonly onBack?: () => void;
  readonly submitLabel?: string;
  /** Another way on, before the one that sends. */
  readonly also?: ReactNode;
  /** What is missing, a new object after each try, so that the focus goes to the first such field again. */
  readonly missing: object | undefined;
  /** Sends what was typed; undefined when something is missing and nothing was sent. */
  readonly send: () => Promise<Result<unknown>> | undefined;
  /** A secret is typed here: which cloud gets it stands below. */
  readonly asksSecret?: boolean;
  readonly children: ReactNode;
  /** Stands below the form and is no part of it. */
  readonly after?: ReactNode;
}

/** The frame of every way into the account: one request at a time, its refusal above the fields, Enter sends, Esc goes back. */
export function SignInForm({ missing, send, asksSecret = false, ...props }: SignInFormProps) {
  const { t } = useTranslation();
  const { goBack } = useIntents();
  const { onBack = goBack } = props;
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<SetupError>();
  const formId = useId();
  const form = useFocusInvalid(missing);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const answer = send();
    if (answer === undefined) return;
    setBusy(true);
    setRefusal(undefined);
    const result = await answer;
    setBusy(false);
    if (!result.ok) setRefusal(result.error);
  };

  return (
    <Screen
      title={props.title}
      lead={props.lead}
      width="narrow"
      onEscape={onBack}
      back={
        <button type="button" className="secondary" onClick={onBack}>
          {props.backLabel ?? t('app.back')}
        </button>
      }
      actions={
        <>
          {props.also}
          <button type="submit" form={formId} className="primary" aria-disabled={busy}>
            {busy ? t('signIn.submitting') : (props.submitLabel ?? t('signIn.submit'))}
          </button>
        </>
      }
    >
      <form id={formId} ref={form} className="stack" noValidate onSubmit={(event) => void submit(event)}>
        {refusal !== undefined && <ErrorNotice error={refusal} />}
        {props.children}
      </form>
      {asksSecret && <CloudInUse />}
      {props.after}
    </Screen>
  );
}
