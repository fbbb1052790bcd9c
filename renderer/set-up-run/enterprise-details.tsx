import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { PracticeSession } from '../../shared/ipc/practice.ts';
import { SecretField, TextAreaField, TextField } from '../components/field.tsx';
import { asksPassphrase, type NetworkDraft, type NetworkField } from './network-form.ts';

interface EnterpriseDetailsProps {
  readonly draft: NetworkDraft;
  /** In practice: the network, and what opens it. */
  readonly simulated: PracticeSession['networks'][number] | undefined;
  readonly errorAt: (field: NetworkField) => string | undefined;
  readonly onChange: (part: Partial<NetworkDraft>) => void;
}

/** The two ways into an enterprise network that a Photon knows. */
export function EnterpriseDetails({ draft, simulated, errorAt, onChange }: EnterpriseDetailsProps) {
  const { t } = useTranslation();
  const name = useId();
  return (
    <>
      <fieldset className="methods">
        <legend>{t('enterprise.method')}</legend>
        {(['peap', 'tls'] as const).map((kind) => (
          <label key={kind} className="check-row">
            <input type="radio" name={name} checked={draft.kind === kind} onChange={() => onChange({ kind })} />
            {t(`enterprise.${kind}`)}
          </label>
        ))}
      </fieldset>
      {draft.kind === 'peap' ? (
        <>
          <TextField
            label={t('enterprise.userName')}
            hint={simulated?.userName && t('practice.userName', { userName: simulated.userName })}
            value={draft.userName}
            onChange={(userName) => onChange({ userName })}
            error={errorAt('userName')}
            input={{ autoComplete: 'off', autoCapitalize: 'off', spellCheck: false }}
          />
          <SecretField
            label={t('enterprise.password')}
            hint={simulated?.password && t('practice.password', { password: simulated.password })}
            value={draft.password}
            onChange={(password) => onChange({ password })}
            error={errorAt('password')}
            input={{ autoComplete: 'off' }}
          />
        </>
      ) : (
        <>
          <TextAreaField
            label={t('enterprise.clientCertificate')}
            hint={t('enterprise.pemHint')}
            value={draft.clientCertificate}
            onChange={(clientCertificate) => onChange({ clientCertificate })}
            error={errorAt('clientCertificate')}
          />
          <TextAreaField
            label={t('enterprise.privateKey')}
            hint={t('enterprise.pemHint')}
            value={draft.privateKey}
            onChange={(privateKey) => onChange({ privateKey })}
            // A key that was refused has to be given again, and with it comes the field of its passphrase.
            error={errorAt('privateKey') ?? (asksPassphrase(draft) ? undefined : errorAt('privateKeyPassphrase'))}
            area={{ autoComplete: 'off' }}
          />
          {asksPassphrase(draft) && (
            <SecretField
              label={t('enterprise.privateKeyPassphrase')}
              value={draft.privateKeyPassphrase}
              onChange={(privateKeyPassphrase) => onChange({ privateKeyPassphrase })}
              error={errorAt('privateKeyPassphrase')}
              input={{ autoComplete: 'off' }}
            />
          )}
        </>
      )}
      <TextField
        label={t('enterprise.outerIdentity')}
        hint={t('enterprise.outerIdentityHint')}
        value={draft.outerIdentity}
        onChange={(outerIdentity) => onChange({ outerIdentity })}
        error={errorAt('outerIdentity')}
        input={{ autoComplete: 'off', autoCapitalize: 'off', spellCheck: false }}
      />
      <TextAreaField
        label={t('enterprise.rootCertificate')}
        hint={t('enterprise.pemHint')}
        value={draft.rootCertificate}
        onChange={(rootCertificate) => onChange({ rootCertificate })}
        error={errorAt('rootCertificate')}
      />
    </>
  );
}
