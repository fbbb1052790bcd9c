import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import type { Snapshot } from '../../shared/ipc/snapshot.ts';
import type { Result } from '../../shared/result.ts';
import type { WifiAdapter } from '../../shared/setup-events.ts';
import { inOneLine } from '../../shared/text/describe-error.ts';
import { Field } from '../components/field.tsx';
import { useDescribeError } from '../components/use-describe-error.ts';

type JoinSettingsDraft = Pick<Snapshot['settings'], 'joinBy' | 'wifiAdapter'>;

interface JoinSettingsProps {
  readonly draft: JoinSettingsDraft;
  /** Who moves the Wi-Fi is decided elsewhere. */
  readonly locked: boolean;
  /** `undefined` until the system has told them. */
  readonly adapters: Result<readonly WifiAdapter[]> | undefined;
  readonly onChange: (draft: JoinSettingsDraft) => void;
}

/** Who moves the computer's Wi-Fi, and which adapter moves where there is a choice. */
export function JoinSettings({ draft, locked, adapters, onChange }: JoinSettingsProps) {
  const { t, i18n } = useTranslation();
  const describe = useDescribeError();
  const name = useId();
  const { joinBy, wifiAdapter } = draft;
  const known = adapters?.ok === true ? adapters.value : [];
  const gone = wifiAdapter !== '' && adapters?.ok === true && !known.some(({ id }) => id === wifiAdapter);

  return (
    <>
      <fieldset className="methods">
        <legend>{t('advanced.joinBy')}</legend>
        {(['automatic', 'hand'] as const).map((way) => (
          <label key={way} className="check-row">
            <input
              type="radio"
              name={name}
              checked={joinBy === way}
              disabled={locked}
              onChange={() => onChange({ joinBy: way, wifiAdapter })}
            />
            {t(way === 'automatic' ? 'advanced.joinAutomatic' : 'advanced.joinHand')}
          </label>
        ))}
        {locked && <p className="field-hint">{t('advanced.locked')}</p>}
      </fieldset>
      {joinBy === 'automatic' && (known.length > 1 || gone) && (
        <Field label={t('advanced.adapter')}>
          {(attributes) => (
            <select
              {...attributes}
              value={wifiAdapter}
              onChange={(event) => onChange({ joinBy, wifiAdapter: event.target.value })}
            >
              <option value="">{t('advanced.adapterAny')}</option>
              {known.map((adapter) => (
                <option key={adapter.id} value={adapter.id} dir="auto">
                  {adapter.carriesInternet ? t('advanced.adapterOnline', { adapter: adapter.name }) : adapter.name}
                </option>
              ))}
              {gone && <option value={wifiAdapter}>{t('advanced.adapterGone', { adapter: wifiAdapter })}</option>}
            </select>
          )}
        </Field>
      )}
      <p className="field-hint" role="status">
        {joinBy === 'automatic' && adapters?.ok === false ? quietWords(adapters.error) : ''}
      </p>
    </>
  );

  function quietWords(error: SetupError): string {
    const { title, next } = describe(error);
    return inOneLine(i18n, title, next);
  }
}
