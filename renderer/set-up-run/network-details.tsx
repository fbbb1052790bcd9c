import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import { decodeSecurity, type SecurityName } from '../../shared/security-type.ts';
import { describeError } from '../../shared/text/describe-error.ts';
import { type HeardNetwork, remarksOnChoice } from '../../shared/wifi-network.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Field, TextField } from '../components/field.tsx';
import { Foreign } from '../components/foreign.tsx';
import { Notice } from '../components/notice.tsx';
import { useWindow } from '../state/window-context.ts';
import { EnterpriseDetails } from './enterprise-details.tsx';
import {
  draftChoice,
  draftSecurity,
  isAmong,
  type NetworkDraft,
  type NetworkField,
  networkFieldOf,
  offeredSecurities,
  takesPassword,
  tellsItsSecurity,
} from './network-form.ts';
import { RememberPassword, WifiPassword } from './wifi-password.tsx';

interface NetworkDetailsProps {
  readonly draft: NetworkDraft;
  readonly heard: HeardNetwork | undefined;
  /** Networks whose passwords the main process has. */
  readonly kept: readonly Pick<HeardNetwork, 'ssid' | 'security'>[];
  readonly problem: SetupError | undefined;
  readonly onChange: (part: Partial<NetworkDraft>) => void;
}

/** What the chosen network needs: nothing, a password, or an enterprise's details. */
export function NetworkDetails({ draft, heard, kept, problem, onChange }: NetworkDetailsProps) {
  const { t, i18n } = useTranslation();
  const practice = useWindow((state) => state.snapshot?.practice);
  const security = draftSecurity(draft, heard);
  const kind = security === undefined ? undefined : decodeSecurity(security).class;
  const choice = draftChoice(draft, heard);
  const opensByPassword = security !== undefined && takesPassword(security);
  const keeps = isAmong(kept, choice);
  const simulated = practice?.networks.find(({ ssid }) => ssid === choice.ssid);
  const hidden = practice?.networks.find((network) => network.hidden);
  const errorAt = (field: NetworkField) =>
    problem !== undefined && networkFieldOf(problem) === field
      ? t('errorParts.inField', { ...describeError(problem, i18n) })
      : undefined;

  return (
    <div className="panel stack">
      {heard === undefined ? (
        <TextField
          label={t('choose.name')}
          hint={hidden === undefined ? t('choose.nameHint') : t('practice.hiddenName', { network: hidden.ssid })}
          value={draft.otherName}
          onChange={(otherName) => onChange({ otherName })}
          error={errorAt('name')}
          input={{ autoComplete: 'off', autoCapitalize: 'off', spellCheck: false, dir: 'auto' }}
        />
      ) : (
        <h2 className="network-title">
          <Foreign text={heard.ssid} />
        </h2>
      )}

      {(heard === undefined || !tellsItsSecurity(heard)) && (
        <Field label={t('choose.security')} error={errorAt('security')}>
          {(attributes) => (
            <select
              {...attributes}
              value={draft.security}
              onChange={(event) => onChange({ security: event.target.value as SecurityName | '' })}
            >
              <option value="">{t('choose.securityChoose')}</option>
              {offeredSecurities.map((name) => (
                <option key={name} value={name}>
                  {t(`choose.securityName.${name}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}

      {kind === 'open' && (
        <Notice tone="info">
          <p>{t('choose.open')}</p>
        </Notice>
      )}
      {opensByPassword && keeps && (
        <div className="stack tight" role="radiogroup" aria-label={t('choose.password')}>
          <label className="check-row">
            <input
              type="radio"
              name="kept"
              checked={draft.useKeptPassword}
              onChange={() => onChange({ useKeptPassword: true, password: '' })}
            />
            {t('choose.keptPassword')}
          </label>
          <label className="check-row">
            <input
              type="radio"
              name="kept"
              checked={!draft.useKeptPassword}
              onChange={() => onChange({ useKeptPassword: false })}
            />
            {t('choose.newPassword')}
          </label>
        </div>
      )}
      {opensByPassword && !(keeps && draft.useKeptPassword) && (
        <WifiPassword
          network={choice}
          password={draft.password}
          onChange={(password) => onChange({ password })}
          error={errorAt('password')}
        />
      )}
      {opensByPassword && (
        <RememberPassword remember={draft.remember} onChange={(remember) => onChange({ remember })} />
      )}
      {(kind === 'wpa-enterprise' || kind === 'wpa2-enterprise') && (
        <EnterpriseDetails draft={draft} simulated={simulated} errorAt={errorAt} onChange={onChange} />
      )}

      {kind === 'wep' && (
        <Notice tone="warn">
          <p>{t('choose.wepWarning')}</p>
        </Notice>
      )}
      {remarksOnChoice(choice, heard).map((remark) => (
        <ErrorNotice key={remark.code} error={remark} tone="warn" />
      ))}
    </div>
  );
}
