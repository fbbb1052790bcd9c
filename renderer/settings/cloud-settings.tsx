import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import type { LockableSetting } from '../../shared/policy.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { SecretField, TextField } from '../components/field.tsx';
import { useFocusInvalid } from '../components/use-focus-invalid.ts';
import { useIntents, useWindow } from '../state/window-context.ts';
import { NotApplied } from './not-applied.tsx';
import { SettingsSection } from './settings-section.tsx';
import { StaySignedIn } from './stay-signed-in.tsx';
import { type UnappliedProps, useUnapplied } from './unapplied.ts';

interface Wrong {
  readonly cloudUrl: boolean;
  readonly clientId: boolean;
}

/** Where passwords and tokens go: applied by a button of its own, never by the way. */
export function CloudSettings(props: UnappliedProps) {
  const { asking, onDiscard } = props;
  const { t } = useTranslation();
  const intents = useIntents();
  const settings = useWindow((state) => state.snapshot?.settings);
  const locked = useWindow((state) => state.snapshot?.policy.locked) ?? [];
  const busy = useWindow((state) => state.snapshot?.running === true || state.deviceJob.running);
  const [cloudUrl, setCloudUrl] = useState(settings?.cloudUrl ?? '');
  const [clientId, setClientId] = useState(settings?.clientId ?? '');
  const [clientSecret, setClientSecret] = useState('');
  const [keepSecret, setKeepSecret] = useState(false);
  const [wrong, setWrong] = useState<Wrong>();
  const [refusal, setRefusal] = useState<SetupError>();
  const [applied, setApplied] = useState(false);
  const otherCloud = tidy(cloudUrl) !== tidy(settings?.cloudUrl ?? '');
  const unapplied = otherCloud || clientId.trim() !== settings?.clientId || clientSecret !== '';
  const applyButton = useUnapplied(props, unapplied);
  const form = useFocusInvalid(wrong);
  const hint = (name: LockableSetting, usual: string | undefined) =>
    locked.includes(name) ? t('advanced.locked') : usual;

  const apply = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setApplied(false);
    setRefusal(undefined);
    const missing = clientId.trim() === '';
    setWrong(missing ? { cloudUrl: false, clientId: true } : undefined);
    if (missing) return;
    const answer = await intents.ask('saveSettings', {
      cloudUrl,
      clientId,
      ...(clientSecret === '' ? {} : { clientSecret, ...(keepSecret && { keepSecret }) }),
    });
    setApplied(answer.ok);
    if (answer.ok) setClientSecret('');
    else if (answer.error.code === 'invalid-input') setWrong({ cloudUrl: true, clientId: false });
    else setRefusal(answer.error);
  };

  return (
    <SettingsSection title={t('preferences.cloud.title')}>
      <form ref={form} className="stack" noValidate onSubmit={(event) => void apply(event)}>
        <TextField
          label={t('advanced.cloudUrl')}
          hint={hint('cloudUrl', t('preferences.cloud.lead'))}
          error={wrong?.cloudUrl ? t('preferences.cloud.addressWrong') : undefined}
          value={cloudUrl}
          onChange={setCloudUrl}
          input={{
            type: 'url',
            inputMode: 'url',
            autoComplete: 'off',
            spellCheck: false,
            className: 'code',
            readOnly: locked.includes('cloudUrl'),
          }}
        />
        <TextField
          label={t('advanced.clientId')}
          hint={hint('clientId', undefined)}
          error={wrong?.clientId ? t('preferences.cloud.clientIdMissing') : undefined}
          value={clientId}
          onChange={setClientId}
          input={{
            autoComplete: 'off',
            spellCheck: false,
            className: 'code',
            readOnly: locked.includes('clientId'),
          }}
        />
        <SecretField
          label={t('advanced.clientSecret')}
          hint={t('advanced.clientSecretHint')}
          showLabel={t('preferences.cloud.showSecret')}
          value={clientSecret}
          onChange={setClientSecret}
          input={{ autoComplete: 'off', className: 'code' }}
        />
        {clientSecret !== '' && (
          <StaySignedIn label={t('advanced.keepSecret')} stay={keepSecret} onChange={setKeepSecret} />
        )}
        {refusal !== undefined && <ErrorNotice error={refusal} />}
        <NotApplied
          asking={asking}
          title={t('preferences.cloud.notApplied')}
          lead={t('preferences.cloud.notAppliedLead')}
          onDiscard={onDiscard}
        />
        <div className="inline-actions">
          <button ref={applyButton} type="submit" className="secondary" aria-disabled={busy}>
            {t('preferences.cloud.apply')}
          </button>
          <span className="good-words" aria-live="polite" aria-atomic="true">
            {applied && !unapplied ? t('preferences.cloud.applied') : ''}
          </span>
          {busy && <span className="field-hint">{t('preferences.cloud.busy')}</span>}
          {!busy && otherCloud && <span className="field-hint">{t('preferences.cloud.signsOut')}</span>}
        </div>
      </form>
    </SettingsSection>
  );
}

/** An address as it is saved, so that a slash at its end is no change. */
function tidy(address: string): string {
  const text = address.trim();
  return (URL.canParse(text) ? new URL(text).href : text).replace(/(?<!\/)\/+$/, '');
}
