import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProxyQuestion as Question } from '../../shared/proxy-question.ts';
import { Busy } from '../components/busy.tsx';
import { SecretField, TextField } from '../components/field.tsx';
import { useFocusInvalid } from '../components/use-focus-invalid.ts';
import { StaySignedIn } from '../settings/stay-signed-in.tsx';
import { useIntents } from '../state/window-context.ts';

/** Over every screen, because whatever speaks to the cloud waits for it. Canceled, it ends as an error where it was needed. */
export function ProxyQuestion({ question }: { readonly question: Question }) {
  const { t } = useTranslation();
  const intents = useIntents();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [keep, setKeep] = useState(false);
  const [missing, setMissing] = useState<object>();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const leadId = useId();
  const { proxy, status, refused } = question;
  const trying = status === 'trying';
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  const form = useFocusInvalid(missing);
  // What was refused is typed anew; the name is most often right.
  const wrong = refused && !trying;
  useEffect(() => {
    if (!wrong) return;
    setPassword('');
    form.current?.querySelector<HTMLInputElement>('input[name="proxy-password"]')?.focus();
  }, [form, wrong]);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (trying) return;
    const incomplete = name.trim() === '';
    setMissing(incomplete ? {} : undefined);
    if (!incomplete) await intents.ask('answerProxy', { proxy, name: name.trim(), password, keep });
  };

  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      aria-describedby={leadId}
      onCancel={(event) => {
        event.preventDefault();
        void intents.ask('cancelProxy');
      }}
    >
      <form ref={form} className="stack" noValidate onSubmit={(event) => void send(event)}>
        <h2 id={titleId}>{t('proxy.title')}</h2>
        <p id={leadId}>{t('proxy.lead', { proxy })}</p>
        <TextField
          label={t('proxy.name')}
          value={name}
          onChange={setName}
          error={missing === undefined ? undefined : t('proxy.nameMissing')}
          input={{ name: 'proxy-name', autoComplete: 'off', spellCheck: false, autoFocus: true, maxLength: 512 }}
        />
        <SecretField
          label={t('proxy.password')}
          value={password}
          onChange={setPassword}
          error={wrong ? t('proxy.refused') : undefined}
          input={{ name: 'proxy-password', autoComplete: 'off', maxLength: 1024 }}
        />
        <StaySignedIn label={t('proxy.keep')} hint={t('proxy.keepHint')} stay={keep} onChange={setKeep} />
        <p className="noticing" aria-live="polite" aria-atomic="true">
          {trying && (
            <>
              <Busy />
              {t('proxy.trying')}
            </>
          )}
        </p>
        <div className="actions">
          <button type="button" className="secondary" onClick={() => void intents.ask('cancelProxy')}>
            {t('app.cancel')}
          </button>
          <button type="submit" className="primary" aria-disabled={trying}>
            {t('proxy.submit')}
          </button>
        </div>
      </form>
    </dialog>
  );
}
